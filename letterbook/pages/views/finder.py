"""The list of all letters, in date order: one table where it fits on a page, else a table for each year.

Of the table, complete as it stands, `theme/js/finder-cells.js` makes a finder: it reads the cells; what it sorts and
chooses by and their words do not say stands in `data-` attributes. Of many letters it takes all that from a file of
data (`exports/finder_data.py`), and the page has the list of years.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import FINDER_DATA, index_of, relative
from letterbook.pages.describing import description
from letterbook.pages.letter_rows import LetterRow, letter_rows
from letterbook.pages.parts import Long, Part, Parts, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import addresses, weight_of_links, weight_of_text
from letterbook.pages.wording import capitalised, count
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Letter, UnknownCorrespondent

COLUMNS = (
    "Date",
    "From",
    "To",
    "How known",
    "Articles",
    "Origins",
    "Quotations",
    "Differences",
    "Summary",
)

# What a row weighs without its date, names, ids and summary: attributes, numbers, and what parts the cells.
ROW = 120

# What the brackets mean, on each page with letters.
BRACKETS = "Brackets mark what the archive infers; each page gives the reason."


@dataclass(frozen=True)
class FinderView(View):
    """The page that lists all letters."""

    template: ClassVar[str] = "index.md.j2"

    lead: str
    listing: str


@once
def letter_parts(edition: Edition) -> Parts[str]:
    """Return the pages of the list of letters, by path, with the ids that stand on each."""
    page = index_of(Letter.folder)
    rows = letter_rows(edition)

    def weigh(id: str) -> int:
        row, letter = rows[id], edition.letter(id)
        unknown = [end.described for end in ends_of(letter) if isinstance(end, UnknownCorrespondent)]
        texts = (row.day, row.direction, " ".join(row.years), row.summary, *unknown)
        linked = addresses(edition)[id] + weight_of_links(edition, letter.correspondents)
        return ROW + linked + sum(map(weight_of_text, texts))

    found = Long(page, f"{Letter.folder}/years", tuple(rows), weigh)
    return found.laid_out(
        lambda ids: by_time(ids, edition.filed_day), lambda ids: letters_table(weighing_pen(edition, page), ids)
    )


def are_in_parts(edition: Edition) -> bool:
    """Whether the letters of an edition are too many for one page."""
    return len(letter_parts(edition)) > 1


def finder_view(pen: Pen) -> FinderView:
    """Return the table of all letters, in date order; undated ones stand last. Where it is long, the list of years."""
    part = letter_parts(pen.edition)[pen.page]
    number = sum(entry.number for entry in part.contents) or len(part.items)
    lead = f"{capitalised(count(number, 'letter'))} in order of date. {BRACKETS}"
    return FinderView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, "Letters:", lead), is_index=True, changed=last_change(pen.edition)
        ),
        title=markup.heading(1, "Letters"),
        lead=markup.escape(lead),
        listing=by_year(part) if part.contents else markup.division("letters", letters_table(pen, part.items)),
    )


def by_year(part: Part[str]) -> str:
    """Return the place of the finder, which takes its letters from a file of data, and below it the list of years."""
    years = "\n\n".join([markup.heading(2, "By year", id="by-year"), contents(part.path, part.contents, "letter")])
    return "\n\n".join(
        [markup.placeholder("letters", src=relative(part.path, FINDER_DATA)), markup.division("letters-by-year", years)]
    )


def letters_part(pen: Pen, part: Part[str]) -> PartView:
    """Return the table of the letters of some time; their finder is that of all letters."""
    lead = f"{capitalised(count(len(part.items), 'letter'))} in order of date. {BRACKETS}"
    listing = markup.division("letters letters--part", letters_table(pen, part.items))
    return part_view(pen, part, "Letters", lead, listing, index_of(Letter.folder))


def letters_table(pen: Pen, ids: Iterable[str]) -> str:
    """Return a table of letters."""
    rows = letter_rows(pen.edition)
    return markup.table(COLUMNS, [finder_row(pen, pen.edition.letter(id), rows[id]) for id in ids])


def ends_of(letter: Letter) -> tuple[str, ...]:
    """Return everyone at either end of a letter, somebody unknown as such."""
    return (*letter.sender, *letter.recipient, *letter.between)


def finder_row(pen: Pen, letter: Letter, said: LetterRow) -> list[str]:
    """Return a letter's row: its date leads to its page."""
    sender, recipient = ends(pen, letter)
    return [
        markup.cell(pen.to(letter.id, words=said.day), sort=said.filed, year=" ".join(said.years)),
        markup.cell(sender, direction=said.direction),
        recipient,
        markup.cell(said.known.value, sort=str(said.rung)),
        str(said.articles),
        origins(said),
        str(said.quotations),
        str(said.differences),
        markup.escape(said.summary),
    ]


def ends(pen: Pen, letter: Letter) -> tuple[str, str]:
    """Return who writes and to whom; where that is not known, who may have written, and "the other" or "the others"."""
    if letter.sender:
        return pen.all(letter.sender), pen.all(letter.recipient)
    *some, last = [pen.to(id) for id in letter.between]
    return f"{', '.join(some)} or {last}", "the other" if len(some) == 1 else "the others"


def origins(said: LetterRow) -> str:
    """Return how many origins the witnesses have: "2", or "1–2", which is filed between 1 and 2."""
    filed = {} if said.origins_in_digits == said.origins_filed else {"sort": said.origins_filed}
    return markup.cell(said.origins_in_digits, **filed)
