"""Stories that change step by step: what is read in their sources, and what their editors do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hypothesis import strategies as st

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.config import Config, Scope
from dateline.merging.events import Merged, merge_mentions
from dateline.merging.grouping import Grouping
from dateline.merging.memory import Memory
from dateline.merging.profiles import Profile, profile_source
from dateline.model import AnnotatedSource, Decision, PublishedEvent, Selector
from tests.merging.conftest import ACTORS, make_source

GAZETTEER = build_gazetteer(ACTORS)
CONFIG = Config(title="Test", scope=Scope(everything=True))
LEAK = "The Herald published leaked papers on secret launcher sales from Sudland to Norland"
TOLD = (
    "Norland recalled its ambassador from Sudland over herring{}.",
    "Norland called its ambassador to Sudland home over herring{}.",
    "Norland recalled its ambassador from Sudland over 12 tons of herring{}. Norland recalled it over 15 tons{}.",
    "Norland and Sudland signed a treaty on the old harbour{}.",
    "Sand and Norland agreed a treaty on the old harbour{}.",
    "Berg told parliament{} that Sudland was plotting. The herring, she said, would not wait.",
    "Sand said{} that the herring would not wait.",
    "Sand visited the harbour of Norland{} with twelve ministers.",
    f"{LEAK}{{}}.",
    f"{LEAK}{{}}. A flood drove people from 516 homes by the river{{}}.",
    "The river drove people out of 516 homes{}.",
)
DAYS = ("", "", " on Thursday", " on 12 June 2024", " on 13 June 2024", " on 13 May 2024", " in June 2024", " in 2024")

Row = tuple[str, str, str, tuple[str, ...]]
"""Publisher, day of publication, the source that it reprints, paragraphs."""
Annotated = tuple[AnnotatedSource, tuple[Profile, ...]]

paragraphs = st.lists(
    st.tuples(st.sampled_from(TOLD), st.sampled_from(DAYS)).map(lambda one: one[0].format(one[1], one[1])),
    min_size=1,
    max_size=4,
).map(tuple)
rows = st.tuples(
    st.sampled_from(["Gazette", "Courier", "Review"]),
    st.sampled_from(["2024-06-12", "2024-06-14", "2024-06-15", "2024-07-01"]),
    st.sampled_from(["", "", "", "a"]),
    paragraphs,
)
edits = st.tuples(st.sampled_from("abcdefgh"), st.one_of(st.none(), rows, rows, rows))
decisions = st.one_of(
    st.none(),
    st.none(),
    st.builds(
        Decision,
        action=st.sampled_from(["hide", "split", "set", "merge"]),
        path=st.just("content/decisions.yml"),
        line=st.just(3),
        title=st.just("A title of our own"),
        event=st.builds(Selector, line=st.just(3), source=st.sampled_from("abcd"), quote=st.just("orland")),
        mentions=st.tuples(
            *(st.builds(Selector, line=st.just(3), source=st.sampled_from("abcd"), quote=st.just("d")) for _ in "ab")
        ),
    ),
)


@lru_cache(maxsize=1 << 10)
def annotate(name: str, row: Row) -> Annotated:
    """Read a source, once: whoever asks again gets the very same objects."""
    publisher, day, original, texts = row
    source = make_source(name, publisher, day, texts, original="" if original == name else original)
    read = annotate_source(source, GAZETTEER)
    return read, profile_source(read, GAZETTEER)


def merge_read(
    read: Sequence[Annotated],
    decided: Sequence[Decision],
    published: Sequence[PublishedEvent],
    memory: Memory,
    last: Grouping | None = None,
) -> Merged:
    """Merge what was read in some sources, as ``merge_mentions`` does."""
    sources, reports = [one for one, _ in read], [own for _, own in read]
    return merge_mentions(sources, CONFIG, GAZETTEER, decided, published, reports=reports, memory=memory, last=last)


FERRIES = {
    name: ("Gazette", "2024-06-14", "", (f"Norland sold {number} ferries to {name}land on {number} June 2024.",))
    for number, name in enumerate("bcdefgh", 2)
}
