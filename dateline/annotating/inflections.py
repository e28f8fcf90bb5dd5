"""Case endings: how a name of the actors table stands in a Russian or an Armenian sentence.

The table gives a name as a dictionary would ("Никол Пашинян"); a sentence has «Пашиняна», «Փաշինյանի». Which endings a
name takes depends on how it ends and on what it names, so each script has a table of endings. A name that no row fits
does not inflect: a form that nobody writes does no harm, a form that is another word does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.model import Actor, ActorKind

Noun = Literal["man", "woman", "thing"]
"""What a Russian name is declined as: a man's accusative is his genitive, a woman's surname may not decline at all."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARMENIAN = re.compile(r"[\u0531-\u0587]")


@dataclass(frozen=True, slots=True)
class _Row:
    """Names that end so, and the endings that stand for it in the other cases."""

    ending: str
    """A pattern for the end of the nominative."""
    cut: int
    """Letters of the nominative that the endings replace."""
    cases: str
    """Genitive, dative, accusative, instrumental and prepositional; ``-`` is the nominative, ``/`` parts variants."""


_UNCHANGED: tuple[str, ...] = (r"[ыи]х", r"[еоё]к", r"ец", r"(?<=[аеёиоуыэюя])а")
"""Ends of surnames that never change («Черных», «Дюма») or change in a way the end does not tell («Кравец»)."""

_FEMALE_ROWS = (
    _Row(r"ия", 1, "и и ю ей и"),
    _Row(r"ья", 1, "и е ю ей/ёй е"),
    _Row(r"я", 1, "и е ю ей е"),
    _Row(r"[гкх]а", 1, "и е у ой е"),
    _Row(r"[жшщч]а", 1, "и е у ой/ей е"),
    _Row(r"а", 1, "ы е у ой е"),
)
"""«Мария», «Наталья», «Шуша», «Москва»; also a man's name in -а."""
_MALE_ROWS = (
    _Row(r"ий", 1, "я ю я ем и"),
    _Row(r"й", 1, "я ю я ем е"),
    _Row(r"ь", 1, "я ю я ем/ём е"),
    _Row(r"[жшщчц]", 0, "а у а ем/ом е"),
    _Row(r"[бвгдзклмнпрстфх]", 0, "а у а ом е"),
)

_ROWS: dict[str, tuple[_Row, ...]] = {
    "given name": (*_MALE_ROWS, *_FEMALE_ROWS),
    "man's surname": (
        _Row(r"[оеё]в|[иы]н", 0, "а у а ым е"),
        # Belarusian: «Аліеў», «Лукашэнка».
        _Row(r"[оеё]ў", 1, "ва ву ва вым ве"),
        _Row(r"энка", 1, "і у у ам у"),
        _Row(r"[сц]кий|[гкх]ий", 2, "ого ому ого им ом"),
        _Row(r"[жшчщ]ий", 2, "его ему его им ем"),
        _Row(r"[гкхжшщч]ой", 2, "ого ому ого им ом"),
        _Row(r"[ыо]й", 2, "ого ому ого ым ом"),
        *_MALE_ROWS,
        *_FEMALE_ROWS,
    ),
    "woman's surname": (
        _Row(r"[оеё]ва|[иы]на", 1, "ой ой у ой ой"),
        _Row(r"ая", 2, "ой ой ую ой ой"),
        _Row(r"яя", 2, "ей ей юю ей ей"),
        *_FEMALE_ROWS,
    ),
    "thing": (
        _Row(r"ль", 1, "я ю - ем/ём е"),
        _Row(r"ь", 1, "и и - ью и"),
        _Row(r"ство", 1, "а у - ом е"),
        _Row(r"ие", 1, "я ю - ем и"),
        # Belarusian and Ukrainian countries: «Арменія», «Вірменія».
        _Row(r"ія", 1, "і/ї і/ї ю яй/єю і/ї"),
        _Row(r"ий", 1, "я ю - ем и"),
        _Row(r"й", 1, "я ю - ем е"),
        _Row(r"[жшщчц]", 0, "а у - ем/ом е"),
        _Row(r"[бвгдзклмнпрстфх]", 0, "а у - ом е"),
        *_FEMALE_ROWS,
    ),
    "adjective": (
        _Row(r"[гкхжшщч]ий", 2, "ого/его ому/ему - им ом/ем"),
        _Row(r"ий", 2, "его ему - им ем"),
        _Row(r"[гкхжшщч]ой", 2, "ого ому - им ом"),
        _Row(r"[ыо]й", 2, "ого ому - ым ом"),
        _Row(r"ая", 2, "ой ой ую ой ой"),
        _Row(r"яя", 2, "ей ей юю ей ей"),
        _Row(r"[гкх]ое", 2, "ого ому - им ом"),
        _Row(r"ое", 2, "ого ому - ым ом"),
        _Row(r"ее", 2, "его ему - им ем"),
    ),
}
"""What a word is → its rows; the first that fits counts. What ends otherwise («Баку», «Лукашенко») never changes."""
_ADJECTIVE = re.compile(r"(?:[ыио]й|ая|яя|ое|ее)$")
_SPOKEN_ACRONYMS = frozenset({"МИД"})
"""Words of capitals that are said as words and take endings («МИДа»); any other stays as it is («ОДКБ»)."""
_OTHER_STEMS = {"Лев": "Льв", "Пётр": "Петр", "Павел": "Павл"}
"""Given names that lose a vowel before an ending."""
_MEN_IN_A = frozenset("Гаврила Данила Илья Илия Кузьма Лука Микита Мустафа Муса Никита Савва Фома Иса Абдулла".split())  # noqa: SIM905
_WOMEN_NOT_IN_A = frozenset(
    """Айгуль Айгюн Ани Анжелик Астхик Гаянэ Гюльнар Ирен Кармен Лейли Лилит Лусинэ Любовь Мариам Мехрибан Мэри Наринэ
    Нинель Нэнси Сирануш Шушан Элизабет Эстер Юдифь""".split()  # noqa: SIM905
)
"""Given names whose end would tell the wrong gender."""

_ARMENIAN_ROWS = (
    # The definite article, the genitive, the dative, the ablative (western too), the instrumental.
    _Row(r"ու", 2, "ուն վի վին վից վով"),
    _Row(r"ի", 0, "ն ի ին ից ով"),
    _Row(r"[աոէեօ]", 0, "ն յի յին յից յով"),
    _Row(r"[բ-և]", 0, "ը ն ի ին ից էն ով"),
)
"""Only the last word of an Armenian name takes an ending."""
_ARMENIAN_LOCATIVES = (_Row(r"ու", 2, "վում"), _Row(r"[աոէեօ]", 0, "յում"), _Row(r"[բ-և]", 0, "ում"))
"""Only what one can be in has a locative; «հրապարակում» is "in the square" and not in the paper of that name."""


def inflect_spelling(spelling: str, actor: Actor) -> tuple[str, ...]:
    """Return the forms of a spelling in the other cases, without the spelling itself; none for other scripts.

    Args:
        spelling: of the actors table, in the nominative: "Никол Пашинян", "Пашинян".
        actor: whose spelling it is; the kind, and for a person the given names, decide how it is declined.
    """
    if _ARMENIAN.search(spelling):
        forms = _inflect_armenian(spelling, actor.kind)
    elif _CYRILLIC.search(spelling):
        forms = _inflect_russian(spelling.split(), actor.kind, judge_gender(actor))
    else:
        forms = []
    return tuple(dict.fromkeys(form for form in forms if form != spelling))


def judge_gender(actor: Actor) -> Noun:
    """Judge by the given name how a person's Russian name is declined; one that does not tell, as a man's."""
    if actor.kind != "person":
        return "thing"
    words = [spelling.split() for spelling in actor.spellings if _CYRILLIC.search(spelling)]
    full = next((found for found in words if len(found) > 1 and len(found[0]) > len("А.")), None)
    given, surname = (full[0], full[-1]) if full else ("", words[0][-1] if words else "")
    if re.search(r"(?:[оеё]ва|[иы]на|[ая]я)$", surname):
        return "woman"
    is_woman = given in _WOMEN_NOT_IN_A or (given.endswith(("а", "я")) and given not in _MEN_IN_A)
    return "woman" if is_woman and not re.search(r"(?:[оеё]в|[сц]кий)$", surname) else "man"


def may_share_case(given: str, surname: str) -> bool:
    """Whether a word may be the given name before a surname that is in another case than the nominative.

    «Самолёт Бергяна» is a plane: a man's given name would end in a vowel there. A form that may be a woman's nominative
    («Сандева») goes with any.
    """
    if not _CYRILLIC.search(surname) or re.search(r"(?:[оеё]в|[иы]н)а$|ая$", surname):
        return True
    return re.search(r"[бвгджзклнпрстфхцчшщ]$", given) is None


# ------------------------------------------------------------------ Russian


def _inflect_russian(words: list[str], kind: ActorKind, gender: Noun) -> list[str]:
    """Decline each word that changes, all in one case."""
    declined = [_decline(word, what) for word, what in zip(words, _name_parts(words, kind, gender), strict=True)]
    forms: list[str] = []
    for case in range(5):
        joined = [""]
        for word, cases in zip(words, declined, strict=True):
            joined = [f"{start} {form}".strip() for start in joined for form in (cases[case] if cases else (word,))]
        forms += joined
    return forms


def _name_parts(words: list[str], kind: ActorKind, gender: Noun) -> list[str]:
    """Say of each word what it is declined as; empty for one that stays."""
    if kind == "person":
        surname = "woman's surname" if gender == "woman" else "man's surname"
        return [*("given name" for _ in words[:-1]), surname]
    # "Организация Договора о …", "Региональный центр …": adjectives and the noun they stand before; the rest stays.
    head = next((place for place, word in enumerate(words) if not _is_adjective(word, words)), len(words) - 1)
    return ["adjective" if place < head else "thing" if place == head else "" for place in range(len(words))]


def _is_adjective(word: str, words: list[str]) -> bool:
    return len(words) > 1 and word != words[-1] and bool(_ADJECTIVE.search(word))


def _decline(word: str, what: str) -> tuple[tuple[str, ...], ...]:
    """Return the variants of a word in each of the five cases; nothing for one that does not change."""
    last = word.rpartition("-")[2]
    is_name = last[:1].isupper() or what in {"thing", "adjective"}
    is_acronym = not last[1:].islower() and word not in _SPOKEN_ACRONYMS
    unchanged = "surname" in what and any(re.search(rf"{ending}$", word) for ending in _UNCHANGED)
    if not what or not is_name or is_acronym or unchanged or len(word) <= len("За"):
        return ()
    row = next((row for row in _ROWS[what] if re.search(rf"(?:{row.ending})$", word.lower())), None)
    if row is None:
        return ()
    stem = _OTHER_STEMS.get(word, word) if what == "given name" else word
    stem = stem[: len(stem) - row.cut]
    return tuple(
        tuple(word if ending == "-" else stem + ending for ending in case.split("/")) for case in row.cases.split()
    )


# ------------------------------------------------------------------ Armenian


def _inflect_armenian(spelling: str, kind: ActorKind) -> list[str]:
    """Add the endings to the last word, and write «և» in both ways.

    An acronym parts its endings by a hyphen, and so is found as it is.
    """
    forms = [spelling]
    for table in (_ARMENIAN_ROWS, *([_ARMENIAN_LOCATIVES] if kind in {"country", "place"} else [])):
        row = next((row for row in table if re.search(rf"(?:{row.ending})$", spelling)), None)
        if row:
            forms += [spelling[: len(spelling) - row.cut] + ending for ending in row.cases.split()]
    return [*forms, *(form.replace("և", "եւ") for form in forms if "և" in form)]
