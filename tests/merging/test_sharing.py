"""What many reports hold alike is one object, and no report is another one for that."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dateline.edtf import parse_edtf
from dateline.merging.kept import KeptGroup, KeptGrouping
from dateline.merging.profiles import Profile
from dateline.merging.sharing import Pool
from dateline.model import ActorSpan, Block, Mention, MergeReason, Obstacle, Quote, Refusal, Scores, Source, Timex
from dateline.packing import pack, unpack


def make_report(name: str) -> Profile:
    day = parse_edtf("2024-06-13")
    timex = Timex(
        start=3,
        end=11,
        text="Thursday",
        type="DATE",
        value=day.text,
        date=day,
        rule="weekday",
        counted_from=parse_edtf("2024-06-14"),
        reason="Thursday is counted from publication.",
    )
    mention = Mention(
        id=name,
        source=name,
        block=0,
        quote=Quote(exact=f"On Thursday Anna Berg left {name}", prefix="", suffix="", start=0, end=30),
        date=day,
        timex=timex,
        date_reason=timex.reason,
        kind="visit",
        modality="happened",
        actors=("Anna Berg",),
    )
    return Profile(
        mention=mention,
        published=parse_edtf("2024-06-14"),
        sentence=(0, 30),
        title=name,
        slug=name,
        words=frozenset({"leav", f"to {name}"}),
        actors=frozenset({"Anna Berg", "Norland"}),
        kinds=frozenset({"visit"}),
        subject="Anna Berg",
    )


def make_source(name: str, blocks: tuple[Block, ...] = ()) -> Source:
    return Source(
        id=name,
        path=name,
        title=name,
        publisher="The Evening Ledger",
        published=parse_edtf("2024-06-14"),
        language="en",
        text_language="en",
        text="",
        blocks=blocks,
    )


def test_what_reports_hold_alike_is_one_object() -> None:
    made = tuple(map(make_report, ("a", "b", "c")))

    reports = unpack(pack(made), tuple[Profile, ...])
    Pool().share_reports(reports)
    assert reports == made
    for one, two in pairwise(reports):
        for name in ("published", "sentence", "actors", "kinds", "numbers", "subject"):
            assert getattr(one, name) is getattr(two, name)
        for name in ("date", "kind", "actors", "recipients", "date_reason"):
            assert getattr(one.mention, name) is getattr(two.mention, name)
        for name in ("prefix", "suffix"):
            assert getattr(one.mention.quote, name) is getattr(two.mention.quote, name)
        for name in ("text", "value", "date", "rule", "counted_from", "reason"):
            assert getattr(one.mention.timex, name) is getattr(two.mention.timex, name)
        [(word, same)] = [(own, other) for own in one.words for other in two.words if own == other]
        assert word is same


def test_two_tellings_in_the_same_words_hold_them_once() -> None:
    reports = unpack(pack((make_report("a"), make_report("a"))), tuple[Profile, ...])
    Pool().share_reports(reports)
    one, two = reports
    assert one == two == make_report("a")
    for name in ("words", "title", "slug"):
        assert getattr(one, name) is getattr(two, name)
    assert one.mention.quote.exact is two.mention.quote.exact


def test_a_place_is_one_number_wherever_it_is_told() -> None:
    far = replace(make_report("a").mention.quote, start=1300, end=1330)
    made = replace(make_report("a"), mention=replace(make_report("a").mention, quote=far))
    source = make_source("a", blocks=(Block(kind="paragraph", start=1300, end=1330, line=9),))
    span = ActorSpan(start=1300, end=1330, actor="Anna Berg")
    report, shared, named = unpack(pack(made), Profile), unpack(pack(source), Source), unpack(pack(span), ActorSpan)
    pool = Pool()
    pool.share_sources([shared])
    pool.share_reports([report])
    pool.share_names([named])
    assert (report, shared, named) == (made, source, span)
    for name in ("start", "end"):
        assert getattr(report.mention.quote, name) is getattr(shared.blocks[0], name) is getattr(named, name)


def test_what_sources_are_called_alike_is_one_text() -> None:
    made = (make_source("a"), make_source("b"))
    one, two = sources = unpack(pack(made), tuple[Source, ...])
    Pool().share_sources(sources)
    assert sources == made
    for name in ("publisher", "published", "language", "text_language"):
        assert getattr(one, name) is getattr(two, name)


def test_reports_of_several_sources_share_one_pool() -> None:
    pool = Pool()
    one, two = (unpack(pack((make_report(name),)), tuple[Profile, ...]) for name in ("a", "b"))
    pool.share_reports(one)
    pool.share_reports(two)
    assert one[0].mention.date is two[0].mention.date


def test_a_report_without_a_date_is_shared_as_well() -> None:
    dated = make_report("a")
    undated = replace(dated, mention=replace(dated.mention, date=None, timex=None))
    Pool().share_reports([report := unpack(pack(undated), Profile)])
    assert report == undated


def test_an_actor_is_named_by_one_text() -> None:
    made = tuple(ActorSpan(start=start, end=start + 9, actor="Anna Berg", title="minister") for start in (3, 40))
    one, two = names = unpack(pack(made), tuple[ActorSpan, ...])
    Pool().share_names(names)
    assert names == made
    assert (one.actor is two.actor, one.title is two.title) == (True, True)


def test_reasons_and_refusals_that_tell_the_same_scores_hold_them_once() -> None:
    scores = Scores(likeness=0.6, words=0.5, actors=1.0, kind=1.0, date=0.7, shared_words=("tin", "herring"))
    reason = MergeReason(step="agreeing", sources=("a", "b"), scores=scores)
    refusal = Refusal(mention="a", other="c", scores=scores, obstacle=Obstacle(cause="likeness", least=0.5))
    group = KeptGroup(reports=(0, 1), reasons=(reason, MergeReason(step="pinned")), refusals=(refusal,))
    made = KeptGrouping(
        sources=((b"a", 1), (b"b", 1), (b"c", 1)),
        words={"tin": 1.0},
        actors={},
        homes={},
        leaning={},
        alone=(0, 1, 2),
        components=((group,), (group,)),
        compared=(),
        contested=(),
        settled=(),
        rated={},
    )
    kept = unpack(pack(made), KeptGrouping)
    Pool().share_grouping(kept)
    assert kept == made
    [[one], [two]] = kept.components
    assert one.refusals[0].obstacle is two.refusals[0].obstacle
    assert one.reasons[0].scores is two.reasons[0].scores is two.refusals[0].scores
    assert one.reasons[0].sources is two.reasons[0].sources
