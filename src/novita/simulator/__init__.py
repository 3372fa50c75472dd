"""A stateful Novita API on your own machine, for tests and demos. Needs the extra `novita-sdk-python[simulator]`.

```python
with Simulator(instances=50, speed=60) as simulator, simulator.client() as client:
    print(client.gpu.instances.list().total)
```
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .handle import FaultControl, Simulator, SimulatorError
    from .records import InstanceRecord, Stats, Violation
    from .refusal import Refusal
    from .routing import Call, operation

__all__ = [
    "Call",
    "FaultControl",
    "InstanceRecord",
    "Refusal",
    "Simulator",
    "SimulatorError",
    "Stats",
    "Violation",
    "operation",
]

_HOMES = {
    "handle": ("FaultControl", "Simulator", "SimulatorError"),
    "records": ("InstanceRecord", "Stats", "Violation"),
    "refusal": ("Refusal",),
    "routing": ("Call", "operation"),
}


if not TYPE_CHECKING:  # so that type checkers report a name that is not there

    def __getattr__(name):
        """Import on first use: the pytest plugin loads this package in every pytest run."""
        for module, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f".{module}", __name__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
