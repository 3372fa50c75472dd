# Rendered from src/novita/operations/gpu_v2/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v2: cursor pages, REST verbs, one price format."""
