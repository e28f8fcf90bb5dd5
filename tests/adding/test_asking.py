"""What no field of a page says is asked for, and never made up."""

from __future__ import annotations

import pytest

from dateline.adding.asking import complete, read_published
from dateline.adding.values import Given, Reference, Stated, Statement
from dateline.edtf import parse_edtf
from dateline.errors import ContentError

DAY = Statement(value="2024-06-14", field="og")
TITLE = Statement(value="Envoys go home", field="og:title")
OUTLET = Statement(value="The Post", field="og:site_name")
WHOLE = Stated(titles=(TITLE,), publishers=(OUTLET,), dates=(DAY,))


def finish(
    stated: Stated, given: Given | None = None, answers: list[str] | None = None, known: tuple[str, ...] = ()
) -> Reference:
    asked = iter(answers or [])
    ask = (lambda _question, proposal: next(asked, "") or proposal) if answers is not None else None
    return complete("page.html", stated, given or Given(), came_from="", publishers=known, ask=ask)


def test_a_page_that_states_all_needs_no_answer() -> None:
    reference = finish(WHOLE)
    assert (reference.title, reference.publisher, reference.published.text) == (
        "Envoys go home",
        "The Post",
        "2024-06-14",
    )


def test_what_is_missing_is_named_with_its_option_all_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        finish(Stated(hints=(Statement(value="Home - Post", field="<title>"),)))
    told = str(caught.value)
    assert "page.html: no field of the page gives its headline (its <title> says 'Home - Post'); write --title" in told
    assert "no field of the page names its outlet; write --publisher" in told
    assert "no field of the page gives its date of publication; write --published with 2024-06-14" in told


def test_two_dates_that_differ_are_named_and_never_chosen() -> None:
    two = (Statement(value="2024-06-13", field="JSON-LD datePublished"), Statement(value="2024-06-14", field="og"))
    stated = Stated(titles=(TITLE,), publishers=(OUTLET,), dates=two)
    with pytest.raises(ContentError) as caught:
        finish(stated)
    assert "several dates of publication: 2024-06-13 (JSON-LD datePublished) and 2024-06-14 (og)" in str(caught.value)
    assert "write --published" in str(caught.value)
    assert finish(stated, answers=["2024-06-13"]).published.text == "2024-06-13"
    with pytest.raises(ContentError):
        finish(stated, answers=[""])


def test_a_date_that_can_be_read_in_two_ways_is_shown() -> None:
    stated = Stated(titles=(TITLE,), publishers=(OUTLET,), unread_dates=(Statement(value="06/07/2024", field="og"),))
    with pytest.raises(
        ContentError, match="og says '06/07/2024', which could be read in several ways; write --published"
    ):
        finish(stated)


def test_the_editor_goes_first() -> None:
    given = Given(
        title="T", publisher="P", published=parse_edtf("2024-05"), author="A", url="https://a.example/x", language="ru"
    )
    reference = finish(WHOLE, given)
    assert (reference.title, reference.publisher, reference.published.text) == ("T", "P", "2024-05")
    assert (reference.author, reference.url, reference.language) == ("A", "https://a.example/x", "ru")


def test_an_answer_that_cannot_be_read_is_asked_for_again() -> None:
    stated = Stated(titles=(TITLE,), publishers=(OUTLET,))
    assert finish(stated, answers=["last Friday", "14.06.2024", "2024-06-14"]).published.text == "2024-06-14"
    with pytest.raises(ContentError, match="--published"):
        finish(stated, answers=["x", "y", "z", "2024-06-14"])


def test_the_headline_of_the_page_is_proposed_and_not_taken() -> None:
    stated = Stated(publishers=(OUTLET,), dates=(DAY,), hints=(Statement(value="Home", field="<h1>"),))
    assert finish(stated, answers=[""]).title == "Home"
    with pytest.raises(ContentError):
        finish(stated)


def test_an_outlet_is_called_what_the_story_calls_it() -> None:
    company = Statement(value="Post Media Ltd", field="JSON-LD publisher")
    stated = Stated(titles=(TITLE,), publishers=(company, OUTLET), dates=(DAY,))
    assert finish(stated).publisher == "Post Media Ltd"
    assert finish(stated, known=("the post",)).publisher == "the post"


@pytest.mark.parametrize("value", ["2024-06-14", "2024-06", "2024", "2025-05-06/2025-05-07"])
def test_dates_of_publication(value: str) -> None:
    assert read_published(value).text == value


@pytest.mark.parametrize("value", ["../2024", "{2021,2022}", "14.06.2024", "June", "2024-13-01", ""])
def test_no_dates_of_publication(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_published(value)
