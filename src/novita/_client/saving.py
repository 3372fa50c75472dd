"""Files that are there in whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from novita.exceptions import APIError

MAX_FILE_BYTES = 8 * 1024**3
"""Most bytes of a file that is downloaded."""


class SavedFile:
    """Writes a file beside its place and puts it there at the end of the `with` block, unless that failed.

    Attributes:
        path: Where the file is; without `replace` the name may get a number at the end of the block.
    """

    def __init__(self, path: str | os.PathLike[str], max_bytes: int = MAX_FILE_BYTES, *, replace: bool = True) -> None:
        self.path = Path(path)
        self._max = max_bytes
        self._replace = replace
        self._size = 0
        self._beside = self.path.parent / f".novita-{secrets.token_hex(8)}.part"
        self._file: IO[bytes]

    def __enter__(self) -> Self:
        with self._named():
            if self.path.is_dir():  # before anything is fetched for nothing
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            # Not `tempfile`, which hides its files from all but their owner: this one is to be read like any other.
            self._file = self._beside.open("xb")
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
                    self._move()
        finally:
            with contextlib.suppress(FileNotFoundError):
                self._beside.unlink()

    def _move(self) -> None:
        if self._replace:
            self._beside.replace(self.path)
            return
        claimed = _claimed(self.path)
        try:
            self._beside.replace(claimed)
        except BaseException:
            claimed.unlink()
            raise
        self.path = claimed


def _claimed(path: Path) -> Path:
    """The path, or the first free one like it, where a file is from now on: who looks first and writes later loses."""
    candidate, number = path, 0
    while True:
        with contextlib.suppress(FileExistsError):
            candidate.open("xb").close()
            return candidate
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
