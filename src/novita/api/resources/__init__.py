# Rendered from src/novita/operations by `python tools/render.py`: edit that, not this.

"""The methods users call."""
