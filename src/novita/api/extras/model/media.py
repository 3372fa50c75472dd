"""Files that the Model APIs made: read them, or save them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar, overload

import msgspec

from novita._client.saving import SavedFile
from novita._core.links import file_name
from novita._core.media import media_type
from novita.exceptions import ResponseValidationError

if TYPE_CHECKING:
    from novita._client.aio import AsyncSession
    from novita._client.sync import SyncSession


class Progress(NamedTuple):
    """How far a download is."""

    number: int
    """Which file, from 1."""
    files: int
    """How many there are."""
    received: int
    """Bytes of this file so far."""
    total: int | None
    """Bytes of this file in all, if the server says so."""


OnProgress: TypeAlias = Callable[[Progress], object]
"""Called as bytes arrive."""


class Source(Protocol):
    """A file of an answer: a link and a format."""

    @property
    def url(self) -> str:
        """Link to the file."""
        ...

    @property
    def type(self) -> str:
        """Format such as `png`."""
        ...


class _AnyFile:
    """What both kinds of file know."""

    __slots__ = ("_client", "_count", "_data", "_number", "type", "url")

    url: str
    """Link to the file, valid for a short time; empty when the answer brought the bytes along."""
    type: str
    """Format such as `png`; empty when the service did not say."""

    def __init__(self, client: Any, source: Source, number: int = 1, count: int = 1) -> None:
        self._client = client
        self._data: bytes = getattr(source, "data", b"")
        self._number = number
        self._count = count
        self.url = source.url
        self.type = source.type

    def _counting(self, on_progress: OnProgress | None) -> Callable[[int, int | None], object] | None:
        if on_progress is None:
            return None
        return lambda received, total: on_progress(Progress(self._number, self._count, received, total))

    def _saved(self, path: str | os.PathLike[str], kind: str = "") -> SavedFile:
        """What writes the file: to the path, or under a name of its own in it if it is a directory."""
        place = Path(path)
        if place.is_dir():
            return SavedFile(place / file_name(self.url, self.type or kind), replace=False)
        return SavedFile(place)

    def _kept(self, path: str | os.PathLike[str], data: bytes, on_progress: OnProgress | None) -> Path:
        with self._saved(path, media_type(data[:16])) as file:
            file.write(data)
        if on_progress is not None:
            on_progress(Progress(self._number, self._count, len(data), len(data)))
        return file.path

    def __repr__(self) -> str:
        where = f"{len(self._data)} bytes" if self._data else self.url.partition("?")[0]
        return f"<{type(self).__name__} {self.type} {where}>"


class MediaFile(_AnyFile):
    """A file that was made: an image, a video, a recording."""

    __slots__ = ()
    _client: SyncSession

    def read(self) -> bytes:
        """The bytes; fetched once.

        Raises:
            DownloadError: The file did not arrive whole, or the link must not be followed.
        """
        if not self._data:
            pieces: list[bytes] = []
            self._client._fetch(self.url, pieces.append)
            self._data = b"".join(pieces)
        return self._data

    def save(self, path: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> Path:
        """Write the file; it appears when it is complete.

        Args:
            path: A file, which is replaced, or a directory, in which nothing is replaced.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where it is.

        Raises:
            DownloadError: The file did not arrive whole, or the link must not be followed.
            OSError: It cannot be written.
        """
        if self._data:
            return self._kept(path, self._data, on_progress)
        with self._saved(path) as file:
            self._client._fetch(self.url, file.write, self._counting(on_progress))
        return file.path


class AsyncMediaFile(_AnyFile):
    """A file that was made: an image, a video, a recording."""

    __slots__ = ()
    _client: AsyncSession

    async def read(self) -> bytes:
        """The bytes; fetched once.

        Raises:
            DownloadError: The file did not arrive whole, or the link must not be followed.
        """
        if not self._data:
            pieces: list[bytes] = []
            await self._client._fetch(self.url, pieces.append)
            self._data = b"".join(pieces)
        return self._data

    async def save(self, path: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> Path:
        """Write the file; it appears when it is complete.

        Args:
            path: A file, which is replaced, or a directory, in which nothing is replaced.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where it is.

        Raises:
            DownloadError: The file did not arrive whole, or the link must not be followed.
            OSError: It cannot be written.
        """
        if self._data:
            return await asyncio.to_thread(self._kept, path, self._data, on_progress)
        with self._saved(path) as file:
            await self._client._fetch(self.url, file.write, self._counting(on_progress))
        return file.path


FileT = TypeVar("FileT", MediaFile, AsyncMediaFile)


class HasFiles(Protocol):
    """An answer with files."""

    @property
    def files(self) -> Sequence[Source]:
        """The files."""
        ...


def _sources(answer: HasFiles) -> Sequence[Source]:
    try:
        return answer.files
    except msgspec.ValidationError as error:
        raise ResponseValidationError(str(error)) from None


class _AnyFiles(Sequence[FileT], Generic[FileT]):
    """What both kinds of collection know."""

    raw: Any
    """The answer itself."""

    def __init__(self, files: Sequence[FileT], raw: Any) -> None:
        self._files: tuple[FileT, ...] = tuple(files)
        self.raw = raw

    @overload
    def __getitem__(self, index: int) -> FileT: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[FileT, ...]: ...
    def __getitem__(self, index: int | slice) -> FileT | tuple[FileT, ...]:
        return self._files[index]

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {list(self._files)!r}>"


class MediaFiles(_AnyFiles[MediaFile]):
    """The files that were made; a sequence, with the answer itself in `raw`."""

    @classmethod
    def of(cls, client: SyncSession, answer: HasFiles) -> MediaFiles:
        """The files of an answer."""
        found = _sources(answer)
        return cls([MediaFile(client, each, i, len(found)) for i, each in enumerate(found, 1)], answer)

    def save(self, directory: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> list[Path]:
        """Write all files into a directory, under the names of their links; nothing there is replaced.

        Args:
            directory: Where to; made if it is missing.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where they are.

        Raises:
            DownloadError: A file did not arrive whole, or a link must not be followed; those before it are there.
            OSError: A file cannot be written.
        """
        Path(directory).mkdir(parents=True, exist_ok=True)
        return [file.save(directory, on_progress=on_progress) for file in self]


class AsyncMediaFiles(_AnyFiles[AsyncMediaFile]):
    """The files that were made; a sequence, with the answer itself in `raw`."""

    @classmethod
    def of(cls, client: AsyncSession, answer: HasFiles) -> AsyncMediaFiles:
        """The files of an answer."""
        found = _sources(answer)
        return cls([AsyncMediaFile(client, each, i, len(found)) for i, each in enumerate(found, 1)], answer)

    async def save(self, directory: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> list[Path]:
        """Write all files into a directory, under the names of their links; nothing there is replaced.

        Args:
            directory: Where to; made if it is missing.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where they are.

        Raises:
            DownloadError: A file did not arrive whole, or a link must not be followed; those before it are there.
            OSError: A file cannot be written.
        """
        await asyncio.to_thread(Path(directory).mkdir, parents=True, exist_ok=True)
        return [await file.save(directory, on_progress=on_progress) for file in self]
