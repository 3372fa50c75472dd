"""A TLS server on loopback that always gives the same answers, in a process of its own: HTTP/2 and HTTP/1.1."""

import asyncio
import os
import ssl
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from novita.simulator.connections import reserved
from novita.simulator.server import _certificates, _until

from . import bodies

METRICS = "/gpu-instance/openapi/v1/metrics/gpu/instance"
LIST = "/gpu-instance/openapi/v1/gpu/instances"
GRAPHQL = "/graphql"


class StaticServer:
    """The server's handle; a context manager.

    Attributes:
        url: Where it listens.
        ca: Path of the certificate of its authority.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="novita-benchmark-")
        self._process: subprocess.Popen[str] | None = None
        self.ca = str(Path(self._folder.name, "ca.pem"))
        self.url = ""

    def context(self) -> ssl.SSLContext:
        """A client's context that trusts the server."""
        return ssl.create_default_context(cafile=self.ca)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.server", self._folder.name],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(Path.cwd()), *sys.path]))},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("the benchmark's server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.communicate()  # it ends with its stdin
        self._folder.cleanup()


def _body(path: str, query: str) -> bytes:
    if path == METRICS:
        asked = parse_qs(query)
        seconds = int(asked.get("endTime", ["60"])[0]) - int(asked.get("startTime", ["0"])[0])
        return bodies.metrics(seconds, 8 if seconds > 60 else 1)
    if path.endswith(GRAPHQL):  # runpod's client, which is told the size by its base URL
        return b'{"data":{"myself":{"pods":%s}}}' % bodies.page(int(path.split("/")[1]))
    numbers = {name: int(values[0]) for name, values in parse_qs(query).items()}
    if path == LIST:
        return bodies.page(numbers["pageSize"])
    return bodies.page_of_fleet(numbers.get("pageNum", 1), int(path.split("/")[1]), numbers["pageSize"])


async def _app(scope: Any, protocol: Any) -> None:
    protocol.response_bytes(200, [("content-type", "application/json")], _body(scope.path, scope.query_string))


async def _serve(folder: Path) -> None:
    from granian.constants import Interfaces
    from granian.server.embed import Server

    certificates: dict[str, Any] = {**_certificates(folder)}
    with reserved(0) as port:
        server = Server(
            _app, address="127.0.0.1", port=port, interface=Interfaces.RSGI, websockets=False, log_enabled=False,
            **certificates,
        )  # fmt: skip
        serving = asyncio.create_task(server.serve())
        await _until(port, accepting=True)
        print(f"https://127.0.0.1:{port}", flush=True)
        threading.Thread(target=_end_with_stdin, daemon=True).start()
        await serving


def _end_with_stdin() -> None:
    sys.stdin.read()
    os._exit(0)  # whatever connections are open


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
