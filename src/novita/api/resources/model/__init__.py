# Rendered from src/novita/operations/model/__init__.py by `python tools/render.py`: edit that, not this.

"""Model APIs: language, images, video, audio, search."""
