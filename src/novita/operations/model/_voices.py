"""The parameters that MiniMax speech shares, generation by generation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Params
from novita._core.task import TaskOperation
from novita.types.model.audio import Speech28, SpeechAudio

from ._base import SpeechOperation

AudioFormat: TypeAlias = Literal["mp3", "pcm", "flac", "wav"] | str
"""Format of audio."""

Emotion: TypeAlias = (
    Literal[
        "happy", "sad", "angry", "fearful", "disgusted", "surprised", "neutral", "calm", "fluent", "whisper",
    ]
    | str
)  # fmt: skip
"""Mood: `neutral` up to 2.5; `calm`, `fluent` and `whisper` in 2.8."""

LanguageBoost: TypeAlias = Literal["auto", "Chinese", "Chinese,Yue", "English"] | str
"""Language by its English name, such as `English`; `auto` lets the model find out."""

Speed = Annotated[float, Field(ge=0.5, le=2)]
Volume = Annotated[float, Field(gt=0, le=10)]
Pitch = Annotated[int, Field(ge=-12, le=12)]
Bitrate: TypeAlias = Literal[32000, 64000, 128000, 256000] | int
SampleRate: TypeAlias = Literal[8000, 16000, 22050, 24000, 32000, 44100] | int
Effect = Annotated[int, Field(ge=-100, le=100)]
SpokenText = Annotated[str, Field(max_length=9999)]
LongText = Annotated[str, Field(max_length=50_000)]


class VoiceModify(Params):
    """Effects on a voice."""

    pitch: Effect | None = None
    """Darker (-100) or brighter (100)."""
    intensity: Effect | None = None
    """Stronger (-100) or softer (100)."""
    timbre: Effect | None = None
    """Fuller (-100) or crisper (100)."""
    sound_effects: Literal["spacious_echo", "auditorium_echo", "lofi_telephone", "robotic"] | str | None = None
    """One effect of sound."""


class TimbreWeight(Params):
    """A voice in a mix."""

    voice_id: str
    """The voice."""
    weight: Annotated[int, Field(ge=1, le=100)]
    """Its share."""


Mix = Annotated[Sequence[TimbreWeight], Field(max_length=4)]


class Voice(Params):
    """How MiniMax speaks, in all generations and ways."""

    voice_id: Annotated[str | None, Field(serialization_alias="voice_setting.voice_id")] = None
    """Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed."""
    speed: Annotated[Speed | None, Field(serialization_alias="voice_setting.speed")] = None
    """Speed, 0.5 to 2; 1 without it."""
    volume: Annotated[Volume | None, Field(serialization_alias="voice_setting.vol")] = None
    """Loudness, up to 10; 1 without it."""
    pitch: Annotated[Pitch | None, Field(serialization_alias="voice_setting.pitch")] = None
    """Semitones up or down, at most 12."""
    emotion: Annotated[Emotion | None, Field(serialization_alias="voice_setting.emotion")] = None
    """Mood."""
    format: Annotated[AudioFormat | None, Field(serialization_alias="audio_setting.format")] = None
    """Format; `mp3` without it. `wav` is not streamed, nor made by tasks."""
    bitrate: Annotated[Bitrate | None, Field(serialization_alias="audio_setting.bitrate")] = None
    """Bits a second, for MP3."""
    channels: Annotated[Literal[1, 2] | int | None, Field(serialization_alias="audio_setting.channel")] = None
    """1 for mono, 2 for stereo."""
    pronunciations: Annotated[Sequence[str] | None, Field(serialization_alias="pronunciation_dict.tone")] = None
    """Rules `written/spoken`, such as `omg/oh my god`."""
    language_boost: LanguageBoost | None = None
    """Language."""
    voice_modify: VoiceModify | None = None
    """Effects on the voice."""


class Direct(Params):
    """What only the calls that answer at once take."""

    output_format: Literal["hex", "url"] | str | None = None
    """How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day."""


class Normalized(Voice):
    """How the generations before 2.8 speak, and 2.8 at once."""

    text_normalization: Annotated[bool | None, Field(serialization_alias="voice_setting.text_normalization")] = None
    """Read numbers better, a little slower."""
    sample_rate: Annotated[SampleRate | None, Field(serialization_alias="audio_setting.sample_rate")] = None
    """Samples a second; 32000 without it."""


class OldSpeech(SpeechOperation[SpeechAudio], Normalized, Direct):
    """Speech of MiniMax 02 and 2.5."""

    text: SpokenText
    """What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second."""
    timbre_weights: Mix | None = None
    """Voices to mix instead of one, at most 4."""


class OldSpeechTask(TaskOperation, Normalized):
    """A task of MiniMax 02 and 2.5."""

    text: LongText
    """What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second."""


class OldMixedSpeechTask(OldSpeechTask):
    """A task of MiniMax 02, which mixes voices."""

    timbre_weights: Annotated[Mix | None, Field(serialization_alias="timber_weights")] = None
    """Voices to mix instead of one, at most 4."""


class NewSpeech(SpeechOperation[Speech28], Normalized, Direct):
    """Speech of MiniMax 2.8."""

    text: SpokenText
    """What to say, below 10,000 characters, better streamed above 3,000; `<#0.5#>` is a pause, `(laughs)` and its like
    are voiced."""
    timbre_weights: Annotated[Mix | None, Field(serialization_alias="timber_weights")] = None
    """Voices to mix, at most 4."""
    latex_read: Annotated[bool | None, Field(serialization_alias="voice_setting.latex_read")] = None
    """Read LaTeX aloud, in Chinese."""
    force_cbr: Annotated[bool | None, Field(serialization_alias="audio_setting.force_cbr")] = None
    """Constant bitrate; for streamed MP3."""
    subtitle_enable: bool | None = None
    """Ask for subtitles; the page says that only older models make them."""
    continuous_sound: bool | None = None
    """Smoother joins between clauses."""
    aigc_watermark: bool | None = None
    """Audible mark at the end."""


class NewSpeechTask(TaskOperation, Voice):
    """A task of MiniMax 2.8. Give `text` or `text_file_id`."""

    text: LongText | None = None
    """What to say, at most 50,000 characters."""
    text_file_id: int | None = None
    """Id of an uploaded text, below 100,000 characters."""
    english_normalization: Annotated[bool | None, Field(serialization_alias="voice_setting.english_normalization")] = (
        None
    )
    """Read numbers better."""
    sample_rate: Annotated[SampleRate | None, Field(serialization_alias="audio_setting.audio_sample_rate")] = None
    """Samples a second; 32000 without it."""
    continuous_sound: bool | None = None
    """Smoother joins between clauses."""
    aigc_watermark: bool | None = None
    """Audible mark at the end."""
