"""One rented machine: its record on the wire and its life."""

import random
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from .clock import Course
from .load import Load, Override

if TYPE_CHECKING:
    from .world import World

__all__ = ["Instance"]

# Virtual seconds a machine spends in each state before it goes on.
CREATE = (("toCreate", 1.0), ("creating", 4.0), ("pulling", 15.0), ("running", 0.0))
START = (("toStart", 1.0), ("starting", 6.0), ("running", 0.0))
STOP = (("toStop", 1.0), ("stopping", 5.0), ("exited", 0.0))
RESTART = (("toRestart", 1.0), ("restarting", 6.0), ("running", 0.0))
RESET = (("toReset", 1.0), ("resetting", 12.0), ("running", 0.0))
REMOVE = (("toRemove", 1.0), ("removing", 4.0), ("removed", 10.0), ("gone", 0.0))
FREEZE = (("freezing", 5.0), ("exited", 0.0))

_REMOVED = frozenset({"toRemove", "removing", "removed"})
_GIVEN_BACK = _REMOVED | {"toStop", "stopping", "freezing", "exited"}

_WAYS_IN = ("connectComponentSSH", "connectComponentWebTerminal", "connectComponentJupyter", "connectComponentLog")
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_KEEP_DATA_DAYS = 7
_encode = msgspec.json.Encoder().encode


class Instance:
    """A machine; `row` is its record in lists, `detail()` the record of a single fetch."""

    def __init__(self, world: "World", row: dict[str, Any], *, load_seed: int) -> None:
        self.world = world
        self.row = row
        self.id: str = row["id"]
        self.network: dict[str, str] = {"id": "", "ip": ""}
        self.jobs: list[dict[str, str]] = []
        self.overrides: list[Override] = []
        self.visible_at: float = 0.0
        self.load: Load = Load(load_seed, self.gpus, int(row["cpuNum"]))
        self._secrets = random.Random(load_seed)  # noqa: S311 - repeatable on purpose
        self._course = 0
        self._row_bytes: msgspec.Raw | None = None
        self._metrics: tuple[object, msgspec.Raw] = (None, msgspec.Raw())
        self.set(sshCommand=f"ssh -p {20000 + load_seed % 40000} root@{self.host}")
        self.rotate_password()

    @property
    def gpus(self) -> int:
        """Number of GPUs."""
        return int(self.row["gpuNum"])

    @property
    def host(self) -> str:
        """The proxy through which the machine is reached."""
        return f"proxy.{self.row['clusterId']}.sim.novita.invalid"

    @property
    def status(self) -> str:
        """Where in its life the machine is."""
        return str(self.row["status"])

    @property
    def running(self) -> bool:
        """Whether it does its work."""
        return self.status == "running"

    def set(self, **members: Any) -> None:
        """Change members of the record."""
        self.row.update(members)
        self._row_bytes = None

    def row_bytes(self) -> msgspec.Raw:
        """The list record as JSON, encoded again only after a change."""
        if self._row_bytes is None:
            self._row_bytes = msgspec.Raw(_encode(self.row))
        return self._row_bytes

    def follow(self, course: Course) -> None:
        """Go through the states of a course; an earlier course is abandoned."""
        self._course += 1
        self.world.clock.pass_through(course, partial(self._enter, self._course))

    def _enter(self, course: int, status: str) -> None:
        if course != self._course:
            return
        now = str(int(self.world.clock.now()))
        if status == "gone":
            self.world.forget(self)
        elif status == "running":
            self.set(status=status, lastStartedAt=now, statusError={"state": "", "message": ""})
        elif status == "exited":
            self.set(status=status, lastStoppedAt=now)
            if self.row["spotStatus"] == "reclaiming":
                self.set(spotStatus="terminated")
        else:
            self.set(status=status)
        if status == "starting":
            self.rotate_password()
        self.world.ledger.meter(self.row)

    def rotate_password(self) -> None:
        """Give the machine a new SSH password, as each start does."""
        self.set(sshPassword="".join(self._secrets.choices(_LETTERS, k=16)))

    def fail(self, message: str) -> None:
        """Break: the machine exits with an error.

        Raises:
            ValueError: It is being removed, and would come back.
        """
        if self.status in _REMOVED:
            raise ValueError(f"instance is {self.status}")
        self._course += 1
        self._enter(self._course, "exited")
        self.set(statusError={"state": "error", "message": message})

    def reclaim(self, notice: float) -> None:
        """Take a spot machine back after the notice: notified, reclaiming, terminated."""
        due = self.world.clock.now() + notice
        self.set(spotStatus="notified", spotReclaimTime=str(int(due)))
        self.world.clock.at(due, self._take_back)

    def _take_back(self) -> None:
        if self.row["spotStatus"] == "notified" and self.status not in _GIVEN_BACK:
            self.set(spotStatus="reclaiming")
            self.follow(STOP)

    def metrics(self, start: int, end: int, interval: int) -> msgspec.Raw:
        """Utilisation from start to end (Unix seconds) as JSON; nothing for the time before the last start."""
        born = int(self.row["lastStartedAt"])
        first = -(-max(start, born) // interval) * interval
        times = range(first, end + 1, interval) if self.running else range(0)
        key = (times, len(self.overrides))
        if key != self._metrics[0]:  # pollers ask more often than there are new points
            self._metrics = (key, msgspec.Raw(_encode(self.load.metrics(times, self.overrides))))
        return self._metrics[1]

    def detail(self) -> dict[str, Any]:
        """The whole record, with the ways in while the machine runs."""
        return {
            **self.row,
            "network": self.network,
            "node": [{"maxRootfsSize": 6144}],
            "jobs": self.jobs,
            "freeStorageSize": 60,
            "keepDataDay": _KEEP_DATA_DAYS,
            **(self._ways_in() if self.running else dict.fromkeys(_WAYS_IN)),
        }

    def _ways_in(self) -> dict[str, Any]:
        password = self.row["sshPassword"]
        jupyter = next((tool for tool in self.row["tools"] if tool["name"] == "Jupyter"), None)
        return {
            "connectComponentSSH": {"sshCommand": self.row["sshCommand"], "password": password, "isRunning": True},
            "connectComponentWebTerminal": {
                "address": f"https://{self.id}-terminal.{self.host}",
                "username": "admin",
                "password": password,
                "isRunning": True,
            },
            "connectComponentJupyter": jupyter
            and {
                "port": int(jupyter["port"]),
                "address": f"https://{self.id}-{jupyter['port']}.{self.host}",
                "isRunning": True,
            },
            "connectComponentLog": {
                "systemLogAddress": f"https://{self.host}/logs/{self.id}/system",
                "instanceLogAddress": f"https://{self.host}/logs/{self.id}/instance",
                "isRunning": True,
            },
        }
