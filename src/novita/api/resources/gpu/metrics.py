# Rendered from src/novita/operations/gpu/metrics.py by `python tools/render.py`: edit that, not this.

"""Monitoring data of instances."""

from __future__ import annotations

from datetime import datetime

from novita.api.extras.gpu.metrics import AsyncMetricsExtras, MetricsExtras
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.metrics import InstanceMetrics


class Metrics(MetricsExtras):
    """Monitoring data of instances."""

    def fetch_instance_metrics(
        self,
        instance_id: str,
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
    ) -> InstanceMetrics:
        """Read CPU, memory, disk and GPU use of one instance over a window of time.

        The service silently replaces a window it does not like by the last minute, and its data lags by about a minute:
        trust the timestamps of the answer.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-metrics

        Args:
            instance_id: Id of the instance.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.

        Returns:
            Monitoring data of one instance; points run from oldest to newest.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            FetchInstanceMetrics, instance_id=instance_id, start_time=start_time, end_time=end_time, interval=interval
        )


class AsyncMetrics(AsyncMetricsExtras):
    """Monitoring data of instances."""

    async def fetch_instance_metrics(
        self,
        instance_id: str,
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
    ) -> InstanceMetrics:
        """Read CPU, memory, disk and GPU use of one instance over a window of time.

        The service silently replaces a window it does not like by the last minute, and its data lags by about a minute:
        trust the timestamps of the answer.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-metrics

        Args:
            instance_id: Id of the instance.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.

        Returns:
            Monitoring data of one instance; points run from oldest to newest.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            FetchInstanceMetrics, instance_id=instance_id, start_time=start_time, end_time=end_time, interval=interval
        )
