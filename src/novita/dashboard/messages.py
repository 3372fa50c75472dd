"""What the page is sent: a snapshot as one compact message, made once for all viewers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from novita.fleet import FleetEvent, FleetSnapshot, HistoryPoint, InstanceRow

_encode = msgspec.json.Encoder(decimal_format="number").encode


class Messages:
    """Encodes each snapshot once, however many look."""

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._encoded: tuple[InstanceRow, ...] | None = None
        self._rows = b""

    def snapshot(self, snapshot: FleetSnapshot) -> bytes:
        """A server-sent event with the fleet; the events are those of this viewer."""
        if snapshot.rows is not self._encoded:  # ticks are counted anew when the first viewer comes again
            self._rows = _encode([_row(row) for row in snapshot.rows])
            self._encoded = snapshot.rows
        totals = snapshot.totals
        head = {
            "at": snapshot.at.timestamp(),
            "interval": self._interval,
            "outage": snapshot.outage,
            "error": snapshot.error,
            "totals": msgspec.structs.asdict(totals),
            "events": [_event(each) for each in snapshot.events],
        }
        # The rows are the bulk; they are put in as they were encoded.
        return b'event: snapshot\ndata: %s,"rows":%s}\n\n' % (_encode(head)[:-1], self._rows)

    def history(self, points: Mapping[str, Sequence[HistoryPoint]]) -> bytes:
        """GPU use over time, by instance id; "" is the fleet. Ticks that were left out have no value."""
        return _encode({name: self._line(found) for name, found in points.items()})

    def _line(self, points: Sequence[HistoryPoint]) -> list[float | None]:
        values: list[float | None] = []
        for point in points:
            due = round((point.at - points[0].at).total_seconds() / self._interval)
            values += [None] * (due - len(values))
            values.append(_rounded(point.gpu_percent))
        return values


def failure(error: Exception) -> bytes:
    """A server-sent event that says why there is nothing to see."""
    return b"event: failure\ndata: %s\n\n" % _encode(str(error))


def _row(row: InstanceRow) -> tuple[Any, ...]:
    """In the order of `COLUMNS` in app.js."""
    return (
        row.id,
        row.name,
        row.status,
        row.product,
        row.region,
        row.gpu_num,
        _rounded(row.gpu_percent),
        _rounded(row.gpu_memory_percent),
        _rounded(row.cpu_percent),
        _rounded(row.disk_percent),
        row.price_usd_per_hour,
        int(row.stale),
        [_rounded(each.percent) for each in row.gpus],
        row.error or "",
        row.spot_status,
        row.billing_mode,
    )


def _event(event: FleetEvent) -> dict[str, Any]:
    return {"at": event.at.timestamp(), "kind": event.kind, "id": event.instance.id, "text": str(event)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
