"""``changes.yml`` → what changed from one published state of the story to the next, newest first.

``dateline record`` writes the file. An editor may mend it by hand, as after a merge of two branches, so it is read as
strictly as what editors write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from dateline.edtf import parse_edtf
from dateline.errors import Problems
from dateline.model import Change, ChangeKind, Revision
from dateline.reading.fields import Fields
from dateline.reading.frontmatter import Items, Table, parse_yaml
from dateline.slugs import is_slug

if TYPE_CHECKING:
    from datetime import date

CHANGES_FILE = "changes.yml"
"""Its name in the content folder."""
REVISION_KEYS = ("day", "events", "changes")
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In the order in which readers are told of them."""
CHANGE_KEYS = (*CHANGE_KINDS, "date", "title", "other", "before", "sources")

_NEEDED = {
    "split": ("other", "before"),
    "merged": ("other", "before"),
    "redated": ("before",),
    "retitled": ("before",),
    "reported": ("sources",),
    "unreported": ("sources",),
}
"""What a kind of change says besides the event's date and headline."""
_EXAMPLES = {"other": "id-of-the-other-event", "before": "what it was before", "sources": "[id-of-a-source]"}


def read_changes(text: str, path: str) -> tuple[Revision, ...]:
    """Check ``changes.yml``.

    Args:
        text: The decoded file.
        path: Its name in messages.

    Returns:
        The entries, newest first.

    Raises:
        ContentError: with everything that is wrong in it.
    """
    problems = Problems()
    tree = parse_yaml(text, path)
    if not isinstance(tree, Items | None):
        problems.add(path, tree.line, "the file is not a list; begin every entry with '- day: …'", tree.mark)
    revisions: list[Revision] = []
    for node in tree.values if isinstance(tree, Items) else ():
        if not isinstance(node, Table):
            problems.add(path, node.line, "an entry is a mapping; begin it with '- day: 2024-06-14'", node.mark)
            continue
        entry = Fields(node, path=path, problems=problems)
        if revision := _read_revision(entry):
            if revisions and revision.day > revisions[-1].day:
                message = f"{revision.day} stands below {revisions[-1].day}; put the newest entry first"
                entry.add_problem("day", message)
            revisions.append(revision)
    problems.raise_any()
    return tuple(revisions)


def _read_revision(entry: Fields) -> Revision | None:
    entry.check_keys(REVISION_KEYS)
    day = _read_day(entry)
    entry.required_text("events", "the number of events shown")
    events = entry.whole_number("events", 0)
    changes = tuple(change for one in entry.tables("changes") if (change := _read_change(one)))
    return Revision(day=day, events=events, changes=changes) if day else None


def _read_day(entry: Fields) -> date | None:
    value = entry.date("day") if entry.required_text("day", "2024-06-14") else None
    if value and (value.precision != "day" or value.approximate or value.uncertain):
        entry.add_problem("day", f"day: {value} is not one day; write it as 2024-06-14")
        return None
    return value.first if value else None


def _read_change(entry: Fields) -> Change | None:
    entry.check_keys(CHANGE_KEYS)
    kinds = [kind for kind in CHANGE_KINDS if entry.has(kind)]
    if len(kinds) != 1:
        said = f"a change is of one kind, not {', '.join(kinds)}" if kinds else "a change without its kind"
        message = f"{said}; begin it with one of: {', '.join(CHANGE_KINDS)}"
        entry.problems.add(entry.path, entry.line, message, entry.mark)
        return None
    kind = kinds[0]
    title = entry.required_text("title", "the event's headline")
    date = entry.date("date") if entry.required_text("date", "2024-06-13") else None
    event = _read_id(entry, kind)
    other = _read_id(entry, "other") if entry.has("other") else ""
    before = entry.text("before")
    sources = entry.texts("sources")
    written = {"other": other, "before": before, "sources": sources}
    for key, value in written.items():
        if key in _NEEDED.get(kind, ()) and not value:
            entry.add_problem(key, f"{kind!r} needs {key!r}; write '{key}: {_EXAMPLES[key]}'")
        elif key not in _NEEDED.get(kind, ()) and entry.has(key):
            entry.add_problem(key, f"{kind!r} has no {key!r}; delete the line")
    if kind == "redated" and before:
        _check_date(entry, before)
    if date is None:
        return None
    return Change(kind=kind, event=event, date=date, title=title, other=other, before=before, sources=sources)


def _read_id(entry: Fields, key: str) -> str:
    value = entry.required_text(key, "the last part of the page's address")
    if value and not is_slug(value):
        entry.add_problem(key, f"{key}: {value!r} was never an address; write the last part of the page's address")
    return value


def _check_date(entry: Fields, text: str) -> None:
    try:
        parse_edtf(text)
    except ValueError as error:
        entry.add_problem("before", f"before: {error}")
