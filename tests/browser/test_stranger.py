"""The path of somebody who has never seen the program: from the wheel to a site of their own, in one go."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.serving.running import Running

pytestmark = pytest.mark.browser
SAVED = Path(__file__).parent.parent / "stranger"
"""Pages of three made-up outlets, each laid out in its own way, with what stands around an article."""
ARTICLES = (
    # file, outlet, day, first words of the article, entry that comes of it
    ("the-bell-rings.html", "Tarnholm Courier", "2023-10-13", "The old bell of Tarnholm rang", "8 October 2023"),
    ("council-vote.html", "Northern Review", "2023-11-17", "The council of Tarnholm agreed", "15 November 2023"),
    ("letters.html", "Tarnholm Town Blog", "2023-12-05", "Ilse Varring unveiled a plaque", "2 December 2023"),
)
TITLES = {"letters.html": "A plaque for the founder"}
"""What the editor has to say, since the page's own fields do not."""
FURNITURE = ("cookie", "newsletter", "subscribe", "read next", "plums", "wrote", "most read", "archive", "share this")
"""Words of what stands around the articles, and of none of them."""


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`dateline`, installed from the wheel into an environment of its own.

    The packages that it stands on are those of the tests, so that nothing has to be fetched.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / Path(sys.executable).name
    if not python.exists():
        python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True, cwd=home)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
    (Path(own) / "packages-of-the-tests.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = "import dateline; print(dateline.__file__)"
    used = subprocess.run([python, "-I", "-c", where], check=True, capture_output=True, text=True).stdout
    assert Path(used.strip()).is_relative_to(own), "the tests would try the checkout, not the wheel"
    return scripts / "dateline"


def test_from_the_wheel_to_a_site_with_three_articles_and_a_correction(
    program: Path, tmp_path: Path, open_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    def run(*words: str, folder: Path = tmp_path / "my-story") -> str:
        ran = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"{words}: {ran.stdout}{ran.stderr}"
        assert "Traceback" not in ran.stderr
        return ran.stdout

    run("new", "my-story", "--title", "The bell, and after", folder=tmp_path)
    sources = tmp_path / "my-story/content/sources"
    before = set(sources.iterdir())

    written: list[Path] = []
    for name, publisher, day, begins, entry in ARTICLES:
        title = ("--title", TITLES[name]) if name in TITLES else ()
        told = run("add", str(SAVED / name), "--publisher", publisher, "--published", day, *title)
        [file] = set(sources.iterdir()) - before - set(written)
        written.append(file)
        assert entry in told
        assert file.name.startswith(f"{day}-")
        text = file.read_text(encoding="utf-8")
        assert "text: verbatim" in text
        assert text.partition("\n---\n")[2].lstrip().startswith(begins)
        assert [words for words in FURNITURE if words in text.casefold()] == []

    checked = run("check")
    assert "0 concerns" in checked

    # The editor knows better: the plaque was unveiled a day later than the blog's "on Saturday" says.
    text = written[-1].read_text(encoding="utf-8")
    [paragraph] = re.findall(r"(?m)^Ilse Varring unveiled.*$", text)
    corrected = text.replace(paragraph, paragraph + '\n{: #plaque date="2023-12-03" }')
    written[-1].write_text(corrected, encoding="utf-8")

    built = run("build", "--strict")
    assert built.rstrip().endswith(str(Path("_site/index.html")))
    site = tmp_path / "my-story/_site"
    with open_page((site / "index.html").as_uri()) as page:
        expect(page.locator("h1")).to_contain_text("The bell, and after")
        for headline in (
            "The old bell of Tarnholm rang",
            "The council of Tarnholm agreed",
            "Varring unveiled a plaque",
        ):
            expect(page.get_by_role("heading", name=headline)).to_be_visible()
        page.get_by_role("heading", name="Varring unveiled a plaque").get_by_role("link").click()
        expect(page).to_have_url((site / "events/plaque.html").as_uri())
        expect(page.locator("main")).to_contain_text("3 December 2023")
        expect(page.locator("main")).to_contain_text("Tarnholm Town Blog")
        expect(page.locator("main")).not_to_contain_text("2 December 2023")
    with open_page((site / "events/the-old-bell-of-tarnholm-rang.html").as_uri()) as page:
        expect(page.locator("main")).to_contain_text("8 October 2023")


def test_the_new_story_is_served_from_anywhere(program: Path, tmp_path: Path) -> None:
    subprocess.run([program, "new", "my-story"], cwd=tmp_path, check=True, capture_output=True)
    running = Running("serve", "--port", "0", program=str(program), folder=tmp_path / "my-story")
    assert "The bell of Tarnholm" in running.get()[1]
    code, said = running.interrupt()
    assert code == 0, said
