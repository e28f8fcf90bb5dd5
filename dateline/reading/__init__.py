"""File → Source → Passage: the only package that opens content."""
