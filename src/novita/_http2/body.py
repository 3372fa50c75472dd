"""Content decoding under caps: what a small compressed body may grow to is decided before it does."""

import zlib

from .errors import BodyDecodeError, ResponseTooLargeError

FREE_SIZE = 8 * 1024 * 1024
"""Up to here any ratio is believed."""
MAX_RATIO = 100
"""Above FREE_SIZE a body may be at most this many times larger than its compressed form."""

_GZIP = 31  # zlib's wbits for a gzip header and trailer
_SLICE = 64 * 1024
_STEP = 1024 * 1024


def gunzip(body: bytes, max_size: int) -> bytes:
    """Decompresses one gzip member.

    Args:
        body: The whole compressed body.
        max_size: Largest result in bytes.

    Raises:
        BodyDecodeError: It is corrupt, cut short or followed by something else.
        ResponseTooLargeError: It is over `max_size`, or over the ratio a real answer reaches.
    """
    inflater = zlib.decompressobj(_GZIP)
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(body), _SLICE):
            piece = body[start : start + _SLICE]
            while True:
                part = inflater.decompress(piece, _STEP)
                parts.append(part)
                size += len(part)
                piece = inflater.unconsumed_tail
                consumed = start + _SLICE - len(piece)
                if size > max_size or (size > FREE_SIZE and size > MAX_RATIO * consumed):
                    raise ResponseTooLargeError(f"The compressed body grows beyond the cap ({size} bytes and more)")
                if not piece and len(part) < _STEP:
                    break
    except zlib.error:
        raise BodyDecodeError("The body is not valid gzip") from None
    if not inflater.eof or inflater.unused_data:
        raise BodyDecodeError("The gzip body is cut short or has bytes behind its end")
    return b"".join(parts)
