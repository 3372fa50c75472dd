"""Runs of minutes: `make soak`, `make soak-fleet`."""
