"""The wire, beside other clients: requests a second, latency, and Python calls per poll on one TLS server.

`python -m benchmarks.wire [--quick]`
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))  # the laboratory lives with the tests
