"""A TCP relay that is slow, narrow, or breaks."""

import asyncio
import contextlib
import socket
import struct
import sys
from types import TracebackType
from typing import Self

from .background import run_in_background

CHUNK = 65_536


class FaultProxy:
    """Relays to a port on loopback; the faults may be changed while it runs.

    Args:
        target: Port of the server.
        delay: Seconds every byte travels, in each direction; half of the round-trip time.
        bytes_per_second: Width of the line towards the client.
        slice_size: Largest piece passed on at once towards the client.
        reset_after: Bytes towards the client after which both sides get a TCP reset.
        close_after: Bytes towards the client after which it gets a FIN.
        blackhole: Whether bytes vanish, in both directions.
        tunnel: Whether clients speak to it as to an HTTP proxy, with CONNECT; they end at `target` all the same.
    """

    def __init__(
        self,
        target: int,
        *,
        delay: float = 0,
        bytes_per_second: float = 0,
        slice_size: int = CHUNK,
        reset_after: int | None = None,
        close_after: int | None = None,
        blackhole: bool = False,
        tunnel: bool = False,
    ) -> None:
        self.target = target
        self.delay = delay
        self.bytes_per_second = bytes_per_second
        self.slice_size = slice_size
        self.reset_after = reset_after
        self.close_after = close_after
        self.blackhole = blackhole
        self.tunnel = tunnel
        self.connections = 0
        self.port = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._handlers: set[asyncio.Task[None]] = set()

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
        self._writers.add(writer)
        try:
            if self.tunnel:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            upstream_reader, upstream = await asyncio.open_connection("127.0.0.1", self.target)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            return
        self._writers.add(upstream)
        try:
            await asyncio.gather(self._relay(reader, upstream), self._relay(upstream_reader, writer, to_client=True))
        finally:
            for side in (writer, upstream):
                side.close()
                self._writers.discard(side)

    async def _relay(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, to_client: bool = False
    ) -> None:
        loop = asyncio.get_running_loop()
        late = asyncio.Queue[tuple[float, bytes]]()
        pump = asyncio.create_task(self._deliver(late, writer, to_client=to_client))
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK):
                late.put_nowait((loop.time() + self.delay, data))
        late.put_nowait((loop.time() + self.delay, b""))
        await pump

    async def _deliver(
        self, late: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, *, to_client: bool
    ) -> None:
        loop = asyncio.get_running_loop()
        passed = 0
        with contextlib.suppress(OSError):
            while True:
                due, data = await late.get()
                await asyncio.sleep(due - loop.time())
                if not data:
                    break
                if self.blackhole:
                    continue
                for piece in self._slices(data) if to_client else [data]:
                    writer.write(piece)
                    await writer.drain()
                    passed += len(piece)
                    if to_client and self.bytes_per_second:
                        await asyncio.sleep(len(piece) / self.bytes_per_second)
                    if to_client and self.reset_after is not None and passed >= self.reset_after:
                        self._reset(writer)
                        return
                    if to_client and self.close_after is not None and passed >= self.close_after:
                        writer.close()
                        return
            if writer.can_write_eof():
                writer.write_eof()

    def _slices(self, data: bytes) -> list[bytes]:
        return [data[i : i + self.slice_size] for i in range(0, len(data), self.slice_size)]

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            peer = writer.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    async def _open(self) -> None:
        self._listener = await asyncio.start_server(self._accept, "127.0.0.1", 0)
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


def main(target: str, delay: str) -> None:
    """Runs a slow line in a process of its own: `python -m lab.fault_proxy <port> <seconds>`; prints its port."""
    with FaultProxy(int(target), delay=float(delay)) as proxy:
        print(proxy.port, flush=True)  # noqa: T201 - the parent reads it
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
