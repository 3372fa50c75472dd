# Rendered from src/novita/operations/model/embeddings.py by `python tools/render.py`: edit that, not this.

"""Embeddings: texts as vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from novita._client.resource import AsyncResource, Resource
from novita.operations.model.embeddings import CreateEmbeddings, EmbeddingModel
from novita.types.model.embeddings import EmbeddingList


class Embeddings(Resource):
    """Embeddings: texts as vectors."""

    def create(
        self,
        *,
        model: EmbeddingModel,
        input: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
        encoding_format: Literal["float", "base64"] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> EmbeddingList:
        """Embed texts.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-embeddings

        Args:
            model: Id of the model, such as `baai/bge-m3`.
            input: Text or tokens, or up to 2048 of them.
            encoding_format: How the vectors are sent; `base64` is shorter, and `vectors` reads both.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Embeddings of the texts given.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateEmbeddings, model=model, input=input, encoding_format=encoding_format, extra=extra)


class AsyncEmbeddings(AsyncResource):
    """Embeddings: texts as vectors."""

    async def create(
        self,
        *,
        model: EmbeddingModel,
        input: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
        encoding_format: Literal["float", "base64"] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> EmbeddingList:
        """Embed texts.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-embeddings

        Args:
            model: Id of the model, such as `baai/bge-m3`.
            input: Text or tokens, or up to 2048 of them.
            encoding_format: How the vectors are sent; `base64` is shorter, and `vectors` reads both.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Embeddings of the texts given.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateEmbeddings, model=model, input=input, encoding_format=encoding_format, extra=extra
        )
