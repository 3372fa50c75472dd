"""Endpoints, jobs, images, registries, networks, storages, templates, products."""

from typing import Any

import pytest

ENDPOINT: dict[str, Any] = {
    "name": "llm",
    "appName": "llm",
    "workerConfig": {
        "minNum": 1,
        "maxNum": 5,
        "freeTimeout": 300,
        "maxConcurrent": 4,
        "gpuNum": 1,
        "requestTimeout": 60,
    },
    "ports": [{"port": "8000"}],
    "policy": {"type": "queue", "value": 60},
    "image": {"image": "vllm/vllm-openai:latest", "authId": "auth-1", "command": "--model x"},
    "products": [{"id": "SL-serverless-3"}],
    "rootfsSize": 100,
    "volumeMounts": [{"type": "network", "id": "ns-1", "mountPath": "/data"}],
    "envs": [],
    "healthy": {"path": "/health"},
}


def test_clusters_and_products(local: Any) -> None:
    clusters = local.get("clusters")["data"]
    names = {cluster["name"] for cluster in clusters}
    products = local.get("products")["data"]
    assert all(set(product["regions"]) <= names for product in products)
    assert all(isinstance(product["price"], str) for product in products)
    assert any(product["inventoryState"] == "none" and not product["availableDeploy"] for product in products)
    assert [p["name"] for p in local.get("products", productName="4090")["data"]] == ["RTX 4090 24GB"]
    assert all(p["spotPrice"] != "0" for p in local.get("products", billingMethod="spot")["data"])
    assert all("EU-FR-02 (Paris)" in p["regions"] for p in local.get("products", clusterId="eu-fr-nas-1")["data"])
    assert all(p["memoryPerGpu"] >= 200 for p in local.get("products", minMemoryPerGpu=200)["data"])
    assert local.get("products", minCpuPerGpu=999)["data"] == []
    assert [p["id"] for p in local.get("cpu/products", productName="16c")["data"]] == ["cpu.16c32g"]
    assert len(local.get("cpu/products", clusterId="us-ca-nas-2")["data"]) == 4
    assert local.refused("cpu/products", method="GET", clusterId="nowhere") == "RESOURCE_NOT_FOUND"


def test_endpoint_life(local: Any) -> None:
    assert local.get("endpoint/limit")["maxWorkerNum"] == 10
    endpoint_id = local.post("endpoint/create", endpoint=ENDPOINT)["id"]
    record = local.get("endpoint", id=endpoint_id)["endpoint"]
    assert (record["state"]["state"], record["workers"]) == ("pending", None)
    assert (record["workerConfig"]["freeTimeout"], record["policy"]["value"]) == ("300", "60")
    assert record["ports"] == [{"port": 8000}]
    local.advance(10)
    (listed,) = local.get("endpoints", pageSize=10, pageNum=1)["endpoints"]
    assert (listed["state"]["state"], listed["ports"]) == ("serving", [{"port": "8000"}])
    local.advance(15)
    flat = {name: ENDPOINT[name] for name in ("workerConfig", "ports", "policy", "image", "healthy")}
    local.post("endpoint/update", id=endpoint_id, name="renamed", **flat)
    record = local.get("endpoint", id=endpoint_id)["endpoint"]
    assert (record["name"], record["state"]["state"], record["volumeMounts"]) == ("renamed", "updating", [])
    local.advance(5)
    local.post("endpoint/update", id=endpoint_id, name="renamed", **flat)
    local.advance(5)  # enough for the update before, not for this one
    assert local.get("endpoint", id=endpoint_id)["endpoint"]["state"]["state"] == "updating"
    assert local.post("endpoint/delete", name=endpoint_id) == {}
    assert local.refused("endpoint", method="GET", id=endpoint_id) == "RESOURCE_NOT_FOUND"
    assert local.refused("endpoint/delete", name="", id=endpoint_id) == "SERVERLESS_ENDPOINT_NOT_FOUND"
    assert local.get("endpoints", pageSize=10, pageNum=1) == {"endpoints": None, "total": "0"}


def test_workers_follow_demand(local: Any) -> None:
    endpoint_id = local.post("endpoint/create", endpoint=ENDPOINT)["id"]
    counts: set[int] = set()
    states: set[tuple[str, bool]] = set()
    for _ in range(60):
        local.advance(10)
        workers = local.get("endpoint", id=endpoint_id)["endpoint"]["workers"]
        counts.add(len(workers))
        states |= {(worker["state"]["state"], worker["healthy"]) for worker in workers}
    assert counts == {1, 2, 3, 4, 5}
    assert ("running", True) in states
    assert {state for state, healthy in states if not healthy} <= {"pending", "creating"}
    assert len(states) > 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"products": [{"id": "none"}]}, "SERVERLESS_PRODUCT_NOT_FOUND"),
        ({"rootfsSize": 5}, "VALIDATOR_PARAM"),
        ({"policy": {"type": "concurrency", "value": 10**6}}, "VALIDATOR_PARAM"),
        ({"clusterID": "nowhere"}, "RESOURCE_NOT_FOUND"),
        ({"workerConfig": ENDPOINT["workerConfig"] | {"gpuNum": 9}}, "VALIDATOR_PARAM"),
        ({"workerConfig": ENDPOINT["workerConfig"] | {"minNum": 6}}, "VALIDATOR_PARAM"),
        ({}, "SERVERLESS_APP_NAME_IS_EXIST"),
    ],
)
def test_endpoint_refusals(local: Any, change: dict[str, Any], reason: str) -> None:
    local.post("endpoint/create", endpoint=ENDPOINT)
    assert local.refused("endpoint/create", endpoint=ENDPOINT | change) == reason


def test_saving_an_image_wants_a_stopped_instance(local: Any) -> None:
    instance_id = local.create()
    local.advance(20)
    image = {"instanceId": instance_id, "image": "registry.example/a:1"}
    assert local.refused("job/save/image", **image) == "DEPENDENT_RESOURCE_STATE"
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(6)
    assert local.refused("job/save/image", registryAuthId="auth-none", **image) == "IMAGE_URL_OR_AUTH_ERROR"
    job_id = local.post("job/save/image", registryAuthId="auth-1", **image)["jobId"]
    states: list[str] = []
    for _ in range(5):
        (job,) = local.get("jobs", jobId=job_id)["jobs"]
        states.append(job["state"]["state"])
        local.advance(10)
    assert states == ["pending", "running", "running", "running", "success"]
    assert local.refused("job/break", jobId=job_id) == "CONFLICT"
    assert local.refused("job/break", jobId="job-none") == "JOB_NOT_FOUND"


def test_cancelling_a_job(local: Any) -> None:
    instance_id = local.create()
    local.advance(20)
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(6)
    first = local.post("job/save/image", instanceId=instance_id, image="a")["jobId"]
    second = local.post("job/save/image", instanceId=instance_id, image="b")["jobId"]
    assert local.post("job/break", jobId=first) == {"jobId": first}
    assert [job["id"] for job in local.instance(instance_id)["jobs"]] == [second]
    local.advance(60)
    listed = local.get("jobs", pageSize=10, pageNum=1)["jobs"]
    assert [(job["Id"], job["state"]["state"]) for job in listed] == [(second, "success"), (first, "break")]
    assert local.get("jobs", state="break")["total"] == "1"
    assert local.get("jobs", type="instanceMigrate") == {"jobs": None, "total": "0"}
    assert local.get("jobs", creators=["someone"])["total"] == "0"
    now = int(local.control("now"))
    assert local.get("jobs", startTime=now)["total"] == "0"
    assert local.get("jobs", startTime=1, endTime=now)["total"] == "2"
    third = local.post("job/save/image", instanceId=instance_id, image="c")["jobId"]
    local.post("gpu/instance/delete", instanceId=instance_id)
    local.advance(15)
    assert local.post("job/break", jobId=third) == {"jobId": third}  # its instance is gone


def test_prewarming(local: Any) -> None:
    body = {"imageUrl": "registry.example/team/app:v2", "clusterId": "us-ca-nas-2", "productIds": ["4090.16c62g"]}
    assert local.refused("image/prewarm", **body | {"clusterId": "nowhere"}) == "RESOURCE_NOT_FOUND"
    assert local.refused("image/prewarm", **body | {"productIds": ["none"]}) == "RESOURCE_NOT_FOUND"
    assert local.refused("image/prewarm", **body | {"clusterId": "eu-fr-nas-1"}) == "IMAGE_PREWARM_NO_NODES_AVAILABLE"
    prewarm_id = local.post("image/prewarm", **body)["id"]
    states: list[tuple[str, bool]] = []
    for _ in range(3):
        (row,) = local.get("image/prewarm", page=1, name="app")["data"]
        states.append((row["state"], row["completeTime"] != "0"))
        local.advance(33)
    assert states == [("Pending", False), ("Running", False), ("Succeeded", True)]
    local.post("image/prewarm/edit", id=prewarm_id, note="weekly")
    assert local.get("image/prewarm", clusterId="us-ca-nas-2", state="Succeeded")["data"][0]["note"] == "weekly"
    assert local.get("image/prewarm", state="Failed")["data"] is None
    quota = local.get("image/prewarm/quota")
    for _ in range(quota["limit"] - quota["total"]):
        local.post("image/prewarm", **body)
    assert local.refused("image/prewarm", **body) == "IMAGE_PREWARM_NUM_LIMIT"
    assert local.refused("image/prewarm/delete", ids=[prewarm_id, "none"]) == "RESOURCE_NOT_FOUND"
    assert local.post("image/prewarm/delete", ids=[prewarm_id]) == {}
    assert local.get("image/prewarm/quota")["total"] == quota["limit"] - 1


def test_registry_credentials(local: Any) -> None:
    assert local.post("repository/auth/save", name="ghcr.io", username="bot", password="s3cr3t") == {}
    saved = next(row for row in local.get("repository/auths")["data"] if row["name"] == "ghcr.io")
    assert saved["password"] == "s3cr3t"
    local.create(imageAuthId=saved["id"])
    assert local.refused("repository/auth/delete", id=saved["id"]) == "IMAGE_AUTH_IN_USE"
    assert local.post("repository/auth/delete", id="auth-1") == {}
    assert local.refused("repository/auth/delete", id="auth-1") == "RESOURCE_NOT_FOUND"


def test_networks(local: Any) -> None:
    assert local.get("networks") == {"networks": None, "total": "0"}
    assert local.refused("network/create", clusterId="nowhere") == "RESOURCE_NOT_FOUND"
    assert local.refused("network/create", clusterId="ap-jp-1") == "CLUSTER_STATUS"
    (network,) = local.post("network/create", clusterId="us-ca-nas-2", name="vpc-a")["network"]
    network_id = network["Id"]
    assert network["state"]["state"] == "creating"
    local.advance(5)
    assert local.get("network", networkId=network_id)["network"]["state"]["state"] == "ready"
    instance_id = local.create(networkId=network_id)
    address = local.instance(instance_id)["network"]
    assert local.get("network", networkId=network_id)["network"]["Addresses"] == [
        {"Id": instance_id, "Ip": address["ip"]}
    ]
    other = local.create(networkId=network_id)
    local.post("gpu/instance/delete", instanceId=instance_id)
    local.advance(20)
    instance_id = local.create(networkId=network_id)  # in the place of the one that is gone
    addresses = local.get("network", networkId=network_id)["network"]["Addresses"]
    assert sorted(each["Ip"] for each in addresses) == sorted({each["Ip"] for each in addresses})
    local.post("gpu/instance/delete", instanceId=other)
    assert local.refused("network/delete", networkId=network_id) == "NETWORK_IN_USE"
    local.post("network/update", networkId=network_id, name="vpc-b")
    assert local.get("networks", name="vpc-b")["total"] == "1"
    assert local.get("networks", creators=["someone"])["networks"] is None
    local.post("gpu/instance/delete", instanceId=instance_id)
    local.advance(20)
    assert local.post("network/delete", networkId=network_id) == {}
    assert local.refused("network", method="GET", networkId=network_id) == "RESOURCE_NOT_FOUND"
    for _ in range(20):
        local.post("network/create", clusterId="us-ca-nas-2")
    assert local.refused("network/create", clusterId="us-ca-nas-2") == "NETWORK_MAX_LIMIT"


def test_storages(local: Any) -> None:
    body = {"clusterId": "us-ca-nas-2", "storageName": "weights", "storageSize": 100}
    assert local.refused("networkstorage/create", **body | {"clusterId": "nowhere"}) == "RESOURCE_NOT_FOUND"
    not_there = local.refused("networkstorage/create", **body | {"clusterId": "ap-jp-1"})
    assert not_there == "CUR_CLUSTER_NETWORK_STORAGE_NOT_SUPPORT"
    assert local.refused("networkstorage/create", **body | {"storageSize": 10**6}) == "NETWORK_STORAGE_TOO_LARGE"
    storage_id = local.post("networkstorage/create", **body)["storageId"]
    update = {"storageId": storage_id, "storageName": "weights", "storageSize": 200}
    local.post("networkstorage/update", **update)
    (row,) = local.get("networkstorages/list", storageId=storage_id, pageNo=1)["data"]
    assert (row["storageSize"], row["clusterName"]) == (200, "US-CA-06 (California)")
    assert local.refused("networkstorage/update", **update | {"storageSize": 100}) == "VALIDATOR_PARAM"
    assert local.refused("networkstorage/update", **update | {"storageId": "x"}) == "NETWORK_STORAGE_NOT_FOUND"
    assert local.get("networkstorages/list", storageName="models")["total"] == "1"
    instance_id = local.create(networkStorages=[{"Id": storage_id, "mountPoint": "/w"}])
    assert local.refused("networkstorage/delete", storageId=storage_id) == "NETWORK_STORAGE_IN_USE"
    local.post("gpu/instance/delete", instanceId=instance_id)
    local.advance(20)
    assert local.post("networkstorage/delete", storageId=storage_id) == {}
    local.post("endpoint/create", endpoint=ENDPOINT)
    assert local.refused("networkstorage/delete", storageId="ns-1") == "NETWORK_STORAGE_IN_USE"
    assert local.refused("repository/auth/delete", id="auth-1") == "IMAGE_AUTH_IN_USE"


def test_templates(local: Any) -> None:
    mine = {
        "name": "comfy",
        "type": "instance",
        "channel": "private",
        "image": "registry.example/c:1",
        "rootfsSize": 60,
    }
    template_id = local.post("template/create", template=mine)["templateId"]
    record = local.get("template", templateId=template_id)["template"]
    assert (record["name"], record["ports"]) == ("comfy", [])
    changed = mine | {"Id": template_id, "name": "comfy-2"}
    local.advance(5)
    assert local.post("template/update", template=changed) == {"templateId": template_id}
    page = local.get("templates", channel="private", isMyCommunity="false", name="comfy-2", type="instance")
    assert [row["createdAt"] for row in page["template"]] == [record["createdAt"]]
    official = local.get("templates", channel="official", isMyCommunity="false")["template"]
    assert local.refused("template/delete", templateId=official[0]["Id"]) == "PERMISSION_DENIED"
    assert local.post("template/delete", templateId=template_id) == {"templateId": template_id}
    assert local.refused("template", method="GET", templateId=template_id) == "TEMPLATE_NOT_FOUND"
