"""Chats with language models."""
