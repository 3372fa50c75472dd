"""Ways to decode the same bytes: ours, the plainest there is, and those of others."""

import json
import types
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from types import GenericAlias
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from novita._core.model import Model
from novita.operations.gpu.instances import ListInstances
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.instances import InstanceSummary
from novita.types.gpu.lazy_metrics import LazyInstanceMetrics
from novita.types.gpu.metrics import InstanceMetrics

Decode = Callable[[bytes], object]


class Row(Model, frozen=True, kw_only=True, rename="camel"):
    """What a dashboard shows of an instance: six fields of forty."""

    id: str
    name: str = ""
    status: str = ""
    gpu_num: int = 0
    product_name: str = ""
    cluster_name: str = ""


page = ListInstances.spec.decoder().decode
page_of_rows = ListInstances.spec.decoder(Row).decode
metrics = FetchInstanceMetrics.spec.decoder().decode
_lazily = FetchInstanceMetrics.spec.decoder(LazyInstanceMetrics).decode


def latest(body: bytes) -> object:
    """The newest samples, without the others."""
    return _lazily(body).latest()


@cache
def plain(wanted: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """The same Struct as msgspec alone has it: no tolerance of null, nothing of ours is run."""
    fields: list[Any] = []
    for each in msgspec.structs.fields(wanted):
        options: dict[str, Any] = {"name": each.encode_name}
        if each.default is not msgspec.NODEFAULT:
            options["default"] = each.default if not isinstance(each.default, Model) else None
        fields.append((each.name, _plain_type(each.type), msgspec.field(**options)))
    return msgspec.defstruct(wanted.__name__, fields, frozen=True, gc=False, kw_only=True)


def _plain_type(wanted: Any) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return plain(wanted)
    if get_origin(wanted) is tuple:
        return tuple[_plain_type(get_args(wanted)[0]), ...]  # type: ignore[misc]  # built at run time
    if get_origin(wanted) in (Union, types.UnionType):
        members = get_args(wanted)
        if any(get_origin(member) is tuple for member in members):
            members = tuple(member for member in members if member is not type(None))
        return Union[tuple(_plain_type(member) for member in members)]  # noqa: UP007 - built at run time
    return wanted


def plain_page() -> Decode:
    """The plainest msgspec decode of a page."""
    fields = [("instances", tuple[plain(InstanceSummary), ...]), ("total", int | None)]  # type: ignore[misc]
    envelope = msgspec.defstruct("PlainPage", fields, frozen=True, gc=False)
    return msgspec.json.Decoder(envelope, strict=False).decode


def plain_metrics() -> Decode:
    """The plainest msgspec decode of metrics."""
    return msgspec.json.Decoder(plain(InstanceMetrics), strict=False).decode


def _model_fields(wanted: type[msgspec.Struct], base: type[Any]) -> dict[str, Any]:
    return {
        each.encode_name: (
            _model_type(each.type, base),
            ... if each.default is msgspec.NODEFAULT else None if isinstance(each.default, Model) else each.default,
        )
        for each in msgspec.structs.fields(wanted)
    }


def _model_type(wanted: Any, base: type[Any]) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _model(wanted, base)
    if get_origin(wanted) is tuple:
        return list[_model_type(get_args(wanted)[0], base)]  # type: ignore[misc]  # built at run time
    if get_origin(wanted) is Literal:
        return str
    if get_origin(wanted) in (Union, types.UnionType):
        return Union[tuple(_model_type(member, base) for member in get_args(wanted))]  # noqa: UP007 - run time
    return wanted


_models: dict[tuple[type, type], Any] = {}


def _model(wanted: type[msgspec.Struct], base: type[Any]) -> Any:
    from pydantic import create_model

    if (wanted, base) not in _models:
        _models[wanted, base] = create_model(wanted.__name__, __base__=base, **_model_fields(wanted, base))
    return _models[wanted, base]


def page_model(base: type[Any]) -> Any:
    """A page as a model of Pydantic, or of a client that builds on it."""
    from pydantic import create_model

    items: Any = GenericAlias(list, (_model(InstanceSummary, base),))
    return create_model("Page", __base__=base, instances=(items, ...), total=(int, 0))


def peers(*, of_metrics: bool) -> dict[str, Decode]:
    """The ways of others, by name; json first, which is the anchor."""
    from pydantic import BaseModel

    model: Any = _model(InstanceMetrics, BaseModel) if of_metrics else page_model(BaseModel)
    found: dict[str, Decode] = {"json.loads": json.loads}
    if find_spec("orjson"):
        import orjson

        found["orjson.loads"] = orjson.loads
    found["msgspec, untyped"] = msgspec.json.decode
    found["msgspec, plainest Structs"] = plain_metrics() if of_metrics else plain_page()
    found["Pydantic model_validate_json"] = model.model_validate_json
    found["json.loads + Pydantic model_validate"] = lambda body: model.model_validate(json.loads(body))
    if find_spec("openai"):
        import openai
        from openai._models import construct_type

        theirs: Any = _model(InstanceMetrics, openai.BaseModel) if of_metrics else page_model(openai.BaseModel)
        found["json.loads + openai construct"] = lambda body: construct_type(value=json.loads(body), type_=theirs)
    return found
