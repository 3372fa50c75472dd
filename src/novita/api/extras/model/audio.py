"""Speech as it is made."""

from __future__ import annotations

from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.api.extras.model.speech import AsyncSpeechStream, SpeechStream
from novita.operations.model._base import SpeechOperation


class AudioExtras(Resource):
    """What is written by hand for audio."""

    def stream(self, operation: SpeechOperation[Any]) -> SpeechStream:
        """Turn text into speech and hear it while it is made.

        Args:
            operation: What the method of the same name takes, such as `Speech28Hd(text="Hello", voice_id="...")`
                of `novita.operations.model.audio`.

        Returns:
            An iterator of bytes, to be used in a `with` block.
        """
        return SpeechStream(self._client, operation)


class AsyncAudioExtras(AsyncResource):
    """What is written by hand for audio."""

    def stream(self, operation: SpeechOperation[Any]) -> AsyncSpeechStream:
        """Turn text into speech and hear it while it is made.

        Args:
            operation: What the method of the same name takes, such as `Speech28Hd(text="Hello", voice_id="...")`
                of `novita.operations.model.audio`.

        Returns:
            An async iterator of bytes, to be used in an `async with` block.
        """
        return AsyncSpeechStream(self._client, operation)
