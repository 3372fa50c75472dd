"""GPU v1: instances."""

from itertools import count
from typing import Any

from .catalog import CLUSTERS, CPU_PRODUCTS, CUDA_VERSIONS, GPU_PRODUCTS, GpuProduct
from .fleet import instance_row
from .gpu_jobs import add_job
from .instance import CREATE, REMOVE, RESET, RESTART, START, STOP, Instance
from .ledger import MONTH
from .refusal import Refusal
from .routing import Call, must_find, operation, paged
from .world import World

__all__: list[str] = []

_MAX_ROOTFS = 6144
_MIGRATION = 20.0


@operation("gpu.instances.list")
def list_instances(world: World, call: Call) -> object:
    query = call.query
    found = world.visible()
    for parameter, member in (("name", "name"), ("productName", "productName")):
        if query.get(parameter):
            found = [instance for instance in found if query[parameter] in instance.row[member]]
    if "status" in query:
        found = [instance for instance in found if instance.status == query["status"]]
    page = paged(found, query, items="instances")
    if page["instances"]:
        page["instances"] = [instance.row_bytes() for instance in page["instances"]]
    return page


@operation("gpu.instances.get")
def get_instance(world: World, call: Call) -> object:
    return world.instance(call.query["instanceId"]).detail()


@operation("gpu.instances.create")
def create_instance(world: World, call: Call) -> object:
    body = call.body
    gpus = body.get("gpuNum", 0) if body["kind"] == "gpu" else 0
    _check_quota(world, gpus)
    cluster = _place(body)
    if body.get("imageAuthId"):
        must_find(world.registries, body["imageAuthId"], "image auth", reason="IMAGE_URL_OR_AUTH_ERROR")
    mode = body.get("billingMode", "onDemand")
    month = body.get("month", 0)
    ends = str(int(world.clock.now()) + month * MONTH) if mode == "monthly" else "-1"
    row = instance_row(
        world,
        name=body.get("name", ""),
        product_id=body["productId"],
        cluster_id=cluster,
        gpus=gpus,
        imageUrl=body["imageUrl"],
        imageAuthId=body.get("imageAuthId", ""),
        command=body.get("command", ""),
        entrypoint=body.get("entrypoint", ""),
        rootfsSize=body.get("rootfsSize", 60),
        portMappings=_ports(body.get("ports", "")),
        volumeMounts=[_mount(world, item["Id"], item.get("mountPoint", "/network"), cluster)
                      for item in body.get("networkStorages", [])],
        envs=body.get("envs", []),
        tools=body.get("tools", []),
        billingMode=mode,
        endTime=ends,
        spotStatus="running" if mode == "spot" else "",
    )  # fmt: skip
    instance = Instance(world, row, load_seed=world.random.getrandbits(30))
    if body.get("networkId"):
        _join(world, instance, body["networkId"])
    instance.visible_at = world.clock.now() + world.settings.visible_after
    world.instances[instance.id] = instance
    if mode == "monthly":
        world.ledger.buy(row, month)
    instance.follow(CREATE)
    return {"id": instance.id}


def _check_quota(world: World, gpus: int) -> None:
    limit = world.settings.instance_limit
    if len(world.instances) >= limit:
        raise Refusal("CREATE_INSTANCE_LIMIT", "too many instances", status=403, metadata=[str(limit)])
    limit = world.settings.gpu_limit
    if gpus and sum(instance.gpus for instance in world.instances.values()) + gpus > limit:
        raise Refusal("CREATE_GPU_NUM_LIMIT", "too many GPUs", status=403, metadata=[str(limit)])


def _place(body: dict[str, Any]) -> str:
    """The data centre the machine goes to."""
    wanted = body.get("clusterId", "")
    if wanted and wanted not in CLUSTERS:
        raise Refusal("RESOURCE_NOT_FOUND", "cluster not found")
    if body["kind"] == "cpu":
        must_find(CPU_PRODUCTS, body["productId"], "product")
        return wanted or next(iter(CLUSTERS))
    product = must_find(GPU_PRODUCTS, body["productId"], "product")
    if product.stock == "none" or (wanted and wanted not in product.clusters):
        raise Refusal("INSUFFICIENT_RESOURCE", f"no {product.name} available")
    if body.get("minCudaVersion") and body["minCudaVersion"] not in CUDA_VERSIONS:
        raise Refusal("CUDA_VERSION_INCOMPATIBLE", f"no node offers CUDA {body['minCudaVersion']}")
    _check_billing(product, body.get("billingMode", "onDemand"), body.get("month", 0))
    return wanted or product.clusters[0]


def _check_billing(product: GpuProduct, mode: str, month: int) -> None:
    if mode not in product.billing_methods:
        raise Refusal("UNSUPPORTED_BILLING_MODE", f"{product.name} is not offered as {mode}")
    if mode == "monthly" and month < 1:
        raise Refusal("VALIDATOR_PARAM", "month must be at least 1 for monthly billing")


def _ports(text: str) -> list[dict[str, Any]]:
    """Ports as create takes them: "8080/http,22/tcp"."""
    ports: list[dict[str, Any]] = []
    for item in filter(None, text.split(",")):
        number, _, protocol = item.strip().partition("/")
        if not number.isdecimal() or not 1 <= int(number) <= 65535 or protocol not in {"http", "tcp"}:
            raise Refusal("VALIDATOR_PARAM", f"invalid port {item!r}")
        ports.append({"port": int(number), "type": protocol})
    return ports


def _mount(world: World, storage_id: str, path: str, cluster: str) -> dict[str, Any]:
    storage = must_find(world.storages, storage_id, "network storage", reason="NETWORK_STORAGE_NOT_FOUND")
    if storage["clusterId"] != cluster:
        raise Refusal("NETWORK_STORAGE_UNAVAILABLE", f"network storage {storage_id} is in another cluster")
    return {"type": "network", "size": str(storage["storageSize"]), "id": storage_id, "mountPath": path}


def _join(world: World, instance: Instance, network_id: str) -> None:
    network = must_find(world.networks, network_id, "network", reason="NETWORK_NOT_FOUND")
    prefix = network["segment"].rpartition(".")[0]
    taken = {each["Ip"] for each in network["Addresses"]}
    address = next(free for number in count(2) if (free := f"{prefix}.{number}") not in taken)
    network["Addresses"].append({"Id": instance.id, "Ip": address})
    instance.network = {"id": network_id, "ip": address}


def _target(world: World, call: Call, *allowed: str) -> Instance:
    """The machine a call is about; refused unless its status is an allowed one (none given: any that lives)."""
    instance = world.instance(call.body["instanceId"])
    if allowed and instance.status not in allowed:
        raise Refusal("CONFLICT", f"invalid state change: instance is {instance.status}")
    return instance


@operation("gpu.instances.edit")
def edit_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "running", "exited")
    size = int(instance.row["rootfsSize"]) + call.body.get("expandRootDisk", 0)
    if size > _MAX_ROOTFS:
        raise Refusal("OPERATION_LIMIT", f"system disk is at most {_MAX_ROOTFS} GB")
    instance.set(rootfsSize=size)
    if "ports" in call.body:
        instance.set(portMappings=call.body["ports"])
    return {}


@operation("gpu.instances.start")
def start_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "exited")
    notice = int(instance.row["spotReclaimTime"])
    if instance.row["spotStatus"] == "terminated" or 0 < notice <= world.clock.now():
        instance.set(spotStatus="running", spotReclaimTime="0")
    instance.follow(START)
    return {"instanceId": instance.id, "state": "starting"}


@operation("gpu.instances.stop")
def stop_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "running")
    instance.follow(STOP)
    return {"instanceId": instance.id, "state": "stopping"}


@operation("gpu.instances.restart")
def restart_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "running")
    instance.follow(RESTART)
    return {"instanceId": instance.id, "state": "restarting"}


@operation("gpu.instances.delete")
def delete_instance(world: World, call: Call) -> object:
    instance = _target(world, call)
    if instance.row["billingMode"] == "monthly":
        raise Refusal("PREPAID_INSTANCE_NOT_SUPPORT_RELEASE", "a subscription cannot be released before its end")
    if instance.status not in {"toRemove", "removing", "removed"}:
        instance.follow(REMOVE)
    return {}


@operation("gpu.instances.upgrade")
def upgrade_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "running", "exited")
    body = call.body
    mounts = body["networkVolume"]["volumeMounts"]
    instance.set(
        imageUrl=body["imageUrl"],
        imageAuthId=body.get("imageAuthId", ""),
        envs=body["envs"],
        command=body["command"],
        entrypoint=body["entrypoint"],
        volumeMounts=[_mount(world, item["id"], item["mountPath"], instance.row["clusterId"]) for item in mounts],
    )
    instance.follow(RESET)
    return {}


@operation("gpu.instances.migrate")
def migrate_instance(world: World, call: Call) -> object:
    instance = _target(world, call, "running", "exited")
    job_id = add_job(world, "instanceMigrate", instance, envs=[])
    instance.follow((("migrating", _MIGRATION), (instance.status, 0.0)))
    return {"jobId": job_id}


@operation("gpu.instances.renew")
def renew_instance(world: World, call: Call) -> object:
    instance = _target(world, call)
    if instance.status in {"toCreate", "creating", "pulling"}:
        raise Refusal("CREATING_INSTANCE_NOT_SUPPORT_RENEWAL", "the instance is still being created")
    if instance.row["billingMode"] != "monthly":
        raise Refusal("UNSUPPORTED_BILLING_MODE", "only subscriptions can be renewed")
    instance.set(endTime=str(int(instance.row["endTime"]) + _months(call) * MONTH))
    world.ledger.buy(instance.row, _months(call), renewal=True)
    return {}


@operation("gpu.instances.convert_to_monthly")
def convert_to_monthly(world: World, call: Call) -> object:
    instance = _target(world, call, "running", "exited")
    if instance.row["billingMode"] != "onDemand":
        raise Refusal("UNSUPPORTED_BILLING_MODE", "only pay-as-you-go instances can become subscriptions")
    instance.set(billingMode="monthly", endTime=str(int(world.clock.now()) + _months(call) * MONTH))
    world.ledger.meter(instance.row)
    world.ledger.buy(instance.row, _months(call))
    return {}


def _months(call: Call) -> int:
    month: int = call.body["month"]
    if month < 1:
        raise Refusal("VALIDATOR_PARAM", "month must be at least 1")
    return month


@operation("gpu.instances.set_auto_renew")
def set_auto_renew(world: World, call: Call) -> object:
    for instance_id in call.body["instanceIds"]:
        if world.instance(instance_id).row["billingMode"] != "monthly":
            raise Refusal("UNSUPPORTED_BILLING_MODE", "only subscriptions renew themselves")
    return {}


@operation("gpu.instances.set_auto_migrate")
def set_auto_migrate(world: World, call: Call) -> object:
    _target(world, call)
    return {}
