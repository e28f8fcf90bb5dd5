"""Bad content as data: what an editor, an editor's program or an enemy may put into a content folder.

Each row is one small story that is wrong in one place, and the place and words of the message it must get. The rows are
run through the command line by ``test_bad_inputs.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TIMELINE = "title: A row\nscope: all\n"
ACTORS = "- name: Armenia\n  kind: country\n- name: Belarus\n  kind: country\n"
HEAD = "---\ntitle: Ambassadors recalled\npublisher: The Courier\npublished: 2024-06-14\n---\n"
TEXT = "Armenia and Belarus recalled their ambassadors on Thursday.\n"
SOURCE = HEAD + TEXT
PAGE = "---\ntitle: About\n---\n"
DECIDED = SOURCE + '{: #recall date="2024-06-13" }\n'
LONG = "word " * 3000
MACROS = "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a(*[]) }}{% endmacro %}{{ a() }}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One story."""

    name: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    """Path in the content folder → what stands in it, beside or instead of the files of a story that builds."""
    at: str
    """``path:line`` that the message must begin with, after ``content/``; without a line where the file is meant."""
    says: str
    """Words of the message."""


def source(name: str, text: str | bytes, line: int | str, says: str) -> Bad:
    return Bad(name=name, files={"sources/bad.md": text}, at=f"sources/bad.md:{line}".removesuffix(":"), says=says)


def body(name: str, text: str, says: str, line: int | str = 6) -> Bad:
    return source(f"body: {name}", HEAD + text, line, says)


def head(name: str, text: str, line: int, says: str) -> Bad:
    """Front matter in which a line is added below the fourth, or, where it has a key of the four, replaces it."""
    lines = ["title: Ambassadors recalled", "publisher: The Courier", "published: 2024-06-14"]
    key = text.partition(":")[0]
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    return source(f"front matter: {name}", "\n".join(["---", *kept, text, "---", TEXT]), line, says)


def table(name: str, title: str, text: str, at: int | str, says: str) -> Bad:
    return Bad(name=f"{name}: {title}", files={name: text}, at=f"{name}:{at}".removesuffix(":"), says=says)


def template(name: str, text: str, says: str) -> Bad:
    return Bad(name=f"a template {name}", files={"templates/index.html": text}, at="templates/index.html", says=says)


def named(name: str, says: str, folder: str = "sources", text: str = SOURCE) -> Bad:
    return Bad(name=f"a file called {name!r}", files={f"{folder}/{name}": text}, at=f"{folder}/{name}", says=says)


ENCODINGS = [
    source("latin-1", SOURCE.replace("Courier", "Café").encode("latin-1"), 3, "0xe9 is not UTF-8; save the file as"),
    source("windows-1251", SOURCE.replace("Courier", "Правда").encode("cp1251"), 3, "is not UTF-8; save the file"),
    source("shift-jis", (SOURCE + "会談").encode("shift-jis"), 7, "is not UTF-8; save the file as UTF-8"),
    source("half a letter at the end", SOURCE.encode() + "é".encode()[:1], 7, "is not UTF-8; save"),
    source("an overlong slash", SOURCE.encode() + b"\xc0\xaf", 7, "is not UTF-8; save"),
    source("a surrogate in UTF-8", SOURCE.encode() + b"\xed\xa0\x80", 7, "is not UTF-8; save"),
    source("beyond Unicode", SOURCE.encode() + b"\xf5\x80\x80\x80", 7, "is not UTF-8; save"),
    source("a UTF-8 BOM", b"\xef\xbb\xbf" + SOURCE.encode(), 1, "byte order mark; save the file as UTF-8 without"),
    source("UTF-16 with a BOM", SOURCE.encode("utf-16"), 1, "is UTF-16 or UTF-32; save the file as UTF-8"),
    source("UTF-16 big-endian with a BOM", b"\xfe\xff" + SOURCE.encode("utf-16-be"), 1, "is UTF-16 or UTF-32; save"),
    source("UTF-16 without a BOM", SOURCE.encode("utf-16-le"), 1, "is UTF-16 or UTF-32; save"),
    source("UTF-16 big-endian without a BOM", SOURCE.encode("utf-16-be"), 1, "is UTF-16 or UTF-32; save"),
    source("UTF-32", SOURCE.encode("utf-32"), 1, "is UTF-16 or UTF-32; save"),
    source("nothing but NUL", b"\0" * 5000, 1, "is UTF-16 or UTF-32; save"),
    source("a NUL in the text", SOURCE + "a\0b", 7, "control character U+0000; delete it"),
    source("an escape sequence", SOURCE + "\x1b[31mred", 7, "control character U+001B; delete it"),
    source("a form feed", SOURCE + "a\x0cb", 7, "control character U+000C; delete it"),
    source("a delete", SOURCE + "a\x7fb", 7, "control character U+007F; delete it"),
    source("a C1 control", SOURCE + "a\x9bb", 7, "control character U+009B; delete it"),
    source("a noncharacter", SOURCE + "a\uffffb", 7, "U+FFFF; delete it"),
    source("old Mac line ends", SOURCE.replace("\n", "\r"), 1, "carriage return alone; save the file with line feeds"),
    source("one old Mac line end", SOURCE + "a\rb", 7, "carriage return alone; save"),
    source("a pile of marks", SOURCE + "a" + "\u0301\u0323" * 5000, 7, "10,000 marks upon one letter; delete"),
    source("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, 1, "0x89 is not UTF-8; save"),
    source("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2, "is not UTF-8; save"),
    source("an archive", b"PK\x03\x04\x14\x00\x08\x00", 1, "control character U+0003; delete it"),
    Bad(name="UTF-16 settings", files={"timeline.yml": TIMELINE.encode("utf-16")}, at="timeline.yml:1", says="UTF-16"),
    Bad(name="UTF-16 actors", files={"actors.yml": ACTORS.encode("utf-16-le")}, at="actors.yml:1", says="UTF-16"),
    Bad(name="latin-1 decisions", files={"decisions.yml": b"# caf\xe9\n"}, at="decisions.yml:1", says="0xe9 is not"),
    Bad(name="a latin-1 page", files={"pages/a.md": PAGE.encode() + b"caf\xe9"}, at="pages/a.md:4", says="0xe9 is not"),
]

SIZES = [
    source("more than two megabytes", SOURCE + "a " * 1_000_000, "", "the limit is 2,000,000, so part it"),
    source(
        "front matter of 70 KB", "---\ntitle: " + "a " * 35_000 + "\n---\n" + TEXT, 1, "65,536 characters; the text"
    ),
    source("a million-word sentence", HEAD + "a " * 990_000, 6, "the limit is 10,000, so end it with a full stop"),
    source("a word of a megabyte", HEAD + "a" * 1_000_000, 6, "the limit is 10,000, so end it"),
    source("thousands of dates", HEAD + "on 12 June 2024, " * 5000, 6, "the limit is 10,000, so end it"),
    source("a heading without end", HEAD + "# " + LONG, 6, "the limit is 10,000, so end it"),
    Bad(
        name="a huge actors.yml", files={"actors.yml": "# " * 1_000_001}, at="actors.yml", says="2,000,000, so part it"
    ),
    Bad(
        name="a huge page", files={"pages/a.md": PAGE + "a\n\n" * 90_000}, at="pages/a.md:4", says="200,000 characters"
    ),
]

SHAPES = [
    source("an empty file", "", 1, "front matter is missing; begin the file with a line '---'"),
    source("nothing but blank lines", "\n\n\n", 1, "front matter is missing"),
    source("no front matter", TEXT, 1, "front matter is missing"),
    source("front matter below a blank line", "\n" + SOURCE, 1, "front matter is missing"),
    source("indented front matter", SOURCE.replace("---", " ---"), 1, "front matter is missing"),
    source("TOML front matter", SOURCE.replace("---", "+++"), 1, "front matter is missing"),
    source("front matter that is not closed", SOURCE.replace("\n---\n", "\n"), 1, "write a line '---' after"),
    source("front matter closed by dots", SOURCE.replace("\n---\n", "\n...\n"), 1, "write a line '---' after"),
    source("a longer rule for the second", SOURCE.replace("\n---\n", "\n-----\n"), 1, "write a line '---' after"),
    source("only front matter", HEAD, 5, "there is no text; write what the article says"),
    source("only a comment", HEAD + "<!-- nothing -->\n", 6, "there is no text"),
    source("an HTML page", "<!doctype html><html><body>Text</body></html>", 1, "front matter is missing"),
    source("front matter that is a list", "---\n- a\n---\n" + TEXT, 2, "is not a list of keys; write 'key: value'"),
    source("front matter that is a word", "---\nwords\n---\n" + TEXT, 2, "is not a list of keys"),
    source("empty front matter", "---\n---\n" + TEXT, 1, "'title' is missing; write 'title:"),
]

HEADS = [
    head("a key twice", "publisher: A\npublisher: B", 5, "duplicate key 'publisher'; it stands on line 4 already"),
    head("an unknown key", "autor: Jane", 5, "did you mean 'author'?"),
    head("a key of the library", "content: x", 5, "unknown key 'content'; write one of"),
    head("a key of Python", "self: x", 5, "unknown key 'self'; write one of"),
    head("an empty key", "? \n: x", 5, "a key must be a word; write 'key: value'"),
    head("a list for a key", "? [a, b]\n: x", 5, "a key must be a word"),
    head("an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]", 5, "anchor or alias ('&', '*') is not read here"),
    head("an alias of nothing", "author: *nobody", 5, "anchor or alias"),
    head("a merge key", "<<: *base", 5, "anchor or alias"),
    head("a Python object", "author: !!python/object/apply:os.system [ls]", 5, "a tag ('!') is not read here"),
    head("a tag of one's own", "author: !name Jane", 5, "a tag ('!') is not read here"),
    head("brackets", "author: " + "[" * 30_000, 5, "nested more than 7 deep"),
    head("braces", "author: " + "{a: " * 3_000, 5, "nested more than 7 deep"),
    head("dashes", "author:\n" + "- " * 3_000 + "a", 6, "nested more than 7 deep"),
    head("question marks", "author:\n  " + "? " * 3_000 + "a", 6, "nested more than 7 deep"),
    head("indentation", "author:\n" + "\n".join(" " * n + "a:" for n in range(1, 30)), 12, "nested more than 7 deep"),
    head("a tab", "\tauthor: Jane", 5, "indent with spaces"),
    head("a colon in a value", "title: War: the day", 4, "put a value that holds ': ' in quotes"),
    head("a quotation mark", "author: 'Jane", 5, "close the quotation mark"),
    head("a bracket", "author: [Jane", 5, "close the list with ']'"),
    head("a percent sign", "author: %x", 5, "in quotes"),
    head("an at sign", "author: @jane", 5, "in quotes"),
    head("a backtick", "author: `jane`", 5, "in quotes"),
    head("an escape of a control", 'author: "\\x00"', 5, "control character U+0000; delete its escape"),
    head("an escape of a surrogate", 'author: "\\ud800"', 5, "U+D800; delete its escape"),
    head("an unknown escape", 'author: "\\z"', 5, "double the backslash"),
    head("an escape beyond Unicode", 'author: "\\UFFFFFFFF"', 5, "an escape of no character; double"),
    head("a second document", "author: a\n--- b", 6, "keep one document"),
    head("a directive", "%YAML 1.2", 5, "not YAML"),
    head("a mapping for a title", "title: {a: b}", 4, "'title' must be text, not a mapping; put it in quotes"),
    head("a list for a publisher", "publisher: [A, B]", 4, "'publisher' must be text, not a list"),
    head("an empty title", "title:", 4, "'title' is empty; write 'title:"),
    head("a title of white space", "title: ' \u00a0 '", 4, "'title' is empty"),
    head("a day that is none", "published: 2023-02-29", 4, "2023-02"),
    head("a day of the year 10000", "published: 10000-01-01", 4, "years run from 0001 to 9999"),
    head("the year 0000", "published: 0000", 4, "write"),
    head("all nines", "published: 9999-99-99", 4, "there is no month 99"),
    head("an endless number", "published: " + "9" * 5000, 4, "write"),
    head("a date in words", "published: June 14, 2024", 4, "write 2024-06-14"),
    head("a date that can be two", "published: 02/03/2024", 4, "write"),
    head("a time", "published: 2024-06-14T10:00:00Z", 4, "write 2024-06-14"),
    head("an open date", "published: ../2024", 4, "is no single date; write"),
    head("a set of dates", "published: '{2023,2024}'", 4, "is no single date; write"),
    head("a range that runs back", "published: 2024-06-14/2024-06-01", 4, "write"),
    head("letters for digits", "published: ２０２４-06-14", 4, "write"),
    head("a script address", "url: javascript:alert(1)", 5, "is not a web address; write 'https://"),
    head("a file address", "url: file:///etc/passwd", 5, "is not a web address"),
    head("half an address", "url: https://", 5, "is not a web address"),
    head("a broken host", "url: 'http://[::1'", 5, "is not a web address"),
    head("a port that is none", "url: http://a.org:99999999/", 5, "is not a web address"),
    head("an address with a space", "url: https://a.org/a b", 5, "is not a web address"),
    head("a language that is none", "language: English", 5, "is not a language tag; write one like 'en'"),
    head("a path for a language", "language: ../../etc", 5, "is not a language tag"),
    head("an unknown sort of text", "text: full", 5, "write one of: notes, verbatim"),
    head("a reprint of nothing", "same_text_as: nowhere", 5, "there is no source 'nowhere'"),
    head("a reprint of itself", "same_text_as: bad", 5, "goes round in a circle"),
    head("a path for a former name", "formerly: [../../etc/passwd]", 5, "was never a source's name"),
    head("a former name that is taken", "formerly: [good]", 5, "leads to content/sources/good.md already; take it out"),
]

BODIES = [
    body("brackets", "[" * 8000, "more than 10 open brackets '[' at once"),
    body("links within links", "![a][" * 4000, "more than 10 open brackets"),
    body("links without end", "[a](" * 5000, "more than 10 open brackets"),
    body("a long paragraph with marks", "*a* " * 20_000, "the limit is 50,000, so part it with blank lines"),
    body("a comment without end", TEXT + "<!-- and so on", "'<!--' is not closed", 7),
    body("a script without end", TEXT + "<script>alert(1)", "'<script' is not closed", 7),
    body("an attribute list without end", TEXT + "{: .skip", "end its line with '}'", 7),
    body("an attribute list alone", "{: .skip }\n" + TEXT, "without a paragraph; write one, directly below"),
    body("two attribute lists", TEXT + "{: .skip }\n{: .skip }", "without a paragraph", 8),
    body("an attribute list in the text", "Armenia {: .skip } met.", "write it on a line of its own"),
    body("a list of ten thousand words", TEXT + "{: " + "a " * 10_000 + "}", "unknown key 'a'", 7),
    body("an event handler", TEXT + '{: onclick="alert(1)" }', "unknown key 'onclick'", 7),
    body("a class of one's own", TEXT + "{: .red }", "unknown class '.red'", 7),
    body("an id with capitals", TEXT + "{: #Recall }", "cannot be an address; write 'recall'", 7),
    body("an id that is a path", TEXT + "{: #../up }", "cannot be an address", 7),
    body("an id that Windows keeps", TEXT + "{: #con }", "cannot be an address; write 'con-0'", 7),
    body("an id too long for a file", TEXT + "{: #" + "a" * 250 + " }", "cannot be an address", 7),
    body("two ids", TEXT + "{: #a #b }", "duplicate key '#id'; delete one", 7),
    body("a date that is none", TEXT + '{: date="2024-02-30" }', "date: ", 7),
    body("a kind that is none", TEXT + '{: kind="recal" }', "kind: 'recal' is not known", 7),
    body("an actor nobody knows", TEXT + '{: actors="Armenia; Atlantis" }', "'Atlantis' is not a name", 7),
    body("curly quotation marks", TEXT + "{: date=“2024” }", 'write date="…"', 7),
    body("both sides", TEXT + "{: .in-scope .off-topic }", "contradict each other; keep one", 7),
    body("an event that is nowhere", TEXT + '{: same-as="nowhere" }', "nowhere", 7),
    body("a row of rules", "- " * 5000, "there is no text"),
    body("emphasis of nothing", "*" * 5000, "there is no text"),
]

NAMES = [
    named("con.md", "Windows keeps the name 'con' to itself; rename the file"),
    named("AUX.md", "Windows keeps the name 'AUX'"),
    named("nul.2024.md", "Windows keeps the name 'nul'"),
    named("com1.md", "Windows keeps the name 'com1'"),
    named("prn.md", "Windows keeps the name 'prn'", "pages", PAGE + "Text."),
    named("a b.md", "cannot be an address; use the letters a to z"),
    named("a .md", "cannot be an address"),
    named("a..md", "cannot be an address"),
    named("a:b.md", "cannot be an address"),
    named("a\\b.md", "cannot be an address"),
    named("a?b.md", "cannot be an address"),
    named("статья.md", "cannot be an address"),
    named("caf\u00e9.md", "cannot be an address"),
    named("cafe\u0301.md", "cannot be an address"),
    Bad(name="a name that turns round", files={"sources/a\u202eb.md": SOURCE}, at="sources/aU+202Eb.md", says="cannot"),
    Bad(name="a name of two lines", files={"sources/a\nb.md": SOURCE}, at="sources/a\\x0ab.md", says="cannot"),
    named("<script>.md", "cannot be an address"),
    named(".md", "begins with a full stop, so the file is hidden; rename it"),
    named(".hidden.md", "begins with a full stop, so the file is hidden; rename it"),
    named("a" * 240 + ".md", "the limit is 200, so shorten it"),
    Bad(name="capitals", files={"sources/GOOD.md": SOURCE}, at="sources/good.md", says="has the same id as"),
    named("article.txt", "no reader for '.txt'; write .md"),
    named("article.html", "no reader for '.html'"),
    named("article", "no reader for 'a file without suffix'"),
    Bad(name="a folder", files={"sources/2024/a.md": SOURCE}, at="sources/2024", says="is not read; move its files up"),
    named("index.md", "the site has a page index.html of its own", "pages", PAGE + "Text."),
    named("2024.md", "the site has a page 2024.html of its own", "pages", PAGE + "Text."),
    named("picture.png", "no reader for '.png'", "pages"),
    Bad(name="a misnamed table", files={"decision.yml": "[]"}, at="decision.yml", says="did you mean 'decisions.yml'?"),
    Bad(name="another suffix", files={"decisions.yaml": "[]"}, at="decisions.yaml", says="mean 'decisions.yml'?"),
    Bad(
        name="an unknown table", files={"extra.yml": "a: b"}, at="extra.yml", says="this file is not read; move it out"
    ),
    Bad(name="an article beside sources/", files={"a.md": SOURCE}, at="a.md", says="move an article into sources/"),
    Bad(name="a misnamed folder", files={"source/a.md": SOURCE}, at="source", says="did you mean 'sources/'?"),
    Bad(name="capitals of a folder", files={"Pages/a.md": PAGE}, at="Pages", says="did you mean 'pages/'?"),
    Bad(name="a file called pages", files={"pages": "x"}, at="pages", says="is not a folder; make it one"),
    Bad(name="a file called templates", files={"templates": "x"}, at="templates", says="is not a folder"),
]

TABLES = [
    table("timeline.yml", "empty", "", 1, "'title' is missing; write 'title:"),
    table("timeline.yml", "a list", "- a\n", 1, "write 'title: The name of the story' first"),
    table("timeline.yml", "a lane nobody knows", "title: A\nlanes: [Atlantis]\n", 2, "is not a name in actors.yml"),
    table("timeline.yml", "five lanes", "title: A\nlanes: [Armenia, Belarus, Armenia, Belarus, Armenia]", 2, "5 lanes"),
    table("timeline.yml", "a number that is none", "title: A\npublish: {excerpt_words: -1}", 2, "not a whole number"),
    table("timeline.yml", "a huge number", "title: A\npublish: {excerpt_words: " + "9" * 5000 + "}", 2, "whole number"),
    table("timeline.yml", "a script for a base", "title: A\nbase_url: javascript:alert(1)", 2, "is not a web address"),
    table("timeline.yml", "a question for a base", "title: A\nbase_url: https://e.example/?a", 2, "end it before '?'"),
    table("timeline.yml", "a page that is not there", "title: A\npages: [about]", 2, "there is no page 'about'"),
    table("timeline.yml", "a null", "title: ~\nscope: ~\n", 2, "scope"),
    table("actors.yml", "a mapping", "name: A\n", 1, "begin every actor with '- name: …'"),
    table("actors.yml", "no name", "- kind: person\n", 1, "'name' is missing"),
    table("actors.yml", "two of one name", ACTORS + "- name: Armenia\n  kind: country\n", 5, "rename one"),
    table("actors.yml", "two of one address", ACTORS + "- name: ARMENIA\n  kind: country\n", 5, "has the address"),
    table(
        "actors.yml", "composed and not", "- {name: Caf\u00e9, kind: place}\n- {name: Cafe\u0301, kind: place}", 2, "of"
    ),
    table(
        "actors.yml", "a name of marks", "- {name: '!!!', kind: person}\n- {name: '!!!', kind: person}", 2, "rename one"
    ),
    table(
        "actors.yml",
        "a role that runs back",
        "- name: A\n  kind: person\n  roles: [{role: x, from: 2024, to: 2020}]",
        3,
        "ends",
    ),
    table("actors.yml", "a name without end", "- {name: " + "a" * 5000 + ", kind: place}\n", 1, "the limit is 200"),
    table(
        "actors.yml", "an endless form", f"- {{name: A, kind: place, spellings: [b, {LONG}]}}\n", 1, "the limit is 200"
    ),
    Bad(
        name="a page with a script without end",
        files={"pages/a.md": PAGE + "Text.\n\n<script>\n\nMore text.\n"},
        at="pages/a.md:6",
        says="'<script' is not closed; close it, or write '\\<script' for the words",
    ),
    Bad(
        name="a table of millions of cells",
        files={"pages/a.md": PAGE + "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 20_000},
        at="pages/a.md:4",
        says="tables of more than 20,000 cells; part the page",
    ),
    Bad(
        name="tables of many cells",
        files={"pages/a.md": PAGE + ("|a" * 140 + "\n" + "|-" * 140 + "\n" + "|\n" * 140 + "\n") * 2},
        at="pages/a.md:4",
        says="tables of more than 20,000 cells; part the page",
    ),
    template("that includes itself", '{% include "index.html" %}', "calls itself without end"),
    template("that extends itself", '{% extends "index.html" %}', "calls itself without end"),
    template("with a macro without end", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
    template("with a macro that two lead to", MACROS, "calls itself without end"),
    template(
        "with a very long range", "{{ range(10 ** 12) | sum }}", "a range of more than 1,000,000 numbers; correct"
    ),
    template("nested too deep", "{% if 1 %}" * 500 + "{% endif %}" * 500, "nested too deep"),
    template("of three megabytes", "a" * 3_000_000, "the limit is 2,000,000"),
    table("decisions.yml", "a mapping", "hide: {event: a}\n", 1, "begin every decision with '- merge:'"),
    table("decisions.yml", "two actions", "- hide: {event: a}\n  set: {event: a, title: b}\n", 1, "has one action"),
    table("decisions.yml", "no event", "- hide: {event: nowhere}\n", 1, "nowhere"),
    table("decisions.yml", "a misspelt id", "- hide: {event: recal}\n", 1, "did you mean 'recall'?"),
    table(
        "decisions.yml", "words not there", "- hide: {event: {source: good, quote: moon}}\n", 1, "a few words exactly"
    ),
    table("decisions.yml", "one to merge", "- merge: [recall]\n", 1, "fewer than two events"),
    table("decisions.yml", "an id that is a path", "- set: {event: recall, id: ../../x}\n", 1, "cannot be an address"),
    table("decisions.yml", "an id that Windows keeps", "- set: {event: recall, id: nul}\n", 1, "write 'nul-0'"),
    table("decisions.yml", "an alias of itself", "- alias: {was: a, is: a}\n", 1, "is an alias of itself"),
    table("decisions.yml", "an alias of nothing", "- alias: {was: a, is: nowhere}\n", 1, "nowhere"),
    table("decisions.yml", "a circle of aliases", "- alias: {was: a, is: b}\n- alias: {was: b, is: a}\n", 1, "'b'"),
    table("decisions.yml", "an id taken from another", "- alias: {was: recall, is: recall}\n", 1, "alias of itself"),
    table("decisions.yml", "a rule for nothing", "- rule: {disagreement: x, prefer: good}\n", 1, "x"),
    table("decisions.yml", "a rule for nobody", "- rule: {disagreement: x, prefer: goof}\n", 1, "did you mean 'good'?"),
    table("published.yml", "words", "words\n", 1, ""),
    table("published.yml", "an id that is a path", "- {id: ../x, date: 2024, title: A}\n", 1, ""),
    table("changes.yml", "words", "words\n", 1, ""),
]

ROWS = (*ENCODINGS, *SIZES, *SHAPES, *HEADS, *BODIES, *NAMES, *TABLES)
