"""What `novita top` shows and how keys change it. No terminal, no clock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from novita.fleet import FleetEvent, FleetSnapshot, InstanceRow

MOST_EVENTS = 200


@dataclass(frozen=True)
class Column:
    """A column that can be sorted by."""

    title: str
    value: Callable[[InstanceRow], Any]
    width: int
    falling: bool = False
    """Whether large values come first."""


COLUMNS = (
    Column("NAME", lambda row: row.name or row.id, 12),
    Column("STATUS", lambda row: row.status, 10),
    Column("PRODUCT", lambda row: row.product, 18),
    Column("GPUS", lambda row: row.gpu_num, 4, falling=True),
    Column("GPU%", lambda row: row.gpu_percent, 5, falling=True),
    Column("MEM%", lambda row: row.gpu_memory_percent, 5, falling=True),
    Column("CPU%", lambda row: row.cpu_percent, 5, falling=True),
    Column("DISK%", lambda row: row.disk_percent, 5, falling=True),
    Column("USD/H", lambda row: row.price_usd_per_hour, 7, falling=True),
    Column("REGION", lambda row: row.region, 12),
)


@dataclass
class State:
    """What the user has chosen, and the newest snapshot."""

    snapshot: FleetSnapshot | None = None
    sort: int = 4
    turned: bool = False
    filter: str = ""
    typing: bool = False
    top: int = 0
    page: int = 20
    """Rows that fit; set by the screen."""
    show_events: bool = True
    ended: bool = False
    events: deque[FleetEvent] = field(default_factory=lambda: deque[FleetEvent](maxlen=MOST_EVENTS))

    def take(self, snapshot: FleetSnapshot) -> None:
        """Take the newest snapshot."""
        self.snapshot = snapshot
        self.events.extend(snapshot.events)

    def rows(self) -> list[InstanceRow]:
        """The rows that fit the filter, sorted; those without a value come last."""
        if self.snapshot is None:
            return []
        words = self.filter.lower().split()
        kept = [row for row in self.snapshot.rows if all(word in _text(row) for word in words)]
        column = COLUMNS[self.sort]
        known = [row for row in kept if column.value(row) is not None]
        known.sort(key=column.value, reverse=column.falling != self.turned)
        return [*known, *(row for row in kept if column.value(row) is None)]

    def press(self, key: str) -> None:
        """Do what a key asks for; keys are single characters or names such as `up`."""
        if self.typing:
            self._type(key)
            return
        last = max(0, len(self.rows()) - self.page)
        match key:
            case "q" | "\x03":
                self.ended = True
            case "/":
                self.typing = True
            case "s" | "right" | ">":
                self.sort, self.turned, self.top = (self.sort + 1) % len(COLUMNS), False, 0
            case "S" | "left" | "<":
                self.sort, self.turned, self.top = (self.sort - 1) % len(COLUMNS), False, 0
            case "r":
                self.turned, self.top = not self.turned, 0
            case "e":
                self.show_events = not self.show_events
            case "escape":
                self.filter, self.top = "", 0
            case "down" | "j":
                self.top = min(last, self.top + 1)
            case "up" | "k":
                self.top = max(0, self.top - 1)
            case "pagedown" | " ":
                self.top = min(last, self.top + self.page)
            case "pageup":
                self.top = max(0, self.top - self.page)
            case "home" | "g":
                self.top = 0
            case "end" | "G":
                self.top = last
            case _:
                pass

    def _type(self, key: str) -> None:
        self.top = 0
        if key == "\x03":
            self.ended = True
        elif key == "escape":
            self.filter, self.typing = "", False
        elif key in {"\r", "\n"}:
            self.typing = False
        elif key in {"\x7f", "\b"}:
            self.filter = self.filter[:-1]
        elif len(key) == 1 and key.isprintable():
            self.filter += key


def _text(row: InstanceRow) -> str:
    flags = "stale" if row.stale else ""
    return f"{row.id} {row.name} {row.status} {row.product} {row.region} {row.billing_mode} {flags}".lower()
