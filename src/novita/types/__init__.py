"""Answers of the API: frozen msgspec Structs, one module a resource."""
