"""A paragraph that a record names is in the capture, where that is the whole article."""

from pathlib import Path

import pytest

from letterbook.rules.locators import check_locators
from letterbook.verification.captures import Captures, split
from tests.contexts import case

CAPTURE = split("harbour.txt", "The talks\n\nThey met.\n\nThey went home.\n")


def told(make_edition, at, complete="yes"):
    """Return what is told of a witness that stands at a place in an article of three paragraphs."""
    files = {
        "people/ada.yml": "name: Ada\n",
        "people/bela.yml": "name: Bela\n",
        "articles/post.yml": "title: T\nkind: news\nlanguage: en\nread: whole\n"
        f"capture: {{file: harbour.txt, title: p1, complete: {complete}}}\n",
        "letters/x.yml": "sender: ada\nrecipient: bela\nsummary: S.\n"
        f"witnesses: [{{article: post, form: mention, at: {at}}}]\n",
    }
    edition, _ = make_edition(files)
    return [problem.message for problem in check_locators(case(edition, Captures({"post": CAPTURE})))]


@pytest.mark.parametrize("at", ["p1", "p2-p3", "page 12", "title", "00:31"])
def test_what_is_there_may_be_named(at, make_edition):
    """Every paragraph of the capture may be named, and places that are no paragraphs."""
    assert told(make_edition, at) == []


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("p4", "the capture has 3 paragraphs; there is no paragraph 4"),
        ("p2-p9", "the capture has 3 paragraphs; there is no paragraph 9"),
        ("p3-p2", "these paragraphs are in reverse order; write 'p2-p3'"),
    ],
)
def test_a_paragraph_that_is_not_there_is_told(at, message, make_edition):
    """A number beyond the capture is a slip, and so are paragraphs that run backwards."""
    assert told(make_edition, at) == [message]


def test_a_slip_is_told_where_it_stands(make_edition):
    """A place is that of a witness, of what it says, or of an account; each is told at its own line and column."""
    files = {
        "people/ada.yml": "name: Ada\n",
        "people/bela.yml": "name: Bela\n",
        "articles/post.yml": "title: T\nkind: news\nlanguage: en\nread: whole\ncapture: {file: harbour.txt}\n",
        "letters/x.yml": "sender: ada\nrecipient: bela\nsummary: S.\nwitnesses:\n"
        "  - {article: post, form: mention, at: p1}\n"
        "  - article: post\n    form: mention\n    at: p7\n"
        "    says:\n      pages: {is: 2, at: p8}\n",
        "questions/q.yml": "number: 1\ntitle: Q\nabout: [ada]\nweight: soft\naccounts:\n"
        "  - {article: post, at: p2, states: S}\n  - {article: post, at: p9, states: S}\n",
    }
    edition, _ = make_edition(files)
    found = list(check_locators(case(edition, Captures({"post": CAPTURE}))))
    places = sorted((Path(problem.place.file).stem, problem.place.line, problem.place.column) for problem in found)
    assert places == [("q", 7, 25), ("x", 8, 9), ("x", 10, 26)]
    assert {problem.code for problem in found} == {"no-such-paragraph"}


def test_beyond_a_beginning_there_may_be_more(make_edition):
    """Of an article of which only the beginning was saved, a later paragraph may be named."""
    assert told(make_edition, "p4", complete="no") == []
