"""The guard of the benchmarks notices what it is there for."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import novita
from benchmarks import bodies, decoders, guard
from novita.types.gpu.instances import InstanceSummary

measures = pytest.mark.slow  # which says nothing while coverage counts

FIGURES: dict[str, float] = json.loads(guard.BASELINE.read_text(encoding="utf-8"))["figures"]


def found_worse(measure: Callable[[], dict[str, float]]) -> set[str]:
    return {
        line.split(": ")[0] + ": " + line.split(": ")[1] for line in guard.compare(measure(), FIGURES, same_python=True)
    }


def plant(monkeypatch: pytest.MonkeyPatch, extra: Callable[[InstanceSummary], object]) -> None:
    """Have the decoder do something more for each instance."""
    genuine = decoders.page

    def planted(body: bytes) -> object:
        value: Any = genuine(body)
        for instance in value.items:
            extra(instance)
        return value

    monkeypatch.setattr(decoders, "page", planted)


def test_every_figure_has_a_baseline_and_a_slack() -> None:
    assert FIGURES.keys() == guard.SLACK.keys()


def test_what_is_better_or_the_same_passes() -> None:
    assert guard.compare(FIGURES, FIGURES, same_python=True) == []
    assert guard.compare(dict.fromkeys(FIGURES, 0.0), FIGURES, same_python=True) == []


@measures
def test_decoding_that_takes_a_fifth_longer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = decoders.page

    def slower(body: bytes) -> object:
        genuine(fifth)
        return genuine(body)

    before = guard.page_ratios()
    fifth = bodies.page(20)
    monkeypatch.setattr(decoders, "page", slower)
    # Against what this machine shows now: the baseline may be another's.
    worse = guard.compare(guard.page_ratios(), before, same_python=True)
    assert any(line.startswith("page: CPU over plainest msgspec") for line in worse)


@measures
def test_a_list_comprehension_per_item_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, lambda instance: [variable.key for variable in instance.envs])
    worse = found_worse(guard.decode_counts)
    assert "page: Python instructions per instance" in worse
    assert "metrics, minute: Python instructions" not in worse


def test_the_command_fails_and_names_what_got_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    one, *others = FIGURES
    python = ".".join(sys.version.split(".")[:2])
    monkeypatch.setattr(guard, "_baseline", lambda: {"python": python, "figures": FIGURES})
    monkeypatch.setattr(guard, "measured", lambda: {**FIGURES, one: FIGURES[one] * 2})
    for ratios in ("page_ratios", "metrics_ratios"):
        monkeypatch.setattr(guard, ratios, dict[str, float])
    monkeypatch.setattr(sys, "argv", ["guard"])
    with pytest.raises(SystemExit) as ended:
        guard.main()
    assert one in str(ended.value)
    assert not any(other in str(ended.value) for other in others)


@measures
def test_an_object_kept_per_item_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    plant(monkeypatch, lambda instance: kept.append([*instance.envs] * 9))
    worse = found_worse(guard.decode_counts)
    assert {"page: blocks per instance", "page: GC-tracked objects per instance"} <= worse


@measures
def test_a_heavy_import_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(Path(novita.__file__).parent, tmp_path / "novita", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "novita" / "__init__.py").open("a", encoding="utf-8") as package:
        package.write("import asyncio\n")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    assert "import novita: modules" in found_worse(lambda: guard.modules(path))
