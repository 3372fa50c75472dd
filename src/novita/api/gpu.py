# Rendered from src/novita/operations/gpu/__init__.py by `python tools/render.py`: edit that, not this.

"""GPU cloud v1."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._core.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.gpu.instances import AsyncInstances, Instances
    from novita.api.resources.gpu.metrics import AsyncMetrics, Metrics
    from novita.api.resources.gpu.products import AsyncProducts, Products


class GpuClient(Resource):
    """GPU cloud v1."""

    @cached_property
    def instances(self) -> Instances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu.instances import Instances

        return Instances(self._client)

    @cached_property
    def metrics(self) -> Metrics:
        """Monitoring data of instances."""
        from novita.api.resources.gpu.metrics import Metrics

        return Metrics(self._client)

    @cached_property
    def products(self) -> Products:
        """Hardware on offer."""
        from novita.api.resources.gpu.products import Products

        return Products(self._client)


class AsyncGpuClient(AsyncResource):
    """GPU cloud v1."""

    @cached_property
    def instances(self) -> AsyncInstances:
        """GPU and CPU instances: renting, looking, changing, paying, giving back."""
        from novita.api.resources.gpu.instances import AsyncInstances

        return AsyncInstances(self._client)

    @cached_property
    def metrics(self) -> AsyncMetrics:
        """Monitoring data of instances."""
        from novita.api.resources.gpu.metrics import AsyncMetrics

        return AsyncMetrics(self._client)

    @cached_property
    def products(self) -> AsyncProducts:
        """Hardware on offer."""
        from novita.api.resources.gpu.products import AsyncProducts

        return AsyncProducts(self._client)
