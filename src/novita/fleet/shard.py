"""One of several monitors that share a fleet: each instance belongs to exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from zlib import crc32

from novita.exceptions import ConfigurationError


@dataclass(frozen=True)
class Shard:
    """Part `index` (from 0) of `count`, by a hash of the instance's id that is the same on every machine."""

    index: int
    count: int

    def __post_init__(self) -> None:
        if not 0 <= self.index < self.count:
            raise ConfigurationError(f"a shard is i/n with 0 <= i < n, got {self.index}/{self.count}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `i/n`, such as `0/4`.

        Raises:
            ConfigurationError: It is something else.
        """
        index, _, count = text.partition("/")
        try:
            return cls(int(index), int(count))
        except ValueError:
            raise ConfigurationError(f"a shard is i/n with 0 <= i < n, got {text!r}") from None

    def has(self, instance_id: str) -> bool:
        """Whether an instance belongs to this part."""
        return crc32(instance_id.encode()) % self.count == self.index
