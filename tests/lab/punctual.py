"""How long something takes, on a machine that has other things to do as well."""

import contextlib
import threading
import time
from collections.abc import Iterator

TOLERANCE = 0.05
TICK = 0.005


@contextlib.contextmanager
def lasts(least: float, most: float | None = None) -> Iterator[None]:
    """Fails when the block takes less, or more, not counting how late the machine wakes anybody."""
    late = 0.0
    ended = threading.Event()

    def watch() -> None:
        nonlocal late
        due = time.monotonic() + TICK
        while not ended.wait(TICK):
            late += max(0.0, time.monotonic() - due)
            due = time.monotonic() + TICK

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    start = time.monotonic()
    try:
        yield
    finally:
        took = time.monotonic() - start
        ended.set()
        watcher.join()
    longest = (least if most is None else most) + TOLERANCE + late
    assert least <= took < longest, f"took {took:.3f} s, expected {least:g} s, allowed {longest:.3f} s"
