"""The renderer's parts."""
