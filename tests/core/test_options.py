"""What a client may be configured with, and how a bad value is refused without being shown."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from novita import AsyncNovitaClient, NovitaClient
from novita._core.options import DEFAULT_BASE_URL, DEFAULT_TIMEOUT, USER_AGENT, from_environment
from novita.exceptions import AuthenticationError, ConfigurationError, NovitaError


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "BASE_URL", "TIMEOUT", "MAX_RETRIES", "LOG"):
        monkeypatch.delenv(f"NOVITA_{name}", raising=False)


def make(key: Any = "key", base_url: Any = None, timeout: Any = DEFAULT_TIMEOUT) -> Any:
    return from_environment(key, base_url, timeout)


@pytest.mark.parametrize("kind", [NovitaClient, AsyncNovitaClient])
def test_no_key(kind: Any) -> None:
    with pytest.raises(AuthenticationError, match="No API key: pass api_key= or set NOVITA_API_KEY") as caught:
        kind()
    assert caught.value.status_code == 401


@pytest.mark.parametrize("key", ["", "  ", "\n", "\u00a0"])
def test_blank_key(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AuthenticationError, match="blank"):
        make(key)
    monkeypatch.setenv("NOVITA_API_KEY", key)
    with pytest.raises(AuthenticationError, match="blank"):
        make(None)


@pytest.mark.parametrize(
    ("key", "position"),
    [("sk_abc\ndef", 6), ("sk_abc def", 6), ("sk_é", 3), ("sk_abc\r\nX-Evil: 1", 6), ("\x00sk", 0), ("sk\x7f", 2)],
)
def test_a_key_that_cannot_be_one_is_never_shown(key: str, position: int) -> None:
    with pytest.raises(AuthenticationError, match=f"position {position} ") as caught:
        make(key)
    assert "sk" not in repr(caught.value)


@pytest.mark.parametrize("key", [b"sk_abc", 5, ["sk_abc"]])
def test_a_key_of_another_type(key: Any) -> None:
    with pytest.raises(AuthenticationError, match="must be a str") as caught:
        make(key)
    assert "sk_abc" not in str(caught.value)


def test_blanks_around_a_key_do_no_harm() -> None:
    assert make(" sk_abc\n").api_key == "sk_abc"


def test_the_environment_fills_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_API_KEY", "from-env")
    monkeypatch.setenv("NOVITA_BASE_URL", "https://env.example/")
    monkeypatch.setenv("NOVITA_TIMEOUT", "7.5")
    monkeypatch.setenv("NOVITA_MAX_RETRIES", "0")
    found = make(None)
    assert (found.api_key, found.base_url, found.timeout, found.max_retries) == (
        "from-env",
        "https://env.example",
        7.5,
        0,
    )
    given = make("given", "https://given.example", 3)
    assert (given.api_key, given.base_url, given.timeout) == ("given", "https://given.example", 3.0)


@pytest.mark.parametrize("kind", [NovitaClient, AsyncNovitaClient])
def test_what_is_said_outweighs_the_environment_even_if_it_is_the_default(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVITA_TIMEOUT", "7.5")
    assert kind("key", timeout=60.0).timeout == 60.0
    assert kind("key", timeout=60).timeout == 60.0
    assert kind("key").timeout == 7.5


def test_defaults() -> None:
    found = make()
    assert (found.base_url, found.timeout, found.max_retries, found.validate) == (DEFAULT_BASE_URL, 60.0, 2, True)
    assert dict(found.headers) == {
        b"accept": b"application/json",
        b"accept-encoding": b"gzip",
        b"user-agent": USER_AGENT.encode(),
        b"authorization": b"Bearer key",
    }
    assert "Bearer" not in repr(found.headers)
    assert "'key'" not in repr(found)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("NOVITA_TIMEOUT", "soon", "NOVITA_TIMEOUT must be a number, got 'soon'"),
        ("NOVITA_TIMEOUT", "nan", "NOVITA_TIMEOUT must be"),
        ("NOVITA_TIMEOUT", "-1", "NOVITA_TIMEOUT must be"),
        ("NOVITA_MAX_RETRIES", "2.5", "NOVITA_MAX_RETRIES must be a whole number, got '2.5'"),
        ("NOVITA_MAX_RETRIES", "inf", "NOVITA_MAX_RETRIES must be a whole number"),
        ("NOVITA_MAX_RETRIES", "nan", "NOVITA_MAX_RETRIES must be a whole number"),
        ("NOVITA_MAX_RETRIES", "-1", "NOVITA_MAX_RETRIES must be"),
        ("NOVITA_BASE_URL", "novita", "NOVITA_BASE_URL 'novita'"),
    ],
)
def test_a_bad_environment(monkeypatch: pytest.MonkeyPatch, name: str, text: str, told: str) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ConfigurationError, match=told):
        make()


@pytest.mark.parametrize(
    "timeout", [0, -1, float("nan"), float("inf"), float("-inf"), 1e10, 10**400, "5", None, True, [1]]
)
def test_a_timeout_that_is_none(timeout: Any) -> None:
    with pytest.raises(ConfigurationError, match="timeout must be a number of seconds above 0"):
        make(timeout=timeout)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://api.novita.ai", "https://api.novita.ai"),
        ("https://api.novita.ai//", "https://api.novita.ai"),
        ("HTTPS://Example.COM:8443/prefix/", "https://Example.COM:8443/prefix"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://fleet.localhost", "http://fleet.localhost"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ("https://a/.b/c..d/%2e/x~y;v=1", "https://a/.b/c..d/%2e/x~y;v=1"),
        ("https://münchen.example", "https://münchen.example"),
    ],
)
def test_base_urls(url: str, kept: str) -> None:
    assert make(base_url=url).base_url == kept


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "is not an http"),
        ("api.novita.ai", "is not an http"),
        ("//api.novita.ai", "is not an http"),
        ("ftp://api.novita.ai", "is not an http"),
        ("https://", "is not an http"),
        ("https://:443", "is not an http"),
        ("https://a b", "is not an http"),
        ("https://a\nb", "is not an http"),
        ("https://a\\b", "is not an http"),
        ("http://evil.example\\.localhost", "is not an http"),
        ("https://a:port", "is not a URL"),
        ("https://a:99999", "is not a URL"),
        ("https://a:0", "is not an http"),
        ("https://[::1]:00/x", "is not an http"),
        ("https://[::1", "is not a URL"),
        ("https://a?x=1", "scheme, host, port and path only"),
        ("https://a/?", "scheme, host, port and path only"),
        ("https://a#x", "scheme, host, port and path only"),
        ("https://a/#", "scheme, host, port and path only"),
        ("https://@a", "scheme, host, port and path only"),
        ("https://a/caf\u00e9", "must have a percent-encoded path"),
        ("https://a/b/../c", "must have a percent-encoded path"),
        ("https://a/b/.", "must have a percent-encoded path"),
        ("https://a/{b}", "must have a percent-encoded path"),
        ("https://a/100%", "must have a percent-encoded path"),
        ("http://api.novita.ai", "would send the API key unencrypted"),
        ("HTTP://api.novita.ai", "would send the API key unencrypted"),
        ("http://localhost.evil.example", "would send the API key unencrypted"),
        ("http://127.0.0.1.evil.example", "would send the API key unencrypted"),
        ("http://0.0.0.0", "would send the API key unencrypted"),
        ("http://[2001:db8::1]", "would send the API key unencrypted"),
    ],
)
def test_base_urls_that_are_none(url: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        make(base_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:hunter2@a",
        "https://user:hunter2/x@a",
        "https://user:hunter2#x@a",
        "https://user:x?hunter2@hunter2@a",
        "https://user:hu@hunter2@a",
        "user:hunter2@a",
        "https://a?key=hunter2",
        "https://a#hunter2",
        "ftp://user:hun\nter2hunter2@a",
    ],
)
def test_a_secret_in_a_base_url_is_not_shown(url: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(base_url=url)
    assert "hunter2" not in str(caught.value)
    assert "***" in str(caught.value)


def test_a_base_url_of_another_type() -> None:
    with pytest.raises(ConfigurationError, match="base_url must be a str, got bytes"):
        make(base_url=b"https://a")


@pytest.mark.parametrize("kind", [NovitaClient, AsyncNovitaClient])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"timeout": 0}, "timeout must be"),
        ({"timeout": "5"}, "timeout must be"),
        ({"max_retries": -1}, "max_retries must be a whole number, 0 or more, got -1"),
        ({"max_retries": 1.5}, "max_retries must be"),
        ({"max_retries": True}, "max_retries must be"),
        ({"max_retries": "3"}, "max_retries must be"),
        ({"default_headers": {"x-a": "1\r\nx-b: 2"}}, "The value of header 'x-a'"),
        ({"default_headers": {"x-a": "hunter2\n"}}, "The value of header 'x-a'"),
        ({"default_headers": {"x-a": " hunter2"}}, "The value of header 'x-a'"),
        ({"default_headers": {"x-a": "hunter2é"}}, "The value of header 'x-a'"),
        ({"default_headers": {"x-a": 5}}, "The value of header 'x-a'"),
        ({"default_headers": {"x a": "1"}}, "'x a' is no valid header name"),
        ({"default_headers": {"": "1"}}, "'' is no valid header name"),
        ({"default_headers": {"x:\r\n": "1"}}, "is no valid header name"),
        ({"default_headers": {b"x-a": "1"}}, "is no valid header name"),
        ({"default_headers": {"Authorization": "Bearer other"}}, "is set by the client itself"),
        ({"default_headers": {"Content-Type": "text/plain"}}, "is set by the client itself"),
        ({"default_headers": {"Upgrade": "h2c"}}, "is set by the client itself"),
        ({"transport": object()}, "transport= must be an httpx"),
        ({"http_client": object()}, "http_client= must be an httpx"),
        ({"ssl_context": "ca.pem"}, "ssl_context= must be an ssl.SSLContext"),
        ({"ssl_context": object(), "http_client": object()}, "give one of"),
    ],
)
def test_with_options_refuses(kind: Any, options: Any, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told) as caught:
        kind("key").with_options(**options)
    assert "hunter2" not in str(caught.value)
    assert isinstance(caught.value, NovitaError)


def test_each_client_refuses_the_others_transport() -> None:
    import httpx

    with httpx.Client() as sync, pytest.raises(ConfigurationError, match=r"httpx\.AsyncClient, got httpx\.Client"):
        AsyncNovitaClient("key").with_options(http_client=sync)  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match=r"httpx\.BaseTransport"):
        NovitaClient("key").with_options(transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]


def test_with_options_adds_to_what_was_set() -> None:
    first = NovitaClient("key", timeout=9).with_options(default_headers={"X-A": "1", "x-b": "2"})
    second = first.with_options(max_retries=5, default_headers={"x-a": "3"}, validate=False)
    sent = dict(second._options.headers)
    assert (sent[b"x-a"], sent[b"x-b"]) == (b"3", b"2")
    assert (second.timeout, second.max_retries, second._options.validate) == (9.0, 5, False)
    assert dict(first._options.headers)[b"x-a"] == b"1"
    assert first.max_retries == 2


@pytest.mark.parametrize("kind", [NovitaClient, AsyncNovitaClient])
def test_a_client_shows_where_it_goes_and_never_its_key(kind: Any) -> None:
    client = kind("sk_secret", base_url="https://a.example")
    assert repr(client) == f"<{kind.__name__} https://a.example>"
    assert client.base_url == "https://a.example"
    assert "sk_secret" not in repr(client._options) + str(client)
    with pytest.raises(TypeError, match="make a new one in the other process"):
        pickle.dumps(client)


def test_clients_that_differ_in_other_options_share_their_headers_which_the_wire_knows_by_identity() -> None:
    first = NovitaClient("key").with_options(default_headers={"x-a": "1"})
    assert first.with_options(timeout=1, max_retries=0)._options.headers is first._options.headers
    assert first.with_options(default_headers={"x-a": "1"})._options.headers != first._options.headers
