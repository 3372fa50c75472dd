"""The commands made by hand."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
from pathlib import Path

import pytest

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


def test_wait(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    result = run("wait", first.id, "-o", "json")
    assert json.loads(result.out)["status"] == "running"
    assert result.err == f"{first.id} is running\n"
    late = run("wait", first.id, "--until", "exited", "-t", "0.2")
    assert late.status == 5
    assert run("wait", "i-unknown", "-t", "0.2").status in {3, 5}


def test_ssh_prints_the_command(run: Run, simulated: Simulator) -> None:
    first = next(each for each in simulated.instances() if each.status == "running")
    words = shlex.split(run("ssh", "--print", first.id, "--", "nvidia-smi", "-L").out)
    assert words[:2] == ["ssh", "-p"]
    assert words[3] == "--"
    assert words[4].startswith("root@")
    assert words[5:] == ["nvidia-smi", "-L"]


def test_ssh_takes_no_options_from_the_service() -> None:
    access = SSHConnection(host="x", port=22, user="-oProxyCommand=touch x")
    assert command_line(access, ())[3] == "--"


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


def test_a_stream_is_printed_as_it_comes(run: Run, simulated: Simulator) -> None:
    message = '{"role": "user", "content": "say hi"}'
    stream = ("model", "chat", "completions", "stream", "--model", "sim/echo", "--messages", message)
    assert "say hi" in run(*stream).out
    events = [json.loads(line) for line in run(*stream, "-o", "jsonl").out.splitlines()]
    assert "".join(each["choices"][0]["delta"]["content"] or "" for each in events if each["choices"])


PICTURES = (
    "model", "images", "txt2img", "--model-name", "m", "--prompt", "a fox", "--image-num", "2", "--seed", "1",
    "--width", "512", "--height", "512", "--steps", "20", "--guidance-scale", "7", "--sampler-name", "Euler a",
)  # fmt: skip


@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
def test_pictures_are_saved(run: Run, simulated: Simulator, tmp_path: Path, later: bool) -> None:
    command = ("model", "tasks", "get", run(*PICTURES, "-q", "id").out.strip()) if later else PICTURES
    result = run(*command, "--wait", "--save", str(tmp_path / "out"))
    assert result.status == 0, result.err
    assert "TASK_STATUS_SUCCEED" in result.err
    paths = [Path(each) for each in result.out.splitlines()]
    assert [path.parent for path in paths] == [tmp_path / "out"] * 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)


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


def test_top_needs_a_terminal(run: Run) -> None:
    result = run("top")
    assert result.status == 2
    assert "novita events" in result.err
