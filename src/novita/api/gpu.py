# Rendered from src/novita/operations/gpu/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v1."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.gpu.clusters import AsyncClusters, Clusters
    from novita.api.resources.gpu.endpoints import AsyncEndpoints, Endpoints
    from novita.api.resources.gpu.images import AsyncImages, Images
    from novita.api.resources.gpu.instances import AsyncInstances, Instances
    from novita.api.resources.gpu.jobs import AsyncJobs, Jobs
    from novita.api.resources.gpu.metrics import AsyncMetrics, Metrics
    from novita.api.resources.gpu.networks import AsyncNetworks, Networks
    from novita.api.resources.gpu.products import AsyncProducts, Products
    from novita.api.resources.gpu.registries import AsyncRegistries, Registries
    from novita.api.resources.gpu.storages import AsyncStorages, Storages
    from novita.api.resources.gpu.templates import AsyncTemplates, Templates


class GpuClient(Resource):
    """GPU cloud v1."""

    @cached_property
    def clusters(self) -> Clusters:
        """Data centres."""
        from novita.api.resources.gpu.clusters import Clusters

        return Clusters(self._client)

    @cached_property
    def endpoints(self) -> Endpoints:
        """Serverless endpoints."""
        from novita.api.resources.gpu.endpoints import Endpoints

        return Endpoints(self._client)

    @cached_property
    def images(self) -> Images:
        """Caching images in a cluster before instances need them."""
        from novita.api.resources.gpu.images import Images

        return Images(self._client)

    @cached_property
    def instances(self) -> Instances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu.instances import Instances

        return Instances(self._client)

    @cached_property
    def jobs(self) -> Jobs:
        """Background jobs: saving an instance as an image, migrating it."""
        from novita.api.resources.gpu.jobs import Jobs

        return Jobs(self._client)

    @cached_property
    def metrics(self) -> Metrics:
        """Monitoring data of instances."""
        from novita.api.resources.gpu.metrics import Metrics

        return Metrics(self._client)

    @cached_property
    def networks(self) -> Networks:
        """VPC networks between instances."""
        from novita.api.resources.gpu.networks import Networks

        return Networks(self._client)

    @cached_property
    def products(self) -> Products:
        """Hardware on offer."""
        from novita.api.resources.gpu.products import Products

        return Products(self._client)

    @cached_property
    def registries(self) -> Registries:
        """Credentials for container registries."""
        from novita.api.resources.gpu.registries import Registries

        return Registries(self._client)

    @cached_property
    def storages(self) -> Storages:
        """Network storages."""
        from novita.api.resources.gpu.storages import Storages

        return Storages(self._client)

    @cached_property
    def templates(self) -> Templates:
        """Templates that instances are made from."""
        from novita.api.resources.gpu.templates import Templates

        return Templates(self._client)


class AsyncGpuClient(AsyncResource):
    """GPU cloud v1."""

    @cached_property
    def clusters(self) -> AsyncClusters:
        """Data centres."""
        from novita.api.resources.gpu.clusters import AsyncClusters

        return AsyncClusters(self._client)

    @cached_property
    def endpoints(self) -> AsyncEndpoints:
        """Serverless endpoints."""
        from novita.api.resources.gpu.endpoints import AsyncEndpoints

        return AsyncEndpoints(self._client)

    @cached_property
    def images(self) -> AsyncImages:
        """Caching images in a cluster before instances need them."""
        from novita.api.resources.gpu.images import AsyncImages

        return AsyncImages(self._client)

    @cached_property
    def instances(self) -> AsyncInstances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu.instances import AsyncInstances

        return AsyncInstances(self._client)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Background jobs: saving an instance as an image, migrating it."""
        from novita.api.resources.gpu.jobs import AsyncJobs

        return AsyncJobs(self._client)

    @cached_property
    def metrics(self) -> AsyncMetrics:
        """Monitoring data of instances."""
        from novita.api.resources.gpu.metrics import AsyncMetrics

        return AsyncMetrics(self._client)

    @cached_property
    def networks(self) -> AsyncNetworks:
        """VPC networks between instances."""
        from novita.api.resources.gpu.networks import AsyncNetworks

        return AsyncNetworks(self._client)

    @cached_property
    def products(self) -> AsyncProducts:
        """Hardware on offer."""
        from novita.api.resources.gpu.products import AsyncProducts

        return AsyncProducts(self._client)

    @cached_property
    def registries(self) -> AsyncRegistries:
        """Credentials for container registries."""
        from novita.api.resources.gpu.registries import AsyncRegistries

        return AsyncRegistries(self._client)

    @cached_property
    def storages(self) -> AsyncStorages:
        """Network storages."""
        from novita.api.resources.gpu.storages import AsyncStorages

        return AsyncStorages(self._client)

    @cached_property
    def templates(self) -> AsyncTemplates:
        """Templates that instances are made from."""
        from novita.api.resources.gpu.templates import AsyncTemplates

        return AsyncTemplates(self._client)
