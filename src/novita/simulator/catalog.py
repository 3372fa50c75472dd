"""What the simulated cloud has to offer: data centres, GPU and CPU products, their prices.

Prices are per GPU and hour in 1/100000 USD, as the service counts them.
"""

from typing import Any

import msgspec

__all__ = [
    "CLUSTERS",
    "CPU_PRODUCTS",
    "CUDA_VERSIONS",
    "GPU_PRODUCTS",
    "SERVERLESS_PRODUCTS",
    "Cluster",
    "GpuProduct",
    "month_price",
]

CUDA_VERSIONS = ("11.8", "12.1", "12.4", "12.6", "12.8")
_HOURS_A_MONTH = 720
_MONTHLY_SHARES = {1: 0.90, 3: 0.85, 6: 0.80, 12: 0.75}


class Cluster(msgspec.Struct, frozen=True):
    """A data centre."""

    id: str
    name: str
    storage: bool = True
    network: bool = True

    def wire(self) -> dict[str, Any]:
        """The record on the wire."""
        return {
            "id": self.id,
            "name": self.name,
            "availableGpuType": [p.name for p in GPU_PRODUCTS.values() if self.id in p.clusters],
            "supportNetworkStorage": self.storage,
            "supportInstanceNetwork": self.network,
        }


class GpuProduct(msgspec.Struct, frozen=True):
    """A kind of GPU with its share of CPU and memory."""

    id: str
    name: str
    cpu: int
    memory: int
    price: int
    spot_price: int
    stock: str
    clusters: tuple[str, ...]
    typical_counts: tuple[int, ...]

    @property
    def billing_methods(self) -> list[str]:
        """How it can be paid."""
        return ["onDemand", "monthly", "spot"] if self.spot_price else ["onDemand", "monthly"]

    def monthly_prices(self) -> list[dict[str, Any]]:
        """What subscriptions cost, by months."""
        return [{"price": str(month_price(self.id, months) * months), "month": months} for months in _MONTHLY_SHARES]

    def wire(self) -> dict[str, Any]:
        """The record on the wire."""
        available = self.stock != "none"
        return {
            "id": self.id,
            "name": self.name,
            "cpuPerGpu": self.cpu,
            "memoryPerGpu": self.memory,
            "diskPerGpu": 60,
            "availableDeploy": available,
            "canBuy": available,
            "minRootFS": 10,
            "maxRootFS": 6144,
            "minLocalStorage": 0,
            "maxLocalStorage": 0,
            "regions": [CLUSTERS[cluster].name for cluster in self.clusters],
            "price": str(self.price),
            "monthlyPrice": self.monthly_prices(),
            "billingMethods": self.billing_methods,
            "spotPrice": str(self.spot_price),
            "inventoryState": self.stock,
        }


CLUSTERS = {
    cluster.id: cluster
    for cluster in (
        Cluster("us-ca-nas-2", "US-CA-06 (California)"),
        Cluster("us-dc-nas-1", "US-DC-01 (Virginia)"),
        Cluster("us-tx-nas-3", "US-TX-03 (Texas)"),
        Cluster("eu-fr-nas-1", "EU-FR-02 (Paris)"),
        Cluster("ap-sg-nas-1", "AP-SG-01 (Singapore)"),
        Cluster("ap-jp-1", "AP-JP-01 (Tokyo)", storage=False, network=False),
    )
}

GPU_PRODUCTS = {
    product.id: product
    for product in (
        GpuProduct(
            "4090.16c62g", "RTX 4090 24GB", 16, 62, 35000, 18000, "high",
            ("us-ca-nas-2", "us-tx-nas-3", "ap-sg-nas-1", "ap-jp-1"), (1, 1, 2, 4),
        ),
        GpuProduct(
            "5090.16c96g", "RTX 5090 32GB", 16, 96, 63000, 32000, "normal",
            ("us-ca-nas-2", "us-dc-nas-1", "ap-sg-nas-1"), (1, 1, 2),
        ),
        GpuProduct(
            "l40s.16c125g", "L40S 48GB", 16, 125, 55000, 28000, "normal",
            ("us-dc-nas-1", "eu-fr-nas-1"), (1, 2),
        ),
        GpuProduct("6000ada.16c62g", "RTX 6000 Ada 48GB", 16, 62, 70000, 0, "low", ("us-tx-nas-3",), (1, 2)),
        GpuProduct(
            "a100-sxm.16c125g", "A100 SXM 80GB", 16, 125, 160000, 80000, "normal",
            ("us-dc-nas-1", "eu-fr-nas-1"), (1, 4, 8),
        ),
        GpuProduct(
            "h100-sxm.24c240g", "H100 SXM 80GB", 24, 240, 256000, 128000, "normal",
            ("us-ca-nas-2", "us-dc-nas-1", "eu-fr-nas-1"), (1, 4, 8),
        ),
        GpuProduct("h200-sxm.24c240g", "H200 SXM 141GB", 24, 240, 330000, 165000, "low", ("us-dc-nas-1",), (4, 8)),
        GpuProduct("b200-sxm.24c280g", "B200 SXM 180GB", 24, 280, 499000, 0, "none", ("us-dc-nas-1",), (8,)),
    )
}  # fmt: skip

CPU_PRODUCTS: dict[str, dict[str, Any]] = {
    f"cpu.{cores}c{memory}g": {
        "id": f"cpu.{cores}c{memory}g",
        "name": f"CPU {cores}c {memory}GB",
        "cpuNum": cores,
        "memorySize": memory,
        "rootfsSize": 60,
        "localVolumeSize": 0,
        "availableDeploy": True,
        "price": str(cores * 1250),
    }
    for cores, memory in ((4, 8), (8, 16), (16, 32), (32, 64))
}

SERVERLESS_PRODUCTS = ("SL-serverless-1", "SL-serverless-2", "SL-serverless-3")


def month_price(product_id: str, months: int) -> int:
    """One GPU, or one machine without, for a month, if that many are bought at once."""
    if product_id in CPU_PRODUCTS:
        return int(CPU_PRODUCTS[product_id]["price"]) * _HOURS_A_MONTH
    share = _MONTHLY_SHARES[max(most for most in _MONTHLY_SHARES if most <= months)]
    return round(GPU_PRODUCTS[product_id].price * _HOURS_A_MONTH * share)
