"""Source → Annotations: all that is read in each source, worked out where it is new or changed, and kept.

Reading to annotating is a function of one source and the actors. So it is done for each alone, in this process or in
another one, and what an earlier build read is found by the hash of both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from dateline.annotating.actors import Gazetteer, build_gazetteer, find_actors
from dateline.annotating.mentions import find_mentions
from dateline.cache import Cache, Key, hash_parts, make_key
from dateline.dating.finder import find_timexes
from dateline.deadlines import limit_time
from dateline.errors import ContentError, Problems
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile, profile_source
from dateline.merging.sharing import Pool
from dateline.model import Actor, ActorSpan, AnnotatedSource, Passage, Source, Timex
from dateline.packing import Packed, pack, unpack
from dateline.reading.passages import split_passages
from dateline.workers import Workers

_SOURCES_AT_ONCE = 16
"""Sources that go to another process together: some tenths of a second's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What was read in a source, without the source: as it is kept, and travels."""

    passages: Packed[Passage]
    timexes: Packed[Timex]
    names: tuple[ActorSpan, ...]
    profiles: tuple[Profile, ...]
    """Its reports as they are compared, which hold its mentions."""


def annotate_all(
    sources: Sequence[Source],
    actors: tuple[Actor, ...],
    *,
    workers: Workers,
    cache: Cache,
    memory: Memory = FORGETFUL,
    progress: Callable[[int, int], None],
) -> list[tuple[bytes, Annotations]]:
    """Annotate the sources that are new or changed, all where an actor is.

    Args:
        sources: of the story.
        actors: those whom they may name.
        workers: who reads what is new.
        cache: what earlier builds read.
        memory: of the build before in this process.
        progress: told how many sources are read, and how many there are.

    Returns:
        For each source the hash of what its annotations are made from, and these.

    Raises:
        ContentError: when a source takes too long; with each that does.
    """
    named = hash_parts(pack(actors))
    keys = memory.remember_all("key", _make_key, sources, [(named,)] * len(sources))
    pool = Pool()
    if memory.is_new:
        pool.share_sources(sources)

    def share(read: Annotations) -> None:
        pool.share_names(read.names)
        pool.share_reports(read.profiles)

    def check(read: Annotations) -> None:
        if memory is not FORGETFUL:  # a page may be made of it when no build is there any more to begin anew
            read.passages.check()
            read.timexes.check()
        share(read)

    known = cache.recall_all(keys, check)
    found = {key: value for key, value in zip(keys, known, strict=True) if value is not None}
    missing = [(key, source) for key, source in zip(keys, sources, strict=True) if key not in found]
    read = workers.map(partial(_pack_found, actors=actors), [source for _, source in missing], size=_SOURCES_AT_ONCE)
    problems = Problems()
    for number, ((key, _), result) in enumerate(zip(missing, read, strict=True), len(sources) - len(missing) + 1):
        if isinstance(result, ContentError):
            problems.extend(result)
        else:
            found[key] = unpack(result, Annotations)
            share(found[key])
            cache.keep(key, found[key])
        progress(number, len(sources))
    problems.raise_any()
    return [(key.hash, found[key]) for key in keys]


def _pack_found(sources: Sequence[Source], actors: tuple[Actor, ...]) -> list[bytes | ContentError]:
    """Annotate some sources, and pack what was found (``Annotations``), as it travels fastest."""
    return [one if isinstance(one, ContentError) else pack(_detach(*one)) for one in annotate_sources(sources, actors)]


def _detach(read: AnnotatedSource, profiles: tuple[Profile, ...]) -> Annotations:
    """Keep packed what hardly anybody asks for before the source has its page."""
    return Annotations(
        passages=Packed.of(read.passages, Passage),
        timexes=Packed.of(read.timexes, Timex),
        names=read.names,
        profiles=profiles,
    )


def annotate_sources(
    sources: Sequence[Source], actors: tuple[Actor, ...]
) -> list[tuple[AnnotatedSource, tuple[Profile, ...]] | ContentError]:
    """Read some sources, each for itself, and prepare what they report for comparing.

    A source that takes too long gives an error in its place.
    """
    gazetteer = open_gazetteer(actors)
    found: list[tuple[AnnotatedSource, tuple[Profile, ...]] | ContentError] = []
    for source in sources:
        try:
            with limit_time(source.path):
                read = annotate_source(source, gazetteer)
                found.append((read, profile_source(read, gazetteer)))
        except ContentError as error:
            found.append(error)
    return found


open_gazetteer = lru_cache(maxsize=1)(build_gazetteer)
"""Made once in each process, and not for every chunk."""


def annotate_source(source: Source, gazetteer: Gazetteer) -> AnnotatedSource:
    """Read one source, from its sentences to what it reports: a pure function of the source and the actors."""
    passages = split_passages(source)
    timexes = find_timexes(source, passages)
    names = find_actors(source, passages, gazetteer)
    return AnnotatedSource(
        source=source,
        passages=passages,
        timexes=timexes,
        names=names,
        mentions=find_mentions(source, passages, timexes, names, gazetteer),
        undated=(),
    )


def _make_key(source: Source, actors: bytes) -> Key[Annotations]:
    """Name what is read in a source, by all of it and by the hash of the actors."""
    return make_key(Annotations, pack(source), actors)


def attach(source: Source, found: Annotations, made_from: bytes) -> AnnotatedSource:
    """Put together a source, what was read in it, and the hash of what that was made from."""
    return AnnotatedSource(
        source=source,
        passages=found.passages,
        timexes=found.timexes,
        names=found.names,
        mentions=tuple([profile.mention for profile in found.profiles]),
        undated=(),
        hash=made_from,
    )
