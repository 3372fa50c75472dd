"""A package of declarations in every form there is; `api` and `docs` below it are rendered from them."""
