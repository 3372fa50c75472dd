"""The check of the Dockerfile follows it as an engine would: its steps, and what .dockerignore keeps out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dockerfile_check import ROOT, Image, instructions, is_sent


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("README.md", True),
        ("secret.txt", False),
        ("src/novita/client.py", True),
        ("src/novita/__pycache__/client.pyc", False),
        ("tools/index_readme.py", True),
        ("tools/render.py", False),
        ("tools", False),
    ],
)
def test_the_last_line_that_fits_decides(path: str, sent: bool) -> None:
    assert is_sent(path, ["*", "!src", "!tools/index_readme.py", "!README.md", "**/__pycache__"]) is sent


def test_the_build_gets_every_file_it_copies() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = [
        source
        for word, rest in instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))
        if word == "COPY" and not rest.startswith("--from=")
        for source in rest.split()[:-1]
    ]
    assert len(copied) > 5
    assert [source for source in copied if not is_sent(source, ignore)] == []


def test_steps_are_followed(tmp_path: Path) -> None:
    context, root = tmp_path / "context", tmp_path / "image"
    (context / "code" / "inner").mkdir(parents=True)
    root.mkdir()
    (context / ".dockerignore").write_text("*\n!code\n**/inner\n")
    for name in ("kept.out", "code/a.txt", "code/inner/b.txt"):
        (context / name).write_text(f"{name}\n")
    image = Image(root, context)
    dockerfile = """
        # a comment
        FROM base AS build
        ENV GREETING=hello
        WORKDIR /build
        COPY code code
        RUN cat code/a.txt > seen \\
            && echo "$GREETING" >> seen
        ENTRYPOINT ["python", "-V"]
    """
    for word, rest in instructions(dockerfile):
        image.follow(word, rest)
    assert (root / "build" / "seen").read_text().split() == ["code/a.txt", "hello"]
    assert not (root / "build" / "code" / "inner").exists()
    assert image.command == ["python", "-V"]
    with pytest.raises(SystemExit, match="keeps it out"):
        image.follow("COPY", "kept.out /build/")
    with pytest.raises(SystemExit, match="HEALTHCHECK is not understood"):
        image.follow("HEALTHCHECK", "NONE")
