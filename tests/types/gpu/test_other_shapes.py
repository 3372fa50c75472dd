"""Answers the service gives in another shape than its documentation has."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import msgspec
import pytest

from novita import NotFoundError, NovitaClient
from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.operation import Operation
from novita.fleet import Listed
from novita.operations.gpu.instances import ListInstances
from novita.operations.gpu.networks import CreateNetwork, GetNetwork, ListNetworks
from novita.operations.gpu.products import ListCpuProducts, ListGpuProducts
from novita.operations.gpu.registries import CreateAuth, ListAuths
from novita.operations.gpu.storages import CreateStorage
from novita.operations.gpu.templates import GetTemplate, ListTemplates
from novita.types.gpu.endpoints import Endpoint, EndpointState
from novita.types.gpu.images import ImagePrewarm
from novita.types.gpu.jobs import Job, JobState

NETWORK = {"Id": "net-1", "name": "vpc", "state": {"state": "ready"}, "createTime": "1754000000"}


def read(operation: type[Operation[Any]], body: bytes | object) -> Any:
    data = body if isinstance(body, bytes) else msgspec.json.encode(body)
    return decode(operation.spec, Answer(200, [], data, "HTTP/2"))


@pytest.mark.parametrize("operation", [CreateNetwork, GetNetwork])
@pytest.mark.parametrize("network", [NETWORK, [NETWORK]])
def test_a_network_may_come_as_a_list_of_one(operation: type[Operation[Any]], network: Any) -> None:
    found = read(operation, {"network": network})
    assert (found.id, found.name, found.is_ready) == ("net-1", "vpc", True)
    assert found.created_at == datetime(2025, 7, 31, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "status"),
    [({"state": "creating"}, "creating"), ([{"state": "ready"}], "ready"), ([], ""), (None, ""), ({}, "")],
)
def test_the_state_of_a_network_may_be_a_list(state: Any, status: str) -> None:
    assert read(GetNetwork, {"network": {**NETWORK, "state": state}}).status == status
    assert read(ListNetworks, {"networks": [{**NETWORK, "state": state}]}).items[0].status == status


@pytest.mark.parametrize("body", [{}, {"network": None}, {"network": []}, {"network": {}}, b""])
def test_a_network_made_without_telling_its_id_is_no_failure(body: Any) -> None:
    assert read(CreateNetwork, body).id == ""


@pytest.mark.parametrize("body", [{}, {"network": None}, {"network": []}, {"network": {}}, b""])
def test_a_network_that_is_not_there_may_be_an_answer_without_one(body: Any) -> None:
    data = body if isinstance(body, bytes) else msgspec.json.encode(body)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=data))
    with NovitaClient("key").with_options(transport=transport) as client, pytest.raises(NotFoundError):
        client.gpu.networks.get("net-1")


@pytest.mark.parametrize("body", [{"network": {"name": "vpc"}}, {"network": "?"}, []])
def test_an_answer_that_is_no_network_is_refused(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(GetNetwork, body)


def test_an_account_without_instances_may_be_told_as_an_error() -> None:
    refusal = {"code": 400, "reason": "RESOURCE_NOT_FOUND", "message": "instance not found", "metadata": {}}
    transport = httpx.MockTransport(lambda _: httpx.Response(400, json=refusal))
    with NovitaClient("key").with_options(transport=transport) as client:
        assert list(client.gpu.instances.list()) == []
        assert client.send(ListInstances(), into=Listed).items == ()
        with pytest.raises(NotFoundError):
            client.gpu.instances.get("i-1")


@pytest.mark.parametrize("body", [b'"ns-1"', {"storageId": "ns-1", "storageName": "models", "storageSize": "100"}])
def test_a_new_storage_is_its_id(body: Any) -> None:
    assert read(CreateStorage, body) == "ns-1"


@pytest.mark.parametrize("body", [b"", {}, {"storageId": None}, {"storageName": "models"}, b"null"])
def test_a_storage_made_without_telling_its_id_is_no_failure(body: Any) -> None:
    assert read(CreateStorage, body) == ""


@pytest.mark.parametrize("operation", [CreateStorage, CreateAuth, CreateNetwork])
@pytest.mark.parametrize(
    "body", [{"error": "no"}, {"code": 400, "message": "no"}, {"code": 400, "reason": "NETWORK_STORAGE_TOO_LARGE"}]
)
def test_an_answer_that_tells_of_a_failure_instead_of_an_id_is_refused(
    operation: type[Operation[Any]], body: Any
) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(operation, body)


@pytest.mark.parametrize(("body", "found"), [(b"", ""), ({}, ""), ({"id": None}, ""), ({"id": "auth-1"}, "auth-1")])
def test_a_credential_may_be_stored_without_telling_its_id(body: Any, found: str) -> None:
    assert read(CreateAuth, body) == found


def test_a_credential_with_an_id_of_another_type_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        read(CreateAuth, {"id": 31})


def test_prices_are_in_dollars() -> None:
    product = {"id": "p", "price": "35000", "spotPrice": "18000", "monthlyPrice": [{"price": "22000000", "month": 1}]}
    (gpu,) = read(ListGpuProducts, {"data": [product]})
    assert gpu.price_usd_per_hour == Decimal("0.35")
    assert gpu.spot_price_usd_per_hour == Decimal("0.18")
    assert gpu.monthly_price[0].price_usd == Decimal(220)
    (cpu,) = read(ListCpuProducts, {"data": [{"id": "c", "price": 20000}]})
    assert cpu.price_usd_per_hour == Decimal("0.2")


@pytest.mark.parametrize("price", ["0", "", None, 0])
def test_what_is_not_sold_as_spot_has_no_spot_price(price: Any) -> None:
    (gpu,) = read(ListGpuProducts, {"data": [{"id": "p", "spotPrice": price}]})
    assert gpu.spot_price_usd_per_hour is None


def test_passwords_of_registries_are_masked() -> None:
    (auth,) = read(ListAuths, {"data": [{"id": "a", "password": "hidden"}]})
    assert auth.password == "hidden"
    assert "hidden" not in repr(auth)


@pytest.mark.parametrize("member", ["createdAt", "createTime"])
def test_templates_spell_their_creation_in_two_ways(member: str) -> None:
    template = {"Id": "1", member: "1754000000", "ports": [{"type": "http", "ports": ["80", 81]}]}
    found = read(GetTemplate, {"template": template})
    assert found.created_at == datetime(2025, 7, 31, 22, 13, 20, tzinfo=UTC)
    assert found.updated_at is None
    assert found.ports[0].ports == (80, 81)
    assert read(ListTemplates, {"template": [template], "total": "1"}).items == (found,)


def test_states_are_one_word_away() -> None:
    assert Endpoint(id="e", state=EndpointState(state="serving")).is_serving
    assert Endpoint(id="e").status == ""
    assert Job(id="j", state=JobState(state="success")).status == "success"
    assert Job(id="j").status == ""


def test_times_are_aware() -> None:
    task = ImagePrewarm(id="p", created_at_unix=1_754_000_000, completed_at_unix=0)
    assert task.created_at == datetime(2025, 7, 31, 22, 13, 20, tzinfo=UTC)
    assert task.completed_at is None
    job = Job(id="j", created_at_unix=1_754_000_000, updated_at_unix=-1)
    assert (job.created_at, job.updated_at) == (task.created_at, None)
    endpoint = Endpoint(id="e", created_at_unix=1_754_000_000)
    assert (endpoint.created_at, endpoint.updated_at) == (task.created_at, None)
