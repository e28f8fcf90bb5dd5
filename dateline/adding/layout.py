"""A page's elements → what of them is running text, and where its paragraphs are; what stands beside the article.

Works on the tree as it was parsed, before the article is looked for in it: what is certain to be furniture is taken
out, and paragraphs that are made of line breaks or of table cells become paragraphs.
"""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Element: TypeAlias = Any
"""An element of lxml, which carries no types."""

_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletters?|subscri(?:be|ption)|related|recommend(?:ed|ations?)|comments?|"
    r"commentlist|disqus|shar(?:e|ing)|social|breadcrumbs?|sidebar|promo|teasers?|advert(?:isement)?s?|outbrain|taboola|"
    r"most-(?:read|popular)|popular|trending|read-?(?:more|next|also)|see-also|more-(?:on|from|stories))(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in the class or id of a part that is not the article."""
_CERTAIN_TAGS = frozenset({"nav", "aside", "footer", "dialog", "button", "menu", "template", "noscript"})
_CERTAIN = re.compile(r"(?:^|[\s_-])(?:cookies?|consent|gdpr|comments?|commentlist|disqus)(?:$|[\s_-])", re.IGNORECASE)
_CERTAIN_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "banner", "dialog", "alertdialog", "search", "menu"}
)
_NOT_SHOWN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_PARTS = frozenset({"div", "section", "aside", "ul", "ol", "p", "header", "figure", "details", "span"})
"""Elements that a class can make furniture; <body> and <article> bear such words for other reasons."""
UNSEEN = frozenset({"script", "style", "head", "title", "svg", "iframe", "object", "select", "textarea"})
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
_RUNNING = 60
"""Characters outside links that make a block of text part of somebody's prose, and not of a menu."""
_MOST_OF_PAGE = 0.5
"""Share of the page's running text that a part may hold and still be taken for furniture by its name alone."""
_MOST_IF_CERTAIN = 0.95
MOST_TIMES = 500
"""<time> elements of a page that are looked at; an article has a few."""


def walk(root: Element) -> Iterator[tuple[bool, Element]]:
    """Enter (true) and leave (false) every element in the order of the page, without recursion."""
    yield True, root
    trail = [(root, iter(root))]
    while trail:
        element, children = trail[-1]
        child = next(children, None)
        if child is None:
            trail.pop()
            yield False, element
        else:
            trail.append((child, iter(child)))
            yield True, child


def find_article(tree: Element) -> Element:
    """The one element that the page marks as the article; the whole page where it marks none, or several."""
    bodies = tree.xpath("//*[@itemprop='articleBody']")
    if len(bodies) == 1:
        return bodies[0]
    articles = tree.xpath("//article[not(ancestor::article)]")
    headings = tree.xpath("//h1")
    is_the_article = len(articles) == 1 and (
        not headings or any(articles[0] in one.iterancestors() for one in headings)
    )
    return articles[0] if is_the_article else tree


def find_furniture(tree: Element) -> set[Element]:
    """The topmost elements that are beside the article and not of it; one that holds the article is none."""
    total = measure(tree)
    found: set[Element] = set()
    for element in tree.iter():
        if _looks_like_furniture(element) and found.isdisjoint(element.iterancestors()):
            holds_article = element.getparent() is None or element.find(".//h1") is not None
            most = _MOST_IF_CERTAIN if _is_certainly_furniture(element) else _MOST_OF_PAGE
            if not holds_article and measure(element) <= total * most:
                found.add(element)
    return found


def _looks_like_furniture(element: Element) -> bool:
    return element.tag == "form" or _is_certainly_furniture(element) or _is_named(element, _FURNITURE)


def _is_certainly_furniture(element: Element) -> bool:
    """Whether an element is furniture even where it is longer than the article, as a cookie notice may be."""
    if element.tag in _CERTAIN_TAGS or element.get("role") in _CERTAIN_ROLES or element.get("hidden") is not None:
        return True
    if _NOT_SHOWN.search(element.get("style", "")):
        return True
    return _is_named(element, _CERTAIN)


def _is_named(element: Element, words: re.Pattern[str]) -> bool:
    return element.tag in _PARTS and bool(words.search(f"{element.get('class', '')} {element.get('id', '')}"))


def measure(root: Element, furniture: Collection[Element] = ()) -> int:
    """Count the characters of running text: blocks with a sentence in them, furniture and links aside.

    Where no block is long enough for a sentence, all of them count: an article may be made of short lines.
    """
    sizes: dict[Element, int] = {}
    home = [root]
    silent = 0
    for enters, element in walk(root):
        mute = element.tag in UNSEEN or element.tag == "a" or element in furniture
        if enters:
            silent += mute
            home.append(home[-1] if element.tag in INLINE else element)
            text = element.text
        else:
            home.pop()
            silent -= mute
            text = element.tail if element is not root else ""
        if not silent and text:
            sizes[home[-1]] = sizes.get(home[-1], 0) + len(" ".join(text.split()))
    return sum(size for size in sizes.values() if size >= _RUNNING) or sum(sizes.values())


def open_layout_tables(tree: Element) -> None:
    """Make plain parts of tables that only lay the page out: some cell of theirs has a text with paragraphs."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td") if cell.find(".//table") is None]
        if any(cell.find(".//p") is not None or len(cell.findall(".//br")) > 2 for cell in cells):
            for part in [table, *table.iter("tbody", "tr", "td", "th")]:
                part.tag = "div"


def mark_paragraphs(tree: Element) -> None:
    """Make paragraphs of text that stands directly in a <div>, and of what two line breaks part in it."""
    for part in list(tree.iter("div", "p")):
        is_leaf = all(child.tag in INLINE or child.tag == "br" for child in part.iterdescendants())
        if not is_leaf or len(read_words(part).strip()) < _RUNNING:
            continue
        part.tag = "p"
        _split_at_breaks(part)


def _split_at_breaks(paragraph: Element) -> None:
    """Begin a paragraph of its own after every two line breaks."""
    here = paragraph
    children = list(paragraph)
    for child, following in zip_longest(children, children[1:]):
        is_double = child.tag == "br" and following is not None and following.tag == "br"
        if is_double and not (child.tail or "").strip():
            rest = paragraph.makeelement("p")
            rest.tail, here.tail = here.tail, None
            here.addnext(rest)
            child.getparent().remove(child)
            here = rest
        elif here is not paragraph:
            here.append(child)


def unwrap_times(tree: Element) -> None:
    """Leave the words of a <time> in the sentence that they stand in; a date beside the headline stays as it is."""
    for element in list(islice(tree.iter("time"), MOST_TIMES)):
        if is_in_prose(element) and not element.get("itemprop") and element.get("pubdate") is None:
            element.drop_tag()


def is_in_prose(element: Element) -> bool:
    """Whether a sentence stands around an inline element."""
    block = element.getparent()
    while block is not None and block.tag in INLINE:
        block = block.getparent()
    if block is None:
        return False
    left = len(read_words(element)) + _RUNNING
    for text in block.itertext():  # as far as it takes: a page may hold everything in one block
        left -= len(" ".join(text.split()))
        if left < 0:
            return True
    return False


def read_words(element: Element) -> str:
    """All text within an element; a line break in it is a line feed, and no other white space is."""
    parts = [" ".join(element.text.split("\n")) if element.text else ""]
    for part in element.iterdescendants():
        parts += ["\n" if part.tag in {"lb", "br"} else " " if part.tag in {"p", "item", "cell"} else ""]
        parts += [(part.text or "").replace("\n", " ")]
        parts += [(part.tail or "").replace("\n", " ")]
    return "".join(parts)
