from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Mention, Timeline
from dateline.publishing.excerpts import choose_words, find_direction, shorten_reason, show_quote
from dateline.publishing.timeline import arrange_story

TEXT = " ".join(f"w{n}" for n in range(100))


@pytest.mark.parametrize("place", [0, 40, 99])
def test_an_excerpt_holds_its_focus_and_no_more_words_than_allowed(place: int) -> None:
    at = TEXT.index(f"w{place} ") if place < 99 else TEXT.index("w99")
    start, end = choose_words(TEXT, (0, len(TEXT)), (at, at + 3), 12)
    words = TEXT[start:end].split()
    assert len(words) == 12
    assert f"w{place}" in words


def test_a_short_passage_stays_whole() -> None:
    assert choose_words("two words", (0, 9), (0, 0), 30) == (0, 9)


def test_a_verbatim_source_is_cut_to_the_configured_words_and_quoted(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    [mention] = story.events["deliveries"].mentions
    quote = show_quote(mention, story, words=5)
    shown = "".join(part.text for part in quote.parts).replace("…", "").split()
    assert quote.is_verbatim
    assert quote.direction == "rtl"
    assert len(shown) == 5
    assert "٢٠١٨" in shown


def test_a_digest_is_shown_whole_with_its_date_marked(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    quote = show_quote(story.events["spoke"].mentions[0], story)
    assert [(part.text, part.is_date) for part in quote.parts] == [
        ("Nikol Pashinyan spoke ", False),
        ("on Thursday", True),
        (" & left.", False),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Politico published its papers", "Politico published its papers …"),
        ("published its papers on Thursday evening", "… published its papers on Thursday evening"),
        ("It rained last spring.", "It rained last spring."),
    ],
)
def test_a_clause_is_shown_as_part_of_a_sentence(
    timeline: Timeline, mention: Callable[..., Mention], words: str, shown: str
) -> None:
    quote = show_quote(mention("x", timeline.sources[1].source, words), arrange_story(timeline))
    assert "".join(part.text for part in quote.parts) == shown


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fa-IR", "rtl"), ("hy", "ltr"), ("en", "ltr")])
def test_direction_follows_the_language(language: str, direction: str) -> None:
    assert find_direction(language) == direction


def test_a_reason_does_not_repeat_the_words_it_explains() -> None:
    assert shorten_reason("On Thursday: the most recent", "on Thursday") == "the most recent"
    assert shorten_reason("the most recent", "on Thursday") == "the most recent"
