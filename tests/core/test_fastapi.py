"""Answers in the routes of a FastAPI application: checked on the way in, documented, and spelt as the API does."""

from __future__ import annotations

from typing import Annotated

import httpx
import pytest
from fastapi import Body, FastAPI

from novita.types.gpu.instances import InstanceSummary
from novita.types.gpu.values import EnvVar

INSTANCE = InstanceSummary(id="i-1", status="running", memory_gb=62, envs=(EnvVar(key="A", value="b"),))

app = FastAPI()


@app.get("/fleet")
async def fleet() -> list[InstanceSummary]:
    return [INSTANCE]


@app.post("/name")
async def name(instance: Annotated[InstanceSummary, Body()]) -> str:
    return f"{instance.id} {instance.memory_gb}"


async def ask(method: str, path: str, **options: object) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        return await client.request(method, path, **options)  # type: ignore[arg-type]


@pytest.mark.anyio
async def test_an_answer_is_spelt_as_the_api_does() -> None:
    assert (await ask("GET", "/fleet")).json() == [INSTANCE.to_dict()]


@pytest.mark.anyio
async def test_a_body_is_validated() -> None:
    assert (await ask("POST", "/name", json={"id": "i-1", "memory": "62"})).json() == "i-1 62"
    refused = await ask("POST", "/name", json={"status": "running"})
    assert refused.status_code == 422
    assert "missing required field `id`" in refused.text


@pytest.mark.anyio
async def test_it_is_documented() -> None:
    schema = (await ask("GET", "/openapi.json")).json()
    body = schema["paths"]["/name"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert "imageUrl" in str(body) or "imageUrl" in str(schema["components"])
