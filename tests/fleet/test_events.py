"""Every change is announced once, none is missed, and a value that swings around a limit is no news."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from novita.exceptions import ConfigurationError
from novita.fleet import InstanceRow, SpotReclaimAnnounced, Thresholds
from novita.fleet.events import KINDS, Detector, FleetEvent
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot

AT = datetime(2026, 1, 1, tzinfo=UTC)


def row(
    name: str = "i-1", status: str = "running", *, gpu: float | None = None, disk: float | None = None,
    stale: bool = False, spot: str = "", reclaim_at: int = 0,
) -> InstanceRow:  # fmt: skip
    gpus = () if gpu is None else (GpuSnapshot(gpu_id="0", percent=gpu),)
    metrics = None if gpu is None and disk is None else MetricsSnapshot(gpus=gpus, disk_percent=disk)
    return InstanceRow(
        id=name, status=status, metrics=metrics, stale=stale, spot_status=spot, spot_reclaim_at_unix=reclaim_at
    )


def kinds(looks: list[list[InstanceRow]], thresholds: Thresholds | None = None) -> list[list[str]]:
    detector = Detector(thresholds or Thresholds())
    return [[event.kind for event in detector.observe(rows, AT)] for rows in looks]


fleets = st.lists(
    st.dictionaries(st.sampled_from("abcde"), st.sampled_from(["creating", "running", "exited"]), max_size=5),
    max_size=12,
)


@settings(deadline=None)
@given(fleets)
def test_replaying_the_events_gives_the_fleet(looks: list[dict[str, str]]) -> None:
    detector = Detector(Thresholds())
    known: dict[str, str] = {}
    for number, look in enumerate(looks):
        events = detector.observe([row(name, status) for name, status in look.items()], AT)
        if number == 0:
            assert events == ()
            known = dict(look)
        for event in events:
            name = event.instance.id
            match event.kind:
                case "appeared":
                    assert name not in known
                    known[name] = event.instance.status
                case "removed":
                    del known[name]
                case _:
                    assert event.kind == "status_changed"
                    assert known[name] == event.before != event.instance.status  # type: ignore[attr-defined]
                    known[name] = event.instance.status
        assert known == look
        assert len({(event.kind, event.instance.id) for event in events}) == len(events)


tens = st.integers(0, 10).map(lambda number: number * 10.0)
"""Few values, which often meet the limits and what lies between."""
percents = st.one_of(st.none(), tens)
pairs = st.tuples(tens, tens).map(sorted)


@st.composite
def limits(draw: st.DrawFn) -> Thresholds:
    idle, saturated, disk = draw(pairs), draw(pairs), draw(pairs)
    return Thresholds(
        idle_below=idle[0], idle_ends_above=idle[1], saturated_above=saturated[1], saturated_ends_below=saturated[0],
        disk_above=disk[1], disk_ends_below=disk[0],
    )  # fmt: skip


@settings(deadline=None)
@given(limits(), st.lists(st.tuples(percents, percents, percents, st.booleans()), max_size=40))
def test_hysteresis_holds(
    chosen: Thresholds, looks: list[tuple[float | None, float | None, float | None, bool]]
) -> None:
    """Compared with the definition, written down a second time over the whole series: two GPUs and a disk."""
    detector = Detector(chosen)
    holding: set[tuple[str, str]] = set()
    for first, second, disk, stale in looks:
        gpus = (GpuSnapshot(gpu_id="0", percent=first), GpuSnapshot(gpu_id="1", percent=second))
        metrics = MetricsSnapshot(gpus=gpus, disk_percent=disk)
        found = detector.observe([InstanceRow(id="i", status="running", metrics=metrics, stale=stale)], AT)
        before = set(holding)
        for subject, value in (("0", first), ("1", second), ("", disk)):
            if stale or value is None:
                continue
            for kind, begins, ends in (
                ("gpu_idle", value < chosen.idle_below, value > chosen.idle_ends_above),
                ("gpu_saturated", value > chosen.saturated_above, value < chosen.saturated_ends_below),
                ("disk_nearly_full", value > chosen.disk_above, value < chosen.disk_ends_below),
            ):
                if (kind == "disk_nearly_full") is not (subject == ""):
                    continue
                if begins:
                    holding.add((kind, subject))
                elif ends:
                    holding.discard((kind, subject))
        assert {(event.kind, getattr(event, "gpu_id", "")) for event in found} == holding - before
        assert len(found) == len(holding - before)


def test_a_value_that_swings_around_a_limit_is_announced_once() -> None:
    assert kinds([[row(gpu=value)] for value in (50, 4, 6, 4, 14, 3)]) == [[], ["gpu_idle"], [], [], [], []]
    assert kinds([[row(gpu=value)] for value in (4, 16, 4)]) == [["gpu_idle"], [], ["gpu_idle"]]
    busy = [[row(gpu=value)] for value in (98, 95, 98, 89, 98)]
    assert kinds(busy) == [["gpu_saturated"], [], [], [], ["gpu_saturated"]]
    disks = [[row(disk=value)] for value in (89, 91, 89, 91, 84, 91)]
    assert kinds(disks) == [[], ["disk_nearly_full"], [], [], [], ["disk_nearly_full"]]


def test_stale_values_say_nothing_and_end_nothing() -> None:
    looks = [[row(gpu=2)], [row(gpu=50, stale=True)], [row(gpu=2)], [row(gpu=99, stale=True)]]
    assert kinds(looks) == [["gpu_idle"], [], [], []]


def test_after_a_stop_a_condition_is_announced_anew() -> None:
    looks = [[row(gpu=2)], [row(status="exited")], [row()], [row(gpu=2)]]
    assert kinds(looks) == [["gpu_idle"], ["status_changed"], ["status_changed"], ["gpu_idle"]]


def test_what_comes_back_is_announced_anew() -> None:
    assert kinds([[row(gpu=2)], [], [row(gpu=2)]]) == [["gpu_idle"], ["removed"], ["appeared", "gpu_idle"]]


def test_a_reclaim_is_announced_once_and_again_when_it_was_called_off() -> None:
    stages = ["running", "notified", "notified", "reclaiming", "running", "notified", "terminated"]
    expected = [0, 1, 0, 0, 0, 1, 0]
    found = kinds([[row(spot=stage, reclaim_at=1_767_225_660)] for stage in stages])
    assert [each.count("spot_reclaim_announced") for each in found] == expected


def test_a_reclaim_whose_notice_was_missed_is_announced_late_but_an_old_one_is_not() -> None:
    assert kinds([[row(spot="running")], [row(status="exited", spot="terminated")]]) == [
        [],
        ["status_changed", "spot_reclaim_announced"],
    ]
    assert kinds([[row(status="exited", spot="terminated")]] * 2) == [[], []]
    assert kinds([[], [row(status="exited", spot="terminated")]]) == [[], ["appeared"]]


def test_events_of_one_of_several_gpus_name_it() -> None:
    metrics = MetricsSnapshot(gpus=(GpuSnapshot(gpu_id="0", percent=50), GpuSnapshot(gpu_id="5", percent=99)))
    (event,) = Detector(Thresholds()).observe([InstanceRow(id="i", name="n", status="running", metrics=metrics)], AT)
    assert str(event) == "gpu_saturated n: GPU 5 at 99 %"


def test_an_event_is_json_with_its_kind() -> None:
    detector = Detector(Thresholds())
    (event,) = detector.observe([row(spot="notified", reclaim_at=1_767_225_660)], AT)
    assert isinstance(event, SpotReclaimAnnounced)
    written = msgspec.json.decode(msgspec.json.encode(event))
    assert written["kind"] == "spot_reclaim_announced"
    assert written["reclaim_at"] == "2026-01-01T00:01:00Z"
    assert written["instance"]["id"] == "i-1"


def test_every_type_of_event_has_a_word_of_its_own() -> None:
    def leaves(cls: type[FleetEvent]) -> list[type[FleetEvent]]:
        below = cls.__subclasses__()
        return [leaf for each in below for leaf in leaves(each)] if below else [cls]

    assert Counter(KINDS) == Counter(leaf.kind for leaf in leaves(FleetEvent))


@pytest.mark.parametrize(
    "limits",
    [
        {"idle_below": 20, "idle_ends_above": 10},
        {"saturated_above": 80, "saturated_ends_below": 90},
        {"disk_above": 80, "disk_ends_below": 85},
    ],
)
def test_a_condition_ends_on_the_far_side_of_its_begin(limits: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError, match="far side"):
        Thresholds(**limits)


def test_thresholds_are_percentages() -> None:
    with pytest.raises(ConfigurationError, match="disk_above is in percent, 0 to 100, got 900"):
        Thresholds(disk_above=900)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (row(disk=50), row(disk=97.4), "disk_nearly_full i-1: 97 %"),
        (row(gpu=50), row(gpu=99.6), "gpu_saturated i-1: GPU 0 at 100 %"),
        (row(), row(spot="notified", reclaim_at=1_767_323_045), "i-1: at 03:04:05 UTC"),
        (row(), row(spot="notified"), "spot_reclaim_announced i-1"),
    ],
)
def test_events_say_what_happened(before: InstanceRow, after: InstanceRow, told: str) -> None:
    detector = Detector(Thresholds())
    detector.observe([before], AT)
    (event,) = detector.observe([after], AT)
    assert told in str(event)


def test_a_gpu_that_tells_nothing_is_neither_idle_nor_saturated() -> None:
    silent = msgspec.structs.replace(row(), metrics=MetricsSnapshot(gpus=(GpuSnapshot(gpu_id="0", percent=None),)))
    assert kinds([[row(gpu=1)], [silent], [row(gpu=1)]]) == [["gpu_idle"], [], []]
