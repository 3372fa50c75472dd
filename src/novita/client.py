"""The two clients: how they are made, and their namespaces."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.aio import AsyncSession
from novita._client.sync import SyncSession
from novita._core.logs import configure as configure_logging
from novita._core.options import DEFAULT_TIMEOUT, from_environment

if TYPE_CHECKING:
    from novita.api.gpu import AsyncGpuClient, GpuClient
    from novita.api.gpu_v2 import AsyncGpuV2Client, GpuV2Client
    from novita.api.model import AsyncModelClient, ModelClient
    from novita.api.serverless import AsyncServerlessClient, ServerlessClient
    from novita.api.utility import AsyncUtilityClient, UtilityClient

configure_logging()


class NovitaClient(SyncSession):
    """Client of the Novita API. Safe to share between threads; use one for the whole program.

    ```python
    with NovitaClient() as client:
        for instance in client.gpu.instances.list(status="running"):
            print(instance.name, instance.price_usd_per_hour)
    ```
    """

    def __init__(
        self, api_key: str | None = None, *, base_url: str | None = None, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Make a client; no request is sent.

        Args:
            api_key: The key; without it, `NOVITA_API_KEY` is read.
            base_url: Another server; without it, `NOVITA_BASE_URL`, then the public API.
            timeout: Total deadline of one call in seconds, retries included; without it, `NOVITA_TIMEOUT`, then 60.

        Raises:
            AuthenticationError: There is no key, or it cannot be a key.
            ConfigurationError: Another option cannot be used.
        """
        super().__init__(from_environment(api_key, base_url, timeout))

    @cached_property
    def gpu(self) -> GpuClient:
        """GPU cloud v1: instances, serverless endpoints, metrics, storage, networks."""
        from novita.api.gpu import GpuClient

        return GpuClient(self)

    @cached_property
    def gpu_v2(self) -> GpuV2Client:
        """GPU cloud v2: the same fleet with cursor pages and REST verbs."""
        from novita.api.gpu_v2 import GpuV2Client

        return GpuV2Client(self)

    @cached_property
    def model(self) -> ModelClient:
        """Model APIs: language, images, video, audio, search."""
        from novita.api.model import ModelClient

        return ModelClient(self)

    @cached_property
    def serverless(self) -> ServerlessClient:
        """Jobs on serverless endpoints of your own, through their queue."""
        from novita.api.serverless import ServerlessClient

        return ServerlessClient(self)

    @cached_property
    def utility(self) -> UtilityClient:
        """Account and billing: balance, bills, budgets, keys, quotas."""
        from novita.api.utility import UtilityClient

        return UtilityClient(self)


class AsyncNovitaClient(AsyncSession):
    """Async client of the Novita API; use one for the whole program.

    ```python
    async with AsyncNovitaClient() as client:
        async for instance in client.gpu.instances.list(status="running"):
            print(instance.name, instance.price_usd_per_hour)
    ```
    """

    def __init__(
        self, api_key: str | None = None, *, base_url: str | None = None, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Make a client; no request is sent.

        Args:
            api_key: The key; without it, `NOVITA_API_KEY` is read.
            base_url: Another server; without it, `NOVITA_BASE_URL`, then the public API.
            timeout: Total deadline of one call in seconds, retries included; without it, `NOVITA_TIMEOUT`, then 60.

        Raises:
            AuthenticationError: There is no key, or it cannot be a key.
            ConfigurationError: Another option cannot be used.
        """
        super().__init__(from_environment(api_key, base_url, timeout))

    @cached_property
    def gpu(self) -> AsyncGpuClient:
        """GPU cloud v1: instances, serverless endpoints, metrics, storage, networks."""
        from novita.api.gpu import AsyncGpuClient

        return AsyncGpuClient(self)

    @cached_property
    def gpu_v2(self) -> AsyncGpuV2Client:
        """GPU cloud v2: the same fleet with cursor pages and REST verbs."""
        from novita.api.gpu_v2 import AsyncGpuV2Client

        return AsyncGpuV2Client(self)

    @cached_property
    def model(self) -> AsyncModelClient:
        """Model APIs: language, images, video, audio, search."""
        from novita.api.model import AsyncModelClient

        return AsyncModelClient(self)

    @cached_property
    def serverless(self) -> AsyncServerlessClient:
        """Jobs on serverless endpoints of your own, through their queue."""
        from novita.api.serverless import AsyncServerlessClient

        return AsyncServerlessClient(self)

    @cached_property
    def utility(self) -> AsyncUtilityClient:
        """Account and billing: balance, bills, budgets, keys, quotas."""
        from novita.api.utility import AsyncUtilityClient

        return AsyncUtilityClient(self)
