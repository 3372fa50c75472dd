"""`make demo-dashboard`: the dashboard of a simulated fleet, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import sys

from novita.cli import main
from novita.simulator import Simulator


def run() -> int:
    """Serve it; gives the exit status."""
    parser = argparse.ArgumentParser(description="Serve the dashboard of a simulated fleet.")
    parser.add_argument("--instances", type=int, default=200, help="machines in the fleet (%(default)s)")
    parser.add_argument("--port", default="8500", help="port of the dashboard (%(default)s)")
    chosen = parser.parse_args()
    with Simulator(instances=chosen.instances, speed=20) as simulator:
        os.environ |= {
            "NOVITA_API_KEY": simulator.api_key,
            "NOVITA_BASE_URL": simulator.base_url,
            "SSL_CERT_FILE": str(simulator.ca),
        }
        print("Open this in a browser; Ctrl-C ends it:")
        return main(["dashboard", "--port", chosen.port, "--interval", "2"])


if __name__ == "__main__":
    sys.exit(run())
