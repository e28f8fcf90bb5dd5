"""Fuzz one target with atheris: ``python tests/fuzz/run.py dates -max_total_time=600``.

What follows the target goes to libFuzzer as it is. Inputs that reach something new are kept in ``.fuzz/<target>/``,
where the next run goes on; one that breaks something is written beside them. Copy that into
``tests/fuzz/corpus/<target>/``, where ``test_corpus.py`` runs it for ever, and mend what it broke. atheris is no part
of ``test``: ``pip install atheris``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["dateline", "markdown", "yaml", "frontmatter"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Run the target that the command line names."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python tests/fuzz/run.py {'|'.join(TARGETS)} [option of libFuzzer]...")
    name, *options = sys.argv[1:]
    kept = ROOT / ".fuzz" / name
    kept.mkdir(parents=True, exist_ok=True)
    own = [str(kept), str(Path(__file__).parent / "corpus" / name)]
    words = [f"-dict={Path(__file__).parent / 'words.dict'}", f"-artifact_prefix={kept}/broke-", "-max_len=4096"]
    atheris.Setup([sys.argv[0], *words, *options, *own], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
