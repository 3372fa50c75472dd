"""Speech with a service that answers as it likes: every shape of audio, and every way a stream can end badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from lab.pieces import Body
from novita import AsyncNovitaClient, NovitaClient
from novita.api.extras.model import speech
from novita.exceptions import (
    AmbiguousGatewayError,
    APIConnectionError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NovitaError,
    RateLimitError,
    ResponseValidationError,
)
from novita.operations.model.audio import FishAudioTextToSpeech, Speech02Hd, Speech28Hd

LINK = "https://files.example/a.mp3"
NEW = Speech28Hd(text="Hello", voice_id="x")
OLD = Speech02Hd(text="Hello", voice_id="x")
FISH = FishAudioTextToSpeech(text="Hello")


def event(**members: Any) -> bytes:
    return b"data: " + json.dumps(members).encode() + b"\n\n"


def hear_sync(operation: Any, body: Body) -> tuple[list[bytes], Exception | None]:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=body))
    heard: list[bytes] = []
    with httpx.Client(transport=transport) as own, NovitaClient("sk-x").with_options(http_client=own) as client:
        try:
            with client.model.audio.stream(operation) as pieces:
                heard.extend(pieces)
        except NovitaError as error:
            return heard, error
    return heard, None


def hear_async(operation: Any, body: Body) -> tuple[list[bytes], Exception | None]:
    async def main() -> tuple[list[bytes], Exception | None]:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=body))
        heard: list[bytes] = []
        async with (
            httpx.AsyncClient(transport=transport) as own,
            AsyncNovitaClient("sk-x").with_options(http_client=own) as client,
        ):
            try:
                async with client.model.audio.stream(operation) as pieces:
                    async for piece in pieces:
                        heard.append(piece)  # noqa: PERF401 - what was heard before an error counts
            except NovitaError as error:
                return heard, error
        return heard, None

    return asyncio.run(main())


Hear = Callable[[Any, Body], tuple[list[bytes], Exception | None]]


@pytest.fixture(params=[hear_sync, hear_async], ids=["sync", "async"])
def hear(request: pytest.FixtureRequest) -> Hear:
    chosen: Hear = request.param
    return chosen


FIRST, SECOND = event(data={"audio": "4944", "status": 1}), event(data={"audio": "33", "status": 1})
LAST = event(data={"audio": "494433", "status": 2}, extra_info={"audio_length": 100})


@pytest.mark.parametrize(
    ("operation", "pieces"),
    [
        pytest.param(NEW, (FIRST, SECOND, LAST), id="the whole once more at the end"),
        pytest.param(NEW, (LAST,), id="all of it at the end"),
        pytest.param(NEW, (FIRST, SECOND, b"data: [DONE]\n\n"), id="an end mark"),
        pytest.param(OLD, (event(audio="4944", status=1), event(audio="33", status=1), event(status=2)), id="old"),
        pytest.param(FISH, (b"ID", b"3"), id="plain bytes"),
        pytest.param(NEW, (b"data:\n\n", FIRST, b"data: \n\n", SECOND, LAST), id="blank data"),
        pytest.param(
            NEW,
            (
                event(data={"audio": "4944", "status": 1}, extra_info=None, trace_id=None),
                SECOND,
                event(data={"audio": None, "status": 2}, extra_info={"audio_length": None}),
            ),
            id="nulls",
        ),
    ],
)
@pytest.mark.parametrize("size", [None, 7])
def test_audio_is_heard_once_and_whole(hear: Hear, operation: Any, pieces: tuple[bytes, ...], size: int | None) -> None:
    sent = b"".join(pieces)
    body = Body(*(pieces if size is None else [sent[at : at + size] for at in range(0, len(sent), size)]))
    heard, error = hear(operation, body)
    assert error is None
    assert b"".join(heard) == b"ID3"
    assert body.closed


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        pytest.param((FIRST,), "the stream broke: the server closed it before its end", id="cut"),
        pytest.param((FIRST, b"data: ", b"{"), "the stream broke: the server closed it before its end", id="cut late"),
        pytest.param((FIRST, httpx.ReadError("reset")), "the stream broke: .*reset", id="reset"),
        pytest.param((FIRST, b"data: " + b"x" * 500), "larger than 400 bytes", id="too large"),
    ],
)
def test_a_stream_that_breaks_gives_what_came_and_an_error(
    hear: Hear, pieces: tuple[Any, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_MAX_EVENT_BYTES", 400)
    body = Body(*pieces)
    heard, error = hear(NEW, body)
    assert heard == [b"ID"]
    assert isinstance(error, APIConnectionError)
    with pytest.raises(APIConnectionError, match=rf"^model\.audio\.minimax_speech_2_8_hd: .*{told}"):
        raise error
    assert body.closed


@pytest.mark.parametrize("data", [b'{"data": {"audio": "no digits"}}', b'{"data": 5}', b"{"])
def test_an_event_that_does_not_fit_is_told(hear: Hear, data: bytes) -> None:
    heard, error = hear(NEW, Body(FIRST, b"data: " + data + b"\n\n"))
    assert heard == [b"ID"]
    assert isinstance(error, ResponseValidationError)
    assert "an event of the stream does not fit the documentation" in str(error)


def test_a_refusal_in_the_stream_is_the_error_it_is_elsewhere(hear: Hear) -> None:
    refused = event(base_resp={"status_code": 1042, "status_msg": "odd characters"})
    heard, error = hear(NEW, Body(FIRST, refused))
    assert heard == [b"ID"]
    assert isinstance(error, BadRequestError)
    assert "odd characters" in str(error)


@pytest.mark.parametrize(
    ("failed", "kind"),
    [
        ({"error": {"message": "no luck", "code": 400}}, BadRequestError),
        ({"code": 429, "message": "no luck"}, RateLimitError),
        ({"reason": "X", "message": "no luck"}, InternalServerError),
    ],
)
def test_a_failure_in_the_stream_is_the_error_it_is_elsewhere(
    hear: Hear, failed: dict[str, Any], kind: type[Exception]
) -> None:
    heard, error = hear(NEW, Body(FIRST, event(**failed)))
    assert heard == [b"ID"]
    assert isinstance(error, kind)
    assert "no luck" in str(error)


@pytest.mark.parametrize("size", [None, 5])
def test_a_failure_in_the_place_of_a_stream_is_the_error_it_is_elsewhere(hear: Hear, size: int | None) -> None:
    said = json.dumps({"base_resp": {"status_code": 1042, "status_msg": "odd characters"}}).encode()
    pieces = [said] if size is None else [said[at : at + size] for at in range(0, len(said), size)]
    heard, error = hear(NEW, Body(*pieces))
    assert heard == []
    assert isinstance(error, BadRequestError)
    assert "odd characters" in str(error)


@pytest.mark.parametrize("pieces", [(b'{"message":', b' "no balance"}'), (b'["no balance"]',), (b"",), ()])
def test_a_failure_in_the_place_of_streamed_audio_is_no_audio(hear: Hear, pieces: tuple[bytes, ...]) -> None:
    heard, error = hear(FISH, Body(*pieces))
    assert heard == []
    assert isinstance(error, ResponseValidationError)
    assert str(error) == f"model.audio.fish_audio_text_to_speech: the answer has no audio: {b''.join(pieces).decode()}"


@pytest.mark.parametrize("pieces", [(b"{\x00\x01", b"\xff"), (b"{" * 10_000, b"}" * 10_000, b"\x00")])
def test_audio_may_begin_as_json_does(hear: Hear, pieces: tuple[bytes, ...]) -> None:
    heard, error = hear(FISH, Body(*pieces))
    assert error is None
    assert b"".join(heard) == b"".join(pieces)


def test_a_stream_wants_its_block() -> None:
    sync_stream = NovitaClient("sk-x").model.audio.stream(NEW)
    with pytest.raises(NovitaError, match="use the stream in a with block"):
        list(sync_stream)
    sync_stream.close()

    async def main() -> None:
        stream = AsyncNovitaClient("sk-x").model.audio.stream(NEW)
        with pytest.raises(NovitaError, match="use the stream in an async with block"):
            async for _ in stream:
                pass
        await stream.close()

    asyncio.run(main())


def service(request: httpx.Request) -> httpx.Response:
    if request.url.host == "files.example":
        return httpx.Response(200, content=b"ID3")
    text = json.loads(request.content)["text"]
    return httpx.Response(200, json={"data": {"audio": {"Link": LINK, "Digits": "494433"}.get(text, text)}})


@pytest.mark.parametrize("text", ["Link", "Digits"])
def test_bytes_of_speech_are_its_audio(text: str) -> None:
    with httpx.Client(transport=httpx.MockTransport(service)) as own:
        client = NovitaClient("sk-x").with_options(http_client=own)
        spoken = client.model.audio.minimax_speech_2_8_hd(text, voice_id="x")
        assert bytes(spoken) == spoken.audio == b"ID3"
        assert spoken.duration_seconds is None


@pytest.mark.anyio
async def test_async_speech_behind_a_link_has_its_bytes_once_they_were_read() -> None:
    async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as own:
        client = AsyncNovitaClient("sk-x").with_options(http_client=own)
        spoken = await client.model.audio.minimax_speech_2_8_hd("Link", voice_id="x")
        with pytest.raises(NovitaError, match=r"`await speech\.read\(\)` fetches the bytes"):
            bytes(spoken)
        assert await spoken.read() == bytes(spoken) == b"ID3"


@pytest.mark.parametrize(
    ("audio", "told"), [("nonsense", "neither a link nor hexadecimal digits"), ("", "the answer has no audio")]
)
def test_an_answer_without_audio_is_told(audio: str, told: str) -> None:
    def silent(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": {"audio": audio}})

    with httpx.Client(transport=httpx.MockTransport(silent)) as own:
        client = NovitaClient("sk-x").with_options(http_client=own)
        with pytest.raises(ResponseValidationError, match=told):
            client.model.audio.minimax_speech_2_8_hd("Hello", voice_id="x")


@pytest.mark.parametrize(
    "body", [b"", b'{"status": 402, "message": "no credit"}', b'[{"loc": ["text"], "msg": "no credit"}]']
)
def test_what_is_no_audio_is_not_taken_for_it(body: bytes) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    with httpx.Client(transport=transport) as own:
        client = NovitaClient("sk-x").with_options(http_client=own)
        with pytest.raises(ResponseValidationError, match="has no audio.*no credit" if body else "has no audio"):
            client.model.audio.fish_audio_text_to_speech("Hello")


@pytest.mark.parametrize("body", [b"{", b"[1, \xff", b"ID3", b"\x00\x01"])
def test_samples_may_look_like_the_beginning_of_anything(body: bytes) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    with httpx.Client(transport=transport) as own:
        client = NovitaClient("sk-x").with_options(http_client=own)
        assert client.model.audio.fish_audio_s2_pro_text_to_speech("Hello", format="pcm").audio == body


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1000, InternalServerError),
        (1001, AmbiguousGatewayError),
        (1002, RateLimitError),
        (1004, AuthenticationError),
        (1039, RateLimitError),
        (1042, BadRequestError),
        (2013, BadRequestError),
    ],
)
def test_a_failure_told_with_success_has_the_class_of_its_code(code: int, kind: type[Exception]) -> None:
    told = {"data": None, "base_resp": {"status_code": code, "status_msg": "no"}}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=told))
    with httpx.Client(transport=transport) as own:
        client = NovitaClient("sk-x").with_options(http_client=own, max_retries=0)
        with pytest.raises(NovitaError, match=f"code {code}: no") as caught:
            client.model.audio.minimax_speech_2_8_hd("Hello", voice_id="x")
        assert type(caught.value) is kind
