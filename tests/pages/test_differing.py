"""Differences stand on one page, or on parts by the day of the letter, and links to them know on which."""

import pytest

from letterbook.pages import parts
from letterbook.pages.differing import PAGE, difference_pages, difference_parts, in_order
from letterbook.pages.pen import Pen
from letterbook.pages.plan import PART, make_page, plan_pages
from letterbook.pages.standing import page_holding
from letterbook.records.models import Letter, Question
from tests.contexts import unverified


@pytest.fixture
def crowded(toy, monkeypatch):
    """The invented collection, as if one question filled a page."""
    monkeypatch.setattr(parts, "MOST", 700)
    return toy.with_records(dict(toy.records))


def test_a_short_list_is_one_page(toy):
    """All questions stand on the page of differences."""
    assert list(difference_parts(toy)) == [PAGE]
    assert set(difference_pages(toy).values()) == {PAGE}


def test_every_difference_stands_on_one_part(crowded):
    """Whatever the part, none is lost and none stands twice."""
    held = [one for part in difference_parts(crowded).values() for one in part.items]
    assert sorted(held, key=str) == sorted(in_order(crowded), key=str)


def test_a_link_to_a_question_leads_to_the_part_that_holds_it(crowded):
    """Its anchor is on that page, and on no other."""
    context = unverified(crowded)
    texts = {target.path: make_page(target, context) for target in plan_pages(crowded) if target.kind == PART}
    pen = Pen(context, "letters/x.md")
    for question in crowded.of(Question):
        page = page_holding(crowded, question)
        assert f"(../{page}#difference-{question.number})" in pen.to(question.id)
        assert [path for path, text in texts.items() if f"#difference-{question.number} }}" in text] == [page]


def test_other_records_stand_on_their_own_pages(crowded):
    """A letter is never on a part."""
    assert all(page_holding(crowded, one) == f"letters/{one.id}.md" for one in crowded.of(Letter))
