import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from novita.simulator.app import SimulatedApi
from novita.simulator.world import Settings

START = 1_767_225_600.0  # 2026-01-01
V1 = "/gpu-instance/openapi/v1"


class Reply:
    def __init__(self, messages: list[dict[str, Any]]) -> None:
        self.pieces = [message["body"] for message in messages[1:]]
        self.content = b"".join(self.pieces)
        self.status: int = messages[0]["status"] if messages else 0
        self.headers = {k.decode(): v.decode() for k, v in messages[0]["headers"]} if messages else {}

    def json(self) -> Any:
        return json.loads(self.content)


class Local:
    """Calls a simulated API without a server, on a clock that stands still."""

    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    def call(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, Any] | str = "",
        body: object = None,
        key: str | None = "sk-simulator",
        headers: dict[str, str] | None = None,
        peer: str = "127.0.0.1",
    ) -> Reply:
        return asyncio.run(self.acall(method, path, query=query, body=body, key=key, headers=headers, peer=peer))

    async def acall(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, Any] | str = "",
        body: object = None,
        key: str | None = "sk-simulator",
        headers: dict[str, str] | None = None,
        peer: str = "127.0.0.1",
    ) -> Reply:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        sent = {"content-type": "application/json", "content-length": str(len(content))} if content else {}
        sent |= {"authorization": f"Bearer {key}"} if key is not None else {}
        sent |= headers or {}
        scope = {
            "type": "http",
            "http_version": "2",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": (query if isinstance(query, str) else urlencode(query, doseq=True)).encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "client": (peer, "40000"),
        }
        half = len(content) // 2
        pieces = [
            {"type": "http.request", "body": content[:half], "more_body": True},
            {"type": "http.request", "body": content[half:], "more_body": False},
        ]

        async def receive() -> dict[str, Any]:
            return pieces.pop(0)

        messages: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            messages.append(message)

        await self.api(scope, receive, send)
        return Reply(messages)

    def get(self, path: str, **query: Any) -> Any:
        reply = self.call("GET", f"{V1}/{path}", query=query)
        assert reply.status == 200, reply.content
        return reply.json()

    def post(self, path: str, **body: Any) -> Any:
        reply = self.call("POST", f"{V1}/{path}", body=body)
        assert reply.status == 200, reply.content
        return reply.json()

    def refused(self, path: str, *, method: str = "POST", **members: Any) -> str:
        """The reason with which a call is refused."""
        if method == "GET":
            reply = self.call("GET", f"{V1}/{path}", query=members)
        else:
            reply = self.call("POST", f"{V1}/{path}", body=members)
        body = reply.json()
        assert reply.status in {400, 403}, body
        assert body["code"] == reply.status
        assert set(body) == {"code", "reason", "message", "metadata"}
        return str(body["reason"])

    def control(self, command: str, **members: Any) -> Any:
        reply = self.call("POST", f"/_simulator/{command}", body=members)
        assert reply.status == 200, reply.content
        return reply.json()

    def advance(self, seconds: float) -> None:
        self.control("advance", seconds=seconds)

    def create(self, **members: Any) -> str:
        body = {
            "name": "trainer",
            "productId": "4090.16c62g",
            "gpuNum": 2,
            "rootfsSize": 60,
            "imageUrl": "docker.io/library/ubuntu:22.04",
            "kind": "gpu",
        } | members
        return str(self.post("gpu/instance/create", **body)["id"])

    def instance(self, instance_id: str) -> Any:
        return self.get("gpu/instance", instanceId=instance_id)

    def status(self, instance_id: str) -> str:
        return str(self.instance(instance_id)["status"])


@pytest.fixture
def make() -> Callable[..., Local]:
    def start(**settings: Any) -> Local:
        chosen: dict[str, Any] = {"instances": 0, "speed": 0, "start_time": START} | settings
        return Local(SimulatedApi(Settings(**chosen)))

    return start


@pytest.fixture
def local(make: Callable[..., Local]) -> Local:
    return make()
