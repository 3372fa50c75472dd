"""Answers of the Model APIs."""
