"""GPU v2: what is spelt otherwise on the wire than in Python, and what is refused before it is sent."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from novita._core.call import Answer, Call
from novita._core.decode import decode
from novita.exceptions import RequestValidationError
from novita.operations.gpu_v2.endpoints import WorkerConfig
from novita.operations.gpu_v2.instances import (
    CreateInstance,
    ExpandRootfs,
    Jupyter,
    ListInstances,
    RenewInstance,
    RestartInstance,
    SetAutoRenew,
    SetWebTerminal,
    StartInstance,
    UpdatePorts,
    VolumeMount,
)
from novita.operations.gpu_v2.jobs import StopJob
from novita.operations.gpu_v2.networks import CreateNetwork
from novita.operations.gpu_v2.prewarm_tasks import CreatePrewarmTask, DeletePrewarmTasks
from novita.operations.gpu_v2.products import ListProducts
from novita.operations.gpu_v2.templates import UpdateTemplate
from novita.types.gpu_v2.values import EnvVar, Port

LEAST: dict[str, Any] = {"name": "a", "product_id": "p", "image": "ubuntu", "billing_mode": "postpaid"}
UNNAMED: dict[str, Any] = LEAST | {"name": ""}
PREPAID: dict[str, Any] = LEAST | {"billing_mode": "prepaid"}


def body(operation: Any) -> Any:
    return json.loads(operation.to_call().body)


def test_flat_arguments_go_into_the_objects_of_the_wire() -> None:
    operation = CreateInstance(
        **PREPAID,
        months=3,
        auto_renew=True,
        auto_renew_months=1,
        gpu_num=2,
        rootfs_size_gb=60,
        min_cuda_version="12.4",
        network_id="net-1",
        network_ip="10.0.0.5",
        jupyter=Jupyter(enabled=True, port=8888),
        auto_migrate=True,
        migrate_system_disk=False,
        volumes=[VolumeMount(type="network", id="ns-1", size_gb=10, mount_point="/data")],
        extra={"later": 1},
    )
    assert body(operation) == {
        "name": "a",
        "product_id": "p",
        "image": "ubuntu",
        "billing": {"mode": "prepaid", "prepaid": {"months": 3, "auto_renew": {"enabled": True, "months": 1}}},
        "resource": {"gpu_num": 2, "rootfs_size_gb": 60, "min_cuda_version": "12.4"},
        "network": {"id": "net-1", "ip": "10.0.0.5"},
        "tools": {"jupyter": {"enabled": True, "port": 8888}},
        "auto_migrate": {"enabled": True, "include_system_disk": False},
        "volumes": [{"type": "network", "id": "ns-1", "size": 10, "mount_point": "/data"}],
        "later": 1,
    }


def test_what_is_not_said_leaves_no_empty_objects() -> None:
    assert body(CreateInstance(**LEAST, gpu_num=1)) == {
        "name": "a",
        "product_id": "p",
        "image": "ubuntu",
        "billing": {"mode": "postpaid"},
        "resource": {"gpu_num": 1},
    }


def test_the_object_for_the_size_is_sent_even_when_nothing_is_said_about_it() -> None:
    assert body(CreateInstance(**LEAST, type="cpu"))["resource"] == {}
    assert body(CreateInstance(**LEAST, extra={"resource": {"later": 1}}))["resource"] == {"later": 1}


@pytest.mark.parametrize(
    "envs",
    [{"A": "1", "B": ""}, [EnvVar(key="A", value="1"), EnvVar(key="B")], [{"key": "A", "value": "1"}, {"key": "B"}]],
)
@pytest.mark.parametrize("make", [CreateInstance, CreateInstance.unchecked])
def test_variables_are_a_mapping_or_a_list(make: Any, envs: Any) -> None:
    assert body(make(**LEAST, gpu_num=1, envs=envs))["envs"] == [{"key": "A", "value": "1"}, {"key": "B", "value": ""}]


@pytest.mark.parametrize("make", [UpdatePorts, UpdatePorts.unchecked])
def test_ports_are_texts_or_those_of_an_answer(make: Any) -> None:
    answered = Port(port=22, protocol="tcp", endpoint="proxy.example.net:4022")
    assert body(make(instance_id="i-1", ports=["8080/http", answered])) == {
        "ports": [{"port": 8080, "protocol": "http"}, {"port": 22, "protocol": "tcp"}]
    }


@pytest.mark.parametrize("ports", ["8080/http", ["8080"], ["http"], [8080], ["0/tcp"], ["70000/http"], ["22/udp"], {}])
def test_other_things_are_no_ports(ports: Any) -> None:
    with pytest.raises(RequestValidationError, match="ports"):
        UpdatePorts(instance_id="i-1", ports=ports)


@pytest.mark.parametrize("envs", ["A=1", {"A": 1}, [("A", "1")], 5])
def test_other_things_are_no_variables(envs: Any) -> None:
    with pytest.raises(RequestValidationError, match="envs"):
        CreateInstance(**LEAST, envs=envs)


def test_a_refusal_never_shows_the_values_of_variables() -> None:
    with pytest.raises(RequestValidationError) as caught:
        CreateInstance(**LEAST, envs={"TOKEN": 1, "KEY": "hunter2"})  # type: ignore[dict-item]  # wrong on purpose
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(CreateInstance(**LEAST, envs={"KEY": "hunter2"}))


@pytest.mark.parametrize("regions", ["a,b", ["a", "b"], ("a", "b")])
def test_several_words_go_with_commas(regions: Any) -> None:
    assert ListInstances(regions=regions).to_call().target == "/gpus/v2/instances?regions=a%2Cb"


def test_products_have_the_two_words_the_service_insists_on() -> None:
    assert ListProducts().to_call().target == "/gpus/v2/products?type=gpu&category=instance"


def test_calls_without_parameters_have_no_body() -> None:
    for call in (StartInstance(instance_id="i/1").to_call(), StopJob(job_id="j-1").to_call()):
        assert call.body is None
    assert StartInstance(instance_id="i/1").to_call().target == "/gpus/v2/instances/i%2F1/start"
    assert StartInstance(instance_id="i-1", extra={"force": True}).to_call().body == b'{"force":true}'


def test_one_delete_has_a_body() -> None:
    call = DeletePrewarmTasks(task_ids=["a", "b"]).to_call()
    assert call == Call("DELETE", "/gpus/v2/prewarm-tasks", b'{"task_ids":["a","b"]}')


def test_a_partial_update_sends_what_changes_only() -> None:
    assert body(UpdateTemplate(template_id="t", image="x")) == {"image": "x"}
    assert body(SetWebTerminal(instance_id="i", enabled=True)) == {"enable": True}
    assert body(SetAutoRenew(instance_id="i", enabled=False)) == {"auto_renew": {"enabled": False}}


def test_what_charges_or_adds_up_is_sent_once() -> None:
    once = (ExpandRootfs, RenewInstance, RestartInstance, StartInstance, CreateInstance)
    assert not any(operation.spec.idempotent for operation in once)
    assert SetAutoRenew.spec.idempotent


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: CreateInstance(**UNNAMED), "name"),
        (lambda: CreateInstance(**LEAST, months=0), "months"),
        (lambda: RenewInstance(instance_id="i", months=0), "months"),
        (lambda: StartInstance(instance_id=""), "instance_id"),
        (lambda: WorkerConfig(max_replicas=1001), None),
    ],
)
def test_out_of_range(make: Any, field: str | None) -> None:
    with pytest.raises(ValueError, match=field or "max_replicas"):
        make()


@pytest.mark.parametrize("answer", [b'{"task_id": "pw-1"}', b'{"id": "pw-1"}', b'{"task_id": null, "id": "pw-1"}'])
def test_a_new_prewarm_task_is_its_id_however_that_is_named(answer: bytes) -> None:
    assert decode(CreatePrewarmTask.spec, Answer(200, [], answer, "HTTP/2")) == "pw-1"


@pytest.mark.parametrize("operation", [CreateNetwork, CreatePrewarmTask, UpdateTemplate])
@pytest.mark.parametrize("answer", [b"{}", b"", b"null", b'{"code": 0}'])
def test_what_was_made_without_telling_an_id_is_no_failure(operation: Any, answer: bytes) -> None:
    assert decode(operation.spec, Answer(200, [], answer, "HTTP/2")) == ""


@pytest.mark.parametrize("operation", [CreateNetwork, CreatePrewarmTask, UpdateTemplate])
@pytest.mark.parametrize(
    "answer", [b"[]", b'"pw-1"', b'{"message": "no"}', b'{"id": 7, "task_id": 7, "template_id": 7}']
)
def test_an_answer_that_is_something_else_is_refused(operation: Any, answer: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(operation.spec, Answer(200, [], answer, "HTTP/2"))


@pytest.mark.parametrize(
    ("operation", "answer"), [(CreateNetwork, b'{"network_id": "x-1"}'), (UpdateTemplate, b'{"id": "x-1"}')]
)
def test_ids_that_no_page_shows_may_have_another_name(operation: Any, answer: bytes) -> None:
    assert decode(operation.spec, Answer(200, [], answer, "HTTP/2")) == "x-1"
