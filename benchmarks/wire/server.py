"""What the clients are measured against: nginx with two static JSON files, and a slow line in front of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from lab.foreign_servers import Nginx

METRICS = "/gpu-instance/openapi/v1/metrics/gpu/instance"
LIST = "/gpu-instance/openapi/v1/gpu/instances"
ROUND_TRIP = 0.05


def _series(count: int, value: float) -> list[dict[str, object]]:
    return [{"timestamp": str(1_754_000_000 + 15 * i), "value": value + i / 8} for i in range(count)]


def metrics_body() -> bytes:
    """One minute of one instance with one GPU: 1.1 kB."""
    gpu = {"avg": _series(4, 96.5), "gpuIds": [{"gpuId": "0", "items": _series(4, 96.5)}]}
    plain = {name: _series(4, 37.1) for name in ("cpuUtilization", "memUtilization", "rootDiskUtilization")}
    return json.dumps({**plain, "gpuUtilization": gpu, "gpuMemUtilization": gpu}).encode()


def page_body(count: int = 1_000) -> bytes:
    """A page of instances as an account with much history has them: 2.1 kB each."""
    instances = [
        {
            "id": f"3f1c9a7e2b5d{i:04x}", "name": f"trainer-{i}", "clusterId": "us-ca-nas-2",
            "clusterName": "US-CA-06 (California)", "status": "running", "command": "", "entrypoint": "",
            "imageUrl": f"registry.example/team/image:{i}", "imageAuthId": "", "cpuNum": "16", "memory": "62",
            "gpuNum": "1", "productId": "4090.16c62g", "productName": "RTX 4090 24GB", "rootfsSize": 60,
            "portMappings": [{"port": 8_000 + n, "type": "http", "endpoint": f"{i}-{n}.example"} for n in range(8)],
            "volumeMounts": [{"type": "network", "size": "100", "id": f"ns-{n}", "mountPath": "/n"} for n in range(3)],
            "envs": [{"key": f"VARIABLE_{n}", "value": f"value of variable {n} of instance {i}"} for n in range(11)],
            "statusError": {"state": "", "message": ""}, "kind": "gpu", "billingMode": "onDemand", "endTime": "-1",
            "spotStatus": "", "spotReclaimTime": "0",
        }
        for i in range(count)
    ]  # fmt: skip
    return json.dumps({"instances": instances, "total": count, "pageSize": count, "pageNum": 1}).encode()


class BenchmarkServer(Nginx):
    """nginx that does not recycle connections, and answers with the headers gateways add."""

    def __init__(self) -> None:
        super().__init__()
        (self.root / "metrics").write_bytes(metrics_body())
        (self.root / "page").write_bytes(page_body())
        headers = {
            "x-request-id": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "vary": "Accept-Encoding", "via": "1.1 google",
            "cache-control": "no-store", "strict-transport-security": "max-age=31536000", "x-frame-options": "DENY",
        }  # fmt: skip
        self.extra = "keepalive_requests 100000000;" + "".join(f'add_header {k} "{v}";' for k, v in headers.items())
        self.extra += f"location = {METRICS} {{ alias {self.root}/metrics; }}"
        self.extra += f"location = {LIST} {{ alias {self.root}/page; }}"


@contextmanager
def slow_line(port: int) -> Iterator[int]:
    """A relay that adds 50 ms to every round trip, in a process of its own; gives its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lab.fault_proxy", str(port), str(ROUND_TRIP / 2)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
