"""Text of a page → text of a source: nothing in it that cannot be shown, and nothing that shows as something else."""

from __future__ import annotations

import re

from dateline.reading.fields import clean_text
from dateline.reading.files import UNPRINTABLE

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and spaces without a width: they part words that are one, and a name is not found."""

_DISGUISES = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""Marks that turn the direction of writing round: with them a line can show what it does not say."""


def tidy_text(text: str) -> str:
    """Return text in NFC, its white space collapsed, without control characters, soft hyphens and direction marks."""
    for pattern in (UNPRINTABLE, _INVISIBLE, _DISGUISES):
        text = pattern.sub("", text)
    return clean_text(text)
