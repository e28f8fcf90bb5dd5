"""A history of edits, replayed: whatever becomes of an event, an address that was published leads to its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.checking.addresses import find_dead_addresses
from dateline.cli import main
from dateline.errors import Problem
from dateline.model import Event, Timeline
from dateline.pipeline import Site, build_site, build_timeline
from dateline.publishing.record import format_record, list_pages, make_record, write_record
from dateline.publishing.revisions import find_newest_day, format_changes, update_revisions
from dateline.reading.sources import read_content

ACTORS = """
- {name: Norland, kind: country}
- {name: Sudland, kind: country}
- {name: Anna Berg, kind: person, country: Norland, spellings: [Berg]}
- {name: Ivo Sand, kind: person, country: Sudland, spellings: [Sand]}
"""
RECALL = "Norland recalled its ambassador from Sudland over herring on 13 June 2024."
RECALL_AGAIN = "Norland recalled its ambassador to Sudland over herring on 13 June 2024."
RECALL_LATER = "On 13 June 2024 Norland called its ambassador to Sudland home over the herring quarrel."
TREATY = "Norland and Sudland signed a treaty on the old harbour on 3 May 2024."
TALKS = "Berg and Sand met on the island of Osk on 20 July 2024."


class Newsroom:
    """A content folder that is edited and published, and every address that it ever had."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.decisions: list[str] = []
        self.addresses: dict[str, str] = {}
        """Id of an event that was published → a word of the happening that it told of."""
        self.links: set[str] = set()
        """Every page and every anchor of an entry, a disagreement or a paragraph that was ever published."""
        (folder / "sources").mkdir(parents=True)
        (folder / "timeline.yml").write_text("title: Herring\nscope: all\n", encoding="utf-8")
        (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")

    def write(self, name: str, published: str, text: str, *, formerly: str = "") -> None:
        head = f"---\ntitle: {name}\npublisher: {name.title()}\npublished: {published}\n"
        head += f"formerly: [{formerly}]\n" if formerly else ""
        (self.folder / f"sources/{name}.md").write_text(f"{head}---\n{text}\n", encoding="utf-8")

    def rename(self, name: str, now: str, published: str, text: str, *, formerly: str = "") -> None:
        """Rename a source as the guide says: its old name stands in it, and decisions name the new one."""
        (self.folder / f"sources/{name}.md").unlink()
        self.write(now, published, text, formerly=formerly + name)
        self.decisions = [one.replace(f"source: {name},", f"source: {now},") for one in self.decisions]
        self.store_decisions()

    def remove(self, name: str) -> None:
        """Take a source out, and its page out of the record: that address is given up."""
        (self.folder / f"sources/{name}.md").unlink()
        record = self.folder / "published.yml"
        if record.exists():
            record.write_text(record.read_text(encoding="utf-8").replace(f"    - {name}\n", ""), encoding="utf-8")
        self.links = {link for link in self.links if not link.startswith(f"sources/{name}.html")}

    def decide(self, decision: str) -> None:
        self.decisions.append(decision)
        self.store_decisions()

    def withdraw_decision(self) -> None:
        self.decisions.pop()
        self.store_decisions()

    def store_decisions(self) -> None:
        (self.folder / "decisions.yml").write_text("".join(f"- {one}\n" for one in self.decisions), encoding="utf-8")

    def publish(self) -> Site:
        """Build, and record; what is recorded changes neither the site nor, written again, the record."""
        site = build_site(self.folder)
        assert list_reported(site) == []
        self.follow_all(site)
        self.record(site.timeline)
        again = build_timeline(read_content(self.folder))
        assert (again.events, again.beyond, again.aliases) == (
            site.timeline.events,
            site.timeline.beyond,
            site.timeline.aliases,
        )
        assert not self.record(again)
        for event in list_events(site):
            [word] = {word for word in ("herring", "harbour", "osk") if word in tell(event)}
            self.addresses[event.id] = word
        return site

    def record(self, timeline: Timeline) -> bool:
        """Write both files as `record` does; whether either has changed."""
        record = make_record(timeline)
        revisions = update_revisions(timeline.revisions, timeline.published, record, find_newest_day(timeline))
        told = write_record(format_changes(revisions), self.folder / "changes.yml")
        return write_record(format_record(record, list_pages(timeline)), self.folder / "published.yml") or told

    def tell_changes(self) -> list[str]:
        """What the last record that changed anything tells readers: kind and event."""
        newest = read_content(self.folder).revisions[0]
        return [f"{change.kind} {change.event}" for change in newest.changes]

    def follow_all(self, site: Site) -> None:
        for address, word in self.addresses.items():
            assert word in tell(self.follow(site, address)), address

    def publish_pages(self) -> Site:
        """Publish, and see that every page and anchor ever published is still there."""
        site = self.publish()
        for link in sorted(self.links):
            path, _, anchor = link.partition("#")
            page = site.files[path].decode()
            if moved := re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page):
                page = site.files[f"{path.partition('/')[0]}/{moved[1]}"].decode()
            assert not anchor or f' id="{anchor}"' in page, link
        pages = {path: body.decode() for path, body in site.files.items() if path.endswith(".html")}
        self.links |= pages.keys()
        for path, page in pages.items():
            self.links |= {f"{path}#{anchor}" for anchor in re.findall(r' id="([ed]-[^"]+|p\d+)"', page)}
        return site

    @staticmethod
    def follow(site: Site, address: str) -> Event:
        """Go where a reader's browser goes."""
        page = site.files[f"events/{address}.html"].decode()
        moved = re.search(r'http-equiv="refresh" content="0; url=([^"]+)\.html"', page)
        name = moved[1].rpartition("/")[2] if moved else address
        [event] = [event for event in list_events(site) if event.id == name]
        return event


def list_events(site: Site) -> tuple[Event, ...]:
    return (*site.timeline.events, *site.timeline.beyond)


def tell(event: Event) -> str:
    return " ".join(mention.quote.exact for mention in event.mentions).casefold()


def list_reported(site: Site) -> list[Problem]:
    """What `check` says of the record."""
    return [concern for concern in site.concerns if concern.path.endswith("published.yml")]


def list_ids(site: Site) -> list[str]:
    return [event.id for event in list_events(site)]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path / "content")
    room.write("gazette", "2024-06-14", RECALL)
    room.write("courier", "2024-06-15", RECALL_AGAIN)
    room.write("harbour-post", "2024-05-04", TREATY)
    return room


def test_every_address_outlives_a_history_of_edits(newsroom: Newsroom) -> None:  # noqa: PLR0915 -- one long story
    assert list_ids(newsroom.publish()) == [
        "norland-and-sudland-signed-a-treaty",
        "norland-recalled-its-ambassador-from-sudland",
    ]
    treaty, recall = "norland-and-sudland-signed-a-treaty", "norland-recalled-its-ambassador-from-sudland"
    assert newsroom.tell_changes() == []

    # An article that appeared before the others is added: its words would make another id.
    newsroom.write("herald", "2024-06-13", RECALL_LATER)
    site = newsroom.publish()
    assert list_ids(site) == [treaty, recall]
    assert len(newsroom.follow(site, recall).mentions) == 3
    assert newsroom.tell_changes() == [f"reported {recall}"]

    # The first report's sentence is edited, and so is the only report of an event.
    newsroom.write("herald", "2024-06-13", RECALL_LATER.replace("called its", "has called the"))
    newsroom.write(
        "harbour-post", "2024-05-04", "A treaty on the old harbour was signed by Norland and Sudland on 3 May 2024."
    )
    assert list_ids(newsroom.publish()) == [treaty, recall]

    # It is given another headline and another date.
    newsroom.decide(f'set: {{event: {recall}, title: "The herring quarrel", date: 2024-06-12}}')
    newsroom.write(
        "harbour-post", "2024-05-04", "A treaty on the old harbour was signed by Norland and Sudland on 2 May 2024."
    )
    site = newsroom.publish()
    assert list_ids(site) == [treaty, recall]
    assert [event.date.text for event in list_events(site)] == ["2024-05-02", "2024-06-12"]
    assert newsroom.tell_changes() == [f"redated {treaty}", f"redated {recall}", f"retitled {recall}"]
    newsroom.withdraw_decision()

    # Two events become one: the other address leads on, and no editor has to say so.
    newsroom.write("island-news", "2024-07-21", TALKS)
    [talks] = set(list_ids(newsroom.publish())) - {treaty, recall}
    newsroom.write("osk-times", "2024-07-22", "The isle of Osk saw a summit on 2 August 2024, when Sand received Berg.")
    [summit] = set(list_ids(newsroom.publish())) - {treaty, recall, talks}
    newsroom.decide(f"merge: [{summit}, {talks}]")
    site = newsroom.publish()
    assert len(list_events(site)) == 3
    assert newsroom.follow(site, talks) == newsroom.follow(site, summit)
    assert f"merged {newsroom.follow(site, talks).id}" in newsroom.tell_changes()

    # One becomes two: the part with most of the reports keeps the address, the other has one that is new.
    before = set(newsroom.addresses)
    newsroom.decide(f'split: {{event: {recall}, mentions: [{{source: gazette, quote: "recalled its ambassador"}}]}}')
    site = newsroom.publish()
    assert {mention.source for mention in newsroom.follow(site, recall).mentions} == {"herald", "courier"}
    [parted] = set(list_ids(site)) - before
    assert [mention.source for mention in newsroom.follow(site, parted).mentions] == ["gazette"]
    assert newsroom.tell_changes()[0] == f"split {parted}"
    newsroom.withdraw_decision()
    site = newsroom.publish()
    assert newsroom.follow(site, parted).id == recall
    assert newsroom.tell_changes()[0] == f"merged {recall}"

    # An editor pins an id in a source, and renames the event that bears it.
    newsroom.write("courier", "2024-06-15", RECALL_AGAIN + "\n{: #the-recall }")
    site = newsroom.publish()
    assert newsroom.follow(site, recall).id == newsroom.follow(site, parted).id == "the-recall"
    newsroom.decide("set: {event: the-recall, id: envoy-goes-home}")
    site = newsroom.publish()
    assert {newsroom.follow(site, name).id for name in (recall, parted, "the-recall")} == {"envoy-goes-home"}

    # The pin and the new name are taken back: the last address stays.
    newsroom.withdraw_decision()
    newsroom.write("courier", "2024-06-15", RECALL_AGAIN)
    assert newsroom.follow(newsroom.publish(), recall).id == "envoy-goes-home"

    # Articles are removed, and the first of them comes back.
    newsroom.remove("herald")
    newsroom.remove("gazette")
    assert newsroom.follow(newsroom.publish(), recall).id == "envoy-goes-home"
    assert newsroom.tell_changes()[-1] == "unreported envoy-goes-home"
    newsroom.write("gazette", "2024-06-14", RECALL)
    assert newsroom.follow(newsroom.publish(), recall).id == "envoy-goes-home"
    assert newsroom.tell_changes()[-1] == "reported envoy-goes-home"

    # An event is hidden and shown again: its address is kept for it.
    newsroom.decide(f"hide: {{event: {treaty}}}")
    hidden = newsroom.addresses.pop(treaty)
    assert f"events/{treaty}.html" not in newsroom.publish().files
    assert newsroom.tell_changes() == [f"removed {treaty}"]
    newsroom.withdraw_decision()
    newsroom.addresses[treaty] = hidden
    assert newsroom.follow(newsroom.publish(), treaty).id == treaty
    assert newsroom.tell_changes() == [f"restored {treaty}"]


def test_the_last_report_of_an_event_is_removed(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.publish()
    newsroom.remove("harbour-post")
    record = newsroom.folder / "published.yml"
    before = record.read_bytes()
    line = before.decode().splitlines().index("- id: norland-and-sudland-signed-a-treaty") + 1
    [concern] = list_reported(build_site(newsroom.folder))
    assert (concern.path, concern.line) == (record.as_posix(), line)
    assert "- alias: {was: norland-and-sudland-signed-a-treaty, is: ID}" in concern.message
    # The record is not written as long as it would lose the address.
    capsys.readouterr()
    assert main(["record", "--content", str(newsroom.folder)]) == 1
    assert str(concern) in capsys.readouterr().err
    assert record.read_bytes() == before
    # Either the editor says where it leads; then that stays, even without the decision …
    newsroom.decide(
        "alias: {was: norland-and-sudland-signed-a-treaty, is: norland-recalled-its-ambassador-from-sudland}"
    )
    newsroom.addresses.pop("norland-and-sudland-signed-a-treaty")
    newsroom.publish()
    newsroom.withdraw_decision()
    assert "events/norland-and-sudland-signed-a-treaty.html" in newsroom.publish().files
    # … or gives it up, by taking the entry out.
    record.write_text("\n".join(before.decode().splitlines()[: line - 1]), encoding="utf-8")
    assert list_reported(build_site(newsroom.folder)) == []


def test_a_record_changes_nothing_of_a_site_that_did_not_change(newsroom: Newsroom) -> None:
    newsroom.write("courier", "2024-06-15", RECALL_AGAIN + "\n{: #the-recall }")
    newsroom.decide("set: {event: the-recall, id: envoy-goes-home}")
    newsroom.decide('split: {event: envoy-goes-home, mentions: [{source: gazette, quote: "recalled its ambassador"}]}')
    before = build_site(newsroom.folder).files
    newsroom.publish()
    after = build_site(newsroom.folder).files
    assert {path for path in after if after[path] != before[path]} == {"changes.html", "changes.xml"}
    newsroom.publish()
    assert build_site(newsroom.folder).files == after


def test_readers_see_what_an_editor_changed_before_and_after_it_is_recorded(newsroom: Newsroom) -> None:
    newsroom.publish()
    assert "Not yet recorded" not in build_site(newsroom.folder).files["changes.html"].decode()
    newsroom.decide("set: {event: norland-and-sudland-signed-a-treaty, date: 2024-05}")
    pending = build_site(newsroom.folder).files["changes.html"].decode()
    newsroom.publish()
    recorded = build_site(newsroom.folder).files["changes.html"].decode()
    for page in (pending, recorded):
        assert "date: 3 May 2024 → May 2024" in page
        assert 'href="events/norland-and-sudland-signed-a-treaty.html"' in page
        assert "First published, 2 events." in page
    assert "Not yet recorded" in pending
    assert "Not yet recorded" not in recorded


def test_a_retired_id_is_never_given_to_another_event(newsroom: Newsroom) -> None:
    newsroom.write("courier", "2024-06-15", RECALL_AGAIN + "\n{: #berg-and-sand-met-on-the }")
    newsroom.publish()
    newsroom.decide("set: {event: berg-and-sand-met-on-the, id: the-recall}")
    newsroom.publish()
    newsroom.write("courier", "2024-06-15", RECALL_AGAIN)
    newsroom.decisions.clear()
    newsroom.decide("set: {event: the-recall, title: The recall}")
    # A report of something else, the words of which would make the retired id.
    newsroom.write("island-news", "2024-07-21", TALKS)
    site = newsroom.publish()
    assert newsroom.follow(site, "berg-and-sand-met-on-the").id == "the-recall"
    assert "berg-and-sand-met-on-the-2" in list_ids(site)


def test_an_alias_may_lead_to_an_id_that_the_record_leads_on(newsroom: Newsroom) -> None:
    newsroom.publish()
    newsroom.decide("set: {event: norland-recalled-its-ambassador-from-sudland, id: the-recall}")
    newsroom.decide("alias: {was: recall-2024, is: norland-recalled-its-ambassador-from-sudland}")
    site = newsroom.publish()
    assert newsroom.follow(site, "recall-2024").id == "the-recall"


def test_aliases_in_a_circle_are_an_error_with_their_lines(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.decide("alias: {was: a, is: b}")
    newsroom.decide("alias: {was: b, is: a}")
    assert main(["check", "--content", str(newsroom.folder)]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("    ")]
    first, second, total = told
    assert total == "2 problems in 1 file"
    assert "decisions.yml:1:3: no event 'b' for the retired id 'a'" in first
    assert "decisions.yml:2:3: no event 'a' for the retired id 'b'" in second


def test_an_editor_gives_a_published_id_to_another_event(newsroom: Newsroom) -> None:
    newsroom.publish()
    newsroom.write("harbour-post", "2024-05-04", TREATY + "\n{: #norland-recalled-its-ambassador-from-sudland }")
    site = build_site(newsroom.folder)
    [concern] = list_reported(site)
    assert "was published for “Norland recalled its ambassador to Sudland" in concern.message
    assert newsroom.follow(site, "norland-and-sudland-signed-a-treaty").id in list_ids(site)


def test_a_story_without_a_record_is_not_told_of_one(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--content", str(newsroom.folder)])
    assert "dateline record" not in capsys.readouterr().out


def test_check_lists_what_the_record_does_not_hold(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.publish()
    newsroom.write("island-news", "2024-07-21", TALKS)
    capsys.readouterr()
    assert main(["check", "--strict", "--content", str(newsroom.folder)]) == 0
    shown = capsys.readouterr().out
    assert "Events that are not in the record of what was published: 1\n  (when you publish, run `dateline" in shown
    assert re.search(r"sources/island-news\.md:6:1 +berg-and-sand-met-on-the: ", shown)


def test_every_page_and_anchor_outlives_new_names(newsroom: Newsroom) -> None:
    """Of events, their entries and disagreements, of sources and their paragraphs, and of actors."""
    newsroom.write("island-news", "2024-07-21", TALKS)
    newsroom.decide(
        "disagreement: {event: norland-recalled-its-ambassador-from-sudland, about: the fish, readings: ["
        '{value: herring, mentions: [{source: gazette, quote: "recalled its ambassador"}]}, '
        '{value: sprat, mentions: [{source: courier, quote: "recalled its ambassador"}]}]}'
    )
    first = newsroom.publish_pages()
    assert {
        "events/norland-recalled-its-ambassador-from-sudland.html",
        "index.html#e-norland-recalled-its-ambassador-from-sudland",
        "disagreements.html#d-norland-recalled-its-ambassador-from-sudland-1",
        "sources/gazette.html#p1",
        "actors/anna-berg.html",
    } <= newsroom.links
    mentions = {mention.id for event in list_events(first) for mention in event.mentions}

    # An event gets another id and headline, then another date.
    newsroom.decide('set: {event: norland-recalled-its-ambassador-from-sudland, id: the-quarrel, title: "A quarrel"}')
    newsroom.publish_pages()
    newsroom.decide("set: {event: the-quarrel, date: 2024-06-12}")
    newsroom.publish_pages()

    # Two are joined, and told apart again: the dates that they gave then disagree with nothing any more.
    newsroom.write("osk-times", "2024-07-22", "The isle of Osk saw a summit on 2 August 2024, when Sand received Berg.")
    [talks, summit] = [event.id for event in list_events(newsroom.publish_pages()) if "osk" in tell(event)]
    newsroom.decide(f"merge: [{talks}, {summit}]")
    assert newsroom.follow(newsroom.publish_pages(), summit).id == talks
    newsroom.withdraw_decision()
    settled = tuple(f"#d-{name}-date" for name in (talks, summit))
    newsroom.links = {link for link in newsroom.links if not link.endswith(settled)}
    newsroom.publish_pages()

    # A file is renamed: nothing has changed for a reader, and its reports keep their ids.
    told = read_content(newsroom.folder).revisions
    newsroom.rename("gazette", "2024-gazette", "2024-06-14", RECALL)
    site = newsroom.publish_pages()
    assert read_content(newsroom.folder).revisions == told
    assert mentions <= {mention.id for event in list_events(site) for mention in event.mentions}

    # Another is renamed twice, and edited the first time.
    edited = "On 3 May 2024 Norland and Sudland signed a treaty on the old harbour, at last."
    newsroom.rename("harbour-post", "port-post", "2024-05-04", edited)
    newsroom.publish_pages()
    newsroom.rename("port-post", "quay-post", "2024-05-04", edited, formerly="harbour-post, ")
    treaty = newsroom.follow(newsroom.publish_pages(), "norland-and-sudland-signed-a-treaty")
    assert [mention.source for mention in treaty.mentions] == ["quay-post"]

    # A person goes by another name, and then no source names her any more.
    renamed = ACTORS.replace("name: Anna Berg,", "name: Anne Bergh, formerly: [Anna Berg],")
    (newsroom.folder / "actors.yml").write_text(renamed, encoding="utf-8")
    newsroom.publish_pages()
    newsroom.write("island-news", "2024-07-21", TALKS.replace("Berg", "An envoy"))
    newsroom.write("osk-times", "2024-07-22", "The isle of Osk saw a summit on 2 August 2024, when Sand received all.")
    newsroom.publish_pages()


def test_a_page_of_a_source_or_an_actor_that_is_gone_is_reported(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.write("island-news", "2024-07-21", TALKS)
    newsroom.publish()
    (newsroom.folder / "sources/courier.md").unlink()
    newsroom.write("2024-courier", "2024-06-15", RECALL_AGAIN)
    actors = newsroom.folder / "actors.yml"
    actors.write_text(ACTORS.replace("Anna Berg", "Anne Bergh"), encoding="utf-8")
    record = newsroom.folder / "published.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    person, source = list_reported(build_site(newsroom.folder))[-1], list_reported(build_site(newsroom.folder))[0]
    assert (source.line, person.line) == (lines.index("    - courier") + 1, lines.index("    - anna-berg") + 1)
    assert "write 'formerly: [courier]' into the file in which the article stands now" in source.message
    assert "write 'formerly: [anna-berg]' into the entry in actors.yml" in person.message
    assert main(["record", "--content", str(newsroom.folder)]) == 1
    assert str(source) in capsys.readouterr().err
    assert record.read_text(encoding="utf-8").splitlines() == lines


# ------------------------------------------------------------------ any history

SENTENCES = (RECALL, RECALL_AGAIN, RECALL_LATER, TREATY, TREATY.replace("3 May", "4 May"), TALKS)
EDITS = st.tuples(
    st.sampled_from("abcd"), st.one_of(st.none(), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2))
)


@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(EDITS, min_size=2, max_size=6))
def test_every_recorded_id_answers_or_is_reported(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, list[str] | None]]
) -> None:
    room = Newsroom(tmp_path_factory.mktemp("any") / "content")
    room.write("always", "2024-08-01", "Norland sold Sudland the ferry on 30 July 2024.")
    ever: set[str] = set()
    for name, sentences in history:
        if sentences:
            room.write(name, f"2024-06-{14 + ord(name) - ord('a')}", "\n\n".join(sentences))
        elif (room.folder / f"sources/{name}.md").exists():
            room.remove(name)
        timeline = build_timeline(read_content(room.folder))
        names = {event.id for event in (*timeline.events, *timeline.beyond)} | {was for was, _ in timeline.aliases}
        dead = {
            name for concern in find_dead_addresses(timeline) for name in re.findall(r"'([\w-]+)'", concern.message)
        }
        assert ever <= names | dead
        assert not names & dead
        if not dead:
            room.record(timeline)
            ever |= names
