"""A task at any asynchronous endpoint, by its path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import msgspec
from pydantic import Field

from novita._core.call import Call
from novita._core.operation import BODY
from novita._core.task import TaskOperation


class SubmitTask(TaskOperation, method="submit", route="POST /v3/async/{path}"):
    """Begin a task at any asynchronous endpoint."""

    path: Annotated[str, Field(pattern=r"^/v\d\w*(/[\w-][\w.-]*)+$", max_length=200)]
    """Path of the endpoint."""
    body: Annotated[Mapping[str, Any], BODY]
    """The JSON body."""

    def to_call(self, path: str | None = None) -> Call:
        """The body as it is, at the path as it is."""
        return Call("POST", path if path and "{" not in path else self.path, msgspec.json.encode(self.body))


SubmitTask.spec = replace(SubmitTask.spec, name="model.submit")  # as messages are to name it
