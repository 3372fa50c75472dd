# Rendered from src/novita/operations/gpu/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v1."""

from __future__ import annotations

from novita._core.resource import AsyncResource, Resource


class GpuClient(Resource):
    """GPU cloud v1."""


class AsyncGpuClient(AsyncResource):
    """GPU cloud v1."""
