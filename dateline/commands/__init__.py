"""Command line → what a command does: one module each, with its options and its `run`."""
