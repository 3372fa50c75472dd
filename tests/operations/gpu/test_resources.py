"""Endpoints, templates and the smaller resources: what is spelt otherwise on the wire than in Python."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import msgspec
import pytest

import novita.operations.gpu
from novita._core.operation import Operation
from novita.exceptions import RequestValidationError
from novita.operations.gpu.endpoints import (
    CreateEndpoint,
    DeleteEndpoint,
    GetEndpoint,
    ImageSource,
    ScalingPolicy,
    UpdateEndpoint,
    WorkerSettings,
    WorkerVolume,
)
from novita.operations.gpu.images import CreatePrewarm, DeletePrewarm, ListPrewarm, UpdatePrewarm
from novita.operations.gpu.instances import SetAutoRenew
from novita.operations.gpu.jobs import ListJobs
from novita.operations.gpu.products import ListCpuProducts, ListGpuProducts
from novita.operations.gpu.registries import CreateAuth, DeleteAuth
from novita.operations.gpu.storages import CreateStorage, ListStorages, UpdateStorage
from novita.operations.gpu.templates import CreateTemplate, ListTemplates, UpdateTemplate
from novita.types.gpu.values import Port

SETTINGS: dict[str, Any] = {
    "worker_config": WorkerSettings(min_num=0, max_num=2, free_timeout=300, max_concurrent=4, gpu_num=1),
    "port": 8000,
    "policy": ScalingPolicy(type="queue", value=60),
    "image": ImageSource(image="vllm/vllm-openai:latest"),
}
ON_THE_WIRE = {
    "workerConfig": {"minNum": 0, "maxNum": 2, "freeTimeout": 300, "maxConcurrent": 4, "gpuNum": 1},
    "ports": [{"port": "8000"}],
    "policy": {"type": "queue", "value": 60},
    "image": {"image": "vllm/vllm-openai:latest"},
}


def body(operation: Operation[Any]) -> dict[str, Any]:
    sent = operation.to_call().body
    assert sent is not None
    members: dict[str, Any] = msgspec.json.decode(sent)
    return members


def query(operation: Operation[Any]) -> str:
    return operation.to_call().target.partition("?")[2]


def test_an_endpoint_is_made_without_wrappers() -> None:
    request = CreateEndpoint(
        **SETTINGS,
        product_ids=["SL-1", "SL-2"],
        health_path="/health",
        cluster_id="c-1",
        volume_mounts=[WorkerVolume(type="local", mount_path="/data", size_gb=30)],
        envs={"A": "b"},
    )
    assert body(request) == {
        "endpoint": {
            **ON_THE_WIRE,
            "products": [{"id": "SL-1"}, {"id": "SL-2"}],
            "healthy": {"path": "/health"},
            "rootfsSize": 100,
            "volumeMounts": [{"type": "local", "mountPath": "/data", "size": 30}],
            "envs": [{"key": "A", "value": "b"}],
            "clusterID": "c-1",
        }
    }


def test_volumes_and_variables_of_a_new_endpoint_are_always_sent() -> None:
    members = body(CreateEndpoint(**SETTINGS, product_ids=["SL-1"], health_path="/health"))["endpoint"]
    assert (members["volumeMounts"], members["envs"]) == ([], [])


def test_an_update_is_flat() -> None:
    assert body(UpdateEndpoint(endpoint_id="ep-1", **SETTINGS)) == {"id": "ep-1", **ON_THE_WIRE}
    changed = UpdateEndpoint(endpoint_id="ep-1", **SETTINGS, product_ids=["SL-1"], health_path="/ok", envs={})
    assert body(changed) == {
        "id": "ep-1", **ON_THE_WIRE, "products": [{"id": "SL-1"}], "healthy": {"path": "/ok"}, "envs": []
    }  # fmt: skip


def test_an_endpoint_is_deleted_under_both_names_of_its_id() -> None:
    assert body(DeleteEndpoint(endpoint_id="ep-1")) == {"name": "ep-1", "id": "ep-1"}
    assert body(DeleteEndpoint(endpoint_id="ep-1", extra={"force": True})) == {
        "name": "ep-1",
        "id": "ep-1",
        "force": True,
    }
    assert query(GetEndpoint(endpoint_id="ep-1")) == "id=ep-1"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"port": 0}, "port"),
        ({"product_ids": []}, "product_ids"),
        ({"worker_config": {"min_num": 0}}, "worker_config.max_num"),
        ({"image": {"image": "x" * 512}}, "image.image"),
        ({"name": "x" * 221}, "name"),
    ],
)
def test_settings_of_endpoints_are_checked(changes: dict[str, Any], field: str) -> None:
    settings: dict[str, Any] = {**SETTINGS, "product_ids": ["SL-1"], "health_path": "/health", **changes}
    with pytest.raises(RequestValidationError) as caught:
        CreateEndpoint(**settings)
    assert field in caught.value.fields


def test_template_ports_go_out_by_kind() -> None:
    request = CreateTemplate(
        name="comfy", image="comfy:1", rootfs_size_gb=60, ports=["8188/http", Port(port=22, type="tcp"), "80/http"]
    )
    assert body(request)["template"] == {
        "name": "comfy",
        "image": "comfy:1",
        "rootfsSize": 60,
        "type": "instance",
        "channel": "private",
        "ports": [{"type": "http", "ports": [8188, 80]}, {"type": "tcp", "ports": [22]}],
    }


def test_templates_have_ten_ports_of_a_kind() -> None:
    ten = [f"{port}/http" for port in range(1, 11)]
    CreateTemplate(name="a", image="b", rootfs_size_gb=1, ports=[*ten, "22/tcp"])
    with pytest.raises(RequestValidationError, match="at most 10 ports of each kind"):
        CreateTemplate(name="a", image="b", rootfs_size_gb=1, ports=[*ten, "11/http"])


def test_a_template_is_replaced_under_its_id() -> None:
    members = body(UpdateTemplate(template_id="3071", name="comfy", image="comfy:1", rootfs_size_gb=60))["template"]
    assert (members["Id"], members["name"]) == ("3071", "comfy")


@pytest.mark.parametrize(
    ("fields", "mine"),
    [
        ({"channel": "official"}, "false"),
        ({"channel": "community"}, "false"),
        ({"channel": "private"}, "true"),
        ({"channel": "community", "is_my_community": True}, "true"),
        ({"channel": "private", "is_my_community": False}, "false"),
    ],
)
def test_own_templates_follow_from_the_channel(fields: dict[str, Any], mine: str) -> None:
    assert query(ListTemplates(**fields)) == f"channel={fields['channel']}&isMyCommunity={mine}&pageNum=1&pageSize=100"


def test_pages_have_one_name_in_python() -> None:
    assert query(ListStorages(page=3, page_size=5)) == "pageNo=3&pageSize=5"
    assert query(ListPrewarm(page=3, page_size=5)) == "page=3&pageSize=5"
    assert query(ListJobs(page=3, page_size=5)) == "pageNum=3&pageSize=5"


def test_lists_in_a_query_repeat_their_name() -> None:
    assert query(ListJobs(creators=["a", "b c"], start_time=0)) == (
        "startTime=0&creators=a&creators=b%20c&pageNum=1&pageSize=100"
    )


def test_sizes_say_their_unit() -> None:
    assert body(CreateStorage(cluster_id="c-1", name="models", size_gb=10)) == {
        "clusterId": "c-1", "storageName": "models", "storageSize": 10
    }  # fmt: skip
    assert body(UpdateStorage(storage_id="ns-1", name="models", size_gb=20))["storageSize"] == 20
    assert query(ListGpuProducts(min_memory_per_gpu_gb=64, min_rootfs_size_gb=10, gpu_num=0)) == (
        "gpuNum=0&minMemoryPerGpu=64&minRootFSSize=10"
    )
    with pytest.raises(RequestValidationError, match="size_gb"):
        CreateStorage(cluster_id="c-1", name="models", size_gb=9)


def test_ids_say_whose_they_are() -> None:
    assert body(DeleteAuth(auth_id="a-1")) == {"id": "a-1"}
    assert body(UpdatePrewarm(prewarm_id="pw-1", note="x")) == {"id": "pw-1", "note": "x"}
    assert body(DeletePrewarm(prewarm_ids=["pw-1"])) == {"ids": ["pw-1"]}
    prewarm = CreatePrewarm(image_url="app:2", cluster_id="c-1", registry_auth_id="a-1")
    assert body(prewarm) == {"imageUrl": "app:2", "clusterId": "c-1", "repositoryAuth": "a-1"}


@pytest.mark.parametrize(
    "request_",
    [
        lambda: ListPrewarm(page=0, page_size=0),
        lambda: ListCpuProducts(product_name="x" * 256, cluster_id="c" * 256),
        lambda: SetAutoRenew(instance_ids=["i-1"], auto_renew=False, auto_renew_month=0),
    ],
)
def test_what_no_page_forbids_goes_out(request_: Any) -> None:
    request_().to_call()


def test_passwords_are_not_in_a_repr() -> None:
    request = CreateAuth(name="registry.example", username="bot", password="hidden")
    assert "hidden" not in repr(request)
    assert body(request)["password"] == "hidden"


def test_only_calls_that_replace_settings_are_repeated() -> None:
    package = novita.operations.gpu
    modules = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    values: list[Any] = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    specs = [value.spec for value in values if "spec" in vars(value) and issubclass(value, Operation)]
    repeated = {spec.name.removeprefix("gpu.") for spec in specs if spec.verb == "POST" and spec.idempotent}
    assert repeated == {
        "instances.set_auto_renew", "instances.set_auto_migrate", "endpoints.update", "images.update_prewarm",
        "networks.update", "storages.update", "templates.update",
    }  # fmt: skip
