"""The wheel and the sdist are complete, small, typed, and need nothing but what they declare."""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
NAME = "novita-sdk-python"
NEEDS_AN_EXTRA = (
    "novita.cli",
    "novita.dashboard",
    "novita.fleet.otel",
    "novita.fleet.prometheus",
    "novita.simulator",
)

IMPORT_EVERYTHING = f"""
import importlib, pkgutil, novita
print(novita.__version__, novita.__file__)
for module in pkgutil.walk_packages(novita.__path__, "novita."):
    if not module.name.startswith({NEEDS_AN_EXTRA!r}) and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def run(*command: object, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(target: Path, source: Path = ROOT, *options: str) -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, *options, source)
    return target


def only(folder: Path, pattern: str) -> Path:
    [found] = folder.glob(pattern)
    return found


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel that was built from it."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return only(dist, "*.whl")


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Metadata:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Metadata.from_email(archive.read(name), validate=True)


def requirements(metadata: Metadata, extra: str = "") -> list[Requirement]:
    """What the package needs, with that extra."""
    return [
        need for need in metadata.requires_dist or [] if need.marker is None or need.marker.evaluate({"extra": extra})
    ]


def closure(needs: list[Requirement]) -> Iterator[Distribution]:
    """The installed distributions behind these requirements, each once."""
    waiting, seen = list(needs), set[str]()
    while waiting:
        need = waiting.pop()
        if canonicalize_name(need.name) in seen:
            continue
        seen.add(canonicalize_name(need.name))
        found = importlib.metadata.distribution(need.name)
        yield found
        inner = [Requirement(line) for line in found.requires or []]
        extras = need.extras or {""}
        waiting += [
            one for one in inner if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
        ]


def copy_distribution(found: Distribution, target: Path) -> None:
    """Put the importable files of an installed distribution, and its metadata, into another site-packages."""
    for name in {file.parts[0] for file in found.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
        source = Path(str(found.locate_file(name)))
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)


@pytest.fixture(scope="module")
def stranger(wheel: Path, metadata: Metadata, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that holds the wheel and its declared dependencies, and no source."""
    home = tmp_path_factory.mktemp("a stranger's environment")
    venv.create(home, with_pip=False, symlinks=sys.platform != "win32")
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    site = Path(run(python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    for found in closure(requirements(metadata)):
        copy_distribution(found, site)
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return python


def test_the_wheel_imports_with_nothing_but_its_declared_dependencies(stranger: Path) -> None:
    home = stranger.parents[1]
    version, file = run(stranger, "-I", "-c", IMPORT_EVERYTHING, cwd=home).strip().split(" ", 1)
    assert Path(file).is_relative_to(home)
    command = f"import importlib.metadata as m; print(m.version({NAME!r}))"
    assert run(stranger, "-I", "-c", command, cwd=home).strip() == version


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"novita", "novita_sdk_python"}
    assert "novita/py.typed" in names
    sources = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == sources
    assert wheel.stat().st_size < 1_000_000


def test_a_wheel_from_the_checkout_is_the_wheel_from_the_sdist(wheel: Path, tmp_path: Path) -> None:
    direct = only(build(tmp_path, ROOT, "--wheel"), "*.whl")
    assert direct.name == wheel.name
    assert direct.read_bytes() == wheel.read_bytes()


def test_the_sdist_can_be_tested_and_repackaged(dist: Path) -> None:
    archive = only(dist, "*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    wanted = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "requirements/dev.txt", "PKG-INFO"}
    assert wanted <= names
    assert "tests/packaging/test_distributions.py" in names
    assert not {name for name in names if {"__pycache__", ".venv", ".git", "dist"} & set(name.split("/"))}


def test_the_metadata_tell_an_index_all_it_asks_for(metadata: Metadata) -> None:
    assert metadata.name == NAME
    assert metadata.license_expression == "MIT"
    assert metadata.license_files == ["LICENSE"]
    assert metadata.summary
    assert metadata.description_content_type == "text/markdown"
    assert str(metadata.requires_python) == ">=3.11"
    assert {"Source", "Changelog", "Issues", "Documentation"} <= set(metadata.project_urls or {})
    assert "Typing :: Typed" in (metadata.classifiers or [])


def test_the_readme_on_an_index_leads_to_the_repository(metadata: Metadata) -> None:
    shown = metadata.description or ""
    places = re.findall(r'\]\(([^)]+)\)|src(?:set)?="([^"]+)"', shown)
    assert len(places) > 20
    assert [place for place in places if not "".join(place).startswith("https://")] == []
    [source] = [url for label, url in (metadata.project_urls or {}).items() if label == "Source"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert shown.replace(f"{source}/blob/main/", "").replace(f"{source}/raw/main/", "").strip() == readme.strip()


def test_the_runtime_dependencies_are_the_promised_six(metadata: Metadata) -> None:
    names = {need.name for need in requirements(metadata)}
    assert names == {"httpx", "h2", "hpack", "hyperframe", "msgspec", "pydantic"}


def imported(file: Path) -> set[str]:
    """Top-level names of the packages a module imports, wherever in the file."""
    names = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"novita"}


def test_every_import_is_declared_as_a_dependency_or_in_an_extra(metadata: Metadata) -> None:
    extras = ["", *(extra for extra in metadata.provides_extra or [] if extra != "dev")]
    declared = {canonicalize_name(need.name) for extra in extras for need in requirements(metadata, extra)}
    # pydantic and httpx bring parts of their own, at the versions they ask for; pytest loads its plugin itself.
    brought = ("pydantic-core", "annotated-types", "typing-extensions", "httpcore", "certifi")
    used_if_there = ("pytest", "openai")
    declared |= {canonicalize_name(name) for name in (*brought, *used_if_there)}
    providers = importlib.metadata.packages_distributions()
    for file in (ROOT / "src").rglob("*.py"):
        for name in imported(file):
            found = {canonicalize_name(provider) for provider in providers.get(name, [name])}
            assert found & declared, f"{file.relative_to(ROOT)} imports {name}, which no dependency declares"
