"""The same bytes mean the same to this engine and to the h2 library; and however they are split."""

from itertools import pairwise
from typing import Any

import h2.config
import h2.connection
import h2.events
import hpack
from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    Frame,
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PriorityFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from novita._http2 import ConnectionLostError, Http2Error, Origin, ProtocolViolationError, StreamResetError
from novita._http2.connection import GREETING, Connection
from novita._http2.request_head import HeadEncoder

HEAD = HeadEncoder().encode(b"GET", Origin("h"), b"/", [], 0)
STREAMS = (1, 3, 5)
Outcome = dict[int, tuple[Any, ...]]

stream_ids = st.sampled_from(STREAMS)
flag = st.booleans()
fields = st.lists(
    st.tuples(st.sampled_from(["date", "server", "x-a", "etag"]), st.text("abcXYZ 019", max_size=20).map(str.strip)),
    max_size=5,
)
action = st.one_of(
    st.tuples(st.just("headers"), stream_ids, st.sampled_from(["200", "404", "500"]), fields, flag, st.integers(1, 4)),
    st.tuples(st.just("trailers"), stream_ids, fields),
    st.tuples(st.just("inform"), stream_ids, fields),
    st.tuples(st.just("data"), stream_ids, st.binary(max_size=60), flag, st.none() | st.integers(0, 255)),
    st.tuples(st.just("reset"), stream_ids, st.sampled_from([0, 2, 5, 7, 8, 11])),
    st.tuples(st.just("window"), st.sampled_from([0, *STREAMS]), st.integers(1, 2**20)),
    st.tuples(
        st.just("settings"), st.fixed_dictionaries({}, optional={3: st.integers(0, 200), 4: st.integers(0, 2**20)})
    ),
    st.tuples(st.just("ping"), st.binary(min_size=8, max_size=8)),
    st.tuples(st.just("priority"), stream_ids),
    st.tuples(st.just("unknown"), st.binary(max_size=20)),
    st.tuples(st.just("goaway"), st.sampled_from([0, 1, 3, 5, 2**31 - 1])),
)


def server_bytes(actions: list[tuple[Any, ...]]) -> bytes:
    """Writes the actions that are legal where they stand."""
    encoder, out = hpack.Encoder(), SettingsFrame().serialize()
    state = dict.fromkeys(STREAMS, "waiting")
    for kind, *args in actions:
        stream = args[0]
        if kind == "headers" and state[stream] == "waiting":
            _, status, extra, end, parts = args
            out += block(encoder, stream, [(":status", status), *extra], end=end, parts=parts)
            state[stream] = "ended" if end else "open"
        elif kind == "inform" and state[stream] == "waiting":
            out += block(encoder, stream, [(":status", "103"), *args[1]], end=False, parts=1)
        elif kind == "trailers" and state[stream] == "open":
            out += block(encoder, stream, args[1] or [("x", "y")], end=True, parts=1)
            state[stream] = "ended"
        elif kind == "data" and state[stream] == "open":
            _, data, end, padding = args
            frame = DataFrame(stream, data, pad_length=padding or 0, flags=["END_STREAM"] if end else [])
            if padding is not None:
                frame.flags.add("PADDED")
            out += frame.serialize()
            state[stream] = "ended" if end else "open"
        elif kind == "reset" and state[stream] != "ended":
            out += RstStreamFrame(stream, args[1]).serialize()
            state[stream] = "ended"
        elif kind == "window" and (stream == 0 or state[stream] != "ended"):
            out += WindowUpdateFrame(stream, args[1]).serialize()
        elif kind == "settings":
            out += SettingsFrame(settings=args[0]).serialize()
        elif kind == "ping":
            out += PingFrame(0, args[0]).serialize()
        elif kind == "priority":
            out += PriorityFrame(stream, depends_on=0, stream_weight=3).serialize()
        elif kind == "unknown":
            out += len(args[0]).to_bytes(3, "big") + b"\xee\x00\x00\x00\x00\x01" + args[0]
        elif kind == "goaway":
            return out + GoAwayFrame(0, last_stream_id=args[0]).serialize()
    return out


def block(encoder: hpack.Encoder, stream: int, headers: list[tuple[str, str]], *, end: bool, parts: int) -> bytes:
    data = encoder.encode(headers)
    step = max(1, -(-len(data) // parts))
    out = b""
    for at in range(0, len(data), step):
        frame: Frame = (ContinuationFrame if at else HeadersFrame)(stream, data[at : at + step])
        frame.flags |= {"END_STREAM"} if end and not at else set()
        frame.flags |= {"END_HEADERS"} if at + step >= len(data) else set()
        out += frame.serialize()
    return out


def ours(data: bytes, cuts: list[int]) -> tuple[Outcome, bytes]:
    """What becomes of three requests; and what the client answers."""
    connection = Connection(2**20)
    streams = [connection.open(HEAD, b"", is_head=False) for _ in STREAMS]
    connection.take_output()
    written = bytearray()
    ended: list[int] = []
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    for start, end in pairwise(edges):
        ended += [stream.id for stream in connection.receive(data[start:end])]
        written += connection.take_output()
    outcome: Outcome = {}
    for stream in streams:
        assert stream.done == (stream.id in ended)
        if not stream.done:
            outcome[stream.id] = ("open", stream.status, stream.headers, b"".join(stream.chunks))
            continue
        try:
            response = stream.response(2**20)
        except Http2Error as error:
            outcome[stream.id] = (type(error), getattr(error, "code", None))
        else:
            outcome[stream.id] = (response.status, response.headers, response.body)
    return outcome, bytes(written)


def theirs(data: bytes) -> Outcome:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding=None))
    connection.initiate_connection()
    for stream in STREAMS:
        pseudo = [(":method", "GET"), (":scheme", "https"), (":authority", "h"), (":path", "/")]
        connection.send_headers(stream, pseudo, end_stream=True)
    state: dict[int, list[Any]] = {stream: ["open", 0, [], b""] for stream in STREAMS}
    for event in connection.receive_data(data):
        if isinstance(event, h2.events.ResponseReceived):
            headers = [(bytes(name), bytes(value)) for name, value in event.headers]
            state[event.stream_id][1:3] = [int(headers[0][1]), headers[1:]]
        elif isinstance(event, h2.events.DataReceived):
            state[event.stream_id][3] += event.data
        elif isinstance(event, h2.events.StreamEnded):
            state[event.stream_id] = state[event.stream_id][1:]
        elif isinstance(event, h2.events.StreamReset):
            state[event.stream_id] = [StreamResetError, int(event.error_code)]
        elif isinstance(event, h2.events.ConnectionTerminated):
            for stream, fate in state.items():
                if stream > (event.last_stream_id or 0) and fate[0] == "open":
                    state[stream] = [ConnectionLostError, None]
    return {stream: tuple(fate) for stream, fate in state.items()}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(action, max_size=25), st.lists(st.integers(0, 10_000), max_size=12))
def test_a_legal_server_means_the_same_to_both_however_it_is_split(actions: Any, cuts: list[int]) -> None:
    data = server_bytes(actions)
    outcome, written = ours(data, [])
    assert outcome == theirs(data)
    assert ours(data, cuts) == (outcome, written)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(action, max_size=10),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4),
    st.lists(st.integers(0, 10_000), max_size=12),
)
def test_corrupt_bytes_fail_as_a_violation_however_they_are_split(
    actions: Any, damage: list[tuple[int, int]], cuts: list[int]
) -> None:
    data = bytearray(server_bytes(actions))
    for at, value in damage:
        data[at % len(data)] = value
    outcome, _ = ours(bytes(data), [])
    assert ours(bytes(data), cuts)[0] == outcome
    assert {fate[0] for fate in outcome.values() if isinstance(fate[0], type)} <= {
        ProtocolViolationError,
        StreamResetError,
        ConnectionLostError,
        *Http2Error.__subclasses__(),
    }


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=8))
def test_noise_never_raises(noise: bytes, cuts: list[int]) -> None:
    data = SettingsFrame().serialize() + noise
    assert ours(data, cuts)[0] == ours(data, [])[0]


def test_what_we_write_is_what_h2_reads() -> None:
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding=None))
    server.initiate_connection()
    client = Connection(2**20)
    assert bytes(client._out.output) == GREETING
    client.open(HEAD, b"x" * 200_000, is_head=False)
    received = b""
    for _ in range(50):
        for event in server.receive_data(bytes(client.take_output())):
            if isinstance(event, h2.events.DataReceived):
                received += event.data
                server.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        client.receive(server.data_to_send())
    assert received == b"x" * 200_000
