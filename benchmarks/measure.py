"""Interleaved timing, memory, and counts that are the same on every run."""

import cProfile
import gc
import pstats
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time_ns
from types import FrameType
from typing import Any

Work = Callable[[], object]
_TURN_NS = 4_000_000
_CALLS, _LONG_CALLS = 5, 3
"""Calls in a turn at least. The collector works for who causes it (right after a full pass none is due), and whoever
makes a value also pays for letting the one before it go."""
_LONG_NS = 200_000_000


@dataclass
class Timing:
    """CPU time of one contender: nanoseconds per call, one figure for each round."""

    rounds: list[float] = field(default_factory=list[float])

    @property
    def ms(self) -> float:
        """Median milliseconds."""
        return median(self.rounds) / 1e6

    def times_faster_than(self, anchor: "Timing") -> float:
        """Median of the ratios of each round."""
        return median(theirs / ours for ours, theirs in zip(self.rounds, anchor.rounds, strict=True))


def interleave(contenders: Mapping[str, Work], rounds: int) -> dict[str, Timing]:
    """Give each contender a short turn, one after the other, so that what else the machine does hits all alike.

    CPU time of this process. Garbage is collected before each turn, so that none pays for another's; the
    collector stays on during it.
    """
    timings = {name: Timing() for name in contenders}
    repeats = {name: _repeats(_turn(work, 1)) for name, work in contenders.items()}
    names = list(contenders)
    for turn in range(rounds):
        for name in reversed(names) if turn % 2 else names:
            timings[name].rounds.append(_turn(contenders[name], repeats[name]) / repeats[name])
    return timings


def side_by_side(contenders: Mapping[str, Work], rounds: int) -> dict[str, Timing]:
    """The same for calls of about a millisecond, with turns as short as that and the collector off.

    What else the machine does then hits all of a round alike: on a busy one the ratios spread by a sixth of what they
    do with longer turns.
    """
    timings = {name: Timing() for name in contenders}
    names = list(contenders)
    gc.collect()
    gc.disable()
    try:
        for turn in range(rounds):
            for name in reversed(names) if turn % 2 else names:
                work = contenders[name]
                work()  # brings the caches back
                begin = process_time_ns()
                work()
                work()
                timings[name].rounds.append((process_time_ns() - begin) / 2)
    finally:
        gc.enable()
    return timings


def _repeats(call_ns: int) -> int:
    return _LONG_CALLS if call_ns > _LONG_NS else max(_CALLS, _TURN_NS // max(1, call_ns))


def _turn(work: Work, repeats: int) -> int:
    gc.collect()
    begin = process_time_ns()
    kept = None  # the newest value lives on, as it would in a program
    for _ in range(repeats):
        kept = work()
    spent = process_time_ns() - begin
    del kept
    return spent


@dataclass(frozen=True)
class Memory:
    """What one call allocates."""

    peak: int
    """Bytes at most."""
    retained: int
    """Bytes that the value keeps."""
    blocks: int
    """Allocated blocks that the value keeps."""
    tracked: int
    """Objects of the value that the garbage collector looks at, after one young pass."""


def memory(work: Work) -> Memory:
    """Measure a call that has been warmed up."""
    work()
    gc.collect()
    tracked_before, before = len(gc.get_objects()), sys.getallocatedblocks()
    value = work()
    blocks = sys.getallocatedblocks() - before
    gc.collect(0)
    tracked = len(gc.get_objects()) - tracked_before
    del value
    gc.collect()
    tracemalloc.start()
    value = work()
    retained, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del value
    return Memory(peak, retained, blocks, max(0, tracked))


def with_native(work: Work) -> tuple[int, int] | None:
    """Bytes that a warm call takes at most and how often it allocates, C and Rust included; None without memray."""
    if find_spec("memray") is None:
        return None
    import memray  # type: ignore[import-not-found,unused-ignore]  # only with the peers

    work()
    gc.collect()
    with TemporaryDirectory() as folder:
        place = Path(folder, "allocations")
        with memray.Tracker(place, trace_python_allocators=True):
            value = work()
        found = memray.FileReader(place).metadata
        del value
    return int(found.peak_memory), int(found.total_allocations)


def full_collections(work: Work, repeats: int, heap: int) -> int:
    """Passes over the whole heap during repeated calls, with that many other objects alive."""
    others: list[list[Any]] = [[] for _ in range(heap)]
    gc.collect()
    before = gc.get_stats()[2]["collections"]
    for _ in range(repeats):
        work()
    passes: int = gc.get_stats()[2]["collections"] - before
    del others
    return passes


def opcodes(work: Work) -> int:
    """Python instructions executed by a call; C code costs none."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            count += 1
        return trace

    work()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def total_calls(profile: cProfile.Profile) -> int:
    """Function calls a profile has seen."""
    return int(getattr(pstats.Stats(profile), "total_calls"))  # noqa: B009 - typeshed does not know it
