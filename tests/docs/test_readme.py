"""Every Python block of the README and the guides runs as it stands, against the simulator."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from novita.simulator import Simulator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[object]:
    found: list[object] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            line = text[: match.start()].count("\n") + 2
            if "<!-- not run -->" in text[: match.start()].rpartition("\n\n")[2]:
                continue
            where = f"{page.relative_to(ROOT)}:{line}"
            found.append(pytest.param(match[1], where, id=where))
    return found


@pytest.mark.filterwarnings("ignore:model.images.txt2img:DeprecationWarning")  # as the README says
@pytest.mark.parametrize(("source", "where"), blocks())
def test_block_runs(
    source: str, where: str, novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOVITA_API_KEY", novita_simulator.api_key)
    monkeypatch.setenv("NOVITA_BASE_URL", novita_simulator.base_url)
    monkeypatch.setenv("SSL_CERT_FILE", str(novita_simulator.ca))
    monkeypatch.setattr("novita.simulator.routing.HANDLERS", {})  # a guide registers one
    # What the guides take as given: a running simulator, and pytest in a conftest.py.
    names: dict[str, Any] = {"__name__": "__main__", "pytest": pytest, "simulator": novita_simulator}
    exec(compile(source, where, "exec"), names)
    fixtures = {"novita_simulator": novita_simulator, "monkeypatch": monkeypatch}
    for test in [value for name, value in names.items() if name.startswith("test_")]:
        test(**{name: fixtures[name] for name in inspect.signature(test).parameters})
    assert novita_simulator.violations() == []
