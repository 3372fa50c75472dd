"""What goes on the wire for a request, and what never does."""

import traceback

import hpack
import pytest

from novita._http2 import InvalidRequestError, Origin, RequestHeaders
from novita._http2.request_head import NO_DYNAMIC_TABLE, HeadEncoder

ORIGIN = Origin("api.example.com")
SECRET = "sk-very-secret"


def fields(block: bytes) -> list[tuple[bytes, bytes]]:
    return [(bytes(name), bytes(value)) for name, value in hpack.Decoder().decode(block, raw=True)]


def test_a_request_decodes_to_its_pseudo_headers_then_the_callers_fields() -> None:
    headers = RequestHeaders([(b"Authorization", b"Bearer x"), (b"x-long", b"v" * 300)])
    block = HeadEncoder().encode(b"GET", ORIGIN, b"/a?b=" + b"c" * 5000, headers, 0)
    assert fields(block) == [
        (b":method", b"GET"),
        (b":scheme", b"https"),
        (b":authority", b"api.example.com"),
        (b":path", b"/a?b=" + b"c" * 5000),
        (b"authorization", b"Bearer x"),
        (b"x-long", b"v" * 300),
    ]


@pytest.mark.parametrize(
    ("method", "size", "length"),
    [(b"GET", 0, None), (b"POST", 0, b"0"), (b"PATCH", 12345, b"12345"), (b"GET", 3, b"3"), (b"DELETE", 0, None)],
)
def test_content_length_is_sent_where_a_body_is_expected(method: bytes, size: int, length: bytes | None) -> None:
    assert dict(fields(HeadEncoder().encode(method, ORIGIN, b"/", [], size))).get(b"content-length") == length


@pytest.mark.parametrize(
    ("origin", "authority"),
    [
        (Origin("::1", 8443), b"[::1]:8443"),
        (Origin("::1"), b"[::1]"),
        (Origin("a.b", 444), b"a.b:444"),
    ],
)
def test_the_authority_names_host_and_unusual_port(origin: Origin, authority: bytes) -> None:
    assert dict(fields(HeadEncoder().encode(b"GET", origin, b"/", [], 0)))[b":authority"] == authority


@pytest.mark.parametrize("name", [b"authorization", b"cookie", b"x-api-key", b"x-token"])
def test_secrets_are_never_indexed(name: bytes) -> None:
    block = RequestHeaders([(name, SECRET.encode())]).block
    assert [type(field) for field in hpack.Decoder().decode(block)] == [hpack.NeverIndexedHeaderTuple]


def test_the_dynamic_table_stays_empty_so_that_blocks_mean_the_same_everywhere() -> None:
    decoder = hpack.Decoder()
    decoder.decode(NO_DYNAMIC_TABLE + HeadEncoder().encode(b"PUT", ORIGIN, b"/", [(b"a", b"b")], 0))
    assert decoder.header_table_size == 0
    assert not decoder.header_table.dynamic_entries


@pytest.mark.parametrize("bad", ["\r\nx-evil: 1", "\n", "\x00", "é", " trailing ", "\t", "\x7f", "€"])
def test_a_bad_value_is_refused_without_showing_it(bad: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        RequestHeaders([(b"authorization", f"Bearer {SECRET}{bad}".encode() + (b" " if bad.isspace() else b""))])
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert "authorization" in str(caught.value)
    assert caught.value.not_processed
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("name", [b"", b"a b", b":path", b"a\r\n", "ü".encode(), b"a:b"])
def test_a_bad_name_is_refused(name: bytes) -> None:
    with pytest.raises(InvalidRequestError):
        RequestHeaders([(name, b"x")])


@pytest.mark.parametrize("name", [b"Host", b"connection", b"TE", b"content-length", b"transfer-encoding", b"upgrade"])
def test_fields_of_the_connection_are_not_the_callers(name: bytes) -> None:
    with pytest.raises(InvalidRequestError, match="not the caller's"):
        RequestHeaders([(name, b"x")])


@pytest.mark.parametrize(
    "target", [b"", b"a", b"/a b", b"/\r\n", "/ü".encode(), b"/a#b", b"*", b"http://x/", b"/" + b"a" * 65_535]
)
def test_a_bad_target_is_refused(target: bytes) -> None:
    with pytest.raises(InvalidRequestError):
        HeadEncoder().encode(b"GET", ORIGIN, target, [], 0)


@pytest.mark.parametrize("method", [b"", b"get", b"GET ", b"G\r\n"])
def test_a_bad_method_is_refused(method: bytes) -> None:
    with pytest.raises(InvalidRequestError):
        HeadEncoder().encode(method, ORIGIN, b"/", [], 0)


@pytest.mark.parametrize("host", ["a b", "a\r\nb", "", "a/b", "bücher"])
def test_a_bad_host_is_refused(host: str) -> None:
    with pytest.raises(InvalidRequestError):
        HeadEncoder().encode(b"GET", Origin(host), b"/", [], 0)


def test_headers_do_not_show_in_a_repr() -> None:
    assert SECRET not in repr(RequestHeaders([(b"authorization", SECRET.encode())]))


def test_the_memory_of_prefixes_is_bounded() -> None:
    encoder = HeadEncoder()
    for port in range(1, 300):
        encoder.encode(b"GET", Origin("h", port), b"/", [], 0)
    assert len(encoder._prefixes) <= 64
