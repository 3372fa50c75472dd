"""VPC networks between instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from novita._core.operation import Id
from novita._core.paging import Numbered
from novita.types.gpu.networks import Network

from ._base import FAILURE, GpuOperation, GpuPagedOperation, PageNumber, PageSize, Text255


class ListNetworks(
    GpuPagedOperation[Network],
    method="list",
    route="GET /gpu-instance/openapi/v1/networks",
    paging=Numbered(items="networks"),
    docs="gpu-instance-list-vpc",
):
    """List VPC networks."""

    name: Text255 | None = None
    """Keep names containing this text."""
    creators: Sequence[str] | None = None
    """Keep the networks of these team members."""
    page: PageNumber = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


def _single(answer: Any) -> Any:
    """The documentation shows a list of one, the service sends the network itself."""
    match answer:
        case {"network": [network, *_]}:
            return {"network": network}
        case _:
            return answer


def _single_or_none(answer: Any) -> Any:
    """A network that is not there may be an answer without one."""
    missing = isinstance(answer, dict) and not answer.get("network")
    return {"network": {"Id": ""}} if missing else _single(answer)


def _not_there(network: Network) -> tuple[int, int, str] | None:
    return None if network.id else (404, 404, "the answer has no network")


def _single_without_id(answer: Any) -> Any:
    """A network that was made is no failure, even if the service does not say which one it is."""
    match _single(answer):
        case {"network": {"Id": _}} as found:
            return found
        case {"network": {**members}}:
            return {"network": {"Id": "", **members}}
        case {**members} if members.keys() & FAILURE:
            return answer
        case _:
            return {"network": {"Id": ""}}


class GetNetwork(
    GpuOperation[Network],
    method="get",
    route="GET /gpu-instance/openapi/v1/network",
    positional="network_id",
    unwrap="network",
    reshape=_single_or_none,
    refusal=_not_there,
    docs="gpu-instance-get-vpc",
):
    """Get one VPC network."""

    network_id: Id
    """Id of the network."""


class CreateNetwork(
    GpuOperation[Network],
    method="create",
    route="POST /gpu-instance/openapi/v1/network/create",
    unwrap="network",
    reshape=_single_without_id,
    docs="gpu-instance-create-vpc",
):
    """Create a VPC network in a cluster; instances can join once `is_ready`.

    The service may leave the id out of the answer; then `id` is empty, and `list(name=...)` has it a few seconds later.
    """

    cluster_id: Annotated[str, Field(min_length=1, max_length=255)]
    """Cluster that supports VPC networks."""
    name: Annotated[str, Field(max_length=30)] | None = None
    """Name."""


class UpdateNetwork(
    GpuOperation[None],
    method="update",
    route="POST /gpu-instance/openapi/v1/network/update",
    positional="network_id",
    idempotent=True,
    docs="gpu-instance-update-vpc",
):
    """Rename a VPC network."""

    network_id: Id
    """Id of the network."""
    name: Annotated[str, Field(min_length=1, max_length=30)]
    """New name."""


class DeleteNetwork(
    GpuOperation[None],
    method="delete",
    route="POST /gpu-instance/openapi/v1/network/delete",
    positional="network_id",
    docs="gpu-instance-delete-vpc",
):
    """Delete a VPC network; refused while an instance is in it."""

    network_id: Id
    """Id of the network."""
