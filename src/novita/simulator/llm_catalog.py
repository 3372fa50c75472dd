"""Language models: which there are, embeddings, reranking."""

import re
import struct
import zlib
from base64 import b64encode
from typing import Any

from .llm import tokens
from .routing import Call, must_find, operation
from .world import World

__all__ = ["MODELS"]

_DIMENSIONS = 1024
_CHAT = ["chat/completions", "completions", "anthropic", "responses", "batch-api"]
MODELS: dict[str, dict[str, Any]] = {
    id_: {
        "id": id_, "object": "model", "created": 1_760_001_122, "title": id_, "description": name, "display_name": name,
        "input_token_price_per_m": reading, "output_token_price_per_m": writing, "context_size": context,
        "model_type": kind, "max_output_tokens": 16384, "features": features, "endpoints": endpoints, "status": 1,
        "tags": [], "owned_by": "unknown", "permission": None, "root": "", "parent": "",
    }
    for id_, name, reading, writing, context, kind, features, endpoints in (
        ("deepseek/deepseek-v3.2", "DeepSeek V3.2", 2690, 4000, 163_840, "chat",
         ["serverless", "function-calling", "structured-outputs", "reasoning"], _CHAT),
        ("meta-llama/llama-3.1-8b-instruct", "Llama 3.1 8B Instruct", 200, 500, 16_384, "chat", ["serverless"], _CHAT),
        ("baai/bge-m3", "BGE-M3", 100, 100, 8192, "embedding", ["serverless"], ["embeddings"]),
        ("baai/bge-reranker-v2-m3", "BGE Reranker v2 M3", 100, 100, 8000, "rerank", ["serverless"], ["rerank"]),
    )
}  # fmt: skip


@operation("model.models.list")
def list_models(_: World, __: Call) -> object:
    return {"data": list(MODELS.values())}


@operation("model.models.retrieve")
def retrieve_model(_: World, call: Call) -> object:
    return must_find(MODELS, call.path["model"], "model", reason="MODEL_NOT_FOUND")


@operation("model.embeddings.create")
def embed(_: World, call: Call) -> object:
    given = call.body["input"]
    texts: list[Any] = given if isinstance(given, list) and not isinstance(given[0], int) else [given]
    count = sum(len(tokens(str(text))) for text in texts)
    return {
        "object": "list",
        "model": call.body["model"],
        "data": [
            {"index": index, "object": "embedding", "embedding": _spelt(_vector(str(text)), call.body)}
            for index, text in enumerate(texts)
        ],
        "usage": {"prompt_tokens": count, "total_tokens": count},
    }


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _vector(text: str) -> list[float]:
    """Words that two texts share bring their vectors together."""
    vector = [0.0] * _DIMENSIONS
    for word in _words(text):
        vector[zlib.crc32(word.encode()) % _DIMENSIONS] += 1.0
    length = sum(number * number for number in vector) ** 0.5 or 1.0
    return [number / length for number in vector]


def _spelt(vector: list[float], body: dict[str, Any]) -> object:
    if body.get("encoding_format") == "base64":
        return b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
    return vector


@operation("model.rerank.create")
def rerank(world: World, call: Call) -> object:
    wanted = set(_words(call.body["query"]))
    scored = [
        (len(wanted & set(_words(text))) / (len(wanted) or 1), index, text)
        for index, text in enumerate(call.body["documents"])
    ]
    best = sorted(scored, key=lambda each: (-each[0], each[1]))[: call.body.get("top_n")]
    count = sum(len(tokens(text)) for _, _, text in scored)
    return {
        "id": world.new_id(8, "rr-"),
        "results": [
            {"index": index, "relevance_score": score, "document": {"text": text}} for score, index, text in best
        ],
        "usage": {"prompt_tokens": count, "completion_tokens": 0, "total_tokens": count},
    }
