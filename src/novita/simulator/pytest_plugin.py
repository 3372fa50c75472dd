"""Pytest fixtures for code that uses the SDK; active wherever this package is installed.

```python
def test_fleet(novita_simulator):
    with novita_simulator.client() as client: ...
```

pytest imports this module in every run, so it imports nothing but pytest until a fixture is used.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .handle import Simulator

__all__ = ["novita_simulator", "novita_simulator_options", "novita_simulator_server"]


@pytest.fixture(scope="session")
def novita_simulator_options() -> Mapping[str, object]:
    """How the session's simulator is started: keyword arguments of `Simulator`. Override it in your conftest.py."""
    return {}


@pytest.fixture(scope="session")
def novita_simulator_server(novita_simulator_options: Mapping[str, object]) -> "Iterator[Simulator]":
    """The session's simulator, without the reset between tests that `novita_simulator` brings."""
    try:
        import_module(".server", __package__)  # needs all that the extra brings
        from .handle import Simulator
    except ImportError as error:
        pytest.fail(f"novita_simulator: {error}")
    defaults: dict[str, object] = {"instances": 20, "speed": 60.0}
    with Simulator(**{**defaults, **novita_simulator_options}) as simulator:  # type: ignore[arg-type]  # the options of the user, checked there
        yield simulator


@pytest.fixture
def novita_simulator(novita_simulator_server: "Simulator") -> "Simulator":
    """A simulated Novita API, as after its start: 20 instances, a minute of virtual time in a second."""
    from .handle import SimulatorError

    try:
        novita_simulator_server.reset()
    except SimulatorError:  # it does not answer: a test that failed left an outage behind, or ended it
        novita_simulator_server.stop()
        novita_simulator_server.start()
    return novita_simulator_server
