# Rendered from src/novita/operations/model/chat/__init__.py by `python tools/render.py`: edit that, not this.

"""Chats with language models."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.model.chat.completions import AsyncChatCompletions, ChatCompletions


class Chat(Resource):
    """Chats with language models."""

    @cached_property
    def completions(self) -> ChatCompletions:
        """Chats with language models: text, images, tools, structured answers."""
        from novita.api.resources.model.chat.completions import ChatCompletions

        return ChatCompletions(self._client)


class AsyncChat(AsyncResource):
    """Chats with language models."""

    @cached_property
    def completions(self) -> AsyncChatCompletions:
        """Chats with language models: text, images, tools, structured answers."""
        from novita.api.resources.model.chat.completions import AsyncChatCompletions

        return AsyncChatCompletions(self._client)
