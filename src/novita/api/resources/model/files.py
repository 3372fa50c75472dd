# Rendered from src/novita/operations/model/files.py by `python tools/render.py`: edit that, not this.

"""Files: requests for batches, and their results."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import IO, Any

from novita.api.extras.model.files import AsyncFilesExtras, FilesExtras
from novita.operations.model.files import CreateFile, DeleteFile, GetFileContent, ListFiles, RetrieveFile, UploadPurpose
from novita.types.model.files import DeletedFile, File


class Files(FilesExtras):
    """Files: requests for batches, and their results."""

    def create(
        self,
        *,
        file: str | PathLike[str] | bytes | IO[bytes],
        purpose: UploadPurpose = "batch",
        extra: Mapping[str, Any] | None = None,
    ) -> File:
        """Upload the requests of a batch: JSON lines of at most 100 MB and 50,000 requests, all for one model.

        A line is a request with an id of yours: `{"custom_id": "1", "body": {"model": "...", "messages": [...]}}`.

        It is kept for 15 days, by an older page. A large file may take longer than the client's timeout: raise it with
        `with_options(timeout=...)`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-upload-batch-input-file

        Args:
            file: A path, the content, or a file opened in binary mode; it is read into memory when the method is
                called.
            purpose: What it is for.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An uploaded or written file.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateFile, file=file, purpose=purpose, extra=extra)

    def retrieve(self, file_id: str) -> File:
        """Get what is known about a file.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-query-file

        Args:
            file_id: Id of the file.

        Returns:
            An uploaded or written file.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(RetrieveFile, file_id=file_id)

    def content(self, file_id: str) -> bytes:
        """Get the content of a file of up to 64 MiB; `download` saves larger ones.

        What a batch wrote is removed 30 days after its end.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-file-content

        Args:
            file_id: Id of the file.

        Returns:
            The content.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetFileContent, file_id=file_id)

    def delete(self, file_id: str) -> DeletedFile:
        """Delete a file.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-delete-file

        Args:
            file_id: Id of the file.

        Returns:
            A file that is gone.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(DeleteFile, file_id=file_id)

    def list(self) -> tuple[File, ...]:
        """List all files.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-files

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListFiles)


class AsyncFiles(AsyncFilesExtras):
    """Files: requests for batches, and their results."""

    async def create(
        self,
        *,
        file: str | PathLike[str] | bytes | IO[bytes],
        purpose: UploadPurpose = "batch",
        extra: Mapping[str, Any] | None = None,
    ) -> File:
        """Upload the requests of a batch: JSON lines of at most 100 MB and 50,000 requests, all for one model.

        A line is a request with an id of yours: `{"custom_id": "1", "body": {"model": "...", "messages": [...]}}`.

        It is kept for 15 days, by an older page. A large file may take longer than the client's timeout: raise it with
        `with_options(timeout=...)`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-upload-batch-input-file

        Args:
            file: A path, the content, or a file opened in binary mode; it is read into memory when the method is
                called.
            purpose: What it is for.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An uploaded or written file.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CreateFile, file=file, purpose=purpose, extra=extra)

    async def retrieve(self, file_id: str) -> File:
        """Get what is known about a file.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-query-file

        Args:
            file_id: Id of the file.

        Returns:
            An uploaded or written file.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(RetrieveFile, file_id=file_id)

    async def content(self, file_id: str) -> bytes:
        """Get the content of a file of up to 64 MiB; `download` saves larger ones.

        What a batch wrote is removed 30 days after its end.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-file-content

        Args:
            file_id: Id of the file.

        Returns:
            The content.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetFileContent, file_id=file_id)

    async def delete(self, file_id: str) -> DeletedFile:
        """Delete a file.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-delete-file

        Args:
            file_id: Id of the file.

        Returns:
            A file that is gone.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(DeleteFile, file_id=file_id)

    async def list(self) -> tuple[File, ...]:
        """List all files.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-files

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListFiles)
