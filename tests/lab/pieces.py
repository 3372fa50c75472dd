"""Bodies that httpx's mock transport gives piece by piece."""

from collections.abc import AsyncIterator, Iterator

import httpx


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Pieces one after the other, then perhaps a failure."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True
