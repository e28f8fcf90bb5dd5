"""Text → the same text, in which every turn of the direction of writing ends where the text does.

Marks of Unicode have letters read from right to left, whatever they are. A headline may leave one open, by a slip or to
deceive, and the date that a page prints behind it would be read backwards.
"""

from __future__ import annotations

import re

_POP, _POP_ISOLATE = "\u202c", "\u2069"
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The marks that begin and end such a turn."""
_ENDS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", _POP), **dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)}
"""Mark that begins a turn → mark that ends it (UAX 9, 2)."""


def close_directions(text: str) -> str:
    """Return a text with the marks that it lacks at its end, and nothing else changed."""
    if text.isprintable():  # the marks are not, and most texts are
        return text
    missing: list[str] = []
    for match in TURNS.finditer(text):
        mark = match[0]
        if mark in _ENDS:
            missing.append(_ENDS[mark])
        elif mark == _POP_ISOLATE and mark in missing:  # ends the embeddings within as well
            while missing.pop() != mark:
                pass
        elif mark == _POP and missing[-1:] == [mark]:
            missing.pop()
    return text + "".join(reversed(missing))
