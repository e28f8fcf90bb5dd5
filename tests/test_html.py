"""Every page is valid HTML, by the checker behind validator.w3.org."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

# vnu reads files without an origin, for which a policy of 'self' lets nothing through. That browsers do load the style
# sheet and the script under the policy is held by the tests in browser/.
NOT_OURS = r".*Resource violates Content Security Policy.*"


def test_every_page_is_valid_html(site: Path, other_site: Path, vnu: list[str]) -> None:
    pages = sorted(page for folder in (site, other_site) for page in folder.rglob("*.html"))
    assert len(pages) > 100
    run = subprocess.run(
        [*vnu, "--format", "json", "--exit-zero-always", "--filterpattern", NOT_OURS, *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(run.stderr)["messages"]
    home = site.parent.as_uri()
    found = sorted(
        f"{message.get('url', '').removeprefix(home)}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
    )
    assert not found, "\n".join(found[:40])
