"""Model APIs: language, images, video, audio, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._base import EmbeddingRef, LoraRef, S3Storage, WebhookTest
    from ._videos import KlingShot, VideoLora, VideoPrompt
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


def __getattr__(name: str) -> Any:
    """Import on first use: a chat needs nothing of this."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import _base, _videos, _voices

    return next(getattr(home, name) for home in (_base, _videos, _voices) if hasattr(home, name))


def __dir__() -> list[str]:
    return __all__
