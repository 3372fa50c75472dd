"""`novita cost`: what runs, what it costs, how long the balance lasts."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

import click

from .. import output
from ..options import FORM, account
from ..profiles import connection
from ..records import plain

HOURS_A_MONTH = 730


@account
@click.command("cost")
@click.option("-o", "--output", "form", **FORM)
def command(*, form: str | None, profile: str | None) -> None:
    """Show what runs, what it costs and how long the balance lasts, as far as the service tells prices."""
    with connection(profile).client() as client:
        instances = [each for each in client.gpu.instances.list() if each.status == "running"]
        available = client.utility.user.balance().available_balance_usd
    hourly = sum((each.price_usd_per_hour for each in instances), start=Decimal())
    lines: dict[str, dict[str, Any]] = defaultdict(lambda: {"instances": 0, "gpus": 0, "usd_per_hour": Decimal()})
    for each in instances:
        line = lines[each.product_name or each.product_id]
        line["instances"] += 1
        line["gpus"] += each.gpu_num
        line["usd_per_hour"] += each.price_usd_per_hour
    products = [
        {"product": name, **line, "usd_per_month": line["usd_per_hour"] * HOURS_A_MONTH}
        for name, line in sorted(lines.items(), key=lambda item: -item[1]["usd_per_hour"])
    ]
    totals = {
        "running": len(instances),
        "usd_per_hour": hourly,
        "usd_per_month": hourly * HOURS_A_MONTH,
        "balance_usd": available,
        "hours_left": round(available / hourly, 1) if hourly else None,
    }
    form = form or output.default_format()
    if form == "table":
        output.write_one(plain(products), form)
        output.write_text("\n")
        output.write_one(plain(totals), form)
    elif form in {"csv", "jsonl", "text"}:
        output.write_many(plain(products), form)
    else:
        output.write_one(plain({**totals, "products": products}), form)
