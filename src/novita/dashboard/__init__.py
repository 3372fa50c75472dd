"""The fleet in a browser: one page, fed by server-sent events. `novita dashboard` serves it."""

from __future__ import annotations

from .app import create_app

__all__ = ["create_app"]
