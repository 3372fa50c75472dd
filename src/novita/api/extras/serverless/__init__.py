"""Written by hand: serverless queues."""
