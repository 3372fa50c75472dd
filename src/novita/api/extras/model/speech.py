"""Speech: the bytes, whatever way they came."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from novita._core.call import Answer, TransportError
from novita._core.decode import decode, refusal
from novita._core.events import Instead, failure, is_failure
from novita._core.media import media_type
from novita._core.operation import Operation
from novita._core.options import Options
from novita._core.sse import EventDecoder, EventTooLargeError
from novita.api.extras.model.media import AsyncMediaFile, MediaFile
from novita.exceptions import APIConnectionError, NovitaError, ResponseValidationError
from novita.operations.model._base import SpeechOperation
from novita.types.model.audio import Speech28, SpeechAudio, SpeechInfo, sounding
from novita.types.model.images import MediaSource

if TYPE_CHECKING:
    from novita._client.aio import AsyncSession
    from novita._client.sync import SyncSession
    from novita._transport import AsyncOpenAnswer, OpenAnswer

_MAX_EVENT_BYTES = 32 * 1024 * 1024
"""The last event may hold all of the audio once more, as hexadecimal digits."""


SpokenT = TypeVar("SpokenT", SpeechAudio, Speech28, bytes)


def _source(answer: SpeechAudio | Speech28 | bytes) -> MediaSource:
    """Where the audio of an answer is."""
    if isinstance(answer, bytes):
        _check_audio(answer, "speech")
        return MediaSource(data=answer, type=media_type(answer[:16]).partition("/")[2])
    try:
        found = answer.source
    except msgspec.ValidationError as error:
        raise ResponseValidationError(f"speech: {error}", operation="speech") from None
    if not (found.url or found.data):
        raise ResponseValidationError("speech: the answer has no audio", operation="speech")
    info = answer.extra_info if isinstance(answer, Speech28) else None
    return MediaSource(url=found.url, data=found.data, type=info.audio_format if info else "")


def _check_audio(answer: bytes, name: str) -> None:
    if not answer or _is_json(answer):  # a failure of the engine behind the service
        told = answer[:2000].decode("utf-8", "replace")
        raise ResponseValidationError(f"{name}: the answer has no audio: {told}", operation=name, body=told)


def _is_json(answer: bytes) -> bool:
    try:
        return answer[:1] in {b"{", b"["} and bool(msgspec.json.decode(answer))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


class _AnySpeech:
    """What both kinds of speech know."""

    __slots__ = ()

    if TYPE_CHECKING:
        raw: SpeechAudio | Speech28 | bytes
        """The answer itself."""

    @property
    def info(self) -> SpeechInfo | None:
        """What the service says about the audio, if it does: length, format, characters billed."""
        return self.raw.extra_info if isinstance(self.raw, Speech28) else None

    @property
    def duration_seconds(self) -> float | None:
        """Length, if the service says it."""
        return self.info.audio_length / 1000 if self.info else None


class Speech(MediaFile, _AnySpeech):
    """Speech: `audio` has the bytes, `save` writes them."""

    __slots__ = ("raw",)

    @classmethod
    def of(cls, client: SyncSession, answer: SpokenT) -> Speech:
        """The speech of an answer."""
        speech = cls(client, _source(answer))
        speech.raw = answer
        return speech

    @property
    def audio(self) -> bytes:
        """The bytes; fetched once if the answer was a link.

        Raises:
            DownloadError: The file did not arrive whole, or the link must not be followed.
        """
        return self.read()

    def __bytes__(self) -> bytes:
        return self.read()


class AsyncSpeech(AsyncMediaFile, _AnySpeech):
    """Speech: `audio` has the bytes, `save` writes them."""

    __slots__ = ("raw",)

    @classmethod
    def of(cls, client: AsyncSession, answer: SpokenT) -> AsyncSpeech:
        """The speech of an answer."""
        speech = cls(client, _source(answer))
        speech.raw = answer
        return speech

    @property
    def audio(self) -> bytes:
        """The bytes; of a link only after `await speech.read()`.

        Raises:
            NovitaError: The answer was a link that was not followed yet.
        """
        if not self._data:
            raise NovitaError("speech: the answer is a link; `await speech.read()` fetches the bytes")
        return self._data

    def __bytes__(self) -> bytes:
        return self.audio


class _Sound:
    """From the bytes of a stream to the audio in it, without IO."""

    def __init__(self, operation: SpeechOperation[Any], options: Options) -> None:
        self._operation = operation
        self._options = options
        self._raw = operation.spec.response is bytes
        self._events = EventDecoder(_MAX_EVENT_BYTES)
        self._instead = Instead()
        self._begun = False
        self.finished = self._raw

    def asking(self) -> Operation[Any]:
        """The operation, asking for a stream."""
        if self._raw:
            return self._operation
        members: dict[str, Any] = {"stream": True}
        if self._operation.spec.response is Speech28:
            members["stream_options"] = {"exclude_aggregated_audio": True}
        # The other form of the answer would be a link, which is not streamed.
        changes = {"extra": {**members, **(self._operation.extra or {})}, "output_format": None}
        return self._operation.model_copy(update=changes)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take the next bytes and give the audio they complete."""
        if self._raw:
            yield from self._passed(chunk)
            return
        name = self._operation.spec.name
        self._instead.add(chunk)
        try:
            for event in self._events.feed(chunk):
                if piece := self._piece(event.data):
                    yield piece
        except EventTooLargeError as error:
            raise APIConnectionError(f"{name}: {error}", operation=name) from None

    def _passed(self, chunk: bytes) -> Iterator[bytes]:
        """Hold bytes back as long as they may be a failure in the place of audio."""
        if self._instead.ruled_out:
            yield chunk
            return
        self._instead.add(chunk)
        if self._instead.ruled_out:
            yield self._instead.held

    def end(self) -> Iterator[bytes]:
        """The stream ended as it should: what was held back."""
        if self._raw and not self._instead.ruled_out:
            _check_audio(self._instead.held, self._operation.spec.name)
            yield self._instead.held

    def _piece(self, data: bytes) -> bytes:
        spec = self._operation.spec
        if not data.strip():  # keeps the connection alive
            return b""
        if data == b"[DONE]":
            self.finished = True
            return b""
        if is_failure(data):
            raise failure(spec.name, data, self._options)
        answer = Answer(200, [], data, "")
        try:
            value = decode(spec, answer)
            if refused := refusal(spec, value, answer, 1):
                raise refused
            text = value.audio if isinstance(value, SpeechAudio) else value.data.audio if value.data else ""
            status = value.status if isinstance(value, SpeechAudio) else value.data.status if value.data else 1
            last = isinstance(value, Speech28) and value.extra_info is not None
            self.finished = self.finished or last or (status == 2 and not text)
            if last and self._begun:
                return b""  # the whole audio once more, in spite of what was asked
            piece = sounding(text).data if text else b""
        except msgspec.DecodeError as error:
            raise ResponseValidationError(
                f"{spec.name}: an event of the stream does not fit the documentation: {error}", operation=spec.name
            ) from None
        self._begun = self._begun or bool(piece)
        return piece

    def broken(self, error: TransportError | None) -> NovitaError:
        """The error for a stream that stopped before its end."""
        name = self._operation.spec.name
        if error is None and not self._instead.ruled_out:  # no stream at all, perhaps a failure in its place
            try:
                self._piece(self._instead.held)
            except NovitaError as told:
                return told
        why = str(error) if error else "the server closed it before its end"
        return APIConnectionError(f"{name}: the stream broke: {why}", operation=name)


class SpeechStream:
    """Speech as it is made: use it in a `with` block and iterate over it for pieces of the audio."""

    def __init__(self, client: SyncSession, operation: SpeechOperation[Any]) -> None:
        self._client = client
        self._sound = _Sound(operation, client._options)
        self._answer: OpenAnswer | None = None

    def __enter__(self) -> Self:
        self._answer = self._client._open(self._sound.asking())
        return self

    def __iter__(self) -> Iterator[bytes]:
        if self._answer is None:
            raise NovitaError("speech: use the stream in a with block")
        try:
            for chunk in self._answer.chunks():
                yield from self._sound.feed(chunk)
        except TransportError as error:
            raise self._sound.broken(error) from error
        finally:
            self.close()
        if not self._sound.finished:
            raise self._sound.broken(None)
        yield from self._sound.end()

    def close(self) -> None:
        """Close the connection."""
        if self._answer is not None:
            self._answer.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncSpeechStream:
    """Speech as it is made: use it in an `async with` block and iterate over it for pieces of the audio."""

    def __init__(self, client: AsyncSession, operation: SpeechOperation[Any]) -> None:
        self._client = client
        self._sound = _Sound(operation, client._options)
        self._answer: AsyncOpenAnswer | None = None

    async def __aenter__(self) -> Self:
        self._answer = await self._client._open(self._sound.asking())
        return self

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._answer is None:
            raise NovitaError("speech: use the stream in an async with block")
        try:
            async for chunk in self._answer.chunks():
                for piece in self._sound.feed(chunk):
                    yield piece
        except TransportError as error:
            raise self._sound.broken(error) from error
        finally:
            await self.close()
        if not self._sound.finished:
            raise self._sound.broken(None)
        for piece in self._sound.end():
            yield piece

    async def close(self) -> None:
        """Close the connection."""
        if self._answer is not None:
            await self._answer.close()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
