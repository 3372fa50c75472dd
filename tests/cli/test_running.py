"""What a user of the command sees: results, errors, questions, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from cli.conftest import Completed, Run, Terminal
from novita.cli import main
from novita.cli.completion import KEPT_SECONDS, cache_directory
from novita.simulator import Simulator

posix = pytest.mark.skipif(os.name != "posix", reason="signals, modes and terminals of POSIX")
LIST = ("gpu", "instances", "list")


def test_a_program_gets_json(run: Run, simulated: Simulator) -> None:
    found = json.loads(run(*LIST).out)
    assert [each["id"] for each in found] == [each.id for each in simulated.instances()]
    assert found[0]["price_usd_per_hour"] > 0
    assert found[0]["created_at"].endswith("Z")


def test_filters_and_pages(run: Run, simulated: Simulator) -> None:
    running = [each.id for each in simulated.instances() if each.status == "running"]
    assert run(*LIST, "--status", "running", "--page-size", "3", "-q", "id").out.split() == running
    assert run(*LIST, "-n", "2", "--query", "id").out.split() == [each.id for each in simulated.instances()][:2]


def test_a_limit_does_not_move_the_page_that_is_named(run: Run, simulated: Simulator) -> None:
    first = ("--page", "1", "-n", "2", "-q", "id")
    assert run(*LIST, *first).out.split() == [each.id for each in simulated.instances()][:2]
    assert run(*LIST, "--page", "2", "-n", "2", "-q", "id").out == run(*LIST, "--page", "2", "-q", "id").out == ""


def test_the_forms_of_output_hold_the_same(run: Run, simulated: Simulator) -> None:
    query = ("-n", "3", "-q", "id,gpu_num,is_api_instance")
    found = json.loads(run(*LIST, *query).out)
    assert [json.loads(line) for line in run(*LIST, *query, "-o", "jsonl").out.splitlines()] == found
    assert yaml.safe_load(run(*LIST, *query, "-o", "yaml").out) == found
    rows = list(csv.DictReader(io.StringIO(run(*LIST, *query, "-o", "csv").out)))
    assert [(row["id"], int(row["gpu_num"])) for row in rows] == [(each["id"], each["gpu_num"]) for each in found]
    assert all(each["id"] in run(*LIST, *query, "-o", "table").out for each in found)


def test_the_forms_of_a_single_answer_hold_the_same(run: Run, simulated: Simulator) -> None:
    got = ("gpu", "instances", "get", simulated.instances()[0].id)
    found = json.loads(run(*got).out)
    assert json.loads(run(*got, "-o", "jsonl").out) == found
    assert yaml.safe_load(run(*got, "-o", "yaml").out) == found
    (row,) = csv.DictReader(io.StringIO(run(*got, "-o", "csv").out))
    assert (row["id"], json.loads(row["port_mappings"])) == (found["id"], found["port_mappings"])
    assert run(*got, "-o", "csv", "-q", "id").out == run(*got, "-q", "id").out == found["id"] + "\n"


def test_secrets_are_masked_unless_asked_for(run: Run, simulated: Simulator) -> None:
    first = simulated.instances()[0].id
    got = ("gpu", "instances", "get", first, "-q", "ssh_password")
    assert run(*got).out == "***\n"
    assert len(run(*got, "--show-secrets").out) > 4


def test_a_dry_run_masks_secrets_and_sends_nothing(run: Run, simulated: Simulator) -> None:
    create = ("gpu", "instances", "create", "--product-id", "p", "--image-url", "i", "--gpu-num", "1")
    secrets = ("--image-auth", "user:hush", "--envs", "TOKEN=silence", "--rootfs-size-gb", "20")
    curl = run(*create, *secrets, "--curl")
    assert json.loads(shlex.split(curl.out.replace("\\\n", " "))[-1])["envs"] == [{"key": "TOKEN", "value": "***"}]
    assert "silence" in run(*create, *secrets, "--curl", "--show-secrets").out
    result = run(*create, *secrets, "--dry-run")
    assert result.status == 0
    assert result.out.startswith(f"POST {simulated.base_url}/gpu-instance/openapi/v1/gpu/instance/create\n")
    assert not any(secret in result.out + curl.out for secret in ("hush", "silence", simulated.api_key))
    assert simulated.stats().requests == 0


def test_curl_leaves_the_key_in_the_environment(run: Run) -> None:
    out = run("gpu", "instances", "get", "it's", "--curl").out
    assert "$NOVITA_API_KEY" in out
    assert "sk-of-the-tests" not in out


def test_options_win_over_the_file(run: Run, tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text("productId: p\nimage_url: i\ngpu-num: 2\nrootfs_size_gb: 20\nname: of the file\n")
    out = run("gpu", "instances", "create", "-f", str(spec), "--name", "given", "--dry-run").out
    assert json.loads(out.partition("\n\n")[2]) == {
        "productId": "p", "imageUrl": "i", "kind": "gpu", "gpuNum": 2, "rootfsSize": 20, "name": "given",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["spec.json", "spec.yaml"])
def test_a_file_may_begin_with_a_byte_order_mark(run: Run, tmp_path: Path, name: str) -> None:
    spec = tmp_path / name
    spec.write_text('{"cluster_id": "c"}', encoding="utf-8-sig")  # as editors and shells of Windows write it
    assert '"clusterId": "c"' in run("gpu", "networks", "create", "-f", str(spec), "--dry-run").out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1, 2]", "holds no object"),
        ("id: 1\na: b: c", "spec.yaml, line 2 is neither JSON nor YAML: mapping values are not allowed here"),
        ("prize: 3", "prize is no parameter of this operation"),
    ],
)
def test_a_bad_file(run: Run, tmp_path: Path, text: str, message: str) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(text)
    result = run("gpu", "instances", "get", "i-1", "-f", str(spec))
    assert result.status == 2
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_missing_file(run: Run) -> None:
    result = run("gpu", "instances", "get", "i-1", "-f", "/nowhere/spec.yaml")
    assert (result.status, result.err.splitlines()[0]) == (
        2,
        "Error: Invalid value for '-f' / '--from': File '/nowhere/spec.yaml' does not exist.",
    )


def test_wrong_values_are_named_as_they_were_written(run: Run) -> None:
    result = run("gpu", "instances", "create", "--gpu-num", "nine")
    assert result.status == 2
    assert "--product-id is required" in result.err
    assert "--gpu-num input should be a valid integer" in result.err
    assert "INSTANCE-ID is required" in run("gpu", "instances", "get").err


def test_an_unknown_id(run: Run, simulated: Simulator) -> None:
    result = run("gpu", "instances", "get", "i-unknown")
    assert result.status == 3
    assert result.err.startswith("Error: gpu.instances.get: HTTP 400 RESOURCE_NOT_FOUND")
    assert result.err.count("\n") == 2
    assert result.err.splitlines()[1].startswith("Hint: ")
    assert "Traceback" in run("gpu", "instances", "get", "i-unknown", "--debug").err
    assert "Traceback" in run("--debug", "gpu", "instances", "get", "i-unknown").err


def test_no_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    result = run(*LIST)
    assert result.status == 4
    assert "novita login" in result.err


def test_a_wrong_key(run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_API_KEY", "sk-wrong-wrong")
    result = run(*LIST)
    assert result.status == 4
    assert "sk-wrong-wrong" not in result.err


def test_a_dead_server(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_BASE_URL", "http://127.0.0.1:1")
    result = run(*LIST, "-t", "2")
    assert result.status == 5
    assert "Traceback" not in result.err


def test_deleting_without_a_terminal_needs_yes(run: Run, simulated: Simulator) -> None:
    first = simulated.instances()[0].id
    result = run("gpu", "instances", "delete", first)
    assert result.status == 2
    assert "--yes" in result.err
    assert simulated.stats().requests == 0
    assert run("gpu", "instances", "delete", first, "--yes").status == 0
    assert first not in {each.id for each in simulated.instances() if each.status == "running"}


def test_deleting_asks(run: Run, simulated: Simulator) -> None:
    first = simulated.instances()[0].id
    refused = run("gpu", "instances", "delete", first, typed="n\n")
    assert refused.status == 130
    assert f"gpu instances delete {first}" in refused.err
    assert run("gpu", "instances", "delete", first, typed="y\n").status == 0


def test_a_terminal_gets_a_table(simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main([*LIST, "-q", "id,status", "-n", "1"]) == 0
    assert screen.getvalue().split()[:2] == ["ID", "STATUS"]


def test_completion_knows_commands_words_and_ids(completed: Completed, simulated: Simulator) -> None:
    assert completed("novita gpu inst") == ["instances"]
    assert "running" in completed("novita gpu instances list --status r")
    assert completed("novita wait i-1 --until exi") == ["exited"]
    ids = [each.id for each in simulated.instances()]
    assert completed("novita gpu instances get ") == ids
    asked = simulated.stats().requests
    assert completed("novita ssh ") == completed("novita wait ") == ids
    assert simulated.stats().requests == asked


def test_completion_knows_the_ids_of_the_profile_that_is_named(
    run: Run, completed: Completed, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ("--base-url", simulated.base_url)
    assert run("login", "--profile", "lab", *server, "--api-key-stdin", stdin=simulated.api_key).status == 0
    monkeypatch.delenv("NOVITA_BASE_URL")
    monkeypatch.setenv("NOVITA_API_KEY", "sk-another")
    ids = [each.id for each in simulated.instances()]
    assert completed("novita ssh --profile lab ") == completed("novita gpu instances get --profile lab ") == ids


def test_completion_is_silent_when_it_cannot_know(
    completed: Completed, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert completed("novita model tasks get ") == []  # tasks cannot be listed
    monkeypatch.setenv("NOVITA_API_KEY", "sk-wrong")
    assert completed("novita gpu instances get ") == []
    cache = Path(os.environ["NOVITA_CACHE"])
    assert not cache.exists()
    monkeypatch.setenv("NOVITA_API_KEY", simulated.api_key)
    ids = completed("novita gpu instances get ")
    (kept,) = cache.iterdir()
    kept.write_text("{broken")
    assert completed("novita gpu instances get ") == ids != []


def test_a_kept_list_of_ids_grows_old(
    completed: Completed, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = completed("novita gpu instances get ")
    asked = simulated.stats().requests
    (kept,) = Path(os.environ["NOVITA_CACHE"]).iterdir()
    old = kept.stat().st_mtime - KEPT_SECONDS - 1
    os.utime(kept, (old, old))
    assert completed("novita gpu instances get ") == ids
    assert simulated.stats().requests == asked + 1


def test_the_cache_lies_where_the_system_keeps_such_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOVITA_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert tmp_path in cache_directory().parents


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    assert "_NOVITA_COMPLETE" in run("completion", shell).out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("novita ")
