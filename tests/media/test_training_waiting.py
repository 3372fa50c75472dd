"""Waiting for trainings: until the models can be used."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Literal

import httpx
import pytest

from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import TaskFailedError, WaitTimeoutError
from novita.types.model.training import TrainingResult

Wait = Callable[..., TrainingResult]


def state(status: str, model: str = "") -> dict[str, Any]:
    models = [{"model_name": "m.safetensors", "model_status": model}] if model else []
    return {"task_id": "t-1", "task_status": status, "models": models}


class Service:
    """Gives the answers one after the other, the last for ever; nobody sleeps."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []
        self.paths: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.raw_path.decode())
        return httpx.Response(200, json=self.answers[min(len(self.paths), len(self.answers)) - 1])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    async def at_once(_: float) -> None: ...

    monkeypatch.setattr(NovitaClient, "_sleep", staticmethod(lambda _: None))
    monkeypatch.setattr(AsyncNovitaClient, "_sleep", staticmethod(at_once))
    return Service()


@pytest.fixture(params=["sync", "async"])
def wait(request: pytest.FixtureRequest, service: Service) -> Wait:
    transport = httpx.MockTransport(service)

    def wait_sync(**options: Any) -> TrainingResult:
        with NovitaClient("sk-x").with_options(transport=transport) as client:
            return client.model.training.wait("t-1", **options)

    def wait_async(**options: Any) -> TrainingResult:
        async def main() -> TrainingResult:
            async with AsyncNovitaClient("sk-x").with_options(transport=transport) as client:
                return await client.model.training.wait("t-1", **options)

        return asyncio.run(main())

    return wait_sync if request.param == "sync" else wait_async


@pytest.mark.parametrize("kind", ["style", "subject"])
def test_a_training_is_waited_for_until_its_models_serve(
    service: Service, wait: Wait, kind: Literal["style", "subject"]
) -> None:
    running = [state("QUEUING"), state("TRAINING"), state("TRAINING")]
    service.answers = [*running, state("SUCCESS", "DEPLOYING"), state("SUCCESS", "SERVING")]
    seen: list[str] = []
    result = wait(task_type=kind, on_update=lambda now: seen.append(now.status))
    assert result.models[0].model_name == "m.safetensors"
    assert seen == ["QUEUING", "TRAINING", "SUCCESS", "SUCCESS"]
    assert service.paths == [f"/v3/training/{kind}?task_id=t-1"] * 5


@pytest.mark.parametrize("status", ["FAILED", "CANCELED"])
def test_a_training_without_a_model_is_an_error(service: Service, wait: Wait, status: str) -> None:
    service.answers = [state("TRAINING"), state(status)]
    with pytest.raises(TaskFailedError, match=f"training t-1 ended as {status}") as caught:
        wait(task_type="style")
    assert caught.value.last.is_failed


def test_the_end_of_the_time_says_what_is_missing(service: Service, wait: Wait) -> None:
    service.answers = [state("SUCCESS", "DEPLOYING")]
    with pytest.raises(WaitTimeoutError, match="not reached within 0 s; last state: its models are being deployed"):
        wait(task_type="style", timeout=0)
