"""Source of every endpoint: request classes that know their route and their answer. `tools/render.py` reads them."""
