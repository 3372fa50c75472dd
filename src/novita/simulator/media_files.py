"""Small files of the right kind: a picture, a video, a sound. Each differs with its seed."""

import struct
import zlib
from math import pi, sin

__all__ = ["mp4", "png", "wav"]


def png(seed: int, size: int = 32) -> bytes:
    """A picture of one colour."""
    colour = bytes((seed * 37 % 256, seed * 91 % 256, seed * 151 % 256))
    rows = (b"\x00" + colour * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def mp4(seed: int) -> bytes:
    """The boxes a video begins with, and no frames."""
    data = struct.pack(">Q", seed) * 64
    return _box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41") + _box(b"mdat", data)


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


def wav(seed: int, seconds: float = 0.1, rate: int = 8000) -> bytes:
    """A tone."""
    pitch = 220 + seed % 220
    samples = b"".join(
        struct.pack("<h", int(8000 * sin(2 * pi * pitch * i / rate))) for i in range(int(seconds * rate))
    )
    head = struct.pack("<4sIHHIIHH4sI", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16, b"data", len(samples))
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(samples)) + b"WAVE" + head + samples
