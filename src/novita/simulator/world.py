"""All the state behind the simulated API: one account, its machines and everything else it owns."""

import random
from math import inf
from typing import Any, Literal

import msgspec

from .clock import Clock
from .fleet import populate
from .instance import Instance
from .ledger import Ledger
from .refusal import Refusal

__all__ = ["ACCOUNT", "FILES_PREFIX", "Settings", "World"]

ACCOUNT = "9000000000000001"
"""Id of the account, and of its owner."""

FILES_PREFIX = "/files/"
"""Where the files are that tasks made; no part of the API."""

_HEX = "0123456789abcdef"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a simulator is started with.

    Attributes:
        instances: Machines in the fleet at the start.
        seed: The same seed and the same requests give the same answers.
        speed: Virtual seconds per real second; 0 makes time stand still until it is advanced.
        start_time: Unix time the virtual clock begins at; None is now.
        api_key: The one key that is accepted.
        reject_violations: Answer requests that do not fit the contract with 400; otherwise they are only recorded.
        metrics_path: Which of the two metric paths exists: "both", "contract" or "documented".
        visible_after: Virtual seconds until a created machine appears in lists.
        instance_limit: Most machines of the account.
        gpu_limit: Most GPUs of the account.
    """

    instances: int = 200
    seed: int = 0
    speed: float = 1.0
    start_time: float | None = None
    api_key: str = "sk-simulator"
    reject_violations: bool = True
    metrics_path: Literal["both", "contract", "documented"] = "both"
    visible_after: float = 0.0
    instance_limit: int = 20000
    gpu_limit: int = 100000

    def __post_init__(self) -> None:
        for name in ("instances", "speed", "visible_after", "instance_limit", "gpu_limit"):
            number = getattr(self, name)
            if isinstance(number, int | float) and not 0 <= number < inf:  # what is no number is told where it is read
                raise ValueError(f"{name} is 0 or more, got {number}")


class World:
    """The account's state. One thread uses it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.random: random.Random = random.Random(settings.seed)  # noqa: S311 - runs repeat on purpose
        self.ledger: Ledger = Ledger(clock)
        self.instances: dict[str, Instance] = {}
        self.endpoints: dict[str, dict[str, Any]] = {}
        self.files: dict[str, tuple[dict[str, Any], bytes]] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.prewarms: dict[str, dict[str, Any]] = {}
        self.registries: dict[str, dict[str, Any]] = {}
        self.networks: dict[str, dict[str, Any]] = {}
        self.storages: dict[str, dict[str, Any]] = {}
        self.templates: dict[str, dict[str, Any]] = {}
        self.queues: dict[str, dict[str, dict[str, Any]]] = {}
        self.tasks: dict[str, dict[str, Any]] = {}
        self.trainings: dict[str, dict[str, Any]] = {}
        self.budgets: dict[str, dict[str, Any]] = {}
        self.policies: dict[str, dict[str, Any]] = {}
        self.media: dict[str, tuple[str, bytes]] = {}
        """Path to content type and bytes."""
        self.origin = ""
        """Scheme and host by which the simulator was asked last; links begin with it."""
        _furnish(self)
        populate(self, settings.instances)
        self.ledger.pay_in()

    def new_id(self, length: int, prefix: str = "") -> str:
        """A fresh id of hexadecimal digits."""
        return prefix + "".join(self.random.choices(_HEX, k=length))

    def link(self, name: str, kind: str, content: bytes) -> str:
        """Offer a file, and give the link to it."""
        path = f"{FILES_PREFIX}{name}"
        self.media[path] = (kind, content)
        return f"{self.origin}{path}"

    def timestamp(self) -> str:
        """Now, as the service writes times."""
        return str(int(self.clock.now()))

    def visible(self) -> list[Instance]:
        """The machines that calls can see, oldest first."""
        now = self.clock.now()
        return [instance for instance in self.instances.values() if instance.visible_at <= now]

    def instance(self, instance_id: str) -> Instance:
        """The machine with this id, or the service's refusal."""
        instance = self.instances.get(instance_id)
        if instance is None or instance.visible_at > self.clock.now():
            raise Refusal("RESOURCE_NOT_FOUND", "instance not found")
        return instance

    def forget(self, instance: Instance) -> None:
        """Drop a removed machine and its address in its network."""
        del self.instances[instance.id]
        network = self.networks.get(instance.network["id"])
        if network is not None:
            network["Addresses"] = [address for address in network["Addresses"] if address["Id"] != instance.id]


def _furnish(world: World) -> None:
    """A registry credential, a storage and the official templates that every account has."""
    now = world.timestamp()
    world.registries["auth-1"] = {
        "id": "auth-1", "name": "registry.example", "username": "bot", "password": world.new_id(20),
    }  # fmt: skip
    world.storages["ns-1"] = {
        "storageId": "ns-1", "storageName": "models", "storageSize": 500, "clusterId": "us-ca-nas-2",
        "clusterName": "US-CA-06 (California)", "price": "100",
    }  # fmt: skip
    for number, (name, image, port) in enumerate(
        (
            ("PyTorch 2.8", "docker.io/pytorch/pytorch:2.8.0-cuda12.8-cudnn9-devel", 8888),
            ("ComfyUI", "docker.io/yanwk/comfyui-boot:cu128-slim", 8188),
            ("vLLM", "docker.io/vllm/vllm-openai:v0.10.1", 8000),
        ),
        start=1,
    ):
        world.templates[str(100 + number)] = {
            "Id": str(100 + number), "name": name, "readme": f"# {name}", "type": "instance", "channel": "official",
            "image": image, "imageAuth": "", "startCommand": "", "entrypoint": "", "rootfsSize": 60,
            "ports": [{"type": "http", "ports": [port]}], "envs": [], "tools": [], "createdAt": now,
            "recommendCards": [{"gpuSpecId": "4090.16c62g", "cardNum": "1"}], "minCudaVersion": "12.4",
        }  # fmt: skip
