"""Fixtures for the fleet."""

from __future__ import annotations

import pytest

from lab.fleet_service import Service


@pytest.fixture
def service() -> Service:
    return Service()
