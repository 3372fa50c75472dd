"""Watch a fleet of GPU instances: snapshots on schedule, typed events, history, exporters.

```python
async for snapshot in FleetMonitor(client, interval=5):
    print(snapshot.totals.gpu_percent, snapshot.events)
```
"""

from __future__ import annotations

from .events import (
    Appeared,
    DiskNearlyFull,
    FleetEvent,
    GpuIdle,
    GpuSaturated,
    Removed,
    SpotReclaimAnnounced,
    StatusChanged,
    Thresholds,
)
from .history import HistoryPoint
from .monitor import FleetMonitor
from .rows import InstanceRow, Listed
from .shard import Shard
from .snapshot import FleetSnapshot, FleetTotals
from .threaded import ThreadedFleetMonitor

__all__ = [
    "Appeared",
    "DiskNearlyFull",
    "FleetEvent",
    "FleetMonitor",
    "FleetSnapshot",
    "FleetTotals",
    "GpuIdle",
    "GpuSaturated",
    "HistoryPoint",
    "InstanceRow",
    "Listed",
    "Removed",
    "Shard",
    "SpotReclaimAnnounced",
    "StatusChanged",
    "ThreadedFleetMonitor",
    "Thresholds",
]
