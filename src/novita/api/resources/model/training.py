# Rendered from src/novita/operations/model/training.py by `python tools/render.py`: edit that, not this.

"""Training of LoRA models on images of yours; gone from the vendor's documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from novita._client.pages import AsyncPager, Page
from novita._core.deprecation import deprecated
from novita.api.extras.model.training import AsyncTrainingExtras, TrainingExtras
from novita.operations.model._base import ImageFormat
from novita.operations.model.training import (
    Component,
    CreateStyle,
    CreateSubject,
    DatasetItem,
    GetImagesUrl,
    GetStyle,
    GetSubject,
    ListTrainings,
    StyleSettings,
    SubjectSettings,
)
from novita.types.model.training import TrainingResult, TrainingTask, UploadTarget


class Training(TrainingExtras):
    """Training of LoRA models on images of yours; gone from the vendor's documentation."""

    @deprecated("model.training.create_style: no longer in the vendor's documentation; gone in 1.0")
    def create_style(
        self,
        *,
        name: str,
        base_model: str,
        width: int,
        height: int,
        image_dataset_items: Sequence[DatasetItem],
        components: Sequence[Component],
        expert_setting: StyleSettings | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Train a style; it takes about ten minutes. `wait` for it with `task_type="style"`.

        Args:
            name: Name of the training.
            base_model: Model to begin with, such as `v1-5-pruned-emaonly` or `stable-diffusion-xl-base-1.0`.
            width: Width in pixels.
            height: Height in pixels.
            image_dataset_items: Training images, at most 50.
            components: Preprocessing steps.
            expert_setting: Settings for experts.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The training id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateStyle,
            name=name,
            base_model=base_model,
            width=width,
            height=height,
            image_dataset_items=image_dataset_items,
            components=components,
            expert_setting=expert_setting,
            extra=extra,
        )

    @deprecated("model.training.create_subject: no longer in the vendor's documentation; gone in 1.0")
    def create_subject(
        self,
        *,
        name: str,
        base_model: str,
        width: int,
        height: int,
        image_dataset_items: Sequence[DatasetItem],
        components: Sequence[Component],
        expert_setting: SubjectSettings | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Train a subject, such as a face; it takes about ten minutes. `wait` for it with `task_type="subject"`.

        Args:
            name: Name of the training.
            base_model: Model to begin with, such as `v1-5-pruned-emaonly` or `stable-diffusion-xl-base-1.0`.
            width: Width in pixels.
            height: Height in pixels.
            image_dataset_items: Training images, at most 50.
            components: Preprocessing steps.
            expert_setting: Settings for experts.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The training id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateSubject,
            name=name,
            base_model=base_model,
            width=width,
            height=height,
            image_dataset_items=image_dataset_items,
            components=components,
            expert_setting=expert_setting,
            extra=extra,
        )

    @deprecated("model.training.get_style: no longer in the vendor's documentation; gone in 1.0")
    def get_style(self, task_id: str) -> TrainingResult:
        """Read the state of a style training, and its models once it is done.

        Args:
            task_id: Training id.

        Returns:
            A training: its state, and the models it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetStyle, task_id=task_id)

    @deprecated("model.training.get_subject: no longer in the vendor's documentation; gone in 1.0")
    def get_subject(self, task_id: str) -> TrainingResult:
        """Read the state of a subject training, and its models once it is done.

        Args:
            task_id: Training id.

        Returns:
            A training: its state, and the models it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetSubject, task_id=task_id)

    @deprecated("model.training.get_images_url: no longer in the vendor's documentation; gone in 1.0")
    def get_images_url(self, *, file_extension: ImageFormat, extra: Mapping[str, Any] | None = None) -> UploadTarget:
        """Get a signed link to send one training image to, within two minutes and without the API key.

        Args:
            file_extension: Format of the image.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Where to send one training image, within two minutes and without the API key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetImagesUrl, file_extension=file_extension, extra=extra)

    @deprecated("model.training.list: no longer in the vendor's documentation; gone in 1.0")
    def list(
        self,
        *,
        task_type: Literal["subject", "style"] | str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Page[TrainingTask]:
        """List the trainings of the account.

        Args:
            task_type: Kind of training.
            cursor: Where to go on.
            limit: Trainings on a page, at most 100.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListTrainings, task_type=task_type, cursor=cursor, limit=limit)


class AsyncTraining(AsyncTrainingExtras):
    """Training of LoRA models on images of yours; gone from the vendor's documentation."""

    @deprecated("model.training.create_style: no longer in the vendor's documentation; gone in 1.0")
    async def create_style(
        self,
        *,
        name: str,
        base_model: str,
        width: int,
        height: int,
        image_dataset_items: Sequence[DatasetItem],
        components: Sequence[Component],
        expert_setting: StyleSettings | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Train a style; it takes about ten minutes. `wait` for it with `task_type="style"`.

        Args:
            name: Name of the training.
            base_model: Model to begin with, such as `v1-5-pruned-emaonly` or `stable-diffusion-xl-base-1.0`.
            width: Width in pixels.
            height: Height in pixels.
            image_dataset_items: Training images, at most 50.
            components: Preprocessing steps.
            expert_setting: Settings for experts.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The training id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateStyle,
            name=name,
            base_model=base_model,
            width=width,
            height=height,
            image_dataset_items=image_dataset_items,
            components=components,
            expert_setting=expert_setting,
            extra=extra,
        )

    @deprecated("model.training.create_subject: no longer in the vendor's documentation; gone in 1.0")
    async def create_subject(
        self,
        *,
        name: str,
        base_model: str,
        width: int,
        height: int,
        image_dataset_items: Sequence[DatasetItem],
        components: Sequence[Component],
        expert_setting: SubjectSettings | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Train a subject, such as a face; it takes about ten minutes. `wait` for it with `task_type="subject"`.

        Args:
            name: Name of the training.
            base_model: Model to begin with, such as `v1-5-pruned-emaonly` or `stable-diffusion-xl-base-1.0`.
            width: Width in pixels.
            height: Height in pixels.
            image_dataset_items: Training images, at most 50.
            components: Preprocessing steps.
            expert_setting: Settings for experts.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The training id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateSubject,
            name=name,
            base_model=base_model,
            width=width,
            height=height,
            image_dataset_items=image_dataset_items,
            components=components,
            expert_setting=expert_setting,
            extra=extra,
        )

    @deprecated("model.training.get_style: no longer in the vendor's documentation; gone in 1.0")
    async def get_style(self, task_id: str) -> TrainingResult:
        """Read the state of a style training, and its models once it is done.

        Args:
            task_id: Training id.

        Returns:
            A training: its state, and the models it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetStyle, task_id=task_id)

    @deprecated("model.training.get_subject: no longer in the vendor's documentation; gone in 1.0")
    async def get_subject(self, task_id: str) -> TrainingResult:
        """Read the state of a subject training, and its models once it is done.

        Args:
            task_id: Training id.

        Returns:
            A training: its state, and the models it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetSubject, task_id=task_id)

    @deprecated("model.training.get_images_url: no longer in the vendor's documentation; gone in 1.0")
    async def get_images_url(
        self, *, file_extension: ImageFormat, extra: Mapping[str, Any] | None = None
    ) -> UploadTarget:
        """Get a signed link to send one training image to, within two minutes and without the API key.

        Args:
            file_extension: Format of the image.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Where to send one training image, within two minutes and without the API key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetImagesUrl, file_extension=file_extension, extra=extra)

    @deprecated("model.training.list: no longer in the vendor's documentation; gone in 1.0")
    def list(
        self,
        *,
        task_type: Literal["subject", "style"] | str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[TrainingTask]:
        """List the trainings of the account.

        Args:
            task_type: Kind of training.
            cursor: Where to go on.
            limit: Trainings on a page, at most 100.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListTrainings, task_type=task_type, cursor=cursor, limit=limit)
