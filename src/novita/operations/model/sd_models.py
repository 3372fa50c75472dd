"""The catalogue of Stable Diffusion models, with those of your own."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import PagedOperation
from novita._core.paging import CursorBlock
from novita.types.model.sd_models import SdModel

SdModelKind: TypeAlias = Literal["checkpoint", "lora", "vae", "controlnet", "upscaler", "textualinversion"] | str
"""Kind of a model."""


class ListSdModels(
    PagedOperation[SdModel],
    method="list",
    route="GET /v3/model",
    docs="model-apis-get-model",
    paging=CursorBlock(items="models"),
):
    """List the Stable Diffusion models, public and your own."""

    query: Annotated[str | None, Field(serialization_alias="filter.query")] = None
    """Text to look for in names and tags."""
    types: Annotated[SdModelKind | None, Field(serialization_alias="filter.types")] = None
    """Kind of model."""
    visibility: Annotated[Literal["public", "private"] | str | None, Field(serialization_alias="filter.visibility")] = (
        None
    )
    """Public ones or your own; both without it."""
    source: Annotated[
        Literal["civitai", "training", "uploading"] | str | None, Field(serialization_alias="filter.source")
    ] = None
    """Where they come from."""
    is_sdxl: Annotated[bool | None, Field(serialization_alias="filter.is_sdxl")] = None
    """Only those based on SDXL, or (false) only the others."""
    is_inpainting: Annotated[bool | None, Field(serialization_alias="filter.is_inpainting")] = None
    """Only checkpoints for inpainting."""
    cursor: Annotated[str | None, Field(serialization_alias="pagination.cursor")] = None
    """Where to go on."""
    limit: Annotated[int | None, Field(ge=1, le=100, serialization_alias="pagination.limit")] = None
    """Models on a page, at most 100."""
