"""Answers of the GPU cloud v1."""
