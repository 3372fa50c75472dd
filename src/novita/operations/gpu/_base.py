"""What the operations of the GPU cloud v1 share: camelCase members."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ConfigDict

from novita._core.operation import CAMEL, Operation, PagedOperation, Params

R = TypeVar("R")


class GpuParams(Params):
    """An object nested in a request of the GPU API."""

    model_config = ConfigDict(alias_generator=CAMEL)


class GpuOperation(Operation[R]):
    """An operation of the GPU API."""

    model_config = ConfigDict(alias_generator=CAMEL)


class GpuPagedOperation(PagedOperation[R]):
    """An operation of the GPU API that answers pages."""

    model_config = ConfigDict(alias_generator=CAMEL)
