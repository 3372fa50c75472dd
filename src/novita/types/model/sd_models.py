"""The catalogue of Stable Diffusion models."""

from __future__ import annotations

from novita._core.model import Array, Model, no_nulls


class SdModelType(Model, frozen=True, kw_only=True):
    """Kind of a model."""

    name: str = ""
    """`checkpoint`, `lora`, `locon`, `vae`, `controlnet`, `upscaler`, `textualinversion` and others."""
    display_name: str = ""
    """The same for people."""


class SdModel(Model, frozen=True, kw_only=True):
    """A Stable Diffusion model."""

    id: int = 0
    """Model id."""
    name: str = ""
    """Version or name for people."""
    hash_sha256: str = ""
    """First digits of the file's hash."""
    sd_name: str = ""
    """File name; what requests take for checkpoints and VAEs."""
    sd_name_in_api: str = ""
    """What requests take for LoRAs and embeddings."""
    type: SdModelType = SdModelType()
    """Kind."""
    categories: Array[str] = ()
    """Categories."""
    status: int = 0
    """1 when it can be used, 0 when not."""
    tags: Array[str] = ()
    """Tags."""
    cover_url: str = ""
    """Picture to show for it."""
    source: str = ""
    """`civitai`, `training` or `uploading`, if known."""
    base_model: str = ""
    """What it is made for, such as `SD 1.5`."""
    base_model_type: str = ""
    """`Standard`, `Inpainting` and others."""
    download_url: str = ""
    """Link to the file; often missing."""
    download_url_ttl: int = 0
    """How long that link is valid, seconds."""
    is_sdxl: bool = False
    """Whether it is based on SDXL."""
    is_nsfw: bool = False
    """Whether it is meant for adult content."""
    visibility: str = ""
    """`public` or `private`."""

    def __post_init__(self) -> None:
        no_nulls(self, "categories", "tags")

    @property
    def is_available(self) -> bool:
        """Whether it can be used."""
        return self.status == 1
