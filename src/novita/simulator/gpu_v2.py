"""GPU v2: another view of the same machines."""

from typing import Any

from .catalog import CLUSTERS, CPU_PRODUCTS, GPU_PRODUCTS, SERVERLESS_PRODUCTS, GpuProduct
from .instance import Instance
from .refusal import Refusal
from .routing import HANDLERS, Call, Handler, operation
from .world import World

__all__: list[str] = []

_MODES = {"onDemand": "postpaid", "monthly": "prepaid", "spot": "spot"}
_V1_MODES = {v2: v1 for v1, v2 in _MODES.items()}
_PAGE = 50


def _page(records: list[Any], query: dict[str, Any]) -> dict[str, Any]:
    """One page of records; the cursor is the number of those before it."""
    cursor = query.get("cursor") or "0"
    if not cursor.isdecimal():
        raise Refusal("VALIDATOR_PARAM", "invalid cursor")
    first, size = int(cursor), query.get("limit") or _PAGE
    following = first + size if first + size < len(records) else 0
    return {
        "data": records[first : first + size] or None,
        "next_cursor": str(following or ""),
        "has_more": bool(following),
    }


def _words(text: str | None) -> set[str]:
    return set(filter(None, (text or "").split(",")))


def _listed(instance: Instance) -> dict[str, Any]:
    row = instance.row
    mode = _MODES[row["billingMode"]]
    billing: dict[str, Any] = {"mode": mode}
    if mode == "prepaid":
        billing["prepaid"] = {"end_time": int(row["endTime"])}
    trouble = row["statusError"]
    return {
        "id": instance.id,
        "name": row["name"],
        "type": row["kind"],
        "product_id": row["productId"],
        "image": row["imageUrl"],
        "registry_auth_id": row["imageAuthId"],
        "entrypoint": row["entrypoint"],
        "command": row["command"],
        "billing": billing,
        "envs": row["envs"],
        "ports": [_port(instance, port) for port in row["portMappings"]],
        "resource_specs": {
            "rootfs_size_gb": int(row["rootfsSize"]),
            "gpu_num": instance.gpus,
            "cpu_num": int(row["cpuNum"]),
            "memory_gb": int(row["memory"]),
            "gpu_ids": list(range(instance.gpus)),
        },
        "network": instance.network,
        "volumes": [
            {"type": volume["type"], "id": volume["id"], "mount_point": volume["mountPath"]}
            for volume in row["volumeMounts"]
        ],
        "region": row["clusterId"],
        "status": {"status": instance.status, "error": trouble["state"], "message": trouble["message"]},
        "created_at": int(row["createdAt"]),
        "last_started_at": int(row["lastStartedAt"]),
        "last_stopped_at": int(row["lastStoppedAt"]),
    }


def _port(instance: Instance, port: dict[str, Any]) -> dict[str, Any]:
    address = f"{instance.host}:{40000 + port['port'] % 20000}"
    endpoint = address if port["type"] == "tcp" else f"https://{instance.id}-{port['port']}.{instance.host}"
    return {"port": port["port"], "protocol": port["type"], "endpoint": endpoint if instance.running else ""}


@operation("gpu_v2.instances.list")
def list_instances(world: World, call: Call) -> object:
    query, regions = call.query, _words(call.query.get("regions"))
    found = [_listed(instance) for instance in world.visible()]
    if query.get("name"):
        found = [each for each in found if query["name"] in each["name"] or query["name"] in each["id"]]
    if query.get("status"):
        found = [each for each in found if each["status"]["status"] == query["status"]]
    if regions:
        found = [each for each in found if each["region"] in regions]
    if query.get("billing_mode"):
        found = [each for each in found if each["billing"]["mode"] == query["billing_mode"]]
    return _page(found, query)


@operation("gpu_v2.instances.get")
def get_instance(world: World, call: Call) -> object:
    instance = world.instance(call.path["instance_id"])
    tools: dict[str, Any] = {}
    if instance.running:
        row = instance.row
        tools["ssh"] = {"command": row["sshCommand"], "password": row["sshPassword"], "username": "root"}
    return {**_listed(instance), "tools": tools}


@operation("gpu_v2.instances.create")
def create_instance(world: World, call: Call) -> object:
    body = call.body
    size, billing = body["resource"], body["billing"]
    wanted: dict[str, Any] = {
        "kind": body.get("type", "gpu"),
        "name": body["name"],
        "productId": body["product_id"],
        "imageUrl": body["image"],
        "imageAuthId": body.get("registry_auth_id", ""),
        "gpuNum": size.get("gpu_num", 1),
        "rootfsSize": size.get("rootfs_size_gb", 60),
        "minCudaVersion": size.get("min_cuda_version", ""),
        "command": body.get("command", ""),
        "entrypoint": body.get("entrypoint", ""),
        "envs": body.get("envs", []),
        "ports": ",".join(f"{port['port']}/{port['protocol']}" for port in body.get("ports", [])),
        "networkStorages": [
            {"Id": volume["id"], "mountPoint": volume["mount_point"]} for volume in body.get("volumes", [])
        ],
        "networkId": body.get("network", {}).get("id", ""),
        "billingMode": _V1_MODES[billing["mode"]],
        "month": billing.get("prepaid", {}).get("months", 0),
    }
    if regions := body.get("candidate_regions"):
        wanted["clusterId"] = _first_with_stock(wanted, regions)
    return HANDLERS["gpu.instances.create"](world, Call({}, {}, wanted))


def _first_with_stock(wanted: dict[str, Any], regions: list[str]) -> str:
    product = GPU_PRODUCTS.get(wanted["productId"])
    offered = product.clusters if product else tuple(CLUSTERS)
    return next((region for region in regions if region in offered), regions[0])


def _as_in_v1(action: str, **renamed: str) -> Handler:
    """The handler of a v1 action: members of the body go by other names there; v2 answers an empty object."""

    def act(world: World, call: Call) -> object:
        body = {old: call.body[new] for new, old in renamed.items() if new in (call.body or {})}
        HANDLERS[f"gpu.instances.{action}"](world, Call({}, {}, {"instanceId": call.path["instance_id"], **body}))
        return {}

    return act


for _action in ("start", "stop", "restart", "delete", "migrate"):
    operation(f"gpu_v2.instances.{_action}")(_as_in_v1(_action))
operation("gpu_v2.instances.renew")(_as_in_v1("renew", months="month"))
operation("gpu_v2.instances.expand_rootfs")(_as_in_v1("edit", rootfs_size_expand_gb="expandRootDisk"))


@operation("gpu_v2.instances.set_billing_mode")
def set_billing_mode(world: World, call: Call) -> object:
    if call.body["type"] != "prepaid":
        raise Refusal("UNSUPPORTED_BILLING_MODE", "instances can only become subscriptions")
    return _as_in_v1("convert_to_monthly", months="month")(world, call)


@operation("gpu_v2.regions.list")
def list_regions(world: World, call: Call) -> object:
    del world
    regions = [cluster.wire() for cluster in CLUSTERS.values()]
    found = [{"id": each["id"], "name": each["name"], "gpus": each["availableGpuType"]} for each in regions]
    return _page(found, call.query)


@operation("gpu_v2.products.list")
def list_products(world: World, call: Call) -> object:
    del world
    found = [
        *(_product(product) for product in GPU_PRODUCTS.values()),
        *(_cpu_product(each) for each in CPU_PRODUCTS.values()),
        *(_serverless_product(*each) for each in zip(SERVERLESS_PRODUCTS, GPU_PRODUCTS.values(), strict=False)),
    ]
    found = [each for each in found if (each["type"], each["category"]) == (call.query["type"], call.query["category"])]
    if regions := _words(call.query.get("region_ids")):
        found = [each for each in found if regions & set(each["region_ids"])]
    if method := call.query.get("billing_method"):
        found = [each for each in found if method in each["billing_methods"]]
    return _page(found, call.query)


def _product(product: GpuProduct) -> dict[str, Any]:
    pricing: dict[str, Any] = {
        "precision": 5,
        "postpaid": _price(product.price),
        "prepaid": [
            {"duration_months": offer["month"], "base_price": int(offer["price"]), "final_price": int(offer["price"])}
            for offer in product.monthly_prices()
        ],
    }
    if product.spot_price:
        pricing["spot"] = _price(product.spot_price)
    return {
        "id": product.id,
        "name": product.name,
        "type": "gpu",
        "category": "instance",
        "region_ids": list(product.clusters),
        "resource_spec": {"cpu": product.cpu, "memory_gb": product.memory},
        "pricing": pricing,
        "billing_methods": [_MODES[method] for method in product.billing_methods],
        "inventory_state": product.stock,
        "deployable": product.stock != "none",
    }


def _cpu_product(product: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": product["id"],
        "name": product["name"],
        "type": "cpu",
        "category": "instance",
        "region_ids": list(CLUSTERS),
        "resource_spec": {"cpu": product["cpuNum"], "memory_gb": product["memorySize"]},
        "pricing": {"precision": 5, "postpaid": _price(int(product["price"])), "prepaid": []},
        "billing_methods": ["postpaid"],
        "inventory_state": "normal",
        "deployable": product["availableDeploy"],
    }


def _serverless_product(product_id: str, product: GpuProduct) -> dict[str, Any]:
    return {
        **_product(product),
        "id": product_id,
        "category": "serverless",
        "pricing": {"precision": 5, "postpaid": _price(product.price), "prepaid": []},
        "billing_methods": ["postpaid"],
    }


def _price(scaled: int) -> dict[str, Any]:
    return {"base_price": scaled, "final_price": scaled, "unit": "per_hour"}
