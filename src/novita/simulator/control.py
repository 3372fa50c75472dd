"""The handle's way in: `POST /_simulator/<command>` with a JSON object, from this machine only.

curl --cacert ca.pem https://127.0.0.1:PORT/_simulator/advance -d '{"seconds": 60}'
"""

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import msgspec

from .faults import Fault
from .instance import FREEZE, Instance
from .records import InstanceRecord, Stats, Violation
from .refusal import Refusal

if TYPE_CHECKING:
    from .app import Answer, Listener, SimulatedApi

__all__ = ["COMMANDS", "CONTROL_PREFIX", "control"]

CONTROL_PREFIX = "/_simulator/"
_JSON = (b"content-type", b"application/json")
_LOOPBACK = {"127.0.0.1", "::1"}


async def control(api: "SimulatedApi", path: str, peer: tuple[str, int], body: bytes) -> "Answer":
    """Carry out one command."""
    try:
        result = await _carry_out(api, path.removeprefix(CONTROL_PREFIX), peer, body)
    except Refusal as refusal:
        return refusal.status, [_JSON], msgspec.json.encode(refusal.body)
    except (TypeError, ValueError) as error:  # wrong or missing members: said back to the caller
        return 400, [_JSON], msgspec.json.encode(Refusal("VALIDATOR_PARAM", str(error)).body)
    return 200, [_JSON], msgspec.json.encode(result)


async def _carry_out(api: "SimulatedApi", name: str, peer: tuple[str, int], body: bytes) -> object:
    if peer[0] not in _LOOPBACK:
        raise Refusal("FORBIDDEN", "only from this machine", status=403)
    members = msgspec.json.decode(body or b"{}", type=dict[str, Any])
    api.clock.settle()
    if name == "recycle":
        return await _listener(api).recycle(**members)
    if name == "outage":
        return await _listener(api).outage(**members, spare=peer)
    if name in COMMANDS:
        return COMMANDS[name](api, **members)
    known = ", ".join(sorted({*COMMANDS, "outage", "recycle"}))
    raise Refusal("NOT_FOUND", f"no command {name!r}; there are {known}", status=404)


def _advance(api: "SimulatedApi", seconds: float) -> float:
    if not seconds >= 0:
        raise ValueError("time moves forward only")
    api.clock.advance(seconds)
    return api.clock.now()


def _now(api: "SimulatedApi") -> float:
    return api.clock.now()


def _reset(api: "SimulatedApi") -> None:
    api.reset()


def _stats(api: "SimulatedApi") -> Stats:
    return api.stats()


def _add_fault(api: "SimulatedApi", **members: Any) -> None:
    fault = msgspec.convert(members, Fault)
    if fault.kind == "drop":
        _listener(api)
    if not any(fnmatchcase(name, fault.operation) for name in api.contract.operations):
        raise ValueError(f"no operation is named {fault.operation!r}; names are like 'gpu.instances.get' or 'gpu.*'")
    api.faults.add(fault)


def _clear_faults(api: "SimulatedApi") -> None:
    api.faults.clear()


def _violations(api: "SimulatedApi", *, clear: bool = False) -> list[Violation]:
    found = list(api.violations)
    if clear:
        api.violations.clear()
    return found


def _listener(api: "SimulatedApi") -> "Listener":
    if api.listener is None:
        raise ValueError("this needs a listener: start the simulator as a server")
    return api.listener


def _running(api: "SimulatedApi", instance_id: str) -> Instance:
    instance = api.world.instance(instance_id)
    if not instance.running:
        raise ValueError(f"instance is {instance.status}, not running")
    return instance


def _reclaim(api: "SimulatedApi", instance_id: str, notice: float = 60.0) -> None:
    instance = _running(api, instance_id)
    if instance.row["billingMode"] != "spot":
        raise ValueError("only spot instances are reclaimed")
    instance.reclaim(float(notice))
    api.clock.settle()


def _load_gpu(api: "SimulatedApi", instance_id: str, percent: float, gpu: int | None = None) -> None:
    instance = _running(api, instance_id)
    if not 0 <= percent <= 100:
        raise ValueError("percent is between 0 and 100")
    if gpu is not None and not 0 <= gpu < instance.gpus:
        raise ValueError(f"the instance has {instance.gpus} GPUs")
    instance.overrides.append((api.clock.now(), gpu, float(percent)))


def _fail(api: "SimulatedApi", instance_id: str, message: str = "container exited with code 137") -> None:
    api.world.instance(instance_id).fail(message)


def _freeze(api: "SimulatedApi", instance_id: str) -> None:
    _running(api, instance_id).follow(FREEZE)


def _instances(api: "SimulatedApi") -> list[InstanceRecord]:
    return [msgspec.convert(instance.row, InstanceRecord, strict=False) for instance in api.world.instances.values()]


COMMANDS: dict[str, Callable[..., Any]] = {
    "advance": _advance,
    "now": _now,
    "reset": _reset,
    "stats": _stats,
    "violations": _violations,
    "fault": _add_fault,
    "clear_faults": _clear_faults,
    "instances": _instances,
    "reclaim": _reclaim,
    "load": _load_gpu,
    "fail": _fail,
    "freeze": _freeze,
}
