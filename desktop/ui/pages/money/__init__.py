"""The page of money: items, payments, ageing."""
