"""`novita top`: what keys do, and the whole of it in a real terminal."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console

from cli.conftest import SOURCE, environment
from novita.cli.commands.top import keys
from novita.cli.top_screen import Screen, sparkline
from novita.cli.top_state import COLUMNS, State
from novita.fleet import Appeared, FleetSnapshot, HistoryPoint, InstanceRow
from novita.simulator import Simulator
from novita.types.gpu.metrics import MetricsSnapshot

AT = datetime(2026, 1, 1, tzinfo=UTC)


def row(number: int, use: float | None, product: str = "") -> InstanceRow:
    return InstanceRow(
        id=f"i-{number}", name=f"node-{number}", status="running", price_usd_per_hour=Decimal(number),
        metrics=MetricsSnapshot(gpu_percent=use), product=product,
    )  # fmt: skip


def state(*rows: InstanceRow, outage: bool = False) -> State:
    found = State(page=2)
    snapshot = FleetSnapshot(
        tick=0,
        at=AT,
        rows=rows,
        events=(Appeared(instance=rows[0], at=AT),),
        outage=outage,
        error="gone" if outage else None,
    )
    found.take(snapshot)
    return found


def press(found: State, *pressed: str) -> list[str]:
    for key in pressed:
        found.press(key)
    return [each.id for each in found.rows()]


def test_the_busiest_come_first_and_those_without_values_last() -> None:
    found = state(row(1, 5.0), row(2, None), row(3, 90.0))
    assert press(found) == ["i-3", "i-1", "i-2"]
    assert press(found, "r") == ["i-1", "i-3", "i-2"]


def test_every_column_sorts() -> None:
    found = state(row(1, 5.0), row(2, None), row(3, 90.0))
    seen = {COLUMNS[found.sort].title for _ in COLUMNS if press(found, "s")}
    assert seen == {each.title for each in COLUMNS}
    assert press(found, "left", "right") == press(found, "S", "s") == press(found)
    assert press(found, "x") == press(found)  # a key that means nothing


def test_keys_before_there_is_anything_to_see() -> None:
    found = State()
    assert press(found, "down", "end", "s", "e", "/", "a", "escape") == []
    found.press("\x03")
    assert found.ended


def test_the_filter_is_typed() -> None:
    found = state(row(1, 5.0, product="H100"), row(2, 1.0, product="L40S"))
    assert press(found, "/", *"h10x", "\x7f", *"0", "\r") == ["i-1"]
    assert not found.typing
    assert press(found, "escape") == ["i-1", "i-2"]
    press(found, "/", "q")
    assert not found.ended
    press(found, "\x03")
    assert found.ended


def test_scrolling_stays_in_the_list() -> None:
    found = state(*(row(number, 1.0) for number in range(5)))
    tops: list[int] = []
    for key in ("up", "down", "pagedown", "pagedown", "home", "end", "pageup"):
        found.press(key)
        tops.append(found.top)
    assert tops == [0, 1, 3, 3, 0, 3, 1]
    found.press("q")
    assert found.ended


def test_what_terminals_send_for_keys() -> None:
    assert list(keys("a\x1b[A\x1b[6~\x1bq")) == ["a", "up", "pagedown", "escape", "q"]


def test_sparklines() -> None:
    assert sparkline([0, 50, 100, None, 200], 6) == " ▁▄▇·▇"
    assert sparkline([100] * 9, 3) == "▇▇▇"


def drawn(found: State, width: int, height: int, past: Sequence[float | None] = ()) -> list[str]:
    """The lines of the screen."""
    points = [HistoryPoint(at=AT, gpu_percent=each) for each in past]
    console = Console(width=width, height=height, file=io.StringIO(), color_system=None)
    lines = console.render_lines(Screen(found, lambda _: points), console.options.update(height=height), pad=False)
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


@pytest.mark.parametrize(("width", "height"), [(30, 6), (40, 12), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("outage", [False, True])
def test_the_screen_is_filled_and_never_left(width: int, height: int, outage: bool) -> None:
    rows = [row(number, float(number % 100), "RTX 6000 Ada 48GB") for number in range(100)]
    found = state(*rows, outage=outage)
    lines = drawn(found, width, height, [50.0] * 500)
    assert len(lines) == height
    assert max(map(len, lines)) <= width
    assert lines[2].startswith("NAME")
    assert "GPU%▼" in lines[2] or width == 30
    assert lines[3].startswith("node-99")
    assert lines[-1].startswith(f"1-{found.page} of 100")
    assert sum(each.startswith("node-") for each in lines) == found.page
    assert lines[1].startswith(" OUTAGE" if outage else "fleet ▄")


def test_numbers_that_are_not_known_are_told_from_zero() -> None:
    lines = drawn(state(row(1, 0.0), row(2, None), row(3, 99.6)), 80, 24, [None, 0.0, 100.0])
    assert [line.split()[:4] for line in lines[3:6]] == [
        ["node-3", "running", "0", "100"],
        ["node-1", "running", "0", "0"],
        ["node-2", "running", "0", "-"],
    ]
    assert lines[3].endswith(" ·▁▇")


def test_an_empty_screen_says_why() -> None:
    found = State()
    assert drawn(found, 80, 24)[0] == "Looking at the fleet ...  q ends"
    found.take(FleetSnapshot(tick=0, at=AT, rows=()))
    assert drawn(found, 80, 24)[3] == "There are no instances."
    found.take(FleetSnapshot(tick=0, at=AT, rows=(), outage=True, error="gone"))
    assert drawn(found, 80, 24)[1:4:2] == [" OUTAGE: gone", "Nothing is known yet."]
    found = state(row(1, 5.0))
    assert press(found, "/", "z", "z") == []
    assert drawn(found, 80, 24)[3] == "No instance has these words."
    assert drawn(found, 80, 24)[-1] == "filter: zz▏ (Enter keeps it, Esc drops it)"


@pytest.mark.parametrize("words", ["zz", "z" * 100 + "yx", "\u6f22" * 100 + "yx"])
def test_what_is_typed_is_seen_however_small_the_screen(words: str) -> None:
    found = state(row(1, 5.0))
    press(found, "/", *words)
    lines = drawn(found, 20, 5)
    assert len(lines) == 5
    assert f"{words[-2:]}▏" in lines[-1]


def test_events_are_told_in_words_and_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC-5:30")
    time.tzset()
    try:
        found = state(row(1, 5.0))
        assert drawn(found, 80, 24)[-3:-1] == ["EVENTS", "05:30:00 appeared               node-1"]
        press(found, "e")
        assert not any("appeared" in line for line in drawn(found, 80, 24))
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_names_do_not_write_on_the_screen() -> None:
    rows = [InstanceRow(id="i-1", name="a\x1b[2Jb[red]", status="running")]
    assert drawn(state(*rows), 80, 24)[3].startswith("a [2Jb[red]")


class Tmux:
    """A terminal of 120 columns and 40 lines."""

    def __init__(self, socket: Path, command: str, simulator: Simulator) -> None:
        self._socket = str(socket)
        subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", command],
            env={**os.environ, **environment(simulator), "PYTHONPATH": SOURCE, "LC_ALL": "C.UTF-8"}, check=True,
        )  # fmt: skip

    def __call__(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def until(self, text: str, *, there: bool = True) -> str:
        end = time.monotonic() + 30
        while (text in (shown := self("capture-pane", "-p"))) != there:
            assert time.monotonic() < end, shown
            time.sleep(0.05)  # a terminal has nothing to wait on
        return shown


@pytest.fixture
def terminal(novita_simulator: Simulator, tmp_path: Path) -> Iterator[Callable[[str], Tmux]]:
    """A terminal in which a command of the shell runs."""
    if shutil.which("tmux") is None:
        pytest.skip("needs tmux")
    opened: list[Tmux] = []

    def run(command: str) -> Tmux:
        opened.append(Tmux(tmp_path / "tmux", command, novita_simulator))
        return opened[-1]

    yield run
    for each in opened:
        each("kill-server")


def top(interval: float) -> str:
    return f"{shlex.quote(sys.executable)} -m novita top --interval {interval}"


def test_in_a_terminal(novita_simulator: Simulator, terminal: Callable[[str], Tmux]) -> None:
    fleet = novita_simulator.instances()
    running = [each for each in fleet if each.status == "running"]
    tmux = terminal(f"{top(0.5)}; echo ended $?; cat")
    tmux.until(f"{len(running)} of {len(fleet)} running")
    assert "GPU%▼" in tmux.until("keys", there=False)
    victim = running[0]
    tmux("send-keys", "/", victim.name, "Enter")
    assert victim.name[:20] in tmux.until("1 shown")
    novita_simulator.fail(victim.id)
    tmux.until("exited")
    tmux("send-keys", "Escape")
    tmux.until("1 shown", there=False)
    novita_simulator.outage(1.5)
    tmux.until("OUTAGE")
    tmux.until("OUTAGE", there=False)
    tmux("send-keys", "q")
    tmux.until("ended 0")


def test_a_terminal_of_another_size_is_filled_at_once(terminal: Callable[[str], Tmux]) -> None:
    tmux = terminal(top(600))
    tmux.until("1-20 of 20")
    tmux("resize-window", "-x", "60", "-y", "12")
    tmux.until("1-20 of 20", there=False)  # how many fit depends on what happened


GIVEN_BACK = "#{alternate_on} #{cursor_flag}"


def test_who_ends_it_from_elsewhere_has_the_terminal_back(terminal: Callable[[str], Tmux], tmp_path: Path) -> None:
    number = tmp_path / "number"
    program = shlex.quote(f"echo $$ > {number}; exec {top(600)}")
    tmux = terminal(f"sh -c {program}; echo ended $?; cat")
    tmux.until("1-20 of 20")
    os.kill(int(number.read_text()), signal.SIGTERM)
    tmux.until("ended 0")
    assert tmux("display-message", "-p", GIVEN_BACK) == "0 1\n"


def test_the_shell_has_the_terminal_while_it_is_stopped(terminal: Callable[[str], Tmux]) -> None:
    tmux = terminal("sh -i")
    tmux("send-keys", top(600), "Enter")
    tmux.until("1-20 of 20")
    tmux("send-keys", "C-z")
    tmux.until("Stopped")
    assert tmux("display-message", "-p", GIVEN_BACK) == "0 1\n"
    tmux("send-keys", "fg", "Enter")
    tmux.until("1-20 of 20")
    tmux("send-keys", "q")
    tmux.until("1-20 of 20", there=False)


def in_a_pseudo_terminal(simulator: Simulator, **variables: str) -> tuple[subprocess.Popen[str], int]:
    """The program and its terminal, whose end it is not told by a signal."""
    ours, its = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "novita", "top"], stdin=its, stdout=its, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **environment(simulator), "PYTHONPATH": SOURCE, "TERM": "xterm", **variables},
    )  # fmt: skip
    os.close(its)
    return program, ours


def test_it_ends_with_its_terminal(novita_simulator: Simulator) -> None:
    program, ours = in_a_pseudo_terminal(novita_simulator)
    with program:
        try:
            assert os.read(ours, 1024)
            os.close(ours)
            program.wait(30)
        finally:
            program.kill()


def test_a_terminal_that_only_prints_is_refused(novita_simulator: Simulator) -> None:
    program, ours = in_a_pseudo_terminal(novita_simulator, TERM="dumb")
    with program:
        try:
            _, told = program.communicate(timeout=30)
        finally:
            program.kill()
            os.close(ours)
    assert program.returncode == 2
    assert "novita events" in told
