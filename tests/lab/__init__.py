"""A laboratory on loopback: servers that misbehave on purpose, a faulty network, foreign servers, a socket guard."""
