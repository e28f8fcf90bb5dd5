"""Markup that is not kept → concerns: where it stands, and what to write instead.

What a reader would miss is told of; a tag of a source whose words stay is not. What was made of Markdown no longer
knows where it was written. So the text is read a second time, with a number in each tag, attribute list and address:
where that comes out it was markup, and nothing that only looks like it, as in code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import WHOLE_LINE, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.errors import Problems

WORDS_STAY = {
    *("a", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "body", "br", "caption", "center"),
    *("cite", "code", "col", "colgroup", "data", "dd", "details", "dfn", "div", "dl", "dt", "em", "fieldset"),
    *("figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
    *("hgroup", "hr", "html", "i", "ins", "kbd", "label", "legend", "li", "main", "mark", "nav", "nobr", "ol", "p"),
    *("pre", "samp", "search", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"),
}
"""Elements of HTML without which a text says what it said."""
MEANT = {
    "abbr": "<abbr> goes with what it says of its words; write that out",
    "del": "words that are struck out are read as any others; delete them",
    "s": "words that are struck out are read as any others; delete them",
    "strike": "words that are struck out are read as any others; delete them",
    "q": "<q> goes with the quotation marks that it stands for; write them",
}
"""Elements whose words stay, and say less or something else without them."""

MOST_TOLD = 100
"""Most that one file is told of."""

_RAISED = ("sub", "sup")
_ATTRIBUTE = re.compile(r"""[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>]+)""")
_ALONE = {
    "/",
    "border",
    "compact",
    "hidden",
    "inert",
    "itemscope",
    "noshade",
    "novalidate",
    "nowrap",
    "open",
    "reversed",
}
"""What may stand in such a tag, and has no value."""
_NUMBER = "dateline-place"
"""What comes before the number."""
_WRITTEN = re.compile(
    r"(?P<tag><[a-zA-Z][\w:-]*(?=\s|/?>))"
    r"|(?P<list>\{:?(?= *(?:[.#][\w-]|[\w-]+=)))"
    r"|(?:\]\(|^ {0,3}\[[^\[\]\n]+\]:)[ \t]*<?",  # what stands before an address
    re.MULTILINE,
)
_IN_TAG = re.compile(rf' {_NUMBER}="([0-9]+)"')
_IN_ADDRESS = re.compile(rf"{_NUMBER}=([0-9]+):")
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_BEFORE_NUMBER = re.compile(r"<[^<>]*>\s*[-+\u2212]?[0-9]")
_SHOWN = 40
"""Characters of a tag or an address that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """One thing that was written and is not kept."""

    written: str
    """The beginning of a tag, the name of an attribute, the address of a link."""
    message: str
    place: int | None = None
    """Where it begins in the Markdown; ``None`` where nobody knows."""
    never_ends: bool = False
    """It takes everything behind it along."""


def number_markup(body: str) -> str:
    """Copy Markdown with its own place in each tag, attribute list and address; one that has such numbers stays."""
    if _NUMBER in body:
        return body

    def number(match: re.Match[str]) -> str:
        if match["tag"]:
            return f'{match[0]} {_NUMBER}="{match.start()}"'
        return f"{match[0]} {_NUMBER}={match.start()} " if match["list"] else f"{match[0]}{_NUMBER}={match.end()}:"

    return _WRITTEN.sub(number, body)


def forget_number(tag: str) -> str:
    """A tag without its number and any white space: the same in the text and in its numbered copy."""
    return "".join(_IN_TAG.sub("", tag, count=1).split())


def read_number(attributes: Sequence[tuple[str, str | None]]) -> tuple[int | None, list[tuple[str, str]]]:
    """Where an element was written, and its attributes as they were."""
    place = None
    found = []
    for name, value in attributes:
        numbered = _IN_ADDRESS.match(value or "")
        if name == _NUMBER and value and value.isdecimal():
            place = int(value)
        elif name in ("href", "src") and numbered:
            place = int(numbered[1])
            found.append((name, (value or "")[numbered.end() :]))
        else:
            found.append((name, value or ""))
    return place, found


def may_say_something(tag: str) -> bool:
    """Whether a source may say less without a tag that is no part of its text."""
    name = _name(tag)
    return name not in WORDS_STAY or name in _RAISED or _holds_words(tag)


def list_removed_from_source(dropped: Sequence[str], body: str) -> list[Removed]:
    """List what a source loses with the tags that are no part of its text, in order.

    Args:
        dropped: the tags as written, or as they stand in the numbered copy.
        body: the Markdown of the source.
    """
    found = []
    told: set[str] = set()
    for tag in dropped:
        numbered = _IN_TAG.search(tag)
        place = int(numbered[1]) if numbered else None
        written, name = _IN_TAG.sub("", tag, count=1), _name(tag)
        if name in WORDS_STAY and not _holds_words(written) and not (name in _RAISED and _joins_numbers(body, place)):
            continue
        if written.startswith("<!--") or (written.startswith("</") and name in told | MEANT.keys()):
            continue
        told.add(name)
        found.append(Removed(written=begin_tag(written), message=_say_source_loses(name, written), place=place))
    return found


def tell_removed(removed: Sequence[Removed], body: str, *, path: str, line: int, problems: Problems) -> None:
    """Note what is not kept at its line: an error where it takes the rest along, else a concern.

    Args:
        removed: what was found.
        body: the Markdown.
        path: The content file's name in messages.
        line: Line of the file on which ``body`` begins.
        problems: Takes what is found.
    """
    told = [*dict.fromkeys(sorted(removed, key=lambda one: not one.never_ends))]  # an error before all concerns
    for one in _locate(told[:MOST_TOLD], body):
        at, mark = line, WHOLE_LINE
        if one.place is not None:
            at += body.count("\n", 0, one.place)
            mark = Mark(column=one.place - body.rfind("\n", 0, one.place), length=len(one.written))
        note = problems.add if one.never_ends else problems.note
        note(path, at, one.message, mark)
    if len(told) > MOST_TOLD:
        problems.note(path, 0, f"{len(told) - MOST_TOLD:,} more tags or attributes are not kept; mend the others first")


def begin_tag(written: str) -> str:
    """As much of a tag as surely stands on one line."""
    name = _TAG_NAME.match(written)
    return name[0] if name else written.partition("\n")[0]


def say_taken_for_html(written: str) -> str:
    """What is wrong with a tag that may be somebody's words, and what to write instead."""
    shown = cut(_IN_TAG.sub("", written, count=1))
    return f"'{shown}' is taken for HTML, and left out; write '\\{shown}' for the words, or delete it"


def say_never_ends(written: str) -> str:
    """What is wrong with the beginning of something that takes everything behind it along."""
    return f"'{written}' is not closed; close it, or write '\\{written}' for the words"


def say_goes_whole(where: str, written: str) -> str:
    """What is wrong with the beginning of an element that goes with its content: ``<script`` in a page or a source."""
    return f"a {where} keeps no {written}>, nor what stands in it; delete it, or write '\\{written}' for the words"


def cut(text: str) -> str:
    """As much of a tag or an address as a message repeats, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _say_source_loses(name: str, written: str) -> str:
    if name in _RAISED and not _holds_words(written):
        return f"<{name}> goes, and makes two numbers one; write them apart, or in words"
    if name == "img":
        return "a source has no pictures; write what this one shows in words, or delete it"
    return MEANT.get(name) or say_taken_for_html(written)


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    return match[1].lower() if match else ""


def _holds_words(tag: str) -> bool:
    """Whether what stands in a tag is no list of attributes, as in "a <b and c> d"."""
    inside = _ATTRIBUTE.sub("", tag[len(begin_tag(tag)) :].rstrip(">").rstrip("/"))
    return not {word.lower() for word in inside.split()} <= _ALONE


def _joins_numbers(body: str, place: int | None) -> bool:
    """Whether a figure is raised or lowered behind another: 10⁶ would be read as 106."""
    return bool(place and body[place - 1].isdigit() and _BEFORE_NUMBER.match(body, place))


def _locate(removed: Iterable[Removed], body: str) -> Iterator[Removed]:
    """Complete the places: of an attribute within its tag, and of what has no number as that where its words stand."""
    lower = body.lower()
    for one in removed:
        written, place = one.written.lower(), one.place
        if place is None:
            first, last = lower.find(written), lower.rfind(written)
            yield replace(one, place=first if first >= 0 and "\n" not in lower[first:last] else None)
        elif lower.startswith(written, place):
            yield one
        else:  # an attribute: it has the place of its tag, or of its list
            end = lower.find("\n\n", place)
            name = re.compile(rf"(?<![\w-]){re.escape(written)}(?=\s*=)")
            inside = name.search(lower, place, end if end >= 0 else len(lower))
            yield replace(one, place=inside.start()) if inside else replace(one, written=body[place])
