"""Language models as users have them: both clients against the simulator, and `openai`'s beside ours."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from pydantic import BaseModel

import novita
from novita import AsyncNovitaClient, NovitaClient
from novita.simulator import Simulator
from novita.types.model.batches import Batch

MODEL = "deepseek/deepseek-v3.2"
SAY: list[dict[str, Any]] = [{"role": "user", "content": 'Name a prime\u2028above 100, "please".'}]
TEXT = 'You said: Name a prime\u2028above 100, "please".'


@pytest.fixture(scope="module")
def server() -> Iterator[Simulator]:
    with Simulator(instances=0, speed=0, start_time=1_767_225_600, tls=False) as made:
        yield made


@pytest.fixture
def simulator(server: Simulator) -> Iterator[Simulator]:
    server.reset()
    yield server
    assert server.violations() == []


@pytest.fixture
def client(simulator: Simulator) -> Iterator[NovitaClient]:
    with NovitaClient(simulator.api_key, base_url=simulator.base_url) as made:
        yield made


class GetWeather(BaseModel):
    """Weather of a city."""

    city: str


def test_streamed_or_not_the_answer_is_the_same(client: NovitaClient) -> None:
    completions = client.model.chat.completions
    options: dict[str, Any] = {"n": 2, "enable_thinking": True, "logprobs": True, "top_logprobs": 2}
    whole = completions.create(model=MODEL, messages=SAY, **options)
    with completions.stream(model=MODEL, messages=SAY, **options, stream_options={"include_usage": True}) as stream:
        text = "".join(stream.text)
        final = stream.final()
    assert text == final.text == whole.text == TEXT
    assert final.choices == whole.choices
    assert final.usage == whole.usage
    assert final.message.thinking


def test_a_tool_is_called_and_answered(client: NovitaClient) -> None:
    messages: list[Any] = [*SAY]
    with client.model.chat.completions.stream(model=MODEL, messages=messages, tools=[GetWeather]) as stream:
        assert list(stream.text) == []
        answer = stream.final()
    (call,) = answer.tool_calls
    assert call.parsed(GetWeather) == GetWeather(city=str(SAY[0]["content"]))
    messages += [answer.message, {"role": "tool", "tool_call_id": call.id, "content": "rain"}]
    again = client.model.chat.completions.create(model=MODEL, messages=messages, tools=[GetWeather])
    assert again.text == "You said: rain"


class Forecast(msgspec.Struct):
    city: str
    kind: Literal["rain", "sun"]


@pytest.mark.parametrize("shape", [GetWeather, Forecast])
def test_an_answer_in_a_shape(client: NovitaClient, shape: Any) -> None:
    chat, responses = client.model.chat.completions, client.model.responses
    with chat.stream(model=MODEL, messages=SAY, response_format=shape) as stream:
        streamed = stream.final().parsed(shape)
    whole = chat.create(model=MODEL, messages=SAY, response_format=shape).parsed(shape)
    other = responses.create(model=MODEL, input=SAY, text=shape).parsed(shape)
    assert isinstance(whole, shape)
    assert whole == streamed == other
    assert whole.city == SAY[0]["content"]
    with pytest.raises(novita.ResponseValidationError):
        chat.create(model=MODEL, messages=SAY).parsed(shape)


@pytest.mark.parametrize("options", [{}, {"tools": [GetWeather]}, {"thinking": {"type": "enabled"}}, {"max_tokens": 2}])
def test_messages_are_the_same_streamed_or_not(client: NovitaClient, options: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"model": MODEL, "max_tokens": 50, "messages": SAY, **options}
    whole = client.model.messages.create(**asked)
    with client.model.messages.stream(**asked) as stream:
        text = "".join(stream.text)
        final = stream.final()
    assert text == final.text == whole.text
    assert (final.content, final.stop_reason, final.usage) == (whole.content, whole.stop_reason, whole.usage)


@pytest.mark.parametrize(
    "options", [{}, {"tools": [GetWeather]}, {"reasoning": {"effort": "low"}}, {"max_output_tokens": 2}]
)
def test_responses_are_the_same_streamed_or_not(client: NovitaClient, options: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"model": MODEL, "input": SAY, **options}
    whole = client.model.responses.create(**asked)
    with client.model.responses.stream(**asked) as stream:
        text = "".join(stream.text)
        final = stream.final()
    assert text == final.text == whole.text
    assert (final.status, final.usage, len(final.output)) == (whole.status, whole.usage, len(whole.output))


def test_completions_are_the_same_streamed_or_not(client: NovitaClient) -> None:
    asked: dict[str, Any] = {"model": MODEL, "prompt": ["The sky", "The sea"], "n": 2}
    whole = client.model.completions.create(**asked)
    with client.model.completions.stream(**asked, stream_options={"include_usage": True}) as stream:
        text = "".join(stream.text)
        final = stream.final()
    assert text == final.text == whole.text == "You said: The sky"
    assert (final.choices, final.usage) == (whole.choices, whole.usage)


@pytest.mark.parametrize(
    ("model", "error"), [("sim/fails", novita.InternalServerError), ("sim/cut", novita.APIConnectionError)]
)
def test_a_stream_that_fails_is_an_error(client: NovitaClient, model: str, error: type[Exception]) -> None:
    # What is cut may be cut before its beginning is read.
    with pytest.raises(error), client.model.chat.completions.stream(model=model, messages=SAY) as stream:
        stream.final()


def test_models_embeddings_and_ranks(client: NovitaClient) -> None:
    models = client.model.models.list()
    assert client.model.models.retrieve(models[0].id) == models[0]
    with pytest.raises(novita.NotFoundError):
        client.model.models.retrieve("no/such-model")
    floats, packed = (
        client.model.embeddings.create(
            model="baai/bge-m3", input=["red apple", "green apple"], encoding_format=form
        ).vectors
        for form in ("float", "base64")
    )
    assert sum(a * b for a, b in zip(*floats, strict=True)) == pytest.approx(0.5)
    assert packed[0] == pytest.approx(floats[0], abs=1e-6)
    ranking = client.model.rerank.create(
        model="baai/bge-reranker-v2-m3", query="apple", documents=["car tyre", "apple pie"], top_n=1
    )
    assert [(each.index, each.document.text if each.document else "") for each in ranking.results] == [(1, "apple pie")]


def lines(*models: str) -> bytes:
    requests = [{"custom_id": f"r{i}", "body": {"model": model, "messages": SAY}} for i, model in enumerate(models)]
    return b"".join(json.dumps(each).encode() + b"\n" for each in requests)


def test_a_batch_from_upload_to_results(simulator: Simulator, client: NovitaClient, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(MODEL, MODEL, "sim/unknown"))
    file = client.model.files.create(file=tmp_path / "in.jsonl")
    assert client.model.files.content(file.id) == lines(MODEL, MODEL, "sim/unknown")
    batch = client.model.batches.create(input_file_id=file.id)
    states: list[Batch] = []

    def watched(state: Batch) -> None:
        states.append(state)
        simulator.advance(40)

    client.__dict__["_sleep"] = lambda _: None
    done = client.model.batches.wait(batch.id, on_update=watched)
    assert [state.status for state in states] == ["VALIDATING", "PROGRESS", "COMPLETED"]
    assert (done.request_counts.completed, done.request_counts.failed) == (2, 1)
    results = {result.custom_id: result for result in client.model.batches.results(done)}
    assert {name: result.text for name, result in results.items()} == {"r0": TEXT, "r1": TEXT, "r2": ""}
    assert isinstance(results["r2"].error, dict)
    saved = client.model.files.download(done.output_file_id, tmp_path / "out.jsonl")
    assert saved.read_bytes() == client.model.files.content(done.output_file_id)
    assert client.model.batches.list().batches == (client.model.batches.retrieve(batch.id),)
    assert client.model.files.delete(file.id).deleted
    with pytest.raises(novita.NotFoundError):
        client.model.files.download(file.id, tmp_path / "gone")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_batch_that_is_cancelled_is_an_error_to_who_waits(client: NovitaClient) -> None:
    batch = client.model.batches.create(input_file_id=client.model.files.create(file=lines(MODEL)).id)
    assert client.model.batches.cancel(batch.id).has_ended
    with pytest.raises(novita.TaskFailedError, match="CANCELLED") as caught:
        client.model.batches.wait(batch.id)
    assert list(client.model.batches.results(caught.value.last)) == []


@pytest.mark.anyio
async def test_the_async_client_does_the_same(simulator: Simulator, tmp_path: Path) -> None:
    async with AsyncNovitaClient(simulator.api_key, base_url=simulator.base_url) as client:
        model = client.model
        async with model.chat.completions.stream(model=MODEL, messages=SAY) as stream:
            assert "".join([text async for text in stream.text]) == TEXT
            assert (await stream.final()).text == TEXT
        async with model.messages.stream(model=MODEL, max_tokens=50, messages=SAY) as messages:
            assert (await messages.final()).text == TEXT
        async with model.responses.stream(model=MODEL, input=SAY) as responses:
            assert (await responses.final()).text == TEXT
        async with model.completions.stream(model=MODEL, prompt="a") as completions:
            assert (await completions.final()).text == "You said: a"
        file = await model.files.create(file=lines(MODEL))
        batch = await model.batches.create(input_file_id=file.id)
        simulator.advance(100)
        done = await model.batches.wait(batch.id)
        assert [result.text async for result in model.batches.results(done.id)] == [TEXT]
        saved = await model.files.download(done.output_file_id, tmp_path / "out.jsonl")
        assert saved.read_bytes() == await model.files.content(done.output_file_id)


def test_many_streams_at_once(simulator: Simulator) -> None:
    async def main() -> list[str]:
        async with AsyncNovitaClient(simulator.api_key, base_url=simulator.base_url) as client:

            async def one(number: int) -> str:
                messages = [{"role": "user", "content": f"n{number}"}]
                async with client.model.chat.completions.stream(model=MODEL, messages=messages) as stream:
                    return (await stream.final()).text

            return await asyncio.gather(*map(one, range(20)))

    assert asyncio.run(main()) == [f"You said: n{number}" for number in range(20)]


def test_openai_s_client_gives_the_same_text(client: NovitaClient) -> None:
    pytest.importorskip("openai")
    ours = client.model.chat.completions
    with client.openai() as theirs:
        assert str(theirs.base_url) == f"{client.base_url}/openai/v1/"
        answer = theirs.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": SAY[0]["content"]}])
        assert answer.choices[0].message.content == ours.create(model=MODEL, messages=SAY).text == TEXT
        with (
            theirs.chat.completions.create(
                model=MODEL, messages=[{"role": "user", "content": SAY[0]["content"]}], stream=True
            ) as chunks,
            ours.stream(model=MODEL, messages=SAY) as stream,
        ):
            pieces = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices[0].delta.content]
            assert pieces == list(stream.text)


@pytest.mark.anyio
async def test_openai_s_async_client_gives_the_same_text(client: NovitaClient) -> None:
    pytest.importorskip("openai")
    async with client.async_openai() as theirs:
        response = await theirs.responses.create(model=MODEL, input=str(SAY[0]["content"]))
        assert response.output_text == TEXT


def test_openai_s_clients_trust_the_ca_of_the_client(novita_simulator: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openai")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)

    async def ask(client: NovitaClient) -> str:
        async with client.async_openai() as theirs:
            return (await theirs.responses.create(model=MODEL, input=str(SAY[0]["content"]))).output_text

    with novita_simulator.client() as client, client.with_options(timeout=5).openai() as theirs:
        assert theirs.timeout == 5
        assert theirs.models.list().data
        assert asyncio.run(ask(client)) == TEXT


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with NovitaClient("sk-1") as client:
        for make in (client.openai, client.async_openai):
            with pytest.raises(novita.MissingPackageError, match="pip install openai") as caught:
                make()
            assert isinstance(caught.value, ImportError)
            assert isinstance(caught.value, novita.NovitaError)


def test_a_resource_loads_its_own_modules_only() -> None:
    known = {
        "model.chat.completions": "model model._inputs model._sampling model.chat model.chat.completions",
        "model.files": "model.files",
        "gpu.instances": "gpu gpu._base gpu._inputs gpu.instances",
        "gpu_v2.instances": "gpu_v2 gpu_v2._base gpu_v2._inputs gpu_v2.instances",
        "serverless.jobs": "serverless serverless._base serverless.jobs",
        "utility.billing": "utility utility._base utility.billing",
    }
    code = f"""
import operator, sys
from novita import NovitaClient
client, before = NovitaClient("sk-1"), set()
for path, own in {known!r}.items():
    operator.attrgetter(path)(client)
    loaded = {{name[18:] for name in sys.modules if name.startswith("novita.operations.")}}
    assert path in loaded
    assert loaded - before <= set(own.split()), (path, loaded - before)
    before = loaded
assert not {{"openai", "httpx"}} & sys.modules.keys()
"""
    source = str(Path(novita.__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": source}, check=True)
