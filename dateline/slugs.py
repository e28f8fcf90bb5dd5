"""Text → slug: the readable, permanent part of an address, in plain ASCII.

Slugs become file names and parts of links that other people keep, so they hold nothing that a file system, a URL or a
mail program treats specially, and no capitals (some file systems do not tell them apart).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_SCRIPTS = (
    ("æœøłđðþħıəŋſ", "ae oe o l d d th h i a n s"),
    ("абвгдеёжзийклмнопр", "a b v g d e yo zh z i y k l m n o p r"),
    ("стуфхцчшщыэюя", "s t u f kh ts ch sh shch y e yu ya"),
    ("іїєґўђјљњћџѓќѕ", "i yi ye g u dj j lj nj c dz gj kj dz"),
    ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
    ("աբգդեզէըթժիլխծկհձղճ", "a b g d e z e y t zh i l kh ts k h dz gh ch"),
    ("մյնշոչպջռսվտրցւփքօֆև", "m y n sh o ch p j r s v t r ts v p k o f ev"),
    ("აბგდევზთიკლმნოპჟრ", "a b g d e v z t i k l m n o p zh r"),
    ("სტუფქღყშჩცძწჭხჯჰ", "s t u p k gh q sh ch ts dz ts ch kh j h"),
)
"""Letters that Unicode does not take apart into a Latin letter and a mark."""

_LETTERS = dict.fromkeys("ъь", "") | {
    letter: latin for letters, latins in _SCRIPTS for letter, latin in zip(letters, latins.split(), strict=True)
}

MAX_SLUG = 200
"""Longest address that an editor may write: a name of a file has 255 characters at most, its ending included."""

RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that no file on Windows can have, whatever its suffix."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_NOT_ASCII = re.compile(r"[^\x00-\x7F]")
"""The characters that have to be transcribed."""


def make_slug(text: str, limit: int = 60) -> str:
    """Turn a name or a title into a slug: "Chargé d'affaires" → ``charge-daffaires``.

    Args:
        text: Words in any script. Latin, Cyrillic, Greek, Armenian and Georgian letters are transcribed.
        limit: Most characters the slug may have; it is cut between words where it can be.

    Returns:
        A slug, never empty: text in other scripts becomes a short fingerprint of itself. Characters that do not show
        (soft hyphens, spaces without a width, marks of direction) are in none.
    """
    plain = _APOSTROPHES.sub("", text.casefold()).replace("ու", "u")  # Armenian writes u with two letters
    shown = unicodedata.normalize("NFC", _NOT_ASCII.sub(_show, plain))
    slug = re.sub(r"[^a-z0-9]+", "-", _NOT_ASCII.sub(_fold, shown)).strip("-")
    if len(slug) > limit:
        head, hyphen, _ = slug[: limit + 1].rpartition("-")
        slug = head if hyphen else slug[:limit]
    if slug in RESERVED_NAMES:
        return f"{slug}-0"
    return slug or hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:10]


def is_slug(text: str) -> bool:
    """Whether a text can stand as an address: lower-case ASCII letters and digits, single hyphens between them.

    It is also the name of a file, so those that Windows keeps to itself cannot, nor those that are too long.
    """
    return _SLUG.fullmatch(text) is not None and text not in RESERVED_NAMES and len(text) <= MAX_SLUG


def _show(found: re.Match[str]) -> str:
    """Leave out a character that does not show."""
    return "" if unicodedata.category(found[0]) == "Cf" else found[0]


def _fold(found: re.Match[str]) -> str:
    return _transcribe(found[0])


@lru_cache(maxsize=4096)
def _transcribe(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    parts = unicodedata.normalize("NFKD", char)
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
