"""Links in answers, and the files behind them: whatever a service sends, nothing is written or asked elsewhere."""

from __future__ import annotations

import ipaddress
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from novita._core.links import check_address, check_link, file_name, shown
from novita.exceptions import DownloadError

parts = st.text(max_size=30) | st.text("./\\%2eEfF:~ \x00con.png", max_size=20) | st.just("x" * 300)
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))}


@given(path=parts, query=parts, kind=parts)
@example(path="%2e%2e%2f%2e%2e%2fx", query="", kind="image/png")
@example(path="COM1.txt", query="", kind="")
@example(path="aux", query="", kind="png")
def test_a_name_is_one_plain_name_in_the_directory_on_any_system(path: str, query: str, kind: str) -> None:
    name = file_name(f"https://files.example/{path}?{query}", kind)
    assert name.isascii()
    assert 0 < len(name) < 130
    assert name[0] not in ".-_~ "
    assert Path("/place", name).parent == Path("/place")
    assert (PureWindowsPath("C:/place") / name).parent == PureWindowsPath("C:/place")
    assert not {*name} & {*'<>:"/\\|?*\x00 '}
    assert name.partition(".")[0].lower() not in DEVICES
    assert not name.endswith(".")


@given(st.text(max_size=80) | parts.map(lambda text: f"https://{text}") | parts.map(lambda text: f"https://a/{text}"))
@example("https://[::1")
@example("https://a@b")
@example("https://localhost./x")
def test_a_link_is_https_to_a_host_or_refused(link: str) -> None:
    try:
        check_link(link, local=False)
    except DownloadError:
        return
    assert link.lstrip().lower().startswith("https://")
    assert "@" not in link.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(DownloadError, match="malformed"):
        check_link(f"https://files.example:{port}/x.png", local=False)


@given(st.ip_addresses())
def test_only_public_addresses_are_asked(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    # What is known as an IPv4 address inside counts for it; versions of Python differ about the outside.
    carried = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    if address in ipaddress.ip_network("64:ff9b::/96"):
        carried = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    try:
        check_address(str(address), "files.example", local=False)
    except DownloadError:
        return
    assert carried.is_global
    for kind in ("loopback", "link_local", "private", "multicast", "unspecified"):
        assert not getattr(carried, f"is_{kind}")


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_a_public_address_is_asked_however_it_is_written(address: str) -> None:
    check_address(address, "files.example", local=False)


@pytest.mark.parametrize(
    ("link", "local"),
    [
        ("https://files.example/x", False),
        ("https://files.example/x", True),
        ("http://localhost/x", True),
        ("http://files.localhost/x", True),
        ("http://[::1]:8080/x", True),
        ("https://127.0.0.1/x", True),
    ],
)
def test_links_that_may_be_followed(link: str, local: bool) -> None:
    check_link(link, local=local)


@pytest.mark.parametrize(
    ("link", "local"),
    [
        ("http://files.example/x", True),
        ("http://localhost/x", False),
        ("https://files.localhost/x", False),
        ("ftp://localhost/x", True),
    ],
)
def test_a_service_on_this_machine_may_link_to_it_and_no_other(link: str, local: bool) -> None:
    with pytest.raises(DownloadError):
        check_link(link, local=local)


@pytest.mark.parametrize("link", ["https://a/x.png?signature=hush", "https://a/x.png#hush", "https://a/?hush#?"])
def test_messages_have_no_signature(link: str) -> None:
    assert "hush" not in shown(link)
