"""How a letter is known, and since when."""

import pytest

from letterbook.facts.existence import RUNGS, HowKnown, Publicity, how_known, known_since, publicity, readable_since

ARTICLE = "title: T\nkind: news\nlanguage: en\nread: part\n"
PEOPLE = {
    "people/ada.yml": "name: Ada\n",
    "people/bela.yml": "name: Bela\n",
    "articles/late.yml": f"{ARTICLE}published: 1921-10-02\n",
    "articles/early.yml": f"{ARTICLE}published: 1921-10-01\n",
    "articles/undated.yml": ARTICLE,
    "articles/before.yml": f"{ARTICLE}published: ../1920\n",
}
LETTER = "sender: ada\nrecipient: bela\nsummary: S.\npassages: {boats: The boats}\n"


def known(make_edition, *witnesses, fields=""):
    """Return an edition with one letter, and that letter; each witness is an article with its form."""
    rows = "".join(f"  - {{article: {article}, form: {form}}}\n" for article, form in witnesses)
    edition, problems = make_edition({**PEOPLE, "letters/x.yml": f"{LETTER}{fields}witnesses:\n{rows}"})
    assert problems == []
    return edition, edition.records["x"]


def test_the_toy_edition_has_letters_of_every_sort(toy):
    """Each invented letter stands on the rung that its record describes."""
    assert {letter.id: str(how_known(letter)) for letter in toy.letters} == {
        "1921-09-06-south-to-north": "full text",
        "1921-09-19-claimed": "claimed",
        "1921-09-21-north-to-south": "facsimile",
        "1921-10-inferred": "inferred",
        "1921-12-north-to-south": "excerpts",
        "undated-bridge-notes": "mentioned",
    }


@pytest.mark.parametrize("form", RUNGS)
def test_the_best_form_counts(form, make_edition):
    """A letter is known as well as its best witness has it."""
    _, letter = known(make_edition, ("late", "mention"), ("early", form))
    assert how_known(letter) is RUNGS[form]


@pytest.mark.parametrize("existence", ["claimed", "inferred"])
def test_what_is_claimed_or_inferred_stays_so(existence, make_edition):
    """No witness lifts a letter that is only claimed or inferred."""
    _, letter = known(make_edition, ("late", "facsimile"), fields=f"existence: {existence}\n")
    assert how_known(letter) is HowKnown(existence)


def test_known_since_the_first_dated_article(make_edition):
    """The first article is the one published first; those without a first day do not count."""
    edition, letter = known(
        make_edition, ("undated", "mention"), ("before", "mention"), ("late", "mention"), ("early", "mention")
    )
    assert known_since(letter, edition).article.id == "early"


def test_without_a_dated_article_nobody_knows_since_when(make_edition):
    """Articles of unknown date say nothing about when a letter became known."""
    edition, letter = known(make_edition, ("undated", "mention"))
    assert known_since(letter, edition) is None


def test_readable_since_the_first_article_that_is_quoted(toy):
    """A letter became readable with the first article that prints words of it, which may be later."""
    letter = toy.records["1921-12-north-to-south"]
    assert readable_since(letter, toy).article.id == "harbour-board-release-1921"
    assert readable_since(toy.records["undated-bridge-notes"], toy) is None
    assert known_since(toy.records["undated-bridge-notes"], toy).article.id == "evening-star-1921-10-01"


def test_since_when_every_letter_is_known_is_looked_up(toy):
    """By letter, what a search of its witnesses finds."""
    found = publicity(toy)
    assert list(found) == [letter.id for letter in toy.letters]
    for letter in toy.letters:
        assert found[letter.id] == Publicity(known_since(letter, toy), readable_since(letter, toy))
