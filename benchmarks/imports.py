"""What it costs to import the package and to make a client, each in a fresh interpreter."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from statistics import median
from typing import Any

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


def probe(statement: str, repeats: int = 1, path: str | None = None) -> tuple[float, float, frozenset[str]]:
    """Milliseconds, MB of memory at most, and the modules loaded after a statement.

    Args:
        statement: What is run.
        repeats: Fresh interpreters; medians are given.
        path: Import path; without it, that of this process.
    """
    runs: list[Any] = []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = path or os.pathsep.join(filter(None, sys.path))
    environment["PYTHONPYCACHEPREFIX"] = _bytecode()
    for _ in range(repeats + 1):  # the first compiles, as an installer would have done
        command = [sys.executable, "-c", _PROBE.format(statement=statement)]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        runs.append(json.loads(told))
    return median(run[0] for run in runs[1:]), median(run[1] for run in runs[1:]), frozenset(runs[-1][2])


@cache
def _bytecode() -> str:
    folder = tempfile.mkdtemp(prefix="novita-bytecode-")
    atexit.register(shutil.rmtree, folder)
    return folder
