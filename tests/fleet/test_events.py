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


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=60))
def test_hysteresis_holds(values: list[float | None]) -> None:
    """Compared with the definition, written down a second time over the whole series."""
    limits = Thresholds()
    found = kinds([[row(gpu=value, stale=value is None)] for value in values], limits)
    idle = saturated = False
    for value, events in zip(values, found, strict=True):
        expected = []
        if value is not None:
            if value < limits.idle_below and not idle:
                expected.append("gpu_idle")
            if value > limits.saturated_above and not saturated:
                expected.append("gpu_saturated")
            idle = value < limits.idle_below or (idle and value <= limits.idle_ends_above)
            saturated = value > limits.saturated_above or (saturated and value >= limits.saturated_ends_below)
        assert events == expected


def test_a_value_that_swings_around_a_limit_is_announced_once() -> None:
    assert kinds([[row(gpu=value)] for value in (50, 4, 6, 4, 14, 3)]) == [[], ["gpu_idle"], [], [], [], []]
    assert kinds([[row(gpu=value)] for value in (4, 16, 4)]) == [["gpu_idle"], [], ["gpu_idle"]]
    disks = [[row(disk=value)] for value in (89, 91, 89, 91, 84, 91)]
    assert kinds(disks) == [[], ["disk_nearly_full"], [], [], [], ["disk_nearly_full"]]


def test_stale_values_say_nothing_and_end_nothing() -> None:
    looks = [[row(gpu=2)], [row(gpu=50, stale=True)], [row(gpu=2)], [row(gpu=99, stale=True)]]
    assert kinds(looks) == [["gpu_idle"], [], [], []]


def test_after_a_stop_a_condition_is_announced_anew() -> None:
    looks = [[row(gpu=2)], [row(status="exited")], [row()], [row(gpu=2)]]
    assert kinds(looks) == [["gpu_idle"], ["status_changed"], ["status_changed"], ["gpu_idle"]]


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


def test_thresholds_have_to_make_sense() -> None:
    with pytest.raises(ConfigurationError, match="far side"):
        Thresholds(idle_below=20, idle_ends_above=10)
    with pytest.raises(ConfigurationError, match="disk_above is in percent, 0 to 100, got 900"):
        Thresholds(disk_above=900)
