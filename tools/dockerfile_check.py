"""Run the steps of the Dockerfile without Docker, to see that they still work where no engine exists.

python tools/dockerfile_check.py            build every stage, start the exporter beside a simulated fleet and scrape it
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
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OF_THE_IMAGE = re.compile(r"(?<![\w./])/(?=(opt|build)\b)")
CHANGES_THE_SYSTEM = ("apt-get ", "useradd ")
PATIENCE = 60
"""Seconds until the exporter has to have seen the fleet."""


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with its arguments, on one line."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        word, _, rest = line.strip().partition(" ")
        if word:
            yield word.upper(), rest.strip()


def is_sent(path: str, rules: list[str]) -> bool:
    """Tell whether a .dockerignore sends a file to the build: the last line for it or a folder above it decides."""
    sent = True
    for rule in rules:
        pattern = re.escape(rule.removeprefix("!")).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
        if re.fullmatch(pattern + "(/.*)?", path):
            sent = rule.startswith("!")
    return sent


class Image:
    """What the instructions add up to: files below `root`, an environment, a working directory, a command."""

    def __init__(self, root: Path, context: Path = ROOT) -> None:
        self.root = root
        self.context = context
        self.ignore = (context / ".dockerignore").read_text(encoding="utf-8").split()
        self.work = root
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NOVITA"))}
        self.command: list[str] = []
        (root / "bin").mkdir()
        for name in ("python", "python3"):
            (root / "bin" / name).symlink_to(sys.executable)
        self.env["PATH"] = f"{root / 'bin'}:{self.env['PATH']}"

    def here(self, text: str) -> str:
        """Give the text with the image's absolute paths moved below the root."""
        return OF_THE_IMAGE.sub(f"{self.root}/", text)

    def run(self, command: str) -> None:
        """Run a shell line in the image's environment and folder."""
        subprocess.run(command, shell=True, cwd=self.work, env=self.env, check=True)

    def copy(self, words: list[str]) -> None:
        """Do what COPY says; what another stage made already lies where it should."""
        from_stage = words[0].startswith("--from=")
        *sources, target = words[1:] if from_stage else words
        for source in sources:
            if not from_stage:
                self.copy_from_context(source, target)
            elif source != target:
                raise SystemExit(f"COPY --from is only understood between equal paths, not {source} -> {target}")

    def copy_from_context(self, source: str, target: str) -> None:
        """Copy a file, or what is in a folder, if .dockerignore lets it through."""
        origin, place = self.context / source, self.work / self.here(target)
        files = [file for file in origin.rglob("*") if file.is_file()] if origin.is_dir() else [origin]
        sent = [file for file in files if is_sent(file.relative_to(self.context).as_posix(), self.ignore)]
        if not sent:
            raise SystemExit(f"COPY {source}: .dockerignore keeps it out of the build")
        if not origin.is_dir() and target.endswith("/"):
            place = place / origin.name
        for file in sent:
            goal = place / file.relative_to(origin)
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, goal)

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
        elif word == "ENTRYPOINT":
            self.command = json.loads(rest)
        elif word == "FROM":
            self.work = self.root
        elif word not in {"USER", "ARG", "EXPOSE"}:
            raise SystemExit(f"{word} is not understood")


def scrape(image: Image) -> None:
    """Start the image's command beside a simulated fleet, wait until it shows the fleet, and end it as Docker would."""
    from novita.simulator import Simulator

    with Simulator(instances=3) as simulator:
        key = {"NOVITA_API_KEY": simulator.api_key, "NOVITA_BASE_URL": simulator.base_url}
        env = {**image.env, **key, "SSL_CERT_FILE": str(simulator.ca)}
        command = [*image.command, "--port", "0", "--interval", "1"]
        with subprocess.Popen(command, cwd=image.work, env=env, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                address = process.stdout.readline().strip().replace("0.0.0.0", "127.0.0.1")
                end = time.monotonic() + PATIENCE
                while not re.search(r"^novita_fleet_instances\S* [1-9]", page := read(address), re.MULTILINE):
                    if time.monotonic() > end:
                        raise SystemExit(f"the exporter does not show the fleet:\n{page}")
                    time.sleep(0.1)
            finally:
                process.terminate()
        if process.returncode != 0:
            raise SystemExit(f"the exporter was told to end and ended with {process.returncode}")
    print(f"scraped {address}, then ended it")


def read(address: str) -> str:
    """What the exporter shows."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read(), "utf-8")


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
            scrape(image)


if __name__ == "__main__":
    main()
