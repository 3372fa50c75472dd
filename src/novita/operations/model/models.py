"""Language models on offer, with their prices and limits."""

from __future__ import annotations

from novita._core.operation import Id, Operation
from novita.types.model.models import LanguageModel


class RetrieveModel(
    Operation[LanguageModel],
    method="retrieve",
    route="GET /openai/v1/models/{model}",
    alternatives=("/openai/models/{model}", "/v3/openai/models/{model}"),
    positional="model",
    docs="model-apis-llm-retrieve-model",
):
    """Get one model."""

    model: Id
    """Id of the model, such as `deepseek/deepseek-v3.2`."""

    def _path_segment(self, name: str, *, safe: str = "/") -> str:
        # The documentation has the id in the path as it is, with its slash.
        return super()._path_segment(name, safe=safe)


class ListModels(
    Operation[tuple[LanguageModel, ...]],
    method="list",
    route="GET /openai/v1/models",
    alternatives=("/openai/models", "/v3/openai/models"),
    docs="model-apis-llm-list-models",
    unwrap="data",
):
    """List all models."""
