"""Identifiers in CMIF files: addresses of people and places in catalogues, made comparable; ids that never change."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from letterbook.records.ids import LONGEST_ID, proposed_id
from letterbook.records.models.values import ADDRESS_PATTERN

# Catalogues that are named in several ways, each by the one that they use themselves today.
CATALOGUES = (
    (re.compile(r"https?://(?:www\.)?d-nb\.info/gnd/([0-9Xx-]+)/?.*"), "https://d-nb.info/gnd/{}"),
    (re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/(\d+)(?:/.*)?"), "https://www.geonames.org/{}"),
    (re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\d+)(?:/.*)?"), "https://viaf.org/viaf/{}"),
    (re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)"), "https://www.wikidata.org/entity/{}"),
    (
        re.compile(r"https?://(?:www\.)?id\.loc\.gov/authorities/names/(\w+?)(?:\.html)?/?"),
        "https://id.loc.gov/authorities/names/{}",
    ),
)

# Addresses that stand for nobody: a file that must name somebody names these.
NOBODY = re.compile(r"https?://(?:www\.)?correspsearch\.net/(?:unknown|placeholder).*", re.IGNORECASE)

# Words that stand for nobody, without marks around them, in the languages of real files.
UNKNOWN_NAMES = frozenset(
    {
        *(
            "unknown",
            "unbekannt",
            "unbekannte",
            "unbekannter",
            "inconnu",
            "sconosciuto",
            "ignotus",
            "anonym",
            "anonymus",
        ),
        *(
            "n n",
            "nn",
            "n",
            "unbekannter empfänger",
            "unbekannter absender",
            "empfänger unbekannt",
            "absender unbekannt",
        ),
        *("ukjent", "ukjent mottager", "ukjente mottagere", "ukjente mottakere", "ukjent avsender", "unidentified"),
        *("unbekannte person", "unknown recipient", "unknown sender", "adressat unbekannt", "unbekannter adressat"),
    }
)

ADDRESS = re.compile(ADDRESS_PATTERN, re.ASCII)

# Characters of a fingerprint in an id: one chance in 16 million that two of some pair share it.
FEW = 6


@lru_cache(maxsize=100_000)
def normalised_address(ref: str) -> str:
    """Return the address of somebody in a catalogue as the catalogue writes it; "" where it is none, or nobody's."""
    ref = encoded(ref)
    for form, address in CATALOGUES:
        if found := form.fullmatch(ref):
            return address.format(found[1].upper() if "gnd" in address else found[1])
    return "" if NOBODY.fullmatch(ref) or not ADDRESS.fullmatch(ref) else ref


def encoded(ref: str) -> str:
    """Return an address in which characters that none can hold are written as addresses write them; it is the same."""
    return quote(ref, safe="!#$%&'()*+,-./:;=?@[]_~") if ref.isascii() else ref


def compared(address: str) -> str:
    """Return what two forms of one address have in common: without its scheme, and without a last stroke."""
    return address.partition("://")[2].rstrip("/")


@lru_cache(maxsize=100_000)
def is_nobody(text: str, refs: tuple[str, ...]) -> bool:
    """Whether a name stands for somebody whom nobody has identified."""
    if any(normalised_address(ref) for ref in refs):
        return False
    plain = " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())
    return not plain or plain in UNKNOWN_NAMES or any(NOBODY.fullmatch(ref) for ref in refs)


def authority_id(text: str, address: str, within: str) -> str:
    """Return the id of somebody: the name, and their number in a catalogue, or else a fingerprint of name and source.

    Two of one name in one source count as one, of two sources as two: nobody has said that they are the same.
    """
    tail = re.sub(r"[^a-z0-9]+", "-", urlsplit(address).path.rpartition("/")[2].lower()).strip("-") if address else ""
    mark = tail[-12:].strip("-") or fingerprint(address or f"{within}\n{text}")
    words = proposed_id(text)[: LONGEST_ID - len(mark) - 1].strip("-")
    return f"{words}-{mark}" if words else f"n-{mark}"


UUID = re.compile(r"([0-9a-f]{7,8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def is_uuid(id: str) -> bool:
    """Whether an id is a UUID; real files put a letter before it, as no id may begin with a digit."""
    return UUID.search(id.lower()) is not None


def source_mark(key: str) -> str:
    """Return the short name of a source in ids of its letters: the start of its UUID, or a fingerprint of its key."""
    found = UUID.search(key.lower())
    return found[1] if found else fingerprint(key)


def letter_mark(key: str, ref: str) -> str:
    """Return what tells a letter from others of its source: its key, else the end of its address; "" without both."""
    end = ref.rstrip("/").rpartition("/")[2] if ref else ""
    return proposed_id(key)[:40].strip("-") or proposed_id(end)[-40:].strip("-")


def fingerprint(text: str) -> str:
    """Return a few characters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:FEW]
