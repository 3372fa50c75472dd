"""The commands made by hand."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import urllib.request
from pathlib import Path

import pytest
from pytest_httpx import HTTPXMock

from cli.conftest import Run, asked, process
from novita.cli.commands.ssh import command_line
from novita.simulator import Simulator
from novita.types.gpu.ssh import SSHConnection


def test_cost(run: Run, simulated: Simulator) -> None:
    found = json.loads(run("cost").out)
    running = [each for each in simulated.instances() if each.status == "running"]
    assert found["running"] == len(running)
    assert found["usd_per_hour"] == pytest.approx(sum(each["usd_per_hour"] for each in found["products"]))
    assert sum(each["gpus"] for each in found["products"]) == sum(each.gpu_num for each in running)
    table = run("cost", "-o", "table").out
    left = re.search(r"balance_usd +([\d.]+)", table)
    assert left is not None
    assert 0 <= found["balance_usd"] - float(left[1]) < 1  # the fleet costs something meanwhile
    assert run("cost", "-o", "csv").out.startswith("product,instances,gpus,usd_per_hour,usd_per_month\n")
    assert run("cost", "-o", "text").out.count("\t") == 4 * len(found["products"])


def test_nothing_that_runs_costs_nothing(run: Run, simulated: Simulator) -> None:
    for each in simulated.instances():
        if each.status == "running":
            simulated.fail(each.id)
    found = json.loads(run("cost").out)
    assert (found["running"], found["usd_per_hour"], found["hours_left"], found["products"]) == (0, 0, None, [])
    table = run("cost", "-o", "table")
    assert (table.status, "balance_usd" in table.out) == (0, True)


def test_wait(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    result = run("wait", first.id, "-o", "json")
    assert json.loads(result.out)["status"] == "running"
    assert result.err == f"{first.id} is running\n"
    late = run("wait", first.id, "--until", "exited", "-t", "0.2")
    assert late.status == 5
    assert run("wait", "i-unknown", "-t", "0.2").status in {3, 5}
    assert run("wait", first.id, "-t", "0").status == 2


def test_a_misspelt_status_is_not_waited_for(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    wrong = run("wait", first.id, "--until", "runing")
    assert wrong.status == 2
    assert "'runing' is no known status; did you mean running? (--anyway waits for it)" in wrong.err
    assert "there is toCreate, creating" in run("wait", first.id, "--until", "xyz").err
    assert simulated.stats().requests == 0
    assert run("wait", first.id, "--until", "RUNNING").status == 0
    # Statuses grow: one that this version does not know can be waited for all the same.
    unknown = run("wait", first.id, "--until", "hibernated", "--anyway", "-t", "0.2")
    assert (unknown.status, "last state: running" in unknown.err) == (5, True)


def test_ssh_prints_the_command(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    words = shlex.split(run("ssh", "--print", first.id, "--", "nvidia-smi", "-L").out)
    assert words[:2] == ["ssh", "-p"]
    assert words[3] == "--"
    assert words[4].startswith("root@")
    assert words[5:] == ["nvidia-smi", "-L"]


@pytest.mark.skipif(os.name != "posix", reason="quotes of POSIX")
def test_ssh_prints_words_as_a_shell_reads_them(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    printed = run("ssh", "--print", first.id, "echo", "it's", "a b", "$HOME").out
    assert shlex.split(printed)[5:] == ["echo", "it's", "a b", "$HOME"]


@pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
def test_ssh_becomes_the_ssh_of_this_machine(
    simulated: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ssh"
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\nexit 7\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    first = next(each for each in simulated.instances() if each.status == "running")
    with process("ssh", first.id, "nvidia-smi", "-L") as running:
        out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (7, "")  # its own status
    assert re.fullmatch(r"-p\|\d+\|--\|root@[\w.-]+\|nvidia-smi\|-L\|", out)
    program.unlink()
    with process("ssh", first.id) as running:
        _, err = running.communicate(timeout=30)
    assert (running.returncode, "there is no ssh on this machine" in err) == (1, True)


def test_ssh_says_what_is_missing(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    simulated.fail(first.id)
    stopped = run("ssh", "--print", first.id)
    assert f"Note: {first.id} is exited\n" in stopped.err
    assert run("ssh", "i-unknown").status == 3


def test_ssh_without_a_way_in_says_so(run: Run, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "i-1", "status": "toCreate", "sshCommand": ""})
    refused = run("ssh", "i-1")
    assert (refused.status, refused.err) == (1, "Error: i-1 is toCreate and offers no SSH: is port 22/tcp exposed?\n")


def test_ssh_takes_no_options_from_the_service() -> None:
    access = SSHConnection(host="x", port=22, user="-oProxyCommand=touch x")
    assert command_line(access, ())[3] == "--"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_events_go_on_after_an_outage_that_is_told(simulated: Simulator) -> None:
    with process("events", "--interval", "0.2") as running:
        assert running.stderr
        asked(simulated, 3, running)
        simulated.outage(1)
        assert running.stderr.readline().startswith("the service is away: gpu.instances.list: ")
        assert running.stderr.readline() == "the service is back\n"
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_events_are_json_lines(simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    with process("events", "--interval", "0.2", "--kind", "status_changed") as running:
        assert running.stdout
        asked(simulated, 3, running)  # the first look is the start, not news
        simulated.fail(first.id)
        event = json.loads(running.stdout.readline())
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert (event["kind"], event["before"], event["instance"]["id"]) == ("status_changed", "running", first.id)
    assert running.returncode == 130
    assert "Traceback" not in err


def test_jobs_are_waited_for(run: Run, simulated: Simulator) -> None:
    begun = ("serverless", "jobs", "run", "ep-1", '{"a": 1}')
    result = run(*begun, "--wait", "-q", "output")
    assert json.loads(result.out) == {"a": 1}
    assert result.err.split()[-1] == "COMPLETED"
    later = run("serverless", "jobs", "status", "ep-1", run(*begun, "-q", "id").out.strip(), "--wait")
    assert json.loads(later.out)["status"] == "COMPLETED"


def test_a_missing_thing_comes_with_a_hint_that_helps(run: Run, simulated: Simulator) -> None:
    assert "novita gpu instances list" in run("gpu", "instances", "get", "nothing").err
    assert "Hint" not in run("model", "tasks", "get", "nothing").err  # tasks cannot be listed


@pytest.mark.parametrize("name", ["simulator", "exporter"])
def test_short_names_pass_their_options_on(run: Run, name: str) -> None:
    told = run(name, "--help")
    assert told.status == 0
    assert told.out.startswith(f"usage: novita {name} ")
    assert "--port" in told.out
    assert run(name, "--prot", "1").status == 2


def test_an_exporter_that_cannot_be_ends_as_any_command(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("exporter", "--port", "70000").status == 2
    assert run("exporter", "--port", "0", "--interval", "0").status == 2
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run("exporter", "--port", str(taken.getsockname()[1])).status == 1
    monkeypatch.setenv("NOVITA_API_KEY", "sk-wrong")
    refused = run("exporter", "--port", "0")
    assert (refused.status, "novita login" in refused.err) == (4, True)
    monkeypatch.delenv("NOVITA_API_KEY")
    missing = run("exporter", "--port", "0")
    assert (missing.status, missing.err.splitlines()[0]) == (4, "Error: There is no API key.")


@pytest.mark.parametrize("words", ["--port 70000", "--port -1", "--instances -3", "--instances x"])
def test_a_simulator_that_cannot_be_is_refused(run: Run, words: str) -> None:
    result = run("simulator", *words.split())
    assert (result.status, "Traceback" in result.err) == (2, False)
    assert f"argument {words.split(maxsplit=1)[0]}: " in result.err


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_simulator_and_a_command_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with process("simulator", "--instances", "2") as serving:
        assert serving.stdout
        for line in serving.stdout:
            if line.startswith("  export "):
                name, _, value = line.removeprefix("  export ").strip().partition("=")
                monkeypatch.setenv(name, value)
            if line.startswith("Ctrl-C"):
                break
        with process("gpu", "instances", "list", "-q", "id") as asking:
            assert len(asking.communicate(timeout=30)[0].split()) == 2
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_exporter_has_the_key_of_the_profile(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ("--base-url", simulated.base_url)
    assert run("login", *server, "--api-key-stdin", stdin=simulated.api_key).status == 0
    monkeypatch.delenv("NOVITA_API_KEY")
    monkeypatch.delenv("NOVITA_BASE_URL")
    with process("exporter", "--port", "0", "--interval", "0.2") as serving:
        assert serving.stdout
        url = serving.stdout.readline().strip()
        asked(simulated, 3, serving)
        with urllib.request.urlopen(url, timeout=30) as answer:
            assert b"novita_" in answer.read()
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 0
