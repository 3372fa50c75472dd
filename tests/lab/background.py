"""One event loop in a daemon thread: every server of the laboratory runs there, whatever a test does to its own."""

import asyncio
import threading
from collections.abc import Coroutine
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def background_loop() -> asyncio.AbstractEventLoop:
    """The loop, started on first use; it lives as long as the process."""
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)  # broken connections are the point of the exercise
    threading.Thread(target=loop.run_forever, name="lab", daemon=True).start()
    return loop


def run_in_background(coroutine: Coroutine[Any, Any, T], *, seconds: float = 10) -> T:
    """Runs a coroutine on the background loop and waits for its result."""
    return asyncio.run_coroutine_threadsafe(coroutine, background_loop()).result(seconds)
