"""The page of a part of a long section of a record's page."""

from letterbook.pages.addresses import page_of
from letterbook.pages.distinct import titles
from letterbook.pages.parts import Part
from letterbook.pages.pen import Pen
from letterbook.pages.section_items import Item
from letterbook.pages.views import article_sections, authority
from letterbook.pages.views.part import NAMES, TIMES, PartView, part_view
from letterbook.pages.wording import capitalised, count
from letterbook.records.models import Article, Authority, Record

# Sections whose parts are letters of the alphabet.
BY_NAME = frozenset({"contains", "others", "mentioned"})


def section_part(pen: Pen, record: Record, part: Part[Item]) -> PartView:
    """Return the page of a part of a section, which its address names."""
    section = part.path.split("/")[-2]
    if isinstance(record, Article):
        what, called = article_sections.WHAT[section], article_sections.CALLED[section]
        listing = article_sections.part_of_section(pen, record, section, part.items)
    else:
        assert isinstance(record, Authority)
        what, called = authority.WHAT[section], authority.CALLED[section]
        listing = authority.shown(pen, record, section, (id for id, _ in part.items))
    of = f"{titles(pen.edition)[record.id]}: {called}"
    lead = f"{capitalised(count(len(part.items), what))}."
    return part_view(pen, part, of, lead, listing, page_of(record), NAMES if section in BY_NAME else TIMES)
