"""How the service says no."""

from typing import Any

__all__ = ["Refusal"]


class Refusal(Exception):  # noqa: N818 - a refusal is what it is
    """The service says no: answered as its error body."""

    def __init__(self, reason: str, message: str, *, status: int = 400, metadata: object = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {
            "code": status,
            "reason": reason,
            "message": message,
            "metadata": {} if metadata is None else metadata,
        }
