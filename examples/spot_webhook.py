"""Post each announced spot reclaim to a webhook: `python spot_webhook.py https://hooks.example/spot`."""

import argparse
import asyncio
import contextlib
import logging

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
                    try:
                        answer = await web.post(url, content=body, headers={"content-type": "application/json"})
                        print(answer.status_code, event, flush=True)
                    except httpx.HTTPError as error:  # the next one is announced all the same
                        print(f"not posted, {error}: {event}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    chosen = parser.parse_args()
    logging.basicConfig()  # says when the service goes away
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(chosen.url))
