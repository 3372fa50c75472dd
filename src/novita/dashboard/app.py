"""The web application: a page, its two files, the stream that feeds it, and the past."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from novita.exceptions import MissingPackageError, NovitaError
from novita.fleet import FleetMonitor

try:
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import FileResponse, Response, StreamingResponse
    from starlette.routing import Route
except ImportError:
    raise MissingPackageError("novita.dashboard needs an extra: pip install 'novita-sdk-python[dashboard]'") from None

from . import messages
from .access import Guard

STATIC = Path(__file__).parent / "static"
HISTORY_MINUTES = 30.0
_MOST_IDS = 100


def create_app(monitor: FleetMonitor, *, token: str | None = None) -> Starlette:
    """Make the application, for a server of your own; `novita dashboard` brings one.

    Args:
        monitor: What it shows. Polling begins with the first viewer and ends with the last.
        token: What viewers have to know; without one, only requests to this machine's own names are answered.
    """
    encoder = messages.Messages(monitor.interval)

    async def stream(_: Request) -> Response:
        return StreamingResponse(_events(monitor, encoder), media_type="text/event-stream")

    async def history(request: Request) -> Response:
        ids = [each for each in request.query_params.get("ids", "").split(",") if each][:_MOST_IDS]
        found = {each: monitor.history(HISTORY_MINUTES, instance_id=each) for each in ids}
        found[""] = monitor.history(HISTORY_MINUTES)
        return Response(encoder.history(found), media_type="application/json")

    def file(name: str) -> Route:
        async def answer(_: Request) -> Response:
            return FileResponse(STATIC / name)

        return Route("/" if name == "index.html" else f"/{name}", answer)

    return Starlette(
        routes=[
            *map(file, ("index.html", "app.js", "chart.js", "style.css", "icon.svg")),
            Route("/stream", stream),
            Route("/history", history),
        ],
        middleware=[Middleware(Guard, token=token)],
    )


async def _events(monitor: FleetMonitor, encoder: messages.Messages) -> AsyncIterator[bytes]:
    yield b"retry: 2000\n\n"
    try:
        async for snapshot in monitor:
            yield encoder.snapshot(snapshot)
    except NovitaError as error:
        yield messages.failure(error)
