# Rendered from src/novita/operations/serverless/__init__.py by `python tools/render.py`: edit that, not this.

"""Jobs on serverless endpoints of your own, through their queue."""
