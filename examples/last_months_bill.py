"""Print what each day of last month cost (UTC), and what is left: `python last_months_bill.py`."""

from datetime import UTC, datetime, timedelta

from novita import NovitaClient


def main() -> None:
    last = datetime.now(UTC).date().replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    with NovitaClient() as client:
        days = client.utility.billing.daily_usd(first, last)
        for day, usd in days.items():
            print(day, f"{usd:>12,.4f}", "USD")
        bought = client.utility.billing.iter_fixed_term(start_time=first, end_time=last)
        print("pay as you go", sum(days.values()), "USD")
        print("subscriptions", sum(line.amount_usd for line in bought), "USD")
        print("left", client.utility.user.balance().available_balance_usd, "USD")


if __name__ == "__main__":
    main()
