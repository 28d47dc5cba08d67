"""The record of an edition from which letters come: what its index says of it."""

import re

from letterbook.intake.cmif.headers import Bibliographic, Header
from letterbook.intake.cmif.letters import Fields, plain
from letterbook.intake.cmif.registers import NAMELESS
from letterbook.records.licences import licence_at
from letterbook.records.models.values import ARTICLE_PATTERN, INDEX_ID_PATTERN, LANGUAGE_PATTERN, NO_TITLE, SITE_PATTERN

# Where the title of a book ends and other things begin; and which volume of several it is.
END_OF_TITLE = re.compile(r"(?<=\w\w)[.:;(/]|(?<=\w), (?=[A-Z])|\s[–-]\s")
VOLUME = re.compile(r"\b(?:Bd\.?|Band|Vol\.?|Volume|Tome|Teil|Part)\s*(?:\d+(?:\.\d+)?|[IVXL]+)\b")

# A title so short needs no shorter form; one shorter than that says too little.
SHORT, ENOUGH = 60, 16


def shortened(title: str, of_index: str) -> str:
    """Return a short form of a long title: that of the index, or how it begins, and the volume; "" of a short one.

    A beginning of few letters is an author's name, after which the title goes on.
    """
    if len(title) <= SHORT:
        return ""
    if 0 < len(of_index) <= SHORT:
        return of_index
    parts = END_OF_TITLE.split(title, maxsplit=2)
    head = next((part.strip() for part in parts if len(part.strip()) >= ENOUGH), title)
    if len(head) > SHORT:
        head = f"{head[:SHORT].rpartition(' ')[0]} …"
    volume = VOLUME.search(title)
    return f"{head}, {volume[0]}" if volume and volume[0] not in head else head


def licence_of(header: Header) -> str:
    """Return the licence of an index: by its short name, or in the words of the file."""
    return licence_at(header.licence_address) or plain(header.licence or header.licence_address)


def edition_fields(header: Header, source: Bibliographic | None) -> Fields:
    """Return the fields of the record of an edition from which letters come."""
    title = plain(source.text if source and source.text else header.title) or NAMELESS
    index = f"Known here by its index of letters, “{plain(header.title)}”" if header.title else "Known by its index"
    licence = f" under {licence_of(header)}" if licence_of(header) else ""
    dated_on = f", as of {header.date}" if header.date else ""
    where = f", at {plain(header.address)}" if header.address else ""
    address = source.address if source else ""
    is_whole = bool(re.fullmatch(ARTICLE_PATTERN, address, re.ASCII))
    site = re.sub(r"^https?://|[/?#:].*$", "", address)
    held: Fields = {
        "title": "" if NO_TITLE.fullmatch(title) else title,
        "short_title": shortened(title, plain(header.title) if len(header.sources) < 2 else ""),
        "kind": "letter-edition",
        "url": address if is_whole else "",
        "site": site if re.fullmatch(SITE_PATTERN, site, re.ASCII) and not is_whole else "",
        "index_id": source.id if source and re.fullmatch(INDEX_ID_PATTERN, source.id) else "",
        "language": header.language if re.fullmatch(LANGUAGE_PATTERN, header.language) else "und",
        "read": "none",
        "digest": f"{index}{licence}{where}{dated_on}.",
    }
    return {name: value for name, value in held.items() if value}
