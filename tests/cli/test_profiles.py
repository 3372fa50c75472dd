"""Keys and accounts: how they are stored, which one is taken, and what is said when none can be."""

from __future__ import annotations

import os
import stat
import sys
import types
from pathlib import Path

import pytest

from cli.conftest import Completed, Run
from novita.cli.profiles import config_file
from novita.simulator import Simulator

LIST = ("gpu", "instances", "list", "-n", "1", "-q", "id")
posix = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring that holds what it is given."""
    kept: dict[tuple[str, str], str] = {}
    module = types.ModuleType("keyring")
    vars(module)["set_password"] = lambda service, name, key: kept.update({(service, name): key})
    vars(module)["get_password"] = lambda service, name: kept.get((service, name))
    monkeypatch.setitem(sys.modules, "keyring", module)
    return kept


def configure(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, encoding="latin-1")


@posix
def test_a_key_is_kept_where_nobody_else_reads(run: Run, monkeypatch: pytest.MonkeyPatch, simulated: Simulator) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    stored = run("login", "--api-key-stdin", stdin=simulated.api_key + "\n")
    assert stored.status == 0
    assert simulated.api_key not in stored.out + stored.err
    key = config_file().parent / "default.key"
    assert stat.S_IMODE(key.stat().st_mode) == stat.S_IMODE(config_file().stat().st_mode) == 0o600
    assert run(*LIST).status == 0
    key.chmod(0o644)
    readable = run(*LIST)
    assert readable.status == 4
    assert "chmod 600" in readable.err


def test_a_typed_key_is_asked_for_without_being_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "sk-typed")
    stored = run("login", "--profile", "typed", typed="")
    assert stored.status == 0
    assert "sk-typed" not in stored.out + stored.err
    assert "novita doctor --profile typed" in stored.err
    assert "NOVITA_API_KEY is set and wins" in stored.err
    assert (config_file().parent / "typed.key").read_text() == "sk-typed\n"


@pytest.mark.parametrize(
    ("options", "key", "status", "message"),
    [
        ((), "", 2, "no terminal to ask on: give the key on stdin"),
        (("--api-key-stdin",), " \n", 2, "No key was given"),
        (("--api-key-stdin",), "sk-a\nsk-b", 4, "position 4"),
        (("--api-key-stdin", "--profile", "../other"), "sk-a", 2, "letters, digits, - and _"),
        (("--api-key-stdin", "--base-url", "http://example.com"), "sk-a", 2, "unencrypted"),
    ],
)
def test_what_cannot_be_stored_is_not(run: Run, options: tuple[str, ...], key: str, status: int, message: str) -> None:
    refused = run("login", *options, stdin=key)
    assert (refused.status, message in refused.err) == (status, True), refused.err
    assert not config_file().parent.exists()


def test_nothing_is_stored_beside_a_configuration_that_is_broken(run: Run, keyring: dict[tuple[str, str], str]) -> None:
    configure("not TOML")
    assert run("login", "--api-key-stdin", stdin="sk-a").status == 2
    assert run("login", "--keyring", "--api-key-stdin", stdin="sk-a").status == 2
    assert [path.name for path in config_file().parent.iterdir()] == ["config.toml"]
    assert keyring == {}


def test_a_second_profile_leaves_the_first_as_it_is(run: Run) -> None:
    work = '[profiles.work]\nkey_file = "w.key"\ntimeout = 7.5\n'
    configure(f'default = "work"\n\n{work}\n[profiles."a b"]\nkeyring = true\n')
    assert run("login", "--profile", "lab", "--api-key-stdin", stdin="sk-lab").status == 0
    assert config_file().read_text() == (
        'default = "work"\n\n[profiles."work"]\nkey_file = "w.key"\ntimeout = 7.5\n'
        '\n[profiles."a b"]\nkeyring = true\n\n[profiles."lab"]\nkey_file = "lab.key"\n'
    )
    assert [path.name for path in config_file().parent.glob(".*")] == []  # nothing half written is left


def test_a_named_profile_wins_over_the_environment(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOVITA_BASE_URL")
    server = ("--base-url", simulated.base_url)
    assert run("login", "--profile", "lab", *server, "--api-key-stdin", stdin=simulated.api_key).status == 0
    monkeypatch.setenv("NOVITA_API_KEY", "sk-another")
    assert run(*LIST, "--profile", "lab").status == 0
    unknown = run(*LIST, "--profile", "lbb")
    assert unknown.status == 2
    assert "did you mean lab?" in unknown.err


def test_the_profile_of_the_environment_wins_over_the_default(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    assert run("login", "--api-key-stdin", stdin="sk-old").status == 0
    assert run("login", "--profile", "new", "--api-key-stdin", stdin=simulated.api_key).status == 0
    assert run(*LIST).status == 4
    monkeypatch.setenv("NOVITA_PROFILE", "new")
    assert run(*LIST).status == 0


def test_a_key_in_the_keyring(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch, keyring: dict[tuple[str, str], str]
) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    assert run("login", "--keyring", "--api-key-stdin", stdin=simulated.api_key).status == 0
    assert keyring == {("novita", "default"): simulated.api_key}
    assert [path.name for path in config_file().parent.iterdir()] == ["config.toml"]
    assert run(*LIST).status == 0
    keyring.clear()
    gone = run(*LIST)
    assert (gone.status, "no key for profile 'default'" in gone.err) == (4, True)


def test_a_keyring_that_fails_says_why(
    run: Run, monkeypatch: pytest.MonkeyPatch, keyring: dict[tuple[str, str], str]
) -> None:
    def fail(*_: str) -> None:
        raise RuntimeError("No recommended backend was available.")

    monkeypatch.delenv("NOVITA_API_KEY")
    assert run("login", "--keyring", "--api-key-stdin", stdin="sk-a").status == 0
    vars(sys.modules["keyring"]).update(set_password=fail, get_password=fail)
    for refused in (run("login", "--keyring", "--api-key-stdin", stdin="sk-b"), run(*LIST)):
        assert refused.status == 4
        assert refused.err.startswith("Error: The system's keyring cannot be used: No recommended backend")
    assert keyring == {("novita", "default"): "sk-a"}


def test_without_a_keyring_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    refused = run("login", "--keyring", "--api-key-stdin", stdin="sk-a")
    assert (refused.status, "pip install keyring" in refused.err) == (4, True)


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        ("default = work", 2, "config.toml: Invalid value"),
        ("[profiles.a]\nkey = 'sk-in-the-wrong-place'", 2, "unknown field `key`"),
        ("default = 'a'\n[profiles.a]\nbase_url = 'https://x.example'", 4, "neither key_file nor keyring"),
        ("default = 'a'\n[profiles.a]\nkey_file = 'gone.key'", 4, "cannot be read: No such file"),
        ("default = 'a'\n[profiles.a]\nkey_file = '~nobody-at-all/a.key'", 4, "cannot be read: Could not determine"),
        ('default = "a"\n[profiles.a]\nkey_file = "a\\u0000"', 4, "embedded null"),
        ("default = 'a'\n[profiles.a]\nkey_file = 'latin.key'", 4, "cannot be read: 'utf-8' codec can't decode"),
        ("default = 'ä'", 2, "config.toml is no text in UTF-8"),
        ("default = 'b'\n[profiles.a]\nkeyring = true", 2, "no profile 'b'"),
        ("default = 'b'", 2, "novita login makes one"),
    ],
)
def test_a_configuration_that_cannot_be_used(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str, status: int, message: str
) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    configure(text)
    (config_file().parent / "latin.key").write_bytes(b"sk-\xe4")
    result = run(*LIST)
    assert (result.status, message in result.err) == (status, True), result.err
    assert "wrong-place" not in result.err


def test_the_timeout_of_a_profile(run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOVITA_API_KEY")
    assert run("login", "--api-key-stdin", stdin=simulated.api_key).status == 0
    with config_file().open("a") as file:
        file.write("timeout = 0.000001\n")
    assert run(*LIST).status == 5
    assert run(*LIST, "-t", "30").status == 0


def test_without_a_word_it_lies_where_the_system_keeps_such_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NOVITA_CONFIG")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    assert tmp_path in config_file().parents
    assert config_file().parts[-2:] == ("novita", "config.toml")


def test_completion_knows_the_profiles(completed: Completed) -> None:
    assert completed("novita cost --profile ") == []
    configure("[profiles.work]\nkeyring = true\n[profiles.lab]\nkeyring = true\n")
    assert completed("novita cost --profile ") == ["work", "lab"]
    assert completed("novita gpu instances list --profile l") == ["lab"]
    configure("not TOML")
    assert completed("novita cost --profile ") == []
