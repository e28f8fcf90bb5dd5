"""XML as a parser reads it back, and files that are made of pieces."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing.encoding import add_element, encode_xml, gather, join_rows

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


def test_pieces_are_put_together_to_chunks_as_they_come() -> None:
    taken = []

    def make() -> Iterator[bytes]:
        for number in range(5):
            taken.append(number)
            yield bytes([number]) * 200_000

    chunks = gather(make())
    assert next(chunks) == b"\0" * 200_000 + b"\1" * 200_000
    assert taken == [0, 1]
    assert [len(chunk) for chunk in chunks] == [400_000, 200_000]
    assert not [*gather(())]


@pytest.mark.parametrize("rows", [[], [b"a"], [b"a", b"", b"b"]])
def test_what_is_between_rows_is_nowhere_else(rows: list[bytes]) -> None:
    assert b"".join(join_rows(b", ", rows)) == b", ".join(rows)
