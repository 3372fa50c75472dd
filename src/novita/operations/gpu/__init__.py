"""GPU cloud v1."""
