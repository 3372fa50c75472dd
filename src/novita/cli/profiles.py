"""Where the key comes from: a profile, the environment, or the profile that is the default. It is never printed."""

from __future__ import annotations

import importlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from novita._core.options import DEFAULT_BASE_URL, checked_base_url
from novita.client import AsyncNovitaClient, NovitaClient
from novita.exceptions import AuthenticationError, ConfigurationError

from .suggestion import instead

KEYRING_SERVICE = "novita"


def config_file() -> Path:
    """`config.toml` in the user's directory for configuration; `NOVITA_CONFIG` names another one."""
    chosen = os.environ.get("NOVITA_CONFIG")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_config_path("novita") / "config.toml"


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One account or server."""

    key_file: str | None = None
    """File with the key, from the directory of the configuration; nobody else may read it."""
    keyring: bool = False
    """Whether the key is in the system's keyring."""
    base_url: str | None = None
    """Another server."""
    timeout: float | None = None
    """Seconds for one call."""


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    default: str | None = None
    """Profile to use when none is named."""
    profiles: dict[str, Profile] = {}
    """Profiles by name."""


@dataclass(frozen=True)
class Connection:
    """What a client is made of, before it is made."""

    api_key: str | None
    source: str
    """Where the key was found, in words."""
    base_url: str | None = None
    timeout: float | None = None

    @property
    def server(self) -> str:
        """Where calls go.

        Raises:
            ConfigurationError: It is no address to send a key to.
        """
        return checked_base_url(self.base_url or os.environ.get("NOVITA_BASE_URL") or DEFAULT_BASE_URL)

    def client(self) -> NovitaClient:
        """A client.

        Raises:
            AuthenticationError: There is no key.
            ConfigurationError: Something cannot be used.
        """
        return NovitaClient(self._key, base_url=self.base_url, **self._options)

    def async_client(self) -> AsyncNovitaClient:
        """The same for asyncio.

        Raises:
            AuthenticationError: There is no key.
            ConfigurationError: Something cannot be used.
        """
        return AsyncNovitaClient(self._key, base_url=self.base_url, **self._options)

    @property
    def _key(self) -> str:
        if self.api_key is None:
            raise AuthenticationError("There is no API key.")
        return self.api_key

    @property
    def _options(self) -> dict[str, Any]:
        return {} if self.timeout is None else {"timeout": self.timeout}


def read() -> Configuration:
    """The configuration; an empty one when there is no file.

    Raises:
        ConfigurationError: The file cannot be understood.
    """
    path = config_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Configuration()
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} is no text in UTF-8") from None
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(text), Configuration)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ConfigurationError(f"{path}: {error}") from None


def connection(name: str | None = None, timeout: float | None = None) -> Connection:
    """Find the key and the server.

    A profile that is named wins, then `NOVITA_API_KEY`, then the profile of `NOVITA_PROFILE` or the file's default.

    Raises:
        AuthenticationError: The profile's key is not there or not safe.
        ConfigurationError: There is no such profile.
    """
    environment = os.environ.get("NOVITA_API_KEY")
    if name is None and environment:
        return Connection(environment, "NOVITA_API_KEY", timeout=timeout)
    found = read()
    name = name or os.environ.get("NOVITA_PROFILE") or found.default
    if name is None:
        return Connection(None, "nowhere", timeout=timeout)
    profile = found.profiles.get(name)
    if profile is None:
        known = instead(name, found.profiles)
        raise ConfigurationError(
            f"there is no profile {name!r} in {config_file()}{known or '; novita login makes one'}"
        )
    key, source = _key(name, profile)
    return Connection(key, source, profile.base_url, timeout or profile.timeout)


def _key(name: str, profile: Profile) -> tuple[str, str]:
    if profile.keyring:
        return _from_keyring(name), f"the keyring, profile {name}"
    if profile.key_file is None:
        raise AuthenticationError(f"Profile {name!r} says neither key_file nor keyring.")
    path = config_file().parent / profile.key_file
    try:
        path = config_file().parent / Path(profile.key_file).expanduser()
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except (OSError, RuntimeError, ValueError) as error:  # no such file, user or path; a file that is no text
        why = error.strerror if isinstance(error, OSError) else error
        raise AuthenticationError(f"The key of profile {name!r} cannot be read: {why}: {path}") from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise AuthenticationError(f"Others may read the key: chmod 600 {path}")
    return text.strip(), f"{path}, profile {name}"


def _from_keyring(name: str) -> str:
    found: str | None = _ask_keyring("get_password", name)
    if found is None:
        raise AuthenticationError(f"The keyring has no key for profile {name!r}: novita login --keyring")
    return found


def _ask_keyring(method: str, *arguments: str) -> Any:
    try:
        keyring = importlib.import_module("keyring")
    except ModuleNotFoundError:
        raise AuthenticationError("Keys in the system's keyring need: pip install keyring") from None
    try:
        return getattr(keyring, method)(KEYRING_SERVICE, *arguments)
    except Exception as error:  # a server has none, a desktop a locked one; each system has errors of its own
        raise AuthenticationError(f"The system's keyring cannot be used: {error}") from error


def store(name: str, key: str, *, base_url: str | None, in_keyring: bool) -> Path:
    """Keep a key and make a profile of it, the default one if it is the first. Gives the configuration's path.

    Raises:
        AuthenticationError: There is no keyring to keep it in, or it refused.
        ConfigurationError: The configuration that is there cannot be understood; nothing was kept.
    """
    path, found = config_file(), read()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if in_keyring:
        _ask_keyring("set_password", name, key)
        profile = Profile(keyring=True, base_url=base_url)
    else:
        _write_private(path.parent / f"{name}.key", key + "\n")
        profile = Profile(key_file=f"{name}.key", base_url=base_url)
    _write_private(path, _toml(Configuration(found.default or name, {**found.profiles, name: profile})))
    return path


def _write_private(path: Path, text: str) -> None:
    # Created with its mode, in one step: at no time can others read it, or half of it.
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    temporary.replace(path)


def _toml(configuration: Configuration) -> str:
    lines = [f"default = {_text(configuration.default)}"]
    for name, profile in configuration.profiles.items():
        lines += ["", f"[profiles.{_text(name)}]"]
        members = {"key_file": profile.key_file, "base_url": profile.base_url}
        lines += [f"{member} = {_text(value)}" for member, value in members.items() if value is not None]
        lines += ["keyring = true"] if profile.keyring else []
        lines += [f"timeout = {profile.timeout}"] if profile.timeout is not None else []
    return "\n".join(lines) + "\n"


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()  # a JSON string is a TOML string
