"""The simulated API as an ASGI application: key check, contract check, dispatch, faults."""

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module
from typing import Any, Protocol, cast

import msgspec

from .clock import Clock
from .contract import Contract, Operation, load_contract
from .control import CONTROL_PREFIX, control
from .faults import Fault, Faults
from .records import Stats, Violation
from .refusal import Refusal
from .routing import HANDLERS, Call, Reply
from .world import FILES_PREFIX, Settings, World

__all__ = ["Listener", "SimulatedApi"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Found = tuple[Operation, dict[str, str]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes | Reply]

JSON = (b"content-type", b"application/json")
TEXT = (b"content-type", b"text/plain; charset=utf-8")
_HTML = (b"content-type", b"text/html; charset=utf-8")
_BEHAVIOURS = (
    "billing",
    "gpu_account",
    "gpu_catalog",
    "gpu_endpoints",
    "gpu_instances",
    "gpu_jobs",
    "gpu_v2",
    "queues",
    "llm_batches",
    "llm_catalog",
    "llm_chat",
    "llm_messages",
    "media_tasks",
    "media_sound",
    "team",
    "training",
)
_METRICS = "gpu.metrics.fetch_instance_metrics"
_SLOW_PIECES = 10
_MOST_VIOLATIONS = 1000

encode: Callable[[object], bytes] = msgspec.json.Encoder().encode


class Listener(Protocol):
    """What serves the application, for the faults that lie below HTTP."""

    def drop(self, peer: tuple[str, int]) -> None:
        """Cut the connection of this client."""

    async def recycle(self) -> object:
        """Close all connections in an orderly way (HTTP/2: GOAWAY), and listen on."""

    async def outage(self, seconds: float, spare: tuple[str, int]) -> object:
        """Cut all connections but the spared one, and refuse new ones for real seconds."""


class SimulatedApi:
    """An ASGI application that answers as the Novita API does. All state is in one process and one thread.

    Args:
        settings: How it starts, and starts again after `reset`.
        listener: The server underneath; without one, dropped connections and outages are refused.
    """

    def __init__(self, settings: Settings, listener: Listener | None = None) -> None:
        for name in _BEHAVIOURS:
            import_module(f".{name}", __package__)
        self.settings = settings
        self.listener = listener
        self.contract: Contract = load_contract()
        self.reset()

    def reset(self) -> None:
        """Begin afresh: state, clock, faults, records."""
        start = self.settings.start_time
        self.clock: Clock = Clock(time.time() if start is None else start, self.settings.speed)
        self.world: World = World(self.settings, self.clock)
        self.faults: Faults = Faults(self.settings.seed)
        self.violations: deque[Violation] = deque(maxlen=_MOST_VIOLATIONS)
        self.calls: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.protocols: Counter[str] = Counter()

    def stats(self) -> Stats:
        """What was served since the last reset."""
        return Stats(
            requests=sum(self.calls.values()),
            operations=dict(self.calls),
            statuses={str(status): number for status, number in self.statuses.items()},
            protocols=dict(self.protocols),
            violations=len(self.violations),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        method, path = scope["method"], scope["path"]
        if path.startswith(CONTROL_PREFIX):
            await _send(send, await control(self, path, peer(scope), await _read(receive)))
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if path.startswith(FILES_PREFIX):
            await _send(send, self._file(method, path, headers))
            return
        self.world.origin = f"{scope.get('scheme', 'https')}://{headers.get('host') or headers.get(':authority', '')}"
        body = await _read(receive) if method != "GET" or "content-length" in headers else b""
        found = self._find(method, _raw_path(scope))
        operation = found[0].name if found else "(no route)"
        self.calls[operation] += 1
        self.protocols[scope["http_version"]] += 1
        mishap, world = self.faults.strike(operation), self.world
        if mishap.delay:
            await asyncio.sleep(mishap.delay)
            if self.world is not world:  # whoever made it is gone, such as a test before this one
                await _send(send, _error(Fault(kind="error", message="the simulator was reset")))
                return
        if mishap.drop and not mishap.drop.processed:
            self._drop(scope)
            return
        answer = _error(mishap.error) if mishap.error else self._serve(found, scope, headers, body)
        self.statuses[answer[0]] += 1
        if mishap.drop:
            self._drop(scope)
            return
        await _send(send, answer, slow=mishap.slow)
        if isinstance(answer[2], Reply) and answer[2].cut:
            self._drop(scope)

    def _serve(self, found: Found | None, scope: Scope, headers: dict[str, str], body: bytes) -> Answer:
        if found is None:
            return 404, [TEXT], b"404 page not found\n"
        try:
            self.clock.settle()
            return self._answer(*found, scope["query_string"].decode("latin-1"), headers, body)
        except Exception:
            logging.getLogger(__name__).exception("the simulator failed in %s", found[0].name)
            return (
                500,
                [JSON],
                encode(Refusal("UNKNOWN_ERROR", "the simulator failed, see its stderr", status=500).body),
            )

    def _file(self, method: str, path: str, headers: dict[str, str]) -> Answer:
        """A file that a task made; whoever asks for one must not show the API key."""
        if "authorization" in headers or "x-api-key" in headers:
            self.violations.append(Violation("(file)", method, "a download carries the API key"))
        found = self.world.media.get(path)
        if found is None:
            return 404, [TEXT], b"no such file\n"
        return 200, [(b"content-type", found[0].encode())], found[1]

    def _find(self, method: str, path: str) -> Found | None:
        found = self.contract.find(method, path)
        if found and found[0].name == _METRICS and self.settings.metrics_path != "both":
            wanted = found[0].paths[0 if self.settings.metrics_path == "contract" else 1]
            return found if path == wanted else None
        return found

    def _answer(
        self, operation: Operation, path: dict[str, str], query: str, headers: dict[str, str], body: bytes
    ) -> Answer:
        try:
            if operation.needs_key:
                self._check_key(headers)
            call, problems = self._read(operation, path, query, headers, body)
            handler = HANDLERS.get(operation.name)
            if handler is None:
                return _example(operation, call)
            try:
                answer = handler(self.world, call)
                if isinstance(answer, Reply):
                    return 200, [(b"content-type", answer.kind.encode())], answer
                return 200, [JSON], encode(answer)
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                if not problems:
                    raise
                raise Refusal("VALIDATOR_PARAM", "; ".join(problems)) from None
        except Refusal as refusal:
            return refusal.status, [JSON], encode(refusal.body)

    def _check_key(self, headers: dict[str, str]) -> None:
        scheme, _, key = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key:
            key = headers.get("x-api-key", "")
        if not key:
            raise Refusal("FAILED_TO_AUTH", "failed to authenticate", status=401)
        if key != self.settings.api_key:
            raise Refusal("INVALID_API_KEY", "invalid api-key", status=403)

    def _read(
        self, operation: Operation, path: dict[str, str], query: str, headers: dict[str, str], body: bytes
    ) -> tuple[Call, list[str]]:
        """The request's values, and what is wrong with them if that is to be tolerated."""
        values, query_problems = operation.read_query(query)
        decoded, body_problems = operation.read_body(body, headers.get("content-type", ""))
        problems = [*query_problems, *operation.read_path(path), *operation.read_headers(headers), *body_problems]
        self.violations.extend(Violation(operation.name, operation.method, problem) for problem in problems)
        if problems and self.settings.reject_violations:
            raise Refusal("VALIDATOR_PARAM", "; ".join(problems))
        return Call(path, values, decoded), problems

    def _drop(self, scope: Scope) -> None:
        if self.listener is None:  # control refuses such faults
            raise RuntimeError("a connection can only be dropped under a listener")
        self.listener.drop(peer(scope))


def peer(scope: Scope) -> tuple[str, int]:
    """Address and port of the client."""
    host, port = scope["client"]
    return str(host), int(port)


def _raw_path(scope: Scope) -> str:
    """The path with its escapes, so that an escaped slash stays inside its segment."""
    raw = scope.get("raw_path")
    return raw.decode("latin-1").partition("?")[0] if raw else str(scope["path"])


async def _read(receive: Receive) -> bytes:
    pieces: list[bytes] = []
    while True:
        message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(pieces)


async def _send(send: Send, answer: Answer, *, slow: float = 0.0) -> None:
    status, headers, body = answer
    if isinstance(body, Reply):
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for piece in body.pieces:
            await asyncio.sleep(slow / _SLOW_PIECES)
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        if not body.cut:
            await send({"type": "http.response.body", "body": b""})
        return
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    if slow:
        size = max(len(body) // _SLOW_PIECES, 1)
        while len(body) > size:
            await send({"type": "http.response.body", "body": body[:size], "more_body": True})
            await asyncio.sleep(slow / _SLOW_PIECES)
            body = body[size:]
    await send({"type": "http.response.body", "body": body})


def _error(fault: Fault) -> Answer:
    headers = [(b"retry-after", str(fault.retry_after).encode("latin-1"))] if fault.retry_after is not None else []
    if fault.text is not None:
        return fault.status, [_HTML, *headers], fault.text.encode()
    return fault.status, [JSON, *headers], encode(Refusal(fault.reason, fault.message, status=fault.status).body)


def _example(operation: Operation, call: Call) -> Answer:
    """The contract's example answer; the event stream where the caller asks for one."""
    body: object = call.body
    streams = isinstance(body, dict) and cast("dict[str, Any]", body).get("stream") is True
    kinds = sorted(operation.answers, key=lambda kind: (kind == "text/event-stream") != streams)
    example = operation.answers[kinds[0]]
    content = example.encode() if isinstance(example, str) and kinds[0] != "application/json" else encode(example)
    return 200, [(b"content-type", kinds[0].encode())], content
