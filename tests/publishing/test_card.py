from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.config import Config
from dateline.errors import ContentError
from dateline.model import Event, Timeline
from dateline.publishing.card import draw_card, find_unwritable, plan_card
from dateline.publishing.contexts import SocialCard
from dateline.publishing.overview import draw_overview
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.timeline import Story, arrange_story

WIDTH, HEIGHT, MARGIN = 1200, 630, 64


@pytest.fixture
def fonts(templates: Path) -> list[Path]:
    return sorted((templates / "fonts").glob("*.ttf"))


@pytest.fixture
def render(templates: Path, static: Path) -> Callable[..., dict[str, bytes]]:
    def render_with(timeline: Timeline, *own: Path, base_url: str = "") -> dict[str, bytes]:
        story, folders = arrange_story(timeline), [*own, templates]
        return render_site(Renderer(story, templates=folders, static=static, base_url=base_url)).files

    return render_with


def plan(story: Story) -> SocialCard:
    return plan_card(story, draw_overview(story))


def retitle(timeline: Timeline, title: str) -> Timeline:
    return replace(timeline, config=replace(timeline.config, title=title))


def test_the_card_is_a_png_of_the_size_that_sites_ask_for(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    card = render(timeline)["card.png"]
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", card[16:24]) == (WIDTH, HEIGHT)


def test_no_drawing_becomes_a_larger_card(fonts: list[Path]) -> None:
    card = draw_card('<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000"/>', fonts)
    assert struct.unpack(">II", card[16:24]) == (HEIGHT, HEIGHT)


def test_the_same_story_gives_the_same_card_and_another_title_another(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    assert render(timeline)["card.png"] == render(timeline)["card.png"]
    assert render(timeline)["card.png"] != render(retitle(timeline, "Allies at ease"))["card.png"]


def test_it_counts_what_the_index_counts(timeline: Timeline) -> None:
    card = plan(arrange_story(timeline))
    assert (card.event_count, card.source_count, card.dispute_count) == (4, 4, 2)
    assert card.span == "2018 to 2025"


def test_every_lane_is_there_and_stands_inside_the_picture(
    timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]]
) -> None:
    story = arrange_story(replace(timeline, events=(*timeline.events[:1], *crowd(90), *timeline.events[1:])))
    card = plan(story)
    assert [lane.name for lane in card.lanes] == [*(lane.name for lane in story.lanes), "Disagreements"]
    for lane in card.lanes:
        for box in (*lane.columns, *lane.bars):
            assert card.left - 4 <= box.x <= box.x + box.width <= card.right + 4
            assert 310 <= box.y <= box.y + box.height < HEIGHT - 40
    columns = [column.height for lane in card.lanes for column in lane.columns]
    assert max(columns) > 3 * min(columns)


@pytest.mark.parametrize(
    "title",
    [
        "Mud",
        "The harbour of Port Ellery and the fishermen who would not leave it",
        "WWWWWW MMMMMM " * 6,
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
        "Erdoğan, Šefčovič i Łukašenka w Świnoujściu " * 3,
        "Щука, жмых, шлюз и южные фьорды: ЖЖЖ ШШШ ЩЩЩ ЮЮЮ ФФФ " * 3,
        "Two short lines of a title that is much too long " * 4,
    ],
)
def test_no_title_runs_off_the_card(timeline: Timeline, fonts: list[Path], title: str) -> None:
    card = plan(arrange_story(retitle(timeline, title)))
    assert 1 <= len(card.title) <= 2
    assert card.title[-1].y < 200
    for line in card.title:
        shown = draw_line(line.text, card.title_size, fonts)
        assert shown != draw_line(" ", card.title_size, fonts)
        # Nothing stands beyond the card's room: to paint that over changes nothing.
        assert shown == draw_line(line.text, card.title_size, fonts, painted_from=WIDTH - 2 * MARGIN)


def draw_line(text: str, size: int, fonts: list[Path], *, painted_from: int = 2 * WIDTH) -> bytes:
    return draw_card(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH}" height="150"><rect width="100%" height="150" '
        f'fill="#fff"/><text y="100" font-family="Newsreader Display" font-size="{size}">{text}</text>'
        f'<rect x="{painted_from}" width="{2 * WIDTH}" height="150" fill="#fff"/></svg>',
        fonts,
    )


def test_a_title_that_is_too_long_says_that_it_was_cut(timeline: Timeline) -> None:
    assert plan(arrange_story(retitle(timeline, "A title " * 40))).title[-1].text.endswith("…")


@pytest.mark.parametrize("family", ["Newsreader Display", "Public Sans"])
def test_a_letter_that_counts_as_writable_is_in_the_fonts(timeline: Timeline, fonts: list[Path], family: str) -> None:
    def draw(letter: str) -> bytes:
        return draw_card(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="30" '
            f'font-family="{family}">&#{ord(letter)};</text></svg>',
            fonts,
        )

    box = draw("Ժ")
    letters = [
        letter
        for letter in map(chr, range(0x21, 0x2300))
        if not find_unwritable(arrange_story(replace(timeline, config=Config(title="A", subtitle=letter))))
    ]
    assert len(letters) > 400
    assert not [letter for letter in letters if draw(letter) == box]


def test_a_story_in_letters_without_a_font_has_no_card(
    render: Callable[..., dict[str, bytes]], timeline: Timeline, fonts: list[Path], tmp_path: Path
) -> None:
    armenian = retitle(timeline, "Դաշնակիցներ")
    files = render(armenian, base_url="https://example.org/")
    assert "card.png" not in files
    assert b"og:image" not in files["index.html"]
    assert b'name="twitter:card" content="summary"' in files["index.html"]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(fonts[0].read_bytes())
    assert "card.png" in render(armenian, tmp_path)


def test_a_story_without_an_event_has_a_card(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    empty = replace(timeline, events=(), beyond=(), sources=(), actors=(), pages=(), aliases=())
    assert render(empty)["card.png"] != render(timeline)["card.png"]


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [("<svg>\n{{ page.titel }}</svg>", 2, "titel"), ("<p>no drawing</p>", 0, "correct the template")],
)
def test_a_faulty_card_of_the_storys_own_is_reported(
    render: Callable[..., dict[str, bytes]],
    timeline: Timeline,
    tmp_path: Path,
    template: str,
    line: int,
    message: str,
) -> None:
    (tmp_path / "card.svg").write_text(template, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        render(timeline, tmp_path)
    [problem] = caught.value.problems
    assert (Path(problem.path).name, problem.line) == ("card.svg", line)
    assert message in problem.message
