"""The debtor card: what one thinks of a customer, what the facts say, and which signs there are."""
