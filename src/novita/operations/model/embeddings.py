"""Embeddings: texts as vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Operation
from novita.types.model.embeddings import EmbeddingList

EmbeddingModel: TypeAlias = Literal["baai/bge-m3"] | str
"""Models known to embed."""


class CreateEmbeddings(
    Operation[EmbeddingList],
    method="create",
    route="POST /openai/v1/embeddings",
    alternatives=("/openai/embeddings", "/v3/openai/embeddings"),
    docs="model-apis-llm-create-embeddings",
):
    """Embed texts."""

    model: EmbeddingModel
    """Id of the model, such as `baai/bge-m3`."""
    input: (
        Annotated[str, Field(min_length=1)]
        | Annotated[Sequence[str], Field(min_length=1, max_length=2048)]
        | Annotated[Sequence[int], Field(min_length=1)]
        | Annotated[Sequence[Sequence[int]], Field(min_length=1)]
    )
    """Text or tokens, or up to 2048 of them."""
    encoding_format: Literal["float", "base64"] | None = None
    """How the vectors are sent; `base64` is shorter, and `vectors` reads both."""
