"""A server in a process of its own whose paths name the fault: `python -m lab.faulty_server`.

`/lab/ok` is answered well, `/lab/reset` never, `/lab/abort~17` only when it comes again.

It prints its port, and serves until its standard input ends. Connections end gracefully after 2,000 requests.
"""

import logging
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .certificates import certificate_files
from .h2_server import H2Server, Request

STREAM_FAULTS = ("refused", "reset", "reset-late", "truncated", "stall", "503", "429", "html")
CONNECTION_FAULTS = ("abort", "close", "goaway")
_BODY = b'{"gpu": [' + b", ".join(b'{"timestamp": "17000000%02d", "value": 97}' % i for i in range(25)) + b"]}"
_HEAD = [("content-type", "application/json"), ("content-length", "100")]
_struck: set[str] = set()


async def script(request: Request) -> None:
    """Does what the path says."""
    connection = request.connection
    await request.body()
    connection.served += 1
    if connection.served == 2_000:
        connection.goaway(request.stream_id)
    fault, _, number = request.name.partition("~")
    if number in _struck:
        fault = ""
    elif number:
        _struck.add(number)
    match fault:
        case "refused":
            request.reset(7)
        case "reset":
            request.reset(2)
        case "reset-late":
            request.start(200, _HEAD)
            request.reset(2)
        case "truncated":
            request.start(200, _HEAD)
            await request.send(b"{}", end=True)
        case "stall":
            await request.over.wait()
        case "503" | "429":
            await request.reply(b"{}", int(request.name))
        case "html":
            await request.reply(b"<html>")
        case "abort":
            connection.abort()
        case "close":
            connection.close()
        case "goaway":
            connection.goaway(request.stream_id)
            await request.reply(_BODY)
        case _:
            await request.reply(_BODY)


@contextmanager
def faulty_server() -> Iterator[str]:
    """Runs the server; gives its URL."""
    chain, key, _ = certificate_files()
    process = subprocess.Popen(
        [sys.executable, "-m", "lab.faulty_server", str(chain), str(key)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield f"https://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def main(chain: str, key: str) -> None:
    """Serves until standard input ends."""
    logging.disable()  # asyncio reports writes to connections that the script broke
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    context.set_alpn_protocols(["h2"])
    with H2Server(script, context=context, remembers=False) as server:
        print(server.port, flush=True)  # noqa: T201 - the parent reads it
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
