"""Questions an editor asks of a story."""
