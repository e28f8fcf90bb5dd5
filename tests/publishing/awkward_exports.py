"""An invented content folder with everything that a format may stumble over; none of it happened."""

from __future__ import annotations

from pathlib import Path

TIMELINE = """title: 'The "Harbour" {of} Port Ellery, </script><b>2024</b> & after'
dek: =1+1 is no formula; a "quoted", comma'd dek
scope: all
publish: {excerpt_words: 5}
"""

ACTORS = """- {name: Ada Brandt, kind: person, wikidata: Q1}
- {name: Port Ellery, kind: place}
- {name: "Kõrgõz & Sons", kind: organisation, country: "Bosnia & Herzegovina"}
- {name: Никита, kind: person, country: Norland}
"""

NOTES = """---
title: 'Mayor {meets}, "fishermen"; \\LaTeX & <i>co</i>'
publisher: Harbour Post
published: 2024-06
---
"""

EVENTS = (
    ("a-day", "2024-06-13", "A day"),
    ("a-month", "2024-06", '=HYPERLINK("x")'),
    ("a-part", "2024-05-1X", "+Mid-May, a move"),
    ("a-season", "2020-23", "-An autumn"),
    ("a-year", "2019", "@A year"),
    ("a-decade", "199X", "A decade; with {braces}"),
    ("a-century", "19XX", "A century"),
    ("an-about", "2024-06-13~", "About a day"),
    ("a-possibly", "2024-06?", "Possibly a month"),
    ("an-interval", "2022-09-13/2022-09-14", "Two days"),
    ("a-month-of-days", "2024-05-XX", "Some day in May"),
    ("an-open-end", "2018-05-08/..", "Since then"),
    ("an-open-start", "../2017", "Before that"),
    ("a-set", "{2024-03-12,2024-03-14}", "On two days"),
    ("an-odd-set", "{2018,2021-05}", "In one of two"),
    ("the-first-year", "0001-02-03", "In the first year there is"),
    ("the-last-day", "9999-12-31", "On the last day there is"),
    ("an-allegation", "2024-06-14", "Somebody was paid"),
    ("a-denial", "2024-06-15", "Nobody was paid"),
    ("a-plan", "2030-01-01", "A new pier"),
    ("a-script", "2024-07-01", '</script><img src=x onerror=alert(1)> & "so" on'),
    ("a-long-title", "2024-07-02", "Очень длинное название о том, " * 6 + "конец"),
)
"""Id, date and title of each event of the first source."""

MODALITIES = {"an-allegation": "alleged", "a-denial": "denied", "a-plan": "planned"}
LEAK = "Никита покинул Порт 3 июля 2024 года, а за ним " + ", ".join(f"лодка {number}" for number in range(40)) + "."
"""The one sentence of a verbatim copy."""


def write_awkward_story(folder: Path) -> Path:
    """Write the content folder and return it."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    paragraphs = [
        f"{'Ada Brandt' if number else 'Kõrgõz & Sons'} was named in report {number} of Port Ellery.\n"
        f"{{: #{name} date=\"{date}\" title='{title}'"
        + (f' modality="{MODALITIES[name]}"' if name in MODALITIES else "")
        + " }"
        for number, (name, date, title) in enumerate(EVENTS)
    ]
    (sources / "2024-06-harbour.md").write_text(NOTES + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    (sources / "2024-07-gazeta.md").write_text(
        "---\ntitle: «Посол», отозван\ntitle_en: An ambassador, withdrawn\npublisher: Газета\nauthor: И. Иванов\n"
        "published: 2024-07-04/2024-07-05\nlanguage: ru\ntext: verbatim\nurl: https://example.org/посол?a=1&b=2\n"
        f"archive_url: https://example.net/copy\naccessed: 2024-08-01\n---\n{LEAK}\n",
        encoding="utf-8",
    )
    return folder
