"""Ask a model that may look at the fleet: `python chat_with_tool.py "How many instances are running?"`."""

import json
import sys
from typing import Any

from pydantic import BaseModel

from novita import NovitaClient

MODEL = "deepseek/deepseek-v3.2"


class CountInstances(BaseModel):
    """Count the GPU instances of the account that have a status, such as `running` or `exited`."""

    status: str


def main(question: str) -> None:
    messages: list[Any] = [{"role": "user", "content": question}]
    with NovitaClient() as client:
        while True:
            with client.model.chat.completions.stream(model=MODEL, messages=messages, tools=[CountInstances]) as stream:
                for text in stream.text:
                    print(text, end="", flush=True)
                answer = stream.final()
            if not answer.tool_calls:
                break
            messages.append(answer.message)
            for call in answer.tool_calls:
                wanted = call.parsed(CountInstances).status
                count = sum(instance.status == wanted for instance in client.gpu.instances.list())
                print(f"[{call.name}: {wanted} -> {count}]")
                messages.append({"role": "tool", "tool_call_id": call.id, "content": json.dumps({"count": count})})


if __name__ == "__main__":
    main(*sys.argv[1:])
