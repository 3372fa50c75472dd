# Rendered from zoo/operations/park/__init__.py by `python tools/render.py`: edit that, not this.

"""The park: its animals and its staff."""
