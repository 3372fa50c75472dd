"""When, where and with what a measurement was made."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def described(packages: Iterable[str], absent: Iterable[str] = ()) -> str:
    """Date, machine and versions in one sentence; `absent` is left out beside the packages that are not installed."""
    found = {name: _version(name) for name in packages}
    present = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    missing = [name for name, number in found.items() if not number] + list(absent)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {os.cpu_count()} CPUs, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}; {present}"
        + (f"; not installed and left out: {', '.join(missing)}" if missing else "")
        + "."
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), "unknown processor")
