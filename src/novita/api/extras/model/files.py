"""Saving files."""

from __future__ import annotations

import os
from pathlib import Path

from novita._client.resource import AsyncResource, Resource
from novita._client.saving import MAX_FILE_BYTES, SavedFile
from novita.operations.model.files import GetFileContent


class FilesExtras(Resource):
    """What is written by hand for files."""

    def download(self, file_id: str, path: str | os.PathLike[str], *, max_bytes: int = MAX_FILE_BYTES) -> Path:
        """Save a file; it is there in whole or not at all. Memory does not grow with its size.

        The client's timeout bounds the silence between two pieces, not the whole download.

        Args:
            file_id: Id of the file.
            path: Where to save it; a file there is replaced.
            max_bytes: Size at which to give up, 8 GiB unless said otherwise.

        Returns:
            The path.

        Raises:
            APIConnectionError: The connection broke, nothing was saved.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIError: The file is larger than `max_bytes`.
            OSError: It cannot be written.
        """
        operation = self._client._build(GetFileContent, {"file_id": file_id})
        with self._client._download(operation) as chunks, SavedFile(path, max_bytes) as file:
            for chunk in chunks:
                file.write(chunk)
        return file.path


class AsyncFilesExtras(AsyncResource):
    """What is written by hand for files."""

    async def download(self, file_id: str, path: str | os.PathLike[str], *, max_bytes: int = MAX_FILE_BYTES) -> Path:
        """Save a file; it is there in whole or not at all. Memory does not grow with its size.

        The client's timeout bounds the silence between two pieces, not the whole download.

        Args:
            file_id: Id of the file.
            path: Where to save it; a file there is replaced.
            max_bytes: Size at which to give up, 8 GiB unless said otherwise.

        Returns:
            The path.

        Raises:
            APIConnectionError: The connection broke, nothing was saved.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIError: The file is larger than `max_bytes`.
            OSError: It cannot be written.
        """
        operation = self._client._build(GetFileContent, {"file_id": file_id})
        async with self._client._download(operation) as chunks:
            with SavedFile(path, max_bytes) as file:
                async for chunk in chunks:
                    file.write(chunk)
        return file.path
