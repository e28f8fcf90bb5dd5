"""The closed list of kinds: what sort of act an event is.

They follow the event types of PLOVER (Halterman et al. 2023, "PLOVER and POLECAT", the successor of CAMEO), less those
that news of governments seldom needs, and with `publish` for what newspapers themselves bring to light.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of act."""

    label: str
    """What readers see."""
    meaning: str
    """What belongs under it, in one sentence."""


KINDS: dict[str, Kind] = {
    "statement": Kind(label="Statement", meaning="Somebody says something that is none of the kinds below."),
    "accuse": Kind(label="Accusation", meaning="Blames, condemns or criticises somebody."),
    "reject": Kind(label="Refusal", meaning="Turns down what is asked, offered or expected: refuses, stays away."),
    "threaten": Kind(label="Threat", meaning="Announces harm, or a price to pay, unless something is done or left."),
    "protest": Kind(label="Protest", meaning="Objects in due form or in the street: notes, envoys summoned, rallies."),
    "consult": Kind(label="Visit or talks", meaning="Meets, visits, telephones, gathers, gives an interview."),
    "agree": Kind(label="Agreement", meaning="Settles, signs, ratifies or founds something together."),
    "cooperate": Kind(label="Cooperation", meaning="Trades, supplies, buys or builds together, arms included."),
    "aid": Kind(label="Aid", meaning="Gives or lends without an equal return: money, rebuilding, rescue."),
    "sanction": Kind(label="Sanction", meaning="Punishes or restrains: sanctions, bans, expulsions, arrests, trials."),
    "withdraw": Kind(label="Withdrawal", meaning="Calls back, suspends or leaves: envoys, membership, a post, troops."),
    "mobilize": Kind(label="Show of force", meaning="Moves, arms or drills forces without using them."),
    "assault": Kind(label="Use of force", meaning="Attacks, wages war, kills, seizes."),
    "publish": Kind(label="Publication", meaning="Brings to light what was not known: a report, a leak, a poll."),
    "other": Kind(label="Other", meaning="None of these, or not known."),
}
"""Kind → its label and meaning, in the order in which lists show them."""
