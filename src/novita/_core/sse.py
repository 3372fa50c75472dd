"""Incremental decoder of server-sent events: bytes in, events out, whatever the cuts between chunks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

MAX_EVENT_BYTES = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


class Event(NamedTuple):
    """One server-sent event."""

    name: str
    """The `event` field; `message` when there is none."""
    data: bytes
    """The `data` lines, joined by line feeds."""


class EventTooLargeError(ValueError):
    """One event grew over the cap."""


class EventDecoder:
    """Splits a byte stream into events; lines end with CR LF, LF or CR and with nothing else (U+2028 is text)."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._max = max_event_bytes
        self._pieces: list[bytes] = []
        """The line that is not complete yet."""
        self._after_cr = False
        """The last chunk ended with CR; an LF at the start of the next one belongs to it."""
        self._first_line = True
        self._size = 0
        """Bytes of the event that is not complete yet."""
        self._name = ""
        self._data: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Take the next bytes and give the events they complete.

        Raises:
            EventTooLargeError: One event is larger than the cap.
        """
        if self._after_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        for line in chunk.splitlines(keepends=True):  # of bytes: knows CR, LF and CR LF only
            self._size += len(line)
            if self._size > self._max:
                raise EventTooLargeError(f"a server-sent event is larger than {self._max} bytes")
            self._pieces.append(line)
            if line.endswith((b"\n", b"\r")):
                text = b"".join(self._pieces).rstrip(b"\r\n")
                self._pieces.clear()
                event = self._line(text)
                if event is not None:
                    yield event
        if chunk:
            self._after_cr = chunk.endswith(b"\r")

    def _line(self, text: bytes) -> Event | None:
        if self._first_line:
            self._first_line = False
            text = text.removeprefix(_BOM)
        if not text:
            return self._dispatch()
        name, _, value = text.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
        elif name == b"event":
            self._name = value.decode("utf-8", "replace")
        return None

    def _dispatch(self) -> Event | None:
        name, data = self._name, self._data
        self._name, self._data, self._size = "", [], 0
        return Event(name or "message", b"\n".join(data)) if data else None
