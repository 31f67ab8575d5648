"""Instalment plans: the list, the plan, what is due, the editor, and the papers."""
