# Rendered from src/novita/operations/model/__init__.py by `python tools/render.py`: edit that, not this.

"""Model APIs: language, images, video, audio, search."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita.api.extras.model import AsyncModelClientExtras, ModelClientExtras

if TYPE_CHECKING:
    from novita.api.resources.model.audio import AsyncAudio, Audio
    from novita.api.resources.model.batches import AsyncBatches, Batches
    from novita.api.resources.model.chat import AsyncChat, Chat
    from novita.api.resources.model.completions import AsyncCompletions, Completions
    from novita.api.resources.model.embeddings import AsyncEmbeddings, Embeddings
    from novita.api.resources.model.exa import AsyncExa, Exa
    from novita.api.resources.model.files import AsyncFiles, Files
    from novita.api.resources.model.images import AsyncImages, Images
    from novita.api.resources.model.messages import AsyncMessages, Messages
    from novita.api.resources.model.models import AsyncModels, Models
    from novita.api.resources.model.rerank import AsyncRerank, Rerank
    from novita.api.resources.model.responses import AsyncResponses, Responses
    from novita.api.resources.model.sd_models import AsyncSdModels, SdModels
    from novita.api.resources.model.tasks import AsyncTasks, Tasks
    from novita.api.resources.model.tavily import AsyncTavily, Tavily
    from novita.api.resources.model.training import AsyncTraining, Training
    from novita.api.resources.model.videos import AsyncVideos, Videos


class ModelClient(ModelClientExtras):
    """Model APIs: language, images, video, audio, search."""

    @cached_property
    def audio(self) -> Audio:
        """Audio: speech from text, cloned and designed voices."""
        from novita.api.resources.model.audio import Audio

        return Audio(self._client)

    @cached_property
    def batches(self) -> Batches:
        """Batches: many requests in one file, answered within two days at a lower price."""
        from novita.api.resources.model.batches import Batches

        return Batches(self._client)

    @cached_property
    def chat(self) -> Chat:
        """Chats with language models."""
        from novita.api.resources.model.chat import Chat

        return Chat(self._client)

    @cached_property
    def completions(self) -> Completions:
        """Completions of bare texts, for models that list `completions` among their endpoints."""
        from novita.api.resources.model.completions import Completions

        return Completions(self._client)

    @cached_property
    def embeddings(self) -> Embeddings:
        """Embeddings: texts as vectors."""
        from novita.api.resources.model.embeddings import Embeddings

        return Embeddings(self._client)

    @cached_property
    def exa(self) -> Exa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import Exa

        return Exa(self._client)

    @cached_property
    def files(self) -> Files:
        """Files: requests for batches, and their results."""
        from novita.api.resources.model.files import Files

        return Files(self._client)

    @cached_property
    def images(self) -> Images:
        """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""
        from novita.api.resources.model.images import Images

        return Images(self._client)

    @cached_property
    def messages(self) -> Messages:
        """Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""
        from novita.api.resources.model.messages import Messages

        return Messages(self._client)

    @cached_property
    def models(self) -> Models:
        """Language models on offer, with their prices and limits."""
        from novita.api.resources.model.models import Models

        return Models(self._client)

    @cached_property
    def rerank(self) -> Rerank:
        """Reranking: which documents answer a query best."""
        from novita.api.resources.model.rerank import Rerank

        return Rerank(self._client)

    @cached_property
    def responses(self) -> Responses:
        """Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

        No page of the documentation describes it; what a model honours of it has to be tried.
        """
        from novita.api.resources.model.responses import Responses

        return Responses(self._client)

    @cached_property
    def sd_models(self) -> SdModels:
        """The catalogue of Stable Diffusion models, with those of your own."""
        from novita.api.resources.model.sd_models import SdModels

        return SdModels(self._client)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks: what the asynchronous image, video and audio endpoints begin."""
        from novita.api.resources.model.tasks import Tasks

        return Tasks(self._client)

    @cached_property
    def tavily(self) -> Tavily:
        """Web search with Tavily: pages, their contents, whole sites."""
        from novita.api.resources.model.tavily import Tavily

        return Tavily(self._client)

    @cached_property
    def training(self) -> Training:
        """Training of LoRA models on images of yours; gone from the vendor's documentation."""
        from novita.api.resources.model.training import Training

        return Training(self._client)

    @cached_property
    def videos(self) -> Videos:
        """Videos: made from text, from images, from other videos."""
        from novita.api.resources.model.videos import Videos

        return Videos(self._client)


class AsyncModelClient(AsyncModelClientExtras):
    """Model APIs: language, images, video, audio, search."""

    @cached_property
    def audio(self) -> AsyncAudio:
        """Audio: speech from text, cloned and designed voices."""
        from novita.api.resources.model.audio import AsyncAudio

        return AsyncAudio(self._client)

    @cached_property
    def batches(self) -> AsyncBatches:
        """Batches: many requests in one file, answered within two days at a lower price."""
        from novita.api.resources.model.batches import AsyncBatches

        return AsyncBatches(self._client)

    @cached_property
    def chat(self) -> AsyncChat:
        """Chats with language models."""
        from novita.api.resources.model.chat import AsyncChat

        return AsyncChat(self._client)

    @cached_property
    def completions(self) -> AsyncCompletions:
        """Completions of bare texts, for models that list `completions` among their endpoints."""
        from novita.api.resources.model.completions import AsyncCompletions

        return AsyncCompletions(self._client)

    @cached_property
    def embeddings(self) -> AsyncEmbeddings:
        """Embeddings: texts as vectors."""
        from novita.api.resources.model.embeddings import AsyncEmbeddings

        return AsyncEmbeddings(self._client)

    @cached_property
    def exa(self) -> AsyncExa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import AsyncExa

        return AsyncExa(self._client)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files: requests for batches, and their results."""
        from novita.api.resources.model.files import AsyncFiles

        return AsyncFiles(self._client)

    @cached_property
    def images(self) -> AsyncImages:
        """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""
        from novita.api.resources.model.images import AsyncImages

        return AsyncImages(self._client)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""
        from novita.api.resources.model.messages import AsyncMessages

        return AsyncMessages(self._client)

    @cached_property
    def models(self) -> AsyncModels:
        """Language models on offer, with their prices and limits."""
        from novita.api.resources.model.models import AsyncModels

        return AsyncModels(self._client)

    @cached_property
    def rerank(self) -> AsyncRerank:
        """Reranking: which documents answer a query best."""
        from novita.api.resources.model.rerank import AsyncRerank

        return AsyncRerank(self._client)

    @cached_property
    def responses(self) -> AsyncResponses:
        """Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

        No page of the documentation describes it; what a model honours of it has to be tried.
        """
        from novita.api.resources.model.responses import AsyncResponses

        return AsyncResponses(self._client)

    @cached_property
    def sd_models(self) -> AsyncSdModels:
        """The catalogue of Stable Diffusion models, with those of your own."""
        from novita.api.resources.model.sd_models import AsyncSdModels

        return AsyncSdModels(self._client)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """Tasks: what the asynchronous image, video and audio endpoints begin."""
        from novita.api.resources.model.tasks import AsyncTasks

        return AsyncTasks(self._client)

    @cached_property
    def tavily(self) -> AsyncTavily:
        """Web search with Tavily: pages, their contents, whole sites."""
        from novita.api.resources.model.tavily import AsyncTavily

        return AsyncTavily(self._client)

    @cached_property
    def training(self) -> AsyncTraining:
        """Training of LoRA models on images of yours; gone from the vendor's documentation."""
        from novita.api.resources.model.training import AsyncTraining

        return AsyncTraining(self._client)

    @cached_property
    def videos(self) -> AsyncVideos:
        """Videos: made from text, from images, from other videos."""
        from novita.api.resources.model.videos import AsyncVideos

        return AsyncVideos(self._client)
