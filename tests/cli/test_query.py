"""`--query` and the forms of results: what a script gets, and what is refused before anything is sent."""

from __future__ import annotations

import json
import sys

import pytest

from cli.conftest import Completed, Run, Terminal
from novita.cli import main
from novita.simulator import Simulator

LIST = ("gpu", "instances", "list")
CREATE = ("gpu", "instances", "create", "--product-id", "4090.16c62g", "--image-url", "i", "--gpu-num", "1")
RENT = (*CREATE, "--rootfs-size-gb", "20", "--yes")


def test_it_reaches_into_objects_and_lists(run: Run, simulated: Simulator) -> None:
    first = simulated.instances()[0].id
    got = ("gpu", "instances", "get", first)
    ports = json.loads(run(*got, "-q", "port_mappings.port", "-o", "json").out)
    assert json.loads(run(*got, "-q", "port-mappings.0.port").out) == ports[0]
    assert run(*got, "-q", "port_mappings.99.port").out == "\n"
    assert json.loads(run(*got, "-q", "id,status_error.state").out) == {"id": first, "status_error.state": ""}
    assert [each["port"] for each in json.loads(run(*got, "-q", "port_mappings").out)] == ports
    assert run(*got, "-q", "port_mappings.port").out.split() == list(map(str, ports))


def test_a_single_value_is_bare_for_a_shell(run: Run, simulated: Simulator) -> None:
    created = run(*RENT)
    assert created.out.strip() in {each.id for each in simulated.instances()}
    assert json.loads(run(*RENT, "-o", "json").out).isalnum()
    assert run(*LIST, "--name", "nobody", "-q", "id").out == ""


def test_a_misspelt_field_is_refused_before_anything_is_sent(run: Run, simulated: Simulator) -> None:
    for query, message in (
        ("prize", "there is no 'prize' here; there is id, status,"),
        ("id,statis", "there is no 'statis' here; did you mean status"),
        ("status_error.stat", "there is no 'stat' here; did you mean state?"),
        ("port_mappings.0.number", "there is no 'number' here; there is port, type, endpoint"),
        ("name.first", "'first' is asked of a value that has no fields"),
        ("id,,name", "names no field between two commas"),
        ("port_mappings.²", "there is no '²' here; there is port, type, endpoint"),
    ):
        result = run(*LIST, "-q", query)
        assert (result.status, result.out) == (2, "")
        assert message in result.err
    # The answer is an id without fields. Had it been found out later, nobody would know what was rented.
    assert run(*RENT, "-q", "id").status == 2
    assert run("gpu", "instances", "delete", "i-1", "-y", "-q", "id").status == 2
    assert simulated.stats().requests == 0


def test_what_is_not_declared_is_looked_up_in_the_answer(run: Run, simulated: Simulator) -> None:
    assert run("serverless", "queue", "health", "ep-1", "-q", "jobs.inProgress").status == 0
    job = run("serverless", "jobs", "run", "ep-1", '{"a-a": {"b": [7, 8]}}', "--wait", "-q", "output.a-a.b.1")
    assert job.out == "8\n"
    wrong = run("serverless", "jobs", "run", "ep-1", "{}", "--wait", "-q", "outptu")
    assert (wrong.status, wrong.out) == (1, "")
    assert "did you mean output?" in wrong.err
    assert "begun: " in wrong.err  # so that it can be asked for again


def test_text_is_one_line_a_record(run: Run, simulated: Simulator) -> None:
    first = simulated.instances()[0]
    lines = run(*LIST, "-n", "2", "-q", "id,name,is_api_instance,port_mappings.port,end_time", "-o", "text").out
    fields = lines.splitlines()[0].split("\t")
    assert (fields[0], fields[1], fields[2], fields[4]) == (first.id, first.name, "true", "")
    assert json.loads(fields[3])
    assert lines.count("\n") == 2


def test_names_of_other_people_do_not_write_on_the_terminal(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "a\x1b[2Jb\tc"
    rented = run(*RENT, "--name", name).out.strip()
    get = ("gpu", "instances", "get", rented, "-o", "text")
    assert run(*get, "-q", "name").out == f"{name}\n"  # a program gets what is there
    assert run(*get, "-q", "id,name").out == f"{rented}\t{name.replace(chr(9), ' ')}\n"
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main([*get, "-q", "name"]) == 0
    assert screen.getvalue() == "a [2Jb\tc\n"


def test_lists_without_pages_have_a_limit_too(run: Run, simulated: Simulator) -> None:
    every = json.loads(run("model", "models", "list").out)
    assert json.loads(run("model", "models", "list", "-n", "1").out) == every[:1]
    assert run("model", "models", "list", "-n", "2", "-q", "id").out.split() == [each["id"] for each in every[:2]]


def test_completion_knows_the_fields(completed: Completed) -> None:
    words = "novita gpu instances list -q "
    assert completed(f"{words}price") == ["price_usd_per_hour"]
    assert completed(f"{words}id,status_e") == ["id,status_error"]
    assert completed(f"{words}id,status_error.") == ["id,status_error.state", "id,status_error.message"]
    assert completed(f"{words}port-mappings.0.p") == ["port-mappings.0.port"]
    assert completed(f"{words}id.x") == []
