"""Answers about account and billing."""
