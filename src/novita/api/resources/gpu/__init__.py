# Rendered from src/novita/operations/gpu/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v1."""
