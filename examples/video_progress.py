"""Make a video, say how far it is, and save it: `python video_progress.py "waves at dusk" [DIRECTORY]`."""

import sys

from novita import NovitaClient
from novita.types.model.tasks import TaskResult


def show(state: TaskResult) -> None:
    print(f"{state.status} {state.progress_percent} %", flush=True)


def main(prompt: str, directory: str = ".") -> None:
    with NovitaClient() as client:
        task = client.model.videos.kling_v3_0_std_t2v(prompt=prompt, duration=5)
        task.wait(timeout=900, on_update=show)
        for path in task.download(directory, on_progress=lambda part: print(part, flush=True)):
            print("saved", path)


if __name__ == "__main__":
    main(*sys.argv[1:])
