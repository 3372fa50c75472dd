"""Fixtures for the methods of the API."""

from __future__ import annotations

import pytest

from novita import NovitaClient


@pytest.fixture
def client() -> NovitaClient:
    """A client that does not wait between looks."""
    made = NovitaClient("sk_test")
    made.__dict__["_sleep"] = lambda _: None
    return made
