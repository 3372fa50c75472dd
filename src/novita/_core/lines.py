"""Files of JSON lines, read as they arrive."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from novita.exceptions import ResponseValidationError

from .model import without_blanks

T = TypeVar("T")


class JsonLines(Generic[T]):
    """Splits bytes into lines and reads each as a value."""

    def __init__(self, item: type[T], operation: str) -> None:
        self._decoder = msgspec.json.Decoder(item, strict=False)
        self._operation = operation
        self._pieces: list[bytes] = []
        self._count = 0

    def feed(self, chunk: bytes) -> Iterator[T]:
        """Take the next bytes and give the values they complete.

        Raises:
            ResponseValidationError: A line is no such value.
        """
        *complete, rest = chunk.split(b"\n")
        for line in complete:
            yield from self._read(b"".join([*self._pieces, line]))
            self._pieces.clear()
        self._pieces.append(rest)

    def end(self) -> Iterator[T]:
        """Give the value of a last line that no line feed ends."""
        yield from self._read(b"".join(self._pieces))
        self._pieces.clear()

    def _decoded(self, line: bytes) -> T:
        try:
            return self._decoder.decode(line)
        except msgspec.ValidationError:  # null may stand for a text or a number, as in other answers
            item = self._decoder.type
            return msgspec.convert(without_blanks(msgspec.json.decode(line), item), item, strict=False)

    def _read(self, line: bytes) -> Iterator[T]:
        self._count += 1
        if self._count == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            return
        try:
            yield self._decoded(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ResponseValidationError(
                f"{self._operation}: line {self._count} does not fit the documentation: {error}",
                operation=self._operation,
                body=line[:2000].decode("utf-8", "replace"),
            ) from None
