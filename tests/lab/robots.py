"""An API of robots, for tests that need operations and care for none."""

from __future__ import annotations

from typing import Any

import pytest

import novita
from novita._core.model import Model
from novita._core.operation import Operation


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class GetRobot(Operation[Robot], method="get", route="GET /robots"):
    pass


class MakeRobot(Operation[Robot], method="make", route="POST /robots"):
    pass


def failure(driver: Any, operation: Any = None) -> Any:
    with pytest.raises(novita.APIError) as caught:
        driver.send(operation or GetRobot())
    name = (operation or GetRobot()).spec.name
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.operation == name
    return caught.value
