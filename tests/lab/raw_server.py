"""A server that plays prepared bytes, for what no HTTP library would say."""

import asyncio
import contextlib
import re
import socket
import ssl
import struct
from collections.abc import Sequence
from types import TracebackType
from typing import Literal, Self

from .background import run_in_background
from .certificates import server_context

Step = bytes | float | Literal["reset", "close"]


class RawServer:
    """Reads an HTTP/1.1 request, plays the next answer, reads again.

    Args:
        answers: One list of steps per request: bytes are sent, a number is a pause in seconds, "reset" ends the
            connection with a TCP reset, "close" with a FIN. The last answer repeats.
        context: TLS configuration instead of the usual one, which offers only http/1.1.

    Attributes:
        requests: Head and body of every request, as received.
        connections: How many there were.
        most_open: How many there were at the same time, at most.
    """

    def __init__(self, *answers: Sequence[Step], context: ssl.SSLContext | None = None) -> None:
        self.answers = answers
        self.requests: list[bytes] = []
        self.connections = 0
        self.most_open = 0
        self._context = context or server_context("http/1.1")
        self._handlers: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://127.0.0.1:{self.port}"

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._handlers.add(task)
        task.add_done_callback(self._handlers.discard)
        self.connections += 1
        self.most_open = max(self.most_open, len(self._handlers))
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while await self._read(reader):
                answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
                for step in answer:
                    await self._play(step, writer)
                if answer and answer[-1] in ("reset", "close"):
                    break
        writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        self.requests.append(head + (await reader.readexactly(int(length[1])) if length else b""))
        return True

    async def _play(self, step: Step, writer: asyncio.StreamWriter) -> None:
        if isinstance(step, bytes):
            writer.write(step)
            await writer.drain()
        elif step == "reset":
            peer = writer.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        elif isinstance(step, float | int):
            await asyncio.sleep(step)

    async def _open(self) -> None:
        self._listener = await asyncio.start_server(
            self._accept, "127.0.0.1", 0, ssl=self._context, ssl_shutdown_timeout=0.02
        )
        self.port = self._listener.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        self._listener.close()
        for task in list(self._handlers):
            task.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    def __enter__(self) -> Self:
        run_in_background(self._open())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        run_in_background(self._close())


def json_answer(body: bytes = b"{}", status: str = "200 OK", *headers: bytes) -> list[Step]:
    """A correct answer, to build wrong ones from."""
    fields = [b"content-type: application/json", b"content-length: %d" % len(body), *headers]
    return [b"HTTP/1.1 " + status.encode() + b"\r\n" + b"\r\n".join(fields) + b"\r\n\r\n" + body]
