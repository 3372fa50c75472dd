"""Answers of the GPU cloud v2."""
