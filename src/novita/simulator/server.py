"""The simulated API on a real port: granian, TLS with a certificate authority of its own, HTTP/2 and HTTP/1.1.

Everything runs in one event loop of one process, because the simulated world is one state.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from math import inf
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from novita.exceptions import MissingPackageError

from .app import SimulatedApi
from .connections import cut, reserved
from .world import Settings

try:
    import trustme
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
    from granian.constants import Interfaces
    from granian.server.embed import Server as Granian
except ImportError:
    raise MissingPackageError("the simulator needs an extra: pip install 'novita-sdk-python[simulator]'") from None

__all__ = ["Address", "SimulatorServer", "leave", "run_child"]

_HOST = "127.0.0.1"
_GRACE = 1.0


class Address(msgspec.Struct, frozen=True):
    """Where a server can be reached: its URL, and the path of its CA's certificate if it speaks TLS."""

    base_url: str
    ca: str | None


class SimulatorServer:
    """Serves one simulated API until told to stop; also the `Listener` behind its connection faults.

    Args:
        settings: The world to serve.
        port: Where to listen; 0 takes a free port.
        tls: Whether to speak TLS.

    Raises:
        OSError: This is Windows, which lists no descriptors and shares no ports.
    """

    def __init__(self, settings: Settings, *, port: int = 0, tls: bool = True) -> None:
        if sys.platform == "win32":
            raise OSError("it needs Linux or macOS; on Windows run it inside WSL")
        self.api: SimulatedApi = SimulatedApi(settings, self)
        self._port = port
        self._tls = tls
        self._options: dict[str, Any] = {}
        self._stopped = asyncio.Event()
        self._turning = asyncio.Lock()
        """Held by who closes or opens: of two that overlap, one would wait for ever for the other's server to end."""
        self._back: asyncio.TimerHandle | None = None
        """What ends an outage."""
        self._granian: Granian | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, ready: Callable[[Address], None]) -> None:
        """Listen until `stop`; `ready` is called with the address once connections are accepted.

        Raises:
            OSError: The port is taken.
        """
        with reserved(self._port) as self._port, tempfile.TemporaryDirectory(prefix="novita-simulator-") as directory:
            ca = None
            if self._tls:
                ca = str(Path(directory, "ca.pem"))
                self._options = _certificates(Path(directory))
            self._open()
            await _until(self._port, accepting=True)
            ready(Address(f"{'https' if self._tls else 'http'}://{_HOST}:{self._port}", ca))
            await self._stopped.wait()
            self._close()
            cut(self._port)
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=_GRACE)

    def stop(self) -> None:
        """End `serve`."""
        self._stopped.set()

    def drop(self, peer: tuple[str, int]) -> None:
        """Cut the connection of this client."""
        cut(self._port, only=peer)

    async def recycle(self) -> None:
        """Close all connections in an orderly way (HTTP/2: GOAWAY, calls under way are finished), and listen again."""
        async with self._turning:
            self._close()
            await _until(self._port, accepting=False)
            self._open()
            await _until(self._port, accepting=True)

    async def outage(self, seconds: float, spare: tuple[str, int]) -> None:
        """Cut all connections but the spared one, and refuse new ones for real seconds."""
        if not 0 <= seconds < inf:  # before anything is cut that nothing would bring back
            raise ValueError(f"an outage lasts 0 seconds or more, and ends; got {seconds}")
        async with self._turning:
            self._close()
            cut(self._port, spare=spare)
            await _until(self._port, accepting=False)
            self._back = asyncio.get_running_loop().call_later(seconds, self._open)

    def _open(self) -> None:
        self._granian = Granian(
            self.api,
            address=_HOST,
            port=self._port,
            interface=Interfaces.ASGINL,
            websockets=False,
            backlog=1024,
            log_enabled=False,
            **self._options,
        )
        task = asyncio.create_task(self._granian.serve())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _close(self) -> None:
        if self._back is not None:
            self._back.cancel()
        _end(self._granian)
        self._granian = None


def _end(granian: Granian | None) -> None:
    if granian is not None:
        granian.stop()  # type: ignore[no-untyped-call]  # granian leaves it without a return type


def _certificates(directory: Path) -> dict[str, Path]:
    """Write CA, certificate and key for this host; granian's options for them."""
    authority = trustme.CA()
    issued = authority.issue_cert(_HOST, "localhost")
    authority.cert_pem.write_to_path(str(directory / "ca.pem"))
    certificate, key = directory / "server.pem", directory / "server.key"
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    private = load_pem_private_key(issued.private_key_pem.bytes(), None)
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))  # all that granian reads
    return {"ssl_cert": certificate, "ssl_key": key}


async def _until(port: int, *, accepting: bool) -> None:
    """Wait until the port accepts connections, or refuses them."""
    while True:
        try:
            _, writer = await asyncio.open_connection(_HOST, port)
        except OSError:
            accepts = False
        else:
            writer.close()
            accepts = True
        if accepts == accepting:
            return
        await asyncio.sleep(0.002)


def run_child(order: Mapping[str, Any]) -> None:
    """Be the process behind a `Simulator` handle.

    Says its address, or why it failed, as one line of JSON on stdout. Ends when stdin does: so it never outlives the
    process that started it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle

    def say(message: object) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    async def main() -> None:
        settings = msgspec.convert(order["settings"], Settings)
        server = SimulatorServer(settings, port=order["port"], tls=order["tls"])
        loop = asyncio.get_running_loop()

        def watch_parent() -> None:
            os.read(0, 1)
            loop.call_soon_threadsafe(server.stop)

        threading.Thread(target=watch_parent, daemon=True).start()
        loop.add_signal_handler(signal.SIGTERM, server.stop)
        await server.serve(lambda address: say({"base_url": address.base_url, "ca": address.ca}))

    try:
        asyncio.run(main())
    except (OSError, OverflowError, ValueError) as error:  # no such port, or settings that are none
        say({"error": str(error)})
    leave()


def leave() -> NoReturn:
    """End this process at once, as one that did what it should.

    Threads of granian may still be about to call Python. When an interpreter ends step by step it ends them in the
    middle of it, and that aborts the process.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
