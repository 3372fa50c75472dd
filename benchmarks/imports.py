"""What it costs to import the package, to make a client and to make a call, each in a fresh interpreter."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

from .server import LIST

_PROBE = """
import json, re, sys, time
begin = time.perf_counter()
{statement}
spent = time.perf_counter() - begin
used = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(json.dumps([spent * 1e3, int(used[1]) / 1024, sorted(sys.modules)]))
"""
"""Memory as Linux tells it: the figure of `getrusage` begins with that of the parent."""

IMPORT = "import novita"
FIRST = "import novita; client = novita.NovitaClient('sk_0123456789'); client.gpu.instances"
SECOND = """
import novita
client = novita.NovitaClient('sk_0123456789'); client.gpu.instances; client._transport('')._lane(client.base_url)
begin = time.perf_counter()
other = novita.NovitaClient('sk_9876543210'); other.gpu.instances; other._transport('')._lane(other.base_url)
"""


CALLS = {
    "nothing": "pass",
    "novita": """
import novita
client = novita.NovitaClient('sk_0123456789', base_url={url!r})
assert next(iter(client.gpu.instances.list())).id
""",
    "openai": """
import openai
client = openai.OpenAI(api_key='sk_0123456789', base_url={url!r})
assert client.get({path!r}, cast_to=object)['instances']
""",
}
"""The first call of a program, of the same server: `SSL_CERT_FILE` has to name its authority."""


def probe(statement: str, repeats: int = 1, path: str | None = None) -> tuple[float, float, frozenset[str]]:
    """Milliseconds, MB of memory at most, and the modules loaded after a statement.

    Args:
        statement: What is run.
        repeats: Fresh interpreters; medians are given.
        path: Import path; without it, that of this process.
    """
    runs = [_run(statement, path) for _ in range(repeats + 1)]  # the first compiles, as an installer would have done
    return median(run[0] for run in runs[1:]), median(run[1] for run in runs[1:]), frozenset(runs[-1][2])


def first_calls(url: str, rounds: int) -> dict[str, float]:
    """MB of memory after `CALLS`, taken by turns.

    Args:
        url: The server.
        rounds: Fresh interpreters for each; medians are given.
    """
    path = f"{LIST}?pageSize=20&pageNum=1"
    works = {
        name: call.format(url=url, path=path) for name, call in CALLS.items() if name == "nothing" or find_spec(name)
    }
    found: list[dict[str, float]] = [
        {name: _run(work, None)[1] for name, work in works.items()} for _ in range(rounds + 1)
    ]
    return {name: median(each[name] for each in found[1:]) for name in works}


def _run(statement: str, path: str | None) -> Any:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = path or os.pathsep.join(filter(None, sys.path))
    environment["PYTHONPYCACHEPREFIX"] = _bytecode()
    command = [sys.executable, "-c", _PROBE.format(statement=statement)]
    return json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)


@cache
def _bytecode() -> str:
    folder = tempfile.mkdtemp(prefix="novita-bytecode-")
    atexit.register(shutil.rmtree, folder)
    return folder
