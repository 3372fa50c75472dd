"""Files: requests for batches, and their results."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.multipart import File as FileInput
from novita._core.multipart import FormOperation
from novita._core.operation import Id, Operation
from novita.types.model.files import DeletedFile, File

UploadPurpose: TypeAlias = Literal["batch"] | str
"""What a file is uploaded for."""


class CreateFile(
    FormOperation[File],
    method="create",
    route="POST /openai/v1/files",
    docs="model-apis-llm-upload-batch-input-file",
):
    """Upload the requests of a batch: JSON lines of at most 100 MB and 50,000 requests, all for one model.

    A line is a request with an id of yours: `{"custom_id": "1", "body": {"model": "...", "messages": [...]}}`.

    It is kept for 15 days, by an older page. A large file may take longer than the client's timeout: raise it with
    `with_options(timeout=...)`.
    """

    file: Annotated[FileInput, Field(repr=False)]
    """A path, the content, or a file opened in binary mode; it is read into memory when the method is called."""
    purpose: UploadPurpose = "batch"
    """What it is for."""


class RetrieveFile(
    Operation[File],
    method="retrieve",
    route="GET /openai/v1/files/{file_id}",
    positional="file_id",
    docs="model-apis-llm-query-file",
):
    """Get what is known about a file."""

    file_id: Id
    """Id of the file."""


class GetFileContent(
    Operation[bytes],
    method="content",
    route="GET /openai/v1/files/{file_id}/content",
    positional="file_id",
    docs="model-apis-llm-retrieve-file-content",
):
    """Get the content of a file of up to 64 MiB; `download` saves larger ones.

    What a batch wrote is removed 30 days after its end.

    Returns:
        The content.
    """

    file_id: Id
    """Id of the file."""


class DeleteFile(
    Operation[DeletedFile],
    method="delete",
    route="DELETE /openai/v1/files/{file_id}",
    positional="file_id",
    docs="model-apis-llm-delete-file",
):
    """Delete a file."""

    file_id: Id
    """Id of the file."""


class ListFiles(
    Operation[tuple[File, ...]],
    method="list",
    route="GET /openai/v1/files",
    docs="model-apis-llm-list-files",
    unwrap="data",
):
    """List all files."""
