"""What the vendor retired says so when asked for, and names only what is still there."""

from __future__ import annotations

import csv
from functools import reduce
from typing import Any

import pytest

from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import EndpointRetiredError
from oracle import HERE

with (HERE / "operations.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = {row["operation"]: row for row in csv.DictReader(file, delimiter="\t")}
RETIRED = sorted(name for name, row in ROWS.items() if row["lifecycle"] == "retired")
CLIENTS = [NovitaClient("sk_contract"), AsyncNovitaClient("sk_contract")]


def reached(client: Any, name: str) -> Any:
    return reduce(getattr, name.split("."), client)


def test_there_are_as_many_as_the_contract_has() -> None:
    assert len(RETIRED) == 107


@pytest.mark.parametrize("client", CLIENTS, ids=["sync", "async"])
@pytest.mark.parametrize("name", RETIRED)
def test_a_retired_operation_says_when_and_what_is_there_instead(client: Any, name: str) -> None:
    with pytest.raises(EndpointRetiredError) as caught:
        reached(client, name)
    error = caught.value
    assert error.retired == ROWS[name]["retired"]
    if error.replacement:
        operation = error.replacement.removeprefix("client.")
        assert ROWS[operation]["lifecycle"] in {"current", "delisted"}
        assert callable(reached(client, operation))


@pytest.mark.parametrize("name", [name for name in RETIRED if ROWS[name]["replacement"]])
def test_the_replacement_the_vendor_names_is_an_operation(name: str) -> None:
    assert ROWS[name]["replacement"] in ROWS
