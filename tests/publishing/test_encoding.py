"""XML as a parser reads it back."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing.encoding import add_element, encode_xml

texts = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]))


@given(texts, texts)
def test_any_text_and_attribute_come_back(text: str, value: str) -> None:
    root = ET.Element("feed")
    add_element(root, "title", text, term=value)
    [title] = ET.fromstring(encode_xml(root))  # noqa: S314 (ours)
    assert (title.text or "", title.get("term")) == (text, value)


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\ufffeb"])
def test_what_xml_cannot_hold_is_left_out(text: str) -> None:
    root = ET.Element("feed")
    add_element(root, "title", text)
    assert encode_xml(root).endswith(b"\n<feed>\n  <title>ab</title>\n</feed>\n")


def test_an_element_in_several_documents_is_written_alike_in_each() -> None:
    entry = ET.Element("entry")
    add_element(entry, "title", "A")
    alone, among = ET.Element("feed"), ET.Element("feed")
    alone.append(entry)
    among.append(entry)
    add_element(among, "entry")
    written = encode_xml(alone)
    assert b"\n  <entry>\n    <title>A</title>\n  </entry>\n  <entry />\n</feed>\n" in encode_xml(among)
    assert encode_xml(alone) == written
