"""`make demo`: it shows the fleet, sums up what it saw, and its exit status says whether all went well."""

from __future__ import annotations

import io
import re
import sys
from contextlib import nullcontext
from typing import Any

import pytest
from rich.console import Console

from novita.simulator import demo
from novita.simulator.demo import Watch


def printed(*parts: Any) -> str:
    out = io.StringIO()
    Console(file=out, width=100, no_color=True).print(*parts)
    return out.getvalue()


def test_the_demo_watches_a_fleet_and_sums_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["demo", "--instances", "20", "--seconds", "1.2"])
    monkeypatch.setattr(demo, "_INTERVAL", 0.4)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")
    assert demo.main() == 0
    said = capsys.readouterr().out
    assert re.search(r"Simulated Novita API at https://\S+: 20 instances, TLS, HTTP/2", said)
    assert re.search(r"Fleet of 20 instances, poll \d+", said)
    assert re.search(r"… 8 more", said)
    assert re.search(r"calls +. \d{2,} answered, 0 failed", said)
    assert re.search(r"protocol +. HTTP/2", said)
    assert re.search(r"cost +. \d+\.\d\d USD/h", said)
    assert re.search(r"contract violations +. 0", said)


@pytest.mark.parametrize(
    ("polls", "failed", "wrong", "status"), [(2, 0, [], 0), (0, 0, [], 1), (2, 1, [], 1), (2, 0, ["no pageNum"], 1)]
)
def test_a_failed_call_or_a_wrong_request_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, polls: int, failed: int, wrong: list[str], status: int
) -> None:
    async def watched(*_: object) -> Watch:
        watch = Watch()
        watch.polls, watch.failed_calls = polls, failed
        return watch

    class Simulated(nullcontext["Simulated"]):
        base_url = "https://127.0.0.1:1"

        def __init__(self, **_: object) -> None:
            super().__init__(self)

        def violations(self) -> list[str]:
            return wrong

    monkeypatch.setattr(sys, "argv", ["demo"])
    monkeypatch.setattr(demo, "_watch", watched)
    monkeypatch.setattr(demo, "Simulator", Simulated)
    assert demo.main() == status


def test_the_summary_of_nothing_says_so() -> None:
    said = printed(demo._summary(Watch(), 0))
    assert re.search(r"polls +. 0", said)
    assert re.search(r"calls +. 0 answered, 0 failed", said)
    assert re.search(r"events +. none", said)
    assert "cost" not in said


@pytest.mark.parametrize(
    ("percent", "bar"), [(None, "-"), (0.0, "░░░░░   0 %"), (50.0, "██░░░  50 %"), (100.0, "█████ 100 %")]
)
def test_bars_are_as_long_as_what_they_stand_for(percent: float | None, bar: str) -> None:
    assert printed(demo._bar(percent)).strip() == bar


def test_quantiles_are_of_what_was_measured() -> None:
    watch = Watch()
    watch.latencies += [0.001 * number for number in range(1, 101)]
    assert [round(watch.quantile(share)) for share in (0.5, 0.99, 1.0)] == [51, 100, 100]
