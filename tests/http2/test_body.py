"""Decompression under caps."""

import gzip
import tracemalloc
import zlib

import pytest

from novita._http2 import BodyDecodeError, ResponseTooLargeError
from novita._http2.body import FREE_SIZE, gunzip

MB = 1024 * 1024


@pytest.mark.parametrize("size", [0, 1, 1000, MB, 3 * MB + 1, FREE_SIZE])
def test_what_was_compressed_comes_back(size: int) -> None:
    body = b"ab" * (size // 2) + b"c" * (size % 2)
    assert gunzip(gzip.compress(body), 64 * MB) == body


def test_a_large_honest_body_comes_back() -> None:
    body = b"".join(b'{"timestamp":%d,"value":%d}' % (n, n * 7919 % 1000) for n in range(400_000))
    assert len(body) > FREE_SIZE
    assert gunzip(gzip.compress(body, 1), 64 * MB) == body


@pytest.mark.parametrize("size", [FREE_SIZE + 2 * MB, 200 * MB])
def test_a_bomb_is_refused_before_it_fills_the_memory(size: int) -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLargeError):
            gunzip(bomb, 64 * MB)
        assert tracemalloc.get_traced_memory()[1] < 16 * MB
    finally:
        tracemalloc.stop()


def test_the_cap_holds_for_honest_bodies_too() -> None:
    with pytest.raises(ResponseTooLargeError):
        gunzip(gzip.compress(b"x" * 1001), 1000)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not gzip",
        gzip.compress(b"hello")[:-3],
        gzip.compress(b"hello") + b"!",
        gzip.compress(b"a") * 2,
        b"\x1f\x8b",
    ],
)
def test_a_broken_body_is_refused(body: bytes) -> None:
    with pytest.raises(BodyDecodeError):
        gunzip(body, MB)


def test_trailing_bytes_beyond_the_first_slice_are_refused() -> None:
    with pytest.raises(BodyDecodeError):
        gunzip(gzip.compress(b"a") + bytes(200_000), MB)
