"""`python -m novita.simulator` and the pytest plugin, each in a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import novita

SOURCE = str(Path(novita.__file__).parents[1])
ENVIRONMENT = os.environ | {"PYTHONPATH": SOURCE}
PLUGIN = ["-p", "no:novita_simulator", "-p", "novita.simulator.pytest_plugin"]


@pytest.mark.parametrize("tls", [[], ["--tls"]])
def test_the_command_serves_until_interrupted(tls: list[str]) -> None:
    command = [sys.executable, "-m", "novita.simulator", "--instances", "7", *tls]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stdout
        said = "".join(iter(process.stdout.readline, "Ctrl-C ends it.\n"))
        url = re.findall(r"NOVITA_BASE_URL=(\S+)", said)[0]
        assert "7 instances" in said
        assert ("SSL_CERT_FILE" in said) == bool(tls) == url.startswith("https")
        if not tls:
            request = urllib.request.Request(f"{url}/_simulator/now", method="POST")
            assert float(urllib.request.urlopen(request).read()) > 0
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_it_does_not_end_step_by_step() -> None:
    """That would abort it every now and then, with threads of the server about to call Python."""
    program = (
        "import atexit; atexit.register(print, 'step by step'); "
        "from novita.simulator.__main__ import main; main(['--instances', '1'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout
        list(iter(process.stdout.readline, "Ctrl-C ends it.\n"))
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20)[0] == ""
        assert process.returncode == 0


def test_a_taken_port_is_said_so() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port = str(holder.getsockname()[1])
        command = [sys.executable, "-m", "novita.simulator", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 1
    assert "did not start" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--port", "99999"], ["--speed", "-1"], ["--instances", "-1"]])
def test_a_number_that_is_none_is_said_so(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "novita.simulator", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def run_pytest(directory: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (directory / "test_users_own.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", *PLUGIN, "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, env=ENVIRONMENT, check=False)


def test_the_fixture_resets_between_tests(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        "import pytest\n"
        "@pytest.fixture(scope='session')\n"
        "def novita_simulator_options():\n"
        "    return {'instances': 3, 'speed': 0}\n"
    )
    done = run_pytest(
        tmp_path,
        "import pytest\n"
        "@pytest.mark.parametrize('turn', [1, 2])\n"
        "def test_it(novita_simulator, turn):\n"
        "    assert novita_simulator.ca.exists()\n"
        "    rows = novita_simulator.instances()\n"
        "    assert len(rows) == 3\n"
        "    broken = next(row for row in rows if row.status == 'running')\n"
        "    novita_simulator.fail(broken.id)\n"
        "    assert [row.status for row in novita_simulator.instances()].count('exited') == 1\n",
    )
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_a_test_that_fails_in_an_outage_fails_alone(tmp_path: Path) -> None:
    done = run_pytest(
        tmp_path,
        "def test_it(novita_simulator):\n"
        "    novita_simulator.outage(600)\n"
        "    assert not novita_simulator\n"
        "def test_other(novita_simulator):\n"
        "    with novita_simulator.client() as client:\n"
        "        assert len(list(client.gpu.instances.list())) == 20\n",
    )
    assert "1 failed, 1 passed" in done.stdout, done.stdout


def test_without_the_extra_the_fixture_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("import sys\nsys.modules['granian'] = None\n")
    code = "def test_it(novita_simulator): pass\ndef test_other(): pass\n"
    done = run_pytest(tmp_path, code)
    assert "pip install 'novita-sdk-python[simulator]'" in done.stdout
    assert "1 passed, 1 error" in done.stdout


def test_the_plugin_imports_nothing_heavy() -> None:
    program = (
        "import sys, pytest; before = set(sys.modules); import novita.simulator.pytest_plugin;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before} - {'novita'};"
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_simulator_stands_on_its_own() -> None:
    program = (
        "import sys, novita; before = set(sys.modules); import novita.simulator.server, novita.simulator.handle;"
        "print(*(m for m in set(sys.modules) - before if m.startswith(('httpx', 'novita'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert all(name.startswith(("novita.simulator", "novita.exceptions")) for name in done.stdout.split())
    assert "novita.simulator.app" in done.stdout.split()
