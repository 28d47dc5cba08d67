"""What stands in the sections of an article's page can be found again by its item."""

from letterbook.pages.section_items import alone_with, quotations_from, quotations_of
from letterbook.verification.quotations import taken_from


def test_the_quotations_of_an_article_are_found_by_their_items(toy):
    """In the order in which they were taken from it, all of them, and any stretch of them."""
    assert any(len(found) > 2 for found in taken_from(toy).values())
    for article in toy.articles:
        items, taken = quotations_from(toy, article), taken_from(toy)[article.id]
        assert tuple(quotations_of(toy, items)) == taken
        assert tuple(quotations_of(toy, items[1:3])) == taken[1:3]


def test_an_article_is_alone_with_a_letter_or_was_first(toy):
    """Every letter is listed with the one article that bears witness to it, or with the first that did."""
    listed = [id for article in toy.articles for id, _ in alone_with(toy, article)]
    single = {letter.id for letter in toy.letters if len(letter.witnesses) == 1}
    assert single <= set(listed)
    assert len(listed) == len(set(listed))
