# Rendered from zoo/operations/park/animals.py by `python tools/render.py`: edit that, not this.

"""Animals of the park."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.streams import AnswerStream, AsyncAnswerStream, AsyncEventStream, EventStream
from novita._core.deprecation import deprecated
from novita.api.extras.model.tasks import AsyncTask, Task
from zoo.api.extras.park.animals import AnimalsExtras, AsyncAnimalsExtras
from zoo.operations.park.animals import (
    AskAnimal,
    Cage,
    CountAnimals,
    CreateAnimal,
    GetAnimal,
    ListAnimals,
    ListFeedings,
    ListNames,
    MoveAnimal,
    PaintAnimal,
    ReleaseAnimal,
    Species,
    WatchAnimal,
)
from zoo.types.park import Animal


class Animals(AnimalsExtras):
    """Animals of the park."""

    def list_feedings(self, animal_id: str, *, cursor: str | None = None) -> Page[str]:
        """List what an animal was given to eat.

        Documentation: https://novita.ai/docs/api-reference/list-feedings

        Args:
            animal_id: Id of the animal.
            cursor: Where to go on.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListFeedings, animal_id=animal_id, cursor=cursor)

    def get(self, animal_id: str) -> Animal:
        """Get one animal.

        Documentation: https://novita.ai/docs/api-reference/get-animal

        Args:
            animal_id: Id of the animal.

        Returns:
            An animal and where it lives.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetAnimal, animal_id=animal_id)

    def create(
        self,
        *,
        cage: Cage,
        names: Sequence[str],
        weight_kg: float | None = None,
        labels: Mapping[str, str] | None = None,
        born: datetime | None = None,
        dry_run: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Animal:
        r"""Take in an animal, described by a text that is wider than one line of a method.

        A path in Windows spelling, `C:\animals`, is allowed.

        Documentation: https://novita.ai/docs/api-reference/create-animal

        Args:
            cage: Where it will live.
            names: Its names.
            weight_kg: Its weight in kilograms, weighed in the morning before the first meal, without its collar and
                chip.
            labels: Whatever else there is to say.
            born: When it was born.
            dry_run: Only check the request.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An animal and where it lives.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateAnimal,
            cage=cage,
            names=names,
            weight_kg=weight_kg,
            labels=labels,
            born=born,
            dry_run=dry_run,
            extra=extra,
        )

    def move(self, animal_id: str, cage: Cage, *, extra: Mapping[str, Any] | None = None) -> None:
        """Move an animal into another cage.

        Documentation: https://novita.ai/docs/api-reference/move-animal

        Args:
            animal_id: Id of the animal.
            cage: Where it will live.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(MoveAnimal, animal_id=animal_id, cage=cage, extra=extra)

    @deprecated("park.animals.release: no longer in the vendor's documentation; gone in 1.0")
    def release(self, animal_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Release an animal.

        Args:
            animal_id: Id of the animal.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(ReleaseAnimal, animal_id=animal_id, extra=extra)

    def paint(self, animal_id: str, *, style: str | None = None, extra: Mapping[str, Any] | None = None) -> Task:
        """Have an animal painted, which takes its time.

        Documentation: https://novita.ai/docs/api-reference/paint

        Args:
            animal_id: Id of the animal.
            style: How.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(self._client, self._perform(PaintAnimal, animal_id=animal_id, style=style, extra=extra))

    def count(self) -> int:
        """Count the animals.

        Documentation: https://novita.ai/docs/api-reference/count-animals

        Returns:
            How many animals live in the park.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CountAnimals)

    def list_names(self) -> tuple[str, ...]:
        """List all names.

        Documentation: https://novita.ai/docs/api-reference/names

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListNames)

    def watch(self, animal_id: str) -> EventStream[str]:
        """Watch an animal.

        Documentation: https://novita.ai/docs/api-reference/watch-animal

        Args:
            animal_id: Id of the animal.

        Returns:
            A stream; its `with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(WatchAnimal, animal_id=animal_id)

    def ask(
        self, *, words: str, loudly: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> AnswerStream[str, Animal]:
        """Ask an animal, and hear it answer.

        Documentation: https://novita.ai/docs/api-reference/ask-animal

        Args:
            words: The question.
            loudly: Shout.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A stream; its `with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(AskAnimal, words=words, loudly=loudly, extra=extra)

    def list(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        species: Sequence[Species] | None = None,
        seen_after: datetime | int | None = None,
    ) -> Page[Animal]:
        """List the animals.

        Keep pages small:

        * they are heavy,
        * they are many.

        Documentation: https://novita.ai/docs/api-reference/list-animals

        Args:
            page: Page number, from 1.
            page_size: Records per page.
            species: Keep these species only.
            seen_after: Keep animals seen after this moment.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListAnimals, page=page, page_size=page_size, species=species, seen_after=seen_after)


class AsyncAnimals(AsyncAnimalsExtras):
    """Animals of the park."""

    def list_feedings(self, animal_id: str, *, cursor: str | None = None) -> AsyncPager[str]:
        """List what an animal was given to eat.

        Documentation: https://novita.ai/docs/api-reference/list-feedings

        Args:
            animal_id: Id of the animal.
            cursor: Where to go on.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListFeedings, animal_id=animal_id, cursor=cursor)

    async def get(self, animal_id: str) -> Animal:
        """Get one animal.

        Documentation: https://novita.ai/docs/api-reference/get-animal

        Args:
            animal_id: Id of the animal.

        Returns:
            An animal and where it lives.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetAnimal, animal_id=animal_id)

    async def create(
        self,
        *,
        cage: Cage,
        names: Sequence[str],
        weight_kg: float | None = None,
        labels: Mapping[str, str] | None = None,
        born: datetime | None = None,
        dry_run: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Animal:
        r"""Take in an animal, described by a text that is wider than one line of a method.

        A path in Windows spelling, `C:\animals`, is allowed.

        Documentation: https://novita.ai/docs/api-reference/create-animal

        Args:
            cage: Where it will live.
            names: Its names.
            weight_kg: Its weight in kilograms, weighed in the morning before the first meal, without its collar and
                chip.
            labels: Whatever else there is to say.
            born: When it was born.
            dry_run: Only check the request.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An animal and where it lives.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateAnimal,
            cage=cage,
            names=names,
            weight_kg=weight_kg,
            labels=labels,
            born=born,
            dry_run=dry_run,
            extra=extra,
        )

    async def move(self, animal_id: str, cage: Cage, *, extra: Mapping[str, Any] | None = None) -> None:
        """Move an animal into another cage.

        Documentation: https://novita.ai/docs/api-reference/move-animal

        Args:
            animal_id: Id of the animal.
            cage: Where it will live.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(MoveAnimal, animal_id=animal_id, cage=cage, extra=extra)

    @deprecated("park.animals.release: no longer in the vendor's documentation; gone in 1.0")
    async def release(self, animal_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Release an animal.

        Args:
            animal_id: Id of the animal.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(ReleaseAnimal, animal_id=animal_id, extra=extra)

    async def paint(
        self, animal_id: str, *, style: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> AsyncTask:
        """Have an animal painted, which takes its time.

        Documentation: https://novita.ai/docs/api-reference/paint

        Args:
            animal_id: Id of the animal.
            style: How.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncTask.of(
            self._client, await self._perform(PaintAnimal, animal_id=animal_id, style=style, extra=extra)
        )

    async def count(self) -> int:
        """Count the animals.

        Documentation: https://novita.ai/docs/api-reference/count-animals

        Returns:
            How many animals live in the park.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CountAnimals)

    async def list_names(self) -> tuple[str, ...]:
        """List all names.

        Documentation: https://novita.ai/docs/api-reference/names

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListNames)

    def watch(self, animal_id: str) -> AsyncEventStream[str]:
        """Watch an animal.

        Documentation: https://novita.ai/docs/api-reference/watch-animal

        Args:
            animal_id: Id of the animal.

        Returns:
            A stream; its `async with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(WatchAnimal, animal_id=animal_id)

    def ask(
        self, *, words: str, loudly: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> AsyncAnswerStream[str, Animal]:
        """Ask an animal, and hear it answer.

        Documentation: https://novita.ai/docs/api-reference/ask-animal

        Args:
            words: The question.
            loudly: Shout.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A stream; its `async with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(AskAnimal, words=words, loudly=loudly, extra=extra)

    def list(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        species: Sequence[Species] | None = None,
        seen_after: datetime | int | None = None,
    ) -> AsyncPager[Animal]:
        """List the animals.

        Keep pages small:

        * they are heavy,
        * they are many.

        Documentation: https://novita.ai/docs/api-reference/list-animals

        Args:
            page: Page number, from 1.
            page_size: Records per page.
            species: Keep these species only.
            seen_after: Keep animals seen after this moment.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListAnimals, page=page, page_size=page_size, species=species, seen_after=seen_after)
