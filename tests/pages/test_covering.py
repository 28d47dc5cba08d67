"""Each list of the coverage page stands on it, or falls into parts; the heading of an expectation is its own."""

import pytest

from letterbook.facts.coverage import expected_letters
from letterbook.pages import parts
from letterbook.pages.covering import PAGE, coverage_lists, coverage_parts, heading_of, is_in_parts, letters_of
from letterbook.pages.plan import PART, make_page, plan_pages
from tests.contexts import unverified


@pytest.fixture
def crowded(toy, monkeypatch):
    """The invented collection, as if two lines filled a page."""
    monkeypatch.setattr(parts, "MOST", 400)
    monkeypatch.setattr(parts, "ROOM", 150)
    return toy.with_records(dict(toy.records))


def test_short_lists_stand_on_the_page(toy):
    """Nothing falls into parts."""
    assert not is_in_parts(toy)
    assert all(list(pages) == [PAGE] for pages in coverage_lists(toy).values())


def test_the_letters_of_an_expectation_fall_into_parts(crowded):
    """Each stands on one, and its row with it."""
    assert is_in_parts(crowded)
    expected = expected_letters(crowded, crowded.collection.expected[0])
    pages = coverage_lists(crowded)[letters_of(1)]
    held = [id for path, page in pages.items() if path != PAGE for id in page.items]
    assert sorted(held) == sorted(letter.id for letter in expected)


def test_every_part_is_a_page(crowded):
    """Its heading says what is expected, or what is wanted."""
    context = unverified(crowded)
    targets = [target for target in plan_pages(crowded) if target.kind == PART and target.subject == PAGE]
    assert {target.path for target in targets} == set(coverage_parts(crowded))
    texts = [make_page(target, context) for target in targets]
    assert any(f"# {heading_of(crowded, 1)}, " in text for text in texts)
    assert all("(../index.md)" in text for text in texts)
