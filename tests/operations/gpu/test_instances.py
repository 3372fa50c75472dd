"""What may be asked of instances, and how it is spelt on the wire."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from novita._core.operation import Operation
from novita.exceptions import RequestValidationError
from novita.operations.gpu.instances import (
    CreateInstance,
    EditInstance,
    ListInstances,
    NetworkStorageMount,
    SetAutoRenew,
    UpgradeInstance,
)
from novita.types.gpu.instances import InstanceSummary
from novita.types.gpu.values import EnvVar, Port, Tool

LEAST: dict[str, Any] = {"product_id": "p-1", "image_url": "ubuntu", "kind": "cpu"}


def body(operation: Operation[Any]) -> dict[str, Any]:
    sent = operation.to_call().body
    assert sent is not None
    members: dict[str, Any] = msgspec.json.decode(sent)
    return members


def refused(operation: type[Operation[Any]], **fields: Any) -> dict[str, str]:
    with pytest.raises(RequestValidationError) as caught:
        operation(**fields)
    assert "Value error" not in str(caught.value)
    return caught.value.fields


def test_an_instance_has_gpus_unless_said_otherwise() -> None:
    problems = refused(CreateInstance, product_id="p-1", image_url="ubuntu")
    assert problems == {"gpu_num": "is required for kind gpu", "rootfs_size_gb": "is required for kind gpu"}
    sent = body(CreateInstance(product_id="p-1", image_url="ubuntu", gpu_num=1, rootfs_size_gb=60))
    assert sent == {"productId": "p-1", "imageUrl": "ubuntu", "kind": "gpu", "gpuNum": 1, "rootfsSize": 60}


def test_cpu_instances_need_no_gpus() -> None:
    assert body(CreateInstance(**LEAST)) == {"productId": "p-1", "imageUrl": "ubuntu", "kind": "cpu"}


def test_ports_are_objects_or_texts_and_go_out_as_one_text() -> None:
    ports: Any = ["8080/http", Port(port=22, type="tcp"), {"port": 9000}]
    assert body(CreateInstance(**LEAST, ports=ports))["ports"] == "8080/http,22/tcp,9000/http"


def test_ports_of_an_answer_can_be_handed_back() -> None:
    instance = InstanceSummary(id="i-1", port_mappings=(Port(port=22, type="tcp", endpoint="proxy.example:40022"),))
    sent = body(EditInstance(instance_id="i-1", ports=[*instance.port_mappings, "8080/http"]))
    assert sent == {"instanceId": "i-1", "ports": [{"port": 22, "type": "tcp"}, {"port": 8080, "type": "http"}]}


@pytest.mark.parametrize("operation", [CreateInstance, EditInstance])
@pytest.mark.parametrize(
    ("ports", "problem"),
    [
        (["2222/tcp"], "ports 2222 to 2224 are reserved by the service"),
        ([Port(port=2224)], "ports 2222 to 2224 are reserved by the service"),
        (["0/http"], "ports go from 1 to 65535"),
        ([Port(port=65536)], "ports go from 1 to 65535"),
        (["53/udp"], "ports are exposed as http or tcp"),
        (["8080"], 'a port is written like "8080/http" or "22/tcp"'),
        (["x/http"], 'a port is written like "8080/http" or "22/tcp"'),
        ([8080], 'a port is a Port object or a text like "8080/http"'),
        ("8080/http", 'has to be a list of Port objects or of texts like "8080/http"'),
        (8080, 'has to be a list of Port objects or of texts like "8080/http"'),
        ([f"{port}/http" for port in range(1, 17)], "value should have at most 15 items after validation, not 16"),
    ],
)
def test_ports_are_checked(operation: type[Operation[Any]], ports: Any, problem: str) -> None:
    fields = LEAST if operation is CreateInstance else {"instance_id": "i-1"}
    assert refused(operation, **fields, ports=ports) == {"ports": problem}


def test_fifteen_ports_and_tools_are_the_most() -> None:
    ports = [f"{port}/http" for port in range(1, 15)]
    assert body(CreateInstance(**LEAST, ports=ports, tools=[Tool(port=8888)]))["tools"] == [
        {"name": "Jupyter", "port": "8888", "type": "http"}
    ]
    problems = refused(CreateInstance, **LEAST, ports=[*ports, "15/http"], tools=[Tool(port=8888)])
    assert problems == {"tools": "at most 15 ports and tools together"}


@pytest.mark.parametrize(
    ("tools", "problem"),
    [
        ([Tool(port=2223)], "ports 2222 to 2224 are reserved by the service"),
        ([Tool()], "ports go from 1 to 65535"),
        ([Tool(port=80)], "repeats a port of ports"),
        (["Jupyter"], "an add-on is a Tool object"),
        ("Jupyter", "has to be a list"),
    ],
)
def test_tools_are_checked(tools: Any, problem: str) -> None:
    assert refused(CreateInstance, **LEAST, ports=["80/http"], tools=tools) == {"tools": problem}


@pytest.mark.parametrize(
    "envs",
    [
        {"HF_HOME": "/network", "EMPTY": ""},
        [EnvVar(key="HF_HOME", value="/network"), EnvVar(key="EMPTY")],
        ({"key": "HF_HOME", "value": "/network"}, {"key": "EMPTY", "value": ""}),
    ],
)
def test_variables_are_a_mapping_or_objects(envs: Any) -> None:
    wanted = [{"key": "HF_HOME", "value": "/network"}, {"key": "EMPTY", "value": ""}]
    assert body(CreateInstance(**LEAST, envs=envs))["envs"] == wanted


@pytest.mark.parametrize(
    ("envs", "problem"),
    [
        ({"A": 1}, "names and values of variables are texts"),
        (["A=b"], "names and values of variables are texts"),
        ("A=b", "has to be a mapping of names to values, or a list of EnvVar objects"),
        (7, "has to be a mapping of names to values, or a list of EnvVar objects"),
        ({"": "b"}, "names of variables have 1 to 511 characters"),
        ({"A" * 512: "b"}, "names of variables have 1 to 511 characters"),
        ({"A": "b" * 4096}, "values of variables have at most 4095 characters"),
        ({f"A{n}": "" for n in range(101)}, "value should have at most 100 items after validation, not 101"),
    ],
)
def test_variables_are_checked(envs: Any, problem: str) -> None:
    assert refused(CreateInstance, **LEAST, envs=envs) == {"envs": problem}


def test_storages_are_mounted_the_same_way_everywhere() -> None:
    mounts = [NetworkStorageMount(id="ns-1"), NetworkStorageMount(id="ns-2", mount_point="/data")]
    assert body(CreateInstance(**LEAST, network_storages=mounts))["networkStorages"] == [
        {"Id": "ns-1", "mountPoint": "/network"},
        {"Id": "ns-2", "mountPoint": "/data"},
    ]
    upgrade = UpgradeInstance(
        instance_id="i-1", image_url="ubuntu", envs={}, command="", entrypoint="", save=True, network_storages=mounts
    )
    assert body(upgrade) == {
        "instanceId": "i-1",
        "imageUrl": "ubuntu",
        "envs": [],
        "command": "",
        "entrypoint": "",
        "save": True,
        "networkVolume": {
            "volumeMounts": [
                {"type": "network", "id": "ns-1", "mountPath": "/network"},
                {"type": "network", "id": "ns-2", "mountPath": "/data"},
            ]
        },
    }


def test_an_upgrade_says_everything() -> None:
    missing = refused(UpgradeInstance, instance_id="i-1")
    assert missing.keys() == {"image_url", "envs", "command", "entrypoint", "save", "network_storages"}


def test_secrets_are_not_in_a_repr() -> None:
    request = CreateInstance(**LEAST, image_auth="bot:hidden", envs={"HF_TOKEN": "hidden"})
    assert "hidden" not in repr(request)
    assert body(request)["imageAuth"] == "bot:hidden"


def test_the_disk_grows_by_gigabytes() -> None:
    assert body(EditInstance(instance_id="i-1", expand_root_disk_gb=20))["expandRootDisk"] == 20
    assert "expand_root_disk_gb" in refused(EditInstance, instance_id="i-1", expand_root_disk_gb=-1)


def test_lists_ask_for_a_page_in_the_api_s_words() -> None:
    path = "/gpu-instance/openapi/v1/gpu/instances"
    assert ListInstances().to_call().target == f"{path}?pageNum=1&pageSize=100"
    target = ListInstances(name="a b", status="running", page=2, page_size=10).to_call().target
    assert target == f"{path}?name=a%20b&status=running&pageNum=2&pageSize=10"


def test_several_instances_are_renewed_at_once() -> None:
    sent = body(SetAutoRenew(instance_ids=("i-1", "i-2"), auto_renew=True, auto_renew_month=1))
    assert sent == {"instanceIds": ["i-1", "i-2"], "autoRenew": True, "autoRenewMonth": 1}
    assert "instance_ids" in refused(SetAutoRenew, instance_ids=[], auto_renew=True, auto_renew_month=1)
    assert "instance_ids" in refused(SetAutoRenew, instance_ids="i-1", auto_renew=True, auto_renew_month=1)


def test_unchecked_requests_are_spelt_alike() -> None:
    request = CreateInstance.unchecked(
        product_id="p-1", image_url="ubuntu", ports=["2222/udp"], envs={"A": "b"}, tools=[{"port": 2223}]
    )
    sent = body(request)
    assert (sent["ports"], sent["envs"]) == ("2222/udp", [{"key": "A", "value": "b"}])
    assert sent["tools"] == [{"name": "Jupyter", "port": "2223", "type": "http"}]
