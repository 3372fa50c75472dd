"""Python SDK for Novita AI."""
