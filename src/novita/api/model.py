# Rendered from src/novita/operations/model/__init__.py by `python tools/render.py`: edit that, not this.

"""Model APIs: language, images, video, audio, search."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita.api.extras.model import AsyncModelClientExtras, ModelClientExtras

if TYPE_CHECKING:
    from novita.api.resources.model.audio import AsyncAudio, Audio
    from novita.api.resources.model.exa import AsyncExa, Exa
    from novita.api.resources.model.images import AsyncImages, Images
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
    def exa(self) -> Exa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import Exa

        return Exa(self._client)

    @cached_property
    def images(self) -> Images:
        """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""
        from novita.api.resources.model.images import Images

        return Images(self._client)

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
    def exa(self) -> AsyncExa:
        """Web search with Exa: pages, their contents, answers with sources."""
        from novita.api.resources.model.exa import AsyncExa

        return AsyncExa(self._client)

    @cached_property
    def images(self) -> AsyncImages:
        """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""
        from novita.api.resources.model.images import AsyncImages

        return AsyncImages(self._client)

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
