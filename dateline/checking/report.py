"""Findings and concerns → the report of ``dateline check``: in words, and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.checking.places import Finding, Place
    from dateline.errors import Problem

_WIDEST = 72
"""Characters of a file's name and line beyond which messages are not moved any further to the right."""
_CONCERNS = "Concerns, on which --strict fails"


def write_report(findings: Sequence[Finding], concerns: Sequence[Problem], *, everything: bool) -> Iterator[str]:
    """Write the report: how many there are of each sort, then every place, the lines that can be pasted unindented.

    Args:
        findings: in order of weight.
        concerns: they are counted here; their places are messages, which go to another stream.
        everything: whether to list what is only to know.
    """
    counts = [(len(concerns), _CONCERNS)] if concerns else []
    counts += [(len(one.places), one.title) for one in findings if not one.to_know]
    known = [one for one in findings if one.to_know]
    width = max((len(str(number)) for number, _ in (*counts, *((len(one.places), "") for one in known))), default=0)
    if counts:
        yield "To look at:"
        yield from (f"  {number:>{width}}  {title}" for number, title in counts)
    else:
        yield "Nothing to look at."
    if known:
        yield "To know:" if everything else "To know (--all lists them):"
        yield from (f"  {len(one.places):>{width}}  {one.title}" for one in known)
    for finding in findings:
        if everything or not finding.to_know:
            yield ""
            yield f"{finding.title}: {len(finding.places)}"
            yield f"  ({finding.advice})"
            yield from _write_places(finding.places)


def record_report(findings: Sequence[Finding], concerns: Sequence[Problem]) -> dict[str, Any]:
    """The report for programs: stable keys. Groups without a place are left out."""
    problems = [{**asdict(one), "suggestion": ""} for one in concerns]
    advice = "mend each where it stands; `--strict` fails on them"
    groups = [{"id": "concerns", "title": _CONCERNS, "advice": advice, "to_know": False, "problems": problems}]
    return {"groups": [*(groups if problems else ()), *map(_record_finding, findings)]}


def _record_finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "title": finding.title,
        "advice": finding.advice,
        "to_know": finding.to_know,
        "problems": list(map(asdict, finding.places)),
    }


def _write_places(places: Sequence[Place]) -> Iterator[str]:
    width = min(_WIDEST, max(len(place.place) for place in places))
    for place in places:
        yield f"  {place.place:<{width}}  {place.message}"
        if place.suggestion:
            yield place.suggestion
