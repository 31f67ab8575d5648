"""How old the debts are."""
