"""Written by hand: GPU cloud v1."""
