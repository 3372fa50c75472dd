# Rendered from src/novita/operations/model/audio.py by `python tools/render.py`: edit that, not this.

"""Audio: speech from text, cloned and designed voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import IO, Any, Literal

from novita._core.deprecation import deprecated
from novita._core.media import MediaInput
from novita.api.extras.model.audio import AsyncAudioExtras, AudioExtras
from novita.api.extras.model.speech import AsyncSpeech, Speech
from novita.api.extras.model.tasks import AsyncTask, Task
from novita.operations.model._base import WebhookTest
from novita.operations.model._voices import (
    AudioFormat,
    Bitrate,
    Emotion,
    LanguageBoost,
    SampleRate,
    TimbreWeight,
    VoiceModify,
)
from novita.operations.model.audio import (
    FishAudioS2ProTextToSpeech,
    FishAudioTextToSpeech,
    FishAudioVoiceCloning,
    FishFormat,
    MinimaxVoiceCloning,
    MinimaxVoiceDesign,
    Speech02Hd,
    Speech02HdAsync,
    Speech02Turbo,
    Speech02TurboAsync,
    Speech25Hd,
    Speech25HdAsync,
    Speech25Turbo,
    Speech25TurboAsync,
    Speech28Hd,
    Speech28HdAsync,
    Speech28Turbo,
    Speech28TurboAsync,
    Txt2Speech,
    VoiceSample,
)
from novita.types.model.audio import ClonedVoice, DesignedVoice, FishVoiceModel


class Audio(AudioExtras):
    """Audio: speech from text, cloned and designed voices."""

    @deprecated("model.audio.minimax_speech_02_hd: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_02_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 02 HD.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech02Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_hd_async: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_02_hd_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 02 HD, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech02HdAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_turbo: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_02_turbo(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 02 Turbo.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech02Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_turbo_async: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_02_turbo_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 02 Turbo, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech02TurboAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_hd: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_2_5_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 2.5 HD.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech25Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_hd_async: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_2_5_hd_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 2.5 HD, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech25HdAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_turbo_preview: no longer in the vendor's documentation; gone in 1.0")
    def minimax_speech_2_5_turbo_preview(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 2.5 Turbo.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech25Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated(
        "model.audio.minimax_speech_2_5_turbo_preview_async: no longer in the vendor's documentation; gone in 1.0"
    )
    def minimax_speech_2_5_turbo_preview_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 2.5 Turbo, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech25TurboAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                extra=extra,
            ),
        )

    def minimax_speech_2_8_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        latex_read: bool | None = None,
        force_cbr: bool | None = None,
        subtitle_enable: bool | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 2.8 HD.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-hd

        Args:
            text: What to say, below 10,000 characters, better streamed above 3,000; `<#0.5#>` is a pause, `(laughs)`
                and its like are voiced.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix, at most 4.
            latex_read: Read LaTeX aloud, in Chinese.
            force_cbr: Constant bitrate; for streamed MP3.
            subtitle_enable: Ask for subtitles; the page says that only older models make them.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech28Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                latex_read=latex_read,
                force_cbr=force_cbr,
                subtitle_enable=subtitle_enable,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    def minimax_speech_2_8_hd_async(
        self,
        *,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text: str | None = None,
        text_file_id: int | None = None,
        english_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 2.8 HD, as a task.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-hd-async

        Args:
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text: What to say, at most 50,000 characters.
            text_file_id: Id of an uploaded text, below 100,000 characters.
            english_normalization: Read numbers better.
            sample_rate: Samples a second; 32000 without it.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech28HdAsync,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text=text,
                text_file_id=text_file_id,
                english_normalization=english_normalization,
                sample_rate=sample_rate,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    def minimax_speech_2_8_turbo(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        latex_read: bool | None = None,
        force_cbr: bool | None = None,
        subtitle_enable: bool | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with MiniMax Speech 2.8 Turbo.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-turbo

        Args:
            text: What to say, below 10,000 characters, better streamed above 3,000; `<#0.5#>` is a pause, `(laughs)`
                and its like are voiced.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix, at most 4.
            latex_read: Read LaTeX aloud, in Chinese.
            force_cbr: Constant bitrate; for streamed MP3.
            subtitle_enable: Ask for subtitles; the page says that only older models make them.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                Speech28Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                latex_read=latex_read,
                force_cbr=force_cbr,
                subtitle_enable=subtitle_enable,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    def minimax_speech_2_8_turbo_async(
        self,
        *,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text: str | None = None,
        text_file_id: int | None = None,
        english_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn a long text into speech with MiniMax Speech 2.8 Turbo, as a task.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-turbo-async

        Args:
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text: What to say, at most 50,000 characters.
            text_file_id: Id of an uploaded text, below 100,000 characters.
            english_normalization: Read numbers better.
            sample_rate: Samples a second; 32000 without it.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Speech28TurboAsync,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text=text,
                text_file_id=text_file_id,
                english_normalization=english_normalization,
                sample_rate=sample_rate,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    def minimax_voice_cloning(
        self,
        audio_url: MediaInput,
        *,
        prompt_audio_url: MediaInput | None = None,
        prompt_text: str | None = None,
        text: str | None = None,
        model: str | None = None,
        accuracy: float | None = None,
        need_noise_reduction: bool | None = None,
        need_volume_normalization: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ClonedVoice:
        """Clone the voice of a recording. The voice is deleted unless it speaks within a week.

        Give `text` and `model` together to hear it; that costs as much as speech.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-voice-cloning

        Args:
            audio_url: The recording: MP3, M4A or WAV, 10 seconds to 5 minutes, at most 20 MB.
            prompt_audio_url: A sample below 8 seconds, for a closer likeness; with `prompt_text`.
            prompt_text: What the sample says, with a full stop at its end.
            text: What the preview says.
            model: Speech model of the preview, such as `speech-2.8-hd`.
            accuracy: How closely the recording has to match its text; 0.7 without it.
            need_noise_reduction: Take noise out of the recording.
            need_volume_normalization: Level the recording.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice made from a recording; it is deleted unless it speaks within a week.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            MinimaxVoiceCloning,
            audio_url=audio_url,
            prompt_audio_url=prompt_audio_url,
            prompt_text=prompt_text,
            text=text,
            model=model,
            accuracy=accuracy,
            need_noise_reduction=need_noise_reduction,
            need_volume_normalization=need_volume_normalization,
            extra=extra,
        )

    def minimax_voice_design(
        self, prompt: str, *, preview_text: str, voice_id: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> DesignedVoice:
        """Make a voice from a description.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-voice-design

        Args:
            prompt: What it is like.
            preview_text: What the preview says.
            voice_id: Id for it; made up without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice made from a description.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            MinimaxVoiceDesign, prompt=prompt, preview_text=preview_text, voice_id=voice_id, extra=extra
        )

    def fish_audio_text_to_speech(
        self,
        text: str,
        *,
        temperature: float | None = None,
        top_p: float | None = None,
        format: FishFormat | None = None,
        sample_rate: int | None = None,
        mp3_bitrate: Literal[64, 128, 192] | int | None = None,
        speed: float | None = None,
        volume: float | None = None,
        chunk_length: int | None = None,
        normalize: bool | None = None,
        reference_id: str | None = None,
        opus_bitrate: Literal[-1000, 24, 32, 48, 64] | int | None = None,
        latency: Literal["normal", "balanced"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with Fish Audio S1.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-text-to-speech

        Args:
            text: What to say.
            temperature: Chance in the choice of sounds.
            top_p: Share of likely sounds to choose from.
            format: Format; `mp3` without it.
            sample_rate: Samples a second: 8000 to 44100 for WAV and PCM, 32000 or 44100 for MP3, 48000 for Opus.
            mp3_bitrate: Kilobits a second of MP3; 128 without it.
            speed: Speed; 1 without it.
            volume: Decibels louder or softer.
            chunk_length: Size of the pieces it is made in.
            normalize: Read numbers and dates better; true without it.
            reference_id: Voice model, from `fish_audio_voice_cloning`.
            opus_bitrate: Kilobits a second of Opus; -1000 for the codec's choice.
            latency: `balanced` is faster, `normal` better.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                FishAudioTextToSpeech,
                text=text,
                temperature=temperature,
                top_p=top_p,
                format=format,
                sample_rate=sample_rate,
                mp3_bitrate=mp3_bitrate,
                speed=speed,
                volume=volume,
                chunk_length=chunk_length,
                normalize=normalize,
                reference_id=reference_id,
                opus_bitrate=opus_bitrate,
                latency=latency,
                extra=extra,
            ),
        )

    def fish_audio_s2_pro_text_to_speech(
        self,
        text: str,
        *,
        temperature: float | None = None,
        top_p: float | None = None,
        format: FishFormat | None = None,
        sample_rate: int | None = None,
        mp3_bitrate: Literal[64, 128, 192] | int | None = None,
        speed: float | None = None,
        volume: float | None = None,
        chunk_length: int | None = None,
        normalize: bool | None = None,
        reference_id: str | Sequence[str] | None = None,
        references: Sequence[VoiceSample] | None = None,
        opus_bitrate: Literal[-1000, 24000, 32000, 48000, 64000] | int | None = None,
        latency: Literal["low", "normal", "balanced"] | str | None = None,
        normalize_loudness: bool | None = None,
        min_chunk_length: int | None = None,
        max_new_tokens: int | None = None,
        repetition_penalty: float | None = None,
        early_stop_threshold: float | None = None,
        condition_on_previous_chunks: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Speech:
        """Turn text into speech with Fish Audio S2 Pro; `<|speaker:0|>` in the text changes the speaker.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-s2-pro-text-to-speech

        Args:
            text: What to say.
            temperature: Chance in the choice of sounds.
            top_p: Share of likely sounds to choose from.
            format: Format; `mp3` without it.
            sample_rate: Samples a second: 8000 to 44100 for WAV and PCM, 32000 or 44100 for MP3, 48000 for Opus.
            mp3_bitrate: Kilobits a second of MP3; 128 without it.
            speed: Speed; 1 without it.
            volume: Decibels louder or softer.
            chunk_length: Size of the pieces it is made in.
            normalize: Read numbers and dates better; true without it.
            reference_id: Voice model, or one for each speaker.
            references: Samples of the voice instead of a model.
            opus_bitrate: Bits a second of Opus; -1000 for the codec's choice.
            latency: `low` is fastest, `normal` best.
            normalize_loudness: Level the loudness; true without it.
            min_chunk_length: Size of the smallest piece.
            max_new_tokens: Audio tokens in a piece at most.
            repetition_penalty: Penalty for repetition.
            early_stop_threshold: When to stop early.
            condition_on_previous_chunks: Make each piece fit those before.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Speech.of(
            self._client,
            self._perform(
                FishAudioS2ProTextToSpeech,
                text=text,
                temperature=temperature,
                top_p=top_p,
                format=format,
                sample_rate=sample_rate,
                mp3_bitrate=mp3_bitrate,
                speed=speed,
                volume=volume,
                chunk_length=chunk_length,
                normalize=normalize,
                reference_id=reference_id,
                references=references,
                opus_bitrate=opus_bitrate,
                latency=latency,
                normalize_loudness=normalize_loudness,
                min_chunk_length=min_chunk_length,
                max_new_tokens=max_new_tokens,
                repetition_penalty=repetition_penalty,
                early_stop_threshold=early_stop_threshold,
                condition_on_previous_chunks=condition_on_previous_chunks,
                extra=extra,
            ),
        )

    @deprecated("model.audio.txt2speech: no longer in the vendor's documentation; gone in 1.0")
    def txt2speech(
        self,
        *,
        voice_id: Literal["Emily", "James", "Olivia", "Michael", "Sarah", "John"] | str,
        language: Literal["en-US", "zh-CN", "ja-JP"] | str,
        texts: Sequence[str],
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        volume: float | None = None,
        speed: float | None = None,
        response_audio_type: Literal["wav", "mp3"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Turn text into speech with the first voices of the service, as a task.

        Args:
            voice_id: Voice.
            language: Language.
            texts: What to say, at most 512 characters in all.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            volume: Loudness, 1 to 2.
            speed: Speed, 0.8 to 3.
            response_audio_type: Format; `wav` without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Txt2Speech,
                voice_id=voice_id,
                language=language,
                texts=texts,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                volume=volume,
                speed=speed,
                response_audio_type=response_audio_type,
                extra=extra,
            ),
        )

    def fish_audio_voice_cloning(
        self,
        title: str,
        *,
        voices: Sequence[str | PathLike[str] | bytes | IO[bytes]],
        texts: Sequence[str] | None = None,
        visibility: Literal["public", "unlist", "private"] | str | None = None,
        cover_image: str | PathLike[str] | bytes | IO[bytes] | None = None,
        description: str | None = None,
        tags: Sequence[str] | None = None,
        enhance_audio_quality: bool | None = None,
        type: Literal["tts"] | str = "tts",
        train_mode: Literal["fast"] | str = "fast",
        extra: Mapping[str, Any] | None = None,
    ) -> FishVoiceModel:
        """Make a voice model of recordings with Fish Audio; its id is the `reference_id` of speech.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-voice-cloning

        Args:
            title: Name.
            voices: The recordings.
            texts: What they say, in their order; found out without it.
            visibility: Who can see it; `public` without it, which needs a `cover_image`.
            cover_image: Picture to show for it.
            description: About it.
            tags: Tags.
            enhance_audio_quality: Clean the recordings.
            type: Kind of model; `tts` is the only one.
            train_mode: `fast` makes it usable at once; the only mode.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice model of Fish Audio.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            FishAudioVoiceCloning,
            title=title,
            voices=voices,
            texts=texts,
            visibility=visibility,
            cover_image=cover_image,
            description=description,
            tags=tags,
            enhance_audio_quality=enhance_audio_quality,
            type=type,
            train_mode=train_mode,
            extra=extra,
        )


class AsyncAudio(AsyncAudioExtras):
    """Audio: speech from text, cloned and designed voices."""

    @deprecated("model.audio.minimax_speech_02_hd: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_02_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 02 HD.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech02Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_hd_async: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_02_hd_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 02 HD, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
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
            self._client,
            await self._perform(
                Speech02HdAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_turbo: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_02_turbo(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 02 Turbo.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech02Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_02_turbo_async: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_02_turbo_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 02 Turbo, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
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
            self._client,
            await self._perform(
                Speech02TurboAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_hd: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_2_5_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 2.5 HD.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech25Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_hd_async: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_2_5_hd_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 2.5 HD, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
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
            self._client,
            await self._perform(
                Speech25HdAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                extra=extra,
            ),
        )

    @deprecated("model.audio.minimax_speech_2_5_turbo_preview: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_speech_2_5_turbo_preview(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 2.5 Turbo.

        Args:
            text: What to say, below 10,000 characters; `<#0.5#>` is a pause of half a second.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix instead of one, at most 4.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech25Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                extra=extra,
            ),
        )

    @deprecated(
        "model.audio.minimax_speech_2_5_turbo_preview_async: no longer in the vendor's documentation; gone in 1.0"
    )
    async def minimax_speech_2_5_turbo_preview_async(
        self,
        *,
        text: str,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 2.5 Turbo, as a task.

        Args:
            text: What to say, at most 50,000 characters; `<#0.5#>` is a pause of half a second.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
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
            self._client,
            await self._perform(
                Speech25TurboAsync,
                text=text,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                extra=extra,
            ),
        )

    async def minimax_speech_2_8_hd(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        latex_read: bool | None = None,
        force_cbr: bool | None = None,
        subtitle_enable: bool | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 2.8 HD.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-hd

        Args:
            text: What to say, below 10,000 characters, better streamed above 3,000; `<#0.5#>` is a pause, `(laughs)`
                and its like are voiced.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix, at most 4.
            latex_read: Read LaTeX aloud, in Chinese.
            force_cbr: Constant bitrate; for streamed MP3.
            subtitle_enable: Ask for subtitles; the page says that only older models make them.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech28Hd,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                latex_read=latex_read,
                force_cbr=force_cbr,
                subtitle_enable=subtitle_enable,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    async def minimax_speech_2_8_hd_async(
        self,
        *,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text: str | None = None,
        text_file_id: int | None = None,
        english_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 2.8 HD, as a task.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-hd-async

        Args:
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text: What to say, at most 50,000 characters.
            text_file_id: Id of an uploaded text, below 100,000 characters.
            english_normalization: Read numbers better.
            sample_rate: Samples a second; 32000 without it.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
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
            self._client,
            await self._perform(
                Speech28HdAsync,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text=text,
                text_file_id=text_file_id,
                english_normalization=english_normalization,
                sample_rate=sample_rate,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    async def minimax_speech_2_8_turbo(
        self,
        text: str,
        *,
        output_format: Literal["hex", "url"] | str | None = None,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        timbre_weights: Sequence[TimbreWeight] | None = None,
        latex_read: bool | None = None,
        force_cbr: bool | None = None,
        subtitle_enable: bool | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with MiniMax Speech 2.8 Turbo.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-turbo

        Args:
            text: What to say, below 10,000 characters, better streamed above 3,000; `<#0.5#>` is a pause, `(laughs)`
                and its like are voiced.
            output_format: How the audio travels; either way you get bytes. `url` gives a link as well, valid for a day.
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text_normalization: Read numbers better, a little slower.
            sample_rate: Samples a second; 32000 without it.
            timbre_weights: Voices to mix, at most 4.
            latex_read: Read LaTeX aloud, in Chinese.
            force_cbr: Constant bitrate; for streamed MP3.
            subtitle_enable: Ask for subtitles; the page says that only older models make them.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                Speech28Turbo,
                text=text,
                output_format=output_format,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text_normalization=text_normalization,
                sample_rate=sample_rate,
                timbre_weights=timbre_weights,
                latex_read=latex_read,
                force_cbr=force_cbr,
                subtitle_enable=subtitle_enable,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    async def minimax_speech_2_8_turbo_async(
        self,
        *,
        voice_id: str | None = None,
        speed: float | None = None,
        volume: float | None = None,
        pitch: int | None = None,
        emotion: Emotion | None = None,
        format: AudioFormat | None = None,
        bitrate: Bitrate | None = None,
        channels: Literal[1, 2] | int | None = None,
        pronunciations: Sequence[str] | None = None,
        language_boost: LanguageBoost | None = None,
        voice_modify: VoiceModify | None = None,
        text: str | None = None,
        text_file_id: int | None = None,
        english_normalization: bool | None = None,
        sample_rate: SampleRate | None = None,
        continuous_sound: bool | None = None,
        aigc_watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn a long text into speech with MiniMax Speech 2.8 Turbo, as a task.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-speech-2.8-turbo-async

        Args:
            voice_id: Voice: one of the service, a cloned or a designed one. Required, except where voices are mixed.
            speed: Speed, 0.5 to 2; 1 without it.
            volume: Loudness, up to 10; 1 without it.
            pitch: Semitones up or down, at most 12.
            emotion: Mood.
            format: Format; `mp3` without it. `wav` is not streamed, nor made by tasks.
            bitrate: Bits a second, for MP3.
            channels: 1 for mono, 2 for stereo.
            pronunciations: Rules `written/spoken`, such as `omg/oh my god`.
            language_boost: Language.
            voice_modify: Effects on the voice.
            text: What to say, at most 50,000 characters.
            text_file_id: Id of an uploaded text, below 100,000 characters.
            english_normalization: Read numbers better.
            sample_rate: Samples a second; 32000 without it.
            continuous_sound: Smoother joins between clauses.
            aigc_watermark: Audible mark at the end.
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
            self._client,
            await self._perform(
                Speech28TurboAsync,
                voice_id=voice_id,
                speed=speed,
                volume=volume,
                pitch=pitch,
                emotion=emotion,
                format=format,
                bitrate=bitrate,
                channels=channels,
                pronunciations=pronunciations,
                language_boost=language_boost,
                voice_modify=voice_modify,
                text=text,
                text_file_id=text_file_id,
                english_normalization=english_normalization,
                sample_rate=sample_rate,
                continuous_sound=continuous_sound,
                aigc_watermark=aigc_watermark,
                extra=extra,
            ),
        )

    async def minimax_voice_cloning(
        self,
        audio_url: MediaInput,
        *,
        prompt_audio_url: MediaInput | None = None,
        prompt_text: str | None = None,
        text: str | None = None,
        model: str | None = None,
        accuracy: float | None = None,
        need_noise_reduction: bool | None = None,
        need_volume_normalization: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ClonedVoice:
        """Clone the voice of a recording. The voice is deleted unless it speaks within a week.

        Give `text` and `model` together to hear it; that costs as much as speech.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-voice-cloning

        Args:
            audio_url: The recording: MP3, M4A or WAV, 10 seconds to 5 minutes, at most 20 MB.
            prompt_audio_url: A sample below 8 seconds, for a closer likeness; with `prompt_text`.
            prompt_text: What the sample says, with a full stop at its end.
            text: What the preview says.
            model: Speech model of the preview, such as `speech-2.8-hd`.
            accuracy: How closely the recording has to match its text; 0.7 without it.
            need_noise_reduction: Take noise out of the recording.
            need_volume_normalization: Level the recording.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice made from a recording; it is deleted unless it speaks within a week.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            MinimaxVoiceCloning,
            audio_url=audio_url,
            prompt_audio_url=prompt_audio_url,
            prompt_text=prompt_text,
            text=text,
            model=model,
            accuracy=accuracy,
            need_noise_reduction=need_noise_reduction,
            need_volume_normalization=need_volume_normalization,
            extra=extra,
        )

    async def minimax_voice_design(
        self, prompt: str, *, preview_text: str, voice_id: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> DesignedVoice:
        """Make a voice from a description.

        Documentation: https://novita.ai/docs/api-reference/model-apis-minimax-voice-design

        Args:
            prompt: What it is like.
            preview_text: What the preview says.
            voice_id: Id for it; made up without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice made from a description.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            MinimaxVoiceDesign, prompt=prompt, preview_text=preview_text, voice_id=voice_id, extra=extra
        )

    async def fish_audio_text_to_speech(
        self,
        text: str,
        *,
        temperature: float | None = None,
        top_p: float | None = None,
        format: FishFormat | None = None,
        sample_rate: int | None = None,
        mp3_bitrate: Literal[64, 128, 192] | int | None = None,
        speed: float | None = None,
        volume: float | None = None,
        chunk_length: int | None = None,
        normalize: bool | None = None,
        reference_id: str | None = None,
        opus_bitrate: Literal[-1000, 24, 32, 48, 64] | int | None = None,
        latency: Literal["normal", "balanced"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with Fish Audio S1.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-text-to-speech

        Args:
            text: What to say.
            temperature: Chance in the choice of sounds.
            top_p: Share of likely sounds to choose from.
            format: Format; `mp3` without it.
            sample_rate: Samples a second: 8000 to 44100 for WAV and PCM, 32000 or 44100 for MP3, 48000 for Opus.
            mp3_bitrate: Kilobits a second of MP3; 128 without it.
            speed: Speed; 1 without it.
            volume: Decibels louder or softer.
            chunk_length: Size of the pieces it is made in.
            normalize: Read numbers and dates better; true without it.
            reference_id: Voice model, from `fish_audio_voice_cloning`.
            opus_bitrate: Kilobits a second of Opus; -1000 for the codec's choice.
            latency: `balanced` is faster, `normal` better.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                FishAudioTextToSpeech,
                text=text,
                temperature=temperature,
                top_p=top_p,
                format=format,
                sample_rate=sample_rate,
                mp3_bitrate=mp3_bitrate,
                speed=speed,
                volume=volume,
                chunk_length=chunk_length,
                normalize=normalize,
                reference_id=reference_id,
                opus_bitrate=opus_bitrate,
                latency=latency,
                extra=extra,
            ),
        )

    async def fish_audio_s2_pro_text_to_speech(
        self,
        text: str,
        *,
        temperature: float | None = None,
        top_p: float | None = None,
        format: FishFormat | None = None,
        sample_rate: int | None = None,
        mp3_bitrate: Literal[64, 128, 192] | int | None = None,
        speed: float | None = None,
        volume: float | None = None,
        chunk_length: int | None = None,
        normalize: bool | None = None,
        reference_id: str | Sequence[str] | None = None,
        references: Sequence[VoiceSample] | None = None,
        opus_bitrate: Literal[-1000, 24000, 32000, 48000, 64000] | int | None = None,
        latency: Literal["low", "normal", "balanced"] | str | None = None,
        normalize_loudness: bool | None = None,
        min_chunk_length: int | None = None,
        max_new_tokens: int | None = None,
        repetition_penalty: float | None = None,
        early_stop_threshold: float | None = None,
        condition_on_previous_chunks: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncSpeech:
        """Turn text into speech with Fish Audio S2 Pro; `<|speaker:0|>` in the text changes the speaker.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-s2-pro-text-to-speech

        Args:
            text: What to say.
            temperature: Chance in the choice of sounds.
            top_p: Share of likely sounds to choose from.
            format: Format; `mp3` without it.
            sample_rate: Samples a second: 8000 to 44100 for WAV and PCM, 32000 or 44100 for MP3, 48000 for Opus.
            mp3_bitrate: Kilobits a second of MP3; 128 without it.
            speed: Speed; 1 without it.
            volume: Decibels louder or softer.
            chunk_length: Size of the pieces it is made in.
            normalize: Read numbers and dates better; true without it.
            reference_id: Voice model, or one for each speaker.
            references: Samples of the voice instead of a model.
            opus_bitrate: Bits a second of Opus; -1000 for the codec's choice.
            latency: `low` is fastest, `normal` best.
            normalize_loudness: Level the loudness; true without it.
            min_chunk_length: Size of the smallest piece.
            max_new_tokens: Audio tokens in a piece at most.
            repetition_penalty: Penalty for repetition.
            early_stop_threshold: When to stop early.
            condition_on_previous_chunks: Make each piece fit those before.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Speech: `audio` has the bytes, `save` writes them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncSpeech.of(
            self._client,
            await self._perform(
                FishAudioS2ProTextToSpeech,
                text=text,
                temperature=temperature,
                top_p=top_p,
                format=format,
                sample_rate=sample_rate,
                mp3_bitrate=mp3_bitrate,
                speed=speed,
                volume=volume,
                chunk_length=chunk_length,
                normalize=normalize,
                reference_id=reference_id,
                references=references,
                opus_bitrate=opus_bitrate,
                latency=latency,
                normalize_loudness=normalize_loudness,
                min_chunk_length=min_chunk_length,
                max_new_tokens=max_new_tokens,
                repetition_penalty=repetition_penalty,
                early_stop_threshold=early_stop_threshold,
                condition_on_previous_chunks=condition_on_previous_chunks,
                extra=extra,
            ),
        )

    @deprecated("model.audio.txt2speech: no longer in the vendor's documentation; gone in 1.0")
    async def txt2speech(
        self,
        *,
        voice_id: Literal["Emily", "James", "Olivia", "Michael", "Sarah", "John"] | str,
        language: Literal["en-US", "zh-CN", "ja-JP"] | str,
        texts: Sequence[str],
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        volume: float | None = None,
        speed: float | None = None,
        response_audio_type: Literal["wav", "mp3"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Turn text into speech with the first voices of the service, as a task.

        Args:
            voice_id: Voice.
            language: Language.
            texts: What to say, at most 512 characters in all.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            volume: Loudness, 1 to 2.
            speed: Speed, 0.8 to 3.
            response_audio_type: Format; `wav` without it.
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
            self._client,
            await self._perform(
                Txt2Speech,
                voice_id=voice_id,
                language=language,
                texts=texts,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                volume=volume,
                speed=speed,
                response_audio_type=response_audio_type,
                extra=extra,
            ),
        )

    async def fish_audio_voice_cloning(
        self,
        title: str,
        *,
        voices: Sequence[str | PathLike[str] | bytes | IO[bytes]],
        texts: Sequence[str] | None = None,
        visibility: Literal["public", "unlist", "private"] | str | None = None,
        cover_image: str | PathLike[str] | bytes | IO[bytes] | None = None,
        description: str | None = None,
        tags: Sequence[str] | None = None,
        enhance_audio_quality: bool | None = None,
        type: Literal["tts"] | str = "tts",
        train_mode: Literal["fast"] | str = "fast",
        extra: Mapping[str, Any] | None = None,
    ) -> FishVoiceModel:
        """Make a voice model of recordings with Fish Audio; its id is the `reference_id` of speech.

        Documentation: https://novita.ai/docs/api-reference/model-apis-fish-audio-voice-cloning

        Args:
            title: Name.
            voices: The recordings.
            texts: What they say, in their order; found out without it.
            visibility: Who can see it; `public` without it, which needs a `cover_image`.
            cover_image: Picture to show for it.
            description: About it.
            tags: Tags.
            enhance_audio_quality: Clean the recordings.
            type: Kind of model; `tts` is the only one.
            train_mode: `fast` makes it usable at once; the only mode.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A voice model of Fish Audio.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            FishAudioVoiceCloning,
            title=title,
            voices=voices,
            texts=texts,
            visibility=visibility,
            cover_image=cover_image,
            description=description,
            tags=tags,
            enhance_audio_quality=enhance_audio_quality,
            type=type,
            train_mode=train_mode,
            extra=extra,
        )
