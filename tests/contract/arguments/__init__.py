"""How a user says in Python what the examples of the contract say on the wire; written by hand."""

from __future__ import annotations

from arguments.gpu import GPU

ARGUMENTS = {**GPU}
