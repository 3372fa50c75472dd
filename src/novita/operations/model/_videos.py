"""What video models of several vendors share."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

AspectRatio: TypeAlias = Literal["16:9", "9:16", "1:1"] | str
"""Shape of the frame."""

Text1500 = Annotated[str, Field(max_length=1500)]
Text2000 = Annotated[str, Field(max_length=2000)]
Text2500 = Annotated[str, Field(max_length=2500)]
Prompt2000 = Annotated[str, Field(min_length=1, max_length=2000)]
