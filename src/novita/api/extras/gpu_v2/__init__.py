"""Written by hand: GPU cloud v2."""
