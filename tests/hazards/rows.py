"""Imports every module that registers scenarios."""

from importlib import import_module


def load() -> None:
    """Fills `matrix.HAZARDS`."""
    for module in ("sharing", "endings", "abuse", "security", "retrying", "processes"):
        import_module(f"{__package__}.{module}")
