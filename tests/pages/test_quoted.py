"""A link to the quoted words in the live article."""

import re
from urllib.parse import unquote

import pytest

from letterbook.pages.views.quoted import live
from letterbook.records.models import Article, LetterQuotation


def article(**fields):
    """Return an article with an address."""
    return Article.model_validate(
        {"id": "a", "title": "T", "kind": "news", "language": "en", "read": "none", "changes": [], **fields}
    )


def quotation(text):
    """Return a quotation of a letter."""
    return LetterQuotation.model_validate({"passage": "p", "text": text})


def directive(text):
    """Return the text directive of the link to some words."""
    return re.search(r"#:~:text=([^>]*)>", live(article(url="https://a.example/x"), quotation(text)))[1]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("happy to meet", ["happy to meet"]),
        ("one two three four five six seven eight nine", ["one two three", "seven eight nine"]),
        ("a well-known, rare - thing", ["a well-known, rare - thing"]),
        ("the beginning […] and the end", ["the beginning"]),
        ("각하와 직접", ["각하와 직접"]),
    ],
)
def test_the_words_stand_in_the_directive(text, parts):
    """Few words stand there whole, many by their ends, and no mark of theirs means anything to a browser."""
    found = directive(text)
    assert [unquote(part) for part in found.split(",")] == parts
    assert not re.search(r"[-&]", found)


def test_without_an_address_there_is_no_link():
    """An article whose address is not known, or leads to a place within a page, gets no such link."""
    assert live(article(), quotation("x")) == ""
    assert live(article(url="https://a.example/x#y"), quotation("x")) == ""
