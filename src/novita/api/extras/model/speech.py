"""Speech: the bytes, whatever way they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from novita._core.media import media_type
from novita.api.extras.model.media import AsyncMediaFile, MediaFile
from novita.exceptions import NovitaError, ResponseValidationError
from novita.types.model.audio import Speech28, SpeechAudio, SpeechInfo
from novita.types.model.images import MediaSource

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient, NovitaClient


def _source(answer: SpeechAudio | Speech28 | bytes) -> MediaSource:
    """Where the audio of an answer is."""
    if isinstance(answer, bytes):
        return MediaSource(data=answer, type=media_type(answer[:16]).partition("/")[2])
    try:
        found = answer.source
    except msgspec.ValidationError as error:
        raise ResponseValidationError(f"speech: {error}", operation="speech") from None
    if not (found.url or found.data):
        raise ResponseValidationError("speech: the answer has no audio", operation="speech")
    info = answer.extra_info if isinstance(answer, Speech28) else None
    return MediaSource(url=found.url, data=found.data, type=info.audio_format if info else "")


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
    def of(cls, client: NovitaClient, answer: SpeechAudio | Speech28 | bytes) -> Speech:
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
    def of(cls, client: AsyncNovitaClient, answer: SpeechAudio | Speech28 | bytes) -> AsyncSpeech:
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
