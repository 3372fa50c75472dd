"""Written by hand: Model APIs."""
