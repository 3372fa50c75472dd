"""How little a command loads: what it loads is how long it takes to start, and unlike time it can be told exactly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from cli.conftest import SOURCE, environment
from novita.cli.errors import CONNECTION
from novita.simulator import Simulator

TELL = """
import sys
from novita.cli import main
status = main()
print(*(name for name, module in sys.modules.items() if module is not None), file=sys.stderr)
sys.exit(status)
"""
LIST = ("gpu", "instances", "list")
ASYNC = {"asyncio", "novita._transport.aio", "novita._http2.async_pool"}
FOR_OTHER_COMMANDS = {"h2", "rich", "yaml", "tomllib", "platformdirs", "novita.fleet", "novita.simulator"}


def loaded(*arguments: str, variables: Mapping[str, str], status: int = 0) -> set[str]:
    """The modules that are there when the command ends."""
    plain = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}  # it loads its own
    done = subprocess.run(
        [sys.executable, "-c", TELL, *arguments],
        env={**plain, "PYTHONPATH": SOURCE, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == status, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_loads_next_to_nothing() -> None:
    assert {"click", "msgspec", "pydantic", "novita.client"} & loaded("--version", variables={}) == set()


def test_a_call_over_http_2_loads_neither_httpx_nor_asyncio(novita_simulator: Simulator) -> None:
    names = loaded(*LIST, variables=environment(novita_simulator))
    assert {"httpx", "httpcore", "urllib.request", *ASYNC, *FOR_OTHER_COMMANDS} & names == set()
    assert {name for name in names if name.startswith("novita.operations.")} == {
        "novita.operations.gpu",
        "novita.operations.gpu._base",
        "novita.operations.gpu._inputs",
        "novita.operations.gpu.instances",
    }


def test_a_call_to_this_machine_loads_the_half_of_httpx_that_it_needs() -> None:
    dead = {"NOVITA_BASE_URL": "http://127.0.0.1:1", "NOVITA_MAX_RETRIES": "0"}
    names = loaded(*LIST, variables=dead, status=CONNECTION)
    assert "httpcore" in names
    assert {*ASYNC, *FOR_OTHER_COMMANDS, "novita._http2.sync_pool"} & names == set()
