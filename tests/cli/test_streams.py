"""Streams: each token is printed when it comes, and not when the next one does."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

from cli.conftest import Run, Terminal, process
from novita.cli import main
from novita.simulator import Simulator

MESSAGE = '{"role": "user", "content": "say hi"}'
CHAT = ("model", "chat", "completions", "stream", "--model", "sim/echo", "--messages", MESSAGE)


def test_what_a_model_says_does_not_rewrite_the_terminal(simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    said = "\x1b]0;mine\x07a\r\u202eb\n\tmy 👨\u200d👩\u200d👧"
    message = json.dumps({"role": "user", "content": said})
    assert main(["model", "chat", "completions", "stream", "--model", "sim/echo", "--messages", message]) == 0
    assert " ]0;mine a  b\n\tmy 👨\u200d👩\u200d👧" in screen.getvalue()
    assert not set(screen.getvalue()) & set("\x1b\x07\r\u202e")


class Writer:
    """A model that writes its second token only after somebody has read the first."""

    def __init__(self) -> None:
        self.read = threading.Event()
        self.was_read: bool | None = None
        writer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/event-stream")
                self.end_headers()
                self._say("one")
                writer.was_read = writer.read.wait(30)
                self._say("two")
                self.wfile.write(b"data: [DONE]\n\n")

            def _say(self, token: str) -> None:
                event = {"id": "c", "choices": [{"index": 0, "delta": {"content": token}}]}
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class' name
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    found = Writer()
    monkeypatch.setenv("NOVITA_BASE_URL", f"http://127.0.0.1:{found.server.server_port}")
    thread = threading.Thread(target=found.server.serve_forever)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


@pytest.mark.parametrize("form", ["", "-o text", "-o jsonl", "-o csv -q id,choices", "-q choices.0.delta.content"])
def test_a_token_is_printed_before_the_next_is_sent(writer: Writer, form: str) -> None:
    with process(*CHAT, *form.split()) as running:
        assert running.stdout
        seen = ""
        while "one" not in seen:
            seen += (letter := running.stdout.read(1))
            assert letter, running.communicate()
        assert "two" not in seen
        writer.read.set()
        seen += running.stdout.read()
    assert running.returncode == 0
    assert writer.was_read
    assert seen.index("one") < seen.index("two")


def test_the_events_of_a_stream_have_all_forms(run: Run, simulated: Simulator) -> None:
    assert "say hi" in run(*CHAT).out
    assert run(*CHAT, "-o", "table").out == run(*CHAT, "-o", "text").out == run(*CHAT).out
    events = [json.loads(line) for line in run(*CHAT, "-o", "jsonl").out.splitlines()]
    tokens = [each["choices"][0]["delta"]["content"] or "" for each in events if each["choices"]]
    assert "".join(tokens) == run(*CHAT).out.removesuffix("\n")
    assert [each["choices"] for each in json.loads(run(*CHAT, "-o", "json").out)] == [
        each["choices"] for each in events
    ]
    models = yaml.safe_load(run(*CHAT, "-o", "yaml", "-q", "model").out)
    assert models == ["sim/echo"] * len(events)
    assert run(*CHAT, "-q", "choices.0.delta.content").out.split() == "".join(tokens).split()
    assert run(*CHAT, "-q", "choices.0.delta.contents").status == 2
