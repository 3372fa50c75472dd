"""What a row knows with the v2 API, which tells prices of products and not of instances."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lab.fake_time import run
from lab.fleet_service import Service
from novita.exceptions import InternalServerError, NovitaError
from novita.fleet import FleetMonitor
from novita.fleet.rows import ListedV2
from novita.operations.gpu_v2.instances import ListInstances
from novita.operations.gpu_v2.products import ListProducts
from novita.types.gpu_v2.products import Product


def product(precision: int, **prices: int) -> Product:
    per_hour = {mode: {"final_price": price, "unit": "per_hour"} for mode, price in prices.items()}
    return msgspec.convert({"id": "p", "name": "GPU", "pricing": {"precision": precision, **per_hour}}, Product)


def listed(mode: str, gpus: int) -> ListedV2:
    members = {"id": "i-0", "product_id": "p", "billing": {"mode": mode}, "resource_specs": {"gpu_num": gpus}}
    return msgspec.convert({**members, "status": {"status": "running"}}, ListedV2)


@pytest.mark.parametrize(
    ("precision", "price", "mode", "gpus", "expected"),
    [
        (5, {"postpaid": 35_000, "spot": 18_000}, "postpaid", 1, 35_000),
        (5, {"postpaid": 35_000, "spot": 18_000}, "spot", 4, 72_000),
        (2, {"postpaid": 35}, "postpaid", 8, 280_000),
        (8, {"postpaid": 35_000_000}, "prepaid", 2, 70_000),
        (0, {"postpaid": 2}, "postpaid", 0, 200_000),  # without GPUs it is the price of the whole
        (5, {"postpaid": 35_000}, "spot", 1, None),
    ],
)
def test_a_price_is_made_of_the_products_precision_and_the_instances_size(
    precision: int, price: dict[str, int], mode: str, gpus: int, expected: int | None
) -> None:
    assert listed(mode, gpus).listed({"p": product(precision, **price)}).price == expected


def test_a_product_that_is_not_on_the_list_has_no_price_and_its_id_for_a_name() -> None:
    found = listed("postpaid", 1).listed({})
    assert (found.price, found.product) == (None, "p")


def test_what_tells_no_size_has_no_gpus() -> None:
    assert ListedV2(id="i-0").listed({}).gpu_num == 0


class ServiceV2(Service):
    """Answers the v2 lists: one instance, and its product while there are prices."""

    def __init__(self) -> None:
        super().__init__(size=1)
        self.prices: list[NovitaError | None] = []
        self.asked = 0

    async def send(self, operation: Any, *, into: object = None) -> Any:
        if isinstance(operation, ListProducts):
            if operation.type == "cpu":
                return self.page([])
            self.asked += 1
            if self.prices and (error := self.prices.pop(0)) is not None:
                raise error
            return self.page([product(5, postpaid=150_000)])
        if isinstance(operation, ListInstances):
            return self.page([listed("postpaid", 1)])
        return await super().send(operation, into=into)


def watch(service: ServiceV2, ticks: int) -> list[tuple[bool, Decimal]]:
    async def main() -> list[tuple[bool, Decimal]]:
        found: list[tuple[bool, Decimal]] = []
        async for snapshot in FleetMonitor(service, interval=40, api="v2"):  # type: ignore[arg-type]
            found.append((snapshot.outage, snapshot.totals.usd_per_hour))
            if len(found) == ticks:
                break
        return found

    return run(main())


def test_the_price_list_is_read_every_ten_minutes() -> None:
    service = ServiceV2()
    assert set(watch(service, 28)) == {(False, Decimal("1.5"))}
    assert service.asked == 2


def test_without_a_price_list_the_fleet_is_watched_all_the_same() -> None:
    service = ServiceV2()
    service.prices = [InternalServerError("broken", status_code=503)] * 3  # tried again twice
    assert watch(service, 4) == [(False, Decimal())] * 2 + [(False, Decimal("1.5"))] * 2
    assert service.asked == 4
    service.prices = [None, *[InternalServerError("broken", status_code=503)] * 3]
    assert set(watch(service, 25)) == {(False, Decimal("1.5"))}  # old prices are better than none
