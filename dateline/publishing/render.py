"""Pages → bytes: the templates, filled in.

The one module that knows Jinja2. All text is escaped (``autoescape=True``, whatever a template is called), and a name
that a template misspells is an error, not an empty place on the page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from dateline.errors import ContentError, Problem
from dateline.publishing.card import draw_card, find_unwritable, plan_card
from dateline.publishing.frame import build_frame, build_share
from dateline.publishing.headdata import describe_nothing, list_head_data
from dateline.publishing.links import CARD, make_absolute, make_relative
from dateline.publishing.pages import Page, plan_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from jinja2.bccache import Bucket

    from dateline.publishing.frame import Frame
    from dateline.publishing.headdata import HeadData
    from dateline.publishing.timeline import Story

_NOT_FOUND = "404.html"


def render_site(story: Story, *, templates: Sequence[Path], static: Path, base_url: str) -> dict[str, bytes]:
    """Render every page and the card of the site, and take over the static files.

    Args:
        story: the timeline, arranged.
        templates: folders to look for a template in, the first that has it wins; the card is drawn with the fonts of
            all of them.
        static: folder of stylesheet, script, fonts and icon.
        base_url: address of the site, ending in a slash; empty where it is not known.

    Returns:
        Path in the site → content.

    Raises:
        ContentError: when a template cannot be read or filled in, with its file and line.
    """
    environment = _make_environment(templates)
    card = plan_card(story)
    *own, ours = ([*sorted((folder / "fonts").glob("*.[ot]tf"))] for folder in templates)
    # Boxes instead of letters are worse than no picture. Fonts that a story brings are there for its letters.
    has_card = any(own) or not find_unwritable(card)
    frame = build_frame(story, card=CARD if has_card else "")
    head_data, no_data = list_head_data(story, base_url), describe_nothing(story)
    files = {
        path.relative_to(static).as_posix(): path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    for page in plan_pages(story, base_url=base_url):
        data = head_data.get(page.path, no_data)
        files[page.path] = _render_page(page, frame, data, environment, base_url).encode()
    if has_card:
        page = Page(path=CARD, template="card.svg", context=card)
        files[CARD] = _draw_card(_render_page(page, frame, no_data, environment, base_url), [*chain(*own), *ours])
    return files


class _CompiledTemplates(BytecodeCache):
    """Keeps what was compiled for as long as the program runs: half of what a small story's next build would take.

    Jinja asks by name and place of a template, and takes what it is given only if it was made from the same text.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled under the bucket's key, if anything was."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


def _make_environment(templates: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_drop_zero,
        bytecode_cache=_COMPILED,
    )
    # Names in every script stay readable, and take a third of the bytes that escapes would.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["hash_script"] = _hash_script
    return environment


def _drop_zero(value: object) -> object:
    """Write whole numbers without a point: pictures are made of hundreds of them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _hash_script(text: str) -> str:
    """The fingerprint by which a policy allows one block within a page (CSP level 3, 2.3.1: SHA-256, base64)."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _render_page(page: Page, frame: Frame, data: HeadData, environment: Environment, base_url: str) -> str:
    """Fill in one template; ``to`` writes a link as seen from the page."""

    def link_relative(target: str) -> str:
        return make_relative(target, page.path)

    def link_absolute(target: str) -> str:
        return make_absolute(target, base_url)

    to: Callable[[str], str] = link_absolute if page.path == _NOT_FOUND else link_relative
    try:
        return environment.get_template(page.template).render(
            page=page.context, site=frame, share=build_share(page.path, frame.card, base_url), data=data, to=to
        )
    except TemplateSyntaxError as error:
        path = error.filename or error.name or page.template
        raise ContentError(_report(path, error.lineno, f"{error.message}; correct the template")) from error
    except TemplateNotFound as error:
        raise ContentError(_report(page.template, 0, f"there is no template {error.name}; add it")) from error
    except (TemplateError, TypeError, AttributeError, ValueError, LookupError, ArithmeticError) as error:
        path, line = _find_template_line(error.__traceback__, page.template)
        raise ContentError(_report(path, line, f"{error}; correct the template for {page.path}")) from error


def _draw_card(svg: str, fonts: Sequence[Path]) -> bytes:
    try:
        return draw_card(svg, fonts)
    except ValueError as error:
        raise ContentError(_report("card.svg", 0, f"{error}; correct the template")) from error


def _find_template_line(trace: TracebackType | None, template: str) -> tuple[str, int]:
    """The innermost line of a template on the way to an error."""
    found = (template, 0)
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".svg")):
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _report(path: str, line: int, message: str) -> Problem:
    return Problem(path=path, line=line, message=message)
