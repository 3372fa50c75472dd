"""Speed and memory of the hot paths, beside other clients: `python -m benchmarks`."""
