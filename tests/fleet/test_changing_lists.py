"""A fleet that changes while it is read: lists in pages, answers that come late, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lab.fleet_service import Service, watch
from novita.fleet import FleetSnapshot
from novita.fleet.rows import Listed
from novita.operations.gpu.instances import ListInstances


class _Page:
    def __init__(self, service: PagedService, begin: int) -> None:
        self._service, self._end = service, begin + service.page_size
        self.items: Sequence[Listed] = [*service.listed.values()][begin : self._end]
        self.has_next = len(service.listed) > self._end

    async def next_page(self) -> _Page | None:
        if not self.has_next:
            return None
        self._service.turned += 1
        if self._service.between is not None:
            self._service.between()
        return None if self._service.repeats else _Page(self._service, self._end)


class PagedService(Service):
    """Lists in pages; `between` is called before each page but the first."""

    page_size = 2
    turned = 0
    repeats = False
    between: Callable[[], None] | None = None

    async def send(self, operation: Any, *, into: object = None) -> Any:
        answer = await super().send(operation, into=into)
        return _Page(self, 0) if isinstance(operation, ListInstances) else answer


def ids(snapshot: FleetSnapshot) -> list[str]:
    return sorted(snapshot.by_id)


def test_a_list_is_read_to_its_last_page() -> None:
    service = PagedService(5)
    (snapshot,) = watch(service, 1)
    assert ids(snapshot) == ["i-0", "i-1", "i-2", "i-3", "i-4"]
    assert service.turned == 2


def test_a_service_that_repeats_its_page_ends_the_list() -> None:
    service = PagedService(5)
    service.repeats = True
    (snapshot,) = watch(service, 1)
    assert ids(snapshot) == ["i-0", "i-1"]


def test_what_slips_from_one_page_to_another_is_not_gone() -> None:
    service = PagedService(5)

    def slip() -> None:
        service.listed["i-4"] = service.listed.pop("i-4")  # stays the last
        service.listed = {"i-2": service.listed.pop("i-2"), **service.listed}
        service.between = None

    def after(snapshot: FleetSnapshot) -> None:
        service.between = slip if snapshot.tick == 0 else None

    found = watch(service, 3, after)
    assert [ids(each) for each in found] == [["i-0", "i-1", "i-2", "i-3", "i-4"]] * 3
    assert [event.kind for each in found for event in each.events] == []


def test_what_is_absent_from_two_lists_is_gone() -> None:
    service = PagedService(5)

    def after(snapshot: FleetSnapshot) -> None:
        if snapshot.tick == 0:
            del service.listed["i-3"]

    found = watch(service, 3, after)
    assert [len(each.rows) for each in found] == [5, 5, 4]
    assert [[event.kind for event in each.events] for each in found] == [[], [], ["removed"]]
    absent = found[1].by_id["i-3"]
    assert absent.stale
    assert absent.age_seconds > 9  # what the list before last said, though its metrics were read
    assert found[2].events[0].instance.id == "i-3"


def test_a_list_with_nothing_in_it_is_believed_the_second_time() -> None:
    """An answer that something else gave, such as `{}`, looks like it; a fleet is not gone and new for that."""
    service, known = Service(3), {}

    def after(snapshot: FleetSnapshot) -> None:
        if snapshot.tick in {0, 2}:
            known.update(service.listed)
            service.listed.clear()
        elif snapshot.tick == 1:
            service.listed.update(known)

    found = watch(service, 5, after, metrics=False)
    assert [len(each.rows) for each in found] == [3, 3, 3, 3, 0]
    assert [each.totals.stale for each in found] == [0, 3, 0, 3, 0]
    assert [[event.kind for event in each.events] for each in found[:4]] == [[]] * 4
    assert [event.kind for event in found[4].events] == ["removed"] * 3


def test_an_answer_about_what_is_gone_or_stopped_by_now_is_let_go() -> None:
    service = Service(3)
    service.seconds = 4.0  # list after 4 s, metrics under way until 8 s, 12 s ...

    def after(snapshot: FleetSnapshot) -> None:
        if snapshot.tick == 0:
            del service.listed["i-1"]
            service.listed["i-2"] = Listed(id="i-2", status="exited", gpu_num=1)

    found = watch(service, 4, after, interval=6.0)
    assert ids(found[-1]) == ["i-0", "i-2"]
    assert found[-1].by_id["i-0"].gpu_percent == 50
    assert found[-1].by_id["i-2"].gpu_percent is None
    assert found[-1].failed_calls == 0
