"""Speech: as hexadecimal digits, as a link, as events, as bare bytes. A text that says `fail` is refused."""

import json
from collections.abc import Iterator
from typing import Any

from .media_files import wav
from .routing import Call, Reply, operation
from .world import World

__all__: list[str] = []

_REFUSED = {"base_resp": {"status_code": 1042, "status_msg": "too many characters that cannot be spoken"}}


def _sound(call: Call) -> bytes:
    return wav(len(call.body["text"]))


def _events(answers: list[dict[str, Any]]) -> Iterator[bytes]:
    for answer in answers:
        yield b"data: " + json.dumps(answer).encode() + b"\n\n"


def _halves(content: bytes) -> tuple[str, str]:
    middle = len(content) // 2
    return content[:middle].hex(), content[middle:].hex()


def _older(world: World, call: Call) -> object:
    sound = _sound(call)
    if call.body.get("stream"):
        pieces: list[dict[str, Any]] = [{"audio": half, "status": 1} for half in _halves(sound)]
        return Reply("text/event-stream", list(_events([*pieces, {"status": 2}])))
    if call.body.get("output_format") == "url":
        return {"audio": world.link(f"{world.new_id(12)}.wav", "audio/wav", sound)}
    return {"audio": sound.hex()}


for _model in ("02_hd", "02_turbo", "2_5_hd", "2_5_turbo_preview"):
    operation(f"model.audio.minimax_speech_{_model}")(_older)


def _newer(world: World, call: Call) -> object:
    if "fail" in call.body["text"]:
        return {"data": None, "trace_id": world.new_id(16), **_REFUSED}
    sound = _sound(call)
    good = {"trace_id": world.new_id(16), "base_resp": {"status_code": 0, "status_msg": "success"}}
    info = {
        "audio_length": 100, "audio_size": len(sound), "audio_sample_rate": 8000, "audio_channel": 1,
        "audio_format": "wav", "bitrate": 128000, "word_count": len(call.body["text"].split()),
        "usage_characters": len(call.body["text"]), "invisible_character_ratio": 0,
    }  # fmt: skip
    if call.body.get("stream"):
        options = call.body.get("stream_options", {})
        whole = "" if options.get("exclude_aggregated_audio") else sound.hex()
        pieces = [{"data": {"audio": half, "status": 1}, **good} for half in _halves(sound)]
        end = {"data": {"audio": whole, "status": 2}, "extra_info": info, **good}
        return Reply("text/event-stream", list(_events([*pieces, end])))
    linked = call.body.get("output_format") == "url"
    audio = world.link(f"{world.new_id(12)}.wav", "audio/wav", sound) if linked else sound.hex()
    return {"data": {"audio": audio, "status": 2}, "extra_info": info, **good}


for _model in ("2_8_hd", "2_8_turbo"):
    operation(f"model.audio.minimax_speech_{_model}")(_newer)


def _fish(_: World, call: Call) -> object:
    sound = _sound(call)
    return Reply("audio/wav", [sound[:500], sound[500:]])


for _name in ("fish_audio_text_to_speech", "fish_audio_s2_pro_text_to_speech"):
    operation(f"model.audio.{_name}")(_fish)


@operation("model.audio.minimax_voice_cloning")
def clone(world: World, call: Call) -> object:
    voice = {"voice_id": f"voice_{world.new_id(16)}"}
    if "text" in call.body and "model" in call.body:
        voice["demo_audio_url"] = world.link(f"{world.new_id(12)}.wav", "audio/wav", wav(3))
    return voice


@operation("model.audio.minimax_voice_design")
def design(world: World, call: Call) -> object:
    return {"voice_id": call.body.get("voice_id") or f"ttv-voice-{world.new_id(16)}"}
