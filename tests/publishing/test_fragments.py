from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention, Source
from dateline.publishing.fragments import find_words, is_unique, link_to_words
from tests.publishing.conftest import make_mention, make_source

HOME = "https://example.org/a"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("a well-known, old saying & more", "a%20well%2Dknown%2C%20old%20saying%20%26%20more"),
        ("50% = #1?", "50%25%20%3D%20%231%3F"),
        ("вовсе не так", "%D0%B2%D0%BE%D0%B2%D1%81%D0%B5%20%D0%BD%D0%B5%20%D1%82%D0%B0%D0%BA"),
    ],
)
def test_what_is_syntax_in_a_fragment_is_encoded(words: str, fragment: str) -> None:
    assert link_to_words(HOME, words) == f"{HOME}#:~:text={fragment}"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (f"{HOME}#part-2", f"{HOME}#part-2:~:text=two%20words"),
        (f"{HOME}?p=1", f"{HOME}?p=1#:~:text=two%20words"),
        # An editor who leads to words knows which.
        (f"{HOME}#:~:text=his%20own", f"{HOME}#:~:text=his%20own"),
    ],
)
def test_a_fragment_that_an_address_has_is_kept(address: str, link: str) -> None:
    assert link_to_words(address, "two words") == link
    assert link_to_words(address, "") == address


@given(words=st.text(min_size=1, max_size=40))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    fragment = link_to_words(HOME, words).partition(":~:text=")[2]
    assert unquote(fragment) == words
    assert not set("-,&#") & set(fragment)


# ------------------------------------------------------------------ a digest


def test_a_digest_leads_to_the_longest_phrase_of_the_report(
    source: Callable[..., Source], mention: Callable[..., Mention]
) -> None:
    text = "He spoke of “street politics” and “no rules in it at all” on Monday. She called it “a great shame”."
    made = source("a", text)
    assert find_words(mention("m", made, text[: text.index(" She")]), made, 30) == "no rules in it at all"
    assert find_words(mention("m", made, "She called it “a great shame”."), made, 30) == "a great shame"


def test_our_own_words_lead_nowhere(source: Callable[..., Source], mention: Callable[..., Mention]) -> None:
    made = source("a", "He spoke on Monday.\n\nShe said “a great shame”.")
    assert find_words(mention("m", made, "He spoke on Monday."), made, 30) == ""


def test_a_phrase_that_stands_in_the_headline_as_well_would_lead_there(
    source: Callable[..., Source], mention: Callable[..., Mention]
) -> None:
    text = "She called it “a great shame”."
    made = source("a", text, title="“A Great Shame”, minister says")
    assert find_words(mention("m", made, text), made, 30) == ""


# ------------------------------------------------------------------ a verbatim article

ARTICLE = (
    "The minister spoke in Osk on Monday about the treaty.\n\n"
    "The minister spoke in Osk on Tuesday about the harbour and the fish, and the treaty.\n\n"
    "The minister spoke in Osk on Monday about the treaty."
)


def test_a_verbatim_article_is_found_by_as_few_words_as_stand_there_once(
    source: Callable[..., Source], mention: Callable[..., Mention]
) -> None:
    made = source("a", ARTICLE, verbatim=True)
    second = ARTICLE.split("\n\n")[1]
    words = find_words(mention("m", made, second), made, 30)
    assert words == "Osk on Tuesday"
    dated = mention("m", made, second, date="2024-06-11", words="Tuesday")
    assert "Tuesday" in find_words(dated, made, 30)


def test_what_an_article_says_twice_leads_nowhere(
    source: Callable[..., Source], mention: Callable[..., Mention]
) -> None:
    made = source("a", ARTICLE, verbatim=True)
    assert find_words(mention("m", made, ARTICLE.split("\n\n", maxsplit=1)[0]), made, 30) == ""


def test_no_more_words_are_given_away_than_may_be_shown(
    source: Callable[..., Source], mention: Callable[..., Mention]
) -> None:
    # Only from its seventh word on is the second sentence another than the first.
    text = "One two three four five six seven.\n\nOne two three four five six eight."
    made = source("a", text, verbatim=True)
    second = mention("m", made, "One two three four five six eight.")
    assert find_words(second, made, 30) == "five six eight"
    assert find_words(second, made, 4) == ""


@pytest.mark.parametrize(
    ("words", "unique"),
    [("Over the herring", True), ("OVER THE HÉRRING", True), ("the herring", False), ("he herring", False)],
)
def test_capitals_accents_and_marks_do_not_tell_words_apart(
    source: Callable[..., Source], words: str, unique: bool
) -> None:
    made = source("a", "It was over the herring – the «herring»!", verbatim=True, title="A quarrel")
    assert is_unique(words, made) == unique


@given(
    words=st.lists(st.sampled_from(["osk", "Osk", "the", "fish", "é", "-", "«a»"]), min_size=1, max_size=40),
    limit=st.integers(1, 12),
)
def test_the_words_stand_once_in_the_article_and_within_what_is_shown(words: list[str], limit: int) -> None:
    text = " ".join(words)
    made = make_source("a", text, verbatim=True)
    found = find_words(make_mention("m", made, text), made, limit)
    assert not found or (found in text and text.count(found) == 1 and len(found.split()) <= limit)
