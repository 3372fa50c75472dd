"""Model APIs: language, images, video, audio, search."""

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
