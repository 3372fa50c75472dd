"""What it costs to import the package and to make a client, each in a fresh interpreter."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from statistics import median
from typing import Any

_PROBE = """
import json, resource, sys, time
begin = time.process_time()
{statement}
spent = time.process_time() - begin
print(json.dumps([spent * 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, sorted(sys.modules)]))
"""

IMPORT = "import novita"
FIRST = "import novita; client = novita.NovitaClient('sk_0123456789'); client.gpu.instances"
SECOND = """
import novita
from novita._transport import default_ssl_context
client = novita.NovitaClient('sk_0123456789'); client.gpu.instances; client._transport('')._lane(client.base_url)
begin = time.process_time()
other = novita.NovitaClient('sk_9876543210'); other.gpu.instances; other._transport('')._lane(other.base_url)
"""


def probe(statement: str, repeats: int = 1, path: str | None = None) -> tuple[float, float, frozenset[str]]:
    """Milliseconds of CPU, MB of memory at most, and the modules loaded after a statement.

    Args:
        statement: What is run.
        repeats: Fresh interpreters; medians are given.
        path: Import path; without it, that of this process.
    """
    runs: list[Any] = []
    environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": path or os.pathsep.join(filter(None, sys.path))}
    for _ in range(repeats):
        command = [sys.executable, "-c", _PROBE.format(statement=statement)]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        runs.append(json.loads(told))
    return median(run[0] for run in runs), median(run[1] for run in runs), frozenset(runs[-1][2])
