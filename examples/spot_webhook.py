"""Post each announced spot reclaim to a webhook: `python spot_webhook.py https://hooks.example/spot`."""

import asyncio
import sys

import httpx
import msgspec

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor, SpotReclaimAnnounced


async def main(url: str) -> None:
    async with AsyncNovitaClient() as client, httpx.AsyncClient() as web:
        async for snapshot in FleetMonitor(client, interval=5, metrics=False):
            for event in snapshot.events:
                if isinstance(event, SpotReclaimAnnounced):
                    body = msgspec.json.encode(event)
                    answer = await web.post(url, content=body, headers={"content-type": "application/json"})
                    print(answer.status_code, event, flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
