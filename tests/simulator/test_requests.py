"""What the simulator says to requests that are not right."""

import json
from typing import Any

import pytest

from novita.simulator import Call, operation
from novita.simulator.routing import HANDLERS
from novita.simulator.world import World

LIST = "/gpu-instance/openapi/v1/gpu/instances"
CREATE = "/gpu-instance/openapi/v1/gpu/instance/create"
STOP = "/gpu-instance/openapi/v1/gpu/instance/stop"
CHAT = "/openai/v1/chat/completions"
FORM = "multipart/form-data; boundary=line"
GOOD = {"productId": "4090.16c62g", "gpuNum": 1, "rootfsSize": 60, "imageUrl": "ubuntu", "kind": "gpu"}


@pytest.mark.parametrize(
    ("method", "path", "query", "body", "problem"),
    [
        ("GET", LIST, "pageSize=1&pageNum=1&page=1", None, "unknown query parameter 'page'"),
        ("GET", LIST, "pageSize=1", None, "query parameter 'pageNum' is missing"),
        ("GET", LIST, "pageSize=1&pageNum=one", None, "query parameter 'pageNum': $: 'one' is not of type 'integer'"),
        ("GET", LIST, "pageSize=-1&pageNum=1", None, "-1 is less than the minimum of 0"),
        ("GET", LIST, "pageSize=1&pageNum=1&pageNum=2", None, "query parameter 'pageNum' is given more than once"),
        ("GET", LIST, "pageSize=1&pageNum=1&status=gone", None, "'gone' is not one of"),
        ("GET", LIST, "pageSize=1&pageNum=1", {}, "this operation takes no body"),
        ("POST", CREATE, "", None, "body is missing"),
        ("POST", CREATE, "", b"{", "body is not JSON"),
        ("POST", CREATE, "", GOOD | {"gpu_num": 1}, "('gpu_num' was unexpected)"),
        ("POST", CREATE, "", GOOD | {"gpuNum": 9}, "$.gpuNum: 9 is greater than the maximum of 8"),
        ("POST", CREATE, "", {k: v for k, v in GOOD.items() if k != "rootfsSize"}, "'rootfsSize' is a required"),
        ("POST", CREATE, "", GOOD | {"envs": [{"key": "A", "val": "1"}]}, "$.envs[0]: Additional properties"),
        ("POST", STOP, "instanceId=x", {"instanceId": "x"}, "unknown query parameter 'instanceId'"),
        ("POST", "/v3/async/minimax-speech-02-hd", "", {"nonsense": 1}, "nonsense"),
    ],
)
def test_a_wrong_request_is_refused_and_reported(
    local: Any, method: str, path: str, query: str, body: object, problem: str
) -> None:
    reply = local.call(method, path, query=query, body=body)
    assert (reply.status, reply.json()["reason"]) == (400, "VALIDATOR_PARAM")
    assert problem in reply.json()["message"]
    reported = local.control("violations")
    assert any(problem in violation["problem"] for violation in reported)
    assert local.control("stats")["violations"] == len(reported)
    local.control("violations", clear=True)
    assert local.control("violations") == []


def test_a_right_request_is_not_reported(local: Any) -> None:
    assert local.call("GET", LIST, query="pageSize=1&pageNum=1").status == 200
    assert local.control("violations") == []


def test_content_types(local: Any) -> None:
    reply = local.call("POST", STOP, body=b"instanceId=x", headers={"content-type": "text/plain"})
    assert "content-type 'text/plain' is not one of ['application/json']" in reply.json()["message"]
    reply = local.call(
        "POST", STOP, body={"instanceId": "x"}, headers={"content-type": "application/json; charset=utf-8"}
    )
    assert reply.json()["reason"] == "RESOURCE_NOT_FOUND"


def test_forms(local: Any) -> None:
    part = '--line\r\nContent-Disposition: form-data; name="{}"\r\n\r\nx\r\n'
    wrong = (part.format("file") + part.format("colour") + "--line--\r\n").encode()
    message = local.call("POST", "/openai/v1/files", body=wrong, headers={"content-type": FORM}).json()["message"]
    assert "form field 'purpose' is missing" in message
    assert "unknown form field 'colour'" in message
    message = local.call("POST", "/openai/v1/files", body=b"junk", headers={"content-type": FORM}).json()["message"]
    assert "form field 'file' is missing" in message
    nameless = b"--line\r\nContent-Disposition: form-data\r\n\r\nx\r\n--line--\r\n"
    message = local.call("POST", "/openai/v1/files", body=nameless, headers={"content-type": FORM}).json()["message"]
    assert "form field 'purpose' is missing" in message


def test_tolerance_records_without_refusing(make: Any) -> None:
    local = make(instances=30, reject_violations=False)
    found = local.call("GET", LIST, query="pageSize=5&pageNumber=2")
    assert (found.status, len(found.json()["instances"])) == (200, 5)
    assert len(local.control("violations")) == 2
    assert local.refused("gpu/instance/create", kind="gpu") == "VALIDATOR_PARAM"  # nothing to be made of it


def test_keys(local: Any) -> None:
    query = "pageSize=1&pageNum=1"
    nobody = local.call("GET", LIST, query=query, key=None)
    assert (nobody.status, nobody.json()["code"], nobody.json()["reason"]) == (401, 401, "FAILED_TO_AUTH")
    basic = local.call("GET", LIST, query=query, key=None, headers={"authorization": "Basic eA=="})
    assert basic.status == 401
    wrong = local.call("GET", LIST, query=query, key="sk-other")
    assert (wrong.status, wrong.json()["reason"]) == (403, "INVALID_API_KEY")
    other_header = local.call("GET", LIST, query=query, key=None, headers={"x-api-key": "sk-simulator"})
    assert other_header.status == 200
    assert not local.api.violations


def test_unknown_routes_are_the_routers(local: Any) -> None:
    for method, path in (("GET", "/nothing"), ("DELETE", LIST), ("GET", "/v1/a/b/c/d")):
        reply = local.call(method, path)
        assert (reply.status, reply.content) == (404, b"404 page not found\n")
    assert local.control("stats")["operations"] == {"(no route)": 3}


def test_an_escaped_slash_stays_in_its_segment(local: Any) -> None:
    found = local.call("GET", "/openai/v1/models/deepseek%2Fdeepseek-v3.2")
    assert (found.status, found.json()["id"]) == (200, "deepseek/deepseek-v3.2")


def test_streams_are_answered_as_streams(local: Any) -> None:
    body = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
    assert local.call("POST", CHAT, body=body).headers["content-type"] == "application/json"
    stream = local.call("POST", CHAT, body=body | {"stream": True})
    assert stream.headers["content-type"] == "text/event-stream"
    assert stream.content.endswith(b"data: [DONE]\n\n")


def test_an_operation_can_be_given_a_behaviour(local: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(HANDLERS, "model.models.list", raising=False)

    @operation("model.models.list")
    def list_models(world: World, call: Call) -> object:
        return {"data": [call.query, len(world.instances)]}

    assert json.loads(local.call("GET", "/openai/v1/models").content) == {"data": [{}, 0]}


def test_a_fault_of_the_simulator_is_loud(
    local: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(world: World, call: Call) -> object:
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, "gpu.clusters.list", broken)
    reply = local.call("GET", "/gpu-instance/openapi/v1/clusters")
    assert (reply.status, reply.json()["reason"]) == (500, "UNKNOWN_ERROR")
    assert "gpu.clusters.list" in caplog.text
