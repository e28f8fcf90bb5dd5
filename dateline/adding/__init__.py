"""A saved page, or an address → a source file of the content, and what was found in it."""
