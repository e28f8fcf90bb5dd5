"""What is worth an editor's look, by what he can do about it."""

from __future__ import annotations

from dataclasses import replace

from dateline.checking.findings import list_findings
from dateline.checking.places import Place
from dateline.model import Block, Decision, Selector, Timeline
from tests.publishing.factory_exports import make_source, make_timeline, make_timex


def list_places(timeline: Timeline, group: str) -> list[Place]:
    return [place for finding in list_findings(timeline, {}) if finding.id == group for place in finding.places]


def list_lines(timeline: Timeline, group: str) -> list[str]:
    return [f"{place.place}: {place.message}" for place in list_places(timeline, group)]


def test_undated_reports_are_listed_with_their_lines() -> None:
    assert list_lines(make_timeline(), "undated-reports") == [
        "content/sources/a-recall.md:8: “The two had met before.” no date"
    ]


def test_the_usual_reason_is_not_said_of_every_report() -> None:
    story = make_timeline()
    report = replace(story.sources[0].undated[0], reason="the source gives no date for it")
    read = replace(story.sources[0], undated=(report,))
    [line] = list_lines(replace(story, sources=(read, story.sources[1])), "undated-reports")
    assert line.endswith("“The two had met before.”")


def test_unresolved_dates_are_listed_but_durations_and_vague_words_are_not() -> None:
    story = make_timeline()
    source = make_source()
    reason = "on Thursday: not resolved, because no year is known"
    timexes = (
        make_timex(source, "on Thursday", None, reason=reason),
        make_timex(source, "Thursday", None, type="DURATION", value="P1D"),
        make_timex(source, "before", None, value="PAST_REF"),
    )
    read = replace(story.sources[0], timexes=timexes, undated=())
    story = replace(story, sources=(read, story.sources[1]))
    assert list_lines(story, "unresolved-dates") == ["content/sources/a-recall.md:6: “on Thursday”: no year is known"]


def test_a_long_quotation_is_cut() -> None:
    story = make_timeline()
    report = replace(story.sources[0].undated[0], quote=replace(story.sources[0].undated[0].quote, exact="word " * 80))
    read = replace(story.sources[0], undated=(report,))
    [line] = list_lines(replace(story, sources=(read, story.sources[1])), "undated-reports")
    assert len(line) < 150


def test_events_of_one_source_are_only_to_know() -> None:
    story = make_timeline()
    alone = replace(story.events[0], independent_sources=1)
    [finding] = [one for one in list_findings(replace(story, events=(alone,)), {}) if one.id == "one-source"]
    assert finding.to_know
    assert [place.message for place in finding.places] == ["ambassadors-recalled: Ambassadors & envoys recalled"]
    assert list_places(story, "one-source") == []


def test_a_decision_that_changes_nothing_is_listed() -> None:
    split = Decision(action="split", path="content/decisions.yml", line=3, event=Selector(line=3, event="visit"))
    story = replace(make_timeline(), needless=(split,))
    assert list_lines(story, "needless-decisions") == ["content/decisions.yml:3: this `split` changes nothing"]


def test_sources_without_an_address() -> None:
    story = make_timeline()
    bare = replace(story.sources[0], source=replace(story.sources[0].source, url=""))
    archived = replace(bare, source=replace(bare.source, archive_url="https://archive.example/1"))
    assert list_lines(replace(story, sources=(bare, story.sources[1])), "no-address") == [
        "content/sources/a-recall.md:1: The Courier: “Ambassadors recalled”"
    ]
    assert list_lines(replace(story, sources=(archived, story.sources[1])), "no-address") == []


def quote(count: int, **fields: object) -> list[str]:
    """What is said of a digest that quotes so many words."""
    text = f"He said “{' '.join(['word'] * count)}” to them."
    source = make_source("c", text, blocks=(Block(kind="paragraph", start=0, end=len(text), line=9),), **fields)
    story = make_timeline()
    read = replace(story.sources[0], source=source, undated=(), timexes=(), names=())
    return list_lines(replace(story, sources=(read,), events=(), beyond=()), "long-quotations")


def test_a_digest_that_quotes_more_than_an_excerpt() -> None:
    [line] = quote(31)
    assert line.startswith("content/sources/c.md:9: “word word")
    assert line.endswith("31 words; 30 are allowed")
    assert quote(30) == []


def test_a_quotation_in_translation_is_one_and_a_verbatim_article_is_none() -> None:
    assert len(quote(31, language="ru")) == 1
    assert quote(31, verbatim=True) == []


def test_sources_marked_as_reprints_are_to_know() -> None:
    story = make_timeline()
    marked = replace(story.sources[1], source=replace(story.sources[1].source, same_text_as="a-recall"))
    story = replace(story, sources=(story.sources[0], marked))
    [finding] = [one for one in list_findings(story, {}) if one.id == "known-reprints"]
    assert finding.to_know
    assert [place.message for place in finding.places] == ["the text of a-recall"]


def test_a_dead_link_of_the_site_comes_first() -> None:
    findings = list_findings(make_timeline(), {"index.html": b'<p>\n<a href="nowhere.html">x</a>'})
    assert findings[0].id == "site-links"
    assert findings[0].places[0] == Place(path="index.html", line=2, message="nowhere.html: the site has no such file")
