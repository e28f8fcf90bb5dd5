"""XML as a parser reads it back."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing.encoding import enclose, encode_xml, write_element

texts = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]))


@given(texts, texts)
def test_any_text_and_attribute_come_back(text: str, value: str) -> None:
    root = ET.fromstring(encode_xml(enclose("feed", [write_element("title", text, term=value)])))  # noqa: S314 (ours)
    [title] = root
    assert (title.text or "", title.get("term")) == (text, value)


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\ufffeb"])
def test_what_xml_cannot_hold_is_left_out(text: str) -> None:
    element = write_element("title", text, term=text)
    assert element == '  <title term="ab">ab</title>\n'


def test_elements_stand_on_lines_of_their_own_as_deep_as_they_are() -> None:
    author = enclose("author", [write_element("name", "A", 2)], 1)
    assert enclose("feed", [author, write_element("link", href="x")], lang="en") == (
        '<feed lang="en">\n  <author>\n    <name>A</name>\n  </author>\n  <link href="x" />\n</feed>\n'
    )


def test_an_element_without_others_is_closed_at_once() -> None:
    assert enclose("urlset", []) == "<urlset />\n"
