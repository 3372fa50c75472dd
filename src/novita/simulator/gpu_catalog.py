"""GPU v1: data centres, products and metrics, all read-only."""

from .catalog import CLUSTERS, CPU_PRODUCTS, GPU_PRODUCTS
from .routing import Call, must_find, operation
from .world import World

__all__: list[str] = []

_LAG = 60
_DEFAULT_INTERVAL = 15
_DEFAULT_POINTS = 4
_LONGEST_WINDOW = 7 * 86400
_MOST_POINTS = 5760


@operation("gpu.clusters.list")
def list_clusters(_: World, __: Call) -> object:
    return {"data": [cluster.wire() for cluster in CLUSTERS.values()]}


@operation("gpu.products.list_gpu")
def list_gpu_products(_: World, call: Call) -> object:
    query = call.query
    found = [
        product.wire()
        for product in GPU_PRODUCTS.values()
        if query.get("clusterId", product.clusters[0]) in product.clusters
        and query.get("productName", "").lower() in product.name.lower()
        and product.cpu >= query.get("minCpuPerGpu", 0)
        and product.memory >= query.get("minMemoryPerGpu", 0)
        and query.get("billingMethod", "onDemand") in product.billing_methods
    ]
    return {"data": found}


@operation("gpu.products.list_cpu")
def list_cpu_products(_: World, call: Call) -> object:
    if call.query.get("clusterId"):
        must_find(CLUSTERS, call.query["clusterId"], "cluster")
    wanted = call.query.get("productName", "").lower()
    return {"data": [product for product in CPU_PRODUCTS.values() if wanted in product["name"].lower()]}


@operation("gpu.metrics.fetch_instance_metrics")
def fetch_instance_metrics(world: World, call: Call) -> object:
    # Times out of range are replaced by defaults without a word, and data lags, as with the service.
    query = call.query
    instance = world.instance(query["instanceId"])
    interval = query.get("interval", _DEFAULT_INTERVAL)
    latest = int(world.clock.now()) - _LAG
    end = query.get("endTime", latest)
    if not latest - _LONGEST_WINDOW <= end <= latest:
        end = latest
    end = end // interval * interval
    start = query.get("startTime", 0)
    if not end - _LONGEST_WINDOW <= start <= end or (end - start) // interval > _MOST_POINTS:
        start = end - (_DEFAULT_POINTS - 1) * interval
    return instance.metrics(start, end, interval)
