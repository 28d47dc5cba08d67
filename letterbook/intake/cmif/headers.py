"""What the header of a CMIF file says of the whole: its title, editors, licence, and the sources of its letters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree

from letterbook.records.written_dates import in_calendar

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Bibliographic:
    """A source of letters as the header describes it."""

    id: str
    type: str
    text: str
    address: str


@dataclass
class Header:
    """What the header of a file says of the whole. It is complete when the first letter is read."""

    title: str = ""
    editors: list[str] = field(default_factory=list)
    publisher: str = ""
    address: str = ""
    date: str = ""
    licence: str = ""
    licence_address: str = ""
    language: str = ""
    sources: dict[str, Bibliographic] = field(default_factory=dict)


# Takes into a header what an element of it says.
Taker = Callable[[Header, ElementTree.Element], None]


@cache
def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def text_of(element: ElementTree.Element) -> str:
    """Return all text of an element in one line; the parts of a name stand apart, though nothing stands between."""
    return one_line((" " if len(element) else "").join(element.itertext()))


NOT_TEXT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
NOT_PLAIN = re.compile(r"  |[^\S ]|[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def one_line(text: str) -> str:
    """Return text in one line, without characters that are no part of it."""
    # Most texts are in one line.
    return NOT_TEXT.sub(" ", text).strip() if NOT_PLAIN.search(text) else text.strip()


def take_header(header: Header, element: ElementTree.Element) -> None:
    """Take what a part of the header says."""
    for part in element.iter():
        name = local(part.tag)
        if name in TAKEN:
            TAKEN[name](header, part)
        header.language = header.language or one_line(part.get(XML_LANG, ""))


def take_licence(header: Header, part: ElementTree.Element) -> None:
    """Take the licence of the file."""
    header.licence, header.licence_address = text_of(part), one_line(part.get("target", ""))


def take_source(header: Header, part: ElementTree.Element) -> None:
    """Take a source of letters; its words without those of the links in it, which stand apart."""
    links = [one for one in part.iter() if local(one.tag) in ("ref", "ptr") and one.get("target")]
    words = one_line(" ".join(text for text in part.itertext()))
    address = next((one_line(link.get("target", "")) for link in links), "")
    if address:
        words = one_line(words.replace(address, ""))
    id = one_line(part.get(XML_ID, ""))
    header.sources[id] = Bibliographic(id, part.get("type", ""), words, address)


def set_once(name: str) -> Taker:
    """Return what takes the text of the first element of its name."""

    def take(header: Header, part: ElementTree.Element) -> None:
        if not getattr(header, name):
            setattr(header, name, text_of(part))

    return take


def take_day(header: Header, part: ElementTree.Element) -> None:
    """Take the day on which the file was made."""
    if found := re.match(r"\s*(\d{4}-\d\d-\d\d)", part.get("when", "")):
        header.date = header.date or (found[1] if in_calendar(*map(int, found[1].split("-"))) else "")


def take_editor(header: Header, part: ElementTree.Element) -> None:
    """Take an editor, without addresses."""
    words = one_line(" ".join([part.text or "", *((one.tail or "") for one in part if local(one.tag) == "email")]))
    if name := words or text_of(part):
        header.editors.append(name)


def take_idno(header: Header, part: ElementTree.Element) -> None:
    """Take the address of the file."""
    header.address = header.address or text_of(part)


TAKEN: Mapping[str, Taker] = {
    "title": set_once("title"),
    "publisher": set_once("publisher"),
    "editor": take_editor,
    "idno": take_idno,
    "date": take_day,
    "licence": take_licence,
    "bibl": take_source,
}
