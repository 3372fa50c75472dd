"""The bodies that are decoded, made from a seed: as documented, and of the size that accounts with a history have."""

import json
import random
from functools import cache
from typing import Any

JSON = dict[str, Any]

_WORDS = ("trainer", "render", "vllm", "sdxl", "whisper", "comfy", "eval", "sweep", "notebook", "etl")
_FOREIGN = ("训练-节点", "モデル評価", "Übung", "обучение", "café-gpu")
_CLUSTERS = (("us-ca-nas-2", "US-CA-06 (California)"), ("eu-de-1", "EU-DE-01 (Frankfurt)"), ("as-sg-3", "AS-SG-03"))
_START = 1_754_000_000
_INTERVAL = 15


@cache
def page(count: int, *, nulls: bool = False) -> bytes:
    """A page of instances with every documented member; 2.1 kB and 60 strings each.

    Args:
        count: Instances.
        nulls: Whether lists that are empty come as null.
    """
    rows = [_instance(random.Random(number), number) for number in range(count)]
    if nulls:
        for row in rows:
            row.update({name: None for name, value in row.items() if value == []})
    return _json({"instances": rows, "total": count, "pageSize": count, "pageNum": 1})


def page_of_fleet(number: int, fleet: int, size: int) -> bytes:
    """A page of a fleet: each has other ids.

    Args:
        number: Of the page, from 1.
        fleet: Instances in all.
        size: Instances on a page.
    """
    if (number - 1) * size >= fleet:
        return _json({"instances": [], "total": fleet, "pageSize": size, "pageNum": number})
    body = page(size).replace(b'{"id":"', b'{"id":"%04x' % number)
    return body.replace(b'"total":%d' % size, b'"total":%d' % fleet)


@cache
def metrics(seconds: int, gpus: int) -> bytes:
    """Metrics of one instance over a window, a sample every 15 seconds."""
    draw = random.Random(seconds * 100 + gpus)
    count = seconds // _INTERVAL

    def series() -> list[JSON]:
        level = draw.uniform(5, 95)
        return [
            {"timestamp": str(_START + _INTERVAL * number), "value": round(level + draw.uniform(-5, 5), 2)}
            for number in range(count)
        ]

    def per_gpu() -> JSON:
        return {"avg": series(), "gpuIds": [{"gpuId": str(number), "items": series()} for number in range(gpus)]}

    return _json(
        {
            "cpuUtilization": series(),
            "memUtilization": series(),
            "rootDiskUtilization": series(),
            "gpuUtilization": per_gpu(),
            "gpuMemUtilization": per_gpu(),
        }
    )


def _json(value: JSON) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _hex(draw: random.Random, digits: int) -> str:
    return f"{draw.getrandbits(4 * digits):0{digits}x}"


def _instance(draw: random.Random, number: int) -> JSON:
    id_, (cluster, cluster_name) = _hex(draw, 16), draw.choice(_CLUSTERS)
    gpus, storage = draw.choice((1, 1, 2, 4, 8)), _hex(draw, 12)
    foreign = number % 50 == 7
    created = _START - draw.randrange(10_000_000)
    host = f"proxy.{cluster}.gpu-instance.example"
    word = draw.choice(_FOREIGN if foreign else _WORDS)
    package = "app" if foreign else word
    # A third of the lists is empty, as with most tenants.
    tools = [{"name": "Jupyter", "port": "8888", "describe": "Start Jupyter Notebook (port 8888)", "type": "http"}]
    return {
        "id": id_,
        "name": f"{word}-{number:05d}",
        "clusterId": cluster,
        "clusterName": cluster_name,
        "status": draw.choice(("running", "running", "running", "exited", "pulling")),
        "imageUrl": f"registry.example/{_hex(draw, 8)}/{package}:v{number % 40}-cuda12.4",
        "imageAuthId": _hex(draw, 24),
        "command": f"python -m {package}.serve --port 8000 --model /network/{_hex(draw, 10)} --max-model-len 32768",
        "entrypoint": "",
        "cpuNum": str(16 * gpus),
        "memory": str(62 * gpus),
        "gpuNum": str(gpus),
        "portMappings": [
            {"port": port, "endpoint": f"https://{id_}-{port}.{host}", "type": "http"}
            for port in (8000, 8080, 8888, 9090)
        ]
        + [{"port": 22, "endpoint": f"{host}:{40_000 + number % 20_000}", "type": "tcp"}],
        "productId": f"4090.{16 * gpus}c{62 * gpus}g",
        "productName": f"RTX 4090 24GB x{gpus}",
        "rootfsSize": draw.choice((60, 100, 200)),
        "diskSize": "60",
        "volumeMounts": [
            {"type": "network", "size": "100", "id": f"ns-{storage}", "mountPath": "/network"},
            {"type": "local", "size": "60", "id": "", "mountPath": "/workspace"},
        ]
        if number % 3
        else [],
        "statusError": {"state": "", "message": ""},
        "envs": [
            {"key": "HF_HOME", "value": f"/network/hf/{_hex(draw, 6)}"},
            {"key": "WANDB_API_KEY", "value": _hex(draw, 40)},
            {"key": "NCCL_DEBUG", "value": draw.choice(("INFO", "WARN"))},
            {"key": "HF_TOKEN", "value": f"hf_{_hex(draw, 34)}"},
            {"key": "PYTORCH_CUDA_ALLOC_CONF", "value": "expandable_segments:True"},
            {"key": "S3_BUCKET", "value": f"s3://datasets-{_hex(draw, 8)}/shards"},
            {"key": "MODEL_ID", "value": f"example/{draw.choice(_WORDS)}-{_hex(draw, 4)}"},
        ],
        "kind": "gpu",
        "billingMode": draw.choice(("onDemand", "spot", "monthly")),
        "endTime": "-1",
        "spotStatus": "",
        "spotReclaimTime": "0",
        "createdAt": str(created),
        "lastStartedAt": str(created + 60),
        "lastStoppedAt": "0",
        "useTime": str(draw.randrange(1_000_000)),
        "sshPassword": _hex(draw, 16),
        "sshCommand": f"ssh -p {40_000 + number % 20_000} root@{host}",
        "instancePrice": str(35_000 * gpus),
        "localStoragePrice": "7",
        "exitedLocalStoragePrice": "7",
        "tools": tools if number % 3 == 1 else [],
        "templateId": str(draw.randrange(100_000)),
        "gpuIds": [str(gpu) for gpu in range(gpus)] if number % 3 else [],
        "creator": f"{_hex(draw, 8)}@team.example",
        "uuid": _hex(draw, 32),
        "isApiInstance": bool(number % 2),
    }
