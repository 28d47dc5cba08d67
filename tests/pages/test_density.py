"""A long exchange is drawn in little room, however long it is."""

import re
from datetime import date, timedelta

import pytest

from letterbook.facts.exchanges import MOST, NEIGHBOURS, exchange_around
from letterbook.pages.context import Context
from letterbook.pages.pen import Pen
from letterbook.pages.views.letter.view import letter_view
from letterbook.pages.views.pictured import letter_strip, main_exchange
from tests.contexts import unverified

PEOPLE = {f"people/{id}.yml": f"name: {name}\n" for id, name in (("ada", "Ada North"), ("bela", "Bela South"))}
STAR = {"articles/star.yml": "title: Letters\nkind: news\nlanguage: en\nread: whole\n"}
CHANGES = "changes: [{date: 2026-01-05, what: First entered.}]\n"


def letter(number: int) -> str:
    """Return a letter, each way in turn, three days after the one before."""
    ends = ("ada", "bela") if number % 2 else ("bela", "ada")
    day = date(1880, 1, 1) + timedelta(days=3 * number)
    return (
        f"sender: {ends[0]}\nrecipient: {ends[1]}\ndate: {day}\nsummary: A note.\n"
        "witnesses: [{article: star, form: mention}]\n" + CHANGES
    )


@pytest.fixture
def contexts(make_edition):
    """A function that gives what the pages of an edition with so many letters are made from."""

    def make(count: int) -> Context:
        letters = {f"letters/l-{number:05}.yml": letter(number) for number in range(count)}
        files = {**{path: text + CHANGES for path, text in (PEOPLE | STAR).items()}, **letters}
        edition, _ = make_edition(files)
        return unverified(edition)

    return make


def test_a_letters_page_does_not_grow_with_its_exchange(contexts):
    """With ten times as many letters in the exchange, the page of one has hardly more bytes."""
    sizes = []
    for count in (200, 2_000):
        context = contexts(count)
        middle = context.edition.letters[count // 2]
        view = letter_view(Pen(context, f"letters/{middle.id}.md"), middle)
        sizes.append(len(view.strip))
    assert sizes[1] < 1.5 * sizes[0] < 20_000


def boxes(drawn):
    """Return how many marks of letters a strip has."""
    return sum(steps.count("M") for steps in re.findall(r'<path d="([^"]*)" class="tick[^"]*"', drawn))


def test_the_neighbourhood_of_the_letter_is_drawn_letter_by_letter(contexts):
    """Below the whole exchange stand the letters around this one, each with its mark."""
    edition = contexts(MOST + 50).edition
    here = main_exchange(edition)[100]
    drawn = letter_strip(edition, exchange_around(edition, here), here.id)
    whole, around = drawn.split("\n\n")
    assert "a higher column means more letters" in whole
    assert boxes(around) == 2 * NEIGHBOURS + 1
    assert all('class="here"' in one for one in (whole, around))


def test_a_short_exchange_is_drawn_letter_by_letter(contexts):
    """Where letters can be told apart, each has its mark, and there is one drawing."""
    edition = contexts(5).edition
    here = edition.letters[0]
    drawn = letter_strip(edition, exchange_around(edition, here), here.id)
    assert boxes(drawn) == 5
    assert "\n\n" not in drawn


def test_a_crowd_without_days_is_not_drawn(make_edition):
    """Where no letter of a long exchange has a day, there is no drawing."""
    undated = {f"letters/l-{number}.yml": re.sub("date: .*\n", "", letter(1), count=1) for number in range(MOST + 1)}
    edition, _ = make_edition({**{path: text + CHANGES for path, text in (PEOPLE | STAR).items()}, **undated})
    here = edition.letters[0]
    assert letter_strip(edition, exchange_around(edition, here), here.id) == ""
