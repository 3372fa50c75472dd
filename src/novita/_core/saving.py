"""Files that are there in whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from novita.exceptions import APIError

MAX_FILE_BYTES = 8 * 1024**3
"""Most bytes of a file that is downloaded."""


class SavedFile:
    """Writes a file beside its place and puts it there at the end of the `with` block, unless that failed."""

    def __init__(self, path: str | os.PathLike[str], max_bytes: int = MAX_FILE_BYTES) -> None:
        self.path = Path(path)
        self._max = max_bytes
        self._size = 0
        self._file: IO[bytes]

    def __enter__(self) -> Self:
        with self._named():
            self._file = tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=f".{self.path.name}.", delete=False)
        return self

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Let errors name the file that was asked for, not the one beside it, and not none at all."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from error

    def write(self, chunk: bytes) -> None:
        """Add to the file.

        Raises:
            APIError: It grows too large.
            OSError: It cannot be written, as when the disk is full.
        """
        self._size += len(chunk)
        if self._size > self._max:
            raise APIError(f"{self.path.name} is larger than {self._max} bytes; nothing was saved")
        with self._named():
            self._file.write(chunk)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            with self._named() if error is None else contextlib.suppress(OSError):
                self._file.close()  # writes what is left
                if error is None:
                    Path(self._file.name).replace(self.path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(self._file.name).unlink()
