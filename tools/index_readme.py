"""The README as a package index shows it: its links and pictures lead to the repository. Hatchling runs this."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class IndexReadme(MetadataHookInterface):
    """Fills in the `readme` of the metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the text to the metadata of the project."""
        source = metadata["urls"]["Source"]
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        text = re.sub(r"\]\((?!https?:|#)", f"]({source}/blob/main/", text)
        text = re.sub(r'(src|srcset)="(?!https?:)', rf'\1="{source}/raw/main/', text)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
