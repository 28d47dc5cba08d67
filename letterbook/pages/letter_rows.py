"""What the list of letters says of each letter, as plain values: pages put them into a table, the finder's data into
a script.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from letterbook.facts.comparing import differences_about
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.origins import origins_behind
from letterbook.pages.describing import first_sentence
from letterbook.pages.distinct import distinction
from letterbook.pages.wording import letter_day
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.days import filing_text, written_year
from letterbook.records.models import Letter

# Under as many single years a letter is listed at most.
MOST_YEARS = 10


@dataclass(frozen=True)
class LetterRow:
    """A letter's row, without sender and recipient.

    `day` is its date in words, `filed` the day it is filed under (ISO 8601, "" if undated), `years` those it may be
    of, see `years`; `direction` who writes to whom in ids; `origins` at least and at most how many.
    """

    day: str
    filed: str
    years: tuple[str, ...]
    direction: str
    known: HowKnown
    articles: int
    origins: tuple[int, int]
    quotations: int
    differences: int
    summary: str

    @property
    def rung(self) -> int:
        """How the letter is known, as its place on the ladder, from 1 on."""
        return list(HowKnown).index(self.known) + 1

    @property
    def origins_in_digits(self) -> str:
        """How many origins, as it is shown: "2", or "1–2"."""
        low, high = self.origins
        return str(low) if low == high else f"{low}–{high}"

    @property
    def origins_filed(self) -> str:
        """How many origins, as it is sorted: "1–2" between 1 and 2."""
        low, high = self.origins
        return str(low) if low == high else f"{low}.{high}"


@once
def letter_rows(edition: Edition) -> Mapping[str, LetterRow]:
    """Return the row of each letter by its id, in the order of their dates; undated ones last."""
    return {letter.id: letter_row(edition, letter) for letter in edition.letters}


def letter_row(edition: Edition, letter: Letter) -> LetterRow:
    """Return the row of a letter."""
    origins = origins_behind(edition, (witness.article for witness in letter.witnesses))
    return LetterRow(
        day=letter_day(letter) + distinction(edition, letter),
        filed=filing_text(letter.date.sort_day) if letter.date else "",
        years=tuple(years(letter)),
        direction=direction(letter),
        known=how_known(letter),
        articles=len(letter.witnesses),
        origins=(origins.low, origins.high),
        quotations=sum(len(witness.quotations) for witness in letter.witnesses),
        differences=differences_about(edition, letter),
        summary=first_sentence(edition, letter.summary),
    )


def years(letter: Letter) -> list[str]:
    """Return each year in which a letter may have been written; of an open interval, that of its known end.

    Where they are more than ten, the decades, centuries or millennia instead, as EDTF writes them: "18XX".
    """
    spans = list(spans_of_years(letter))
    if not spans:
        return []
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    hidden = digits_hidden(last - first + 1)
    found = dict.fromkeys(masked(year, hidden) for begin, end in sorted(spans) for year in range(begin, end + 1))
    return list(found)


def masked(year: int, hidden: int) -> str:
    """Return a year as EDTF writes it, with some of its last digits left open: "1921", "192X", "-004X"."""
    digits = written_year(year)
    return digits[: len(digits) - hidden] + "X" * hidden


def spans_of_years(letter: Letter) -> Iterator[tuple[int, int]]:
    """Yield the first and the last year of each stretch in which a letter may have been written; of a set, several."""
    when = letter.date
    ends = (
        [(one.earliest or one.latest, one.latest or one.earliest) for one in (when.members or (when,))] if when else []
    )
    if when and letter.finished:
        ends.append((when.earliest or when.latest, letter.finished.latest))
    yield from ((first.year, last.year) for first, last in ends if first and last and first <= last)


def digits_hidden(number: int) -> int:
    """Return how many digits of so many years in a row are left open, so that few entries name them all."""
    return len(str(number)) - 1 if number > MOST_YEARS else 0


def direction(letter: Letter) -> str:
    """Return who writes to whom as ids: "ada-north-to-bela-south"."""
    if not letter.sender:
        return f"between-{'-and-'.join(sorted(letter.between))}"
    return f"{'-and-'.join(letter.sender)}-to-{'-and-'.join(letter.recipient)}"
