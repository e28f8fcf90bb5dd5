"""Story → the picture that a shared link shows: what ``card.svg`` draws, and that drawing as PNG.

The one module that knows resvg. It draws with the fonts that it is handed and with no others, so that the same story
gives the same bytes on a machine with other fonts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import resvg_py

from dateline.publishing import contexts
from dateline.publishing.dates import say_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dateline.publishing.overview import LanePicture, Overview
    from dateline.publishing.timeline import Story

_WIDTH, _HEIGHT, _MARGIN = 1200, 630, 64
_ROOM = _WIDTH - 2 * _MARGIN
_PLOT_LEFT, _PLOT_TOP, _PLOT_BOTTOM = 276, 334, 574
_PLOT_WIDTH = _WIDTH - _MARGIN - _PLOT_LEFT
_LEAST_HEIGHT, _TRACK_HEIGHT, _MOST_TRACKS = 4, 4, 2
_TITLE_SIZES = (96, 84, 72, 62, 54)
_TITLE_HEIGHT = 128
_LETTERS = (
    frozenset("\N{NO-BREAK SPACE}£§©«¶·»–—‘’‚“”„•…−№ƏəƠơƯưẀẁẂẃẄẅ")
    | frozenset(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x17F), *range(0x1FA, 0x21C), *range(0x1EF2, 0x1EFA))))
    | frozenset(map(chr, (*range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1)))
) - frozenset("ĲĳŉĿŀ")
"""What the fonts of ``templates/fonts`` can write: Latin of all Europe and of the Turkic languages, and Cyrillic."""
_NARROWEST = 0.34
"""Width of the narrowest letters, where 1 is the size of the type."""
_NARROW, _WIDE = frozenset(" iIjlftr.,:;'’‘!|()[]-–"), frozenset("mwMW—…@%&æœÆŒжмфшщыюЖМФШЩЫЮ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text, with its base line in pixels."""

    text: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A box of the miniature, in pixels of the card."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLane:
    """A lane of the overview in small: columns for the events of a few days, thin bars below for those that lasted."""

    name: str
    shape: int
    """Which hue and shape stands for it; 0 for the disagreements."""
    base: float
    columns: tuple[Column, ...]
    bars: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardYear:
    """A year below the miniature."""

    x: float
    label: str


def plan_card(story: Story, overview: Overview | None) -> contexts.SocialCard:
    """Say what the card shows: the title, its counts, and the overview in small."""
    config = story.timeline.config
    size, lines = _fit_title(config.title)
    first = _MARGIN + round(0.76 * size)
    return contexts.SocialCard(
        title=tuple(Line(text=line, y=first + round(1.04 * size * n)) for n, line in enumerate(lines)),
        title_size=size,
        subtitle=_cut_subtitle(config.subtitle),
        event_count=len(story.timeline.events),
        source_count=len(story.sources),
        dispute_count=sum(len(event.disagreements) for event in story.timeline.events),
        span=say_span(story.timeline.events),
        left=_PLOT_LEFT,
        right=_PLOT_LEFT + _PLOT_WIDTH,
        lanes=_draw_lanes(overview) if overview else (),
        years=tuple(_label_years(overview)) if overview else (),
    )


def find_unwritable(story: Story) -> frozenset[str]:
    """Letters of a story's card that our own fonts do not have: they would come out as empty boxes."""
    config = story.timeline.config
    lanes = story.lanes if story.timeline.events else ()
    words = [*_fit_title(config.title)[1], _cut_subtitle(config.subtitle), *(_cut_name(lane.name) for lane in lanes)]
    return frozenset("".join(words)) - _LETTERS


def draw_card(svg: str, fonts: Sequence[Path]) -> bytes:
    """Draw an SVG as PNG, as large as it can be within 1200 x 630 pixels.

    Args:
        svg: the drawing.
        fonts: TrueType or OpenType files; nothing else is asked for letters.

    Raises:
        ValueError: when the drawing is no SVG, with what is wrong with it.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=_WIDTH,  # whatever the drawing says of itself: one of a million pixels would fill the memory
        height=_HEIGHT,
        skip_system_fonts=True,
        font_files=[str(font) for font in fonts],
    )


# ------------------------------------------------------------------ miniature


def _draw_lanes(overview: Overview) -> tuple[CardLane, ...]:
    """One row for each lane; the highest column of all fills its row."""
    pictures = [*overview.lanes, *([overview.disputes] if overview.disputes else [])]
    row = (_PLOT_BOTTOM - _PLOT_TOP) / len(pictures)
    counts = [_count_columns(picture) for picture in pictures]
    most = max((count for columns in counts for count in columns.values()), default=1)
    scale = (row - 3 * _TRACK_HEIGHT - _LEAST_HEIGHT) / most
    return tuple(
        _draw_lane(picture, columns, round(_PLOT_TOP + row * (n + 1) - 3 * _TRACK_HEIGHT, 2), scale)
        for n, (picture, columns) in enumerate(zip(pictures, counts, strict=True))
    )


def _label_years(overview: Overview) -> Iterable[CardYear]:
    """Every second year, and the columns beside the years."""
    for one in overview.outside:
        yield CardYear(x=_place(one.x + (overview.after if one.x else overview.before) / 2), label=one.label)
    for tick in overview.ticks:
        if not tick.is_minor:
            yield CardYear(x=_place(tick.middle), label=tick.label)


def _draw_lane(picture: LanePicture, columns: Counter[float], base: float, scale: float) -> CardLane:
    lasting = [bar for bar in picture.bars if not (bar.is_soft or bar.fade)]
    tracks = sorted({bar.y for bar in lasting})[:_MOST_TRACKS]
    return CardLane(
        name=_cut_name(picture.name),
        shape=picture.shape,
        base=base,
        columns=tuple(_draw_column(x, count, base, scale) for x, count in sorted(columns.items())),
        bars=tuple(
            Column(
                x=_place(bar.x),
                y=round(base + 2 + _TRACK_HEIGHT * tracks.index(bar.y), 2),
                width=round(bar.width * _PLOT_WIDTH / 100, 2),
                height=_TRACK_HEIGHT - 1,
            )
            for bar in lasting
            if bar.y in tracks
        ),
    )


def _draw_column(x: float, count: int, base: float, scale: float) -> Column:
    height = round(_LEAST_HEIGHT + scale * count, 2)
    return Column(x=round(_place(x) - 3, 2), y=round(base - height, 2), width=6, height=height)


def _count_columns(picture: LanePicture) -> Counter[float]:
    """Place → how many events stand there."""
    columns: Counter[float] = Counter()
    for mark in picture.marks:
        columns[mark.x] += mark.more or 1
    return columns


def _place(percent: float) -> float:
    return round(_PLOT_LEFT + percent * _PLOT_WIDTH / 100, 2)


# ------------------------------------------------------------------ text that has to fit


def _fit_title(title: str) -> tuple[int, tuple[str, ...]]:
    """The largest size at which the title fits, on two lines at most; at the smallest, what is too long is cut."""
    for size in _TITLE_SIZES:
        lines = _wrap(title, size)
        if size * 1.04 * len(lines) <= _TITLE_HEIGHT and all(_measure(line, size) <= _ROOM for line in lines):
            return size, lines
    size = _TITLE_SIZES[-1]
    first, *rest = _wrap(title, size)
    kept = (first, " ".join(rest)) if rest else (first,)
    return size, tuple(_cut(line, size, _ROOM) for line in kept)


def _wrap(text: str, size: int) -> tuple[str, ...]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _measure(longer, size) > _ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _cut_subtitle(text: str) -> str:
    return _cut(text, 34, _ROOM)


def _cut_name(lane: str) -> str:
    return _cut(lane, 22, _PLOT_LEFT - _MARGIN - 36)


def _cut(text: str, size: int, room: float) -> str:
    """Shorten a text to the room it has, marked by an ellipsis."""
    if _measure(text, size) <= room:
        return text
    text = text[: int(room / (size * _NARROWEST)) + 1]
    while text and _measure(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _measure(text: str, size: int) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return size * sum(
        _NARROWEST if letter in _NARROW else 1.05 if letter in _WIDE else 0.72 if letter.isupper() else 0.56
        for letter in text
    )
