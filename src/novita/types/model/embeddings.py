"""Embeddings of texts."""

from __future__ import annotations

import struct
from base64 import b64decode

import msgspec

from novita._core.model import Array, Model, no_nulls

from .usage import Usage


class Embedding(Model, frozen=True, kw_only=True):
    """The embedding of one text."""

    index: int = 0
    """Position of the text in the input."""
    object: str = ""
    """`embedding`."""
    embedding: Array[float] | str = ()
    """The vector, or base64 of its 32-bit floats if that was asked for."""

    def __post_init__(self) -> None:
        no_nulls(self, "embedding")
        if isinstance(self.embedding, str):
            _floats(self.embedding)  # what cannot be read is no answer: `vector` never fails

    @property
    def vector(self) -> tuple[float, ...]:
        """The vector, however it was sent."""
        return _floats(self.embedding) if isinstance(self.embedding, str) else self.embedding


def _floats(text: str) -> tuple[float, ...]:
    data = b64decode(text)
    if len(data) % 4:
        raise ValueError("the text is no base64 of 32-bit floats")
    return struct.unpack(f"<{len(data) // 4}f", data)


class EmbeddingList(Model, frozen=True, kw_only=True):
    """Embeddings of the texts given."""

    object: str = ""
    """`list`."""
    model: str = ""
    """Model that made them."""
    embeddings: Array[Embedding] = msgspec.field(default=(), name="data")
    """One for each text."""
    usage: Usage | None = None
    """Tokens of the call."""

    def __post_init__(self) -> None:
        no_nulls(self, "embeddings")

    @property
    def vectors(self) -> tuple[tuple[float, ...], ...]:
        """The vectors in the order of the input."""
        return tuple(each.vector for each in sorted(self.embeddings, key=lambda each: each.index))
