"""GPU v2 and serverless queues in the simulator, used through the SDK over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from novita import NovitaClient
from novita.exceptions import NotFoundError, TaskFailedError
from novita.operations.gpu.endpoints import ImageSource, ScalingPolicy, WorkerSettings

PRODUCT = "4090.16c62g"


@pytest.fixture
def client(novita_simulator: Any) -> Iterator[NovitaClient]:
    with (
        NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url) as made,
        made.with_options(ssl_context=novita_simulator.ssl_context) as trusting,
    ):
        yield trusting
    assert novita_simulator.violations() == []


def test_both_apis_show_the_same_fleet(client: NovitaClient) -> None:
    v1 = {instance.id: instance for instance in client.gpu.instances.list()}
    v2 = {instance.id: instance for instance in client.gpu_v2.instances.list(limit=7)}
    assert v1.keys() == v2.keys()
    for instance_id, instance in v2.items():
        other = v1[instance_id]
        assert instance.resources is not None
        assert (instance.name, instance.region, instance.resources.gpu_num, instance.created_at) == (
            other.name,
            other.cluster_id,
            other.gpu_num,
            other.created_at,
        )


def test_an_instance_lives_and_goes(client: NovitaClient) -> None:
    seen: list[str] = []
    instances = client.gpu_v2.instances
    instance_id = instances.create(
        name="t", product_id=PRODUCT, image="ubuntu", billing_mode="postpaid", gpu_num=1, ports=["8080/http"]
    )
    instance = instances.wait(instance_id, timeout=20, on_update=lambda state: seen.append(state.status))
    assert seen[-1] == "running"
    assert instance.ssh is not None
    assert instance.ports[0].endpoint.startswith("https://")
    instances.stop(instance_id)
    assert instances.wait(instance_id, until="stopped", timeout=20).status == "exited"
    instances.delete(instance_id)
    assert instances.wait(instance_id, until="removed", timeout=20).status == "removed"


def test_an_endpoint_can_be_made_of_the_products_for_it(client: NovitaClient) -> None:
    product = next(iter(client.gpu_v2.products.list(category="serverless")))
    endpoint_id = client.gpu.endpoints.create(
        worker_config=WorkerSettings(min_num=0, max_num=1, free_timeout=300, max_concurrent=4, gpu_num=1),
        port=8000,
        policy=ScalingPolicy(type="queue", value=60),
        image=ImageSource(image="ubuntu"),
        product_ids=[product.id],
        health_path="/health",
    )
    assert client.gpu.endpoints.get(endpoint_id).id == endpoint_id
    client.gpu.endpoints.delete(endpoint_id)


def test_an_instance_that_breaks_is_told_at_once(client: NovitaClient, novita_simulator: Any) -> None:
    instance_id = client.gpu.instances.create(
        product_id=PRODUCT, image_url="ubuntu", gpu_num=1, rootfs_size_gb=60, name="t"
    )
    novita_simulator.fail(instance_id, message="image not found")
    with pytest.raises(TaskFailedError, match="image not found"):
        client.gpu.instances.wait(instance_id, timeout=20)


def test_prices_agree(client: NovitaClient) -> None:
    v1 = {product.id: product.price_usd_per_hour for product in client.gpu.products.list_gpu()}
    v2 = {product.id: product.price_usd_per_hour for product in client.gpu_v2.products.list()}
    assert v1 == v2


def test_a_job_runs(client: NovitaClient) -> None:
    jobs, seen = client.serverless.jobs, list[str]()
    job = jobs.run("e41a-comfy", {"prompt": "x"})
    assert job.result(timeout=20, on_update=lambda state: seen.append(state.status)) == {"prompt": "x"}
    assert seen[-1] == "COMPLETED"
    with pytest.raises(TaskFailedError, match="FAILED: no"):
        jobs.run("e41a-comfy", {"fail": "no"}).wait(timeout=20)
    with pytest.raises(NotFoundError):
        jobs.handle("e41a-comfy", "other").status()
    cancelled = jobs.run("e41a-comfy", {})
    assert cancelled.cancel().status == "CANCELLED"
    assert client.serverless.queue.purge("e41a-comfy") == {}
    assert client.serverless.queue.health("e41a-comfy")["jobs"]["inQueue"] == 0


def test_bills_of_any_length_agree(client: NovitaClient, novita_simulator: Any) -> None:
    billing = client.utility.billing
    last = datetime.fromtimestamp(novita_simulator.now(), UTC).date() - timedelta(days=1)
    span: dict[str, Any] = {"start_time": last - timedelta(days=70), "end_time": last}
    days = billing.daily_usd(span["start_time"], last)
    assert len(days) == 71
    for cycle in ("Day", "Week", "Month"):
        assert sum(line.amount_usd for line in billing.iter_usage(**span, cycle_type=cycle)) == sum(days.values()) > 0
    assert sum(line.amount_usd for line in billing.iter_fixed_term(**span)) > 0
    assert list(billing.iter_api_key(**span, cycle_type="Hour")) == []
    assert novita_simulator.stats().operations["utility.billing.api_key"] == 11  # weeks, the last a day
