"""What the fleet costs: whole numbers in 1/10000 USD, so that every way to add up the parts gives the same total."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from .catalog import month_price
from .clock import Clock

__all__ = ["DAY", "MONTH", "Entry", "Ledger", "Purchase", "Run", "cycle_end", "cycle_start"]

DAY = 86_400
MONTH = 30 * DAY
"""A month of a subscription."""

_HOUR = 3600
_PRICE_UNITS = 10
"""Prices are in 1/100000 USD."""
_RESERVE = 50_000 * 10_000
"""What the account has left when the simulation begins."""


class Run(msgspec.Struct):
    """A machine that ran, or runs, by the hour."""

    owner: str
    product_id: str
    product_name: str
    gpus: int
    rate: int
    """For an hour of the whole machine, 1/10000 USD."""
    start: int
    end: int | None = None

    def seconds(self, start: int, end: int) -> int:
        """How long it ran within a span."""
        end = end if self.end is None else min(end, self.end)
        return max(end - max(start, self.start), 0)

    def cost(self, start: int, end: int) -> int:
        """What it cost within a span; the costs of the parts of a span are the cost of the span."""
        return self._until(end) - self._until(start)

    def _until(self, moment: int) -> int:
        return self.rate * self.seconds(self.start, moment) // _HOUR


class Purchase(msgspec.Struct, frozen=True):
    """A subscription that was bought or renewed."""

    owner: str
    product_id: str
    product_name: str
    kind: str
    """`monthly_new_buy` or `monthly_re_buy`."""
    at: int
    price: int
    """For one GPU, or one machine without, and a month, 1/10000 USD."""
    quantity: int
    """GPUs times months."""

    @property
    def amount(self) -> int:
        """What was paid, 1/10000 USD."""
        return self.price * self.quantity


class Entry(msgspec.Struct, frozen=True):
    """One movement of the wallet."""

    at: int
    kind: str
    """`recharge` or `consume`."""
    amount: int
    note: str


class Ledger:
    """All runs and purchases of the account, and the top-ups that paid for them."""

    def __init__(self, clock: Clock) -> None:
        self.runs: list[Run] = []
        self.purchases: list[Purchase] = []
        self._recharges: list[Entry] = []
        self._open: dict[str, Run] = {}
        self._clock = clock

    def now(self) -> int:
        """The moment, in whole seconds."""
        return int(self._clock.now())

    def meter(self, row: dict[str, Any], at: int | None = None) -> None:
        """Take note of a machine's state: it costs money by the hour while it runs, unless it is subscribed to.

        Args:
            row: Its list record.
            at: Since when; now unless given.
        """
        at = self.now() if at is None else at
        run = self._open.get(row["id"])
        if row["status"] != "running" or row["billingMode"] == "monthly":
            if run is not None:
                self._open.pop(run.owner).end = at
        elif run is None:
            rate = int(row["instancePrice"]) // _PRICE_UNITS
            run = Run(row["id"], row["productId"], row["productName"], int(row["gpuNum"]), rate, at)
            self._open[run.owner] = run
            self.runs.append(run)

    def buy(self, row: dict[str, Any], months: int, at: int | None = None, *, renewal: bool = False) -> None:
        """Pay for some months of a machine."""
        self.purchases.append(
            Purchase(
                owner=row["id"],
                product_id=row["productId"],
                product_name=row["productName"],
                kind="monthly_re_buy" if renewal else "monthly_new_buy",
                at=self.now() if at is None else at,
                price=month_price(row["productId"], months) // _PRICE_UNITS,
                quantity=max(int(row["gpuNum"]), 1) * months,
            )
        )

    def usage(self, start: int, end: int) -> int:
        """What all machines by the hour cost within a span, as far as it is over; its end is not in it."""
        end = min(end, self.now())
        return sum(run.cost(start, end) for run in self.runs) if start < end else 0

    def spent(self, start: int, end: int) -> int:
        """What the account spent within a span, subscriptions included."""
        return self.usage(start, end) + sum(each.amount for each in self.purchases if start <= each.at < end)

    def balance(self) -> int:
        """What was paid in, less what was spent."""
        return sum(entry.amount for entry in self._recharges) - self.spent(0, self.now() + 1)

    def first(self) -> int:
        """When the first cost arose."""
        return min([each.start for each in self.runs] + [each.at for each in self.purchases], default=self.now())

    def pay_in(self) -> None:
        """Top the wallet up at the start of each past month for what it cost, and once for a reserve."""
        at, reserve = self.first(), _RESERVE
        while at <= self.now():
            following = cycle_end(at, "Month")
            self._recharges.append(Entry(at, "recharge", self.spent(at, following) + reserve, ""))
            at, reserve = following, 0

    def entries(self) -> list[Entry]:
        """All movements of the wallet, oldest first; what runs by the hour is booked when its day is over."""
        found = list(self._recharges)
        found += [Entry(each.at, "consume", each.amount, f"subscription {each.owner}") for each in self.purchases]
        start = cycle_start(self.first(), "Day")
        while start + DAY <= self.now():
            if used := self.usage(start, start + DAY):
                found.append(Entry(start + DAY, "consume", used, "pay as you go"))
            start += DAY
        return sorted(found, key=lambda entry: (entry.at, entry.kind != "recharge"))


def cycle_start(at: int, cycle: str) -> int:
    """Start of the hour, day, week (from Monday) or month, UTC, that a moment is in."""
    if cycle == "Hour":
        return at - at % _HOUR
    midnight = datetime.fromtimestamp(at - at % DAY, UTC)
    if cycle == "Week":
        midnight -= timedelta(days=midnight.weekday())
    return int((midnight.replace(day=1) if cycle == "Month" else midnight).timestamp())


def cycle_end(at: int, cycle: str) -> int:
    """Start of the following one."""
    if cycle == "Month":
        return cycle_start(cycle_start(at, cycle) + 31 * DAY, cycle)
    return cycle_start(at, cycle) + {"Hour": _HOUR, "Day": DAY, "Week": 7 * DAY}[cycle]
