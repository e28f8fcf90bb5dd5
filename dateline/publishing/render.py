"""Pages → bytes: the templates, filled in.

The one module that knows Jinja2. All text is escaped (``autoescape=True``, whatever a template is called), and a name
that a template misspells is an error, not an empty place on the page.
"""

from __future__ import annotations

import difflib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from dateline.errors import ContentError, Problem
from dateline.publishing.card import draw_card, find_unwritable, plan_card
from dateline.publishing.directions import close_directions
from dateline.publishing.frame import build_frame, build_share
from dateline.publishing.headdata import describe_nothing, plan_head_data
from dateline.publishing.inputs import digest
from dateline.publishing.links import CARD, make_absolute, make_relative
from dateline.publishing.pages import plan_pages
from dateline.workers import ALONE, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from dateline.publishing.frame import Frame
    from dateline.publishing.headdata import HeadData
    from dateline.publishing.timeline import Story

_NOT_FOUND = "404.html"
_SUFFIXES = {".html", ".svg", ".xml", ".txt"}
"""Names of templates end in one of these."""
_PAGES_AT_ONCE = 64
"""Pages that go to another process together: some tenths of a second's work."""
_GIVEN = ("page", "site", "share", "data", "to")
"""What every template is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The pages, pictures and static files of a site."""

    files: dict[str, bytes]
    """Path in the site → content."""
    kept: frozenset[str]
    """Paths of the pages that stand as they are, and are not among the files."""
    inputs: Mapping[str, bytes]
    """Path → hash of what the page is made of, for those that a later build may keep."""


def render_site(  # noqa: PLR0913 (each is named where it is given)
    story: Story,
    *,
    templates: Sequence[Path],
    static: Path,
    base_url: str,
    workers: Workers = ALONE,
    standing: Mapping[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Rendered:
    """Render the pages and the card of the site, and take over the static files.

    Args:
        story: the timeline, arranged.
        templates: folders to look for a template in, the first that has it wins; the card is drawn with the fonts of
            all of them.
        static: folder of stylesheet, script, fonts and icon.
        base_url: address of the site, ending in a slash; empty where it is not known.
        workers: who fills in the pages.
        standing: path → inputs of the pages that stand as an earlier build wrote them; the same inputs, the same page.
        progress: told how many pages are done, and about how many there are.

    Raises:
        ContentError: when a template cannot be read or filled in, with its file and line.
    """
    card = plan_card(story)
    *own, ours = ([*sorted((folder / "fonts").glob("*.[ot]tf"))] for folder in templates)
    # Boxes instead of letters are worse than no picture. Fonts that a story brings are there for its letters.
    has_card = any(own) or not find_unwritable(card)
    files = {
        path.relative_to(static).as_posix(): path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    frame = build_frame(story, card=CARD if has_card else "")
    setting = _Setting(templates=read_templates(templates), frame=frame, base_url=base_url)
    pages = {page.path: page for page in plan_pages(story, base_url=base_url, shared=digest(setting))}
    kept = frozenset(path for path, page in pages.items() if page.inputs and page.inputs == (standing or {}).get(path))
    head_data, no_data = plan_head_data(story, base_url), partial(describe_nothing, story)
    filled = (
        _Filling(path=path, template=page.template, context=page.plan(), data=head_data.get(path, no_data)())
        for path, page in pages.items()
        if path not in kept
    )
    rendered = workers.map(partial(_render_pages, setting=setting), filled, size=_PAGES_AT_ONCE)
    for number, (path, content) in enumerate(rendered, start=len(kept) + 1):
        files[path] = content
        if progress:
            progress(number, len(pages))
    if has_card:
        filling = _Filling(path=CARD, template="card.svg", context=card, data=no_data())
        [(_, svg)] = _render_pages([filling], setting)
        files[CARD] = _draw_card(svg.decode(), [*chain(*own), *ours])
    return Rendered(files=files, kept=kept, inputs={path: page.inputs for path, page in pages.items() if page.inputs})


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template file; it travels to whoever fills it in."""

    name: str
    """As templates name one another: ``components/entry.html``."""
    path: str
    """Where its editor finds it."""
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What all pages of a site are filled in with."""

    templates: tuple[Template, ...]
    frame: Frame
    base_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filling:
    """What one template is filled in with; it travels to whoever does that."""

    path: str
    """Of the page, in the site."""
    template: str
    context: object
    """One of the classes of ``contexts``."""
    data: HeadData


def read_templates(folders: Sequence[Path]) -> tuple[Template, ...]:
    """Read the templates of some folders; of two with one name, that of the first folder counts."""
    found: dict[str, Template] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix in _SUFFIXES and path.is_file() and name not in found:
                found[name] = Template(name=name, path=str(path), data=path.read_bytes())
    return tuple(found.values())


def _render_pages(fillings: Sequence[_Filling], setting: _Setting) -> list[tuple[str, bytes]]:
    """Fill in some pages: path in the site and content of each."""
    environment = _make_environment(setting.templates)
    return [(filling.path, _render_page(filling, setting, environment).encode()) for filling in fillings]


@lru_cache(maxsize=2)
def _make_environment(templates: tuple[Template, ...]) -> Environment:
    """Compile templates once for as long as they stay the same: half of what a small story's next build would take."""
    environment = Environment(
        loader=_Loader(templates),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # what it would look for anew is in memory
        cache_size=len(templates),
        finalize=_write_value,
    )
    # Names in every script stay readable, and take a third of the bytes that escapes would.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["hash_script"] = _hash_script
    return environment


class _Undefined(StrictUndefined):
    """A name that a template misspells: the error says which names there are."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return f"{self._undefined_hint}; correct the template"
        if owner is missing:
            return f"there is no {name!r} here; {_suggest(name, _GIVEN)}"
        if type(owner).__module__ == "builtins" and not isinstance(owner, dict):
            return f"a {type(owner).__name__} has no {name!r}; take it out"
        known = list(owner) if isinstance(owner, dict) else [one for one in dir(owner) if not one.startswith("_")]
        return f"{type(owner).__name__} has no {name!r}; {_suggest(name, known)}"


class _Loader(BaseLoader):
    """Hands out templates; one that is not UTF-8 is an error with its line, as one that is no template."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._templates = {template.name: template for template in templates}

    def get_source(self, _environment: Environment, name: str) -> tuple[str, str, None]:
        """Give the text of one template, and the file that it stands in."""
        template = self._templates.get(name)
        if template is None:
            raise TemplateNotFound(name)
        try:
            return template.data.decode(), template.path, None
        except UnicodeDecodeError as error:
            line = template.data.count(b"\n", 0, error.start) + 1
            message = f"byte 0x{template.data[error.start]:02x} is not UTF-8; save the file as UTF-8"
            raise TemplateSyntaxError(message, line, name, template.path) from error

    def list_templates(self) -> list[str]:
        """Name all templates."""
        return sorted(self._templates)


def _word_syntax(error: TemplateSyntaxError, environment: Environment) -> str:
    message = (error.message or "this is no template").rstrip(".")
    if unknown := re.fullmatch(r"No (filter|test) named '(.*)'", message):
        known = environment.filters if unknown[1] == "filter" else environment.tests
        return f"there is no {unknown[1]} {unknown[2]!r}; {_suggest(unknown[2], list(known))}"
    return message if "; " in message else f"{message}; correct the template"


def _suggest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(sorted(known)[:20])}"


def _write_value(value: object) -> object:
    """Write whole numbers without a point, as pictures are made of hundreds; let no text turn what follows it round."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if type(value) is str and not value.isascii():  # what is HTML already was made of such texts
        return close_directions(value)
    return value


def _hash_script(text: str) -> str:
    """The fingerprint by which a policy allows one block within a page (CSP level 3, 2.3.1: SHA-256, base64)."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _render_page(page: _Filling, setting: _Setting, environment: Environment) -> str:
    """Fill in one template; ``to`` writes a link as seen from the page."""
    frame, base_url = setting.frame, setting.base_url

    def link_relative(target: str) -> str:
        return make_relative(target, page.path)

    def link_absolute(target: str) -> str:
        return make_absolute(target, base_url)

    to: Callable[[str], str] = link_absolute if page.path == _NOT_FOUND else link_relative
    try:
        return environment.get_template(page.template).render(
            page=page.context, site=frame, share=build_share(page.path, frame.card, base_url), data=page.data, to=to
        )
    except TemplateSyntaxError as error:
        path = error.filename or error.name or page.template
        raise ContentError(_report(path, error.lineno, _word_syntax(error, environment))) from error
    except TemplateNotFound as error:
        path, line = _find_template_line(error.__traceback__, page.template)
        message = f"there is no template {error.name}; {_suggest(str(error.name), environment.list_templates())}"
        raise ContentError(_report(path, line, message)) from error
    except UndefinedError as error:
        path, line = _find_template_line(error.__traceback__, page.template)
        raise ContentError(_report(path, line, str(error))) from error
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
    """Name a template as its editor does: seen from the folder in which the command runs, where it lies below it."""
    place, here = Path(path), Path.cwd()
    shown = place.relative_to(here).as_posix() if place.is_relative_to(here) else path
    return Problem(path=shown, line=line, message=message)
