from __future__ import annotations

import pytest

from dateline.errors import ContentError, DatelineError, MachineError, Problem, Problems, UsageError


def test_a_problem_reads_as_path_line_message() -> None:
    assert str(Problem(path="content/a.md", line=4, message="what is wrong")) == "content/a.md:4: what is wrong"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem(path="content/a.md", message="what is wrong")) == "content/a.md: what is wrong"


def test_all_problems_are_told_together_in_order_and_once() -> None:
    problems = Problems()
    problems.add("b.md", 2, "second")
    problems.add("a.md", 9, "first")
    problems.add("b.md", 2, "second")
    with pytest.raises(ContentError) as caught:
        problems.raise_any()
    assert str(caught.value) == "a.md:9: first\nb.md:2: second"


def test_nothing_is_raised_where_nothing_is_wrong() -> None:
    Problems().raise_any()


def test_every_error_has_its_exit_code() -> None:
    assert [kind.exit_code for kind in (ContentError, UsageError, MachineError)] == [1, 2, 3]
    assert all(issubclass(kind, DatelineError) for kind in (ContentError, UsageError, MachineError))
