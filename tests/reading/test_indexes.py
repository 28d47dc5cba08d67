"""An index gives what a search of all records would give."""

import pytest

from letterbook.reading.indexes import Neighbours
from letterbook.records.models import Article, Authority, Event, Letter, Place, Question, Record


def test_records_of_a_kind_are_those_of_its_classes(toy):
    """Asked for a kind or for a class above it, the records come by id."""
    for kind in (Letter, Article, Authority, Place, Record):
        assert list(toy.of(kind)) == [record for record in toy.records.values() if isinstance(record, kind)]


def test_testimonies_are_found_by_article(toy):
    """Each article leads to its letters, in date order."""
    for article in toy.articles:
        found = [(one.id, witness) for one in toy.letters for witness in one.witnesses if witness.article == article.id]
        assert [(letter.id, witness) for letter, witness in toy.testimonies(article)] == found


def row_of(letter, letters, alike):
    """Return the neighbours of a letter among those that are alike in something."""
    row = [one for one in letters if alike(one) == alike(letter)]
    here = [one.id for one in row].index(letter.id)
    return Neighbours(row[here - 1] if here else None, row[here + 1] if here + 1 < len(row) else None)


def test_neighbours_are_those_in_the_row(toy):
    """The letters before and after one are those of its exchange, and of its direction."""
    for letter in toy.letters:
        exchange = row_of(letter, toy.letters, lambda one: set(one.correspondents))
        assert toy.indexes.in_exchange[letter.id] == exchange
        way = row_of(letter, toy.letters, lambda one: (one.sender, one.recipient, set(one.correspondents)))
        assert toy.indexes.in_direction[letter.id] == way
        assert toy.exchange(letter)[toy.indexes.places[letter.id]].id == letter.id


def test_relations_between_letters_are_found_from_both_ends(toy):
    """Answers are found by what they answer; what may be the same, whichever record says so."""
    for letter in toy.letters:
        assert [one.id for one in toy.answers_to(letter)] == [one.id for one in toy.letters if one.answers == letter.id]
        same = [one.id for one in toy.letters if one.id in letter.may_be or letter.id in one.may_be]
        assert [one.id for one in toy.perhaps_the_same(letter)] == same


def test_questions_are_found_by_what_they_are_about(toy):
    """Strong ones come first, then by number."""
    for id in toy.records:
        about = [one for one in toy.of(Question) if id in one.about]
        expected = sorted(about, key=lambda one: (one.weight != "strong", one.number))
        assert list(toy.questions_about(id)) == expected


def test_who_draws_on_an_article_is_found_there(toy):
    """Certainly, perhaps, and as a copy."""
    for article in toy.articles:
        found = toy.drawing_on(article)
        assert found.relaying == tuple(one for one in toy.articles if article.id in one.relays)
        assert found.perhaps == tuple(one for one in toy.articles if article.id in one.may_relay)
        assert found.copies == tuple(one for one in toy.articles if one.version_of == article.id)


@pytest.mark.parametrize("people", [[], ["ada-north"], ["ada-north", "bela-south"], ["ada-north", "dan-east"]])
def test_letters_among_people_are_those_with_all_ends_there(toy, people):
    """A letter has passed among some people if all its correspondents are among them."""
    expected = any(set(one.correspondents) <= set(people) for one in toy.letters)
    assert toy.indexes.has_letters_between(frozenset(people)) is expected


def test_what_happened_at_a_place_is_found_there(toy):
    """Events come in date order, letters handed over there each once, and places within it by id."""
    for place in toy.of(Place):
        events = {one.id for one in toy.of(Event) if place.id in one.place}
        assert {one.id for one in toy.indexes.events_at.get(place.id, ())} == events
        handed = [one.id for one in toy.letters if any(step.place == place.id for step in one.handed_over)]
        assert [one.id for one in toy.indexes.handed_over_at.get(place.id, ())] == handed
        sent = [one.id for one in toy.letters if place.id in one.sent_from]
        received = [one.id for one in toy.letters if place.id in one.received_at]
        assert [one.id for one in toy.indexes.sent_from.get(place.id, ())] == sent
        assert [one.id for one in toy.indexes.received_at.get(place.id, ())] == received
        inner = [one.id for one in toy.of(Place) if one.within == place.id]
        assert [one.id for one in toy.indexes.within.get(place.id, ())] == inner
