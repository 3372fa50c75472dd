# Rendered from src/novita/operations/gpu_v2/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v2: cursor pages, REST verbs, one price format."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.gpu_v2.endpoints import AsyncEndpoints, Endpoints
    from novita.api.resources.gpu_v2.images import AsyncImages, Images
    from novita.api.resources.gpu_v2.instances import AsyncInstances, Instances
    from novita.api.resources.gpu_v2.jobs import AsyncJobs, Jobs
    from novita.api.resources.gpu_v2.networks import AsyncNetworks, Networks
    from novita.api.resources.gpu_v2.prewarm_tasks import AsyncPrewarmTasks, PrewarmTasks
    from novita.api.resources.gpu_v2.products import AsyncProducts, Products
    from novita.api.resources.gpu_v2.regions import AsyncRegions, Regions
    from novita.api.resources.gpu_v2.templates import AsyncTemplates, Templates


class GpuV2Client(Resource):
    """GPU cloud v2: cursor pages, REST verbs, one price format."""

    @cached_property
    def endpoints(self) -> Endpoints:
        """Serverless endpoints."""
        from novita.api.resources.gpu_v2.endpoints import Endpoints

        return Endpoints(self._client)

    @cached_property
    def images(self) -> Images:
        """Container images of the account."""
        from novita.api.resources.gpu_v2.images import Images

        return Images(self._client)

    @cached_property
    def instances(self) -> Instances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu_v2.instances import Instances

        return Instances(self._client)

    @cached_property
    def jobs(self) -> Jobs:
        """Background jobs: saved images and migrations."""
        from novita.api.resources.gpu_v2.jobs import Jobs

        return Jobs(self._client)

    @cached_property
    def networks(self) -> Networks:
        """Private networks (VPC)."""
        from novita.api.resources.gpu_v2.networks import Networks

        return Networks(self._client)

    @cached_property
    def prewarm_tasks(self) -> PrewarmTasks:
        """Loading images onto nodes ahead of time."""
        from novita.api.resources.gpu_v2.prewarm_tasks import PrewarmTasks

        return PrewarmTasks(self._client)

    @cached_property
    def products(self) -> Products:
        """Hardware on offer."""
        from novita.api.resources.gpu_v2.products import Products

        return Products(self._client)

    @cached_property
    def regions(self) -> Regions:
        """Regions."""
        from novita.api.resources.gpu_v2.regions import Regions

        return Regions(self._client)

    @cached_property
    def templates(self) -> Templates:
        """Templates to start instances from."""
        from novita.api.resources.gpu_v2.templates import Templates

        return Templates(self._client)


class AsyncGpuV2Client(AsyncResource):
    """GPU cloud v2: cursor pages, REST verbs, one price format."""

    @cached_property
    def endpoints(self) -> AsyncEndpoints:
        """Serverless endpoints."""
        from novita.api.resources.gpu_v2.endpoints import AsyncEndpoints

        return AsyncEndpoints(self._client)

    @cached_property
    def images(self) -> AsyncImages:
        """Container images of the account."""
        from novita.api.resources.gpu_v2.images import AsyncImages

        return AsyncImages(self._client)

    @cached_property
    def instances(self) -> AsyncInstances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu_v2.instances import AsyncInstances

        return AsyncInstances(self._client)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Background jobs: saved images and migrations."""
        from novita.api.resources.gpu_v2.jobs import AsyncJobs

        return AsyncJobs(self._client)

    @cached_property
    def networks(self) -> AsyncNetworks:
        """Private networks (VPC)."""
        from novita.api.resources.gpu_v2.networks import AsyncNetworks

        return AsyncNetworks(self._client)

    @cached_property
    def prewarm_tasks(self) -> AsyncPrewarmTasks:
        """Loading images onto nodes ahead of time."""
        from novita.api.resources.gpu_v2.prewarm_tasks import AsyncPrewarmTasks

        return AsyncPrewarmTasks(self._client)

    @cached_property
    def products(self) -> AsyncProducts:
        """Hardware on offer."""
        from novita.api.resources.gpu_v2.products import AsyncProducts

        return AsyncProducts(self._client)

    @cached_property
    def regions(self) -> AsyncRegions:
        """Regions."""
        from novita.api.resources.gpu_v2.regions import AsyncRegions

        return AsyncRegions(self._client)

    @cached_property
    def templates(self) -> AsyncTemplates:
        """Templates to start instances from."""
        from novita.api.resources.gpu_v2.templates import AsyncTemplates

        return AsyncTemplates(self._client)
