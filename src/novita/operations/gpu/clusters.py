"""Data centres."""

from __future__ import annotations

from novita.types.gpu.clusters import Cluster

from ._base import GpuOperation


class ListClusters(
    GpuOperation[tuple[Cluster, ...]],
    method="list",
    route="GET /gpu-instance/openapi/v1/clusters",
    unwrap="data",
    docs="gpu-instance-list-clusters",
):
    """List the data centres and what each supports."""
