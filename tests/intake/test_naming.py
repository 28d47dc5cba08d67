"""The id that a new record has by custom."""

import pytest

from letterbook.intake.naming import article_id, day_of, proposed, question_id, same_day, without_article, words
from letterbook.reading.load import load


@pytest.fixture
def records(toy_edition):
    """The records of the invented collection."""
    return load(toy_edition / "sources")[0]


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ({"date": "1921-09-21", "sender": "ada-north", "recipient": "bela-south"}, "1921-09-21-north-to-south"),
        ({"sender": "bela-south", "recipient": "ada-north"}, "undated-south-to-north"),
        ({"date": "1921-10~", "sender": "bela-south", "recipient": "ada-north"}, "1921-10-south-to-north"),
    ],
)
def test_a_letter_is_named_by_day_and_correspondents(said, id, records):
    """A letter's id is its day, as far as it is known, and by which names both ends are filed."""
    assert proposed("letter", said, records) == id


def test_an_article_is_named_by_outlet_and_day(records):
    """Outlet and day name an article; where a record has that id, words of the title tell it apart."""
    said = {"outlet": "evening-star", "published": "1921-11-03", "title": "The harbour letters", "kind": "news"}
    assert article_id(said, records) == "evening-star-1921-11-03"
    assert article_id({**said, "published": "1921-10-01"}, records) == "evening-star-1921-10-01-the-harbour-letters"


def test_articles_of_the_same_outlet_and_day_are_found(records):
    """Who begins an article of an outlet and day that has one is shown it; a month alone finds none."""
    (found,) = same_day({"outlet": "evening-star", "published": "1921-10-01"}, records)
    assert found.id == "evening-star-1921-10-01"
    assert same_day({"outlet": "evening-star", "published": "1921-10"}, records) == []


def test_a_question_is_named_by_what_it_asks():
    """Words that every question has are left out; one that has no others keeps them."""
    assert question_id("Who carried the letter to the harbour?") == "who-carried-letter-harbour"
    assert question_id("Is it so?") == "is-it-so"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("1921-09-21", "1921-09-21"),
        ("1921-09~", "1921-09"),
        ("1921/1922", "1921"),
        ("../1921-09-21", "1921-09-21"),
        (None, ""),
    ],
)
def test_the_day_of_a_date(date, day):
    """As far as a date is known for certain it names; of a span, where it begins."""
    assert day_of(date) == day


def test_words_of_any_script_make_an_id():
    """Letters of other scripts are written in plain ones; at most so many words are taken."""
    assert words("Die Brücke am Fluß", 2) == "die-brucke"
    assert without_article("the-evening-star") == "evening-star"
