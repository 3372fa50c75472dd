"""Every example runs as it stands, and is short."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from novita.simulator import Simulator

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def environment(novita_simulator: Simulator) -> Iterator[dict[str, str]]:
    yield os.environ | {
        "PYTHONPATH": str(EXAMPLES.parent / "src"),
        "NOVITA_API_KEY": novita_simulator.api_key,
        "NOVITA_BASE_URL": novita_simulator.base_url,
        "SSL_CERT_FILE": str(novita_simulator.ca),
    }
    assert novita_simulator.violations() == []


def finished(name: str, *arguments: str, env: dict[str, str]) -> str:
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True, timeout=60).stdout


@contextmanager
def running(name: str, *arguments: str, env: dict[str, str]) -> Iterator[Iterator[str]]:
    """An example that goes on until it is stopped; gives its lines."""
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout
        finally:
            process.terminate()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_it_is_short_and_tested(path: Path) -> None:
    assert len(path.read_text().splitlines()) < 40
    assert path.name in Path(__file__).read_text()


def test_idle_gpus(environment: dict[str, str], novita_simulator: Simulator) -> None:
    chosen = next(each for each in novita_simulator.instances() if each.status == "running" and each.gpu_num)
    novita_simulator.idle(chosen.id)
    novita_simulator.advance(300)
    with running("idle_gpus.py", "1", env=environment) as lines:
        assert any(chosen.name in line and "USD/h" in line for line in lines)


def test_stop_after_hours(environment: dict[str, str], novita_simulator: Simulator) -> None:
    printed = finished("stop_after_hours.py", "--from", "0", "--to", "24", "--name", "-", env=environment)
    assert printed.count("stopped") > 10
    novita_simulator.advance(120)
    assert not [each for each in novita_simulator.instances() if each.status == "running"]
    assert not finished("stop_after_hours.py", "--from", "24", "--to", "0", env=environment)


def test_fleet_to_parquet(environment: dict[str, str], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with running("fleet_to_parquet.py", str(tmp_path), env=environment) as lines:
        name, rows = next(lines).split()
    table = parquet.read_table(name)
    assert table.num_rows == int(rows) == 20
    assert any(value is not None for value in table["gpu_percent"].to_pylist())


def test_spot_webhook(environment: dict[str, str], novita_simulator: Simulator) -> None:
    posted: list[dict[str, Any]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class' name
            pass

    spot = next(each for each in novita_simulator.instances() if each.billing_mode == "spot")
    novita_simulator.reclaim(spot.id, notice=6000)
    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/spot"
        with running("spot_webhook.py", url, env=environment | {"NO_PROXY": "127.0.0.1"}) as lines:
            assert next(lines).startswith("204 spot_reclaim_announced")
        server.shutdown()
    assert posted[0]["kind"] == "spot_reclaim_announced"
    assert posted[0]["instance"]["id"] == spot.id


def test_capacity_finder(environment: dict[str, str]) -> None:
    lines = finished("capacity_finder.py", "4", env=environment).splitlines()
    prices = [float(line.split()[0]) for line in lines]
    assert len(prices) > 3
    assert prices == sorted(prices)
    assert all("H100" in line for line in finished("capacity_finder.py", "2", "H100", env=environment).splitlines())


@pytest.mark.parametrize("words", ["capacity_finder.py 4", "stop_after_hours.py --from 0 --to 24"])
def test_a_service_that_is_away_is_one_line(environment: dict[str, str], words: str) -> None:
    name, *arguments = words.split()
    away = environment | {"NOVITA_BASE_URL": "https://127.0.0.1:1", "NOVITA_MAX_RETRIES": "0"}
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    found = subprocess.run(command, env=away, capture_output=True, text=True, check=False)
    assert (found.returncode, len(found.stderr.splitlines())) == (1, 1)
    assert "no connection to 127.0.0.1:1" in found.stderr


def test_fastapi_fleet(
    environment: dict[str, str], novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fastapi")
    from starlette.testclient import TestClient

    for name in ("NOVITA_API_KEY", "NOVITA_BASE_URL", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, environment[name])
    spec = importlib.util.spec_from_file_location("fastapi_fleet", EXAMPLES / "fastapi_fleet.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    running_ids = [each.id for each in novita_simulator.instances() if each.status == "running"]
    with TestClient(module.app) as web:
        while (answer := web.get("/fleet")).status_code == 503:
            pass  # the first snapshot is on its way
        assert answer.json()["running"] >= len(running_ids)
        assert float(answer.json()["usd_per_hour"]) > 0
        assert web.get(f"/fleet/{running_ids[0]}").json()["status"] == "running"
        assert web.get("/fleet/nobody").status_code == 404
