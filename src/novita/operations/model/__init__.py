"""Model APIs: language, images, video, audio, search."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._base import EmbeddingRef, LoraRef, S3Storage, WebhookTest
    from ._diffusion import VideoLora, VideoPrompt
    from ._kling import KlingShot
    from ._voices import TimbreWeight, VoiceModify

__all__ = [
    "EmbeddingRef",
    "KlingShot",
    "LoraRef",
    "S3Storage",
    "TimbreWeight",
    "VideoLora",
    "VideoPrompt",
    "VoiceModify",
    "WebhookTest",
]

_HOMES = {
    **dict.fromkeys(("EmbeddingRef", "LoraRef", "S3Storage", "WebhookTest"), "_base"),
    **dict.fromkeys(("VideoLora", "VideoPrompt"), "_diffusion"),
    "KlingShot": "_kling",
    **dict.fromkeys(("TimbreWeight", "VoiceModify"), "_voices"),
}


if not TYPE_CHECKING:  # so that type checkers report a name that is not there

    def __getattr__(name):
        """Import on first use: who asks for chats loads nothing of videos."""
        if name in _HOMES:
            return getattr(import_module(f".{_HOMES[name]}", __name__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
