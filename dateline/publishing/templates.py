"""Page → text: its template, filled in.

The one module that knows Jinja2. All text is escaped (``autoescape=True``, whatever a template is called), and a name
that a template misspells is an error, not an empty place on the page.

No template of a story keeps a build waiting for ever: what is filled in too long is stopped, and the template named.

What Jinja would do anew on every page is done once for all pages of a site. Components are imported *without* context,
so that each is run once; what they may use is global: ``site``, and ``to``, which is told what page is filled in.
"""

from __future__ import annotations

import difflib
import io
import re
import sys
from base64 import b64encode
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2 import Template as JinjaTemplate
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from dateline.cache import hash_parts
from dateline.deadlines import TimeUpError, check_time, must_ask, stop_after
from dateline.disk import show_path
from dateline.errors import ContentError, Problem
from dateline.publishing.compiled import keep_code, recall_code
from dateline.publishing.directions import close_directions
from dateline.publishing.frame import build_share
from dateline.publishing.links import Linker
from dateline.reading.files import read_bytes
from dateline.stamp import list_packages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
    from types import TracebackType

    from jinja2 import compiler
    from jinja2.bccache import Bucket

    from dateline.publishing.frame import Frame
    from dateline.publishing.headdata import HeadData

LONGEST = 10.0
"""Seconds of the processor's time that one page may take. The longest page of 5,000 articles takes 0.4.

A loop that writes takes some 150 MB in each.
"""

MAX_RANGE = 1_000_000
"""Most numbers of a ``range``."""

_PIECES = 1000
"""Of a page that are put together at once."""
_SUFFIXES = {".html", ".svg", ".xml", ".txt"}
"""Names of templates end in one of these."""
_GIVEN = ("page", "site", "share", "data", "to")
"""What every template is given."""
_COMPILER: tuple[bytes | str, ...] = (Path(__file__).read_bytes(), *list_packages(), sys.version)
"""What compiles templates, as it was when this process began: packages may be exchanged while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template file."""

    name: str
    """As templates name one another: ``components/entry.html``."""
    path: str
    """Where its editor finds it."""
    data: bytes
    is_own: bool = False
    """Whether the story brings it; ours end by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all pages of a site are filled in with."""

    templates: tuple[Template, ...]
    frame: Frame
    base_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What one template is filled in with."""

    path: str
    """Of the page, in the site."""
    template: str
    context: object
    """One of the classes of ``contexts``."""
    data: HeadData


def read_templates(folders: Sequence[Path]) -> tuple[Template, ...]:
    """Read the templates of some folders, the last of which is ours; of two with one name, the first counts.

    Raises:
        ContentError: when one cannot be read, or is too large.
    """
    found: dict[str, Template] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix in _SUFFIXES and path.is_file() and name not in found:
                shown = show_path(path)
                is_own = folder != folders[-1]
                found[name] = Template(name=name, path=shown, data=read_bytes(path, shown), is_own=is_own)
    return tuple(found.values())


class Templates:
    """The templates of a site, ready to be filled in."""

    def __init__(self, setting: Setting) -> None:
        """Prepare what all pages share; a template is compiled when a page first asks for it."""
        self._turn = Lock()
        self._card, self._base_url = setting.frame.card, setting.base_url
        self._linker = Linker(setting.base_url)
        self._environment = _make_environment(setting.templates)
        self._environment.globals |= {"site": setting.frame, "to": self._linker.write}

    def fill_in(self, page: Filling) -> bytes:
        """Fill in the template of a page, which is UTF-8; another thread waits for its turn.

        Raises:
            ContentError: when a template cannot be read or filled in, with its file and line.
        """
        environment = self._environment
        share = build_share(page.path, self._card, self._base_url)
        try:
            with self._turn, stop_after(LONGEST) if environment.own else nullcontext():
                self._linker.turn_to(page.path)
                template = environment.get_template(page.template)
                return _fill_in(template, page=page.context, share=share, data=page.data)
        except TimeUpError as error:
            raise ContentError(_say_stuck(page, error.__traceback__)) from None
        except TemplateSyntaxError as error:
            path = error.filename or error.name or page.template
            raise ContentError(report(path, error.lineno, _word_syntax(error, environment))) from error
        except TemplateNotFound as error:
            path, line = _find_template_line(error.__traceback__, page.template)
            message = f"there is no template {error.name}; {_suggest(str(error.name), environment.list_templates())}"
            raise ContentError(report(path, line, message)) from error
        except UndefinedError as error:
            path, line = _find_template_line(error.__traceback__, page.template)
            raise ContentError(report(path, line, str(error))) from error
        except MemoryError as error:
            path, line = _find_template_line(error.__traceback__, page.template)
            message = f"there is not enough memory to fill in {page.path}; take out what repeats itself or is very long"
            raise ContentError(report(path, line, message)) from error
        except RecursionError as error:
            path, line = _find_template_line(error.__traceback__, page.template)
            message = "the template calls itself without end; take out what leads back to it"
            raise ContentError(report(path, line, message)) from error
        except AttributeError as error:  # ours call a component that the story put in the place of ours
            path, line = _find_template_line(error.__traceback__, page.template)
            named = _word_missing(error.obj, error.name) if error.name else ""
            raise ContentError(report(path, line, named or f"{error}; correct the template for {page.path}")) from error
        except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
            path, line = _find_template_line(error.__traceback__, page.template)
            raise ContentError(report(path, line, f"{error}; correct the template for {page.path}")) from error


def _fill_in(template: JinjaTemplate, **values: object) -> bytes:
    """Fill in a template, and write its pieces as they come: memory need not hold the hundred thousand of a list.

    A macro holds what its page is filled in with, and that holds the macro. Nobody looks for such circles while a site
    is made, so they are taken apart here.
    """
    page, context = io.BytesIO(), template.new_context(values)
    try:
        pieces = template.root_render_func(context)
        while some := [*islice(pieces, _PIECES)]:
            page.write("".join(some).encode())
    except Exception:  # noqa: BLE001 (it is raised again, with the lines of the template)
        template.environment.handle_exception()
    finally:
        context.vars.clear()
    return page.getvalue()


def _make_environment(templates: Sequence[Template]) -> _Environment:
    environment = _Environment(
        loader=_Loader(templates),
        bytecode_cache=_Compiled(),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # what it would look for anew is in memory
        cache_size=len(templates),
    )
    # Names in every script stay readable, and take a third of the bytes that escapes would.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["hash_script"] = _hash_script
    environment.globals["range"] = _count
    environment.own = frozenset(template.name for template in templates if template.is_own)
    return environment


class _CodeGenerator(CodeGenerator):
    """Has every value written by one function, and called what is called: a page does either hundreds of times."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.write(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")

    def visit_For(self, node: nodes.For, frame: compiler.Frame) -> None:  # noqa: N802 (Jinja's)
        """Have a loop of a story's own template ask for the time, where no alarm tells it."""
        if self._is_own():
            node.iter = nodes.Call(nodes.EnvironmentAttribute("watch"), [node.iter], [], None, None)
        super().visit_For(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: compiler.Frame) -> None:  # noqa: N802 (Jinja's)
        """Have a macro ask for it as well: one that calls itself twice is as long as any loop."""
        if self._is_own():
            asking = nodes.Call(nodes.EnvironmentAttribute("check_time"), [], [], None, None)
            node.body = [nodes.ExprStmt(asking, lineno=node.lineno), *node.body]
        super().visit_Macro(node, frame)

    def _is_own(self) -> bool:
        return isinstance(self.environment, _Environment) and self.name in self.environment.own

    def visit_Getattr(self, node: nodes.Getattr, frame: compiler.Frame) -> None:  # noqa: N802 (Jinja's)
        """Read a field as Python does in our templates: what they read is there, so nothing else need be tried."""
        if self._is_own():
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: compiler.Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802 (Jinja's)
        """Call what is given its arguments by their place without asking the context to."""
        if node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: compiler.MacroRef, frame: compiler.Frame) -> None:
        """Make a macro of ours."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class _Macro(Macro):
    """A macro that is called as a function is, where it is given its first arguments, or all, by their place."""

    def __init__(self, *words: Any) -> None:  # noqa: ANN401
        super().__init__(*words)
        self._is_plain = self._default_autoescape and not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401
        lacking = self._argument_count - len(arguments)
        if named or lacking < 0 or not self._is_plain:
            return super().__call__(*arguments, **named)
        if lacking:
            arguments += (missing,) * lacking
        return str.__new__(Markup, self._func(*arguments))  # without asking whether it is one already


class _Context(Context):
    """Calls what a template calls, and tells it nothing: nothing that templates are given asks for the context."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Environment(Environment):
    """Does less for each page than Jinja would, since all templates are of one site."""

    code_generator_class = _CodeGenerator
    context_class = _Context
    Macro = _Macro
    own: frozenset[str] = frozenset()
    """Names of the templates that the story brings."""

    def make_globals(self, _own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give all templates the same names: where each can have its own, they are compared at every import."""
        return self.globals

    check_time = staticmethod(check_time)

    @staticmethod
    def watch(items: Iterable[Any]) -> Iterable[Any]:
        """Give what a loop runs through, and ask for the time at each item where no alarm tells it."""
        return _ask_at_each(items) if must_ask() else items

    @staticmethod
    def write(value: object) -> str:
        """Write a value, escaped; a whole number without a point, since pictures are made of hundreds of them.

        No text turns what follows it round; what is HTML already was made of such texts.
        """
        if type(value) is str:
            text = value if value.isascii() else close_directions(value)
            # A pattern would take longer, since it looks at each character.
            is_plain = not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text)
            return text if is_plain else escape(text)
        if type(value) is Markup:
            return value
        if type(value) is int:
            return str(value)
        return str(int(value)) if isinstance(value, float) and value.is_integer() else escape(value)


def _ask_at_each(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        check_time()
        yield item


class _Compiled(BytecodeCache):
    """Keeps what was compiled for as long as its template and what compiles it stay the same."""

    def get_source_checksum(self, source: str) -> str:
        """Tell all that code is made from, besides the name and the path of its template."""
        return hash_parts(source, *_COMPILER).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out the code of a template, if it is the same still."""
        bucket.code = recall_code(bucket.key, bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template in place of what it was before."""
        if bucket.code:
            keep_code(bucket.key, bucket.checksum, bucket.code)


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

    def load(self, environment: Environment, name: str, globals: Any = None) -> Any:  # noqa: A002, ANN401 (Jinja's)
        """Compile a template; what Python cannot nest so deep is an error of the template's syntax."""
        try:
            return super().load(environment, name, globals)
        except RecursionError as error:
            message = "nested too deep; move what is within it into a macro of its own"
            raise TemplateSyntaxError(message, 1, name, self._templates[name].path) from error

    def list_templates(self) -> list[str]:
        """Name all templates."""
        return sorted(self._templates)


class _Undefined(StrictUndefined):
    """A name that a template misspells: the error says which names there are."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return f"{self._undefined_hint}; correct the template"
        if owner is missing:
            return f"there is no {name!r} here; {_suggest(name, _GIVEN)}"
        return _word_missing(owner, name)


def _word_missing(owner: object, name: str) -> str:
    if type(owner).__module__ == "builtins" and not isinstance(owner, dict):
        return f"a {type(owner).__name__} has no {name!r}; take it out"
    known = list(owner) if isinstance(owner, dict) else [one for one in dir(owner) if not one.startswith("_")]
    return f"{type(owner).__name__} has no {name!r}; {_suggest(name, known)}"


def _count(*bounds: int) -> range:
    """Give Jinja's ``range``, as long as it may be: what adds up all of it at once can be stopped by nothing."""
    numbers = range(*bounds)
    if numbers[:MAX_RANGE] != numbers:
        raise ValueError(f"a range of more than {MAX_RANGE:,} numbers")
    return numbers


def _hash_script(text: str) -> str:
    """The fingerprint by which a policy allows one block within a page (CSP level 3, 2.3.1: SHA-256, base64)."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _word_syntax(error: TemplateSyntaxError, environment: Environment) -> str:
    message = (error.message or "this is no template").rstrip(".")
    if unknown := re.fullmatch(r"No (filter|test) named '(.*)'", message):
        known = environment.filters if unknown[1] == "filter" else environment.tests
        return f"there is no {unknown[1]} {unknown[2]!r}; {_suggest(unknown[2], list(known))}"
    return message if "; " in message else f"{message}; correct the template"


def _suggest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(sorted(known)[:20])}"


def _say_stuck(page: Filling, trace: TracebackType | None) -> Problem:
    """Say where the time was up: in a template's own lines, not in those of the code it was compiled to.

    Jinja would say it as well, but not of an instruction that is of no line, at which an alarm may ring too.
    """
    path, line = page.template, 0
    while trace:
        if template := trace.tb_frame.f_globals.get("__jinja_template__"):
            path, line = template.filename, template.get_corresponding_lineno(_find_code_line(trace))
        trace = trace.tb_next
    message = (
        f"filling in {page.path} took more than {LONGEST:g} seconds, so it was stopped; take out what repeats "
        "itself, such as a loop within a loop or a macro that calls itself"
    )
    return report(path, line, message)


def _find_code_line(trace: TracebackType) -> int:
    """The line of the instruction that was run, or of the last one before it that is of any."""
    lines = trace.tb_frame.f_code.co_lines()
    known = ((start, line) for start, _, line in lines if line is not None and start <= trace.tb_lasti)
    return max(known, default=(0, 1))[1]


def _find_template_line(trace: TracebackType | None, template: str) -> tuple[str, int]:
    """The innermost line of a template on the way to an error."""
    found = (template, 0)
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".svg")):
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def report(path: str, line: int, message: str) -> Problem:
    """Name a template as its editor does: seen from the folder in which the command runs, where it lies below it."""
    place, here = Path(path), Path.cwd()
    shown = place.relative_to(here).as_posix() if place.is_relative_to(here) else path
    return Problem(path=shown, line=line, message=message)
