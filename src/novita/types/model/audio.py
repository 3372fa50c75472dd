"""Answers of the audio endpoints: speech in several shapes, voices."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec

from novita._core.model import Array, Model, no_nulls
from novita._core.submitted import BaseResp
from novita.types.model.images import MediaSource


def sounding(text: str) -> MediaSource:
    """The audio of an answer that is a link, or bytes as hexadecimal digits.

    Raises:
        msgspec.ValidationError: The text is neither.
    """
    if text.startswith(("https://", "http://")):
        return MediaSource(url=text)
    try:
        return MediaSource(data=bytes.fromhex(text))
    except ValueError:
        raise msgspec.ValidationError("the answer's audio is neither a link nor hexadecimal digits") from None


class SpeechAudio(Model, frozen=True, kw_only=True):
    """Speech of the older MiniMax generations; also one event of their stream."""

    audio: str = ""
    """Hexadecimal digits, or a link."""
    status: int = 2
    """1 while a stream goes on, 2 at its end."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"audio"})

    @property
    def source(self) -> MediaSource:
        """The audio."""
        return sounding(self.audio)


class Speech28Data(Model, frozen=True, kw_only=True):
    """The audio of a MiniMax 2.8 answer."""

    audio: str = ""
    """Hexadecimal digits, or a link."""
    status: int = 2
    """1 while a stream goes on, 2 at its end."""
    subtitle_file: str = ""
    """Link to the times of the sentences; JSON, milliseconds."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"audio"})


class SpeechInfo(Model, frozen=True, kw_only=True):
    """What MiniMax says about its audio."""

    audio_length: int = 0
    """Length in milliseconds."""
    audio_size: int = 0
    """Bytes."""
    audio_sample_rate: int = 0
    """Samples a second."""
    audio_channel: int = 0
    """Channels."""
    audio_format: str = ""
    """Format: `mp3`, `wav` and others."""
    bitrate: int = 0
    """Bits a second."""
    word_count: int = 0
    """Words spoken."""
    usage_characters: int = 0
    """Characters billed."""
    invisible_character_ratio: float = 0.0
    """Share of characters that cannot be spoken."""


class Speech28(Model, frozen=True, kw_only=True):
    """Speech of MiniMax 2.8; also one event of its stream."""

    data: Speech28Data | None = None
    """The audio; missing when the call failed."""
    extra_info: SpeechInfo | None = None
    """About the audio; in a stream only at its end."""
    trace_id: str = ""
    """Id for questions to the vendor."""
    base_resp: BaseResp | None = None
    """Whether it worked."""

    @property
    def source(self) -> MediaSource:
        """The audio."""
        return sounding(self.data.audio if self.data else "")


class ClonedVoice(Model, frozen=True, kw_only=True):
    """A voice made from a recording; it is deleted unless it speaks within a week."""

    voice_id: str = ""
    """What speech calls take."""
    demo_audio_url: str = ""
    """Link to the preview, if a text for one was given."""
    base_resp: BaseResp | None = None
    """Whether it worked."""


class DesignedVoice(Model, frozen=True, kw_only=True):
    """A voice made from a description."""

    voice_id: str = ""
    """What speech calls take."""
    trial_audio: str = ""
    """Preview as hexadecimal digits; usually missing."""
    base_resp: BaseResp | None = None
    """Whether it worked."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"trial_audio"})


class FishAuthor(Model, frozen=True, kw_only=True):
    """Who made a voice model."""

    id: str = msgspec.field(name="_id", default="")
    """Id."""
    nickname: str = ""
    """Name."""
    avatar: str = ""
    """Link to a picture."""


class FishSample(Model, frozen=True, kw_only=True):
    """A sample of a voice model."""

    title: str = ""
    """Title."""
    text: str = ""
    """What is said."""
    task_id: str = ""
    """Task that made it."""
    audio: str = ""
    """Link to it."""


class FishVoiceModel(Model, frozen=True, kw_only=True):
    """A voice model of Fish Audio."""

    id: str = msgspec.field(name="_id")
    """What speech calls take as `reference_id`."""
    type: str = ""
    """`tts` or `svc`."""
    title: str = ""
    """Name."""
    description: str = ""
    """About it."""
    cover_image: str = ""
    """Link to its picture."""
    state: str = ""
    """`created`, `training`, `trained` or `failed`."""
    tags: Array[str] = ()
    """Tags."""
    created_at: datetime | None = None
    """When it was created."""
    updated_at: datetime | None = None
    """When it was changed."""
    visibility: str = ""
    """`public`, `unlist` or `private`."""
    like_count: int = 0
    """How many like it."""
    mark_count: int = 0
    """How many keep it."""
    shared_count: int = 0
    """How often it was shared."""
    task_count: int = 0
    """How often it spoke."""
    author: FishAuthor | None = None
    """Who made it."""
    train_mode: str = ""
    """`fast` or `full`."""
    samples: Array[FishSample] = ()
    """Samples."""
    languages: Array[str] = ()
    """Languages."""
    lock_visibility: bool = False
    """Whether its visibility is fixed."""
    unliked: bool = False
    """Whether you dislike it."""
    liked: bool = False
    """Whether you like it."""
    marked: bool = False
    """Whether you keep it."""

    def __post_init__(self) -> None:
        no_nulls(self, "tags", "samples", "languages")
