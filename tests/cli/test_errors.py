"""Errors are one line that says what is wrong and one that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from novita import NovitaError
from novita.cli import errors
from novita.simulator import Simulator

CHAT = ("model", "chat", "completions", "stream", "--model", "m")
MESSAGE = ("--messages", '{"role": "user", "content": "hi"}')


@pytest.mark.parametrize(
    ("words", "message", "see"),
    [
        ("frobnicate", "There is no command 'frobnicate'; there is gpu, gpu-v2, model", "novita"),
        ("gpu instnces list", "There is no command 'instnces'; did you mean instances?", "novita gpu"),
        ("gpu instances lst", "There is no command 'lst'; did you mean list", "novita gpu instances"),
        ("gpu instances list --statsu x", "No such option '--statsu'", "novita gpu instances list"),
        ("-o json gpu instances list", "No such option '-o' in front of a command: options come after", "novita"),
        ("gpu instances list -o xml", "'xml' is not one of 'table'", "novita gpu instances list"),
        ("gpu instances get", "INSTANCE-ID is required", "novita gpu instances get"),
        ("completion", "Missing argument", "novita completion"),
        ("dashboard --port 99999", "99999 is not in the range", "novita dashboard"),
        ("top", "top needs a terminal; for pipes there is: novita events", "novita top"),
    ],
)
def test_wrong_usage(run: Run, words: str, message: str, see: str) -> None:
    result = run(*words.split())
    error, hint = result.err.splitlines()
    assert (result.status, hint) == (2, f"Hint: See: {see} --help")
    assert error.startswith("Error: ")
    assert message in error


def test_without_words_there_is_help(run: Run) -> None:
    for words in ((), ("gpu",), ("gpu", "instances")):
        result = run(*words)
        assert (result.status, result.err.partition(" ")[0]) == (2, "Usage:")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe\x00", "spec.yaml is no text in UTF-8"),
        (b"", "spec.yaml holds no object with parameters"),
        (b"mesages: []", "mesages is no parameter of this operation; did you mean messages?"),
        (b"nothing_like_it: 1", "nothing_like_it is no parameter of this operation"),
        (b"model: 2026-02-30", "spec.yaml is neither JSON nor YAML: day is out of range for month"),
        (b'{"messages": ' + b"[" * 100_000, "spec.yaml is neither JSON nor YAML: maximum recursion depth exceeded"),
    ],
)
def test_a_bad_file(run: Run, tmp_path: Path, content: bytes, message: str) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_bytes(content)
    result = run(*CHAT, "-f", str(spec))
    assert result.status == 2
    assert message in result.err


@pytest.mark.parametrize("text", ["[" + "1" * 5000 + "]", "[" * 100_000])
def test_json_that_python_does_not_read_is_no_traceback(run: Run, text: str) -> None:
    result = run(*CHAT, "--messages", text)
    assert result.status == 2
    assert "'--messages': it is JSON with a number too long, or nested too deep\n" in result.err


@pytest.mark.parametrize("text", ["hello", "role=user", '{"role": "user"'])
def test_an_object_that_is_no_json_is_shown_how(run: Run, text: str) -> None:
    result = run(*CHAT, "--messages", text)
    assert result.status == 2
    assert 'not JSON like {"role": ..., "content": ...}' in result.err
    assert "messages JSON" in run(*CHAT, "--help").out


def test_a_word_or_an_object(run: Run) -> None:
    dry = (*CHAT, *MESSAGE, "--dry-run")
    assert '"tool_choice": "auto"' in run(*dry, "--tool-choice", "auto").out
    function = '{"type": "function", "function": {"name": "f"}}'
    assert '"name": "f"' in run(*dry, "--tool-choice", function).out
    assert run(*dry, "--tool-choice", '{"type"').status == 2


def test_a_pair_has_an_equals_sign(run: Run) -> None:
    result = run("gpu", "instances", "create", "--envs", "TOKEN")
    assert (result.status, "'TOKEN' is not written as KEY=VALUE" in result.err) == (2, True)


def test_broken_json_is_not_taken_for_text(run: Run) -> None:
    job = ("serverless", "jobs", "run", "ep-1")
    assert run(*job, '{"prompt": ', "--dry-run").status == 2
    assert '"input": "a fox"' in run(*job, "a fox", "--dry-run").out


def test_a_word_that_looks_misspelt_is_noted_and_sent(run: Run, simulated: Simulator) -> None:
    result = run("gpu", "instances", "list", "--status", "runing", "-q", "id")
    assert "Note: 'runing' is no known word of --status; did you mean running?\n" in result.err
    assert simulated.stats().requests == 1
    assert "Note" not in run("gpu", "instances", "list", "--status", "running").err
    assert "Note" not in run("gpu", "instances", "list", "--status", "hibernated").err  # may be new


@pytest.mark.parametrize("words", [("gpu", "instances", "list"), ("cost",), ("events",), ("dashboard", "--port", "0")])
def test_no_key_is_told_in_terms_of_the_command(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    result = run(*words)
    assert result.status == 4
    assert result.err == (
        "Error: There is no API key.\n"
        "Hint: Set NOVITA_API_KEY, or store a key of the Novita console with: novita login\n"
    )


def test_a_refused_key_is_told_in_terms_of_the_command(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVITA_API_KEY", "sk-other")
    result = run("gpu", "instances", "list")
    assert result.status == 4
    assert "api_key=" not in result.err
    assert "novita login" in result.err


def test_a_key_with_a_line_break_goes_nowhere(run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_API_KEY", "sk-half\nHost: elsewhere")
    result = run("gpu", "instances", "list")
    assert (result.status, "position 7" in result.err, "sk-half" in result.err) == (4, True, False)
    assert simulated.stats().requests == 0


def test_what_a_server_says_does_not_rewrite_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.report(NovitaError("no \x1b[2Jsuch thing\x9b"), debug=False) == 1
    assert capsys.readouterr().err == "Error: no [2Jsuch thing\n"
