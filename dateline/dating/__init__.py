"""Passage → Timex: finds date expressions and resolves what the writer meant."""
