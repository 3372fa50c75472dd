"""Every example runs as it stands, and is short."""

from __future__ import annotations

import importlib.util
import json
import os
import runpy
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from novita.simulator import Simulator

EXAMPLES = Path(__file__).parents[2] / "examples"


Run = Callable[..., str]


@pytest.fixture
def environment(novita_simulator: Simulator) -> Iterator[dict[str, str]]:
    yield os.environ | {
        "PYTHONPATH": str(EXAMPLES.parent / "src"),
        "NOVITA_API_KEY": novita_simulator.api_key,
        "NOVITA_BASE_URL": novita_simulator.base_url,
        "SSL_CERT_FILE": str(novita_simulator.ca),
    }
    assert novita_simulator.violations() == []


@pytest.fixture
def run(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs an example that ends by itself, as a command does; gives what it prints."""
    for name in ("NOVITA_API_KEY", "NOVITA_BASE_URL", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, environment[name])

    def run(name: str, *arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        return capsys.readouterr().out

    return run


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


def test_stop_after_hours(run: Run, novita_simulator: Simulator) -> None:
    assert not run("stop_after_hours.py", "--from", "24", "--to", "0", "--name", "-")
    assert run("stop_after_hours.py", "--from", "0", "--to", "24", "--name", "-").count("stopped") > 10
    novita_simulator.advance(120)
    assert not [each for each in novita_simulator.instances() if each.status == "running"]


def test_fleet_to_parquet(environment: dict[str, str], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with running("fleet_to_parquet.py", str(tmp_path), env=environment) as lines:
        name, rows = next(lines).split()
    table = parquet.ParquetFile(name).read()  # without pandas, which takes a second to import
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


def test_capacity_finder(run: Run) -> None:
    lines = run("capacity_finder.py", "4").splitlines()
    prices = [float(line.split()[0]) for line in lines]
    assert len(prices) > 3
    assert prices == sorted(prices)
    assert all("H100" in line for line in run("capacity_finder.py", "2", "H100").splitlines())
    with pytest.raises(SystemExit, match="2 x nothing: nowhere now"):
        run("capacity_finder.py", "2", "nothing")


@pytest.mark.parametrize("words", ["capacity_finder.py 4", "stop_after_hours.py --from 0 --to 24"])
def test_a_service_that_is_away_is_one_line(run: Run, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_BASE_URL", "https://127.0.0.1:1")
    monkeypatch.setenv("NOVITA_MAX_RETRIES", "0")
    with pytest.raises(SystemExit, match=r"no connection to 127\.0\.0\.1:1.*is up\.$"):
        run(*words.split())


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


@pytest.mark.filterwarnings("ignore:model.images.txt2img:DeprecationWarning")  # delisted, as the README says
def test_text_to_image(run: Run, tmp_path: Path) -> None:
    _, saved = run("text_to_image.py", "a lighthouse", str(tmp_path)).splitlines()
    assert Path(saved.split()[0]).read_bytes().startswith(b"\x89PNG")


def test_video_progress(run: Run, tmp_path: Path) -> None:
    *progress, saved = run("video_progress.py", "waves", str(tmp_path)).splitlines()
    assert progress[0].startswith("TASK_STATUS_QUEUED 0")
    assert any(line.startswith("Progress(number=1, files=1") for line in progress)
    assert b"ftyp" in Path(saved.removeprefix("saved ")).read_bytes()[:16]


def test_chat_with_tool(run: Run, novita_simulator: Simulator) -> None:
    running_now = sum(each.status == "running" for each in novita_simulator.instances())
    printed = run("chat_with_tool.py", "running")  # the simulated model repeats what it is told
    assert printed == f"[CountInstances: running -> {running_now}]\nYou said: {json.dumps({'count': running_now})}"


def test_batch_of_chats(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions").write_text("one\ntwo\n", encoding="utf-8")
    lines = run("batch_of_chats.py", str(tmp_path / "questions")).splitlines()
    assert lines[1] == "VALIDATING"
    assert lines[-3:] == ["COMPLETED", "1 You said: one", "2 You said: two"]


def test_last_months_bill(run: Run) -> None:
    *days, total, _, left = run("last_months_bill.py").splitlines()
    assert 28 <= len(days) <= 31
    assert total == f"pay as you go {sum(Decimal(line.split()[1].replace(',', '')) for line in days)} USD"
    assert 49_000 < float(left.split()[1]) <= 50_000
