from __future__ import annotations

from dateline.publishing.limits import LARGEST_FILE, LARGEST_SITE, find_excess
from dateline.reading.frontmatter import Table, parse_yaml

MB = 1_000_000
PAGES = {"index.html": 90 * MB, **{f"events/e{n}.html": 70 * MB for n in range(10)}}


def read_line(warning: str) -> str:
    """The line to write, which is YAML."""
    _, line, _ = warning.split("`", 2)
    assert isinstance(parse_yaml(line, "timeline.yml"), Table)
    return line


def test_the_limits_themselves_are_none_too_large() -> None:
    sizes = {f"events/e{n}.html": LARGEST_FILE for n in range(LARGEST_SITE // LARGEST_FILE)}
    assert find_excess(sizes, ()) == ()
    assert len(find_excess({**sizes, "robots.txt": 1}, ())) == 1
    assert len(find_excess({"index.html": LARGEST_FILE + 1}, ())) == 1


def test_a_site_is_told_with_its_largest_parts() -> None:
    [said] = find_excess(
        {
            **PAGES,
            "data/events.json": 95 * MB,
            "data/mentions.csv": 99 * MB,
            "actors/a.xml": 60 * MB,
            "actors/a.html": 30 * MB,
            "feed.xml": 512,
        },
        (),
    )
    assert said.startswith(
        "GitHub Pages publishes no site over 1 GB, and this one has 1.07 GB: events/*.html (700 MB), "
        "data/mentions.csv (99 MB), data/events.json (95 MB), index.html (90 MB), actors/*.xml (60 MB) and 2 more; "
    )


def test_the_fewest_groups_are_named_that_help() -> None:
    sizes = {**PAGES, "data/events.json": 95 * MB, "data/mentions.csv": 80 * MB, "data/events.csv": 40 * MB}
    [said] = find_excess({**sizes, "timeline.ics": 20 * MB}, ())
    assert read_line(said) == "publish: {leave_out: [tables]}"
    [said] = find_excess({**sizes, "timeline.ics": 99 * MB, "actors/a.xml": 80 * MB}, ())
    assert read_line(said) == "publish: {leave_out: [tables, calendar]}"
    assert "in timeline.yml, beside what `publish` holds already, or publish elsewhere" in said


def test_the_line_keeps_what_is_left_out_already() -> None:
    [said] = find_excess({"data/events.json": 101 * MB}, ("annotations", "slides"))
    assert said.startswith(
        "GitHub Pages publishes no file over 100 MB from a branch, and this one has data/events.json (101 MB); "
    )
    assert read_line(said) == "publish: {leave_out: [json, annotations, slides]}"


def test_pages_cannot_be_left_out() -> None:
    [said] = find_excess({**PAGES, "sources/a.html": 99 * MB, **{f"actors/a{n}.html": 60 * MB for n in range(3)}}, ())
    assert said.endswith("; make several stories of this one, for it is its pages that are large, or publish elsewhere")
    assert find_excess({"index.html": 101 * MB}, ())[0].endswith(said.rpartition(";")[2])


def test_a_site_and_a_file_that_are_too_large_have_one_answer() -> None:
    pages = {f"sources/s{n}.html": 90 * MB for n in range(5)}
    of_site, of_file = find_excess({**PAGES, **pages, "data/timelinejs.json": 101 * MB}, ())
    assert of_site.rpartition("; ")[2] == of_file.rpartition("; ")[2]
    assert read_line(of_file) == "publish: {leave_out: [slides]}"
    assert "holds already, and make several stories of this one" in of_file
