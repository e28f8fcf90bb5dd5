from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dateline.checking.concerns import find_concerns
from dateline.errors import Problem
from dateline.model import Actor, AnnotatedSource, ContentPage, Decision, Source, Timeline
from tests.publishing.factory_exports import make_event, make_mention, make_source, make_timeline

if TYPE_CHECKING:
    from dateline.reading.sources import Content


@dataclass(frozen=True)
class OnDisk:
    """As much of a content folder as a check looks at."""

    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...] = ()
    folder: Path = Path("content")
    unread: tuple[str, ...] = ()


def list_concerns(timeline: Timeline, *unread: str) -> list[str]:
    content = OnDisk(actors=timeline.actors, unread=unread)
    return [str(concern) for concern in find_concerns(timeline, cast("Content", content))]


def add_source(timeline: Timeline, source: Source) -> Timeline:
    read = AnnotatedSource(source=source, passages=(), timexes=(), names=(), mentions=(), undated=())
    mention = make_mention(source, source.text.split("\n")[0], id=f"m-{source.id}")
    event = make_event(f"told-by-{source.id}", mention, date="2024")
    return replace(timeline, sources=(*timeline.sources, read), events=(*timeline.events, event))


def test_a_tidy_story_gives_no_concern() -> None:
    assert list_concerns(make_timeline()) == []


def test_what_lies_in_the_content_unread() -> None:
    [concern] = list_concerns(make_timeline(), "content/notes.txt")
    assert concern.startswith("content/notes.txt: nothing reads this; move it out of the content")


def test_what_was_taken_out_of_a_source_and_of_a_page() -> None:
    story = make_timeline()
    read, *others = story.sources
    of_source, of_page = (Problem(path=path, line=7, message="a tag; write text") for path in ("a.md", "b.md"))
    page = ContentPage(id="b", title="B", html="", path="b.md", concerns=(of_page,))
    changed = replace(
        story,
        config=replace(story.config, pages=("b",)),
        sources=(replace(read, source=replace(read.source, concerns=(of_source,))), *others),
        pages=(page,),
    )
    assert list_concerns(changed) == ["a.md:7: a tag; write text", "b.md:7: a tag; write text"]


def test_an_actor_whom_no_source_names() -> None:
    story = make_timeline()
    unnamed = Actor(id="nobody", name="Nobody", kind="person", spellings=("Nobody",), line=9)
    assert list_concerns(replace(story, actors=(*story.actors, unnamed))) == [
        "content/actors.yml:9: no source names Nobody; add the spelling that the sources use, or remove the entry"
    ]


def test_a_spelling_of_two_actors() -> None:
    story = make_timeline()
    armenia, belarus = story.actors
    both = replace(belarus, spellings=("Belarus", "Armenia"))
    [concern] = list_concerns(replace(story, actors=(armenia, both)))
    assert concern.startswith("content/actors.yml:5: “Armenia” is a spelling of Armenia too; ")


def test_a_source_in_which_nothing_was_read() -> None:
    story = make_timeline()
    silent = AnnotatedSource(source=make_source("c-silent"), passages=(), timexes=(), names=(), mentions=(), undated=())
    [concern] = list_concerns(replace(story, sources=(*story.sources, silent)))
    assert concern.startswith("content/sources/c-silent.md:6: no event and no undated report was read")


def test_a_title_in_another_language() -> None:
    foreign = make_source("c-foreign", title="Посол отозван", language="ru")
    [concern] = list_concerns(add_source(make_timeline(), foreign))
    assert concern.startswith("content/sources/c-foreign.md:1: ")
    assert "`title_en`" in concern


def test_a_title_of_the_editors_own_or_a_regional_language_needs_no_translation() -> None:
    story = add_source(make_timeline(), make_source("c", title="[On the recall]", language="ru"))
    assert list_concerns(add_source(story, make_source("d", language="en-GB"))) == []


def test_two_sources_at_one_address() -> None:
    story = make_timeline()
    twin = make_source("c-twin", url="https://example.org/a-recall")
    assert "content/sources/c-twin.md:1: the address is that of content/sources/a-recall.md too" in "".join(
        list_concerns(add_source(story, twin))
    )
    assert list_concerns(add_source(story, replace(twin, same_text_as="a-recall"))) == []


def test_a_page_that_no_menu_leads_to() -> None:
    story = make_timeline()
    hidden = ContentPage(id="method", title="Method", html="", path="content/pages/method.md")
    assert list_concerns(replace(story, pages=(*story.pages, hidden))) == [
        "content/pages/method.md:1: no menu leads to this page; add `method` to `pages` in timeline.yml"
    ]
