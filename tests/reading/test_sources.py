"""A whole content folder: what is read, what is passed over, and what files must not say of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.errors import ContentError
from dateline.reading.sources import read_content

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "---\ntitle: Envoys recalled\npublisher: The Gazette\npublished: 2024-06-14\n---\n\nBoth envoys left.\n"
SHIPPED = {
    "timeline.yml": "title: The port quarrel\nscope: {parties: [Northland, Southmark]}\npages: [about]\n",
    "actors.yml": "- {name: Northland, kind: country}\n- {name: Southmark, kind: country}\n",
    "decisions.yml": "- hide: {event: {source: gazette, quote: left}}\n",
    "sources/gazette.md": SOURCE,
    "sources/Herald.md": SOURCE.replace("Both", "The\ntwo"),
    "pages/about.md": "---\ntitle: About\n---\nHow this is made.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder that reads, named as a user in its parent would name it."""
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    write(content, SHIPPED)
    return content.relative_to(tmp_path)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def refuse(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_content(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_content_folder(folder: Path) -> None:
    content = read_content(folder)
    assert content.config.title == "The port quarrel"
    assert [actor.name for actor in content.actors] == ["Northland", "Southmark"]
    assert [(source.id, source.path) for source in content.sources] == [
        ("gazette", "content/sources/gazette.md"),
        ("Herald", "content/sources/Herald.md"),
    ]
    assert [decision.action for decision in content.decisions] == ["hide"]
    assert [page.id for page in content.pages] == ["about"]
    assert content.folder == folder
    assert read_content(folder) == content


def test_settings_that_may_be_absent(folder: Path) -> None:
    for name in ("actors.yml", "decisions.yml", "pages/about.md"):
        (folder / name).unlink()
    (folder / "pages").rmdir()
    (folder / "timeline.yml").write_text("title: A\n", encoding="utf-8")
    content = read_content(folder)
    assert (content.actors, content.decisions, content.pages) == ((), (), ())


def test_what_editors_and_readers_leave_behind_is_passed_over(folder: Path) -> None:
    for name in (
        ".#gazette.md",
        "gazette.md~",
        "#gazette.md#",
        ".DS_Store",
        ".gazette.md.swp",
        "gazette.md.bak",
        "README.md",
    ):
        (folder / "sources" / name).write_text("not a source", encoding="utf-8")
    write(
        folder, {"README.md": "The format.", "pages/README.md": "None.", "notes.txt": "Mine.", "templates/x.html": ""}
    )
    assert len(read_content(folder).sources) == 2


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"sources/gazette.txt": "Text."},
            "content/sources/gazette.txt: no reader for '.txt'; write .md",
        ),
        (
            {"sources/2024/old.md": SOURCE},
            "content/sources/2024: a folder inside sources/ is not read; move its files up into sources/",
        ),
        (
            {"sources/herald.md": SOURCE},
            "content/sources/herald.md: has the same id as content/sources/Herald.md",
        ),
        (
            {"sources/gazette.MD": SOURCE},
            "content/sources/gazette.md: has the same id as content/sources/gazette.MD",
        ),
        (
            {"sources/a b.md": SOURCE},
            "content/sources/a b.md: the name cannot be an address; use the letters a to z, digits, '-', '_' and '.'",
        ),
        (
            {"sources/статья.md": SOURCE},
            "content/sources/статья.md: the name cannot be an address",
        ),
        (
            {"pages/sources.md": SHIPPED["pages/about.md"]},
            "content/pages/sources.md: the site has a page sources.html of its own; rename the file",
        ),
        (
            {"pages/2024.md": SHIPPED["pages/about.md"]},
            "content/pages/2024.md: the site has a page 2024.html of its own; rename the file",
        ),
        (
            {"sources/a.md": SOURCE.replace("publisher", "same_text_as: gazete\npublisher", 1)},
            "content/sources/a.md:3:15: same_text_as: there is no source 'gazete'; did you mean 'gazette'?",
        ),
        (
            {"sources/a.md": SOURCE.replace("publisher", "formerly: [gazette]\npublisher", 1)},
            "content/sources/a.md:3:11: formerly: 'gazette' leads to content/sources/gazette.md already; take it out",
        ),
        (
            {"sources/a.md": SOURCE.replace("publisher", "formerly: [A]\npublisher", 1)},
            "content/sources/a.md:3:11: formerly: 'A' leads to content/sources/a.md already; take it out",
        ),
        (
            {"sources/a.md": SOURCE.replace("publisher", "formerly: [../b]\npublisher", 1)},
            "content/sources/a.md:3:11: formerly: '../b' was never a source's name; write its file's name without the",
        ),
        (
            {
                "sources/a.md": SOURCE.replace("publisher", "formerly: [old]\npublisher", 1),
                "sources/b.md": SOURCE.replace("publisher", "formerly: [old]\npublisher", 1),
            },
            "content/sources/b.md:3:11: formerly: 'old' leads to content/sources/a.md already; take it out",
        ),
        (
            {"sources/a.md": SOURCE.replace("publisher", "same_text_as: a\npublisher", 1)},
            "content/sources/a.md:3:15: same_text_as goes round in a circle (a → a); delete it in the original",
        ),
        (
            {"sources/a.md": SOURCE.replace("left.", 'left.\n{: actors="Northland; Sothmark" }')},
            "content/sources/a.md:8:23: 'Sothmark' is not a name in actors.yml; did you mean 'Southmark'?",
        ),
        (
            {"decisions.yml": "- merge:\n  - a\n  - {source: gazet, quote: left}\n"},
            "content/decisions.yml:3:14: there is no source 'gazet'; did you mean 'gazette'?",
        ),
        (
            {"timeline.yml": "title: A\npages:\n- abuot\n"},
            "content/timeline.yml:3:3: there is no page 'abuot' in pages/; did you mean 'about'?",
        ),
        (
            {"timeline.yml": "title: A\nlanes: [Ruritania]\n"},
            "content/timeline.yml:2:9: 'Ruritania' is not a name in actors.yml; write one of: Northland, Southmark",
        ),
    ],
)
def test_what_files_must_not_be(folder: Path, files: dict[str, str], message: str) -> None:
    write(folder, files)
    [found] = refuse(folder)
    assert found.startswith(message)


def test_links_are_followed_but_in_a_circle(folder: Path) -> None:
    (folder / "sources/linked.md").symlink_to("gazette.md")
    assert [source.id for source in read_content(folder).sources] == ["gazette", "Herald", "linked"]
    (folder / "sources/circle.md").symlink_to("circle.md")
    (folder / "sources/folder").symlink_to("../pages")
    circle, linked = refuse(folder)
    assert circle.startswith("content/sources/circle.md: cannot be read")
    assert linked.startswith("content/sources/folder: a folder inside sources/ is not read")


def test_a_circle_is_reported_in_each_of_its_files(folder: Path) -> None:
    reprint = SOURCE.replace("publisher", "same_text_as: {}\npublisher", 1)
    write(folder, {f"sources/{name}.md": reprint.replace("{}", of) for name, of in ("ab", "bc", "cb")})
    assert refuse(folder) == [
        "content/sources/b.md:3:15: same_text_as goes round in a circle (b → c → b); delete it in the original",
        "content/sources/c.md:3:15: same_text_as goes round in a circle (c → b → c); delete it in the original",
    ]


def test_a_chain_of_reprints_is_no_circle(folder: Path) -> None:
    reprint = SOURCE.replace("publisher", "same_text_as: {}\npublisher", 1)
    write(folder, {"sources/a.md": reprint.replace("{}", "b"), "sources/b.md": reprint.replace("{}", "gazette")})
    assert [source.same_text_as for source in read_content(folder).sources] == ["b", "gazette", "", ""]


def test_problems_of_all_files_come_in_one_run(folder: Path) -> None:
    write(
        folder,
        {
            "timeline.yml": "titel: A\n",
            "actors.yml": "- {name: A, kind: thing}\n",
            "decisions.yml": "- hide: {}\n",
            "sources/a.md": "no front matter",
            "sources/gazette.md": SOURCE.replace("2024-06-14", "soon"),
            "pages/about.md": "---\ntitle: A\n",
        },
    )
    found = refuse(folder)
    assert found == sorted(found)
    assert {message.split(":")[0] for message in found} == {
        "content/timeline.yml",
        "content/actors.yml",
        "content/decisions.yml",
        "content/sources/a.md",
        "content/sources/gazette.md",
        "content/pages/about.md",
    }


def test_no_folder(tmp_path: Path) -> None:
    [found] = refuse(tmp_path / "content")
    assert found.endswith("there is no such folder; make it, with a timeline.yml and sources/<any-name>.md inside")


def test_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    assert refuse((tmp_path / "content").relative_to(tmp_path)) == [
        "content: there is no source yet; write sources/<any-name>.md with title, publisher, published, and the text",
        "content: there is no timeline.yml; write one that begins with 'title: The name of the story'",
    ]
