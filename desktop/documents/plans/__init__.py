"""The papers of an instalment plan: the form that the customer fills in, and the agreement."""
