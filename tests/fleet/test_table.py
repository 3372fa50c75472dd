"""What is known of each instance between two ticks."""

from __future__ import annotations

from novita.fleet import InstanceRow
from novita.fleet.rows import Listed
from novita.fleet.table import FleetTable
from novita.types.gpu.metrics import MetricsSnapshot

MEASURED = MetricsSnapshot(cpu_percent=50.0)


def table(*names: str) -> FleetTable:
    made = FleetTable(lambda _: True)
    made.take_list([Listed(id=name, status="running") for name in names], 0.0, one_page=True)
    return made


def take(known: FleetTable, now: float, *, one_page: bool = True, **statuses: str) -> None:
    known.take_list([Listed(id=name, status=status) for name, status in statuses.items()], now, one_page=one_page)


def only(known: FleetTable, tick_began: float, now: float | None = None) -> InstanceRow:
    (row,) = known.rows(tick_began, tick_began if now is None else now, metrics=True)
    return row


def test_who_waited_longest_is_due_first_and_who_is_being_asked_is_not() -> None:
    known = table("a", "b", "c")
    known.answered("a", MEASURED, 2.0)
    known.answered("b", MEASURED, 1.0)
    assert known.due() == ["c", "b", "a"]
    assert known.asking("c")
    assert not known.asking("c")
    assert known.due() == ["b", "a"]
    known.finished("c", None)
    assert known.due() == ["c", "b", "a"]
    assert not known.asking("gone")


def test_what_was_known_before_a_stop_is_not_told_after_it() -> None:
    known = table("a")
    known.answered("a", MEASURED, 1.0)
    known.finished("a", "too slow")
    assert (only(known, 0.0).metrics, only(known, 0.0).error) == (MEASURED, "too slow")
    take(known, 10.0, a="exited")
    known.answered("a", MEASURED, 11.0)  # asked before it was known to have stopped
    assert (only(known, 10.0).metrics, only(known, 10.0).error) == (None, None)
    assert known.due() == []
    take(known, 20.0, a="running")
    row = only(known, 20.0, 25.0)
    assert (row.metrics, row.stale, row.age_seconds) == (None, True, 5.0)


def test_what_is_absent_once_is_stale_where_lists_have_several_pages_and_gone_where_they_have_one() -> None:
    known = table("a")
    known.answered("a", MEASURED, 9.0)
    take(known, 9.0, one_page=False)
    assert only(known, 9.0).stale
    take(known, 9.0, one_page=False, a="running")
    assert not only(known, 9.0).stale
    take(known, 9.0, one_page=False)
    take(known, 9.0, one_page=False)
    assert known.rows(9.0, 9.0, metrics=True) == ()

    known = table("a")
    take(known, 9.0, b="running")
    assert only(known, 9.0).id == "b"
    known.answered("a", MEASURED, 9.0)
    known.finished("a", None)


def test_a_row_is_as_old_as_its_oldest_part() -> None:
    known = table("a")
    known.answered("a", MEASURED, 7.0)
    assert only(known, 5.0, 10.0).age_seconds == 10.0
    assert only(known, 5.0, 10.0).stale  # the list is of the tick before
    take(known, 8.0, a="running")
    assert only(known, 5.0, 10.0).age_seconds == 3.0
    assert not only(known, 5.0, 10.0).stale
    assert only(known, 7.5, 10.0).stale
