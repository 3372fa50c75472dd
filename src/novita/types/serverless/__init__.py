"""Answers of serverless queues."""
