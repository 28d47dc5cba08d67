"""Outside ids: each is shown as a link that says in which catalogue it is, and under which number."""

import pytest

from letterbook.pages.catalogues import elsewhere, label

LABELS = {
    "https://www.wikidata.org/entity/Q42": "Wikidata Q42",
    "http://www.wikidata.org/wiki/Q42": "Wikidata Q42",
    "https://www.geonames.org/42": "GeoNames 42",
    "https://www.geonames.org/42/fen-harbour.html": "GeoNames 42",
    "https://sws.geonames.org/42/": "GeoNames 42",
    "https://viaf.org/viaf/42": "VIAF 42",
    "https://isni.org/isni/000000000000042X": "ISNI 0000 0000 0000 042X",
    "https://d-nb.info/gnd/4242-X": "GND 4242-X",
    "http://id.loc.gov/authorities/names/n42": "Library of Congress n42",
    "https://ror.org/042abcd42": "ROR 042abcd42",
    "https://www.imdb.com/name/nm0000042/": "IMDb nm0000042",
    "https://orcid.org/0000-0000-0000-0042": "ORCID 0000-0000-0000-0042",
    "https://portal.issn.org/resource/ISSN/0000-0042": "ISSN 0000-0042",
    "https://www.openstreetmap.org/way/42": "OpenStreetMap way/42",
    "https://www.munzinger.de/register/portrait/biographien/north%20ada/00/42": "Munzinger 42",
    "https://en.wikipedia.org/wiki/The_Harbour%E2%80%93Bridge_Talks": "Wikipedia “The Harbour–Bridge Talks”",
}


@pytest.mark.parametrize("address", LABELS)
def test_a_known_catalogue_is_named(address):
    """The label says by which catalogue and number the thing is known, not where a server keeps it."""
    assert label(address) == LABELS[address]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/people/42", "https://wikidata.example.org/entity/Q42", "https://www.wikidata.org/about"],
)
def test_another_address_stays_as_it_is(address):
    """An address of which no number can be told is shown whole."""
    assert label(address) == address


def test_each_is_a_link():
    """Every id leads to its entry, in the order written."""
    first, second = elsewhere(["https://viaf.org/viaf/42", "https://www.wikidata.org/entity/Q42"])
    assert first == "[VIAF 42](<https://viaf.org/viaf/42>)"
    assert second == "[Wikidata Q42](<https://www.wikidata.org/entity/Q42>)"
