"""Long sections of a record's page fall into parts below it, and hold what they held."""

import pytest

from letterbook.pages import parts, sections
from letterbook.pages.addresses import anchor_of_words
from letterbook.pages.pen import Pen
from letterbook.pages.plan import SECTION, make_page, plan_pages
from letterbook.pages.sections import long_sections, quotation_pages, section_contents, section_pages, sections_of
from letterbook.pages.views import quoted
from letterbook.records.models import Article
from letterbook.verification.quotations import cited_in
from tests.contexts import unverified


@pytest.fixture
def crowded(toy, monkeypatch):
    """The invented collection, as if three lines filled a page."""
    monkeypatch.setattr(parts, "MOST", 300)
    monkeypatch.setattr(sections, "MOST", 300)
    monkeypatch.setattr(sections, "ROOM", 100)
    monkeypatch.setattr(sections, "FEW", 0)
    return toy.with_records(dict(toy.records))


def test_no_section_of_a_short_page_is_split(toy):
    """A page that fits keeps all of its sections."""
    assert long_sections(toy) == {}


def test_parts_of_a_section_hold_all_of_it(crowded):
    """Each item stands on one part, and the contents count them."""
    found = long_sections(crowded)
    assert {name for _, name in found} >= {"sent", "received", "letters", "articles", "quotations"}
    for (id, name), pages in found.items():
        items = next(one.items for one in sections_of(crowded, crowded.records[id]) if one.name == name)
        held = [item for page in pages.values() for item in page.items]
        assert sorted(held) == sorted(items)
        assert sum(entry.number for entry in section_contents(crowded)[id, name]) == len(items)


def test_parts_lie_below_the_page_of_their_record(crowded):
    """Whatever the ids of other records, no page of theirs lies there."""
    assert section_pages(crowded)
    for id, paths in section_pages(crowded).items():
        record = crowded.records[id]
        assert all(path.startswith(f"{record.folder}/{id}/") and path.count("/") == 3 for path in paths)


def test_every_part_can_be_made_and_leads_up(crowded):
    """A part names its record and leads to its page."""
    context = unverified(crowded)
    targets = [target for target in plan_pages(crowded) if target.kind == SECTION]
    for target in targets:
        text = make_page(target, context)
        assert f"(../../{target.subject}.md)" in text, target
    assert targets


def test_a_link_to_words_that_an_article_prints_leads_to_their_part(crowded):
    """What speakers say may stand on a part of the quotations from an article."""
    pen = Pen(unverified(crowded), "letters/x.md")
    pages = quotation_pages(crowded)
    cited = [cited for article in crowded.of(Article) for cited, _ in cited_in(article)]
    split = [(one, page) for one in cited if (page := pages.get((one.record, str(one.path[1]))))]
    assert split
    for one, page in split:
        assert f"(../{page}#{anchor_of_words(one)})" in quoted.link_to(pen, one)
