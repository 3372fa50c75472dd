"""The fleet a fresh simulator starts with: seeded, and varied as real ones are."""

import random
from typing import TYPE_CHECKING, Any

from .catalog import CLUSTERS, CPU_PRODUCTS, GPU_PRODUCTS
from .instance import CREATE, Instance
from .ledger import MONTH

if TYPE_CHECKING:
    from .world import World

__all__ = ["instance_row", "populate"]

_DAY = 86400
_ROLES = {
    "llm-serve": ("docker.io/vllm/vllm-openai:v0.10.1", "--model Qwen/Qwen3-32B --tensor-parallel-size {gpus}", 8000),
    "embed-batch": ("ghcr.io/huggingface/text-embeddings-inference:1.8", "--model-id BAAI/bge-m3 --port 8080", 8080),
    "train-lora": ("docker.io/pytorch/pytorch:2.8.0-cuda12.8", "torchrun --nproc-per-node {gpus} train.py", 6006),
    "eval-nightly": ("docker.io/pytorch/pytorch:2.8.0-cuda12.8", "python -m evals.run --suite nightly", 6006),
    "comfy-render": ("docker.io/yanwk/comfyui-boot:cu128-slim", "", 8188),
    "whisper-asr": ("docker.io/fedirz/faster-whisper-server:latest-cuda", "", 8000),
    "notebook": ("docker.io/jupyter/pytorch-notebook:cuda12-latest", "start-notebook.sh --port 8888", 8888),
    "sdxl-api": ("docker.io/nvcr/tritonserver:25.08-py3", "tritonserver --model-repository /network/models", 8000),
}  # fmt: skip
_TEAMS = ("search", "vision", "speech", "research", "platform", "ads")
_STAGES = ("prod", "prod", "prod", "staging", "dev")


def instance_row(
    world: "World", *, name: str, product_id: str, cluster_id: str, gpus: int, **members: Any
) -> dict[str, Any]:
    """A list record with every member the service sends; the given ones replace the defaults."""
    if product_id in CPU_PRODUCTS:
        cpu_product = CPU_PRODUCTS[product_id]
        facts = (
            cpu_product["name"],
            cpu_product["cpuNum"],
            cpu_product["memorySize"],
            int(cpu_product["price"]),
            "cpu",
        )
    else:
        gpu_product = GPU_PRODUCTS[product_id]
        price = gpu_product.spot_price if members.get("billingMode") == "spot" else gpu_product.price
        facts = (gpu_product.name, gpu_product.cpu * gpus, gpu_product.memory * gpus, price * gpus, "gpu")
    product_name, cpus, memory, price, kind = facts
    now = str(int(world.clock.now()))
    row = {
        "id": world.new_id(16),
        "name": name,
        "clusterId": cluster_id,
        "clusterName": CLUSTERS[cluster_id].name,
        "status": "toCreate",
        "imageUrl": "",
        "imageAuthId": "",
        "command": "",
        "entrypoint": "",
        "cpuNum": str(cpus),
        "memory": str(memory),
        "gpuNum": str(gpus),
        "portMappings": [],
        "productId": product_id,
        "productName": product_name,
        "rootfsSize": 60,
        "volumeMounts": [],
        "statusError": {"state": "", "message": ""},
        "envs": [],
        "kind": kind,
        "billingMode": "onDemand",
        "endTime": "-1",
        "spotStatus": "",
        "spotReclaimTime": "0",
        "createdAt": now,
        "lastStartedAt": "0",
        "lastStoppedAt": "0",
        "instancePrice": str(price),
        "localStoragePrice": "0",
        "exitedLocalStoragePrice": "7",
        "tools": [],
        "templateId": "",
        "gpuIds": [str(world.random.randrange(8)) for _ in range(gpus)],
        "creator": "9000000000000001",
        "uuid": world.new_id(32),
        "isApiInstance": True,
    }
    return row | members


def populate(world: "World", size: int) -> None:
    """Fill the world with `size` machines: most run, a few are exited or on their way, some are spot."""
    source = world.random
    offers = [product for product in GPU_PRODUCTS.values() if product.stock != "none"]
    for number in range(size):
        role = source.choice(list(_ROLES))
        product = source.choices(offers, (8, 4, 3, 1, 4, 5, 1))[0]
        gpus = source.choice(product.typical_counts)
        fresh = number % 40 == 39
        spot = number % 9 == 4 and bool(product.spot_price)
        monthly = not spot and number % 15 == 7
        instance = Instance(world, _row(world, source, number, role, product.id, source.choice(product.clusters), gpus),
                            load_seed=source.getrandbits(30))  # fmt: skip
        now = int(world.clock.now())
        created = now - source.randrange(_DAY, 90 * _DAY)
        started = created + source.randrange(30, _DAY // 2)
        if spot:
            instance.set(billingMode="spot", spotStatus="running", instancePrice=str(product.spot_price * gpus))
        elif monthly:
            instance.set(billingMode="monthly", endTime=str(now + source.randrange(2 * _DAY, 30 * _DAY)))
        instance.set(status="running", createdAt=str(created), lastStartedAt=str(started))
        world.instances[instance.id] = instance
        if fresh:
            instance.set(createdAt=str(now), lastStartedAt="0")
            instance.follow(CREATE)
            continue
        if monthly:
            world.ledger.buy(instance.row, -(-(int(instance.row["endTime"]) - created) // MONTH), created)
        world.ledger.meter(instance.row, started)
        if number % 12 == 11:
            stopped = started + source.randrange(60, now - started)
            instance.set(status="exited", lastStoppedAt=str(stopped))
            world.ledger.meter(instance.row, stopped)


def _row(
    world: "World", source: random.Random, number: int, role: str, product: str, cluster: str, gpus: int
) -> dict[str, Any]:
    image, command, port = _ROLES[role]
    team, stage = source.choice(_TEAMS), source.choice(_STAGES)
    return instance_row(
        world,
        name=f"{team}-{role}-{stage}-{number:03d}",
        product_id=product,
        cluster_id=cluster,
        gpus=gpus,
        imageUrl=image,
        imageAuthId="auth-1" if number % 10 == 3 else "",
        command=command.format(gpus=gpus),
        rootfsSize=source.choice((60, 100, 200, 500)),
        portMappings=[{"port": port, "type": "http"}, {"port": 22, "type": "tcp"}],
        tools=[{"name": "Jupyter", "port": "8888", "type": "http"}] if role == "notebook" else [],
        envs=[
            {"key": "TEAM", "value": team},
            {"key": "STAGE", "value": stage},
            {"key": "ROLE", "value": role},
            {"key": "HF_HOME", "value": "/workspace/.cache/huggingface"},
            {"key": "HF_HUB_ENABLE_HF_TRANSFER", "value": "1"},
            {"key": "NCCL_DEBUG", "value": "WARN"},
            {"key": "NCCL_P2P_LEVEL", "value": "NVL"},
            {"key": "TORCH_HOME", "value": "/workspace/.cache/torch"},
            {"key": "PYTORCH_CUDA_ALLOC_CONF", "value": "expandable_segments:True"},
            {"key": "OTEL_EXPORTER_OTLP_ENDPOINT", "value": "http://otel-collector.monitoring:4317"},
            {"key": "OTEL_SERVICE_NAME", "value": f"{team}-{role}"},
            {"key": "MODEL_BUCKET", "value": f"s3://{team}-models-{stage}/releases/current"},
            {"key": "MODEL_REVISION", "value": f"{source.getrandbits(160):040x}"},
            {"key": "OMP_NUM_THREADS", "value": "8"},
            {"key": "LOG_LEVEL", "value": "info"},
            {"key": "SENTRY_ENVIRONMENT", "value": stage},
            {"key": "WANDB_PROJECT", "value": f"{team}-{role}"},
        ],
    )
