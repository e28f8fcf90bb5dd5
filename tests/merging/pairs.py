"""Reports as they are compared, made by hand, and a likeness that is what a test says it is."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.edtf import parse_edtf
from dateline.merging.clusters import Cluster
from dateline.merging.likeness import Compare, Likeness
from dateline.merging.profiles import Profile
from dateline.model import Basis, Mention, Modality, Quote

NOTHING = Likeness(words=0, actors=0, kinds=0, date=0)


def make_profile(
    name: str,
    date: str = "2024-06-13",
    *,
    source: str = "",
    published: str = "2024-07-14",
    start: int = 0,
    actors: str = "Norland Sudland",
    words: str = "launcher papers leaked",
    numbers: str = "",
    kind: str = "publish",
    modality: Modality = "happened",
    subject: str = "",
    negated: bool = False,
    weekday: int | None = None,
    pinned_id: str = "",
    continues: str = "",
    basis: Basis = "found",
) -> Profile:
    """A report of ten letters; its source bears its name where none is given."""
    mention = Mention(
        id=name,
        source=source or name,
        block=0,
        quote=Quote(exact="ten letters"[:10], prefix="", suffix="", start=start, end=start + 10),
        date=parse_edtf(date) if date else None,
        kind=kind,
        modality=modality,
        actors=tuple(actors.split()),
        pinned_id=pinned_id,
        continues=continues,
        provenance=(("date", basis),),
    )
    return Profile(
        mention=mention,
        published=parse_edtf(published),
        sentence=(start, start + 10),
        title=name,
        slug=name,
        words=frozenset(words.split()) | frozenset(numbers.split()),
        actors=frozenset(actors.split()),
        kinds=frozenset({kind}),
        subject=subject,
        numbers=frozenset(numbers.split()),
        negated=negated,
        weekday=weekday,
    )


def make_clusters(*profiles: Profile) -> list[Cluster]:
    """Each report by itself."""
    return [Cluster(profiles=(profile,)) for profile in profiles]


def liken(pairs: Mapping[str, Likeness]) -> Compare:
    """Return what compares reports by the pairs of their names ("a b"); those that are not listed are not alike."""

    def compare(left: Profile, right: Profile) -> Likeness:
        one, two = left.mention.id, right.mention.id
        return pairs.get(f"{one} {two}") or pairs.get(f"{two} {one}") or NOTHING

    return compare


def list_groups(clusters: list[Cluster]) -> list[str]:
    """The names of the reports of each group."""
    return sorted("".join(sorted(profile.mention.id for profile in cluster.profiles)) for cluster in clusters)
