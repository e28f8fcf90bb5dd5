"""Which reports are compared at all."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.merging.candidates import Span, find_pairs, match_spans
from dateline.merging.profiles import Profile
from dateline.model import Mention, Quote

START = date(2024, 6, 1)


def make_span(first: int, length: int = 0, actors: str = "", words: str = "") -> Span:
    """A report that lasts from so many days after the start, and names actors or uses words, parted by spaces."""
    quote = Quote(exact=words, prefix="", suffix="", start=0, end=len(words))
    mention = Mention(
        id="m",
        source="s",
        block=0,
        quote=quote,
        date=None,
        kind="other",
        modality="happened",
        actors=tuple(actors.split()),
    )
    day = parse_edtf("2024-06-14")
    profile = Profile(
        mention=mention,
        published=day,
        sentence=(0, 0),
        title="",
        slug="",
        words=frozenset(words.split()),
        actors=frozenset(actors.split()),
        kinds=frozenset(),
    )
    begin = START + timedelta(days=first)
    return Span(first=begin, last=begin + timedelta(days=length), profile=profile)


def test_reports_of_one_day_that_share_an_actor_are_a_pair() -> None:
    assert list(find_pairs([make_span(3, actors="Norland Sudland"), make_span(3, actors="Sudland")])) == [(0, 1)]


def test_days_that_do_not_meet_make_no_pair() -> None:
    assert list(find_pairs([make_span(3, 2, actors="Norland"), make_span(6, actors="Norland")])) == []


def test_a_report_that_names_nobody_is_found_by_two_words() -> None:
    named = make_span(3, actors="Norland", words="flood homes river")
    one, two = make_span(3, words="flood"), make_span(3, words="flood homes")
    assert list(find_pairs([named, one])) == []
    assert list(find_pairs([named, two])) == [(0, 1)]


def test_probes_meet_spans_and_not_one_another() -> None:
    probes = [make_span(0, 31, actors="Norland"), make_span(0, 31, actors="Norland")]
    spans = [make_span(40, actors="Norland"), make_span(31, actors="Norland"), make_span(5, actors="Sudland")]
    assert match_spans(probes, spans) == [[1], [1]]


SPANS = st.lists(
    st.builds(
        make_span,
        st.integers(0, 20),
        st.integers(0, 9),
        st.sampled_from(["", "Norland", "Sudland", "Norland Sudland"]),
        st.sampled_from(["", "flood", "flood homes", "homes river flood"]),
    ),
    max_size=12,
)


def may_meet(one: Span, two: Span) -> bool:
    meets = one.first <= two.last and two.first <= one.last
    left, right = one.profile, two.profile
    if left.actors and right.actors:
        return meets and bool(left.actors & right.actors)
    return meets and len(left.words & right.words) >= 2


@given(SPANS)
def test_the_sweep_finds_what_a_look_at_every_pair_would(spans: list[Span]) -> None:
    wanted = [pair for pair in combinations(range(len(spans)), 2) if may_meet(spans[pair[0]], spans[pair[1]])]
    assert sorted(find_pairs(spans)) == wanted


@given(SPANS, SPANS)
def test_probes_find_what_a_look_at_every_span_would(probes: list[Span], spans: list[Span]) -> None:
    wanted = [[place for place, span in enumerate(spans) if may_meet(probe, span)] for probe in probes]
    assert match_spans(probes, spans) == wanted
