"""Every form of decision in the documented format, and what is said of a wrong one."""

from __future__ import annotations

import pytest

from dateline.errors import ContentError
from dateline.model import Decision, Selector
from dateline.reading.decisions import read_decisions

SOURCES = ("gazette", "herald")


def read(text: str) -> tuple[Decision, ...]:
    return read_decisions(text, "decisions.yml", sources=SOURCES)


def refuse(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_merge_takes_ids_and_selectors() -> None:
    [merge] = read('- merge: [envoys-recalled, {source: gazette, quote: "called  home"}]\n  because: "one exchange"\n')
    assert merge == Decision(
        action="merge",
        path="decisions.yml",
        line=1,
        because="one exchange",
        mentions=(Selector(line=1, event="envoys-recalled"), Selector(line=1, source="gazette", quote="called home")),
    )


def test_split_and_hide_take_a_selector_for_an_event() -> None:
    split, hide = read(
        "- split:\n    event: a\n    mentions:\n    - {source: gazette, quote: b}\n"
        "- hide: {event: {source: herald, quote: c}}\n"
    )
    assert (split.event, split.mentions) == (
        Selector(line=2, event="a"),
        (Selector(line=4, source="gazette", quote="b"),),
    )
    assert (hide.action, hide.event) == ("hide", Selector(line=5, source="herald", quote="c"))


def test_set_takes_every_field() -> None:
    [decision] = read(
        "- set: {event: a, id: new-id, title: T, summary: S, date: 2024-06-13, kind: withdraw, "
        "modality: denied, in_scope: no}"
    )
    assert (decision.id, decision.title, decision.summary, str(decision.date)) == ("new-id", "T", "S", "2024-06-13")
    assert (decision.kind, decision.modality, decision.in_scope) == ("withdraw", "denied", False)


def test_rule_disagreement_and_alias() -> None:
    rule, asked, alias = read(
        "- rule: {disagreement: d, prefer: herald}\n"
        "- disagreement: {event: e, about: which port, readings: ["
        "{value: the old one, mentions: [{source: gazette, quote: a}]}, "
        "{value: the new one, mentions: [{source: herald, quote: b}]}]}\n"
        "- alias: {was: old, is: new}\n"
    )
    assert (rule.id, rule.prefer) == ("d", "herald")
    assert (asked.about, [reading.value for reading in asked.readings]) == (
        "which port",
        ["the old one", "the new one"],
    )
    assert asked.readings[1].mentions == (Selector(line=2, source="herald", quote="b"),)
    assert (alias.was, alias.id) == ("old", "new")


@pytest.mark.parametrize("text", ["", "# none yet\n", "[]"])
def test_a_file_of_no_decisions(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("merge: [a, b]", "decisions.yml:1:1: the file is not a list; begin every decision with '- merge:' or another"),
        (
            "- merge",
            "decisions.yml:1:3: a decision is a mapping; begin it with '- ' and one of merge, split",
        ),
        ("- because: x", "decisions.yml:1:3: a decision has one action; write one of merge, split, set, hide, rule"),
        ("- hide: {event: a}\n  alias: {was: b, is: c}", "decisions.yml:1:3: a decision has one action"),
        ("- hide: {event: a}\n  becuase: x", "decisions.yml:2:3: unknown key 'becuase'; did you mean 'because'?"),
        ("- merge: [a]", "decisions.yml:1:10: 'merge' names fewer than two events or mentions; write {source: ID"),
        ("- merge: [a, [b]]", "decisions.yml:1:14: this names no event; write an event's id, or {source: ID"),
        (
            "- merge: [a, {source: gazette}]",
            "decisions.yml:1:14: 'quote' is missing; write 'quote: a few of its words'",
        ),
        (
            "- merge: [a, {source: gazete, quote: b}]",
            "decisions.yml:1:23: there is no source 'gazete'; did you mean 'gazette'?",
        ),
        ("- split: {event: a, mentions: [b]}", "decisions.yml:1:32: this names no mention; write {source: ID"),
        ("- split: {event: a}", "decisions.yml:1:10: 'mentions' names fewer than one mention"),
        (
            "- set: {event: a}",
            "decisions.yml:1:8: nothing is set; write one of: id, title, summary, date, kind, modality",
        ),
        ("- set: {title: b}", "decisions.yml:1:8: 'event' is missing; write 'event: ID' or 'event: {source: ID"),
        (
            "- set:\n    event: a\n    kind: withdrw",
            "decisions.yml:3:11: kind: 'withdrw' is not known; did you mean 'withdraw'?",
        ),
        (
            "- set:\n    event: a\n    id: New One",
            "decisions.yml:3:9: id: 'New One' cannot be an address; write 'new-one'",
        ),
        ("- set:\n    event: a\n    date: 13 June", "decisions.yml:3:11: date: '13 June' is not a date"),
        (
            "- rule: {disagreement: d, prefer: nobody}",
            "decisions.yml:1:35: there is no source 'nobody'; write one of: gazette, herald",
        ),
        ("- alias: {was: ../a, is: b}", "decisions.yml:1:16: was: '../a' cannot be an address; write 'a'"),
        ("- alias: {was: a, is: a}", "decisions.yml:1:23: 'a' is an alias of itself; write the id in use now"),
        (
            "- disagreement: {event: e, about: x, readings: [{value: a, mentions: [{source: gazette, quote: q}]}]}",
            "decisions.yml:1:48: a disagreement has two readings or more; write each as '- value: …'",
        ),
    ],
)
def test_wrong_decisions(yaml: str, message: str) -> None:
    [found] = refuse(yaml)
    assert found.startswith(message)


def test_all_mistakes_are_reported_together() -> None:
    assert len(refuse("- hide: {evnt: a}\n- set: {event: b, date: x}\n- c")) == 4
