from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item, Name
from dateline.publishing.styles import STYLES
from tests.publishing.awkward_references import BASE_URL, ITEMS

EVENT = f"{BASE_URL}events/ambassadors-recalled.html"


def write(item: Item, style: str) -> str:
    """The citation, italics between asterisks."""
    return "".join(f"*{run.text}*" if run.is_italic else run.text for run in STYLES[style](item))


@pytest.mark.parametrize(
    ("name", "chicago", "apa", "mla"),
    [
        (
            "plain",
            "Ann Reporter, “Ambassadors recalled,” *The Courier*, June 14, 2024, https://example.org/plain.",
            "Ann Reporter. (2024, June 14). Ambassadors recalled. *The Courier*. https://example.org/plain",
            (
                "Ann Reporter. “Ambassadors recalled.” *The Courier*, 14 June 2024, https://example.org/plain."
                " Accessed 1 July 2024."
            ),
        ),
        (
            "nobody",
            "“Ambassadors recalled,” *The Courier*, June 14, 2024, https://example.org/nobody.",
            "Ambassadors recalled. (2024, June 14). *The Courier*. https://example.org/nobody",
            "“Ambassadors recalled.” *The Courier*, 14 June 2024, https://example.org/nobody.",
        ),
        (
            "month",
            "“Ambassadors recalled,” *The Courier*, [June 2024], https://example.org/month.",
            "Ambassadors recalled. ([2024, June]). *The Courier*. https://example.org/month",
            "“Ambassadors recalled.” *The Courier*, [June 2024], https://example.org/month.",
        ),
        (
            "interval",
            "“Ambassadors recalled,” *The Courier*, January 26–31, 2025, https://example.org/interval.",
            "Ambassadors recalled. (2025, January 26–31). *The Courier*. https://example.org/interval",
            "“Ambassadors recalled.” *The Courier*, 26–31 Jan. 2025, https://example.org/interval.",
        ),
        (
            "russian",
            "“Посол отозван” [Ambassador withdrawn], *Газета*, June 14, 2024, https://example.org/russian.",
            "Посол отозван [Ambassador withdrawn]. (2024, June 14). *Газета*. https://example.org/russian",
            "“Посол отозван” [Ambassador withdrawn]. *Газета*, 14 June 2024, https://example.org/russian.",
        ),
        (
            "supplied",
            "[On the recall], [Outlet not stated], June 14, 2024, https://example.org/supplied.",
            "*[On the recall]*. (2024, June 14). [Outlet not stated]. https://example.org/supplied",
            "[On the recall]. *[Outlet not stated]*, 14 June 2024, https://example.org/supplied.",
        ),
        (
            "families",
            (
                "Ann B. Reporter et al., “Ambassadors recalled,” *The Courier*, June 14, 2024,"
                " https://example.org/families."
            ),
            (
                "Reporter, A. B., van der Berg, J., & Reuters. (2024, June 14). Ambassadors recalled. *The Courier*."
                " https://example.org/families"
            ),
            (
                "Reporter, Ann B., et al. “Ambassadors recalled.” *The Courier*, 14 June 2024,"
                " https://example.org/families."
            ),
        ),
        (
            "event",
            f"“Ambassadors & envoys recalled (13 June 2024),” Allies at odds, as of 20 June 2024, {EVENT}.",
            f"*Ambassadors & envoys recalled (13 June 2024)* (as of 20 June 2024). (n.d.). Allies at odds. {EVENT}",
            f"“Ambassadors & envoys recalled (13 June 2024).” *Allies at odds*, as of 20 June 2024, {EVENT}.",
        ),
        (
            "vague event",
            "“Visit (from 2018),” Allies at odds, as of 20 June 2024.",
            "*Visit (from 2018)* (as of 20 June 2024). (n.d.). Allies at odds.",
            "“Visit (from 2018).” *Allies at odds*, as of 20 June 2024.",
        ),
    ],
)
def test_each_style_as_its_handbook_has_it(name: str, chicago: str, apa: str, mla: str) -> None:
    assert write(ITEMS[name], "Chicago") == chicago
    assert write(ITEMS[name], "APA") == apa
    assert write(ITEMS[name], "MLA") == mla


def test_two_authors() -> None:
    both = (Name(family="Reporter", given="Ann"), Name(family="Writer", given="Bob"))
    item = replace(ITEMS["nobody"], authors=both)
    assert write(item, "Chicago").startswith("Ann Reporter and Bob Writer, “")
    assert write(item, "APA").startswith("Reporter, A., & Writer, B. (2024")
    assert write(item, "MLA").startswith("Reporter, Ann, and Bob Writer. “")
    item = replace(item, authors=(Name(literal="Ann Reporter"), Name(literal="Reuters")))
    assert write(item, "APA").startswith("Ann Reporter & Reuters. (2024")


@pytest.mark.parametrize("title", ["Who gave the order?", "Recalled!", "And then …."])
def test_no_full_stop_follows_another_mark(title: str) -> None:
    item = replace(ITEMS["nobody"], title=title)
    assert write(item, "APA").startswith(f"{title} (2024")
    assert write(item, "MLA").startswith(f"“{title}” *The")


def test_quotation_marks_within_a_headline_become_single() -> None:
    item = replace(ITEMS["nobody"], title="“No” to Minsk")
    assert write(item, "Chicago").startswith("“‘No’ to Minsk,” *")
    assert write(item, "APA").startswith("“No” to Minsk. (")


def test_the_archived_copy_stands_in_for_a_missing_address() -> None:
    assert write(ITEMS["nowhere"], "Chicago").endswith(f", {ITEMS['nowhere'].archive_url}.")


def test_only_the_title_is_marked_as_the_title() -> None:
    for style in STYLES.values():
        titles = [run.text for run in style(ITEMS["russian"]) if run.is_title]
        assert titles == ["Посол отозван"]


def test_every_awkward_item_has_a_citation_in_every_style() -> None:
    for name, item in ITEMS.items():
        for style in STYLES:
            text = write(replace(item, issued=item.issued or parse_edtf("2024")), style)
            assert "  " not in text, (name, style)
            assert ".." not in text.replace("….", ""), (name, style)
