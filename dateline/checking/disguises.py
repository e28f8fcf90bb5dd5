"""Names and headlines → what in them does not show, or shows as what it is not.

A mark may turn the order of letters round, a character may have no width, and a Cyrillic "а" looks like a Latin one: a
name is then not found in the articles, and a reader can be shown what is not written. All of it stays as it was
written, since letters of Arabic, Persian and Indian scripts are joined or kept apart by such characters, and so are
emoji; what has no business where it stands is asked about.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dateline.checking.places import locate
from dateline.errors import Problem
from dateline.publishing.directions import TURNS, close_directions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Actor, Source, Timeline
    from dateline.reading.sources import Content

_OVERRIDES = re.compile("[\u202d\u202e]")
_HIDDEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_WAVING_FLAG = "\U0001f3f4"
_APART = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")
"""Scripts that no character without a width joins or parts, as their letters are named in Unicode."""
_ENCODED = "xn--"
"""How a part of a host begins that stands for letters of other scripts (IDNA)."""
_WORD = re.compile(r"[^\W\d_]+")
_LIKE_LATIN: dict[str, str] = dict(
    (*pair,)
    for pair in (
        *("аa", "АA", "ВB", "сc", "СC", "ԁd", "еe", "ЕE", "һh", "НH", "іi", "ІI", "јj", "ЈJ", "КK", "МM", "оo", "ОO"),
        *("ӏl", "ӀI", "рp", "РP", "ԛq", "ѕs", "ЅS", "ТT", "ѵv", "ԝw", "ѡw", "хx", "ХX", "уy", "ҮY"),
        *("αa", "ΑA", "ΒB", "ΕE", "ΗH", "ΙI", "ΚK", "ΜM", "νv", "ΝN", "οo", "ΟO"),
        *("ρp", "ΡP", "ΤT", "υu", "ΥY", "ΧX", "ΖZ"),
        *("օo", "ՕO", "հh", "ոn", "սu", "ցg", "զq", "ԼL", "ՏS", "ՍU"),
    )
)
"""Cyrillic, Greek and Armenian letters, and the Latin ones that they look like."""
_LIKE_OTHERS = frozenset(_LIKE_LATIN.values())


class _Named(NamedTuple):
    """A text that readers take for a name or a headline."""

    what: str
    text: str
    path: str
    line: int


def find_disguises(timeline: Timeline, content: Content) -> Iterator[Problem]:
    """Find characters that do not show or turn writing round, words of two scripts, and names that look like others."""
    names = [*_list_names(timeline, content)]
    for named in names:
        if named.text.isascii():  # as nearly all are, and then each letter is what it shows
            continue
        for fault in list_faults(named.text):
            yield Problem(path=named.path, line=named.line, message=f"{named.what}: {fault}")
    for read in timeline.sources:
        source = read.source
        for address, what in ((source.url, "url"), (source.archive_url, "archive_url")):
            if fault := _find_false_host(address):
                yield Problem(path=source.path, line=1, message=f"{what}: {fault}")
        for match in _OVERRIDES.finditer(source.text) if not source.text.isascii() else ():
            line, column = locate(source, match.start())
            message = f"the text holds {_name(match[0])}, which turns the order of letters round; delete it"
            yield Problem(path=source.path, line=line, column=column, message=message)
    yield from _find_twins(names)


def list_faults(text: str) -> Iterator[str]:
    """Say what in a name or a headline does not show as it is written, each with what to do."""
    turns = list(dict.fromkeys(TURNS.findall(text)))
    if turns and (_OVERRIDES.search(text) or close_directions(text) != text or not _is_right_to_left(text)):
        told = " and ".join(map(_name, turns))
        yield f"{_quote(text)} holds {told}, which turns the order of letters round; delete it"
    hidden = [text[place] for place in _list_hidden(text)]
    if hidden:
        told = " and ".join(map(_name, dict.fromkeys(hidden)))
        yield f"{_quote(text)} holds {told}, which does not show; delete it"
    for word in _WORD.findall(text):
        if scripts := _find_mixture(word):
            told = " and ".join(name.capitalize() for name in scripts)
            yield f"“{word}” is written in letters of two scripts that look alike, {told}; write it in one"


def _list_names(timeline: Timeline, content: Content) -> Iterator[_Named]:
    config, settings = timeline.config, str(content.folder / "timeline.yml")
    for what, text in (("title", config.title), ("subtitle", config.subtitle), ("dek", config.dek)):
        yield _Named(what=what, text=text, path=settings, line=1)
    for actor in timeline.actors:
        yield from _list_names_of(actor, str(content.folder / "actors.yml"))
    for read in timeline.sources:
        yield from _list_titles(read.source)
    for decision in content.decisions:
        yield _Named(what="title", text=decision.title, path=decision.path, line=decision.line)
    for page in timeline.pages:
        yield _Named(what="title", text=page.title, path=page.path, line=1)


def _list_names_of(actor: Actor, path: str) -> Iterator[_Named]:
    yield _Named(what="name", text=actor.name, path=path, line=actor.line)
    spellings = [("spelling", spelling) for spelling in actor.spellings if spelling != actor.name]
    for what, text in (*spellings, ("country", actor.country), *(("role", role.title) for role in actor.roles)):
        yield _Named(what=what, text=text, path=path, line=actor.line)


def _list_titles(source: Source) -> Iterator[_Named]:
    stated = (("title", source.title), ("title_en", source.title_en), ("publisher", source.publisher))
    for what, text in (*stated, ("author", source.author)):
        yield _Named(what=what, text=text, path=source.path, line=1)
    for block in source.blocks:
        if block.override:
            yield _Named(what="title", text=block.override.title, path=source.path, line=block.override.line)


def _list_hidden(text: str) -> Iterator[int]:
    """Places of characters that do not show and have no business there."""
    for match in _HIDDEN.finditer(text):
        place, char = match.start(), match[0]
        before = text[:place].rstrip("\ufe0f\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")[-1:]
        if char in _JOINERS:
            is_picture = char == "\u200d" and bool(before) and unicodedata.category(before) in {"So", "Sm"}
            is_at_home = is_picture or (bool(before) and _joins(before))
        elif char in _DIRECTION_MARKS:
            is_at_home = _is_right_to_left(text)
        elif "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":  # which form of a character is meant
            is_at_home = bool(before) and not (before.isspace() or _find_script(before) in _APART)
        elif "\U000e0020" <= char <= "\U000e007f":  # the flags of England, Scotland and Wales
            is_at_home = _WAVING_FLAG in text[:place]
        else:
            is_at_home = False
        if not is_at_home:
            yield place


def _joins(char: str) -> bool:
    """Whether a letter is of a script in which letters are joined."""
    return unicodedata.category(char)[0] in "LM" and _find_script(char) not in _APART


def _find_script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _find_mixture(word: str) -> tuple[str, ...]:
    """The scripts of a word in which letters of one stand for letters of another; "kΩ" and "μm" are no such words."""
    scripts = tuple(dict.fromkeys(map(_find_script, word)))
    if "LATIN" not in scripts or len(scripts) == 1:
        return ()
    is_like = any(char in _LIKE_LATIN for char in word)
    if {"CYRILLIC", "ARMENIAN"}.intersection(scripts):
        is_like = is_like or any(char in _LIKE_OTHERS for char in word)
    return scripts if is_like else ()


def _find_false_host(address: str) -> str:
    """Say what is wrong with a host that is written to look like another; empty where nothing is."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.username is not None:
        return f"what stands before the '@' is no part of the host, which is {host}; take it out"
    if host.isascii() and _ENCODED not in host:
        return ""
    try:
        shown = host.encode("ascii").decode("idna") if host.isascii() else host
    except UnicodeError:
        return ""
    *names, top = shown.split(".")
    for name in names:
        letters = "".join(char for char in name if char.isalpha())
        if letters.isascii():
            continue
        is_disguise = top.isascii() and all(char.isascii() or char in _LIKE_LATIN for char in letters)
        if is_disguise or any(map(_find_mixture, _WORD.findall(name))):
            like = "".join(_LIKE_LATIN.get(char, char) for char in name)
            return f"the host {shown} looks like {like!r} and is another; compare it with the page"
    return ""


def _find_twins(names: list[_Named]) -> Iterator[Problem]:
    """Names that are told from an earlier one by nothing that shows."""
    first: dict[tuple[bool, str], _Named] = {}
    for named in names:
        if named.what in {"name", "publisher"} and named.text:
            other = first.setdefault((named.what == "name", _flatten(named.text)), named)
            if other.text != named.text:
                message = (
                    f"{named.what}: {_quote(named.text)} looks like {_quote(other.text)} in {other.path}:{other.line} "
                    "and is written in other characters; write both alike"
                )
                yield Problem(path=named.path, line=named.line, message=message)


def _flatten(text: str) -> str:
    """A text as it looks: nothing that does not show, and Latin letters where others look like them."""
    if text.isascii():
        return text
    bare = TURNS.sub("", _HIDDEN.sub("", text))
    return "".join(_LIKE_LATIN.get(char, char) for char in bare)


def _quote(text: str) -> str:
    """A text in which what does not show is written out."""
    bare = "".join(f"[{_name(char)}]" if _HIDDEN.match(char) or TURNS.match(char) else char for char in text)
    return f"“{bare}”"


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"
