"""Timeline → sources that print what an earlier one printed.

Two texts are compared by their runs of five words (shingles; Broder 1997), of which a reprint shares most even where it
is cut. Only texts that share a run at all are compared, through an index of the runs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import AnnotatedSource, Source

_RUN = 5
"""Words of a run."""
_FEWEST_RUNS = 12
"""Runs below which a text is too short to be called a reprint."""
_SAME = 0.6
"""Share of the shorter text's runs that stand in the other as well, from which it is called a reprint."""
_STOCK = 20
"""Sources that may share a run; what more of them print is a stock phrase."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """A source whose text is nearly that of an earlier one."""

    read: AnnotatedSource
    original: Source
    share: float
    """Of the shorter text, how much stands in both, 0 to 1."""


def find_reprints(sources: Sequence[AnnotatedSource]) -> Iterator[Reprint]:
    """Find the sources that nearly repeat an earlier one and do not say so.

    Args:
        sources: in order of publication.
    """
    runs = [_list_runs(read.source.text) for read in sources]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, read in enumerate(sources):
        shared = Counter(other for run in runs[place] for other in holders[run] if len(holders[run]) <= _STOCK)
        shares = {other: count / min(len(runs[place]), len(runs[other])) for other, count in shared.items()}
        earlier = max(shares, key=lambda other: (shares[other], -other), default=None)
        if earlier is not None and shares[earlier] >= _SAME and not read.source.same_text_as:
            yield Reprint(read=read, original=sources[earlier].source, share=shares[earlier])
        if len(runs[place]) >= _FEWEST_RUNS:
            for run in runs[place]:
                holders[run].append(place)


def _list_runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    found = frozenset(tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
    return found if len(found) >= _FEWEST_RUNS else frozenset()
