"""Secrets, names and certificates."""

import ast
import contextlib
import logging
import os
import re
import traceback
from collections.abc import Iterator
from unittest import mock

import hpack

from lab.certificates import server_context
from lab.fault_proxy import FaultProxy
from lab.h2_server import H2Server, Request
from lab.raw_server import RawServer, json_answer

from .matrix import at_most, fails, hazard, outcome, succeeds
from .peers import KEY, Answer, Peer, opened
from .sharing import answer

SECRET = "sk_s3cr3t_0123456789"


@hazard("S5", "redirects carry no key elsewhere")
async def redirect(kind: type[Peer]) -> None:
    with H2Server(answer) as other:

        async def script(request: Request) -> None:
            await request.reply(b"", 302, [("location", f"{other.url}/lab/x")])

        with H2Server(script) as server:
            async with opened(kind, server.url, **{"x-api-key": SECRET}) as peer:
                await fails(peer, peer.call("GET", "x"))
                await fails(peer, peer.call("POST", "x"))
        assert not other.connections


@hazard("S6", "header injection")
async def injection(kind: type[Peer]) -> None:
    bad = [
        f"{SECRET}\n", f"{SECRET}\r\nx-evil: 1", f"\n{SECRET}", f"{SECRET}\0", f"{SECRET}\u00fc", f"{SECRET}\x7f",
        f"{SECRET}\u2028", f"{SECRET}\x1b[2J", f"{SECRET}\u20ac", f"\r{SECRET}", f"{SECRET}\x01", f"{SECRET}\udc80",
    ]  # fmt: skip
    for protocol in ("h2", "http/1.1"):
        with H2Server(answer) as h2_server, RawServer(json_answer()) as h1_server:
            url = h2_server.url if protocol == "h2" else h1_server.url
            for value in bad:
                try:
                    async with opened(kind, url, **{"x-api-key": value}) as peer:
                        await peer.call("GET", "x", seconds=2)
                except kind.errors as error:
                    told = "".join(traceback.format_exception(error))
                    assert SECRET not in told, f"the error shows the secret ({protocol}, {value!r})"
                except Exception as error:
                    raise AssertionError(f"leaked {type(error).__name__} ({protocol}, {value!r})") from None
                else:
                    raise AssertionError(f"accepted {value!r} over {protocol}")
            assert not h2_server.requests
            assert not h1_server.requests


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.threadName != "lab":  # what the servers log is theirs
            self.lines.append(record.getMessage() + (record.exc_text or ""))


@contextlib.contextmanager
def _everything_logged() -> Iterator[list[str]]:
    root, keep = logging.getLogger(), _Keep()
    loggers = [root, *map(logging.getLogger, ("hpack", "hpack.hpack", "httpx", "httpcore", "novita", "h2", "asyncio"))]
    levels = [logger.level for logger in loggers]
    root.addHandler(keep)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield keep.lines
    finally:
        root.removeHandler(keep)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _decoded(line: str) -> str:
    """The line, and what the header blocks in it say."""
    said = [line]
    for literal in re.findall(r"b'(?:[^'\\]|\\.)*'|b\"(?:[^\"\\]|\\.)*\"", line):
        with contextlib.suppress(hpack.HPACKError, ValueError, SyntaxError):
            said.append(repr(hpack.Decoder().decode(ast.literal_eval(literal))))
    return "\n".join(said)


@hazard("S7", "secrets in logs, reprs and tracebacks")
async def secrets(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "reset":
            await request.body()
            request.reset(2)
        else:
            await request.reply()

    with H2Server(script) as server, _everything_logged() as lines:
        async with opened(kind, server.url, **{"x-api-key": SECRET}) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            error = await fails(peer, peer.call("POST", "reset"))
            told = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
            assert SECRET not in told
            assert KEY not in told
            client = next(iter(vars(peer).values()))
            assert SECRET not in repr(client)
            assert KEY not in repr(client)
        assert server.requests[0].headers["x-api-key"] == SECRET
    said = "\n".join(map(_decoded, list(lines)))
    assert SECRET not in said, "a log line shows a header"
    assert KEY not in said, "a log line shows the key"


@hazard("S8", "plain http to another machine is refused")
async def plain_http(kind: type[Peer]) -> None:
    for url in ("http://198.51.100.1", "http://example.com", "ftp://example.com", "https://user:pw@example.com"):
        try:
            kind(url, {})
        except kind.errors as error:
            told = str(error)
        else:
            raise AssertionError(f"accepted {url!r}")
        assert "pw" not in told


@hazard("S9", "proxies of the environment")
async def proxies(kind: type[Peer]) -> None:
    with RawServer(json_answer()) as server, FaultProxy(server.port, tunnel=True) as proxy:
        environment = {"HTTPS_PROXY": f"http://127.0.0.1:{proxy.port}", "NO_PROXY": ""}
        clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        with mock.patch.dict(os.environ, {**clean, **environment}, clear=True):
            async with opened(kind, f"https://lab.test:{server.port}") as peer:
                assert await succeeds(peer, peer.call("GET", "x")) == [Answer(200, b"{}")]
        assert proxy.connections == 1, "the proxy was passed by"
        with mock.patch.dict(os.environ, {**clean, **environment, "NO_PROXY": "127.0.0.1"}, clear=True):
            async with opened(kind, server.url) as peer:
                await succeeds(peer, peer.call("GET", "x"))
        assert proxy.connections == 1, "NO_PROXY was ignored"


@hazard("S10", "certificates of the wrong host, date or issuer")
async def certificates(kind: type[Peer]) -> None:
    wrong = [
        server_context("h2", names=("elsewhere.test",)),
        server_context("h2", expired=True),
        server_context("h2", trusted=False),
    ]
    for context in wrong:
        with H2Server(answer, context=context) as server:
            async with opened(kind, server.url) as peer, at_most(3):
                await fails(peer, peer.call("POST", "x"))
            assert not server.requests


@hazard("S10", "a server without HTTP/2")
async def without_http2(kind: type[Peer]) -> None:
    for context in (server_context("http/1.1"), server_context()):
        with RawServer(json_answer(b'"old"'), context=context) as server:
            async with opened(kind, server.url) as peer:
                for method in ("GET", "POST", "GET"):
                    assert await succeeds(peer, peer.call(method, "x")) == [Answer(200, b'"old"')]
            assert len(server.requests) == 3


@hazard("S10", "nobody there, nobody answers, no TLS")
async def no_connection(kind: type[Peer]) -> None:
    with H2Server(answer) as server:
        gone = server.url
        with FaultProxy(server.port, blackhole=True) as hole:
            async with opened(kind, hole.url) as peer, at_most(0.4):
                await fails(peer, peer.call("GET", "x", seconds=0.4))
        with FaultProxy(server.port, reset_after=600) as breaking:
            async with opened(kind, breaking.url) as peer, at_most(3):
                await fails(peer, peer.call("GET", "x", seconds=3))
    async with opened(kind, gone) as peer, at_most(3):
        await fails(peer, peer.call("POST", "x", seconds=3))
    async with opened(kind, gone.replace("127.0.0.1", "no-such-name.localhost")) as peer:
        await outcome(peer, peer.call("POST", "x", seconds=3))
