# Rendered from src/novita/operations/model/__init__.py by `python tools/render.py`: edit that, not this.

"""Model APIs: language, images, video, audio, search."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._core.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.model.chat import AsyncChat, Chat
    from novita.api.resources.model.exa import AsyncExa, Exa
    from novita.api.resources.model.tavily import AsyncTavily, Tavily


class ModelClient(Resource):
    """Model APIs: language, images, video, audio, search."""

    @cached_property
    def chat(self) -> Chat:
        """Chats with language models."""
        from novita.api.resources.model.chat import Chat

        return Chat(self._client)

    @cached_property
    def exa(self) -> Exa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import Exa

        return Exa(self._client)

    @cached_property
    def tavily(self) -> Tavily:
        """Web search with Tavily: pages, their contents, whole sites."""
        from novita.api.resources.model.tavily import Tavily

        return Tavily(self._client)


class AsyncModelClient(AsyncResource):
    """Model APIs: language, images, video, audio, search."""

    @cached_property
    def chat(self) -> AsyncChat:
        """Chats with language models."""
        from novita.api.resources.model.chat import AsyncChat

        return AsyncChat(self._client)

    @cached_property
    def exa(self) -> AsyncExa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import AsyncExa

        return AsyncExa(self._client)

    @cached_property
    def tavily(self) -> AsyncTavily:
        """Web search with Tavily: pages, their contents, whole sites."""
        from novita.api.resources.model.tavily import AsyncTavily

        return AsyncTavily(self._client)
