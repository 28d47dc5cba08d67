"""Outside catalogues: by the address of an entry, which catalogue it is in and under which number."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from letterbook.pages import markup

# By what a reader knows each catalogue, and how its addresses hold the number of an entry.
CATALOGUES: tuple[tuple[str, str], ...] = (
    ("Wikidata", r"(?:www\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?(Q\d+)"),
    ("GeoNames", r"(?:www\.|sws\.)?geonames\.org/(\d+)(?:/.*)?"),
    ("VIAF", r"(?:www\.)?viaf\.org/viaf/(\d+)/?"),
    ("ISNI", r"(?:www\.)?isni\.org/(?:isni/|page/)?(\d{15}[\dX])/?"),
    ("GND", r"d-nb\.info/gnd/([\d-]+X?)"),
    ("Library of Congress", r"id\.loc\.gov/authorities/(?:names|subjects)/(\w+?)(?:\.html)?"),
    ("ROR", r"(?:www\.)?ror\.org/(0\w{8})"),
    ("IMDb", r"(?:www\.|m\.)?imdb\.com/(?:name|title|company)/((?:nm|tt|co)\d+)/?"),
    ("ORCID", r"(?:www\.)?orcid\.org/((?:\d{4}-){3}\d{3}[\dX])"),
    ("ISSN", r"portal\.issn\.org/resource/ISSN/(\d{4}-\d{3}[\dX])"),
    ("BnF", r"(?:data|catalogue)\.bnf\.fr/(?:ark:/12148/)?(cb\w+)"),
    ("OpenStreetMap", r"(?:www\.)?openstreetmap\.org/((?:node|way|relation)/\d+)"),
    ("Munzinger", r"(?:www\.)?munzinger\.de/.*?(\d+)/?"),
    ("National Register of Historic Places", r"npgallery\.nps\.gov/.*?(\d{8})"),
    ("Wikipedia", r"en\.(?:m\.)?wikipedia\.org/wiki/([^?#]+)"),
)


def elsewhere(addresses: Iterable[str]) -> list[str]:
    """Return links to the entries of outside catalogues, in the order written: "Wikidata Q22686"."""
    return [markup.outside_link(markup.escape(label(address)), address) for address in addresses]


def label(address: str) -> str:
    """Return catalogue and number of an address; of one that is in none of those known, the address itself."""
    place = urlsplit(address)
    bare = f"{place.netloc.lower()}{place.path}"
    for name, pattern in CATALOGUES:
        if found := re.fullmatch(pattern, bare):
            return f"{name} {number(name, found[1])}"
    return address


def number(catalogue: str, written: str) -> str:
    """Return the number of an entry as its catalogue prints it."""
    if catalogue == "ISNI":
        return " ".join(re.findall("....", written))
    return f"“{unquote(written).replace('_', ' ')}”" if catalogue == "Wikipedia" else written
