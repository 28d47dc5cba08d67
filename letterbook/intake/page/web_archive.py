"""A page that a browser saved with all it shows as one file (MHTML): its HTML, taken out of the archive.

Source: RFC 2557 (MHTML), RFC 2387 (multipart/related).
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message

from letterbook.intake.page.tree import PageFault

HTML = frozenset({"text/html", "application/xhtml+xml"})
SUFFIXES = frozenset({".mht", ".mhtml"})

# How the head of a message begins, and how an archive goes on whose head was lost.
HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
CONTENT = re.compile(rb"(?im)^(?:mime-version:|content-type:\s*(?:multipart|message|text|application)/)")
LOST_HEAD = re.compile(rb"\A\s*--[^\r\n]+\r?\n(?i:content-[a-z-]+:)")

BROKEN = "save the page again, as HTML or as a single file"
BAD_BASE64 = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)


@dataclass(frozen=True)
class HtmlPart:
    """The HTML of an archive: its bytes, the encoding and the address that the archive says of it."""

    raw: bytes
    encoding: str | None
    address: str | None


def is_archive(raw: bytes) -> bool:
    """Whether a file begins as a message does, with its head, or is the rest of one without it."""
    if LOST_HEAD.match(raw[:4096]):
        return True
    head = HEAD.match(raw[:100_000])
    return head is not None and CONTENT.search(head[0]) is not None


def html_part(raw: bytes) -> HtmlPart:
    """Return the HTML of the page that was saved; raises PageFault where an archive holds none, or not all of it."""
    try:
        return html_of(message_from_bytes(raw.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=policy.compat32))
    except RecursionError:
        raise PageFault(f"it is a MIME archive of too many nested archives; {BROKEN}") from None


def html_of(message: Message) -> HtmlPart:
    """Return the HTML of the page in a message; raises PageFault where it holds none, or not all of it."""
    pages = [part for part in message.walk() if part.get_content_type() in HTML and not part.is_multipart()]
    if not pages:
        raise PageFault(
            f"it is a MIME archive (MHTML or e-mail) without HTML; {BROKEN}, or the text of an e-mail as .txt"
        )
    page = main_part(message, pages)
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise PageFault(f"it is a MIME archive whose HTML is empty; {BROKEN}")
    if is_cut(message, page):
        raise PageFault(f"it is a MIME archive that ends before its HTML does; {BROKEN}")
    if any(isinstance(defect, BAD_BASE64) for defect in page.defects):
        raise PageFault(f"it is a MIME archive whose HTML is damaged base64; {BROKEN}")
    return HtmlPart(content, charset(page), address(page, message))


def main_part(message: Message, pages: list[Message]) -> Message:
    """Return the page among the parts that are HTML: the one named as start, that of the page's address, or the first.

    Frames of a page are pages in its archive too.
    """
    start = message.get_param("start")
    where = message.get("Snapshot-Content-Location")
    for name, wanted in (("Content-ID", start), ("Content-Location", where)):
        named = [page for page in pages if wanted and str(page.get(name, "")).strip() == str(wanted).strip()]
        if named:
            return named[0]
    return pages[0]


def is_cut(message: Message, page: Message) -> bool:
    """Whether an archive ends within its page: without its last boundary, and with nothing below the page."""
    is_open = any(isinstance(one, CloseBoundaryNotFoundDefect) for part in message.walk() for one in part.defects)
    return is_open and [part for part in message.walk() if not part.is_multipart()][-1] is page


def charset(part: Message) -> str | None:
    """Return the encoding that an archive names for a part."""
    said = part.get_param("charset")
    return said.strip() if isinstance(said, str) and said.strip() else None


def address(part: Message, message: Message) -> str | None:
    """Return the address that an archive gives for a page, if it gives a whole one."""
    said = (part.get("Content-Location"), message.get("Snapshot-Content-Location"), message.get("Content-Location"))
    return next((str(one).strip() for one in said if one and re.fullmatch(r"https?://\S+", str(one).strip())), None)
