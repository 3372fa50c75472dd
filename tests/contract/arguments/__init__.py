"""How a user says in Python what the examples of the contract say on the wire; written by hand."""

from __future__ import annotations

from arguments.audio import AUDIO
from arguments.gpu import GPU
from arguments.gpu_v2 import GPU_V2
from arguments.llm import LLM
from arguments.media import MEDIA
from arguments.search import SEARCH
from arguments.serverless import SERVERLESS
from arguments.utility import UTILITY

ARGUMENTS = {**AUDIO, **GPU, **GPU_V2, **LLM, **MEDIA, **SEARCH, **SERVERLESS, **UTILITY}
