# Rendered from src/novita/operations/model/rerank.py by `python tools/render.py`: edit that, not this.

"""Reranking: which documents answer a query best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.model.rerank import CreateRanking, Reranker
from novita.types.model.rerank import Ranking


class Rerank(Resource):
    """Reranking: which documents answer a query best."""

    def create(
        self,
        *,
        model: Reranker,
        query: str,
        documents: Sequence[str],
        top_n: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Ranking:
        """Order documents by their relevance to a query.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-rerank

        Args:
            model: Id of the model, such as `baai/bge-reranker-v2-m3`.
            query: What is looked for.
            documents: Where it is looked for.
            top_n: Keep this many of the best; all without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Documents, the most relevant first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateRanking, model=model, query=query, documents=documents, top_n=top_n, extra=extra)


class AsyncRerank(AsyncResource):
    """Reranking: which documents answer a query best."""

    async def create(
        self,
        *,
        model: Reranker,
        query: str,
        documents: Sequence[str],
        top_n: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Ranking:
        """Order documents by their relevance to a query.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-rerank

        Args:
            model: Id of the model, such as `baai/bge-reranker-v2-m3`.
            query: What is looked for.
            documents: Where it is looked for.
            top_n: Keep this many of the best; all without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Documents, the most relevant first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateRanking, model=model, query=query, documents=documents, top_n=top_n, extra=extra
        )
