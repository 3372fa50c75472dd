"""Ask a model about each line of a file, for less money and by tomorrow: `python batch_of_chats.py FILE`."""

import json
import sys
from pathlib import Path

from novita import NovitaClient

MODEL = "deepseek/deepseek-v3.2"


def main(path: Path) -> None:
    requests = [
        {"custom_id": str(number), "body": {"model": MODEL, "messages": [{"role": "user", "content": line}]}}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]
    with NovitaClient() as client:
        uploaded = client.model.files.create(file="\n".join(map(json.dumps, requests)).encode())
        batch = client.model.batches.create(input_file_id=uploaded.id)
        print("batch", batch.id)  # another program may wait for it
        batch = client.model.batches.wait(batch.id, on_update=lambda state: print(state.status, flush=True))
        for result in client.model.batches.results(batch):
            print(result.custom_id, result.error or result.text)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
