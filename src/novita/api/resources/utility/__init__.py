# Rendered from src/novita/operations/utility/__init__.py by `python tools/render.py`: edit that, not this.

"""Account and billing: balance, bills, budgets, keys, quotas."""
