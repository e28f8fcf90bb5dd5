"""A site that grew edit by edit is, byte for byte, the site that is built from nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

import dateline.publishing.timeline
from dateline.cache import Cache
from dateline.cli import main
from dateline.errors import ContentError
from dateline.hashes import FileHashes
from dateline.merging.memory import Memory
from dateline.pipeline import arrange_site, build_site
from dateline.publishing.ondemand import OnDemand
from dateline.stamp import take_fingerprint

ACTORS = {
    "Norland": "{name: Norland, kind: country}",
    "Sudland": "{name: Sudland, kind: country, spellings: [the Sudlanders]}",
    "Ivo Sand": "{name: Ivo Sand, kind: person, country: Norland, roles: [{role: president, from: 2019}]}",
    "Ada Rook": "{name: Ada Rook, kind: person, country: Sudland}",
    "Tallow": "{name: Tallow, kind: organisation, country: Sudland}",
    "Brenmouth": "{name: Brenmouth, kind: place, country: Sudland}",
}
SENTENCES = (
    "Norland and Sudland recalled their ambassadors on {day} after a quarrel about 12 howitzers.",
    "Norland recalled its ambassador from Sudland on {day}; the quarrel was about howitzers.",
    "Ivo Sand met Ada Rook in Brenmouth on {day} to talk about the deliveries of howitzers.",
    "Ada Rook received Ivo Sand in Brenmouth on {day} and spoke with him about the howitzers.",
    "A court in Brenmouth fined Tallow 400 million crowns on {day} for selling howitzers.",
    "A court in Brenmouth fined Tallow 900 million crowns on {day} for selling howitzers.",
    "Tallow denied on {day} that it had sold weapons to Norland.",
    "Ivo Sand said that Tallow had sold 12 howitzers to Sudland in 2016.",
    "Sudland will close its border with Norland on 1 July 2024.",
    "Ada Rook resigned, and nobody said when.",
    "The harbour was quiet in the rain.",
)
DAYS = ("Monday", "Tuesday", "Thursday", "12 June 2024", "13 June 2024", "3 May 2019")
OUTLETS = ("The Courier", "Coast Radio", "The Compass")
DECISIONS = (
    "- {set: {event: {source: %s, quote: Norland}, title: A title of our own}, because: It is plainer.}\n",
    "- {set: {event: {source: %s, quote: Sand}, date: 2024-06-11}, because: The archive says so.}\n",
    "- {hide: {event: {source: %s, quote: Tallow}}, because: It is another Tallow.}\n",
)
TIMELINES = (
    "title: A row\nscope: all\n",
    "title: A row\nsubtitle: Between neighbours\nscope: all\nlanes: [Sudland, Norland]\n",
    "title: A row\nscope:\n  parties: [Norland, Sudland]\n",
    "title: A row\nscope: all\nbase_url: https://example.org/row/\n",
    "title: A row\nscope: all\npublish: {leave_out: [references, actor-feeds]}\n",
)
OVERRIDES = {
    "404.html": "gone",
    "components/dispute.html": "",
    "source.html": '{% extends "layout.html" %}{% block main %}<h1>{{ page.reference.title }}</h1>{% endblock %}',
    "event.html": '{% extends "layout.html" %}{% block main %}{{ page }} {{ data }}{% endblock %}',
    "actor.html": '{% extends "layout.html" %}{% block main %}{% for event in page.events %}<p>{{ event.number }}</p>'
    "{% endfor %}{% for tick in page.ticks %}<p>{{ tick.target }}</p>{% endfor %}{% endblock %}",
}


def compare_with_a_clean_build() -> dict[str, bytes]:
    """Build in memory from nothing, compare with the output folder, and return the files."""
    files = dict(build_site(Path("content")).files)
    made = {path.relative_to("_site").as_posix(): path for path in Path("_site").rglob("*") if path.is_file()}
    manifest = json.loads(made.pop(".dateline.json").read_bytes())
    assert sorted(made) == sorted(files)
    assert [path for path in files if made[path].read_bytes() != files[path]] == []
    assert manifest["files"] == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return files


paragraphs = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(DAYS)).map(lambda one: one[0].format(day=one[1])),
    min_size=1,
    max_size=4,
)


class Edits(RuleBasedStateMachine):
    """An editor at work: any edit, then a build into the same folder."""

    articles: Bundle[str] = Bundle("articles")

    @initialize(target=articles, is_long=st.booleans())
    def begin(self, is_long: bool) -> MultipleResults[str]:
        """Begin a story with three articles."""
        self.length = dateline.publishing.timeline.LONG_STORY
        dateline.publishing.timeline.LONG_STORY = 2 if is_long else 300
        self.before = Path.cwd()
        self.folder = Path(tempfile.mkdtemp())
        os.chdir(self.folder)
        for name in ("sources", "pages", "templates/components"):
            Path("content", name).mkdir(parents=True)
        self.count = 0
        self.cache, self.memory, self.hashes = Cache(), Memory(), FileHashes()
        self.actors = dict(ACTORS)
        self.write_actors()
        Path("content/timeline.yml").write_text(TIMELINES[0], encoding="utf-8")
        for day, outlet in zip((13, 15, 17), OUTLETS, strict=True):
            self.add([sentence.format(day="Thursday") for sentence in SENTENCES[day % 3 :: 3]], outlet, day)
        assert main(["build", "--quiet"]) == 0
        return multiple(*(path.stem for path in sorted(Path("content/sources").iterdir())))

    @rule(target=articles, text=paragraphs, outlet=st.sampled_from(OUTLETS), day=st.integers(10, 20))
    def add(self, text: list[str], outlet: str, day: int) -> str:
        """Add an article; its name is not in the order in which articles are published."""
        self.count += 1
        name = f"{'zyxwvu'[self.count % 6]}-{self.count}"
        self.write(name, {"title": f"News {self.count}", "publisher": outlet, "published": f"2024-06-{day}"}, text)
        return name

    @rule(article=articles, text=paragraphs)
    def rewrite(self, article: str, text: list[str]) -> None:
        """Write other paragraphs."""
        path = Path(f"content/sources/{article}.md")
        self.write(article, self.read_fields(path), text)

    @rule(article=articles, text=paragraphs)
    def append(self, article: str, text: list[str]) -> None:
        """Add a paragraph, and leave what is above it."""
        path = Path(f"content/sources/{article}.md")
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text[0]}\n", encoding="utf-8")

    @rule(
        article=articles,
        key=st.sampled_from(["title", "publisher", "url", "author"]),
        value=st.sampled_from(["https://example.org/a", "https://example.org/b"]),
    )
    def refer(self, article: str, key: str, value: str) -> None:
        """Correct the reference of an article."""
        path = Path(f"content/sources/{article}.md")
        fields = {**self.read_fields(path), key: value}
        self.write(article, fields, path.read_text(encoding="utf-8").split("---\n", 2)[2].split("\n\n"))

    @rule(article=articles, original=articles)
    def reprint(self, article: str, original: str) -> None:
        """Say that one article reprints another, or that it does not."""
        fields = self.read_fields(Path(f"content/sources/{article}.md"))
        self.refer(article, "same_text_as", "" if article == original or "same_text_as" in fields else original)

    @rule(target=articles, article=consumes(articles))
    def rename(self, article: str) -> str:
        """Rename an article, and say what it was called."""
        self.count += 1
        name = f"renamed-{self.count}"
        Path(f"content/sources/{article}.md").rename(f"content/sources/{name}.md")
        self.refer(name, "formerly", f"[{article}]")
        return name

    @precondition(lambda _: len(list(Path("content/sources").iterdir())) > 1)
    @rule(article=consumes(articles))
    def delete(self, article: str) -> None:
        """Delete an article."""
        Path(f"content/sources/{article}.md").unlink()

    @rule(article=articles, decision=st.sampled_from(DECISIONS))
    def decide(self, article: str, decision: str) -> None:
        """Write a decision, which may match nothing."""
        Path("content/decisions.yml").write_text(decision % article, encoding="utf-8")

    @rule()
    def withdraw(self) -> None:
        """Withdraw all decisions."""
        Path("content/decisions.yml").unlink(missing_ok=True)

    @rule(data=st.data())
    def change_the_whole(self, data: st.DataObject) -> None:
        """Change what concerns all pages, or what is known of earlier builds."""
        change = data.draw(st.sampled_from([self.edit_actors, self.set_up, self.replace_template, self.meddle]))
        change(data)

    def edit_actors(self, data: st.DataObject) -> None:
        """Write something else about an actor, or take it out of the table."""
        name = data.draw(st.sampled_from(sorted(ACTORS)))
        row = data.draw(st.sampled_from(["", ", note: Of late.}", ", wikidata: Q42}"]))
        self.actors.pop(name, None)
        if row or name not in ("Tallow", "Brenmouth"):
            self.actors[name] = ACTORS[name].removesuffix("}") + (row or "}")
        self.write_actors()

    def set_up(self, data: st.DataObject) -> None:
        """Change what the story is called, what belongs to it, and what is said about it."""
        Path("content/timeline.yml").write_text(data.draw(st.sampled_from(TIMELINES)), encoding="utf-8")
        about = data.draw(st.sampled_from(["About it.", "About *it*."]))
        Path("content/pages/about.md").write_text(f"---\ntitle: About\n---\n{about}\n", encoding="utf-8")

    def replace_template(self, data: st.DataObject) -> None:
        """Bring a template of one's own, or take it back."""
        name = data.draw(st.sampled_from(sorted(OVERRIDES)))
        path = Path("content/templates", name)
        if path.exists():
            path.unlink()
        else:
            path.write_text(OVERRIDES[name], encoding="utf-8")

    def meddle(self, data: st.DataObject) -> None:
        """Lose what is known of earlier builds, or change a page by hand."""
        for what in data.draw(st.sets(st.sampled_from(["stamp", "cache"]))):
            Path(f"._site.dateline-{what}").unlink(missing_ok=True)
        data.draw(st.sampled_from(sorted(Path("_site").rglob("*.html")))).write_bytes(b"spoilt")

    @rule()
    def record(self) -> None:
        """Record what is published."""
        main(["record"])

    @invariant()
    def equals_a_clean_build(self) -> None:
        """Build, and build from nothing; where the one is refused, the other is."""
        code = main(["build", "--quiet"])
        if code:
            assert main(["build", "--quiet", "--no-cache"]) == code
            with pytest.raises(ContentError):
                self.preview()
        else:
            clean, shown = compare_with_a_clean_build(), self.preview()
            assert {path: shown.get(path) for path in clean} == clean

    def preview(self) -> OnDemand:
        """Read as a preview does, which goes on in one process, and make what it shows when it is asked for."""
        take_fingerprint(Path("content"), (), (), self.hashes)
        site = arrange_site(Path("content"), cache=self.cache, hashes=self.hashes, memory=self.memory)
        self.cache.save()
        return OnDemand(site.story, site.renderer, site.base_url)

    def teardown(self) -> None:
        """Leave no trace."""
        dateline.publishing.timeline.LONG_STORY = self.length
        os.chdir(self.before)
        shutil.rmtree(self.folder)

    def write(self, name: str, fields: dict[str, Any], text: list[str]) -> None:
        """Write a source."""
        front = "".join(f"{key}: {value}\n" for key, value in fields.items())
        body = "\n\n".join(text)
        Path(f"content/sources/{name}.md").write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")

    def read_fields(self, path: Path) -> dict[str, Any]:
        """The front matter of a source."""
        front = path.read_text(encoding="utf-8").split("---\n", 2)[1]
        return dict(line.split(": ", 1) for line in front.splitlines())

    def write_actors(self) -> None:
        """Write the actors table."""
        table = "".join(f"- {actor}\n" for actor in self.actors.values())
        Path("content/actors.yml").write_text(table, encoding="utf-8")


def test_a_site_that_grew_by_edits_is_the_one_built_from_nothing() -> None:
    """Some editors, ten edits each; DATELINE_EDITORS asks for more of them."""
    number = int(os.environ.get("DATELINE_EDITORS", "5"))
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=number, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story in which three outlets report one event, and a fourth what happened on the next day."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/sources").mkdir(parents=True)
    (tmp_path / "content/templates").mkdir()
    (tmp_path / "content/timeline.yml").write_text(TIMELINES[0], encoding="utf-8")
    (tmp_path / "content/actors.yml").write_text("".join(f"- {row}\n" for row in ACTORS.values()), encoding="utf-8")
    for day, name in enumerate(("one", "two", "three"), 13):
        write_source(name, SENTENCES[0].format(day="12 June 2024"), day)
    write_source("four", "Tallow resigned on 13 June 2024. Ivo Sand met Ada Rook on 13 June 2024.", 16)
    return tmp_path


def write_source(name: str, text: str, day: int, publisher: str = "The Courier") -> None:
    """Write an article."""
    front = f"title: News {name}\npublisher: {publisher}\npublished: 2024-06-{day}\n"
    Path(f"content/sources/{name}.md").write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")


@pytest.mark.usefixtures("story")
def test_a_template_of_ones_own_may_print_the_number_of_any_event() -> None:
    Path("content/templates/actor.html").write_text(OVERRIDES["actor.html"], encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    page = Path("_site/actors/ada-rook.html")
    assert "<p>2</p>" in page.read_text(encoding="utf-8")
    write_source("three", "A court fined Tallow on 1 June 2024.", 15)
    assert main(["build", "--quiet"]) == 0
    assert "<p>3</p>" in page.read_text(encoding="utf-8")
    compare_with_a_clean_build()


@pytest.mark.usefixtures("story")
def test_an_event_of_another_source_leaves_the_page_of_a_source_as_it_is() -> None:
    Path("content/templates").rmdir()  # those of a story may print what ours do not
    before = build_site(Path("content"))
    write_source("one", f"{SENTENCES[0].format(day='12 June 2024')} A court fined Tallow on 1 June 2024.", 13)
    after = build_site(Path("content"), standing=before.inputs)
    assert len(after.timeline.events) == len(before.timeline.events) + 1
    assert {"sources/one.html", "sources/four.html"} & after.kept == {"sources/four.html"}


@pytest.mark.usefixtures("story")
def test_an_event_names_those_whose_report_an_editor_has_parted_from_it() -> None:
    split = (
        "- {split: {event: {source: one, quote: recalled}, mentions: [{source: two, quote: recalled}]}, because: No}\n"
    )
    dated = "- {set: {event: {source: two, quote: recalled}, date: 2024-06-20}, because: The archive says so.}\n"
    Path("content/decisions.yml").write_text(split + dated, encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    write_source("two", SENTENCES[0].format(day="12 June 2024"), 14, publisher="Coast Radio")
    assert main(["build", "--quiet"]) == 0
    assert "Coast Radio" in Path("_site/events/norland-and-sudland-recalled-their-ambassadors.html").read_text("utf-8")
    compare_with_a_clean_build()
