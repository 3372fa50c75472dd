"""The tests' own promise: nothing of them reaches another machine."""

import socket
from collections.abc import Callable

import pytest

from lab import socket_guard


@pytest.mark.parametrize(
    "leave",
    [
        lambda: socket.create_connection(("192.0.2.1", 443), timeout=1),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 53)),
        lambda: socket.getaddrinfo("api.novita.ai", 443),
    ],
    ids=["connect", "sendto", "getaddrinfo"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_leaving_this_machine_is_stopped_and_named(leave: Callable[[], object]) -> None:
    with pytest.raises(socket_guard.LeftLoopback):
        leave()
    assert len(socket_guard.attempts) == 1
    socket_guard.attempts.clear()
