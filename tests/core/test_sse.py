"""Server-sent events are decoded the same however their bytes are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novita._core.sse import Event, EventDecoder, EventTooLargeError


def decoded(data: bytes, *, size: int | None = None) -> list[Event]:
    decoder = EventDecoder()
    chunks = [data] if size is None else [data[at : at + size] for at in range(0, len(data), size)]
    return [event for chunk in chunks for event in decoder.feed(chunk)]


CASES = [
    pytest.param(b"data: a\n\n", [("message", b"a")], id="one"),
    pytest.param(b"data:a\n\ndata: b\n\n", [("message", b"a"), ("message", b"b")], id="two, with and without blank"),
    pytest.param(b"data: a\r\n\r\ndata: b\r\n\r\n", [("message", b"a"), ("message", b"b")], id="CR LF"),
    pytest.param(b"data: a\r\rdata: b\r\r", [("message", b"a"), ("message", b"b")], id="CR"),
    pytest.param(b"data: a\r\n\ndata: b\n\r\n", [("message", b"a"), ("message", b"b")], id="all mixed"),
    pytest.param(b"event: x\ndata: a\n\ndata: b\n\n", [("x", b"a"), ("message", b"b")], id="names do not stay"),
    pytest.param(b"data: a\ndata: b\ndata:\n\n", [("message", b"a\nb\n")], id="several lines"),
    pytest.param(b": ping\n\n:\n\ndata: a\n: in between\n\n", [("message", b"a")], id="comments"),
    pytest.param(b"event: x\n\n", [], id="no data, no event"),
    pytest.param(b"data: a\n", [], id="cut before its end"),
    pytest.param(b"id: 1\nretry: 5\nodd: y\ndata: a\nodd\n\n", [("message", b"a")], id="other fields"),
    pytest.param(b"\xef\xbb\xbfdata: a\n\n", [("message", b"a")], id="byte order mark"),
    pytest.param(b"data: a\n\xef\xbb\xbfdata: b\n\n", [("message", b"a")], id="byte order mark in between"),
    pytest.param(
        "data: a\u2028b\u0085c\x0bd\x0c\n\n".encode(), [("message", "a\u2028b\u0085c\x0bd\x0c".encode())], id="U+2028"
    ),
    pytest.param(b"data:  a \n\n", [("message", b" a ")], id="one blank goes"),
    pytest.param(b"data: a: b\n\n", [("message", b"a: b")], id="colon in data"),
]


@pytest.mark.parametrize(("data", "events"), CASES)
@pytest.mark.parametrize("size", [None, 1, 2, 3])
def test_events(data: bytes, events: list[Event], size: int | None) -> None:
    assert decoded(data, size=size) == events


LINES = st.sampled_from(
    [
        b"data: a",
        b"data:",
        b"event: x",
        b": c",
        b"",
        b"",
        b"data: \xe2\x80\xa8",
        b"\xef\xbb\xbfdata: b",
        b"id: 3",
        b"data",
    ]
)
ENDS = st.sampled_from([b"\n", b"\r", b"\r\n"])


@given(st.lists(st.tuples(LINES, ENDS)), st.lists(st.integers(0, 200)))
def test_cuts_change_nothing(lines: list[tuple[bytes, bytes]], cuts: list[int]) -> None:
    data = b"".join(line + end for line, end in lines)
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    decoder = EventDecoder()
    found = [e for a, b in pairwise(places) for e in decoder.feed(data[a:b])]
    assert found == decoded(data) == decoded(data, size=1)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    assert decoded(data) == decoded(data, size=1)


@pytest.mark.parametrize("data", [b"data: " + b"x" * 20 + b"\n\n", b"data: xxxx\n" * 2, b"x" * 20])
def test_an_event_over_the_cap_is_refused(data: bytes) -> None:
    decoder = EventDecoder(max_event_bytes=16)
    with pytest.raises(EventTooLargeError, match="16"):
        list(decoder.feed(data))


def test_the_cap_is_one_event_s_not_the_stream_s() -> None:
    decoder = EventDecoder(max_event_bytes=16)
    assert len([event for _ in range(10) for event in decoder.feed(b"data: 12345678\n\n")]) == 10
