"""Streams over real connections: what arrives, what breaks, and that leaving early hangs up."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

import novita
from lab.forking import forked, forks, went_well
from lab.listener import read_request
from lab.punctual import lasts
from novita import APIConnectionError, APIError, APIStatusError, APITimeoutError, RateLimitError

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
END = b"0\r\n\r\n"
DONE = b"data: [DONE]\n\n"
ASK: dict[str, Any] = {"model": "m/m", "messages": [{"role": "user", "content": "Hi"}]}


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def event(text: str | None = None, finish: str | None = None, **members: Any) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    chunk = {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m/m",
        "choices": [choice],
        **members,
    }
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


class Server:
    """Accepts connections and lets a script talk on each; notes what clients asked and that they hung up."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        self.hung_up = threading.Event()
        self._thread: threading.Thread | None = None

    def talk(self, *scripts: Callable[[Server, socket.socket], None]) -> None:
        def serve() -> None:
            for script in scripts:
                connection, _ = self.listener.accept()
                with connection:
                    connection.settimeout(10)
                    self.asked.append(request(connection))
                    script(self, connection)

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._thread is not None:
            self._thread.join(10)
            assert not self._thread.is_alive()
        self.listener.close()


def request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(*pieces: bytes) -> Callable[[Server, socket.socket], None]:
    """Send these bytes and close."""

    def script(_: Server, connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)

    return script


def says_and_waits(*pieces: bytes) -> Callable[[Server, socket.socket], None]:
    """Send these bytes and wait until the client hangs up."""

    def script(server: Server, connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
        try:
            left = connection.recv(1)
        except ConnectionResetError:
            left = b""
        assert left == b""
        server.hung_up.set()

    return script


def refuses(status: bytes, body: bytes, kind: bytes = b"application/json") -> Callable[[Server, socket.socket], None]:
    return says(
        b"HTTP/1.1 %s\r\ncontent-type: %s\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s"
        % (status, kind, len(body), body)
    )


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@contextmanager
def opened(driver: Any, stream: Any) -> Iterator[Any]:
    """The stream of either client, entered."""
    if driver.kind == "sync":
        with stream as entered:
            yield entered
    else:
        driver.run(stream.__aenter__())
        try:
            yield stream
        finally:
            driver.run(stream.__aexit__(None, None, None))


def first(driver: Any, source: Any) -> Any:
    return next(iter(source)) if driver.kind == "sync" else driver.run(anext(aiter(source)))


def everything(driver: Any, source: Any) -> list[Any]:
    if driver.kind == "sync":
        return list(source)

    async def collect() -> list[Any]:
        return [each async for each in source]

    found: list[Any] = driver.run(collect())
    return found


def chat(driver: Any, server: Server, **options: Any) -> Any:
    return driver.new(base_url=server.base_url, **options).client.model.chat.completions.stream(**ASK)


def test_text_arrives_as_it_is_sent(driver: Any, server: Server) -> None:
    arrived = threading.Event()

    def script(_: Server, connection: socket.socket) -> None:
        connection.sendall(HEAD + chunked(event("Hel")))
        assert arrived.wait(10), "the first piece was held back"
        connection.sendall(chunked(event("lo", "stop") + DONE) + END)

    server.talk(script)
    with opened(driver, chat(driver, server)) as stream:
        texts = [first(driver, stream.text)]
        arrived.set()
        texts += everything(driver, stream.text)
        final = stream.final() if driver.kind == "sync" else driver.run(stream.final())
    assert texts == ["Hel", "lo"]
    assert (final.text, final.choices[0].finish_reason) == ("Hello", "stop")
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /openai/v1/chat/completions HTTP/1.1")
    assert b"accept: text/event-stream" in head.lower()
    assert json.loads(body) == {**ASK, "stream": True}


def test_events_without_text_are_no_pieces_of_it(driver: Any, server: Server) -> None:
    server.talk(
        says(HEAD, chunked(event("") + event("a") + event(None) + event("b") + event(None, "stop") + DONE), END)
    )
    with opened(driver, chat(driver, server)) as stream:
        assert everything(driver, stream.text) == ["a", "b"]


def test_leaving_early_hangs_up(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a"))))
    with opened(driver, chat(driver, server)) as stream:
        assert first(driver, stream).text == "a"
        assert not server.hung_up.is_set()
    assert server.hung_up.wait(10)
    with pytest.raises(APIError, match="read the stream inside of its"):
        everything(driver, stream)


def test_a_hundred_open_streams_keep_no_other_waiting(driver: Any, listen: Any) -> None:
    def serve(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(HEAD + chunked(event("a")))
        connection.recv(65536)  # until the client hangs up

    client = driver.new(base_url=f"http://127.0.0.1:{listen(serve).port}", timeout=5).client
    with ExitStack() as stack:
        chats = client.model.chat.completions
        streams = [stack.enter_context(opened(driver, chats.stream(**ASK))) for _ in range(101)]
        assert first(driver, streams[-1]).text == "a"


def test_an_exception_in_the_block_hangs_up(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a"))))
    with pytest.raises(ZeroDivisionError), opened(driver, chat(driver, server)) as stream:
        first(driver, stream)
        raise ZeroDivisionError
    assert server.hung_up.wait(10)


def test_the_end_hangs_up_before_the_block_ends(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a", "stop") + DONE)))
    with opened(driver, chat(driver, server)) as stream:
        assert len(everything(driver, stream)) == 1
        assert server.hung_up.wait(10)
        assert everything(driver, stream) == []


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param((HEAD, chunked(event("a"))), id="cut connection"),
        pytest.param((HEAD, chunked(event("a")), END), id="end without end mark"),
        pytest.param((HEAD, chunked(event("a") + b"data: {"), END), id="end inside of an event"),
    ],
)
def test_a_stream_that_breaks_off_is_an_error(driver: Any, server: Server, pieces: tuple[bytes, ...]) -> None:
    server.talk(says(*pieces))
    with opened(driver, chat(driver, server)) as stream:
        assert first(driver, stream).text == "a"
        with pytest.raises(APIConnectionError, match="1 events old") as caught:
            everything(driver, stream)
    assert caught.value.operation == "model.chat.completions.stream"
    assert not isinstance(caught.value, novita.AmbiguousRequestError)


def test_bytes_that_come_one_by_one_are_the_same_events(driver: Any, server: Server) -> None:
    text = "a\u2028b"
    lines = b": hello\r\rid: 1\n" + event(text).replace(b', "', b',\r\ndata: "') + b"\r\n" + event("c", "stop") + DONE
    server.talk(says(HEAD, b"".join(chunked(bytes([each])) for each in lines), END))
    with opened(driver, chat(driver, server)) as stream:
        assert [each.text for each in everything(driver, stream)] == [text, "c"]


def test_an_event_over_the_cap_is_told(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a") + b"data: "), *[chunked(b" " * 65536)] * 17))
    with opened(driver, chat(driver, server)) as stream:
        assert first(driver, stream).text == "a"
        with pytest.raises(APIConnectionError, match="larger than 1048576 bytes"):
            everything(driver, stream)
        assert server.hung_up.wait(10)


@pytest.mark.parametrize("data", ['{"error":{"message":"no such key %s","code":401}}', '{"choices":"%s"}'])
def test_a_key_that_an_event_echoes_is_not_shown(driver: Any, server: Server, key: str, data: str) -> None:
    server.talk(says_and_waits(HEAD, chunked(b"data: " + (data % key).encode() + b"\n\n")))
    with opened(driver, chat(driver, server)) as stream, pytest.raises(APIError) as caught:
        everything(driver, stream)
    assert "***" in str(vars(caught.value))
    assert key not in str(caught.value) + str(vars(caught.value))


def test_an_error_in_place_of_a_stream_has_to_arrive_in_time(driver: Any, server: Server) -> None:
    def trickle(server: Server, connection: socket.socket) -> None:
        connection.sendall(HEAD.replace(b"200 OK", b"400 No"))
        with contextlib.suppress(OSError):
            for _ in range(100):
                if not server.hung_up.wait(0.02):
                    connection.sendall(chunked(b"."))

    server.talk(trickle)
    with (
        lasts(0.3),
        pytest.raises(novita.APITimeoutError),
        opened(driver, chat(driver, server, timeout=0.3)),
    ):
        pass
    server.hung_up.set()


def test_closing_the_client_ends_a_stream_that_another_thread_reads(server: Server, key: str) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a"))))
    client = novita.NovitaClient(key, base_url=server.base_url)
    texts: list[str] = []
    arrived = threading.Event()

    def read() -> None:
        with (
            client.model.chat.completions.stream(**ASK) as stream,
            pytest.raises(APIConnectionError, match="broke off"),
        ):
            for each in stream:
                texts.append(each.text)
                arrived.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    assert arrived.wait(5)
    client.close()
    reader.join(5)
    assert not reader.is_alive()
    assert texts == ["a"]


@forks
def test_a_forked_child_that_leaves_a_stream_does_not_end_that_of_its_parent(server: Server, key: str) -> None:
    left = threading.Event()

    def serve(_: Server, connection: socket.socket) -> None:
        connection.sendall(HEAD + chunked(event("a")))
        left.wait(10)
        with contextlib.suppress(OSError):
            connection.sendall(chunked(event("b") + DONE))

    server.talk(serve)
    with (
        novita.NovitaClient(key, base_url=server.base_url) as client,
        client.model.chat.completions.stream(**ASK) as stream,
    ):
        events = iter(stream)
        assert next(events).text == "a"
        well = went_well(forked(stream.close))
        left.set()
        assert [each.text for each in events] == ["b"]
    assert well


def test_an_answer_with_its_finish_reason_needs_no_end_mark(driver: Any, server: Server) -> None:
    server.talk(says(HEAD, chunked(event("a") + event(None, "stop")), END))
    with opened(driver, chat(driver, server)) as stream:
        assert [each.text for each in everything(driver, stream)] == ["a", ""]


@pytest.mark.parametrize("mark", [b"data: [DONE]", b"data:[DONE]\n", b"data: [DONE]\r", b"data: [DONE]\r\n"])
def test_the_end_mark_needs_no_blank_line(driver: Any, server: Server, mark: bytes) -> None:
    server.talk(says(HEAD, chunked(event("a") + mark), END))
    with opened(driver, chat(driver, server)) as stream:
        assert [each.text for each in everything(driver, stream)] == ["a"]


@pytest.mark.parametrize(
    ("namespace", "ask", "last"),
    [
        ("messages", {**ASK, "max_tokens": 9}, "message_stop"),
        ("responses", {"model": "m/m", "input": "Hi"}, "response.completed"),
    ],
)
def test_the_last_event_is_the_end_though_the_server_stays(
    driver: Any, server: Server, namespace: str, ask: Any, last: str
) -> None:
    name = last.encode()
    server.talk(says_and_waits(HEAD, chunked(b'event: %s\ndata: {"type":"%s"}\n\n' % (name, name))))
    resource = getattr(driver.new(base_url=server.base_url).client.model, namespace)
    with opened(driver, resource.stream(**ask)) as stream:
        assert [each.type for each in everything(driver, stream)] == [last]
        assert server.hung_up.wait(10)


class Watch(novita.StreamOperation[dict[str, int]], method="watch", route="POST /watch"):
    end_data = None


def test_a_stream_without_an_end_mark_ends_with_its_body(driver: Any, server: Server) -> None:
    server.talk(says(HEAD, chunked(b'data: {"at":1}\n\ndata: {"at":2}\n\n'), END))
    with opened(driver, driver.new(base_url=server.base_url).client.stream(Watch())) as stream:
        assert everything(driver, stream) == [{"at": 1}, {"at": 2}]


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (b'{"code":503,"reason":"SERVICE_NOT_AVAILABLE","message":"busy"}', novita.InternalServerError, "busy"),
        (b'{"message":"slow down","reason":"RATE_LIMIT_EXCEEDED"}', RateLimitError, "slow down"),
        (b'{"error":{"message":"bad","type":"x","code":400}}', novita.BadRequestError, "bad"),
        (b'{"code":"429","message":"slow down","error":"too fast"}', RateLimitError, "slow down"),
        (b'{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}', RateLimitError, "slow down"),
        (b'{"type":"error","error":{"type":"billing_error","message":"no"}}', novita.InsufficientBalanceError, "no"),
        (b'{"error":{"message":"odd","code":"9999"}}', novita.InternalServerError, "odd"),
        (b'{"error":"all is lost"}', novita.InternalServerError, "all is lost"),
        (b'{"error":"caf\xe9"}', novita.InternalServerError, "caf"),
        (b'{"object":"error","message":"bad","type":"BadRequestError","code":400}', novita.BadRequestError, "bad"),
        (b'{"type":"error","code":"server_error","message":"odd"}', novita.InternalServerError, "odd"),
        (b'{"code":429,"message":"slow down"}', RateLimitError, "slow down"),
    ],
)
def test_an_error_event_is_a_typed_error(
    driver: Any, server: Server, data: bytes, kind: type[APIStatusError], text: str
) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a") + b"data: " + data + b"\n\n")))
    with opened(driver, chat(driver, server)) as stream:
        assert first(driver, stream).text == "a"
        with pytest.raises(kind, match=text):
            everything(driver, stream)
        assert server.hung_up.wait(10)


@pytest.mark.parametrize("size", [7, 1000])
def test_a_failure_in_the_place_of_a_stream_is_a_typed_error(driver: Any, server: Server, size: int) -> None:
    failed = b'{"error": {"message": "slow down", "code": 429}}'
    server.talk(says(HEAD, *(chunked(failed[at : at + size]) for at in range(0, len(failed), size)), END))
    with opened(driver, chat(driver, server)) as stream, pytest.raises(RateLimitError, match="slow down"):
        everything(driver, stream)


def test_blank_data_only_keeps_the_connection_alive(driver: Any, server: Server) -> None:
    blank = b"data:\n\nevent: ping\ndata: \n\n"
    server.talk(says(HEAD, chunked(blank + event("a") + blank + event("b", "stop") + blank + DONE), END))
    with opened(driver, chat(driver, server)) as stream:
        assert [each.text for each in everything(driver, stream)] == ["a", "b"]


def test_an_error_that_is_none_is_an_event(driver: Any, server: Server) -> None:
    server.talk(
        says(HEAD, chunked(event('"error" "reason"', error=None, reason="x", code=0) + event("b", "stop") + DONE), END)
    )
    with opened(driver, chat(driver, server)) as stream:
        assert [each.text for each in everything(driver, stream)] == ['"error" "reason"', "b"]


def test_an_event_by_the_name_of_error_is_one(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(b'event: error\ndata: {"message":"gone"}\n\n')))
    with opened(driver, chat(driver, server)) as stream, pytest.raises(novita.InternalServerError, match="gone"):
        everything(driver, stream)


@pytest.mark.parametrize(
    "data",
    [
        b"data: no json\n\n",
        b'data: {"choices":5}\n\n',
        b"data: [1]\n\n",
        b'data: {"id":"\xff"}\n\n',
        b'data: {"id":' + b"[" * 100_000 + b"\n\n",
        b'data: {"error":' + b"[" * 100_000 + b"\n\n",
    ],
    ids=["text", "number", "list", "no UTF-8", "deep", "deep error"],
)
def test_an_event_that_does_not_fit_is_told(driver: Any, server: Server, data: bytes) -> None:
    server.talk(says_and_waits(HEAD, chunked(data)))
    with opened(driver, chat(driver, server)) as stream:
        with pytest.raises(novita.ResponseValidationError, match="event 1 of the stream"):
            everything(driver, stream)
        assert server.hung_up.wait(10)


def test_nulls_count_as_missing(driver: Any, server: Server) -> None:
    server.talk(
        says(HEAD, chunked(b'data: {"id":null,"created":null,"choices":[{"index":null,"delta":null}]}\n\n' + DONE), END)
    )
    with opened(driver, chat(driver, server)) as stream:
        (only,) = everything(driver, stream)
    assert (only.id, only.choices[0].index, only.text) == ("", 0, "")


def test_silence_is_a_timeout(driver: Any, server: Server) -> None:
    server.talk(says_and_waits(HEAD, chunked(event("a"))))
    with opened(driver, chat(driver, server, timeout=0.5)) as stream:
        first(driver, stream)
        with pytest.raises(APITimeoutError):
            everything(driver, stream)
    assert server.hung_up.wait(10)


def test_a_busy_server_is_asked_again(driver: Any, server: Server) -> None:
    body = b'{"code":429,"reason":"RATE_LIMIT_EXCEEDED","message":"slow down"}'
    server.talk(refuses(b"429 Too Many Requests", body), says(HEAD, chunked(event("a", "stop") + DONE), END))
    with opened(driver, chat(driver, server)) as stream:
        assert len(everything(driver, stream)) == 1
    assert len(server.asked) == 2


def test_a_refusal_is_raised_on_entering(driver: Any, server: Server) -> None:
    server.talk(refuses(b"404 Not Found", b'{"code":404,"reason":"MODEL_NOT_FOUND","message":"model not found"}'))
    with pytest.raises(novita.NotFoundError, match="model not found"), opened(driver, chat(driver, server)):
        pass


def test_a_failure_before_the_answer_is_not_repeated(driver: Any, server: Server) -> None:
    server.talk(says())
    with pytest.raises(novita.AmbiguousRequestError), opened(driver, chat(driver, server)):
        pass
    assert len(server.asked) == 1


def test_the_path_that_works_is_remembered(driver: Any, server: Server) -> None:
    answer = says(HEAD, chunked(event("a", "stop") + DONE), END)
    server.talk(refuses(b"404 Not Found", b"404 page not found", b"text/plain"), answer, answer)
    completions = driver.new(base_url=server.base_url).client.model.chat.completions
    for _ in range(2):
        with opened(driver, completions.stream(**ASK)) as stream:
            everything(driver, stream)
    paths = [asked.split(b" ", 2)[1] for asked in server.asked]
    assert paths == [b"/openai/v1/chat/completions", b"/openai/chat/completions", b"/openai/chat/completions"]


def test_a_stream_wants_its_block(driver: Any, server: Server) -> None:
    with pytest.raises(APIError, match="with` block"):
        everything(driver, chat(driver, server))
    server.talk()


def test_a_bad_argument_is_refused_before_the_block(driver: Any) -> None:
    with pytest.raises(novita.RequestValidationError, match="temperature"):
        driver.client.model.chat.completions.stream(**ASK, temperature=3)


def test_a_stream_from_no_address_at_all_is_a_novita_error(driver: Any) -> None:
    streams = driver.new(base_url="https://ex\u00adample.invalid").client.model.chat.completions
    with pytest.raises(APIConnectionError, match="cannot ask"), opened(driver, streams.stream(**ASK)):
        pass
