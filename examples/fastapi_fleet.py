"""A web service with the live fleet: `fastapi run fastapi_fleet.py`, then GET /fleet and /fleet/{instance_id}."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import msgspec
from fastapi import FastAPI, HTTPException

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor, FleetSnapshot


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with AsyncNovitaClient() as client, FleetMonitor(client, interval=5) as monitor:
        app.state.monitor = monitor
        yield


app = FastAPI(lifespan=lifespan)


def newest() -> FleetSnapshot:
    if (snapshot := app.state.monitor.latest) is None:
        raise HTTPException(503, "not read yet")
    return cast("FleetSnapshot", snapshot)


@app.get("/fleet")
async def fleet() -> dict[str, Any]:
    return cast("dict[str, Any]", msgspec.to_builtins(newest().totals))


@app.get("/fleet/{instance_id}")
async def instance(instance_id: str) -> dict[str, Any]:
    if (row := newest().by_id.get(instance_id)) is None:
        raise HTTPException(404, "no such instance")
    return {"name": row.name, "status": row.status, "gpu_percent": row.gpu_percent}
