"""The list of scenarios, and what they all need."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from lab.punctual import lasts

from .peers import Answer, Peer, Style

T = TypeVar("T")
Scenario = Callable[[type[Peer]], Awaitable[None]]
LIMIT = 30.0
"""Seconds after which a scenario counts as hanging."""


@dataclass(frozen=True)
class Hazard:
    """One scenario of the matrix."""

    row: str
    title: str
    run: Scenario
    styles: tuple[Style, ...]

    @property
    def name(self) -> str:
        """Row and function, for test ids."""
        return f"{self.row}-{getattr(self.run, '__name__', '')}"


HAZARDS: list[Hazard] = []


def hazard(row: str, title: str, *styles: Style) -> Callable[[Scenario], Scenario]:
    """Registers a scenario under its row of the matrix, for both styles or those given."""

    def register(scenario: Scenario) -> Scenario:
        HAZARDS.append(Hazard(row, title, scenario, styles or ("async", "sync")))
        return scenario

    return register


async def run(entry: Hazard, kind: type[Peer]) -> None:
    """Runs one scenario; hanging is a failure."""
    limit = asyncio.timeout(LIMIT)
    try:
        async with limit:
            await entry.run(kind)
    except TimeoutError as error:
        what = f"hangs for {LIMIT:g} s" if limit.expired() else "a step hangs"
        raise AssertionError(what) from error


async def outcome(peer: Peer, call: Awaitable[T]) -> T | Exception:
    """The answer or the error of a call; an error the client does not declare is a failure of its own."""
    try:
        return await call
    except peer.errors as error:
        return error
    except Exception as error:
        raise AssertionError(f"leaked {type(error).__module__}.{type(error).__name__}: {error}") from error


async def fails(peer: Peer, call: Awaitable[Answer]) -> Exception:
    """The error of a call that must fail."""
    result = await outcome(peer, call)
    assert isinstance(result, Exception), f"accepted {result!r:.100}"
    return result


async def succeeds(peer: Peer, *calls: Awaitable[Answer]) -> list[Answer]:
    """The answers of calls that must all succeed with status 200."""
    results = await asyncio.gather(*(outcome(peer, call) for call in calls))
    errors = [result for result in results if isinstance(result, Exception)]
    assert not errors, f"{len(errors)} of {len(calls)} failed: {type(errors[0]).__name__}: {errors[0]}"
    answers = [result for result in results if isinstance(result, Answer)]
    assert all(answer.status == 200 for answer in answers), answers
    return answers


async def eventually(condition: Callable[[], object], what: str, seconds: float = 2) -> None:
    """Waits for something that happens in the server's thread."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds:g} s: {what}"
        await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def at_most(seconds: float) -> AsyncIterator[None]:
    """Fails when the block takes longer, not counting how late the machine wakes anybody."""
    with lasts(0, seconds):
        yield
