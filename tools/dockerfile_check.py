"""Run the steps of the Dockerfile without Docker, to see that they still work where no engine exists.

python tools/dockerfile_check.py            build every stage and start the image's command
python tools/dockerfile_check.py --no-run   only build

Absolute paths of the image become paths below one temporary folder that all stages share, and this interpreter plays
the base image's. What changes the system itself (packages, users) is named and left out.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OF_THE_IMAGE = re.compile(r"(?<![\w./])/(?=(opt|build)\b)")
CHANGES_THE_SYSTEM = ("apt-get ", "useradd ")


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with its arguments, on one line."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        word, _, rest = line.strip().partition(" ")
        if word:
            yield word.upper(), rest.strip()


class Image:
    """What the instructions add up to: files below `root`, an environment, a working directory, a command."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.work = root
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.command: list[str] = []
        (root / "bin").mkdir()
        for name in ("python", "python3"):
            (root / "bin" / name).symlink_to(sys.executable)
        self.env["PATH"] = f"{root / 'bin'}:{self.env['PATH']}"

    def here(self, text: str) -> str:
        """Give the text with the image's absolute paths moved below the root."""
        return OF_THE_IMAGE.sub(f"{self.root}/", text)

    def run(self, command: str | list[str]) -> None:
        """Run a shell line or a command in the image's environment and folder."""
        subprocess.run(command, shell=isinstance(command, str), cwd=self.work, env=self.env, check=True)

    def copy(self, words: list[str]) -> None:
        """Do what COPY says; what another stage made already lies where it should."""
        from_stage = words[0].startswith("--from=")
        *sources, target = words[1:] if from_stage else words
        for source in sources:
            if from_stage:
                if source != target:
                    raise SystemExit(f"COPY --from is only understood between equal paths, not {source} -> {target}")
                continue
            origin, place = ROOT / source, self.work / self.here(target)
            if origin.is_dir():
                shutil.copytree(origin, place, ignore=shutil.ignore_patterns("__pycache__"))
                continue
            if target.endswith("/"):
                place = place / origin.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, place)

    def follow(self, word: str, rest: str) -> None:
        """Do what one instruction says."""
        if word == "ENV":
            for name, value in (pair.split("=", 1) for pair in shlex.split(rest)):
                self.env[name] = self.here(value).replace("$PATH", self.env["PATH"])
        elif word == "WORKDIR":
            self.work = Path(self.here(rest))
            self.work.mkdir(parents=True, exist_ok=True)
        elif word == "COPY":
            self.copy(rest.split())
        elif word == "RUN" and rest.startswith(CHANGES_THE_SYSTEM):
            print("   left out: it changes the system")
        elif word == "RUN":
            self.run(self.here(rest))
        elif word == "CMD":
            self.command = json.loads(rest)
        elif word == "FROM":
            self.work = self.root
        elif word not in {"USER", "ARG"}:
            raise SystemExit(f"{word} is not understood")


def main() -> None:
    """Follow the Dockerfile beside the folder of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--no-run", action="store_true", help="do not start the image's command")
    run = not parser.parse_args().no_run
    with tempfile.TemporaryDirectory(prefix="image-") as folder:
        image = Image(Path(folder))
        for word, rest in instructions((ROOT / "Dockerfile").read_text(encoding="utf-8")):
            print(word, " ".join(rest.split()), flush=True)
            image.follow(word, rest)
        if run:
            image.run(image.command)


if __name__ == "__main__":
    main()
