"""Audio: speech from text, cloned and designed voices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from novita._core.media import AudioUrl, AudioUrlOrBase64
from novita._core.multipart import File, FormOperation
from novita._core.operation import Operation, Params
from novita.types.model.audio import ClonedVoice, DesignedVoice, FishVoiceModel

from ._base import Share, SpeechOperation, Webhook, minimax_refusal
from ._voices import NewSpeech, NewSpeechTask, OldMixedSpeechTask, OldSpeech, OldSpeechTask

FishFormat: TypeAlias = Literal["wav", "pcm", "mp3", "opus"] | str
"""Format of audio."""


class Speech02Hd(
    OldSpeech,
    method="minimax_speech_02_hd",
    route="POST /v3/minimax-speech-02-hd",
    docs="model-apis-minimax-speech-02-hd",
    lifecycle="delisted",
    always="voice_setting",
    positional="text",
):
    """Turn text into speech with MiniMax Speech 02 HD."""


class Speech02HdAsync(
    OldMixedSpeechTask,
    method="minimax_speech_02_hd_async",
    route="POST /v3/async/minimax-speech-02-hd",
    docs="model-apis-minimax-speech-02-hd-async",
    lifecycle="delisted",
    always="voice_setting",
):
    """Turn a long text into speech with MiniMax Speech 02 HD, as a task."""


class Speech02Turbo(
    OldSpeech,
    method="minimax_speech_02_turbo",
    route="POST /v3/minimax-speech-02-turbo",
    docs="model-apis-minimax-speech-02-turbo",
    lifecycle="delisted",
    always="voice_setting",
    positional="text",
):
    """Turn text into speech with MiniMax Speech 02 Turbo."""


class Speech02TurboAsync(
    OldMixedSpeechTask,
    method="minimax_speech_02_turbo_async",
    route="POST /v3/async/minimax-speech-02-turbo",
    docs="model-apis-minimax-speech-02-turbo-async",
    lifecycle="delisted",
    always="voice_setting",
):
    """Turn a long text into speech with MiniMax Speech 02 Turbo, as a task."""


class Speech25Hd(
    OldSpeech,
    method="minimax_speech_2_5_hd",
    route="POST /v3/minimax-speech-2.5-hd-preview",
    docs="model-apis-minimax-speech-2.5-hd",
    lifecycle="delisted",
    always="voice_setting",
    positional="text",
):
    """Turn text into speech with MiniMax Speech 2.5 HD."""


class Speech25HdAsync(
    OldSpeechTask,
    method="minimax_speech_2_5_hd_async",
    route="POST /v3/async/minimax-speech-2.5-hd-preview",
    docs="model-apis-minimax-speech-2.5-hd-async",
    lifecycle="delisted",
    always="voice_setting",
):
    """Turn a long text into speech with MiniMax Speech 2.5 HD, as a task."""


class Speech25Turbo(
    OldSpeech,
    method="minimax_speech_2_5_turbo_preview",
    route="POST /v3/minimax-speech-2.5-turbo-preview",
    docs="model-apis-minimax-speech-2.5-turbo-preview",
    lifecycle="delisted",
    always="voice_setting",
    positional="text",
):
    """Turn text into speech with MiniMax Speech 2.5 Turbo."""


class Speech25TurboAsync(
    OldSpeechTask,
    method="minimax_speech_2_5_turbo_preview_async",
    route="POST /v3/async/minimax-speech-2.5-turbo-preview",
    docs="model-apis-minimax-speech-2.5-turbo-preview-async",
    lifecycle="delisted",
    always="voice_setting",
):
    """Turn a long text into speech with MiniMax Speech 2.5 Turbo, as a task."""


class Speech28Hd(
    NewSpeech,
    method="minimax_speech_2_8_hd",
    route="POST /v3/minimax-speech-2.8-hd",
    docs="model-apis-minimax-speech-2.8-hd",
    positional="text",
    refusal=minimax_refusal,
):
    """Turn text into speech with MiniMax Speech 2.8 HD."""


class Speech28HdAsync(
    NewSpeechTask,
    method="minimax_speech_2_8_hd_async",
    route="POST /v3/async/minimax-speech-2.8-hd",
    docs="model-apis-minimax-speech-2.8-hd-async",
    always="voice_setting",
    refusal=minimax_refusal,
):
    """Turn a long text into speech with MiniMax Speech 2.8 HD, as a task."""


class Speech28Turbo(
    NewSpeech,
    method="minimax_speech_2_8_turbo",
    route="POST /v3/minimax-speech-2.8-turbo",
    docs="model-apis-minimax-speech-2.8-turbo",
    positional="text",
    refusal=minimax_refusal,
):
    """Turn text into speech with MiniMax Speech 2.8 Turbo."""


class Speech28TurboAsync(
    NewSpeechTask,
    method="minimax_speech_2_8_turbo_async",
    route="POST /v3/async/minimax-speech-2.8-turbo",
    docs="model-apis-minimax-speech-2.8-turbo-async",
    always="voice_setting",
    refusal=minimax_refusal,
):
    """Turn a long text into speech with MiniMax Speech 2.8 Turbo, as a task."""


class MinimaxVoiceCloning(
    Operation[ClonedVoice],
    method="minimax_voice_cloning",
    route="POST /v3/minimax-voice-cloning",
    docs="model-apis-minimax-voice-cloning",
    positional="audio_url",
    refusal=minimax_refusal,
):
    """Clone the voice of a recording. The voice is deleted unless it speaks within a week.

    Give `text` and `model` together to hear it; that costs as much as speech.
    """

    audio_url: AudioUrl
    """The recording: MP3, M4A or WAV, 10 seconds to 5 minutes, at most 20 MB."""
    prompt_audio_url: Annotated[AudioUrl | None, Field(serialization_alias="clone_prompt.prompt_audio_url")] = None
    """A sample below 8 seconds, for a closer likeness; with `prompt_text`."""
    prompt_text: Annotated[str | None, Field(serialization_alias="clone_prompt.prompt_text")] = None
    """What the sample says, with a full stop at its end."""
    text: Annotated[str, Field(max_length=2000)] | None = None
    """What the preview says."""
    model: str | None = None
    """Speech model of the preview, such as `speech-2.8-hd`."""
    accuracy: Share | None = None
    """How closely the recording has to match its text; 0.7 without it."""
    need_noise_reduction: bool | None = None
    """Take noise out of the recording."""
    need_volume_normalization: bool | None = None
    """Level the recording."""


class MinimaxVoiceDesign(
    Operation[DesignedVoice],
    method="minimax_voice_design",
    route="POST /v3/minimax-voice-design",
    docs="model-apis-minimax-voice-design",
    positional="prompt",
    refusal=minimax_refusal,
):
    """Make a voice from a description."""

    prompt: str
    """What it is like."""
    preview_text: Annotated[str, Field(max_length=500)]
    """What the preview says."""
    voice_id: str | None = None
    """Id for it; made up without it."""


class _Fish(SpeechOperation[bytes]):
    """What the speech of Fish Audio shares."""

    text: str
    """What to say."""
    temperature: Share | None = None
    """Chance in the choice of sounds."""
    top_p: Share | None = None
    """Share of likely sounds to choose from."""
    format: FishFormat | None = None
    """Format; `mp3` without it."""
    sample_rate: int | None = None
    """Samples a second: 8000 to 44100 for WAV and PCM, 32000 or 44100 for MP3, 48000 for Opus."""
    mp3_bitrate: Literal[64, 128, 192] | int | None = None
    """Kilobits a second of MP3; 128 without it."""
    speed: Annotated[float | None, Field(serialization_alias="prosody.speed")] = None
    """Speed; 1 without it."""
    volume: Annotated[float | None, Field(serialization_alias="prosody.volume")] = None
    """Decibels louder or softer."""
    chunk_length: Annotated[int, Field(ge=100, le=300)] | None = None
    """Size of the pieces it is made in."""
    normalize: bool | None = None
    """Read numbers and dates better; true without it."""


class FishAudioTextToSpeech(
    _Fish,
    method="fish_audio_text_to_speech",
    route="POST /v4beta/txt2speech",
    docs="model-apis-fish-audio-text-to-speech",
    positional="text",
):
    """Turn text into speech with Fish Audio S1."""

    reference_id: str | None = None
    """Voice model, from `fish_audio_voice_cloning`."""
    opus_bitrate: Literal[-1000, 24, 32, 48, 64] | int | None = None
    """Kilobits a second of Opus; -1000 for the codec's choice."""
    latency: Literal["normal", "balanced"] | str | None = None
    """`balanced` is faster, `normal` better."""


class VoiceSample(Params):
    """A sample of a voice."""

    audio: AudioUrlOrBase64
    """The sample, 10 to 30 seconds at best."""
    text: str
    """What it says."""


class FishAudioS2ProTextToSpeech(
    _Fish,
    method="fish_audio_s2_pro_text_to_speech",
    route="POST /v3/fish-audio-s2-pro-text-to-speech",
    docs="model-apis-fish-audio-s2-pro-text-to-speech",
    positional="text",
):
    """Turn text into speech with Fish Audio S2 Pro; `<|speaker:0|>` in the text changes the speaker."""

    reference_id: str | Sequence[str] | None = None
    """Voice model, or one for each speaker."""
    references: Sequence[VoiceSample] | None = None
    """Samples of the voice instead of a model."""
    opus_bitrate: Literal[-1000, 24000, 32000, 48000, 64000] | int | None = None
    """Bits a second of Opus; -1000 for the codec's choice."""
    latency: Literal["low", "normal", "balanced"] | str | None = None
    """`low` is fastest, `normal` best."""
    normalize_loudness: Annotated[bool | None, Field(serialization_alias="prosody.normalize_loudness")] = None
    """Level the loudness; true without it."""
    min_chunk_length: Annotated[int, Field(ge=0, le=100)] | None = None
    """Size of the smallest piece."""
    max_new_tokens: int | None = None
    """Audio tokens in a piece at most."""
    repetition_penalty: float | None = None
    """Penalty for repetition."""
    early_stop_threshold: Share | None = None
    """When to stop early."""
    condition_on_previous_chunks: bool | None = None
    """Make each piece fit those before."""


class Txt2Speech(
    Webhook,
    method="txt2speech",
    route="POST /v3/async/txt2speech",
    docs="model-apis-txt2speech",
    lifecycle="delisted",
    wrap="request",
):
    """Turn text into speech with the first voices of the service, as a task."""

    voice_id: Literal["Emily", "James", "Olivia", "Michael", "Sarah", "John"] | str
    """Voice."""
    language: Literal["en-US", "zh-CN", "ja-JP"] | str
    """Language."""
    texts: Sequence[Annotated[str, Field(max_length=512)]]
    """What to say, at most 512 characters in all."""
    volume: Annotated[float, Field(ge=1, le=2)] | None = None
    """Loudness, 1 to 2."""
    speed: Annotated[float, Field(ge=0.8, le=3)] | None = None
    """Speed, 0.8 to 3."""
    response_audio_type: Annotated[
        Literal["wav", "mp3"] | str | None, Field(serialization_alias="extra.response_audio_type")
    ] = None
    """Format; `wav` without it."""


class FishAudioVoiceCloning(
    FormOperation[FishVoiceModel],
    method="fish_audio_voice_cloning",
    route="POST /v4beta/model",
    docs="model-apis-fish-audio-voice-cloning",
    positional="title",
):
    """Make a voice model of recordings with Fish Audio; its id is the `reference_id` of speech."""

    files: ClassVar[frozenset[str]] = frozenset({"voices", "cover_image"})

    title: str
    """Name."""
    voices: Annotated[Sequence[File], Field(min_length=1)]
    """The recordings."""
    texts: Sequence[str] | None = None
    """What they say, in their order; found out without it."""
    visibility: Literal["public", "unlist", "private"] | str | None = None
    """Who can see it; `public` without it, which needs a `cover_image`."""
    cover_image: File | None = None
    """Picture to show for it."""
    description: str | None = None
    """About it."""
    tags: Sequence[str] | None = None
    """Tags."""
    enhance_audio_quality: bool | None = None
    """Clean the recordings."""
    type: Literal["tts"] | str = "tts"
    """Kind of model; `tts` is the only one."""
    train_mode: Literal["fast"] | str = "fast"
    """`fast` makes it usable at once; the only mode."""
