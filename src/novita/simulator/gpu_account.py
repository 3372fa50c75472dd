"""GPU v1: what an account keeps besides machines: registry credentials, networks, storages, templates."""

from typing import Any

from .catalog import CLUSTERS
from .refusal import Refusal
from .routing import Call, must_find, operation, paged
from .world import ACCOUNT, World

__all__: list[str] = []

NETWORK_LIMIT = 20
STORAGE_MAX_GB = 20480
_NETWORK_SETUP = 5.0


@operation("gpu.registries.list_auths")
def list_auths(world: World, _: Call) -> object:
    return {"data": list(world.registries.values())}


@operation("gpu.registries.create_auth")
def create_auth(world: World, call: Call) -> object:
    auth_id = world.new_id(6, "auth-")
    world.registries[auth_id] = {"id": auth_id} | call.body
    return {}  # the id is not told: clients list and match by name


@operation("gpu.registries.delete_auth")
def delete_auth(world: World, call: Call) -> object:
    auth_id = call.body["id"]
    must_find(world.registries, auth_id, "registry auth")
    used = [instance.row["imageAuthId"] for instance in world.instances.values()]
    used += [endpoint["image"]["authId"] for endpoint in world.endpoints.values()]
    if auth_id in used:
        raise Refusal("IMAGE_AUTH_IN_USE", "the credential is in use")
    del world.registries[auth_id]
    return {}


@operation("gpu.networks.list")
def list_networks(world: World, call: Call) -> object:
    query = call.query
    found = [
        network
        for network in world.networks.values()
        if query.get("name", "") in network["name"] and network["user"] in query.get("creators", [network["user"]])
    ]
    return paged(found, query, items="networks")


@operation("gpu.networks.get")
def get_network(world: World, call: Call) -> object:
    return {"network": must_find(world.networks, call.query["networkId"], "network")}


@operation("gpu.networks.create")
def create_network(world: World, call: Call) -> object:
    cluster = must_find(CLUSTERS, call.body["clusterId"], "cluster")
    if not cluster.network:
        raise Refusal("CLUSTER_STATUS", f"{cluster.name} has no instance networks")
    if len(world.networks) >= NETWORK_LIMIT:
        raise Refusal("NETWORK_MAX_LIMIT", "too many networks", metadata=[str(NETWORK_LIMIT)])
    network: dict[str, Any] = {
        "Id": world.new_id(8, "net-"),
        "user": ACCOUNT,
        "name": call.body.get("name", ""),
        "state": {"state": "creating", "error": ""},
        "segment": f"10.0.{world.random.randrange(256)}.0/24",
        "clusterId": cluster.id,
        "Addresses": [],
        "createTime": world.timestamp(),
    }
    world.networks[network["Id"]] = network
    world.clock.at(world.clock.now() + _NETWORK_SETUP, lambda: network["state"].update(state="ready"))
    return {"network": [network]}


@operation("gpu.networks.update")
def update_network(world: World, call: Call) -> object:
    must_find(world.networks, call.body["networkId"], "network")["name"] = call.body["name"]
    return {}


@operation("gpu.networks.delete")
def delete_network(world: World, call: Call) -> object:
    network = must_find(world.networks, call.body["networkId"], "network")
    if network["Addresses"]:
        raise Refusal("NETWORK_IN_USE", "instances are in the network")
    del world.networks[network["Id"]]
    return {}


@operation("gpu.storages.list")
def list_storages(world: World, call: Call) -> object:
    query = call.query
    found = [
        storage
        for storage in world.storages.values()
        if query.get("storageId", storage["storageId"]) == storage["storageId"]
        and query.get("storageName", "") in storage["storageName"]
    ]
    return paged(found, query, items="data", number="pageNo")


@operation("gpu.storages.create")
def create_storage(world: World, call: Call) -> object:
    body = call.body
    cluster = must_find(CLUSTERS, body["clusterId"], "cluster")
    if not cluster.storage:
        raise Refusal("CUR_CLUSTER_NETWORK_STORAGE_NOT_SUPPORT", f"{cluster.name} has no network storage")
    _check_size(body["storageSize"])
    told = {
        "storageId": world.new_id(8, "ns-"),
        "storageName": body["storageName"],
        "storageSize": body["storageSize"],
    }
    more = {"clusterId": cluster.id, "clusterName": cluster.name, "price": "100"}
    world.storages[told["storageId"]] = told | more
    return told


def _check_size(size: int) -> None:
    if size > STORAGE_MAX_GB:
        raise Refusal("NETWORK_STORAGE_TOO_LARGE", f"a storage has at most {STORAGE_MAX_GB} GB")


def _storage(world: World, call: Call) -> dict[str, Any]:
    return must_find(world.storages, call.body["storageId"], "network storage", reason="NETWORK_STORAGE_NOT_FOUND")


@operation("gpu.storages.update")
def update_storage(world: World, call: Call) -> object:
    storage, size = _storage(world, call), call.body["storageSize"]
    if size < storage["storageSize"]:
        raise Refusal("VALIDATOR_PARAM", "a storage cannot shrink")
    _check_size(size)
    storage.update(storageName=call.body["storageName"], storageSize=size)
    return {}


@operation("gpu.storages.delete")
def delete_storage(world: World, call: Call) -> object:
    storage_id = _storage(world, call)["storageId"]
    mounts = [mount for instance in world.instances.values() for mount in instance.row["volumeMounts"]]
    mounts += [mount for endpoint in world.endpoints.values() for mount in endpoint["volumeMounts"]]
    if any(mount["id"] == storage_id for mount in mounts):
        raise Refusal("NETWORK_STORAGE_IN_USE", "the storage is mounted")
    del world.storages[storage_id]
    return {}


@operation("gpu.templates.list")
def list_templates(world: World, call: Call) -> object:
    query = call.query
    found = [
        template
        for template in world.templates.values()
        if template["channel"] == query["channel"]
        and query.get("name", "") in template["name"]
        and query.get("type", template["type"]) == template["type"]
    ]
    return paged(found, query, items="template")


@operation("gpu.templates.get")
def get_template(world: World, call: Call) -> object:
    return {"template": must_find(world.templates, call.query["templateId"], "template", reason="TEMPLATE_NOT_FOUND")}


@operation("gpu.templates.create")
def create_template(world: World, call: Call) -> object:
    template_id = str(3000 + world.random.randrange(10**6))
    world.templates[template_id] = _template(world, template_id, call.body["template"])
    return {"templateId": template_id}


def _template(world: World, template_id: str, body: dict[str, Any]) -> dict[str, Any]:
    blank: dict[str, Any] = {
        "Id": template_id,
        "readme": "",
        "imageAuth": "",
        "startCommand": "",
        "entrypoint": "",
        "ports": [],
        "envs": [],
        "tools": [],
        "createdAt": world.timestamp(),
        "recommendCards": [],
        "minCudaVersion": "",
    }
    return blank | body


@operation("gpu.templates.update")
def update_template(world: World, call: Call) -> object:
    body = call.body["template"]
    old = _own_template(world, body["Id"])
    world.templates[body["Id"]] = _template(world, body["Id"], body) | {"createdAt": old["createdAt"]}
    return {"templateId": body["Id"]}


@operation("gpu.templates.delete")
def delete_template(world: World, call: Call) -> object:
    template_id = _own_template(world, call.body["templateId"])["Id"]
    del world.templates[template_id]
    return {"templateId": template_id}


def _own_template(world: World, template_id: str) -> dict[str, Any]:
    template = must_find(world.templates, template_id, "template", reason="TEMPLATE_NOT_FOUND")
    if template["channel"] != "private":
        raise Refusal("PERMISSION_DENIED", "the template belongs to someone else", status=403)
    return template
