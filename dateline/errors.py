"""What can go wrong, as a user sees it.

    DatelineError
    ├── ContentError   the content is wrong: exit code 1, all problems of the run together
    ├── UsageError     the command line is wrong: exit code 2
    └── MachineError   the machine is wrong (disk full, port taken): exit code 3

Nothing else leaves a module as an error that a user could have caused.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of one line: the word that is wrong."""

    column: int = 0
    """Its first character, counted from 1; 0 where the whole line is meant."""
    length: int = 0
    """How many characters it spans; 0 where only its beginning is known."""


WHOLE_LINE = Mark()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong in the content, and what to write instead."""

    path: str
    """The file, as the user named its folder."""
    line: int = 0
    """Line in that file, counted from 1; 0 where the whole file is meant."""
    column: int = 0
    """Character of that line, counted from 1; 0 where the whole line is meant."""
    length: int = 0
    """How many characters are meant; 0 where only the first is known."""
    message: str
    """``what is wrong; what to write instead``."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def place(self) -> str:
        """``path:line:column``, as far as they are known."""
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class DatelineError(Exception):
    """Any error that is shown to the user as a sentence, never as a traceback."""

    exit_code = 1


class ContentError(DatelineError):
    """The content cannot be built. Carries every problem found in the run, in order of file, line and column."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems sorted by file, line and column, each once."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[Problem, ...]]:
        """Travel between processes with the problems, not with their words."""
        return type(self), self.problems


class UsageError(DatelineError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class MachineError(DatelineError):
    """The machine refuses: no space, no permission, a port in use."""

    exit_code = 3


@dataclass(slots=True)
class Problems:
    """Collects problems so that one run reports them all."""

    found: list[Problem] = field(default_factory=list)
    concerns: list[Problem] = field(default_factory=list)
    """What stops nothing, and an editor should look at."""

    def add(self, path: str, line: int, message: str, mark: Mark = WHOLE_LINE) -> None:
        """Note one problem and go on."""
        self.found.append(Problem(path=path, line=line, column=mark.column, length=mark.length, message=message))

    def note(self, path: str, line: int, message: str, mark: Mark = WHOLE_LINE) -> None:
        """Note a concern, which stops nothing."""
        self.concerns.append(Problem(path=path, line=line, column=mark.column, length=mark.length, message=message))

    def extend(self, error: ContentError) -> None:
        """Take over the problems of an error that was caught."""
        self.found.extend(error.problems)

    def raise_any(self) -> None:
        """Raise what was collected.

        Raises:
            ContentError: when anything was.
        """
        if self.found:
            raise ContentError(*self.found)
