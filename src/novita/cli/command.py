"""One operation as a command."""

from __future__ import annotations

import inspect
import itertools
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from novita._core.events import StreamOperation
from novita._core.operation import Operation, PagedOperation
from novita._core.spec import Spec
from novita.exceptions import RequestValidationError

from . import consent, fields, options, outcome, output, request, source
from .errors import OK
from .options import Common
from .profiles import connection
from .query import Query
from .records import plain
from .shapes import Shape
from .suggestion import instead

if TYPE_CHECKING:
    from novita.client import NovitaClient


class OperationCommand(click.Command):
    """A command made of an operation's declaration."""

    def __init__(self, name: str, operation: type[Operation[Any]]) -> None:
        self.operation = operation
        self.spec: Spec = operation.spec
        self.fields: list[fields.Parameter] = fields.parameters(operation)
        taken = [spelt for each in self.fields for spelt in each.opts]
        doc = inspect.getdoc(operation) or ""
        if self.spec.lifecycle == "delisted":
            doc = f"{doc}\n\nGone from the vendor's documentation; it may still answer."
        super().__init__(
            name,
            params=[
                *self.fields,
                *options.common_options(
                    taken,
                    answer=self.spec.response,
                    many=self._is_many,
                    writes=consent.danger(self.spec) is not None,
                    files=outcome.makes_files(operation),
                    waits=outcome.waits(operation),
                ),
            ],
            help=doc,
            short_help=doc.partition("\n")[0],
            no_args_is_help=False,
        )

    @property
    def _is_many(self) -> bool:
        return self.spec.paging is not None or Shape.of(self.spec.response).item is not None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help, with what the declaration says about each parameter."""
        fields.describe(self.operation, self.fields)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Arguments, the operation's own options, and those that all have."""
        arguments = [(each.make_metavar(ctx), each.doc) for each in self.fields if isinstance(each, fields.Positional)]
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl(arguments)
        own = [each.get_help_record(ctx) for each in self.fields if isinstance(each, fields.Given)]
        general = [each.get_help_record(ctx) for each in self.get_params(ctx) if each not in self.fields]
        for title, records in (("Parameters", own), ("Options", general)):
            if rows := [record for record in records if record]:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> int:
        """Perform the operation, or show what it would send."""
        common = Common.take(ctx.params)
        operation = self._build(ctx, common)
        found = connection(common.profile, common.timeout)
        if common.dry_run or common.curl:
            show = request.curl if common.curl else request.shown
            output.write_text(show(operation, found.server, secrets=common.show_secrets) + "\n")
            return OK
        query = self._query(common)
        if self.spec.response is bytes and sys.stdout.isatty():
            raise click.UsageError("the answer is a file, and no terminal shows it: add > FILE")
        consent.ask(operation, yes=common.yes)
        if self.spec.lifecycle == "delisted":
            sys.stderr.write("Note: this is gone from the vendor's documentation; it may stop answering.\n")
        with found.client() as client:
            if isinstance(operation, StreamOperation):
                _write_stream(client, operation, query, common)
                return OK
            if isinstance(operation, PagedOperation):
                _write_items(itertools.islice(client.send(operation), common.limit), query, common)
                return OK
            if common.wait or common.save is not None:
                answer = outcome.of(client, operation, save=common.save)
            else:
                answer = client.send(operation)
        if isinstance(answer, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(answer)
            return OK
        value = plain(answer, secrets=common.show_secrets)
        if value is None:
            sys.stderr.write("done\n")
            return OK
        if isinstance(value, list):
            value = value[: common.limit]
        if query:
            value = [query.of(each) for each in value] if isinstance(value, list) else query.of(value)
        form = common.output or output.default_format(bare=output.is_bare(value))
        write = output.write_many if isinstance(value, list) else output.write_one
        write(value, form)
        return OK

    def _query(self, common: Common) -> Query | None:
        if common.query is None:
            return None
        query = Query(common.query)
        if common.save is not None:
            raise click.UsageError("--query chooses nothing here: --save prints the paths of the files")
        if not common.wait:  # what is waited for is another answer
            query.check(self.spec.response)
        return query

    def _build(self, ctx: click.Context, common: Common) -> Operation[Any]:
        given = source.read(common.source, self.operation) if common.source else {}
        given.update(fields.values(self.fields, ctx.params))
        # A page that is named begins after so many of the usual size.
        if common.limit and "page_size" in self.operation.model_fields and not {"page", "page_size"} & given.keys():
            default = self.operation.model_fields["page_size"].default
            given["page_size"] = min(common.limit, default or common.limit)
        try:
            return self.operation(**given)
        except RequestValidationError as error:
            raise click.UsageError(self._in_options(error), ctx) from None

    def _in_options(self, error: RequestValidationError) -> str:
        spelt = {each.name: each.opts[0] for each in self.fields}
        spelt.update((each.name, str(each.metavar)) for each in self.fields if isinstance(each, fields.Positional))
        problems: list[str] = []
        for place, text in error.fields.items():
            name, dot, inner = place.partition(".")
            meant = "" if name in spelt else instead(name, spelt)
            problems.append(f"{spelt.get(name, name)}{dot}{inner} {text}{meant}")
        return "; ".join(problems)


def _is_single(query: Query | None) -> bool:
    return query is not None and query.is_single


def _prepared(items: Iterable[Any], query: Query | None, common: Common) -> Iterator[Any]:
    for each in items:
        record = plain(each, secrets=common.show_secrets)
        yield query.of(record) if query else record


def _write_items(items: Iterable[Any], query: Query | None, common: Common) -> None:
    records = _prepared(items, query, common)
    first = list(itertools.islice(records, 1))
    form = common.output or output.default_format(bare=_is_single(query) and output.is_bare(first))
    output.write_many(itertools.chain(first, records), form)


def _write_stream(client: NovitaClient, operation: Any, query: Query | None, common: Common) -> None:
    """Print the text of a stream as it comes; its events if a form or fields are asked for, or if it has no text."""
    collector = getattr(operation, "collector", None)
    with client.stream(operation) as events:
        if collector and query is None and common.output in {None, "table", "text"}:
            answer = collector()
            for event in events:
                output.write_piece(answer.add(event))
            output.write_text("\n")
        else:
            form = common.output or ("text" if _is_single(query) else "jsonl")
            output.write_many(_prepared(events, query, common), form, live=True)
