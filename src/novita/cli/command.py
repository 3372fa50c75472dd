"""One operation as a command."""

from __future__ import annotations

import inspect
import itertools
import sys
from collections.abc import Iterator
from typing import Any

import click

from novita._core.operation import Operation, PagedOperation
from novita._core.spec import Spec
from novita._core.streaming import StreamOperation
from novita.exceptions import RequestValidationError

from . import consent, fields, options, outcome, output, request, source
from .errors import OK
from .options import Common
from .profiles import connection
from .records import Query, plain


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
                    paged=self.spec.paging is not None,
                    writes=consent.danger(self.spec) is not None,
                    files=outcome.makes_files(operation),
                    waits=outcome.waits(operation),
                ),
            ],
            help=doc,
            short_help=doc.partition("\n")[0],
            no_args_is_help=False,
        )

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
        query = Query(common.query) if common.query else None
        consent.ask(operation, yes=common.yes)
        if self.spec.lifecycle == "delisted":
            sys.stderr.write("Note: this is gone from the vendor's documentation; it may stop answering.\n")
        form = common.output or output.default_format()
        with found.client() as client:
            if isinstance(operation, StreamOperation):
                _write_stream(client, operation, common)
                return OK
            if isinstance(operation, PagedOperation):
                items = itertools.islice(client.send(operation), common.limit)
                output.write_many(_prepared(items, query, common), form)
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
        elif isinstance(value, list):
            output.write_many(_queried(value, query), form)
        else:
            output.write_one(query.of(value) if query else value, form)
        return OK

    def _build(self, ctx: click.Context, common: Common) -> Operation[Any]:
        given = source.read(common.source, self.operation) if common.source else {}
        given.update(fields.values(self.fields, ctx.params))
        if common.limit and "page_size" in self.operation.model_fields and "page_size" not in given:
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
            problems.append(f"{spelt.get(name, name)}{dot}{inner} {text}")
        return "; ".join(problems)


def _queried(records: Any, query: Query | None) -> Iterator[Any]:
    for each in records:
        yield query.of(each) if query else each


def _prepared(items: Any, query: Query | None, common: Common) -> Iterator[Any]:
    return _queried((plain(each, secrets=common.show_secrets) for each in items), query)


def _write_stream(client: Any, operation: Any, common: Common) -> None:
    """Print the text of a stream as it comes, or its events as JSON lines if a form was asked for."""
    collector = getattr(operation, "collector", None)
    answer = collector() if collector and common.output is None else None
    with client.stream(operation) as events:
        for event in events:
            if answer is not None:
                output.write_text(answer.add(event))
            else:
                output.write_many([plain(event)], "jsonl")
                sys.stdout.flush()
    if answer is not None:
        output.write_text("\n")
