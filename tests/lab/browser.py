"""A headless Chromium, driven over the WebDriver protocol: a few JSON calls to `chromedriver`."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


class Browser:
    """One page."""

    def __init__(self, address: str, session: str) -> None:
        self._base = f"{address}/session/{session}"

    def _call(self, path: str, body: Any = None, method: str | None = None) -> Any:
        return _call(f"{self._base}/{path}", body, method)

    def open(self, url: str) -> None:
        self._call("url", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script that returns one."""
        return self._call("execute/sync", {"script": script, "args": list(arguments)})

    def wait_for(self, script: str, *arguments: Any, seconds: float = 20) -> Any:
        """Run a script until its value is true, and give it."""
        end = time.monotonic() + seconds
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not within {seconds} s: {script}\n{self.complaints()}"
            time.sleep(0.05)  # the browser has nothing to wait on from outside
        return found

    def type(self, selector: str, text: str) -> None:
        found: dict[str, str] = self._call("element", {"using": "css selector", "value": selector})
        self._call(f"element/{next(iter(found.values()))}/value", {"text": text})

    def complaints(self) -> list[str]:
        """What the console was told since the last call."""
        entries: list[dict[str, Any]] = self._call("se/log", {"type": "browser"})
        return [f"{entry['level']}: {entry['message']}" for entry in entries]

    def emulate(self, *, width: int, height: int, dark: bool = False) -> None:
        """The size of the page, and the colours the user prefers."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._devtools("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._devtools("Emulation.setEmulatedMedia", {"features": [scheme]})

    def _devtools(self, command: str, parameters: dict[str, Any]) -> None:
        self._call("goog/cdp/execute", {"cmd": command, "params": parameters})


def _call(url: str, body: Any = None, method: str | None = None) -> Any:
    data = None if method == "GET" or method == "DELETE" else json.dumps(body or {}).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(json.load(error)["value"]["message"]) from None


@contextmanager
def browser(directory: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in a directory."""
    assert CHROMIUM
    assert DRIVER
    with subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as driver:
        assert driver.stdout
        try:
            line = next(line for line in driver.stdout if "started successfully on port" in line)
            address = f"http://127.0.0.1:{line.rpartition(' ')[2].strip().rstrip('.')}"
            options = {"binary": CHROMIUM, "args": [*_QUIET, f"--user-data-dir={directory}"]}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            session: str = _call(f"{address}/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
            try:
                yield Browser(address, session)
            finally:
                _call(f"{address}/session/{session}", method="DELETE")
        finally:
            driver.terminate()
