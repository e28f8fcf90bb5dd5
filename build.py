"""The build script: ``python build.py`` makes the site, ``python build.py --help`` says what else it can do.

Everything happens in ``dateline/``; ``dateline/pipeline.py`` is the chain from content to site.
"""

from __future__ import annotations

import sys

from dateline.cli import main

if __name__ == "__main__":
    sys.exit(main())
