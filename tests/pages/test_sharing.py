"""The picture beside a link to a letter: which letters have one, and what stands in it."""

import pytest

from letterbook.facts.letters import passages_of
from letterbook.pages.sharing import MOST, picture_of, share_picture, shortened
from tests.conftest import COLLECTION
from tests.contexts import unverified

SITE = "site: https://example.org/letters/\n"
LETTER = """\
sender: {sender}
recipient: bela
date: 1921-09-21
summary: A letter.
passages: {{greeting: The salutation, fares: The fares}}
witnesses:
  - article: star
    form: excerpt
    quotations: [{{passage: fares, text: "{words}", language: {language}}}]
"""


def edition_of(make_edition, sender="ada", words="The fares must fall", language="en", site=SITE):
    """Return an edition of one letter."""
    files = {
        "people/ada.yml": "name: Ada North\n",
        "people/min.yml": "name: 민수\n",
        "people/bela.yml": "name: Bela South\n",
        "articles/star.yml": "title: Star\nkind: news\nlanguage: en\nread: whole\n",
        "letters/one.yml": LETTER.format(sender=sender, words=words, language=language),
    }
    edition, _ = make_edition({**files, "collection.yml": COLLECTION + site})
    return edition


def shown(edition):
    """Return what stands in the picture of the letter."""
    letter = edition.letter("one")
    return share_picture(edition, letter, passages_of(edition, unverified(edition).verification, letter))


def test_it_says_who_wrote_when_and_how_the_letter_begins(make_edition):
    """And of which collection it is."""
    found = shown(edition_of(make_edition))
    assert (found.way, found.day) == ("Ada North to Bela South", "21 September 1921")
    assert found.words == "The fares must fall"
    assert found.collection


def test_words_in_another_language_are_not_shown(make_edition):
    """Who sees the picture may not read it, and the font has no such letters."""
    assert shown(edition_of(make_edition, words="뱃삯", language="ko")).words == ""


def test_a_name_that_the_font_has_not_leaves_the_picture_of_the_site(make_edition):
    """Better none than one with empty boxes."""
    edition = edition_of(make_edition, sender="min")
    assert picture_of(edition, edition.letter("one")) == ""


def test_an_edition_without_an_address_has_no_pictures(make_edition):
    """Nobody can share a page that is nowhere."""
    edition = edition_of(make_edition, site="")
    assert picture_of(edition, edition.letter("one")) == ""
    edition = edition_of(make_edition)
    assert picture_of(edition, edition.letter("one")) == "letters/one.png"


@pytest.mark.parametrize("text", ["Short.", "word " * 60, "x" * 300])
def test_long_words_are_cut_between_words(text):
    """A sign says so."""
    found = shortened(text.strip())
    assert len(found) <= MOST + 2
    assert found == text.strip() or found.endswith(" …")
