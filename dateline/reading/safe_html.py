"""HTML that anything may stand in → HTML of a short list of elements, and what of it is not kept."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import nh3

from dateline.reading.removed import (
    MEANT,
    WORDS_STAY,
    Removed,
    begin_tag,
    cut,
    read_number,
    say_goes_whole,
    say_never_ends,
    say_taken_for_html,
)

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_BARE_HOST = re.compile(r"[\x00-\x20]*[/\\][\t\n\r]*[/\\]")
"""How a link to a host without a scheme begins, as browsers read it (WHATWG URL, 4.4)."""
_WORD = re.compile(r"\w+")
_SCRIPTS = ("script", "style")
_DRAWINGS = ("svg", "math")
"""These elements, too, go with all that stands in them."""
_MARKDOWN = {"b": "**words**", "i": "*words*", "h1": "## words", "h5": "#### words", "h6": "#### words"}


def clean_html(rendered: str) -> str:
    """Take out all but some elements, and all attributes but those of links to http, https, mailto and the site."""
    return nh3.clean(
        rendered,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_drop_bare_host,
        clean_content_tags={*_SCRIPTS},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def list_removed_from_page(rendered: str, safe: str, body: str) -> list[Removed]:
    """List what a page loses when its HTML is made safe, in order.

    Args:
        rendered: the HTML of the page, or of its numbered copy.
        safe: what is kept of it.
        body: its Markdown.
    """
    parser = _read_html(rendered, body)
    found = parser.finish()
    kept = _read_html(safe, body).texts
    if lost := _find_lost(" ".join(parser.texts), " ".join(kept)):
        message = f"'{lost}' is lost in broken HTML; close what is open before it, or write '\\<' for the character"
        found.append(Removed(written=lost, message=message))
    return found


def _read_html(text: str, body: str) -> _Parser:
    parser = _Parser(text, body)
    parser.feed(text)
    parser.close()
    return parser


def _find_lost(text: str, kept: str) -> str:
    """The first word that is not kept, where there are fewer letters than before; empty where none is lost."""
    if Counter("".join(_WORD.findall(text))) <= Counter(kept):
        return ""
    lost = Counter(_WORD.findall(text)) - Counter(_WORD.findall(kept))
    return next((word for word in _WORD.findall(text) if word in lost), "")


def _drop_bare_host(_tag: str, name: str, value: str) -> str | None:
    """Leave out a link to a host without a scheme: from a page on a disk, ``//host`` asks that machine for a file."""
    if name == "href" and _BARE_HOST.match(value):
        return None
    return value


def _is_kept(tag: str, name: str, value: str) -> bool:
    if name not in _ATTRIBUTES.get(tag, ()):
        return False
    return name != "href" or " href=" in clean_html(f'<a href="{html.escape(value)}"></a>')


class _Parser(HTMLParser):
    """Goes through the HTML of a page, and lists what does not stay."""

    def __init__(self, text: str, body: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        """What stands between the tags."""
        self._lines = text.split("\n")
        self._body = body
        self._found: list[Removed] = []
        self._told: set[str] = set()
        self._open: list[str] = []
        """The script, style, picture or formula that is open, with those of its name in it."""

    def finish(self) -> list[Removed]:
        """Give what was found; a script or a style that is open still has taken the rest along."""
        if self._open and self._open[0] in _SCRIPTS:
            name = self._open[0]
            self._found[-1] = replace(self._found[-1], message=say_never_ends(f"<{name}"), never_ends=True)
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """List an element that does not stay, or those of its attributes that do not."""
        if self._open and tag in _TAGS | WORDS_STAY:
            self._open = []  # a picture or a formula ends where other HTML begins
        if self._open:
            self._open += [tag] * (tag == self._open[0])
            return
        place, attributes = read_number(attrs)
        if tag not in _TAGS:
            self._told.add(tag)
            self._found.append(self._remove(tag, dict(attributes), place))
            self._open = [tag] if tag in (*_SCRIPTS, *_DRAWINGS) else []
            return
        for name, value in attributes:
            if not _is_kept(tag, name, value):
                self._found.append(_remove_attribute(tag, name, value, place))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """List ``<svg/>``, which nothing stands in; to a browser ``<script/>`` is not closed."""
        self.handle_starttag(tag, attrs)
        if tag in _DRAWINGS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """List an end without a beginning, if no element is called so: somebody's words."""
        if self._open:
            self._open = self._open[tag == self._open[0] :]
        elif tag not in _TAGS | WORDS_STAY | self._told:
            self._drop(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep what is no markup."""
        if not self._open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """List what begins otherwise than a comment, and is taken for one: ``</ …>``."""
        line, column = self.getpos()
        if not self._lines[line - 1].startswith("<!--", column):
            self._drop(f"{self._lines[line - 1][column : column + 2]}{data}>")

    def handle_pi(self, data: str) -> None:
        """List ``<?…>``."""
        self._drop(f"<?{data}>")

    def handle_decl(self, decl: str) -> None:
        """List ``<!DOCTYPE …>`` and the like."""
        self._drop(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        """List ``<![CDATA[…]]>``."""
        self._drop(f"<![{data}]]>")

    def _drop(self, written: str) -> None:
        self._found.append(Removed(written=begin_tag(written), message=say_taken_for_html(written)))

    def _remove(self, tag: str, attributes: dict[str, str], place: int | None) -> Removed:
        written = f"<{tag}"
        if tag == "img":
            link = f"[{cut(attributes.get('alt', '')) or 'words'}]({cut(attributes.get('src', '')) or 'address'})"
            message = f"a page shows no pictures; write a link to it, {link}"
            if place is not None and "](" in self._body[max(0, place - 4) : place]:  # ![words](address)
                place, written = self._body.rfind("![", 0, place), "!["
        elif tag in (*_SCRIPTS, *_DRAWINGS):
            message = say_goes_whole("page", written)
        elif tag in _MARKDOWN:
            message = f"a page keeps no <{tag}>, only its words; write '{_MARKDOWN[tag]}'"
        elif tag in WORDS_STAY:
            message = f"a page keeps no <{tag}>, only its words; write Markdown instead"
        else:
            message = MEANT.get(tag) or say_taken_for_html(self.get_starttag_text() or written)
        return Removed(written=written, message=message, place=place)


def _remove_attribute(tag: str, name: str, value: str, place: int | None) -> Removed:
    if (tag, name) == ("a", "href"):
        message = (
            f"a page has no links to '{cut(value)}', so only the words stay; write an address that begins with "
            "https://, http:// or mailto:, or a page of this site"
        )
        return Removed(written=value, message=message, place=place)
    if name == "style" and value.startswith("text-align:"):  # from a table's second line
        colon = "-:" if value.endswith("right;") else ":-"
        return Removed(written=colon, message="columns of a page are not aligned; write '---' without a colon")
    return Removed(written=name, message=f"<{tag}> does not keep its attribute '{name}'; delete it", place=place)
