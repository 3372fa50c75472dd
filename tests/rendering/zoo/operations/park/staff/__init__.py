"""People who work in the park."""
