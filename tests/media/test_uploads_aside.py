"""While the async client reads a file, the event loop goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from novita import AsyncNovitaClient
from novita.exceptions import RequestValidationError
from novita.operations.model.files import CreateFile
from novita.simulator.media_files import png

pytestmark = pytest.mark.filterwarnings("ignore:.*no longer in the vendor's documentation:DeprecationWarning")

ANSWER = {"id": "file-1", "task_id": "t-1", "image_file": "iVBORw0KGgo="}
Call = Callable[[AsyncNovitaClient, Any], Awaitable[object]]


class SlowFile:
    """A file that can be read only while something else makes progress."""

    name = "slow.png"

    def __init__(self) -> None:
        self.reading = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._may_go_on = threading.Event()
        self._rest = png(1)

    def read(self, size: int = -1, /) -> bytes:
        self._loop.call_soon_threadsafe(self.reading.set)
        assert self._may_go_on.wait(5), "the event loop stands still"
        rest, self._rest = self._rest, b""
        return rest

    async def let_go(self) -> None:
        """What else there is to do."""
        await self.reading.wait()
        self._may_go_on.set()


CALLS: dict[str, Call] = {
    "form": lambda client, file: client.model.files.create(file=file),
    "image": lambda client, file: client.model.images.reimagine(image_file=file),  # type: ignore[deprecated]
    "list of images": lambda client, file: client.model.videos.vidu_q1_img2video(images=[file]),  # type: ignore[deprecated]
    "unchecked form": lambda client, file: client.with_options(validate=False).model.files.create(file=file),
    "unchecked image": lambda client, file: client.with_options(validate=False).model.images.reimagine(image_file=file),  # type: ignore[deprecated]
    "operation": lambda client, file: client.send(CreateFile.unchecked(file=file)),
    "operation, raw": lambda client, file: client.raw(CreateFile.unchecked(file=file)),
}


@pytest.mark.anyio
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
async def test_the_loop_goes_on_while_a_file_is_read(call: Call) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=ANSWER))
    async with AsyncNovitaClient("sk-x").with_options(transport=transport) as client:
        file = SlowFile()
        await asyncio.gather(call(client, file), file.let_go())


@pytest.mark.anyio
async def test_a_file_that_is_none_is_refused_as_ever() -> None:
    async with AsyncNovitaClient("sk-x") as client:
        with pytest.raises(RequestValidationError, match="cannot be read"):
            await client.model.files.create(file="no-such-file")
