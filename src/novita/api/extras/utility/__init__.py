"""Written by hand: account and billing."""
