"""What one merge leaves to the next: values are found again by the very objects that they were made of.

A preview merges after every edit, and all but the edited source are the same objects as before. What is made of the
same objects is not made again, and so is the same object in its turn: from the reports to the events, whatever an edit
does not reach is recognised by looking at identities, and nothing has to be compared.

That is right as long as a value depends on nothing but what it is filed under, and on what one of those depends on.
Where something else bears on it, such as how much words tell, whoever it bears on is made anew (``grouping``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dateline.merging.grouping import Grouping

_Part = TypeVar("_Part")
_Value = TypeVar("_Value")
_Made = tuple[tuple[object, ...], tuple[Hashable, ...], Any]
"""The objects that a value was made of, what was given besides, and the value."""
_AllMade = tuple[object, dict[int, tuple[object, tuple[Any, ...], Any]]]
"""On what all values of a kind depend; and by the identity of an object: itself, what was given, and the value."""
_NOTHING_MADE: _AllMade = (None, {})


class Memory:
    """Values of this merge and of the one before; what this one did not ask for is forgotten when it is done."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._grouping: Grouping | None = None
        self._before: dict[Hashable, _Made] = {}
        self._now: dict[Hashable, _Made] = {}
        self._all_before: dict[str, _AllMade] = {}
        self._all_now: dict[str, _AllMade] = {}

    def remember(
        self, kind: str, make: Callable[..., _Value], *parts: object, given: tuple[Hashable, ...] = ()
    ) -> _Value:
        """Return what was made of these very objects, or make it.

        Args:
            kind: what is made, one word for each function.
            make: called with the parts, then with what is given.
            parts: objects that count by their identity.
            given: values that count by what they are.
        """
        key = (kind, *map(id, parts))
        made = self._before.get(key) or self._now.get(key)
        if made is None or made[1] != given:
            # With the value its parts are kept as well, so that no other object can come to have the id of one of them.
            made = (parts, given, make(*parts, *given))
        self._now[key] = made
        value: _Value = made[2]
        return value

    def remember_all(
        self,
        kind: str,
        make: Callable[..., _Value],
        parts: Sequence[_Part],
        given: Sequence[tuple[Any, ...]] | None = None,
        *,
        story: object = None,
    ) -> list[_Value]:
        """Return for each object what was made of it, or make it: as ``remember``, for all of a kind and far quicker.

        Args:
            kind: what is made, one word for each function; to be asked for once in a merge.
            make: called with one of the parts, then with what is given with it.
            parts: objects that count by their identity.
            given: for each part, values that count by what they are.
            story: an object that all values depend on, and that counts by its identity.
        """
        before = self._all_before.get(kind, _NOTHING_MADE)
        known = before[1] if before[0] is story else {}
        rows = [
            row if (row := known.get(id(part))) is not None and row[1] == own else (part, own, make(part, *own))
            for part, own in zip(parts, given if given is not None else repeat(()), strict=False)
        ]
        self._all_now[kind] = story, dict(zip(map(id, parts), rows, strict=True))
        return [value for *_, value in rows]

    def recognise(self, kind: str, name: str, value: _Value) -> _Value:
        """Return the value that had this name in the merge before, if it was the same one, and otherwise this one."""
        key = (kind, name)
        *_, known = self._before.get(key, (None,))
        same: _Value = known if known == value else value
        self._now[key] = ((), (), same)
        return same

    @property
    def is_new(self) -> bool:
        """Whether there was no merge before."""
        return self._grouping is None

    def regroup(self, group: Callable[[Grouping | None], Grouping], last: Grouping | None) -> Grouping:
        """Group the reports with what the merge before left, if there was one, and leave that to the next.

        Args:
            group: groups them, with what an earlier merge left.
            last: what one in another process left, for the first in this one.
        """
        self._grouping = group(self._grouping or last)
        return self._grouping

    def forget(self) -> None:
        """Remember nothing: what was remembered may have been made of what somebody else wrote."""
        self._grouping, self._before, self._now, self._all_before, self._all_now = None, {}, {}, {}, {}

    def turn(self) -> None:
        """End a merge: what it asked for is what the next one may find."""
        self._before, self._now = self._now, {}
        self._all_before, self._all_now = self._all_now, {}


class Forgetful(Memory):
    """Makes everything, and keeps nothing."""

    def remember(
        self,
        kind: str,  # noqa: ARG002 (as of any memory)
        make: Callable[..., _Value],
        *parts: object,
        given: tuple[Hashable, ...] = (),
    ) -> _Value:
        """Make a value."""
        return make(*parts, *given)

    def remember_all(
        self,
        kind: str,  # noqa: ARG002 (as of any memory)
        make: Callable[..., _Value],
        parts: Sequence[_Part],
        given: Sequence[tuple[Any, ...]] | None = None,
        *,
        story: object = None,  # noqa: ARG002 (as of any memory)
    ) -> list[_Value]:
        """Make a value of each object."""
        return [make(part, *own) for part, own in zip(parts, given if given is not None else repeat(()), strict=False)]

    def recognise(self, kind: str, name: str, value: _Value) -> _Value:  # noqa: ARG002 (as of any memory)
        """Return the value."""
        return value

    def regroup(self, group: Callable[[Grouping | None], Grouping], last: Grouping | None) -> Grouping:
        """Group the reports with what a merge in another process left, if there was one."""
        return group(last)


FORGETFUL = Forgetful()
