"""Grammars of what may come alive on a page, for Hypothesis: addresses, tags with their attributes, Markdown.

They make what a browser or a converter of Markdown might read in spite of its being wrong, not what is well written.
"""

from __future__ import annotations

from hypothesis import strategies as st

Draw = st.DrawFn

_SCHEMES = (
    *(
        "javascript",
        "JaVaScRiPt",
        "java\tscript",
        "java&Tab;script",
        "java&#x0A;script",
        "&#106;avascript",
        "\x85javascript",
    ),
    *("vbscript", "data", "file", "blob", "about", "ftp", "ws", "view-source", "livescript", "x-apple-data", "intent"),
    *("http", "https", "HTTPS", "mailto", "tel", ""),
)
_COLONS = (":", "&colon;", "&#58;", "&#x3a", "%3A", "：", ":\t", " :", "")
_SLASHES = ("//", "/", "\\\\", "/\\", "///", "", "&sol;&sol;")
_PLACES = (
    *(
        "alert(1)",
        "evil.example/x",
        "example.org@evil.example",
        "evil.example\\@example.org",
        "%0aalert(1)",
        "text/html,<script>1</script>",
    ),
    *(
        "text/html;base64,PHNjcmlwdD4=",
        "[::1]/",
        "evil.example:99999",
        "xn--80ak6aa92e.example",
        "..",
        "?",
        "#",
        "{{7*7}}",
    ),
)
_TAGS = (
    *(
        "script",
        "SCRIPT",
        "scr\tipt",
        "style",
        "svg",
        "math",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
    ),
    *(
        "button",
        "textarea",
        "select",
        "img",
        "image",
        "video",
        "audio",
        "source",
        "track",
        "base",
        "link",
        "meta",
        "body",
    ),
    *(
        "html",
        "head",
        "title",
        "template",
        "slot",
        "portal",
        "noscript",
        "xmp",
        "plaintext",
        "noembed",
        "marquee",
        "isindex",
    ),
    *(
        "foreignObject",
        "animate",
        "set",
        "use",
        "a",
        "p",
        "div",
        "span",
        "table",
        "td",
        "details",
        "dialog",
        "x-own",
        "mglyph",
    ),
    *("annotation-xml", "mtext", "desc", "select", "option", "keygen", "bgsound", "layer", "comment", "listing"),
)
_LINKS = (
    *("href", "src", "srcset", "srcdoc", "action", "formaction", "ping", "background", "poster", "xlink:href", "data"),
    *(
        "cite",
        "longdesc",
        "manifest",
        "codebase",
        "classid",
        "lowsrc",
        "dynsrc",
        "usemap",
        "profile",
        "from",
        "to",
        "values",
    ),
)
_HANDLERS = (
    "onclick",
    "onerror",
    "onload",
    "onfocus",
    "onmouseover",
    "ontoggle",
    "onbegin",
    "ONPOINTERRAWUPDATE",
    "on",
)
_OTHERS = (
    "style",
    "id",
    "class",
    "name",
    "http-equiv",
    "content",
    "target",
    "is",
    "slot",
    "autofocus",
    "tabindex",
    "xmlns",
    "data-copy",
)
_QUOTES = ('"', "'", "`", "", "\"'")
_GAPS = (" ", "/", "\t", " / ", "")
_WORDS = st.sampled_from(
    (
        "press here",
        "Ada Brandt",
        "on 3 May 2030",
        "{{ 7*7 }}",
        "{% raw %}",
        "&lt;b&gt;",
        "]]>",
        "--><!-- -->",
        "\u2028",
        "®",
    )
)


@st.composite
def web_addresses(draw: Draw) -> str:
    """An address that may be none, or lead into a script."""
    parts = (st.sampled_from(_SCHEMES), st.sampled_from(_COLONS), st.sampled_from(_SLASHES), st.sampled_from(_PLACES))
    return "".join(map(draw, parts))


@st.composite
def attributes(draw: Draw) -> str:
    """An attribute, more or less."""
    quote = draw(st.sampled_from(_QUOTES))
    name, value = draw(
        st.one_of(
            st.tuples(st.sampled_from(_LINKS), web_addresses()),
            st.tuples(st.sampled_from(_HANDLERS), st.just("alert(1)")),
            st.tuples(
                st.sampled_from(_OTHERS), st.one_of(web_addresses(), st.just("refresh"), st.just("x:expression(1)"))
            ),
        )
    )
    return f"{draw(st.sampled_from(_GAPS))}{name}={quote}{value}{quote}"


@st.composite
def tag_texts(draw: Draw) -> str:
    """Tags within tags, some closed, some cut off, on one line."""
    text = draw(_WORDS)
    for _ in range(draw(st.integers(1, 4))):
        name, inner = draw(st.sampled_from(_TAGS)), "".join(draw(st.lists(attributes(), max_size=3)))
        start = f"{draw(st.sampled_from(('<', '<', '<', '&lt;', '<<', '< ', '</')))}{name} {inner}"
        end = draw(st.sampled_from((">", "/>", " >", "", "&gt;", ">>")))
        after = draw(st.sampled_from((f"</{name}>", f"</{name}", "", f"</{name} x>", "<!-- -->")))
        text = f"{start}{end}{text}{after}"
    return f"{draw(_WORDS)} {text}"


@st.composite
def markdown_texts(draw: Draw) -> str:
    """Markdown with addresses and tags in every place where it takes any."""
    words, address, tag = draw(_WORDS), draw(web_addresses()), draw(tag_texts())
    forms = (
        f"[{words}]({address})",
        f'[{words}]({address} "{tag}")',
        f"[{words}](<{address}>)",
        f"![{words}]({address})",
        f"![{tag}]({address} '{words}')",
        f"[![{words}]({address})]({address})",
        f"<{address}>",
        f"[{words}][note] {tag}",
        f"`{tag}` ``{address}``",
        f"**{tag}** _{words}_ ~~{address}~~",
        f"{words} &#{draw(st.integers(1, 200))}; {tag}",
        f"\\<script>{words}\\</script> \\[{words}]({address})",
        f"{words} {{onclick={address}}}",
    )
    return draw(st.sampled_from(forms))
