"""What the process does when its surroundings are not as they should be: pipes, signals, disks, missing packages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import SOURCE, Run, asked, process
from novita.simulator import Simulator

fcntl = pytest.importorskip("fcntl", reason="pipes of POSIX")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and devices of POSIX")
LIST = ("gpu", "instances", "list")


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="needs a pipe that holds less than there is to write")
def test_a_reader_that_has_enough(simulated: Simulator) -> None:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    with process(*LIST, "-o", "jsonl", "--page-size", "1", stdout=writing) as running:
        os.close(writing)
        assert os.read(reading, 10).startswith(b'{"id":')
        os.close(reading)
        _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (141, "")


def test_ctrl_c_ends_cleanly(simulated: Simulator) -> None:
    simulated.faults.latency(30)
    with process(*LIST) as running:
        asked(simulated, 1, running)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Traceback" not in err


def test_ctrl_c_while_it_loads_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    done = shell('"$PYTHON" -m novita gpu; exit $?', PYTHONPATH=f"{tmp_path}:{SOURCE}")
    assert (done.returncode, done.stderr) == (130, "")


def test_an_answer_of_no_sends_nothing_and_says_nothing(run: Run, simulated: Simulator) -> None:
    refused = run("gpu", "instances", "delete", "i-1", typed="n\n")
    assert (refused.status, refused.err) == (130, "`gpu instances delete i-1` deletes. Go on? [y/N]: ")
    assert simulated.stats().requests == 0


@pytest.mark.parametrize(
    "words", ["gpu instances list", "gpu instances list -o table", "--help", "doctor", "cost", "--version"]
)
def test_a_closed_stdout_is_like_a_silent_one(simulated: Simulator, words: str) -> None:
    done = shell(f'"$PYTHON" -m novita {words} >&-')
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_other_closed_streams(simulated: Simulator) -> None:
    unasked = shell('"$PYTHON" -m novita gpu instances delete i-1 <&-')
    assert (unasked.returncode, "say --yes" in unasked.stderr) == (2, True)
    assert shell('"$PYTHON" -m novita gpu instances get -f - <&-').returncode == 2
    assert shell('"$PYTHON" -m novita nonsense 2>&-').returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["gpu instances list", "--help", "doctor", "--version"])
def test_a_full_disk_is_one_line(simulated: Simulator, words: str) -> None:
    done = shell(f'"$PYTHON" -m novita {words} >/dev/full')
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device\n")


@pytest.mark.parametrize(
    "words",
    ["--version", "--help", "doctor", "cost", "cost -o table", "gpu instances list", "gpu instances list -o table"],
)
def test_nobody_reads(simulated: Simulator, words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with process(*words.split(), stdout=writing) as running:
        os.close(writing)
        _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (141, "")


CREATE = '"$PYTHON" -m novita gpu networks create --cluster-id c --dry-run'


def test_pipes_hold_utf_8_whatever_the_locale_says() -> None:
    done = shell(f"echo 'name: 渲染' | {CREATE} -f -", PYTHONIOENCODING="ascii")
    assert (done.returncode, '"name": "渲染"' in done.stdout) == (0, True), done.stderr


def test_a_terminal_without_the_letters_shows_them_escaped() -> None:
    seen, terminal = os.openpty()
    line = ["gpu", "networks", "create", "--cluster-id", "c", "--name", "渲", "--dry-run"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONIOENCODING", "ascii")
        with process(*line, stdout=terminal) as running:
            os.close(terminal)
            _, err = running.communicate(timeout=30)
    shown = os.read(seen, 4096)
    os.close(seen)
    assert (running.returncode, err) == (0, "")
    assert rb'"name": "\u6e32"' in shown


@pytest.mark.parametrize(
    ("package", "words", "extra"),
    [
        ("click", "gpu", "cli"),
        ("yaml", "gpu instances get -f {spec}", "cli"),
        ("trustme", "simulator", "simulator"),
        ("uvicorn", "dashboard", "dashboard"),
        ("starlette", "dashboard", "dashboard"),
        ("prometheus_client", "exporter", "prometheus"),
    ],
)
def test_a_missing_package_comes_with_the_extra_that_brings_it(
    tmp_path: Path, package: str, words: str, extra: str
) -> None:
    missing = f"import sys\nsys.modules[{package!r}] = None\n"
    (tmp_path / "sitecustomize.py").write_text(missing)
    (tmp_path / "spec.yaml").write_text("instance_id: i-1")
    done = shell(f'"$PYTHON" -m novita {words.format(spec=tmp_path / "spec.yaml")}', PYTHONPATH=f"{tmp_path}:{SOURCE}")
    assert done.returncode == 2
    assert f"pip install 'novita-sdk-python[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


def shell(line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", line],
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": SOURCE, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
