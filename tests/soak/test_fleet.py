"""Large fleets under the monitor for minutes; `soak.fleet` says what is asked of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from novita.fleet import FleetSnapshot, InstanceRow
from soak import fleet
from soak.witness import Log, Verdict


@pytest.mark.slow
@pytest.mark.parametrize("instances", [5_000, 20_000])
def test_the_goals_are_reached(instances: int) -> None:
    assert fleet.main([str(instances)]) == 0


def test_a_fleet_without_a_plan_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        fleet.main(["7"])
    assert "only for 5000 and 20000" in capsys.readouterr().err


def good() -> fleet.Figures:
    plan = fleet.Plan(instances=2, interval=10, seconds=300)
    return fleet.Figures(plan, lateness=[0.001] * 30, away=[15, 16, 17], expected_away=[15, 16, 17], rss={0: 80, 1: 90})


def test_a_missed_goal_is_told() -> None:
    assert all(reached for *_, reached in good().goals())
    bad = {
        "lateness": [0.001] * 29 + [0.3], "missed_ticks": 1, "lost": 1, "twice": 1, "news": 1, "wrong": 1, "away": [15],
        "stale_at_end": 9, "violations": 1, "rss": {0: 80.0, 1: 90.0, 2: 91.0, 3: 99.0},
    }  # fmt: skip
    for name, value in bad.items():
        figures = good()
        setattr(figures, name, value)
        assert [reached for *_, reached in figures.goals()].count(False) == 1, name
        assert fleet.table([good(), figures]).count("**missed**") == 1


def test_the_table_takes_the_place_of_the_last_one() -> None:
    page = f"before\n{fleet.BEGIN}\nold\n{fleet.END}\nafter\n"
    assert fleet.written(page, "new") == page.replace("old", "new")


def test_the_witness_judges_by_what_it_saw() -> None:
    log = Log()
    log.list_began, log.list_answered, log.answered = 100.0, 100.5, {"a": 103.0, "b": 95.0}

    def wrong(*rows: InstanceRow) -> list[str]:
        snapshot = FleetSnapshot(tick=0, at=datetime.now(UTC), rows=rows, duration_seconds=5.0)
        return [row.id for row in Verdict(snapshot, {"a", "b"}, log).wrong]

    fresh = InstanceRow(id="a", status="running", age_seconds=4.5)
    old = InstanceRow(id="b", status="running", age_seconds=10.0, stale=True)
    assert wrong(fresh, old, InstanceRow(id="c", status="exited")) == []
    assert wrong(replace(fresh, stale=True), replace(old, stale=False)) == ["a", "b"]
    assert wrong(replace(fresh, age_seconds=1.0), replace(old, age_seconds=12.0)) == ["a", "b"]
    log.list_answered = 90.0  # this tick had no list: all is stale
    assert wrong(fresh, old) == ["a", "b"]
    verdict = Verdict(FleetSnapshot(tick=0, at=datetime.now(UTC), rows=(fresh, fresh)), {"a", "b"}, log)
    assert (verdict.lost, verdict.twice, verdict.strange) == (1, 1, 0)
