"""The newest metrics of an instance, and the metrics of many instances."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterable
from datetime import datetime

import msgspec

from novita._client.bulk import OnError, Outcome
from novita._client.resource import AsyncResource, Resource
from novita.exceptions import ResponseValidationError
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.lazy_metrics import LazyInstanceMetrics
from novita.types.gpu.metrics import InstanceMetrics, MetricsSnapshot


class MetricsExtras(Resource):
    """What is written by hand for metrics."""

    def fetch_latest(
        self,
        instance_id: str,
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
    ) -> MetricsSnapshot:
        """Read the newest sample of each quantity; of a long window only the end is decoded.

        Args:
            instance_id: Id of the instance.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.

        Returns:
            The newest samples; None where the window has none.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        fields = {"instance_id": instance_id, "start_time": start_time, "end_time": end_time, "interval": interval}
        operation = self._client._build(FetchInstanceMetrics, fields)
        return _latest(self._client.send(operation, into=LazyInstanceMetrics))

    def fetch_many(
        self,
        instance_ids: Iterable[str],
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
        concurrency: int = 8,
        on_error: OnError = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> Generator[Outcome[InstanceMetrics], None, None]:
        """Read the metrics of many instances over one window, several at a time.

        Args:
            instance_ids: Ids of the instances; taken as they are due.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.
            concurrency: How many calls are in flight at most.
            on_error: `return` gives each error in its outcome, `raise` stops at the first.
            ordered: Outcomes in the order of the ids, or (off) as they complete.
            timeout: Seconds for all of them together; what has not begun by then fails with `APITimeoutError`.

        Returns:
            For each id its metrics or its error, while the rest is under way.

        Raises:
            ConfigurationError: An option makes no sense.
        """
        window = {"start_time": start_time, "end_time": end_time, "interval": interval}
        return self._client.map(
            (self._client._build(FetchInstanceMetrics, {"instance_id": each, **window}) for each in instance_ids),
            concurrency=concurrency,
            on_error=on_error,
            ordered=ordered,
            timeout=timeout,
        )


class AsyncMetricsExtras(AsyncResource):
    """What is written by hand for metrics."""

    async def fetch_latest(
        self,
        instance_id: str,
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
    ) -> MetricsSnapshot:
        """Read the newest sample of each quantity; of a long window only the end is decoded.

        Args:
            instance_id: Id of the instance.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.

        Returns:
            The newest samples; None where the window has none.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        fields = {"instance_id": instance_id, "start_time": start_time, "end_time": end_time, "interval": interval}
        operation = self._client._build(FetchInstanceMetrics, fields)
        return _latest(await self._client.send(operation, into=LazyInstanceMetrics))

    def fetch_many(
        self,
        instance_ids: Iterable[str],
        *,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        interval: int | None = None,
        concurrency: int = 64,
        on_error: OnError = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> AsyncGenerator[Outcome[InstanceMetrics], None]:
        """Read the metrics of many instances over one window, many at a time.

        Args:
            instance_ids: Ids of the instances; taken as they are due.
            start_time: Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago.
            end_time: End of the window; the service assumes now.
            interval: Seconds between samples, at least 15; the service assumes 15.
            concurrency: How many calls are in flight at most.
            on_error: `return` gives each error in its outcome, `raise` stops at the first.
            ordered: Outcomes in the order of the ids, or (off) as they complete.
            timeout: Seconds for all of them together; what has not begun by then fails with `APITimeoutError`.

        Returns:
            For each id its metrics or its error, while the rest is under way.

        Raises:
            ConfigurationError: An option makes no sense.
        """
        window = {"start_time": start_time, "end_time": end_time, "interval": interval}
        return self._client.map(
            (self._client._build(FetchInstanceMetrics, {"instance_id": each, **window}) for each in instance_ids),
            concurrency=concurrency,
            on_error=on_error,
            ordered=ordered,
            timeout=timeout,
        )


def _latest(metrics: LazyInstanceMetrics) -> MetricsSnapshot:
    try:
        return metrics.latest()
    except msgspec.DecodeError as error:
        raise ResponseValidationError(
            f"gpu.metrics.fetch_latest: HTTP 200 with samples that do not fit the documentation: {error}",
            operation="gpu.metrics.fetch_latest",
        ) from None
