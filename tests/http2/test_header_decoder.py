"""Response header blocks: the same meaning as the hpack library gives them, whatever the bytes."""

import hpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from novita._http2 import header_decoder
from novita._http2.header_decoder import HeaderBlockError, HeaderDecoder

NAMES = st.sampled_from([":status", "date", "server", "x-request-id", "content-type", "set-cookie"]) | st.text(
    "abcdefghijklmnop-", min_size=1, max_size=12
)
VALUES = st.sampled_from(["200", "nginx", "application/json", ""]) | st.text(
    st.characters(min_codepoint=32, max_codepoint=126), max_size=40
)
FIELDS = st.lists(st.tuples(NAMES, VALUES, st.booleans()), max_size=20)


@given(st.lists(st.tuples(FIELDS, st.booleans(), st.none() | st.integers(0, 4096)), min_size=1, max_size=6))
def test_blocks_of_an_encoder_come_back(blocks: list[tuple[list[tuple[str, str, bool]], bool, int | None]]) -> None:
    encoder, decoder = hpack.Encoder(), HeaderDecoder()
    for fields, huffman, table_size in blocks:
        if table_size is not None:
            encoder.header_table_size = table_size
        block = encoder.encode(fields, huffman=huffman)
        assert decoder.decode(block) == [(name.encode(), value.encode()) for name, value, _ in fields]


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=8))
def test_any_bytes_mean_what_hpack_says_they_mean(blocks: list[bytes]) -> None:
    ours, theirs = HeaderDecoder(), hpack.Decoder()
    for block in blocks:
        try:
            expected = [(bytes(name), bytes(value)) for name, value in theirs.decode(block, raw=True)]
        except hpack.HPACKError:
            with pytest.raises(HeaderBlockError):
                ours.decode(block)
            return
        assert ours.decode(block) == expected


@pytest.mark.parametrize(
    "block",
    [
        b"\x80",  # index 0
        b"\xbe",  # empty dynamic table
        b"\x3f\xe2\x1f",  # table size 4097
        b"\x88\x20",  # table size update behind a field
        b"\xff\xff\xff\xff\xff\xff\xff",  # endless integer
        b"\x40\x01a",  # value missing
        b"\x40\x05ab",  # name cut short
        b"\x40\x81\xff\x00",  # Huffman padding
        b"\xff",
    ],
)
def test_malformed_blocks_are_refused(block: bytes) -> None:
    with pytest.raises(HeaderBlockError):
        HeaderDecoder().decode(block)


def test_a_small_block_cannot_inflate_into_a_large_list() -> None:
    decoder = HeaderDecoder()
    decoder.decode(hpack.Encoder().encode([("a", "v" * 3000)], huffman=False))
    assert len(decoder.decode(b"\xbe" * 15)) == 15
    with pytest.raises(HeaderBlockError, match="too large"):
        decoder.decode(b"\xbe" * 40)


def test_a_large_literal_list_is_refused() -> None:
    block = hpack.Encoder().encode([(f"h{n}", "v" * 1000) for n in range(70)], huffman=False)
    with pytest.raises(HeaderBlockError, match="too large"):
        HeaderDecoder().decode(block)


def test_the_memory_of_strings_is_bounded() -> None:
    encoder, decoder = hpack.Encoder(), HeaderDecoder()
    for number in range(2000):
        decoder.decode(encoder.encode([(f"name-{number}", f"value-{number}" * (1 + number % 60))]))
    assert len(decoder._strings) <= header_decoder._REMEMBERED_STRINGS
    assert max(map(len, decoder._strings)) <= header_decoder._REMEMBERED_LENGTH
