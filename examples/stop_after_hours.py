"""Stop development instances outside working hours; run it from cron. `--from 20 --to 8` are hours of this machine."""

import argparse
import sys
from datetime import datetime

from novita import NovitaClient, NovitaError


def after_hours(hour: int, begin: int, end: int) -> bool:
    return begin <= hour < end if begin < end else hour >= begin or hour < end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="begin", type=int, default=20)
    parser.add_argument("--to", dest="end", type=int, default=8)
    parser.add_argument("--name", default="-dev-", help="only instances whose name contains this")
    chosen = parser.parse_args()
    if not after_hours(datetime.now().astimezone().hour, chosen.begin, chosen.end):
        return
    with NovitaClient() as client:
        for instance in client.gpu.instances.list(name=chosen.name, status="running"):
            try:
                client.gpu.instances.stop(instance.id)
                print(f"stopped {instance.name}, saves {instance.price_usd_per_hour} USD/h")
            except NovitaError as error:  # one that cannot be stopped keeps none of the others running
                print(f"{instance.name}: {error}")


if __name__ == "__main__":
    try:
        main()
    except NovitaError as error:
        sys.exit(str(error))
