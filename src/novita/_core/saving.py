"""Files that are there in whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
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
        self._file = tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=f".{self.path.name}.", delete=False)
        return self

    def write(self, chunk: bytes) -> None:
        """Add to the file.

        Raises:
            APIError: It grows too large.
        """
        self._size += len(chunk)
        if self._size > self._max:
            raise APIError(f"{self.path.name} is larger than {self._max} bytes; nothing was saved")
        self._file.write(chunk)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()
        try:
            if error is None:
                Path(self._file.name).replace(self.path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(self._file.name).unlink()
