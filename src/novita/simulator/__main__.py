"""`python -m novita.simulator`: serve a simulated Novita API until Ctrl-C."""

import argparse
import asyncio
import signal
import sys

from .server import Address, SimulatorServer, leave
from .world import Settings


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is below 0")
    return number


def _port(text: str) -> int:
    number = _count(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"{number} is above 65535")
    return number


def main(arguments: list[str] | None = None, *, prog: str = "python -m novita.simulator") -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog=prog, description="A simulated Novita API, on this machine only.")
    parser.add_argument("--instances", type=_count, default=200, help="machines in the fleet (default %(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="where to listen (default: any free port)")
    parser.add_argument(
        "--tls", action="store_true", help="speak TLS and HTTP/2, with a certificate authority made up for this run"
    )
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same fleet and load")
    parser.add_argument(
        "--speed", type=float, default=1.0, help="virtual seconds per real second (default %(default)s)"
    )
    given = parser.parse_args(arguments)
    try:
        settings = Settings(instances=given.instances, seed=given.seed, speed=given.speed)
    except ValueError as error:
        parser.error(str(error))

    def announce(address: Address) -> None:
        lines = [
            f"A simulated Novita API with {settings.instances} instances is listening.",
            "",
            f"  export NOVITA_BASE_URL={address.base_url}",
            f"  export NOVITA_API_KEY={settings.api_key}",
        ]
        if address.ca is not None:
            lines.append(f"  export SSL_CERT_FILE='{address.ca}'")
        trust = f"--cacert '{address.ca}' " if address.ca else ""
        lines += [
            "",
            f"  curl {trust}-H 'Authorization: Bearer {settings.api_key}' \\",
            f"    '{address.base_url}/gpu-instance/openapi/v1/gpu/instances?pageSize=2&pageNum=1'",
            f"  curl {trust}-X POST {address.base_url}/_simulator/stats",
            "",
            "Ctrl-C ends it.",
        ]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    async def serve() -> None:
        server = SimulatorServer(settings, port=given.port, tls=given.tls)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, server.stop)
        await server.serve(announce)

    try:
        asyncio.run(serve())
    except (OSError, OverflowError) as error:  # the last one is what a port above 65535 gives
        sys.stderr.write(f"the simulator did not start: {error}\n")
        return 1
    return leave()


if __name__ == "__main__":
    sys.exit(main())
