"""Reranking: which documents answer a query best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Operation
from novita.types.model.rerank import Ranking

Reranker: TypeAlias = Literal["baai/bge-reranker-v2-m3"] | str
"""Models known to rerank."""


class CreateRanking(
    Operation[Ranking],
    method="create",
    route="POST /openai/v1/rerank",
    alternatives=("/openai/rerank", "/v3/openai/rerank"),
    docs="model-apis-llm-create-rerank",
):
    """Order documents by their relevance to a query."""

    model: Reranker
    """Id of the model, such as `baai/bge-reranker-v2-m3`."""
    query: str
    """What is looked for."""
    documents: Annotated[Sequence[str], Field(min_length=1)]
    """Where it is looked for."""
    top_n: Annotated[int, Field(ge=1)] | None = None
    """Keep this many of the best; all without it."""
