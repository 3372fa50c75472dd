"""Where can 4 GPUs be had now, and for how much? `python capacity_finder.py 4 H100`"""

import argparse
import asyncio
import sys
from decimal import Decimal

from novita import AsyncNovitaClient, NovitaError
from novita.operations.gpu.products import ListGpuProducts
from novita.types.gpu.products import GpuProduct


async def main(gpus: int, name: str | None) -> None:
    async with AsyncNovitaClient() as client:
        clusters = await client.gpu.clusters.list()
        asked = [ListGpuProducts(cluster_id=cluster.id, gpu_num=gpus, product_name=name) for cluster in clusters]
        outcomes = [outcome async for outcome in client.map(asked)]  # in the order of the clusters
    offers: list[tuple[Decimal, GpuProduct, str]] = []
    for cluster, outcome in zip(clusters, outcomes, strict=True):
        if outcome.error is not None:
            print(f"{cluster.name}: {outcome.error}", file=sys.stderr)
            continue
        offers += [(p.price_usd_per_hour * gpus, p, cluster.name) for p in outcome.get() if p.available_deploy]
    for price, product, region in sorted(offers, key=lambda offer: offer[0]):
        spot = product.spot_price_usd_per_hour
        print(f"{price:8.2f} USD/h  {f'spot {spot * gpus:.2f}' if spot else '':12} {product.name:20} {region}")
    if not offers:
        sys.exit(f"{gpus} x {name or 'GPU'}: nowhere now")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gpus", type=int)
    parser.add_argument("product", nargs="?", help="part of its name")
    chosen = parser.parse_args()
    try:
        asyncio.run(main(chosen.gpus, chosen.product))
    except NovitaError as error:
        sys.exit(str(error))
