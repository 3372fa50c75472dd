"""Ids for shell completion: asked once, then kept for a minute, since every press of Tab is a new process."""

from __future__ import annotations

import hashlib
import importlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from novita._core.operation import Operation

KEPT_SECONDS = 60.0
SECONDS_TO_WAIT = 3.0
"""Nobody waits longer for a Tab."""
MOST = 1000


def cache_directory() -> Path:
    """Where the ids are kept."""
    chosen = os.environ.get("NOVITA_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_cache_path("novita")


def lister_of(operation: type[Operation[Any]], field: str) -> type[Operation[Any]] | None:
    """The operation that lists what an id is chosen from: `list` of the same resource, or of the instances."""
    from novita._core.operation import PagedOperation

    module = operation.__module__
    if field == "instance_id":
        module = f"{module.rpartition('.')[0]}.instances"
    try:
        found = vars(importlib.import_module(module)).values()
    except ModuleNotFoundError:
        return None
    for each in found:
        if (
            isinstance(each, type)
            and issubclass(each, PagedOperation)
            and getattr(each, "spec", None) is not None
            and each.spec.name.endswith(".list")
            and each.__module__ == module
            and not any(info.is_required() for info in each.model_fields.values())
        ):
            return each
    return None


def ids_of(operation: type[Operation[Any]], field: str, profile: str | None = None) -> list[tuple[str, str]]:
    """(id, name) of what the field may name; nothing when that cannot be found out quickly."""
    lister = lister_of(operation, field)
    if lister is None:
        return []
    try:
        return _remembered(lister, profile)
    except Exception:  # noqa: BLE001 - a press of Tab never fails
        return []


def _remembered(lister: type[Operation[Any]], profile: str | None) -> list[tuple[str, str]]:
    from .profiles import connection

    found = connection(profile, SECONDS_TO_WAIT)
    account = hashlib.sha256(f"{found.api_key} {found.base_url or os.environ.get('NOVITA_BASE_URL')}".encode())
    path = cache_directory() / f"{lister.spec.name}-{account.hexdigest()[:16]}.json"
    try:
        if time.time() - path.stat().st_mtime < KEPT_SECONDS:
            return msgspec.json.decode(path.read_bytes(), type=list[tuple[str, str]])
    except (OSError, msgspec.DecodeError):
        pass
    with found.client().with_options(max_retries=0) as client:
        page: Any = client.send(lister())
        ids: list[tuple[str, str]] = []
        for each in page:
            ids.append((each.id, getattr(each, "name", "")))
            if len(ids) == MOST:
                break
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_bytes(msgspec.json.encode(ids))
    temporary.replace(path)
    return ids
