"""The first use of a resource imports that resource's modules, and no others."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from novita import NovitaClient

USE = """
import json, sys
from functools import cached_property
from novita import NovitaClient

def below(holder):
    return [name for name, member in vars(type(holder)).items() if isinstance(member, cached_property)]

def use(holder):
    for name in below(holder):
        use(getattr(holder, name))

client = NovitaClient("sk-x")
names = [(group, name) for group in below(client) for name in below(getattr(client, group))]
loaded = {}
for group, name in names if sys.argv[1] == "forwards" else reversed(names):
    before = set(sys.modules)
    use(getattr(getattr(client, group), name))
    loaded[f"{group}.{name}"] = sorted(set(sys.modules) - before)
print(json.dumps(loaded))
"""

WITH = {
    **{f"model.{name}": {"model.tasks"} for name in ("audio", "images", "videos")},  # their handles look at tasks
    "model.batches": {"model.files"},  # requests and results are files
    "model.completions": {"model.chat", "model.chat.completions"},  # parameters they share
    "gpu_v2.endpoints": {"gpu_v2.instances"},
}
"""Resources that stand on another one."""


def of_resources(modules: list[str]) -> set[str]:
    """The resources that public modules belong to, such as `gpu.instances`."""
    paths = [
        name.removeprefix(root)
        for name in modules
        for root in ("novita.operations.", "novita.api.resources.")
        if name.startswith(root)
    ]
    return {path for path in paths if "." in path and "._" not in path}


# What was loaded by one resource hides that the next loads it as well: both orders together show it all.
@pytest.mark.parametrize("order", ["forwards", "backwards"])
def test_a_resource_imports_itself_only(order: str) -> None:
    found = subprocess.run([sys.executable, "-c", USE, order], capture_output=True, text=True, check=True).stdout
    loaded: dict[str, list[str]] = json.loads(found)
    assert len(loaded) == 44
    for name, modules in loaded.items():
        others = {each for each in of_resources(modules) if not f"{each}.".startswith(f"{name}.")}
        assert others <= WITH.get(name, set()), name


def test_language_models_load_nothing_of_media() -> None:
    code = (
        "import sys; from novita import NovitaClient; NovitaClient('sk-x').model.chat.completions; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    prefix = "novita.operations.model."
    assert {name.removeprefix(prefix) for name in loaded if name.startswith(prefix)} == {
        *("_inputs", "_sampling", "chat", "chat.completions"),
    }


def test_a_slip_of_the_pen_is_told_with_what_may_have_been_meant() -> None:
    client = NovitaClient("key")
    for holder, name in ((client.gpu, "instance"), (client.gpu.instances, "lists")):
        with pytest.raises(AttributeError) as caught:
            getattr(holder, name)
        assert (caught.value.name, caught.value.obj) == (name, holder)  # all that Python's traceback asks for
