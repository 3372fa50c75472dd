"""Say which instances have done nothing for half an hour, and what that costs: `python idle_gpus.py [MINUTES]`."""

import argparse
import asyncio
import contextlib
import logging

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor, GpuIdle, Thresholds

IDLE = Thresholds(idle_below=5, idle_ends_above=15)


async def main(minutes: int) -> None:
    async with AsyncNovitaClient() as client:
        monitor = FleetMonitor(client, interval=60, thresholds=IDLE, history_minutes=minutes)
        suspects: set[str] = set()
        async for snapshot in monitor:
            suspects |= {event.instance.id for event in snapshot.events if isinstance(event, GpuIdle)}
            for instance_id in sorted(suspects & snapshot.by_id.keys()):
                row = snapshot.by_id[instance_id]
                points = monitor.history(minutes, instance_id=instance_id)
                known = [point.gpu_percent for point in points if point.gpu_percent is not None]
                if len(known) >= minutes and max(known) < IDLE.idle_ends_above:
                    print(f"{row.name}: idle for {len(known)} min, {row.price_usd_per_hour} USD/h", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=int, nargs="?", default=30)
    chosen = parser.parse_args()
    logging.basicConfig()  # says when the service goes away
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(chosen.minutes))
