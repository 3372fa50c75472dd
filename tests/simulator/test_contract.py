"""The simulator against the contract in tests/contract: it accepts the examples, and answers as the schemas say."""

import importlib.util
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema
import pytest
import yaml

from novita.simulator.routing import HANDLERS

ROOT = Path(__file__).resolve().parents[2]
V1 = "/gpu-instance/openapi/v1"


def declared() -> dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]]:
    found: dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]] = {}
    for source in sorted((ROOT / "tests" / "contract").glob("*.yaml")):
        document = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for path, item in document["paths"].items():
            for method in {"get", "post", "put", "patch", "delete"} & set(item):
                found[item[method]["operationId"]] = (method.upper(), path, item[method], document["components"])
    return found


DECLARED = declared()
LIVING = [name for name, (_, _, op, _) in DECLARED.items() if op.get("x-lifecycle", {}).get("status") != "retired"]
RETIRED = sorted(set(DECLARED) - set(LIVING))


def example_call(local: Any, name: str) -> Any:
    """Call an operation with the contract's own example."""
    method, path, operation, _ = DECLARED[name]
    query: dict[str, Any] = {}
    headers: dict[str, str] = {}
    for parameter in operation.get("parameters", []):
        schema = parameter["schema"]
        value = parameter.get("example", schema.get("enum", [1 if schema["type"] == "integer" else "x"])[0])
        value = json.dumps(value) if isinstance(value, bool) else value
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", quote(str(value), safe=""))
        elif parameter["in"] == "header":
            headers[parameter["name"]] = str(value)
        elif parameter.get("required") or "example" in parameter:
            query[parameter["name"]] = value
    contents: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    kind = next(iter(contents), "")
    body: Any = contents[kind]["example"] if contents else None
    if kind == "multipart/form-data":
        headers["content-type"] = "multipart/form-data; boundary=line"
        parts = [f'--line\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in body.items()]
        body = ("".join(parts) + "--line--\r\n").encode()
    return local.call(method, path, query=urlencode(query, doseq=True), body=body, headers=headers)


@pytest.mark.parametrize("name", LIVING)
def test_every_living_operation_accepts_the_contracts_example(local: Any, name: str) -> None:
    reply = example_call(local, name)
    assert not local.api.violations
    if name not in HANDLERS:  # the others have a world of their own, without the example's instance
        assert reply.status == 200
        answers = DECLARED[name][2]["responses"]["200"]["content"]
        assert reply.headers["content-type"] in answers
        if reply.headers["content-type"] == "application/json":
            assert reply.json() == answers["application/json"]["example"]


@pytest.mark.parametrize("name", RETIRED)
def test_retired_operations_are_gone(local: Any, name: str) -> None:
    method, path, _, _ = DECLARED[name]
    assert local.call(method, path, body={} if method == "POST" else None).status == 404


GPU_CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "gpu.clusters.list": ("clusters", {}),
    "gpu.instances.list": ("gpu/instances", {"pageSize": 60, "pageNum": 1}),
    "gpu.endpoints.get_limit_ranges": ("endpoint/limit", {}),
    "gpu.endpoints.list": ("endpoints", {"pageSize": 9, "pageNum": 1}),
    "gpu.jobs.list": ("jobs", {}),
    "gpu.images.get_prewarm_quota": ("image/prewarm/quota", {}),
    "gpu.images.list_prewarm": ("image/prewarm", {}),
    "gpu.registries.list_auths": ("repository/auths", {}),
    "gpu.networks.list": ("networks", {}),
    "gpu.storages.list": ("networkstorages/list", {}),
    "gpu.templates.list": ("templates", {"channel": "official", "isMyCommunity": "false"}),
    "gpu.products.list_gpu": ("products", {}),
    "gpu.products.list_cpu": ("cpu/products", {}),
}


def conforms(name: str, answer: Any) -> None:
    _, _, operation, components = DECLARED[name]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer, {"components": components, **schema}, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", GPU_CALLS)
def test_lists_conform_to_the_contract(make: Any, name: str) -> None:
    local = make(instances=60)
    instance_id = local.create(billingMode="spot")
    local.advance(30)
    local.post("gpu/instance/migrate", instanceId=instance_id)
    local.post("network/create", clusterId="us-ca-nas-2", name="a")
    local.post("image/prewarm", imageUrl="a/b:c", clusterId="us-ca-nas-2", productIds=["4090.16c62g"])
    example = DECLARED["gpu.endpoints.create"][2]["requestBody"]["content"]["application/json"]["example"]
    local.post("endpoint/create", **example)
    local.advance(60)
    path, query = GPU_CALLS[name]
    conforms(name, local.get(path, **query))


def test_single_records_conform_to_the_contract(make: Any) -> None:
    local = make(instances=60)
    for row in local.control("instances"):
        conforms("gpu.instances.get", local.instance(row["id"]))
        conforms("gpu.metrics.fetch_instance_metrics", local.get("metrics/gpu/instance", instanceId=row["id"]))
    (network,) = local.post("network/create", clusterId="us-ca-nas-2")["network"]
    conforms("gpu.networks.get", local.get("network", networkId=network["Id"]))
    conforms("gpu.templates.get", local.get("template", templateId="101"))
    example = DECLARED["gpu.endpoints.create"][2]["requestBody"]["content"]["application/json"]["example"]
    endpoint_id = local.post("endpoint/create", **example)["id"]
    local.advance(60)
    conforms("gpu.endpoints.get", local.get("endpoint", id=endpoint_id))


@pytest.mark.parametrize("name", [name for name in LIVING if name.startswith("utility.")])
def test_account_and_billing_conform_to_the_contract(make: Any, name: str) -> None:
    reply = example_call(make(instances=40, start_time=1_786_000_000), name)  # in the days of the examples
    assert reply.status == 200, reply.content
    conforms(name, reply.json())


def test_the_gpu_operations_have_state() -> None:
    from novita.simulator.routing import HANDLERS

    assert len({name for name in HANDLERS if name.startswith("gpu.")} & set(LIVING)) >= 49  # as docs/simulator.md says


def test_the_shipped_contract_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("contract_tool", ROOT / "tools" / "contract.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.main(["--check"]) == 0
    assert tool.TARGET.stat().st_size < 400_000
    monkeypatch.setattr(tool, "TARGET", tmp_path / "contract.json")
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
