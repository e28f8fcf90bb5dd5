from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.model import Change, PublishedEvent, PublishedMention, Revision
from dateline.publishing.revisions import compare_records, format_changes, update_revisions
from dateline.reading.changes import CHANGE_KINDS, read_changes

JUNE, JULY = date(2024, 6, 14), date(2024, 7, 1)


def entry(name: str, *mentions: str, day: str = "2024-06-13", was: tuple[str, ...] = ()) -> PublishedEvent:
    """An event whose mention ``m1-gazette`` is the gazette's."""
    return PublishedEvent(
        id=name,
        date=parse_edtf(day),
        title=name.replace("-", " ").capitalize(),
        was=was,
        mentions=tuple(
            PublishedMention(id=mention, source=mention.partition("-")[2], quote="Words") for mention in mentions
        ),
    )


RECALL = entry("the-recall", "m1-gazette", "m2-herald")
TALKS = entry("talks", "m3-courier", day="2024-07-20")


def compare(before: list[PublishedEvent], after: list[PublishedEvent]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (change.kind, change.event, change.other or change.before, change.sources)
        for change in compare_records(before, after)
    ]


def test_nothing_changed() -> None:
    assert compare([RECALL, TALKS], [RECALL, TALKS]) == []


def test_an_event_is_new_or_gone() -> None:
    assert compare([RECALL], [RECALL, TALKS]) == [("added", "talks", "", ())]
    assert compare([RECALL, TALKS], [RECALL]) == [("removed", "talks", "", ())]


def test_an_event_is_hidden_once_and_shown_again_once() -> None:
    hidden = replace(TALKS, hidden=True)
    assert compare([TALKS], [hidden]) == [("removed", "talks", "", ())]
    assert compare([hidden], [hidden]) == compare([hidden], []) == []
    assert compare([hidden], [TALKS]) == [("restored", "talks", "", ())]


def test_date_headline_and_sources_are_told_one_by_one() -> None:
    later = replace(
        entry("the-recall", "m2-herald", "m9-post", "m8-mail", day="2024-06"), title="Envoys", was=("recall-2024",)
    )
    assert compare([RECALL], [later]) == [
        ("redated", "the-recall", "2024-06-13", ()),
        ("retitled", "the-recall", "The recall", ()),
        ("reported", "the-recall", "", ("mail", "post")),
        ("unreported", "the-recall", "", ("gazette",)),
    ]


def test_a_sentence_that_was_edited_is_no_news() -> None:
    assert compare([RECALL], [entry("the-recall", "m7-gazette", "m2-herald")]) == []


def test_of_events_that_are_one_now_the_one_whose_id_stayed_goes_on() -> None:
    joined = entry("talks", "m1-gazette", "m2-herald", "m3-courier", day="2024-07-20", was=("the-recall",))
    assert compare([RECALL, TALKS], [joined]) == [
        ("merged", "talks", "the-recall", ()),
        ("reported", "talks", "", ("gazette", "herald")),
    ]


def test_under_an_id_that_is_new_the_one_with_most_reports_goes_on() -> None:
    joined = entry("envoys", "m1-gazette", "m2-herald", "m3-courier", was=("talks", "the-recall"))
    assert [one[:3] for one in compare([RECALL, TALKS], [joined])] == [
        ("merged", "envoys", "talks"),
        ("retitled", "envoys", "The recall"),
        ("reported", "envoys", ""),
    ]
    renamed = replace(RECALL, id="envoys", was=("the-recall",))
    assert compare([RECALL], [renamed]) == []


def test_a_part_that_is_told_apart_says_what_it_was_part_of() -> None:
    assert compare([RECALL], [entry("the-recall", "m2-herald"), entry("protest", "m1-gazette", "m5-post")]) == [
        ("split", "protest", "the-recall", ()),
        ("unreported", "the-recall", "", ("gazette",)),
    ]


def test_the_first_record_is_counted_and_not_listed() -> None:
    assert update_revisions((), (), [RECALL, replace(TALKS, hidden=True)], JUNE) == (Revision(day=JUNE, events=1),)


def test_a_record_from_before_changes_were_kept_counts_as_the_first() -> None:
    newest, first = update_revisions((), [RECALL], [RECALL, TALKS], JUNE)
    assert (first.events, first.changes) == (1, ())
    assert [change.kind for change in newest.changes] == ["added"]


def test_what_changed_is_put_first_and_recording_again_adds_nothing() -> None:
    first = update_revisions((), (), [RECALL], JUNE)
    second = update_revisions(first, [RECALL], [RECALL, TALKS], JULY)
    assert [(one.day, one.events) for one in second] == [(JULY, 2), (JUNE, 1)]
    assert update_revisions(second, [RECALL, TALKS], [RECALL, TALKS], JULY) == second


def test_a_run_that_was_interrupted_between_the_two_files_is_not_told_twice() -> None:
    first = update_revisions((), (), [RECALL], JUNE)
    second = update_revisions(first, [RECALL], [RECALL, TALKS], JULY)
    assert update_revisions(second, [RECALL], [RECALL, TALKS], JULY) == second


def test_a_day_before_the_newest_revision_counts_as_that_one() -> None:
    first = update_revisions((), (), [RECALL], JULY)
    assert update_revisions(first, [RECALL], [RECALL, TALKS], JUNE)[0].day == JULY


WORDS = st.text(st.characters(codec="ascii", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
CHANGES = st.builds(
    Change,
    kind=st.sampled_from(CHANGE_KINDS),
    event=st.sampled_from(["talks", "the-recall", "on"]),
    date=st.sampled_from(["2024-06-13", "2024-05-1X", "{2021,2022}", "../2017"]).map(parse_edtf),
    title=WORDS,
)


def complete(change: Change) -> Change:
    """With what its kind needs."""
    if change.kind in {"split", "merged"}:
        return replace(change, other="no", before=change.title)
    if change.kind in {"redated", "retitled"}:
        return replace(change, before="2024-05-1X")
    return replace(change, sources=("a.b", "c")) if change.kind in {"reported", "unreported"} else change


@given(changes=st.lists(CHANGES.map(complete), max_size=5))
def test_what_is_written_is_read(changes: list[Change]) -> None:
    revisions = (Revision(day=JULY, events=2, changes=tuple(changes)), Revision(day=JUNE, events=1))
    text = format_changes(revisions)
    assert read_changes(text, "changes.yml") == revisions
    assert format_changes(read_changes(text, "changes.yml")) == text
