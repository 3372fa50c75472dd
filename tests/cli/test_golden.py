"""How help and tables look at 80 and at 200 columns. `NOVITA_WRITE_GOLDEN=1` writes the pictures anew; look at them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.conftest import Run
from novita.cli import table

GOLDEN = Path(__file__).parent / "golden"
HELPS = {
    "novita": (),
    "gpu": ("gpu",),
    "gpu-instances": ("gpu", "instances"),
    "gpu-instances-list": ("gpu", "instances", "list"),
    "gpu-networks-create": ("gpu", "networks", "create"),
    "top": ("top",),
}
RECORDS = [
    {
        "id": f"ef7d4c80b6da07d{number}", "status": status, "name": name, "kind": "gpu", "cluster_id": "us-ca-nas-2",
        "product_name": "RTX 4090 24GB", "gpu_num": number, "image_url": "docker.io/team/serve:12.4-cudnn-runtime",
        "created_at_unix": 1767225600, "price_usd_per_hour": 0.35 * number, "created_at": "2026-01-01T00:00:00Z",
        "ports": [{"port": 22}], "auto_renew": number == 2, "network_id": "",
    }
    for number, status, name in ((1, "running", "trainer"), (2, "exited", "渲染 农场"), (8, "running", "[red]x\x1b[2J"))
]  # fmt: skip


def same(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = "\n".join(map(str.rstrip, text.splitlines())) + "\n"
    if os.environ.get("NOVITA_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "if this is meant: NOVITA_WRITE_GOLDEN=1 make test ARGS=tests/cli"


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("name", HELPS)
def test_help(name: str, columns: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((columns, 24)))
    result = run(*HELPS[name], "--help")
    assert result.status == 0
    assert max(map(len, result.out.splitlines())) <= columns
    same(f"help-{name}-{columns}", result.out)


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("name", ["rows", "record", "values", "nothing"])
def test_tables(name: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    table.show({"rows": RECORDS, "record": RECORDS[1], "values": ["a", "b [c]"], "nothing": []}[name])
    out, err = capsys.readouterr()
    assert "\x1b" not in out
    same(f"table-{name}-{columns}", f"{out}--- stderr ---\n{err}")


def test_a_program_gets_no_colours(run: Run) -> None:
    assert "\x1b" not in run("--help").out
