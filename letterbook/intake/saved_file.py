"""A file that somebody saved, as an article to be captured: a text, a web page, or a page in an archive."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.page.encoding import Decoded, by_name, by_zeros, decode_page
from letterbook.intake.page.saved_page import SavedPage, parse_page
from letterbook.intake.page.tree import COPY_IT, PageFault
from letterbook.intake.page.web_archive import SUFFIXES as ARCHIVES
from letterbook.intake.page.web_archive import html_part, is_archive
from letterbook.intake.wrapped_text import has_columns, is_wrapped, unwrapped
from letterbook.verification.captures import LARGEST_TEXT, CapturedText, decoded, raw_capture, split

# Pictures and styles lie in an archive beside the page; in megabytes.
LARGEST_ARCHIVE = 200

# What no program here reads, by how it begins, and what to do with it.
OTHERS = (
    (b"%PDF", "a PDF", "copy its text into a .txt file, and capture that (with --unwrap if its lines break)"),
    (b"{\\rtf", "an RTF document", "save it as plain text (.txt)"),
    (b"PK\x03\x04", "a Word or other packed document", "save it as plain text (.txt) or as a web page (.html)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as plain text (.txt)"),
    (b"\x89PNG", "a picture", "type its words into a .txt file, or let a program read them"),
    (b"\xff\xd8\xff", "a picture", "type its words into a .txt file, or let a program read them"),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
)

PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})

# How far into a file its first tag is looked for.
START = 10_000

BLOCKS = (
    "article section main div header footer nav aside p h1 h2 h3 h4 h5 h6 table ul ol dl form figure blockquote pre "
    "center title meta link script style noscript iframe frameset base"
)
PAGE = re.compile(r"(?is)<(?:!doctype\s*html|html|head|body)\b")
XML = re.compile(r"(?is)<(?P<root>[a-z][\w:.-]*)")
FRAGMENT = re.compile(rf"(?is)<(?:{'|'.join(BLOCKS.split())})\b[^>]*>.*</")
# What may stand above the first tag.
PROLOGUE = re.compile(r"(?is)\s+|<\?xml\b[^>]*>|<!--.*?-->")
DOCTYPE = re.compile(r"(?is)\s+|<!doctype\b[^>]*>")
# A message of the server, such as a warning of PHP, stands above the page.
BELOW_A_MESSAGE = re.compile(r"(?im)^\s*<(?:!doctype\s*html\b|!doctypehtml\b|html\b[^>]*>)")


@dataclass(frozen=True)
class SavedFile:
    """A saved article: its text, its page if it is one, what of the file is kept, and the messages for an editor."""

    text: CapturedText
    page: SavedPage | None
    kept: bytes
    suffix: str
    told: tuple[str, ...]


def read_saved(source: Path, encoding: str | None = None, unwrap: bool = False) -> SavedFile:
    """Return a saved article; `encoding` is that which an editor names. Raises CaptureFault, which names the file.

    With `unwrap`, the lines of a text between blank ones are made one paragraph.
    """
    largest = LARGEST_ARCHIVE if source.suffix.lower() in ARCHIVES else None
    raw, fault = raw_capture(source.parent, source.name, largest)
    if fault or raw is None:
        raise CaptureFault(fault or f"there is no file '{source}'")
    try:
        return read_bytes(source, raw, encoding, unwrap)
    except PageFault as found:
        raise CaptureFault(f"'{source.name}': {found}") from None


def read_bytes(source: Path, raw: bytes, encoding: str | None, unwrap: bool = False) -> SavedFile:
    """Return a saved article from the bytes of its file. Raises PageFault, or CaptureFault for a text."""
    suffix = source.suffix.lower()
    for beginning_of, name, remedy in OTHERS:
        if raw.startswith(beginning_of):
            raise PageFault(f"it is {name}, which cannot be read here; {remedy}")
    if suffix in ARCHIVES or is_archive(raw):
        part = html_part(raw)
        page = read_page(decode_page(part.raw, encoding, part.encoding), source)
        found = replace(page.page, address=page.page.address or part.address) if page.page else None
        return replace(page, page=found, kept=raw, suffix=suffix if suffix in ARCHIVES else ".mhtml")
    start = beginning(raw)
    if suffix in PAGES or is_html(start):
        return replace(read_page(decode_page(raw, encoding), source), kept=raw)
    if root := xml_root(start):
        raise PageFault(f"it is XML (<{root}>), not a web page; save the page of the article itself")
    return read_text(source, raw, encoding, unwrap)


def beginning(raw: bytes) -> str:
    """Return the first characters of a file as far as its tags are told: of other letters whatever comes out."""
    start = raw[: 2 * START]
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or by_zeros(start)
    return (
        start.replace(b"\0", b"").decode("latin-1").removeprefix("ÿþ").removeprefix("þÿ") if is_wide else plain(start)
    )


def plain(start: bytes) -> str:
    """Return bytes of which ASCII is told, without the byte order mark of UTF-8."""
    return start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def is_html(start: str) -> bool:
    """Whether a text looks like a saved web page by its beginning; a word in bold alone makes no page."""
    head = start.removeprefix("\ufeff")[:START]
    first = below(head, PROLOGUE)
    return any(form.match(first) for form in (PAGE, FRAGMENT)) or BELOW_A_MESSAGE.search(head) is not None


def below(text: str, *above: re.Pattern[str]) -> str:
    """Return a text without what stands above its first tag, as often as it stands there."""
    here = 0
    while found := next((found for form in above if (found := form.match(text, here))), None):
        here = found.end()
    return text[here:]


def xml_root(start: str) -> str | None:
    """Return the root element of an XML document, such as a feed; None for what does not declare itself one."""
    found = (
        XML.match(below(start, PROLOGUE, DOCTYPE))
        if re.match(r"\s*<\?xml\b|\s*<(?:rss|feed|rdf:RDF)\b", start)
        else None
    )
    return found["root"] if found else None


def read_page(decoded_page: Decoded, source: Path) -> SavedFile:
    """Return a saved page as text and page. Raises PageFault."""
    page = parse_page(decoded_page.text)
    if len(page.text) > LARGEST_TEXT:
        raise PageFault(f"it has {len(page.text):,} characters of text; at most {LARGEST_TEXT:,}; {COPY_IT}")
    text = split(f"{source.stem}.txt", page.text)
    return SavedFile(text, page, b"", ".html", (*decoded_page.told, *lost(text)))


def read_text(source: Path, raw: bytes, encoding: str | None, unwrap: bool) -> SavedFile:
    """Return a saved text. Raises PageFault or CaptureFault."""
    named = by_name(raw, encoding, "--encoding says") if encoding else None
    text, fault = decoded(source.name, named.text.encode("utf-8", "replace") if named else raw)
    if fault or text is None:
        hint = ", or name its encoding with --encoding" if fault and fault.endswith("save it as UTF-8") else ""
        raise CaptureFault(f"{fault}{hint}")
    told = (*(named.told if named else ()), *lost(text))
    if unwrap and not is_wrapped(text):
        return SavedFile(text, None, b"", source.suffix, (*told, NOT_WRAPPED))
    if unwrap:
        return SavedFile(split(text.file, unwrapped(text)), None, raw, f".as-saved{source.suffix}", told)
    told = (*told, *([COLUMNS] if has_columns(text) else [WRAPPED] if is_wrapped(text) else []))
    return SavedFile(text, None, b"", source.suffix, told)


COLUMNS = "its lines look like two columns side by side, so no quotation will be found; copy one column after the other"
NOT_WRAPPED = "its lines do not break within sentences: --unwrap joined nothing"
WRAPPED = (
    "its lines break within sentences, so a quotation across a line end will not be found; run the "
    "command again with --unwrap (and --replace) to join the lines of each paragraph"
)


def lost(text: CapturedText) -> list[str]:
    """Say in which paragraphs characters stand that nobody could read when the page was made, saved or captured."""
    found = [f"p{number}" for number, paragraph in enumerate(text.paragraphs, start=1) if "\ufffd" in paragraph]
    where = ", ".join([*found[:10], *(["…"] if len(found) > 10 else [])])
    return [f"“\ufffd” marks characters that could not be read, in {where}: check the article"] if found else []
