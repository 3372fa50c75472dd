"""Times and amounts as Python has them: aware datetimes, decimals in USD, and none where nothing is known."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from novita._core.model import Model
from novita.types.gpu_v2.endpoints import Endpoint, EndpointWorker
from novita.types.gpu_v2.instances import Instance, Prepaid
from novita.types.gpu_v2.products import Product
from novita.types.gpu_v2.templates import Template
from novita.types.model.training import TrainingTask
from novita.types.utility.billing import FixedTermBill, MonthlyBill, UsageBill
from novita.types.utility.keys import ApiKey

AT = 1_767_323_045
THEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("model", "member", "attribute"),
    [
        (Endpoint, "created_at", "created_at"),
        (Instance, "created_at", "created_at"),
        (Instance, "last_started_at", "last_started_at"),
        (Instance, "last_stopped_at", "last_stopped_at"),
        (Prepaid, "end_time", "end_time"),
        (Template, "created_at", "created_at"),
        (Template, "updated_at", "updated_at"),
        (TrainingTask, "created_at", "created_at"),
        (MonthlyBill, "startTime", "start_time"),
        (MonthlyBill, "endTime", "end_time"),
        (UsageBill, "startTime", "start_time"),
        (UsageBill, "endTime", "end_time"),
        (FixedTermBill, "createTime", "create_time"),
        (ApiKey, "lastUsedAt", "last_used_at"),
    ],
)
def test_seconds_are_an_aware_time_and_zero_is_none(model: type[Model], member: str, attribute: str) -> None:
    def read(seconds: str) -> Any:
        return getattr(model.from_json(f'{{"id": "x", "billId": "x", "{member}": {seconds}}}'), attribute)

    assert read(str(AT)) == THEN
    assert read(f'"{AT}"') == THEN
    assert read("0") is None


@pytest.mark.parametrize(
    ("model", "member", "attribute"),
    [
        (UsageBill, "amount", "amount_usd"),
        (UsageBill, "voucherAmount", "voucher_amount_usd"),
        (UsageBill, "payAmount", "pay_amount_usd"),
        (FixedTermBill, "basePrice", "base_price_usd"),
    ],
)
def test_amounts_of_a_bill_are_exact_usd(model: type[Model], member: str, attribute: str) -> None:
    assert getattr(model.from_json(f'{{"{member}": "12345"}}'), attribute) == Decimal("1.2345")


def test_the_state_of_an_endpoint_and_of_its_workers_is_a_word() -> None:
    failed = '{"status": "failed", "error": "no_capacity", "message": "none left"}'
    endpoint = Endpoint.from_json(f'{{"id": "e1", "status": {failed}, "workers": [{{"status": {failed}}}]}}')
    (worker,) = endpoint.workers
    assert isinstance(worker, EndpointWorker)
    assert (endpoint.status, worker.status) == ("failed", "failed")
    assert endpoint.state.message == "none left"


def test_a_product_without_a_price_list_has_no_prices() -> None:
    product = Product.from_json('{"id": "p1"}')
    assert product.price_usd_per_hour is None
    assert product.spot_price_usd_per_hour is None
    assert product.storage_price_usd_per_gb is None
    assert product.prepaid_prices_usd == {}
