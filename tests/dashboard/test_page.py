"""The dashboard as a browser shows it: a real one, without a screen."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import cast

import pytest
import uvicorn

from cli.conftest import environment, process
from lab.browser import CHROMIUM, DRIVER, Browser, browser
from novita.dashboard import create_app
from novita.exceptions import AuthenticationError
from novita.fleet import Appeared, FleetMonitor, FleetSnapshot, HistoryPoint, InstanceRow
from novita.simulator import Simulator
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")

ROWS = "return document.querySelectorAll('#rows .row').length"
TEXT = "return document.body.innerText"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def page(chromium: Browser) -> Browser:
    """An empty page; the browser takes seconds to start, so the tests share it."""
    chromium.open("about:blank")
    chromium.complaints()
    chromium.emulate(width=1280, height=800)
    return chromium


@contextmanager
def served(port: int = 0) -> Iterator[str]:
    with process("dashboard", "--port", str(port), "--interval", "0.5") as running:
        assert running.stdout
        try:
            yield running.stdout.readline().strip()
        finally:
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 130  # however many look


def test_it_lives_through_everything(
    page: Browser, novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(novita_simulator).items():
        monkeypatch.setenv(name, value)
    fleet = novita_simulator.instances()
    running = [each for each in fleet if each.status == "running"]
    with served() as url:
        page.open(url)
        page.wait_for(f"{ROWS} >= {min(len(fleet), 10)}")
        page.wait_for(f"return document.querySelector('#running').innerText === '{len(running)} of {len(fleet)}'")

        clock = page.run("return document.querySelector('#clock').innerText")
        page.wait_for("return document.querySelector('#clock').innerText !== arguments[0]", clock)

        page.type("#filter", running[0].name)
        page.wait_for(f"{ROWS} === 1")
        novita_simulator.fail(running[0].id)
        page.wait_for("return document.querySelector('#rows .status').innerText === 'exited'")
        page.wait_for("return document.querySelector('#events').innerText.includes(arguments[0])", running[0].name)
        page.run("document.querySelector('#rows .row').click()")
        page.wait_for("return document.querySelector('#d-facts').innerText.includes(arguments[0])", running[0].id)
        page.type("#filter", "\ue00c\ue00c")  # Escape closes the details, then empties the filter
        page.wait_for(f"{ROWS} > 1")

        novita_simulator.outage(1.5)
        page.wait_for("return document.querySelector('#banner').innerText.includes('service is away')")
        page.wait_for("return document.querySelectorAll('#rows .row.stale').length > 1")
        page.wait_for("return document.querySelector('#banner').hidden")
        assert page.complaints() == []

    page.wait_for("return document.querySelector('#banner').innerText.includes('No connection')")
    assert page.run(ROWS) > 1
    port = int(url.rstrip("/").rpartition(":")[2])
    with served(port):
        page.wait_for("return document.querySelector('#banner').hidden")
        clock = page.run("return document.querySelector('#clock').innerText")
        page.wait_for("return document.querySelector('#clock').innerText !== arguments[0]", clock)
    # While the server was away the browser itself notes each attempt; nothing else may be there.
    assert [each for each in page.complaints() if "net::ERR_" not in each] == []


class Large:
    """A monitor of 5,000 instances."""

    interval = 1.0

    async def __aiter__(self) -> AsyncIterator[FleetSnapshot]:
        yield FleetSnapshot(tick=0, at=datetime.now(UTC), rows=tuple(map(self._row, range(5000))))
        await asyncio.Event().wait()  # nothing happens any more

    @staticmethod
    def _row(number: int) -> InstanceRow:
        use = float(number * 7 % 100)
        gpus = tuple(GpuSnapshot(gpu_id=str(each), percent=use) for each in range(4))
        return InstanceRow(
            id=f"i-{number:04}", name=f"node-{number:04}", status="running", product="H100", gpu_num=4,
            price_usd_per_hour=Decimal("1.5"), metrics=MetricsSnapshot(gpu_percent=use, gpus=gpus),
        )  # fmt: skip

    def history(self, minutes: float, *, instance_id: str | None = None) -> tuple[HistoryPoint, ...]:
        return ()


@contextmanager
def shown(monitor: object, token: str | None = None) -> Iterator[str]:
    """The address of a page that shows a monitor."""
    app = create_app(cast("FleetMonitor", monitor), token=token)
    config = uvicorn.Config(app, port=0, log_level="critical", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            pass
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def large() -> Iterator[str]:
    with shown(Large()) as url:
        yield url


FILLED = """
const scroller = document.querySelector('#scroller'), counts = [];
let filled = new Set();
window.fetch = () => new Promise(() => {});  // the past of the rows does not come in between
new MutationObserver((changes) => changes.forEach(({ target }) => filled.add(target)))
  .observe(document.querySelector('#rows'), { subtree: true, attributeFilter: ['aria-rowindex'] });
const frame = () => new Promise((done) => requestAnimationFrame(done));
return (async () => {
  for (let turn = 0; turn < 20; turn++) {
    filled = new Set();
    scroller.scrollTop += arguments[0];
    await frame(); await frame(); await frame();
    counts.push(filled.size);
  }
  return counts;
})();
"""
"""How many rows are filled at each turn of a wheel."""

HEIGHT = 34
"""Of a row."""


def test_five_thousand_rows_scroll(page: Browser, large: str) -> None:
    page.open(large)
    page.wait_for("return document.querySelector('#shown').innerText === '5000 instances'")
    page.run("document.querySelector('#scroller').scrollTop = arguments[0]", 2500 * HEIGHT)
    page.wait_for("return document.querySelector('#rows .row[aria-rowindex=\"2502\"]')")  # heads are the first
    assert 10 < page.run(ROWS) < 60
    counts = page.run(FILLED, 4 * HEIGHT)
    assert set(counts) == {4}, counts  # those that come into sight, and no others
    assert page.complaints() == []


def test_keys_reach_everything(page: Browser, large: str) -> None:
    page.open(large)
    page.wait_for(f"{ROWS} > 10")
    page.type("#scroller", "\ue00f\ue015\ue015")  # Page Down, Down, Down
    chosen = page.wait_for("return document.querySelector('#rows .row[aria-selected=true]')?.id")
    page.type("#scroller", "\ue007")  # Enter
    page.wait_for("return !document.querySelector('#detail').hidden")
    page.type("#scroller", "\ue010")  # End
    page.wait_for("return document.querySelector('#rows .row[aria-selected=true]').id !== arguments[0]", chosen)
    page.type("#scroller", "/")
    assert page.run("return document.activeElement.id") == "filter"


CUT = """
const right = document.querySelector('#scroller').getBoundingClientRect().right;
return [...document.querySelectorAll('#rows .row:first-child > *, #heads > *')]
  .filter((each) => each.getClientRects().length && each.getBoundingClientRect().right > right)
  .map((each) => each.className);
"""
"""Cells and heads of which something is not to be seen."""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 820, 1280, 1920])
def test_nothing_sticks_out(page: Browser, large: str, width: int, dark: bool) -> None:
    page.emulate(width=width, height=844, dark=dark)
    page.open(large)
    page.wait_for(f"{ROWS} > 3")
    assert page.run("return document.documentElement.scrollWidth") <= width
    lightness = page.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (lightness < 60) == dark
    assert page.run(CUT) == []
    page.run("document.querySelector('#rows .row').click()")
    page.wait_for("return document.querySelectorAll('#d-charts figure').length === 5")
    assert page.run("return document.documentElement.scrollWidth") <= width
    assert page.run(CUT) == []
    assert page.complaints() == []


class Small:
    """A monitor of a few instances; what it shows next is put into it."""

    interval = 5.0

    def __init__(self, *rows: InstanceRow, past: tuple[float | None, ...] = ()) -> None:
        self.rows = rows
        self.past = past
        self.at = AT
        self.viewers = threading.Semaphore(0)
        self.fails: str | None = None
        self.outage = False

    async def __aiter__(self) -> AsyncIterator[FleetSnapshot]:
        self.viewers.release()
        if self.fails:
            raise AuthenticationError(self.fails)
        events = tuple(Appeared(instance=each, at=AT) for each in self.rows[:1])
        yield FleetSnapshot(tick=0, at=self.at, rows=self.rows, events=events, outage=self.outage)
        await asyncio.Event().wait()

    def history(self, minutes: float, *, instance_id: str | None = None) -> tuple[HistoryPoint, ...]:
        return tuple(HistoryPoint(at=AT, gpu_percent=each) for each in self.past)


AT = datetime(2026, 1, 1, tzinfo=UTC)
BANNER = "return document.querySelector('#banner').innerText"
EMPTY = "const empty = document.querySelector('#empty'); return (empty.hidden ? '' : empty.innerText)"


def instance(number: int, use: float | None, status: str = "running") -> InstanceRow:
    return InstanceRow(
        id=f"i-{number}", name=f"node-{number}", status=status, price_usd_per_hour=Decimal(number), gpu_num=1,
        metrics=MetricsSnapshot(gpu_percent=use),
    )  # fmt: skip


def test_an_empty_page_says_why(page: Browser) -> None:
    with shown(Small()) as url:
        page.open(url)
        page.wait_for(f"{EMPTY} === 'This account has no instances.'")
    monitor = Small()
    monitor.outage = True
    with shown(monitor) as url:
        page.open(url)
        page.wait_for(f"{EMPTY} === 'Nothing is known yet.'")
        assert "last known" not in page.run(BANNER)
    with shown(Small(instance(1, 50.0))) as url:
        page.open(url)
        page.wait_for(f"{ROWS} === 1")
        assert page.run(EMPTY) == ""
        page.type("#filter", "nothing like it")
        page.wait_for(f"{EMPTY} === 'No instance has these words.'")
        page.type("#filter", "\ue00c")
        page.wait_for(f"{ROWS} === 1")


def test_a_refused_key_is_said_until_it_is_accepted(page: Browser) -> None:
    monitor = Small(instance(1, 50.0))
    monitor.fails = "the key is not accepted"
    with shown(monitor) as url:
        page.open(url)
        page.wait_for(f"{BANNER} === 'The fleet cannot be seen. the key is not accepted'")
        # Every attempt ends the stream; what is wrong stays there nevertheless.
        page.run(
            "window.said = new Set();"
            "new MutationObserver(() => said.add(document.querySelector('#banner').innerText))"
            ".observe(document.querySelector('#banner'), { subtree: true, childList: true, attributes: true });"
        )
        page.wait_for(
            "return performance.getEntriesByType('resource').filter((each) => each.name.endsWith('/stream')).length > 1"
        )
        assert page.run("return [...said]") in ([], ["The fleet cannot be seen. the key is not accepted"])
        assert page.run("return document.title") == "⚠ Fleet"
        monitor.fails = None
        page.wait_for(f"{ROWS} === 1")
        page.wait_for("return document.querySelector('#banner').hidden")
        assert page.run("return document.title") == "1 of 1 running · Fleet"


def test_a_stream_that_fell_silent_is_opened_anew(page: Browser) -> None:
    """Who listens does not notice that the other side is gone, as when its machine lost power."""
    monitor = Small(instance(1, 50.0))
    later = "const before = Date.now.bind(Date); Date.now = () => before() + 60_000"
    silent = f"{BANNER} === 'Nothing new has come for a while; what you see is old.'"
    with shown(monitor) as url:
        page.open(url)
        page.wait_for(f"{ROWS} === 1")
        assert monitor.viewers.acquire(timeout=20)
        page.run(later)
        assert monitor.viewers.acquire(timeout=20)
        page.wait_for(silent)  # what is told again is no news
        monitor.rows, monitor.at = (instance(1, 50.0), instance(2, 50.0)), AT + timedelta(minutes=1)
        page.run(later)
        page.wait_for(f"{ROWS} === 2")
        page.wait_for("return document.querySelector('#banner').hidden")


def test_a_link_with_the_token_on_a_page_elsewhere_leads_in(page: Browser) -> None:
    with shown(Small()) as elsewhere, shown(Small(instance(1, 50.0)), token="s3cret") as url:
        page.open(elsewhere.replace("127.0.0.1", "localhost"))
        page.run(
            "const link = document.createElement('a'); link.href = arguments[0]; document.body.append(link);"
            "link.click();",
            f"{url}?token=s3cret",
        )
        page.wait_for(f"return location.href === arguments[0] && {ROWS.removeprefix('return ')} === 1", url, seconds=5)


def test_what_idles_is_counted_and_can_be_filtered(page: Browser) -> None:
    with shown(Small(instance(1, 50.0), instance(2, 1.0), instance(3, 0.0, "exited"), instance(4, None))) as url:
        page.open(url)
        page.wait_for("return document.querySelector('#idle').innerText === '2.00'")
        page.type("#filter", "idle")
        page.wait_for(f"{ROWS} === 1")
        assert page.run("return document.querySelector('#rows .name').innerText") == "node-2"


def test_an_event_leads_to_its_instance(page: Browser) -> None:
    with shown(Small(instance(1, 50.0))) as url:
        page.open(url)
        page.wait_for("return document.querySelector('#events li')?.innerText.includes('node-1')")
        page.run("document.querySelector('#events li').click()")
        page.wait_for("return document.querySelector('#d-name').innerText === 'node-1'")


class Ticking(Small):
    """The same instances at every tick, and an event that tells ticks from each other."""

    async def __aiter__(self) -> AsyncIterator[FleetSnapshot]:
        for tick in range(1000):
            at = AT + timedelta(seconds=tick)
            yield FleetSnapshot(tick=tick, at=at, rows=self.rows, events=(Appeared(instance=self.rows[0], at=at),))
            await asyncio.sleep(0.1)


def test_details_are_there_from_when_they_are_asked_for_until_they_are_closed(page: Browser) -> None:
    hidden = "return document.querySelector('#detail').hidden"

    def ticks() -> int:
        return int(page.run("return document.querySelectorAll('#events li').length"))

    def later() -> None:
        page.wait_for("return document.querySelectorAll('#events li').length > arguments[0]", ticks() + 1)

    with shown(Ticking(instance(1, 50.0), instance(2, 40.0))) as url:
        page.open(url)
        page.wait_for(f"{ROWS} === 2")
        page.type("#scroller", "\ue015")  # Down
        later()
        assert page.run(hidden)
        page.run("document.querySelector('#rows .row[aria-selected=true]').click()")
        later()
        assert not page.run(hidden)
        page.run("document.querySelector('#events li').click()")  # the one that is shown
        assert not page.run(hidden)
        page.type("#scroller", "\ue00c")  # Escape
        later()
        assert page.run(hidden)
        page.type("#scroller", "\ue015\ue007")  # Down, Enter
        later()
        assert not page.run(hidden)
        page.run("document.querySelector('#rows .row[aria-selected=true]').click()")
        assert page.run(hidden)
        assert page.complaints() == []


def test_a_long_gap_in_the_data_is_a_gap_in_the_line(page: Browser) -> None:
    past = (50.0, None, 50.0, *[None] * 20, 50.0, 60.0)
    with shown(Small(instance(1, 70.0), past=past)) as url:
        page.open(url)
        page.wait_for(f"{ROWS} === 1")
        line = "return document.querySelector('#rows .stroke').getAttribute('d')"
        page.wait_for(f"{line}.split('M').length === 3")
        lengths = page.run(f"{line}.split('M').slice(1).map((run) => run.split('L').length)")
        assert lengths == [2, 2]  # one value that is missing is none
        page.run("document.querySelector('#rows .row').click()")
        page.wait_for("return document.querySelector('#d-charts .area')?.getAttribute('d').split('Z').length === 3")


def test_the_detail_is_a_sheet_on_a_phone(page: Browser, large: str) -> None:
    page.emulate(width=390, height=844)
    page.open(large)
    page.wait_for(f"{ROWS} > 3")
    page.run("document.querySelector('#rows .row').click()")
    page.wait_for("return !document.querySelector('#detail').hidden")
    box = page.run("return document.querySelector('#detail').getBoundingClientRect().toJSON()")
    assert (box["bottom"], box["width"]) == (844, 390)
    page.run("document.querySelector('#d-close').click()")
    page.wait_for("return document.querySelector('#detail').hidden")
