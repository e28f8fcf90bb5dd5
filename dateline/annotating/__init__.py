"""Timex → Mention: who did what, of what sort, and who says so."""
