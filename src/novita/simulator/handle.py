"""The handle by which tests and demos start a simulator and make things happen in it."""

import contextlib
import http.client
import json
import ssl
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypeVar
from urllib.parse import urlsplit

import msgspec

from .faults import Fault
from .records import InstanceRecord, Stats, Violation
from .world import Settings

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient, NovitaClient

__all__ = ["FaultControl", "Simulator", "SimulatorError"]

T = TypeVar("T")
_CHILD = (
    "import json, sys; order = json.loads(sys.stdin.readline()); sys.path[:] = order['path'];"
    "from novita.simulator.server import run_child; run_child(order)"
)
_STOP_WITHIN = 5.0
_COMMAND_TIMEOUT = 10.0


class SimulatorError(Exception):
    """The simulator could not be started, or refused a command."""


class Simulator:
    """A simulated Novita API in a process of its own, on a free port of this machine.

    Use it as a context manager, or call `start` and `stop`. Its methods block for a few milliseconds; async tests may
    call them as they are. The process ends with the one that started it, however that ends.

    Args:
        instances: Machines in the fleet at the start.
        seed: The same seed and the same requests give the same answers.
        speed: Virtual seconds per real second; 0 makes time stand still until `advance`.
        start_time: Unix time at which the virtual clock begins; None is now.
        api_key: The one key that is accepted.
        reject_violations: Answer requests that do not fit the contract with 400; otherwise only record them.
        metrics_path: Which of the two paths of the metrics call exists.
        visible_after: Virtual seconds until a created machine can be seen.
        instance_limit: Most machines of the account.
        gpu_limit: Most GPUs of the account.
        port: Where to listen; 0 takes a free port.
        tls: Speak TLS, with HTTP/2 and HTTP/1.1 by ALPN. Without it, `base_url` is an http one.
    """

    def __init__(
        self,
        *,
        instances: int = 200,
        seed: int = 0,
        speed: float = 1.0,
        start_time: float | None = None,
        api_key: str = "sk-simulator",
        reject_violations: bool = True,
        metrics_path: Literal["both", "contract", "documented"] = "both",
        visible_after: float = 0.0,
        instance_limit: int = 20000,
        gpu_limit: int = 100000,
        port: int = 0,
        tls: bool = True,
    ) -> None:
        self.settings: Settings = Settings(
            instances=instances,
            seed=seed,
            speed=speed,
            start_time=start_time,
            api_key=api_key,
            reject_violations=reject_violations,
            metrics_path=metrics_path,
            visible_after=visible_after,
            instance_limit=instance_limit,
            gpu_limit=gpu_limit,
        )
        self.faults: FaultControl = FaultControl(self)
        self._port = port
        self._tls = tls
        self._process: subprocess.Popen[str] | None = None
        self._base_url = ""
        self._ca: Path | None = None
        self._ssl_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    @property
    def base_url(self) -> str:
        """URL of the API, without a path."""
        if self._process is None:
            raise SimulatorError("the simulator is not running: use it as a context manager, or call start()")
        return self._base_url

    @property
    def api_key(self) -> str:
        """The one key that is accepted."""
        return self.settings.api_key

    @property
    def ca(self) -> Path | None:
        """PEM file of the authority that signed the server's certificate; None without TLS."""
        return self._ca

    @property
    def ssl_context(self) -> ssl.SSLContext:
        """A client context that trusts the server's certificate and nothing else."""
        return self._ssl_context

    def client(self) -> "NovitaClient":
        """A client of this simulator, with its key and its certificate; yours to close."""
        from novita.client import NovitaClient

        return NovitaClient(self.api_key, base_url=self.base_url).with_options(ssl_context=self.ssl_context)

    def async_client(self) -> "AsyncNovitaClient":
        """An async client of this simulator, like `client`."""
        from novita.client import AsyncNovitaClient

        return AsyncNovitaClient(self.api_key, base_url=self.base_url).with_options(ssl_context=self.ssl_context)

    def start(self) -> Self:
        """Start the process and wait until it accepts connections.

        Raises:
            SimulatorError: It does not start, or its extra is not installed; the message says why.
        """
        if self._process is not None:
            raise SimulatorError("the simulator is running already")
        if not (find_spec("granian") and find_spec("trustme")):
            raise SimulatorError("the simulator needs an extra: pip install 'novita-sdk-python[simulator]'")
        process = subprocess.Popen(  # noqa: S603 - this interpreter, with a fixed program
            [sys.executable, "-P", "-c", _CHILD],  # what lies in the working directory is none of its modules
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
        order = {
            "path": sys.path,
            "settings": msgspec.to_builtins(self.settings),
            "port": self._port,
            "tls": self._tls,
        }
        with contextlib.suppress(BrokenPipeError):  # it died: its answer, or the lack of one, tells
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
        self._process = process
        line = process.stdout.readline()
        try:
            answer = json.loads(line or '{"error": "the process ended at once, see its stderr"}')
        except ValueError:
            answer = {"error": f"the process printed something else than its address: {line!r}"}
        if "error" in answer:
            self.stop()
            raise SimulatorError(f"the simulator did not start: {answer['error']}")
        self._base_url = answer["base_url"]
        self._ca = Path(answer["ca"]) if answer["ca"] else None
        self._ssl_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._ca is not None:
            self._ssl_context.load_verify_locations(self._ca)
        return self

    def stop(self) -> None:
        """End the process and wait for it; does nothing when it is not running."""
        process, self._process = self._process, None
        if process is None:
            return
        with process:  # closes the pipes, and so tells it to end
            assert process.stdin is not None  # noqa: S101 - a pipe
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            try:
                process.wait(_STOP_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def reset(self) -> None:
        """Begin afresh: fleet, clock, faults and records are as after the start."""
        self.command("reset", None)

    def advance(self, seconds: float) -> float:
        """Move the virtual clock forward by virtual seconds; returns the Unix time it then shows."""
        return self.command("advance", float, seconds=seconds)

    def now(self) -> float:
        """Unix time of the virtual clock."""
        return self.command("now", float)

    def stats(self) -> Stats:
        """What was served since the start or the last reset."""
        return self.command("stats", Stats)

    def violations(self, *, clear: bool = False) -> list[Violation]:
        """How requests did not fit the contract since the start or the last reset, the newest 1000.

        Args:
            clear: Forget them, so that a test may provoke some.
        """
        return self.command("violations", list[Violation], clear=clear)

    def instances(self) -> list[InstanceRecord]:
        """The fleet, for choosing a machine to do something to."""
        return self.command("instances", list[InstanceRecord])

    def saturate(self, instance_id: str, *, gpu: int | None = None) -> None:
        """Drive one GPU of a running machine, or all, to 99 % from now on. Metrics show it about a minute later."""
        self.command("load", None, instance_id=instance_id, gpu=gpu, percent=99)

    def idle(self, instance_id: str, *, gpu: int | None = None) -> None:
        """Let one GPU of a running machine, or all, do nothing from now on. Metrics show it about a minute later."""
        self.command("load", None, instance_id=instance_id, gpu=gpu, percent=0)

    def fail(self, instance_id: str, *, message: str = "container exited with code 137") -> None:
        """Break a machine: it is exited, with this message in its statusError."""
        self.command("fail", None, instance_id=instance_id, message=message)

    def freeze(self, instance_id: str) -> None:
        """Freeze a running machine, as happens when the money is gone: freezing, then exited."""
        self.command("freeze", None, instance_id=instance_id)

    def reclaim(self, instance_id: str, *, notice: float = 60.0) -> None:
        """Take a running spot machine back: notified, after `notice` virtual seconds reclaiming, then terminated."""
        self.command("reclaim", None, instance_id=instance_id, notice=notice)

    def recycle(self) -> None:
        """Close all connections in an orderly way: over HTTP/2 with GOAWAY, calls under way are finished.

        New connections are accepted when it returns, and refused for the few milliseconds that it takes.
        """
        self.command("recycle", None)

    def outage(self, seconds: float) -> None:
        """Cut all connections and refuse new ones for real seconds; this handle is cut off as well."""
        self.command("outage", None, seconds=seconds)

    def command(self, name: str, result: type[T] | None, **members: object) -> T:
        """Send a command by name, as the methods above do, and decode its answer.

        Raises:
            SimulatorError: It was refused, or the simulator does not answer.
        """
        parts = urlsplit(self.base_url)
        host, port = parts.hostname or "", parts.port
        connection = (
            http.client.HTTPSConnection(host, port, timeout=_COMMAND_TIMEOUT, context=self.ssl_context)
            if self._ca is not None
            else http.client.HTTPConnection(host, port, timeout=_COMMAND_TIMEOUT)
        )
        try:
            connection.request("POST", f"/_simulator/{name}", msgspec.json.encode(members))
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise SimulatorError(f"the simulator does not answer: {error}") from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise SimulatorError(json.loads(body)["message"])
        return msgspec.json.decode(body, type=result)


class FaultControl:
    """Makes calls go wrong. Rules add up, in the order they were made; `clear` or `Simulator.reset` lifts them.

    Each takes `operation` (name of an operation of the contract, `*` matches anything), `rate` (the share of matching
    calls, drawn with the seed) and `times` (how many calls until the rule is spent; None: no end).
    """

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def latency(
        self, seconds: float, *, jitter: float = 0.0, operation: str = "*", rate: float = 1.0, times: int | None = None
    ) -> None:
        """Let calls wait for real seconds, and up to `jitter` seconds more, before they are carried out."""
        self._add(Fault(kind="latency", operation=operation, rate=rate, times=times, seconds=seconds, jitter=jitter))

    def error(
        self,
        status: int,
        *,
        reason: str = "UNKNOWN_ERROR",
        message: str = "simulated fault",
        retry_after: int | str | None = None,
        text: str | None = None,
        operation: str = "*",
        rate: float = 1.0,
        times: int | None = None,
    ) -> None:
        """Answer an error instead of carrying the call out.

        Args:
            status: HTTP status.
            reason: Reason word of the error body.
            message: Message of the error body.
            retry_after: Retry-After header: seconds, or an HTTP date.
            text: A body to send as HTML instead of the JSON one, as gateways do.
            operation: Operations it concerns.
            rate: Share of the calls, 0 to 1.
            times: Calls until the rule is spent.
        """
        self._add(
            Fault(
                kind="error",
                status=status,
                reason=reason,
                message=message,
                retry_after=retry_after,
                text=text,
                operation=operation,
                rate=rate,
                times=times,
            )
        )

    def rate_limit(
        self, *, retry_after: int | str | None = 1, operation: str = "*", rate: float = 1.0, times: int | None = None
    ) -> None:
        """Answer 429 with a Retry-After header (None: without one)."""
        self.error(
            429,
            reason="RATE_LIMIT_EXCEEDED",
            message="too many requests",
            retry_after=retry_after,
            operation=operation,
            rate=rate,
            times=times,
        )

    def drop(
        self, *, processed: bool = False, operation: str = "*", rate: float = 1.0, times: int | None = None
    ) -> None:
        """Cut the TCP connection instead of answering; with `processed`, after the call was carried out.

        All other calls on an HTTP/2 connection are lost with it.
        """
        self._add(Fault(kind="drop", processed=processed, operation=operation, rate=rate, times=times))

    def slow_body(self, seconds: float, *, operation: str = "*", rate: float = 1.0, times: int | None = None) -> None:
        """Send headers at once and the body in pieces over real seconds; an event of a stream takes a tenth."""
        self._add(Fault(kind="slow_body", seconds=seconds, operation=operation, rate=rate, times=times))

    def clear(self) -> None:
        """Lift all rules."""
        self._simulator.command("clear_faults", None)

    def _add(self, fault: Fault) -> None:
        self._simulator.command("fault", None, **msgspec.to_builtins(fault))
