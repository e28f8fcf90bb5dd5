"""An invented story whose sources and events are as hard to cite as can be, as a content folder and as items."""

from __future__ import annotations

from pathlib import Path

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item, make_event_item, make_source_item
from tests.publishing.factory_exports import make_source, make_timeline

BASE_URL = "https://example.org/row/"
# Everything that some format reads as its own: braces, quotes, commas, percent signs, line breaks, control characters.
HOSTILE = "A {brace}, a \"quote\", 50% & more; [[link]] | pipe\nTY  - BOOK\n@book{x, \x00\x1b\\end <b>&lt;</b> ~~~~ '''"
HOSTILE_LINE = "A {brace}, a \"quote\", 50% & more; [[link]] | pipe TY - BOOK @book{x, \\end <b>&lt;</b> ~~~~ '''"
WAYBACK = "https://web.archive.org/web/20240615083000/https://example.org/recall"

ITEMS: dict[str, Item] = {
    "plain": make_source_item(make_source("plain", author="Ann Reporter", accessed="2024-07-01", archive_url=WAYBACK)),
    "nobody": make_source_item(make_source("nobody")),
    "month": make_source_item(make_source("month", published=parse_edtf("2024-06"), published_note="No day shown.")),
    "interval": make_source_item(make_source("interval", published=parse_edtf("2025-01-26/2025-01-31"))),
    "year": make_source_item(make_source("year", published=parse_edtf("2025"))),
    "about": make_source_item(make_source("about", published=parse_edtf("2019~"))),
    "open": make_source_item(make_source("open", published=parse_edtf("2018/.."))),
    "set": make_source_item(make_source("set", published=parse_edtf("{2021,2022}"))),
    "ancient": make_source_item(make_source("ancient", published=parse_edtf("0044-03-15"))),
    "russian": make_source_item(
        make_source(
            "russian", title="Посол отозван", title_en="Ambassador withdrawn", publisher="Газета", language="ru"
        )
    ),
    "arabic": make_source_item(make_source("arabic", title="عنوان", title_en="A headline", language="ar")),
    "supplied": make_source_item(
        make_source("supplied", title="[On the recall]", title_note="Descriptive.", publisher="[Outlet not stated]")
    ),
    "hostile": make_source_item(
        make_source(
            "hostile", title=HOSTILE, publisher=HOSTILE, author="Smith & {Sons}, and, Co", published_note=HOSTILE
        )
    ),
    "families": make_source_item(make_source("families", author="Reporter, Ann B.; van der Berg, Jan; Reuters")),
    "nowhere": make_source_item(make_source("nowhere", url="javascript:alert(1)", archive_url=WAYBACK)),
    "event": make_event_item(
        make_timeline().events[0], make_timeline().config, newest="20 June 2024", base_url=BASE_URL
    ),
    "vague event": make_event_item(
        make_timeline().beyond[0], make_timeline().config, newest="20 June 2024", base_url=""
    ),
}


def write_content(folder: Path) -> Path:
    """Write the same kinds of trouble as files, as far as a file can hold them."""
    (folder / "sources").mkdir(parents=True)
    (folder / "timeline.yml").write_text("title: 'Odd {cases}, 100%'\nscope: all\n", encoding="utf-8")
    (folder / "actors.yml").write_text("- {name: Ada Brandt, kind: person}\n- {name: Port Ellery, kind: place}\n")
    sources = {
        "a-month": "title: Mayor meets fishermen\npublisher: Harbour Post\npublished: 2024-06",
        "b-range": 'title: "The \\"{mayor}\\", 50% & more"\npublisher: Harbour Post\npublished: 2024-06-14/2024-06-16',
        "c-folded": "title: >-\n  A title\n  of two lines\npublisher: Post\npublished: 2024-06-14\nauthor: Brandt, Ada",
        "d-greek": "title: Ο δήμαρχος\ntitle_en: The mayor\nlanguage: el\npublisher: Εφημερίδα\npublished: 2024-06-14",
        "e-old": "title: Annals\npublisher: Annals\npublished: 0044-03-15",
    }
    text = "Ada Brandt met the fishermen of Port Ellery on 13 June 2024."
    for name, fields in sources.items():
        (folder / "sources" / f"{name}.md").write_text(f"---\n{fields}\n---\n{text}\n", encoding="utf-8")
    return folder
