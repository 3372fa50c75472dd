"""The dashboard as a browser shows it: a real one, without a screen."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import cast

import pytest
import uvicorn

from cli.conftest import environment, process
from lab.browser import CHROMIUM, DRIVER, Browser, browser
from novita.dashboard import create_app
from novita.fleet import FleetMonitor, FleetSnapshot, HistoryPoint, InstanceRow
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


@pytest.fixture(scope="module")
def large() -> Iterator[str]:
    config = uvicorn.Config(
        create_app(cast("FleetMonitor", Large())), port=0, log_level="critical", timeout_graceful_shutdown=0
    )
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


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 820, 1280, 1920])
def test_nothing_sticks_out(page: Browser, large: str, width: int, dark: bool) -> None:
    page.emulate(width=width, height=844, dark=dark)
    page.open(large)
    page.wait_for(f"{ROWS} > 3")
    assert page.run("return document.documentElement.scrollWidth") <= width
    lightness = page.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (lightness < 60) == dark
    cut = page.run(
        "return [...document.querySelectorAll('#rows .row:first-child > *')]"
        ".filter((each) => each.offsetParent && each.getBoundingClientRect().right > innerWidth).length"
    )
    assert cut == 0
