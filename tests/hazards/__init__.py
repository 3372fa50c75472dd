"""The hazard matrix: what goes wrong between a monitoring script and its server, each as a scenario on loopback.

A scenario is written once against `Peer` and run for every client: as tests for ours (`test_matrix.py`), and as a table
that also shows plain httpx (`python -m hazards`).
"""
