"""Who gets to see the dashboard, and what it may load."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import cast

import httpx
import msgspec
import pytest

from novita.dashboard import create_app
from novita.dashboard.messages import Messages
from novita.exceptions import AuthenticationError
from novita.fleet import FleetMonitor, FleetSnapshot, HistoryPoint, InstanceRow

pytestmark = pytest.mark.anyio
LOCAL = "http://127.0.0.1:8500"
SNAPSHOT = FleetSnapshot(tick=1, at=datetime(2026, 1, 1, tzinfo=UTC), rows=(InstanceRow(id="i-1", name="</script>"),))


class OneSnapshot:
    """A monitor that has one look and ends."""

    interval = 5.0
    fails = False
    past: tuple[HistoryPoint, ...] = ()

    async def __aiter__(self) -> AsyncIterator[FleetSnapshot]:
        if self.fails:
            raise AuthenticationError("the key is not accepted")
        yield SNAPSHOT

    def history(self, minutes: float, *, instance_id: str | None = None) -> tuple[HistoryPoint, ...]:
        return self.past


def client(
    token: str | None = None, *, base: str = LOCAL, fails: bool = False, past: tuple[HistoryPoint, ...] = ()
) -> httpx.AsyncClient:
    monitor = OneSnapshot()
    monitor.fails, monitor.past = fails, past
    app = create_app(cast("FleetMonitor", monitor), token=token)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base)


@pytest.mark.parametrize(
    "path", ["/", "/app.js", "/chart.js", "/style.css", "/icon.svg", "/history", "/stream", "/nowhere"]
)
async def test_every_answer_forbids_what_is_not_needed(path: str) -> None:
    async with client() as viewer:
        answer = await viewer.get(path)
    assert answer.status_code == (404 if path == "/nowhere" else 200)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["cache-control"] == "no-store"


async def test_the_page_refers_to_nothing_elsewhere() -> None:
    async with client() as viewer:
        for path in ("/", "/app.js", "/chart.js", "/style.css"):
            text = (await viewer.get(path)).text.replace("http://www.w3.org/2000/svg", "")
            assert "//" not in text.replace("// ", "") or path.endswith(".js")
            assert "http:" not in text
            assert "https:" not in text
            assert "style=" not in text


@pytest.mark.parametrize(
    "base",
    [
        "http://127.0.0.1:8500",
        "http://localhost:1",
        "http://[::1]:8500",
        "http://localhost",
        "http://lab.localhost",
        "http://127.0.0.2:8500",
    ],
)
async def test_this_machine_needs_no_token(base: str) -> None:
    async with client(base=base) as viewer:
        assert (await viewer.get("/")).status_code == 200


@pytest.mark.parametrize(
    "base", ["http://evil.example", "http://localhost.evil.example:8500", "http://127.0.0.1.evil.example"]
)
async def test_another_name_that_points_here_is_refused(base: str) -> None:
    async with client(base=base) as viewer:
        assert (await viewer.get("/stream")).status_code == 403


async def test_a_token_is_taken_once_and_kept_in_a_cookie() -> None:
    async with client("s3cret", base="http://lab.example") as viewer:
        assert (await viewer.get("/")).status_code == 401
        assert (await viewer.get("/?token=wrong")).status_code == 401
        assert (await viewer.get("/", headers={"authorization": "Bearer wrong"})).status_code == 401
        assert (await viewer.get("/", headers={"authorization": "Bearer s3cret"})).status_code == 200
        taken = await viewer.get("/?token=s3cret&theme=x")
        assert (taken.status_code, taken.headers["location"]) == (303, "/?theme=x")
        assert "httponly" in taken.headers["set-cookie"].lower()
        assert "samesite=lax" in taken.headers["set-cookie"].lower()
        assert (await viewer.get("/stream")).status_code == 200


async def test_an_empty_token_lets_nobody_in_from_elsewhere() -> None:
    """It comes from a variable that is not set; who says nothing must not have said the right thing."""
    async with client("", base="http://lab.example") as viewer:
        assert (await viewer.get("/?token=")).status_code == 403
        assert (await viewer.get("/stream", headers={"authorization": "Bearer "})).status_code == 403


async def test_the_stream_says_the_fleet() -> None:
    async with client() as viewer:
        text = (await viewer.get("/stream")).text
    _, event, _ = text.split("\n\n")
    name, data = event.split("\n")
    assert name == "event: snapshot"
    found = json.loads(data.removeprefix("data: "))
    assert found["rows"][0][:2] == ["i-1", "</script>"]
    assert found["totals"]["instances"] == 1


async def test_a_tick_of_a_later_visit_is_not_taken_for_one_of_an_earlier_visit() -> None:
    """Ticks are counted from 0 again when polling begins anew."""
    encoder = Messages(5.0)
    encoder.snapshot(SNAPSHOT)
    later = msgspec.structs.replace(SNAPSHOT, rows=(InstanceRow(id="i-2"),))
    assert b"i-2" in encoder.snapshot(later)


async def test_time_without_ticks_is_a_gap_in_the_past() -> None:
    """Nobody looked for a minute, so nothing was read; a line through that time would be made up."""
    seconds = (0, 5, 11, 66, 70)
    past = tuple(HistoryPoint(at=SNAPSHOT.at + timedelta(seconds=each), gpu_percent=each) for each in seconds)
    async with client(past=past) as viewer:
        found = (await viewer.get("/history")).json()
    assert found == {"": [0, 5, 11, *[None] * 10, 66, 70]}


async def test_a_refused_key_is_said_and_not_shown() -> None:
    async with client(fails=True) as viewer:
        assert 'event: failure\ndata: "the key is not accepted"' in (await viewer.get("/stream")).text
