"""Speech and voices."""

from __future__ import annotations

from arguments.given import given

OLD = given(
    "The parcel arrives on Monday.<#0.5#>Please sign for it.",
    output_format="url",
    voice_id="Calm_Woman",
    speed=1.0,
    emotion="neutral",
    format="mp3",
    sample_rate=32000,
)
OLD_TASK = given(
    text="Chapter one. It was a quiet morning.", voice_id="Wise_Woman", speed=1.0, format="mp3", bitrate=128000
)
NEW = given(
    "That was close (sighs). Let us try again.",
    voice_id="English_Graceful_Lady",
    speed=1,
    volume=1,
    pitch=0,
    format="mp3",
    sample_rate=32000,
    channels=1,
    output_format="hex",
    language_boost="English",
)
NEW_TASK = given(
    text="A long story begins here.",
    voice_id="English_Insightful_Speaker",
    speed=1,
    format="mp3",
    sample_rate=32000,
    channels=2,
)

AUDIO = {
    **{
        f"model.audio.minimax_speech_{name}": arguments
        for model in ("02_hd", "02_turbo", "2_5_hd", "2_5_turbo_preview")
        for name, arguments in ((model, OLD), (f"{model}_async", OLD_TASK))
    },
    "model.audio.minimax_speech_2_8_hd": NEW,
    "model.audio.minimax_speech_2_8_turbo": NEW,
    "model.audio.minimax_speech_2_8_hd_async": NEW_TASK,
    "model.audio.minimax_speech_2_8_turbo_async": NEW_TASK,
    "model.audio.minimax_voice_cloning": given(
        "https://example.com/me.mp3",
        text="This is my new voice.",
        model="speech-2.8-hd",
        accuracy=0.7,
        need_noise_reduction=True,
    ),
    "model.audio.minimax_voice_design": given(
        "Warm older man, slow and calm", preview_text="Good evening, and welcome."
    ),
    "model.audio.fish_audio_text_to_speech": given(
        "Hello from the sea.", format="mp3", mp3_bitrate=128, latency="normal"
    ),
    "model.audio.fish_audio_s2_pro_text_to_speech": given(
        "<|speaker:0|>Hello<|speaker:1|>Hi there", reference_id=["8f3c0e", "77aa01"], format="mp3", latency="balanced"
    ),
    "model.audio.fish_audio_voice_cloning": given(
        "Narrator", voices=[b"<binary audio>"], visibility="private", texts=["Hello there."]
    ),
    "model.audio.txt2speech": given(
        voice_id="Sarah",
        language="en-US",
        texts=["Doors are closing."],
        speed=1.1,
        response_audio_type="mp3",
    ),
}
