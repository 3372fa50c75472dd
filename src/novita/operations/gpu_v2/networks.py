"""Private networks (VPC)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from novita._core.operation import Id, Operation, PagedOperation
from novita.operations.gpu._base import perhaps
from novita.types.gpu_v2.networks import Network

from ._base import PAGES, Name, PageCursor, PageLimit, Text255, Words

NetworkName = Annotated[str, Field(min_length=1, max_length=30)]
"""Name of a network."""


class CreateNetwork(
    Operation[str],
    method="create",
    route="POST /gpus/v2/networks",
    unwrap="id",
    reshape=perhaps("id", "network_id"),
    docs="gpus-v2-create-vpc",
):
    """Create a private network; the answer is its id.

    The service may leave the id out; then the answer is empty, and `list(name=...)` has it.
    """

    region_id: Name
    """Region it spans."""
    name: NetworkName
    """Name, at most 30 characters."""


class ListNetworks(
    PagedOperation[Network],
    method="list",
    route="GET /gpus/v2/networks",
    paging=PAGES,
    docs="gpus-v2-list-vpc",
):
    """List private networks."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    name: Text255 | None = None
    """Keep names containing this text."""
    member_ids: Words | None = None
    """Keep networks these team members made."""


class GetNetwork(
    Operation[Network],
    method="get",
    route="GET /gpus/v2/networks/{network_id}",
    positional="network_id",
    docs="gpus-v2-get-vpc",
):
    """Get one private network."""

    network_id: Id
    """Network id."""


class UpdateNetwork(
    Operation[None],
    method="update",
    route="PUT /gpus/v2/networks/{network_id}",
    positional="network_id",
    docs="gpus-v2-update-vpc",
):
    """Rename a private network."""

    network_id: Id
    """Network id."""
    name: NetworkName
    """New name, at most 30 characters."""


class DeleteNetwork(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/networks/{network_id}",
    positional="network_id",
    docs="gpus-v2-delete-vpc",
):
    """Delete a private network."""

    network_id: Id
    """Network id."""
