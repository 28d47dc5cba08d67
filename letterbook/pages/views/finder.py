"""The table of all letters, in date order: complete as it stands, and what `theme/js/finder.js` makes a finder of.

The script reads the cells; what it sorts and chooses by and their words do not say stands in `data-` attributes.
"""

from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.comparing import differences_about
from letterbook.evidence.existence import HowKnown, how_known
from letterbook.pages import markup
from letterbook.pages.describing import description, first_sentence
from letterbook.pages.distinct import distinction
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import capitalised, count, letter_day
from letterbook.reading.history import last_change
from letterbook.records.models import Letter

# Under as many single years a letter is listed at most.
MOST_YEARS = 10

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


@dataclass(frozen=True)
class FinderView(View):
    """The page that lists all letters."""

    template: ClassVar[str] = "index.md.j2"

    lead: str
    listing: str


def finder_view(pen: Pen) -> FinderView:
    """Return the table of all letters, in date order; undated ones stand last."""
    edition = pen.edition
    rows = [row(pen, letter) for letter in edition.letters]
    lead = (
        f"{capitalised(count(len(rows), 'letter'))}, in the order of their dates. "
        "Brackets mark what the archive infers; each page says from what."
    )
    return FinderView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, "Letters:", lead), is_index=True, changed=last_change(edition)
        ),
        title=markup.heading(1, "Letters"),
        lead=markup.escape(lead),
        listing=markup.division("letters", markup.table(COLUMNS, rows)),
    )


def row(pen: Pen, letter: Letter) -> list[str]:
    """Return a letter's row: its date leads to its page."""
    sender, recipient = ends(pen, letter)
    return [
        day(pen, letter),
        markup.cell(sender, direction=direction(letter)),
        recipient,
        rung(letter),
        str(len(letter.witnesses)),
        origins(pen, letter),
        str(sum(len(witness.quotations) for witness in letter.witnesses)),
        str(differences_about(pen.edition, letter)),
        markup.escape(first_sentence(pen.edition, letter.summary)),
    ]


def day(pen: Pen, letter: Letter) -> str:
    """Return the link to a letter under its date, with the day it is filed under and the years it may be of.

    An undated letter has an empty day: the script files it last.
    """
    filed = letter.date.sort_day.isoformat() if letter.date else ""
    words = pen.to(letter.id, words=letter_day(letter) + distinction(pen.edition, letter))
    return markup.cell(words, sort=filed, year=" ".join(years(letter)))


def years(letter: Letter) -> list[str]:
    """Return each year in which a letter may have been written; of an open interval, that of its known end.

    Where they are more than ten, the decades, centuries or millennia instead, as EDTF writes them: "18XX".
    """
    if letter.date is None:
        return []
    last = letter.finished or letter.date
    known = [end.year for end in (letter.date.earliest, letter.date.latest, last.latest) if end]
    if not known:
        return []
    hidden = digits_hidden(max(known) - min(known) + 1)
    step = 10**hidden
    return [
        f"{year:04}"[: 4 - hidden] + "X" * hidden for year in range(min(known) // step * step, max(known) + 1, step)
    ]


def digits_hidden(number: int) -> int:
    """Return how many digits of so many years in a row are left open, so that few entries name them all."""
    return len(str(number)) - 1 if number > MOST_YEARS else 0


def ends(pen: Pen, letter: Letter) -> tuple[str, str]:
    """Return who writes and to whom; where that is not known, who may have written, and "the other" or "the others"."""
    if letter.sender:
        return pen.all(letter.sender), pen.all(letter.recipient)
    *some, last = [pen.to(id) for id in letter.between]
    return f"{', '.join(some)} or {last}", "the other" if len(some) == 1 else "the others"


def direction(letter: Letter) -> str:
    """Return who writes to whom as ids: "kim-jong-un-to-donald-trump"."""
    if not letter.sender:
        return f"between-{'-and-'.join(sorted(letter.between))}"
    return f"{'-and-'.join(letter.sender)}-to-{'-and-'.join(letter.recipient)}"


def rung(letter: Letter) -> str:
    """Return how a letter is known, with its place on the ladder."""
    known = how_known(letter)
    return markup.cell(known.value, sort=str(list(HowKnown).index(known) + 1))


def origins(pen: Pen, letter: Letter) -> str:
    """Return how many origins the witnesses have: "2", or "1–2", which is filed between 1 and 2."""
    number = pen.origins.behind(witness.article for witness in letter.witnesses)
    if number.is_exact:
        return str(number.low)
    return markup.cell(f"{number.low}–{number.high}", sort=f"{number.low}.{number.high}")
