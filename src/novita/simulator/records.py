"""What a simulator reports about itself."""

import msgspec

__all__ = ["InstanceRecord", "Stats", "Violation"]


class Violation(msgspec.Struct, frozen=True):
    """One way in which a request did not fit the contract.

    Attributes:
        operation: Name of the operation that was called.
        method: HTTP method.
        problem: What is wrong.
    """

    operation: str
    method: str
    problem: str


class Stats(msgspec.Struct, frozen=True):
    """What was served since the start or the last reset.

    Attributes:
        requests: Calls of the API, whatever became of them.
        operations: Calls by operation.
        statuses: Answers by HTTP status.
        protocols: Calls by HTTP version, as "1.1" or "2".
        violations: Recorded violations.
    """

    requests: int
    operations: dict[str, int]
    statuses: dict[str, int]
    protocols: dict[str, int]
    violations: int


class InstanceRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A machine of the fleet, in short.

    Attributes:
        id: Its id.
        name: Its name.
        status: Its status, as the API gives it.
        billing_mode: "onDemand", "monthly" or "spot".
        kind: "gpu" or "cpu".
        gpu_num: Number of its GPUs.
        product_name: What kind of machine it is.
        cluster_id: Its data centre.
    """

    id: str
    name: str
    status: str
    billing_mode: str
    kind: str
    gpu_num: int
    product_name: str
    cluster_id: str
