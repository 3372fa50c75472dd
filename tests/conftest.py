"""Fixtures for all tests."""

from __future__ import annotations

pytest_plugins = ["novita.simulator.pytest_plugin"]
