"""What an editor writes about a paragraph is taken as written, or refused with its line."""

from __future__ import annotations

import pytest

from dateline.errors import Mark, Problems
from dateline.model import Override
from dateline.reading.prose import read_prose


def read(attributes: str) -> tuple[Override | None, list[str]]:
    problems = Problems()
    _, blocks = read_prose(f"Text.\n{{: {attributes} }}", path="a.md", first_line=1, problems=problems)
    return blocks[0].override, [str(problem) for problem in problems.found]


def test_every_key() -> None:
    override, messages = read(
        '#envoys-recalled date="2024-06-13" title="Envoys  recalled" summary="Both." kind="withdraw" '
        "modality=planned actors='Ada Vale; Northland;' same-as=other-event note=\"seen\" .in-scope"
    )
    assert messages == []
    assert override
    assert override.line == 2
    assert (override.id, str(override.date), override.title) == ("envoys-recalled", "2024-06-13", "Envoys recalled")
    assert (override.summary, override.kind, override.modality) == ("Both.", "withdraw", "planned")
    assert (override.actors, override.same_as, override.note) == (("Ada Vale", "Northland"), "other-event", "seen")
    assert (override.skip, override.in_scope) == (False, True)


def test_classes() -> None:
    assert read(".skip")[0] == Override(line=2, skip=True)
    assert read(".off-topic")[0] == Override(line=2, in_scope=False)


def test_nobody_is_not_the_same_as_nothing() -> None:
    assert read('actors=""')[0] == Override(line=2, actors=())
    assert read(".skip")[0] == Override(line=2, actors=None, skip=True)


def test_every_mistake_is_reported() -> None:
    override, messages = read('dat="2024" .skp date="2024-13" kind="withdrw" modality="maybe" title #Bad_Id skip note')
    assert override == Override(line=2)
    assert sorted(messages, key=lambda message: int(message.split(":")[2])) == [
        "a.md:2:4: unknown key 'dat'; did you mean 'date'?",
        "a.md:2:15: unknown class '.skp'; did you mean '.skip'?",
        next(message for message in messages if message.startswith("a.md:2:26: date: '2024-13' is not a date")),
        "a.md:2:41: kind: 'withdrw' is not known; did you mean 'withdraw'?",
        "a.md:2:60: modality: 'maybe' is not known; write one of: happened, planned, denied, alleged",
        "a.md:2:67: 'title' has no value; write title=\"…\", with no space beside '='",
        "a.md:2:73: #id: 'Bad_Id' cannot be an address; write 'bad-id'",
        "a.md:2:81: unknown key 'skip'; did you mean '.skip'?",
        "a.md:2:86: 'note' has no value; write note=\"…\", with no space beside '='",
    ]


def test_keys_that_would_be_handlers_in_html_are_unknown() -> None:
    [message] = read('onclick="x()"')[1]
    assert message.startswith("a.md:2:4: unknown key 'onclick'; write one of: #id, date, title,")


def test_quotation_marks_must_be_straight_and_closed() -> None:
    for attributes in ('title="Envoys recalled', "title=“Envoys”", 'title="a date="2024"'):
        [message] = read(attributes)[1]
        assert message.startswith("a.md:2:4: the quotation marks at 'title' are not closed")


def test_contradictions() -> None:
    assert read('date="2024" date="2025"')[1] == ["a.md:2:16: duplicate key 'date'; delete one"]
    assert read(".in-scope .off-topic")[1] == ["a.md:2: '.in-scope' and '.off-topic' contradict each other; keep one"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('Text.\n{: dat="2024" }', "2:4"),
        ('Text.\n  {:  dat="2024"}', "2:7"),
        ('Text.\n\t{:\tdat="2024" }', "2:5"),
        ('Text.\n{: title="dat" dat="2024" }', "2:16"),
        ('> Text.\n> {: dat="2024" }', "2:6"),
        ('- Text.\n  {: dat="2024" }', "2:6"),
        ('## Text {: dat="2024" }', "1:12"),
        ('## 2024 dat {: dat="2024" }', "1:16"),
        ('Text.\n<!-- seen --> {: dat="2024" }', "2:18"),
        ('Text.\n{: dat="2024" <!-- seen --> .skip }', "2"),
    ],
)
def test_the_key_is_pointed_at_wherever_the_list_stands(body: str, place: str) -> None:
    problems = Problems()
    read_prose(body, path="a.md", first_line=1, problems=problems)
    assert [str(problem).partition(" ")[0] for problem in problems.found] == [f"a.md:{place}:"]


def test_the_values_are_pointed_at() -> None:
    problems = Problems()
    _, blocks = read_prose('Text.\n{: same-as=x actors="Ada; Jo" }', path="a.md", first_line=1, problems=problems)
    override = blocks[0].override
    assert override
    assert override.same_as_mark == Mark(column=12, length=1)
    assert override.actor_marks == (Mark(column=22, length=3), Mark(column=27, length=2))
