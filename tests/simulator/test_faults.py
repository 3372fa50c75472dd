import asyncio
from typing import Any

import pytest

from novita.simulator.app import SimulatedApi

CLUSTERS = "/gpu-instance/openapi/v1/clusters"
PRODUCTS = "/gpu-instance/openapi/v1/products"


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the simulator waited, without waiting."""
    taken: list[float] = []

    async def nap(seconds: float) -> None:
        taken.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", nap)
    return taken


def test_errors(local: Any) -> None:
    local.control("fault", kind="error", status=503, reason="NODE_STATUS", message="down", times=1)
    reply = local.call("GET", CLUSTERS)
    assert (reply.status, reply.json()) == (
        503, {"code": 503, "reason": "NODE_STATUS", "message": "down", "metadata": {}},
    )  # fmt: skip
    assert "retry-after" not in reply.headers
    assert local.call("GET", CLUSTERS).status == 200


def test_an_error_keeps_the_call_from_being_carried_out(local: Any) -> None:
    local.control("fault", kind="error", operation="gpu.networks.create")
    assert (
        local.call("POST", "/gpu-instance/openapi/v1/network/create", body={"clusterId": "us-ca-nas-2"}).status == 500
    )
    assert local.get("networks")["total"] == "0"


def test_a_call_from_before_a_reset_is_not_carried_out_after_it(local: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nap(_: float) -> None:
        local.api.reset()

    monkeypatch.setattr(asyncio, "sleep", nap)
    local.control("fault", kind="latency", seconds=2)
    assert (
        local.call("POST", "/gpu-instance/openapi/v1/network/create", body={"clusterId": "us-ca-nas-2"}).status == 500
    )
    assert local.api.stats().statuses == {}
    assert local.get("networks")["total"] == "0"


def test_gateway_errors_are_html(local: Any) -> None:
    local.control("fault", kind="error", status=502, text="<html>Bad gateway</html>", retry_after=7)
    reply = local.call("GET", CLUSTERS)
    assert (reply.status, reply.content, reply.headers["retry-after"]) == (502, b"<html>Bad gateway</html>", "7")
    assert reply.headers["content-type"].startswith("text/html")
    local.control("clear_faults")
    assert local.call("GET", CLUSTERS).status == 200


def test_rules_choose_operations(local: Any) -> None:
    local.control("fault", kind="error", operation="gpu.products.*")
    assert local.call("GET", CLUSTERS).status == 200
    assert local.call("GET", PRODUCTS).status == 500


def test_rates_are_drawn_with_the_seed(make: Any) -> None:
    runs: list[list[int]] = []
    for seed in (1, 1, 2):
        local = make(seed=seed)
        local.control("fault", kind="error", rate=0.3)
        runs.append([local.call("GET", CLUSTERS).status for _ in range(60)])
    assert runs[0] == runs[1] != runs[2]
    assert 5 < runs[0].count(500) < 35


def test_errors_are_spent_one_after_the_other(local: Any) -> None:
    local.control("fault", kind="error", status=429, times=1)
    local.control("fault", kind="error", status=503, times=2)
    assert [local.call("GET", CLUSTERS).status for _ in range(4)] == [429, 503, 503, 200]


def test_latency_adds_up(local: Any, naps: list[float]) -> None:
    local.control("fault", kind="latency", seconds=2)
    local.control("fault", kind="latency", seconds=1, jitter=0.5, times=2)
    for _ in range(3):
        assert local.call("GET", CLUSTERS).status == 200
    assert 3 <= naps[0] <= 3.5
    assert 3 <= naps[1] <= 3.5
    assert naps[2] == 2


def test_slow_bodies_come_in_pieces(local: Any, naps: list[float]) -> None:
    whole = local.call("GET", CLUSTERS).content
    local.control("fault", kind="slow_body", seconds=5)
    reply = local.call("GET", CLUSTERS)
    assert reply.content == whole
    assert len(reply.pieces) > 5
    assert naps == [0.5] * (len(reply.pieces) - 1)


class Wire:
    """A listener that notes what it is asked to do."""

    def __init__(self) -> None:
        self.done: list[Any] = []

    def drop(self, peer: tuple[str, int]) -> None:
        self.done.append(("drop", peer))

    async def recycle(self) -> None:
        self.done.append("recycle")

    async def outage(self, seconds: float, spare: tuple[str, int]) -> None:
        self.done.append(("outage", seconds, spare))


@pytest.fixture
def wire(local: Any) -> Wire:
    wire = Wire()
    local.api.listener = wire
    return wire


@pytest.mark.parametrize(("processed", "networks"), [(False, "0"), (True, "1")])
def test_drops_before_and_after_the_work(local: Any, wire: Wire, processed: bool, networks: str) -> None:
    local.control("fault", kind="drop", times=1, processed=processed)
    reply = local.call("POST", "/gpu-instance/openapi/v1/network/create", body={"clusterId": "us-ca-nas-2"})
    assert reply.status == 0  # nothing was sent
    assert wire.done == [("drop", ("127.0.0.1", 40000))]
    assert local.get("networks")["total"] == networks


def test_listener_commands(local: Any, wire: Wire) -> None:
    local.control("recycle")
    local.control("outage", seconds=2)
    assert wire.done == ["recycle", ("outage", 2, ("127.0.0.1", 40000))]


def said(local: Any, command: str, body: object = None) -> tuple[int, str]:
    reply = local.call("POST", f"/_simulator/{command}", body=body)
    return reply.status, reply.json()["message"]


def test_commands_that_make_no_sense(local: Any) -> None:
    instance_id = local.create()
    assert said(local, "advance", {"seconds": -1}) == (400, "time moves forward only")
    assert said(local, "advance", {"minutes": 1})[0] == 400
    assert said(local, "advance", b"[]")[0] == 400
    assert said(local, "nonsense")[0] == 404
    assert said(local, "fault", {"kind": "flood"})[0] == 400
    assert "needs a listener" in said(local, "fault", {"kind": "drop"})[1]
    for members, problem in (
        ({"operation": "gpu.instance.get"}, "no operation is named 'gpu.instance.get'"),
        ({"rate": 10}, "rate is a share between 0 and 1, got 10.0"),
        ({"times": 0}, "times is 1 or more, or None for no end, got 0"),
        ({"kind": "latency", "seconds": -1}, "seconds are not below 0"),
        ({"status": 99}, "status is between 200 and 599, got 99"),
        ({"status": 1000}, "status is between 200 and 599, got 1000"),
        ({"retry_after": "1\n"}, "retry_after is what a header can hold"),
    ):
        status, message = said(local, "fault", {"kind": "error", **members})
        assert (status, problem in message) == (400, True)
    assert "needs a listener" in said(local, "recycle")[1]
    assert "not running" in said(local, "freeze", {"instance_id": instance_id})[1]
    assert said(local, "fail", {"instance_id": "nobody"}) == (400, "instance not found")
    local.advance(20)
    assert "only spot" in said(local, "reclaim", {"instance_id": instance_id})[1]
    assert "between 0 and 100" in said(local, "load", {"instance_id": instance_id, "percent": 101})[1]
    assert "2 GPUs" in said(local, "load", {"instance_id": instance_id, "percent": 1, "gpu": 2})[1]


def test_commands_only_from_this_machine(local: Any) -> None:
    reply = local.call("POST", "/_simulator/reset", peer="10.0.0.1")
    assert (reply.status, reply.json()["reason"]) == (403, "FORBIDDEN")


def test_reset_begins_afresh(make: Any) -> None:
    local = make(instances=5)
    before = local.get("gpu/instances", pageSize=10, pageNum=1)
    local.create()
    local.advance(100)
    local.control("fault", kind="error")
    assert local.call("GET", CLUSTERS).status == 500
    local.control("reset")
    assert local.control("stats") == {
        "requests": 0, "operations": {}, "statuses": {}, "protocols": {}, "violations": 0,
    }  # fmt: skip
    assert local.get("gpu/instances", pageSize=10, pageNum=1) == before


def test_stats_count(local: Any) -> None:
    local.call("GET", CLUSTERS)
    local.call("GET", CLUSTERS, key=None)
    assert local.control("stats") == {
        "requests": 2,
        "operations": {"gpu.clusters.list": 2},
        "statuses": {"200": 1, "401": 1},
        "protocols": {"2": 2},
        "violations": 0,
    }


def test_a_drop_without_a_listener_is_no_silence(local: Any) -> None:
    local.api.listener = Wire()
    local.control("fault", kind="drop")
    local.api.listener = None
    with pytest.raises(RuntimeError, match="under a listener"):
        local.call("GET", CLUSTERS)


def test_only_http_is_served(local: Any) -> None:
    api: SimulatedApi = local.api

    async def nothing(*_: Any) -> Any:
        raise AssertionError

    asyncio.run(api({"type": "lifespan"}, nothing, nothing))
