"""What can be made to go wrong, and when."""

import random
from fnmatch import fnmatchcase
from typing import Literal

import msgspec

__all__ = ["Fault", "Faults", "Mishap"]


class Fault(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A rule: calls of matching operations suffer this.

    Attributes:
        kind: "latency" waits before the call is carried out; "error" answers an error instead of carrying it out;
            "drop" cuts the connection; "slow_body" trickles the answer.
        operation: Name of the operation; `*` and `?` match as in file names.
        rate: Share of the matching calls that suffer, 0 to 1, drawn with the simulator's seed.
        times: How many calls suffer before the rule is spent; None is no end.
        seconds: For latency, how long; for a slow body, over how long it is spread. Real seconds.
        jitter: For latency, up to so many seconds more.
        status: For errors, the HTTP status.
        reason: For errors, the reason word of the body.
        message: For errors, the message of the body.
        retry_after: For errors, the Retry-After header: seconds or an HTTP date.
        text: For errors, a body to send instead of the JSON one, as gateways do.
        processed: For drops, carry the call out first, so that only the answer is lost.
    """

    kind: Literal["latency", "error", "drop", "slow_body"]
    operation: str = "*"
    rate: float = 1.0
    times: int | None = None
    seconds: float = 0.0
    jitter: float = 0.0
    status: int = 500
    reason: str = "UNKNOWN_ERROR"
    message: str = "simulated fault"
    retry_after: int | str | None = None
    text: str | None = None
    processed: bool = False


class Mishap(msgspec.Struct):
    """All that happens to one call."""

    delay: float = 0.0
    error: Fault | None = None
    drop: Fault | None = None
    slow: float = 0.0


_NOTHING = Mishap()


class Faults:
    """The rules in force."""

    def __init__(self, seed: int) -> None:
        self._rules: list[Fault] = []
        self._random = random.Random(seed)  # noqa: S311 - runs repeat on purpose

    def add(self, fault: Fault) -> None:
        """Put a rule in force, behind those already there.

        Raises:
            ValueError: Its numbers make no sense.
        """
        if not 0 <= fault.rate <= 1:
            raise ValueError(f"rate is a share between 0 and 1, got {fault.rate}")
        if fault.times is not None and fault.times < 1:
            raise ValueError(f"times is 1 or more, or None for no end, got {fault.times}")
        if fault.seconds < 0 or fault.jitter < 0:
            raise ValueError("seconds are not below 0")
        if not 200 <= fault.status <= 599:
            raise ValueError(f"status is between 200 and 599, got {fault.status}")
        if isinstance(fault.retry_after, str) and not (fault.retry_after.isascii() and fault.retry_after.isprintable()):
            raise ValueError("retry_after is what a header can hold")
        self._rules.append(fault)

    def clear(self) -> None:
        """Lift all rules."""
        self._rules.clear()

    def strike(self, operation: str) -> Mishap:
        """What happens to this call; of several errors or drops the first rule's."""
        if not self._rules:
            return _NOTHING
        mishap = Mishap()
        for rule in list(self._rules):
            if not fnmatchcase(operation, rule.operation) or self._random.random() >= rule.rate:
                continue
            if (rule.kind == "error" and mishap.error) or (rule.kind == "drop" and mishap.drop):
                continue  # the call does not suffer it, so it is not spent
            if rule.times is not None:
                rule.times -= 1
                if rule.times <= 0:
                    self._rules.remove(rule)
            if rule.kind == "latency":
                mishap.delay += rule.seconds + self._random.random() * rule.jitter
            elif rule.kind == "slow_body":
                mishap.slow = max(mishap.slow, rule.seconds)
            elif rule.kind == "error":
                mishap.error = rule
            else:
                mishap.drop = rule
        return mishap
