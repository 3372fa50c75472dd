# Rendered from src/novita/operations/gpu/clusters.py by `python tools/render.py`: edit that, not this.

"""Data centres."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.clusters import ListClusters
from novita.types.gpu.clusters import Cluster


class Clusters(Resource):
    """Data centres."""

    def list(self) -> tuple[Cluster, ...]:
        """List the data centres and what each supports.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-clusters

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListClusters)


class AsyncClusters(AsyncResource):
    """Data centres."""

    async def list(self) -> tuple[Cluster, ...]:
        """List the data centres and what each supports.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-clusters

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListClusters)
