"""Archives of browsers, PDFs and plain text."""

from __future__ import annotations

import io

import pypdf
import pytest

from dateline.adding import pdf
from dateline.adding.pages import read_page
from dateline.adding.values import Format, Saved
from dateline.errors import ContentError
from tests.adding.conftest import load_page


def read_texts(data: bytes, kind: Format) -> list[str]:
    return [part.text for part in read_page(Saved(name="page", format=kind, data=data)).paragraphs]


# ------------------------------------------------------------------ MHTML


def make_archive(*parts: str, head: str = "") -> bytes:
    lines = [f"MIME-Version: 1.0\n{head}Content-Type: multipart/related; boundary=frontier\n"]
    return "\n".join([*lines, *(f"--frontier\n{part}" for part in parts), "--frontier--\n"]).encode()


def test_the_page_of_an_archive() -> None:
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    html = load_page("courier.html").decode().replace("=", "=3D").replace("’", "=E2=80=99")
    page = f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://courier.example/x\n\n{html}"
    texts = read_texts(make_archive(picture, page.replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")), "mhtml")
    assert texts[0].startswith("Norland and Sudria recalled their ambassadors on Thursday, hours after")
    assert texts[1].startswith("Norland’s president")


def test_the_address_that_an_archive_was_saved_from() -> None:
    page = "Content-Type: text/html; charset=utf-8\n\n" + load_page("vestnik.html").decode("cp1251")
    archive = make_archive(page, head="Snapshot-Content-Location: https://vestnik.example/posly\n")
    read = read_page(Saved(name="x", format="mhtml", data=archive))
    assert [one.value for one in read.stated.addresses] == ["https://vestnik.example/posly"]
    assert read.paragraphs[0].text == "Послы отозваны"


@pytest.mark.parametrize(
    "archive",
    [make_archive("Content-Type: image/png\n\nx"), make_archive("Content-Type: text/html\n\n \n"), b"nothing"],
)
def test_an_archive_without_a_page(archive: bytes) -> None:
    with pytest.raises(ContentError, match="there is no page in this archive; open it in a browser"):
        read_texts(archive, "mhtml")


def test_a_text_that_no_source_can_hold() -> None:
    with pytest.raises(ContentError, match="more than 2,000,000 characters; part it into several files"):
        read_texts(b"On 3 May 2024 it rained. " * 100_000, "text")


def test_an_archive_that_is_packed_too_deep() -> None:
    heads = (f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    archive = ("MIME-Version: 1.0\n" + "".join(heads) + "Content-Type: text/html\n\n<p>Deep").encode()
    with pytest.raises(ContentError, match="too deep inside one another; open it in a browser"):
        read_texts(archive, "mhtml")


# ------------------------------------------------------------------ PDF


def make_pdf(*pages: list[str]) -> bytes:
    """A PDF with lines of text on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    numbers = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 750 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {len(objects)} 0 R >>")
        numbers.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(numbers)}] /Count {len(numbers)} >>"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


LINES = [
    "The ambassadors of Norland and Sudria left for home on Friday, a day after",
    "both capitals had called them back. The two ambas-",
    "sadors shared a ferry of the Norland-",
    "backed line, and nobody knows when they return.",
    "Short end.",
    "The ambassadors were last recalled in the autumn of 2003, and it took months.",
]


def test_lines_of_a_pdf_become_paragraphs() -> None:
    first, second = read_texts(make_pdf(LINES), "pdf")
    assert first == (
        "The ambassadors of Norland and Sudria left for home on Friday, a day after both capitals had called them "
        "back. The two ambassadors shared a ferry of the Norland-backed line, and nobody knows when they return. "
        "Short end."
    )
    assert second == "The ambassadors were last recalled in the autumn of 2003, and it took months."


def test_what_heads_every_page_is_left_out() -> None:
    towns = ("Port Ellery", "Norhaven", "Sudbury", "Moen")
    pages = [
        ["Harbour Post, 15 June 2024", f"The ambassadors of both countries were in {town}", f"Page {number} of 4"]
        for number, town in enumerate(towns, start=1)
    ]
    sentence = "The ambassadors of both countries were in {}"
    assert read_texts(make_pdf(*pages), "pdf") == [" ".join(map(sentence.format, towns))]


def test_an_editor_is_told_that_paragraphs_are_a_guess() -> None:
    assert (
        "does not say where paragraphs end"
        in read_page(Saved(name="x", format="pdf", data=make_pdf(LINES))).warnings[0]
    )


def lock(user_password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(LINES)))
    writer.encrypt(user_password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_asks_for_a_password() -> None:
    with pytest.raises(ContentError, match="is locked by a password; save a copy without one"):
        read_texts(lock("secret"), "pdf")


def test_a_pdf_that_anybody_may_open() -> None:
    assert len(read_texts(lock(""), "pdf")) == 2


def test_a_pdf_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    monkeypatch.setattr(pdf, "MAX_TEXT", 600)
    with pytest.raises(ContentError, match="has 3 pages, the limit is 2; save those of the article alone"):
        read_texts(make_pdf(LINES, LINES, LINES), "pdf")
    with pytest.raises(ContentError, match="holds more than 600 characters; save the pages of the article alone"):
        read_texts(make_pdf(LINES, LINES), "pdf")


def test_a_scan() -> None:
    with pytest.raises(ContentError, match="no text in it, only pictures of pages; run a text recognition"):
        read_texts(make_pdf([], []), "pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4", make_pdf(LINES)[:300], b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_a_broken_pdf(data: bytes) -> None:
    with pytest.raises(ContentError, match=r"cannot be read as PDF|there is no text in it"):
        read_texts(data, "pdf")


# ------------------------------------------------------------------ plain text


def test_blank_lines_part_paragraphs() -> None:
    assert read_texts(b"One line,\r\nbroken by hand.\r\n\r\n \r\nAnother.", "text") == [
        "One line, broken by hand.",
        "Another.",
    ]


def test_long_lines_are_paragraphs() -> None:
    assert len(read_texts(f"{'word ' * 40}\n{'word ' * 50}".encode(), "text")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(encoding: str) -> None:
    assert read_texts("Послы уехали.".encode(encoding), "text") == ["Послы уехали."]


def test_text_that_is_not_utf8() -> None:
    with pytest.raises(ContentError, match="byte 0xcf is not UTF-8"):
        read_texts("Послы уехали.".encode("cp1251"), "text")


def test_no_text() -> None:
    with pytest.raises(ContentError, match="there is no text in it"):
        read_texts("\u200b \ufeff".encode(), "text")
