"""Account and billing: balance, bills, budgets, keys, quotas."""
