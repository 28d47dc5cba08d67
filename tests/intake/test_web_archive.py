"""A page that a browser saved as one file is read from its archive, or refused; MIME is never taken for text."""

import quopri
from base64 import encodebytes
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.page.saved_page import PageFault
from letterbook.intake.page.web_archive import is_archive
from letterbook.intake.saved_file import read_bytes

LINE = "The clerk said on Monday that “two letters” had crossed the bridge, and that nobody had opened them."
HTML = f"<html><body><article><h1>Harbour</h1><p>{LINE}</p></article></body></html>"
OTHER = "<html><body><h1>An advert</h1><p>Buy boats, and buy them now, while there are some.</p></body></html>"
WHERE = "https://post.example/a?id=1"


def part(
    html: str, encoding: str = "quoted-printable", charset: str = "utf-8", label: str | None = None, more: str = ""
):
    """Return a part of an archive as bytes; `label` is what its head names as its encoding, if anything."""
    raw = html.encode(charset)
    coded = {"quoted-printable": quopri.encodestring, "base64": encodebytes}.get(encoding, bytes)(raw)
    named = f"; charset={label}" if label else ""
    head = f"Content-Type: text/html{named}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n"
    return head.encode() + coded.replace(b"\n", b"\r\n")


def archive(*parts: bytes, boundary: str = "----MultipartBoundary--x1----", more: str = "", kind: str = "related"):
    """Return an archive of parts, as Chrome writes it."""
    head = (
        "From: <Saved by Blink>\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\n"
        f'{more}Content-Type: multipart/{kind};\r\n\ttype="text/html";\r\n\tboundary="{boundary}"\r\n\r\n\r\n'
    )
    middle = b"".join(f"--{boundary}\r\n".encode() + one + b"\r\n" for one in parts)
    return head.encode() + middle + f"--{boundary}--\r\n".encode()


PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def lines(raw: bytes, name: str = "saved.mhtml"):
    """Return the lines that are read of an archive."""
    return read_bytes(Path(name), raw, None).text.paragraphs


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize(("charset", "label"), [("utf-8", None), ("utf-8", "utf-8"), ("cp1252", "iso-8859-1")])
@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht", "saved.txt", "saved.html"])
def test_the_page_is_taken_out_of_its_archive(encoding, charset, label, name):
    """In every way in which a part may be written, with its encoding named or not, whatever the file is called."""
    raw = archive(part(HTML, encoding, charset, label), PICTURE)
    assert lines(raw, name) == ("Harbour", LINE)


def test_a_page_alone_may_be_an_archive():
    """A page without pictures is a message of one part."""
    raw = b"From: <Saved>\r\nMIME-Version: 1.0\r\n" + part(HTML, "base64")
    assert lines(raw) == ("Harbour", LINE)


@pytest.mark.parametrize("kind", ["alternative", "related"])
def test_a_page_may_lie_deep(kind):
    """An archive within an archive, and a text for those who show no HTML, change nothing."""
    plain = b"Content-Type: text/plain\r\n\r\nSee the page\r\n"
    inner = archive(plain, part(HTML), boundary="inner", kind=kind).split(b"MIME-Version: 1.0\r\n", 1)[1]
    assert lines(archive(inner, PICTURE)) == ("Harbour", LINE)


def test_the_page_is_told_from_its_frames():
    """The part named as start, or of the address that was saved, is the page, wherever it stands; else the first."""
    page = part(HTML, more=f"Content-ID: <main@x>\r\nContent-Location: {WHERE}\r\n")
    frame = part(OTHER, more="Content-ID: <frame@x>\r\nContent-Location: https://ads.example/\r\n")
    by_place = archive(frame, page, more=f"Snapshot-Content-Location: {WHERE}\r\n")
    by_start = archive(frame, page).replace(b'type="text/html";', b'type="text/html"; start="<main@x>";', 1)
    for raw in (by_place, by_start, archive(page, frame)):
        assert lines(raw) == ("Harbour", LINE)


def test_the_address_of_the_archive_is_that_of_the_page():
    """Where a page does not say where it lies, the archive does; what the page says counts more."""
    said = part(HTML, more=f"Content-Location: {WHERE}\r\n")
    assert read_bytes(Path("a.mht"), archive(said), None).page.address == WHERE
    own = HTML.replace("<body>", '<head><link rel="canonical" href="https://post.example/a"></head><body>')
    found = read_bytes(Path("a.mht"), archive(part(own, more=f"Content-Location: {WHERE}\r\n")), None)
    assert (found.page.address, found.suffix, found.kept[:5]) == ("https://post.example/a", ".mht", b"From:")


def test_the_page_of_an_archive_declares_its_encoding():
    """Where the archive names none, the page's own declaration counts."""
    html = '<html><head><meta charset="euc-kr"></head><body><h1>편지</h1><p>다리를 건넜다.</p></body></html>'
    assert lines(archive(part(html, charset="cp949")))[0] == "편지"


WHOLE = archive(part(HTML, "base64"))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (archive(PICTURE), "without HTML"),
        (archive(b"Content-Type: text/plain\r\n\r\nA letter.\r\n"), "without HTML"),
        (archive(part("")), "HTML is empty"),
        (archive(), "without HTML"),
        (archive(part(HTML))[:-40], "ends before its HTML does"),
        (archive(part(HTML)).replace(b'boundary="----', b'boundary="---x'), "without HTML"),
        (WHOLE.replace(b"PGh0bWw+", b"PGh0!!!bWw"), "damaged base64"),
        (archive(part(HTML)).partition(b"\r\n\r\n\r\n")[2], "without HTML"),
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nA letter.\r\n", "without HTML"),
        (b"This is not one\n", "without HTML"),
    ],
    ids=["picture", "text", "empty", "none", "cut", "boundary", "base64", "no head", "e-mail", "no archive"],
)
def test_a_broken_archive_is_refused(raw, says):
    """An archive without a whole page is told as what it is, with what to do; its source is stored by nobody."""
    with pytest.raises(PageFault, match=says) as refused:
        lines(raw)
    assert "save the page again, as HTML or as a single file" in str(refused.value)


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        (WHOLE, True),
        (b"\xef\xbb\xbf\n" + WHOLE.replace(b"\r\n", b"\n"), True),
        (b"------x\r\nContent-Type: text/html\r\n\r\n<p>", True),
        (b"From: Ada North\nTo: Bela South\nDate: 21 September 1921\n\nYour letter came.\n", False),
        (b"-- \nAda\n", False),
        (b"The harbour letters\n\nContent-Type: text/html is what a server says.\n", False),
    ],
)
def test_a_letter_is_no_archive(raw, is_one):
    """A head of a message that speaks of MIME makes an archive; sender, recipient and day alone do not."""
    assert is_archive(raw) is is_one


@settings(max_examples=40)
@given(st.integers(0, len(WHOLE)))
def test_no_beginning_of_an_archive_is_taken_for_text(length):
    """Wherever an archive was cut off, either its page is whole, or it is refused."""
    try:
        assert lines(WHOLE[:length]) == ("Harbour", LINE)
    except (PageFault, CaptureFault) as fault:
        assert "MIME" in str(fault)
