"""The page of a record puts its facts into words: beside them it looks up names, titles and links alone."""

import pytest

from letterbook.facts.articles import article_facts
from letterbook.facts.authorities import authority_facts
from letterbook.facts.letters import letter_facts
from letterbook.pages.addresses import page_of
from letterbook.pages.pen import Pen
from letterbook.pages.plan import RECORD_PAGES
from letterbook.reading.edition import RECORDS
from letterbook.reading.names import NAMES
from letterbook.records.models import Article, Authority, Letter
from tests.contexts import unverified

# What records are called, the names in prose, and on which page something stands that may have moved to a part.
NAMES_AND_LINKS = {
    RECORDS,
    NAMES,
    "letterbook.pages.distinct:names",
    "letterbook.pages.distinct:titles",
    "letterbook.pages.namesakes:authority_names",
    "letterbook.pages.describing:outside_titles",
    "letterbook.pages.differing:difference_pages",
    "letterbook.pages.sections:quotation_pages",
    "letterbook.pages.sections:section_contents",
    "letterbook.pages.views.wordings:wordings_pages",
}

# How a record speaks of another is looked up for those that are listed on the page, be it in a part of the list.
MENTIONS = "letterbook.facts.authorities:mentions_between"


def sources(edition, make):
    """Return the sources that are read while something is made."""
    readings = set()
    with edition.notes.into(readings):
        make()
    return {reading.source for reading in readings}


@pytest.mark.parametrize(
    ("kind", "facts", "more"),
    [
        (Letter, letter_facts, set()),
        (Article, article_facts, set()),
        (Authority, lambda edition, _, record: authority_facts(edition, record), {MENTIONS}),
    ],
)
def test_a_page_looks_up_nothing_but_names_titles_and_links_beside_its_facts(toy, kind, facts, more):
    """Whatever else it says of its record stands in the facts, which a test, a page and a book can read alike."""
    context = unverified(toy).noted()
    for record in toy.of(kind):
        pen = Pen(context, page_of(record))
        by_page = sources(toy, lambda record=record, pen=pen: RECORD_PAGES[type(record)](pen, record))
        by_facts = sources(toy, lambda record=record: facts(toy, context.verification, record))
        assert by_facts <= by_page
        assert by_page - by_facts <= NAMES_AND_LINKS | more
