"""What a page states, and what the editor says → a complete reference; what is missing is asked for, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from dateline.adding.addresses import choose_address
from dateline.adding.values import Given, Reference, Stated
from dateline.edtf import Edtf, parse_edtf
from dateline.errors import Problems
from dateline.reading.fields import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.adding.values import Statement

Ask = Callable[[str, str], str]
"""Puts a question to whoever sits at the terminal, with an answer to propose; returns the answer, empty for none."""

_TRIES = 3
"""How often a question is put before its answer counts as missing."""
_LONGEST_HINT = 120

_Answer = TypeVar("_Answer")


def complete(
    name: str, stated: Stated, given: Given, *, came_from: str, publishers: Sequence[str], ask: Ask | None
) -> Reference:
    """Make the reference of an article.

    Args:
        name: The page's name in messages.
        stated: What the page states.
        given: What the editor says; goes first.
        came_from: Where the page was fetched or saved from.
        publishers: Outlets that the story knows: of several names a page states, one of these is taken.
        ask: Puts a question on a terminal; ``None`` where nobody is there to answer.

    Raises:
        ContentError: with every field that nobody answers for, and the option that answers.
    """
    problems = Problems()
    title = given.title or next((one.value for one in stated.titles), "")
    if not title:
        hint = stated.hints[0] if stated.hints else None
        title = _put(ask, "Headline", hint.value if hint else "", clean_text) or ""
        shown = f" (its {hint.field} says {hint.value[:_LONGEST_HINT]!r})" if hint else ""
        if not title:
            problems.add(name, 0, f'no field of the page gives its headline{shown}; write --title "…"')
    publisher = given.publisher or _choose_publisher(stated.publishers, publishers)
    if not publisher:
        publisher = _put(ask, "Publisher (the outlet's name)", "", clean_text) or ""
        if not publisher:
            problems.add(name, 0, 'no field of the page names its outlet; write --publisher "…"')
    published = given.published or _settle_date(name, stated, ask, problems)
    problems.raise_any()
    assert published is not None  # noqa: S101 -- a missing one is a problem, raised above
    return Reference(
        title=title,
        publisher=publisher,
        published=published,
        author=given.author or "; ".join(one.value for one in stated.authors),
        url=given.url or choose_address(stated.addresses, came_from=came_from),
        language=given.language or next((one.value for one in stated.languages), ""),
    )


def read_published(text: str) -> Edtf:
    """Read a date of publication.

    Raises:
        ValueError: when it is none, with what to write instead.
    """
    value = parse_edtf(text.strip())
    if value.precision in {"open", "set"}:
        raise ValueError(f"{text!r} is no single date; write the day, the month or the year, or first/last day")
    return value


def _choose_publisher(stated: Sequence[Statement], known: Sequence[str]) -> str:
    """The name that the story uses already, else the page's best; the story's own spelling of it."""
    spelled = {name.casefold(): name for name in known}
    for statement in stated:
        if statement.value.casefold() in spelled:
            return spelled[statement.value.casefold()]
    return stated[0].value if stated else ""


def _settle_date(name: str, stated: Stated, ask: Ask | None, problems: Problems) -> Edtf | None:
    """The date of publication, if the page gives one and no more; otherwise somebody must say which."""
    if len(stated.dates) == 1:
        return parse_edtf(stated.dates[0].value)
    gives = " and ".join(f"{one.value} ({one.field})" for one in stated.dates)
    unread = "".join(
        f"; {one.field} says {one.value[:40]!r}, which could be read in several ways" for one in stated.unread_dates
    )
    told = f"the page gives {gives}" if gives else f"no field of the page gives one{unread}"
    answer = _put(ask, f"Date of publication, as 2024-06-14: {told}", "", read_published)
    if answer is None:
        what = (
            f"gives several dates of publication: {gives}"
            if gives
            else f"no field of the page gives its date of publication{unread}"
        )
        which = "the right one" if gives else "2024-06-14, say"
        problems.add(name, 0, f"{what}; write --published with {which}")
    return answer


def _put(ask: Ask | None, question: str, proposal: str, read: Callable[[str], _Answer]) -> _Answer | None:
    """Ask until there is an answer that can be read; ``None`` where there is none."""
    asked = question
    for _ in range(_TRIES if ask else 0):
        answer = ask(asked, proposal) if ask else ""
        if not answer:
            return None
        try:
            return read(answer)
        except ValueError as error:
            asked = f"{error}. {question}"
    return None
