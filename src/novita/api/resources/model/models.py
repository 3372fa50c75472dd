# Rendered from src/novita/operations/model/models.py by `python tools/render.py`: edit that, not this.

"""Language models on offer, with their prices and limits."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from novita.operations.model.models import ListModels, RetrieveModel
from novita.types.model.models import LanguageModel


class Models(Resource):
    """Language models on offer, with their prices and limits."""

    def retrieve(self, model: str) -> LanguageModel:
        """Get one model.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-model

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.

        Returns:
            A model and what it costs.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(RetrieveModel, model=model)

    def list(self) -> tuple[LanguageModel, ...]:
        """List all models.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-models

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListModels)


class AsyncModels(AsyncResource):
    """Language models on offer, with their prices and limits."""

    async def retrieve(self, model: str) -> LanguageModel:
        """Get one model.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-model

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.

        Returns:
            A model and what it costs.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(RetrieveModel, model=model)

    async def list(self) -> tuple[LanguageModel, ...]:
        """List all models.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-models

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListModels)
