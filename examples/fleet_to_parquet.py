"""Write the fleet to a Parquet file every minute: `python fleet_to_parquet.py DIRECTORY`. Needs pyarrow."""

import argparse
import asyncio
import contextlib
import logging
from pathlib import Path

import pyarrow.parquet as pq

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor


async def main(directory: Path) -> None:
    async with AsyncNovitaClient() as client:
        async for snapshot in FleetMonitor(client, interval=60):
            if snapshot.outage:
                continue  # a gap in the data is honest, a repeated row is not
            path = directory / f"fleet-{snapshot.at:%Y%m%dT%H%M%S}.parquet"
            await asyncio.to_thread(pq.write_table, snapshot.to_arrow(), path)
            print(path, len(snapshot.rows), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    chosen = parser.parse_args()
    chosen.directory.mkdir(parents=True, exist_ok=True)
    logging.basicConfig()  # says when the service goes away
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(chosen.directory))
