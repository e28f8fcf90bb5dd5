"""What many tests share: the shipped story, built once; and what stands in for a missing browser or checker."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from dateline.pipeline import Site, build_site
from dateline.publishing.output import write_site
from tests.publishing.awkward_exports import write_awkward_story

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
MADE_UP = ROOT / "tests/browser/story"

settings.register_profile("dateline", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("dateline")


def miss(what: str) -> NoReturn:
    """Skip on a laptop that lacks a tool; fail where CI says that everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (with CI=true nothing is skipped)", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, for the commands that they start as well; nothing is put into the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def story() -> Site:
    """The shipped story, built in memory as `dateline build` does."""
    return build_site(CONTENT)


@pytest.fixture(scope="session")
def site(story: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped story as a folder of files, for tests that read it and never write to it."""
    out = tmp_path_factory.mktemp("story") / "site"
    write_site(story.files, out, protected=(CONTENT,))
    return out


@pytest.fixture(scope="session")
def other_site(site: Path) -> Path:
    """A made-up story beside the shipped one, for what that lacks: a page a year, a source kept verbatim."""
    out = site.parent / "other"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.publishing.timeline.LONG_STORY", 5)
        write_site(build_site(MADE_UP).files, out, protected=(MADE_UP,))
    return out


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The story of ``awkward_exports``, built for an address."""
    content = write_awkward_story(tmp_path_factory.mktemp("awkward") / "content")
    return build_site(content, base_url="https://example.org/row/")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, freshly made."""
    out = tmp_path_factory.mktemp("wheel")
    make = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    run = subprocess.run([sys.executable, "-c", make, str(out)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    [made] = out.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is: $CHROMIUM, or a usual name on PATH."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    for name in filter(None, names):
        if found := shutil.which(name):
            return found
    miss("no Chromium: install `chromium`, or name yours in the environment variable CHROMIUM")


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command that checks HTML as validator.w3.org does."""
    jar = Path(os.environ.get("VNU_JAR", ROOT / ".ci/node_modules/vnu-jar/build/dist/vnu.jar"))
    if not jar.is_file():
        miss(
            "no vnu: run `npm install --prefix .ci --no-save vnu-jar @knight-lab/timelinejs`, "
            "or name the jar in VNU_JAR"
        )
    java = shutil.which("java")
    if java is None:
        miss("no java: vnu needs one, 17 or newer (on Debian: apt install default-jre-headless)")
    return [java, "-jar", str(jar)]


@pytest.fixture(scope="session")
def timelinejs() -> Path:
    """The folder of TimelineJS3 as its makers publish it."""
    folder = Path(os.environ.get("TIMELINEJS", ROOT / ".ci/node_modules/@knight-lab/timelinejs/dist"))
    if not (folder / "js/timeline.js").is_file():
        miss(
            "no TimelineJS: run `npm install --prefix .ci --no-save --ignore-scripts vnu-jar @knight-lab/timelinejs`, "
            "or name its folder dist in TIMELINEJS"
        )
    return folder
