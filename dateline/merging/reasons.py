"""MergeReason, Refusal → the words that editors and other programs get, with ids and scores.

The one place where they are written: the merge step gives its reasons as data, and whoever judges by a reason reads its
fields. What a page says of the same to readers is in ``publishing/joins``.
"""

from __future__ import annotations

from dateline.model import MergeReason, MergeStep, Obstacle, Refusal, Scores

_STEPS: dict[MergeStep, str] = {
    "agreeing": "{sources}: {scores}",
    "contested": "the dates differ, the telling does not: {scores}",
    "undated": "{sources} gives no date and tells the same: {scores}; {undated_score:.2f} without the date",
    "continuation": "{sources}: told in one breath, “{excerpt}…”",
    "pinned": "#{pinned_id} stands in both",
    "same-as": "{sources}: joined by the editor's same-as",
    "merge": "joined by the editor",
    "split": "parted by the editor",
}


def word_reason(reason: MergeReason) -> str:
    """Say why reports are one event: "gazette and courier: alike 0.81 (words 0.70: herring; …)"."""
    words = _STEPS[reason.step].format(
        sources=" and ".join(reason.sources),
        scores=_word_scores(reason.scores) if reason.scores else "",
        undated_score=reason.undated_score,
        excerpt=reason.excerpt,
        pinned_id=reason.pinned_id,
    )
    kept = "; kept together as published" if reason.as_published else ""
    because = f": {reason.because}" if reason.because else ""
    return f"{words}{kept}{because}"


def word_refusal(refusal: Refusal) -> str:
    """Say how alike two reports are, and why they are not one event: "alike 0.47 (words …); 0.50 is asked"."""
    return f"{_word_scores(refusal.scores)}; {word_obstacle(refusal.obstacle)}"


def word_obstacle(obstacle: Obstacle) -> str:
    """Say what keeps two reports apart: "0.50 is asked"."""
    if obstacle.cause == "likeness":
        return f"{obstacle.least:.2f} is asked"
    if obstacle.cause == "words":
        return f"words {obstacle.least:.2f} are asked"
    if obstacle.cause == "groups":
        return "the two groups as wholes do not agree"
    return "published with what it goes on about"


def _word_scores(scores: Scores) -> str:
    shared = f": {', '.join(scores.shared_words)}" if scores.shared_words else ""
    return (
        f"alike {scores.likeness:.2f} (words {scores.words:.2f}{shared}; actors {scores.actors:.2f}; "
        f"kind {scores.kind:.2f}; date {scores.date:.2f})"
    )
