"""What stands around a letter: the letters before and after, whom and what it speaks of, the same days."""

from collections.abc import Iterator
from datetime import date

from letterbook.pages import markup
from letterbook.pages.distinct import distinction
from letterbook.pages.pen import Pen
from letterbook.pages.wording import ends_in_words, letter_day_shortly
from letterbook.reading.indexes import Neighbours
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter, Record

# How near in time something counts as happening "around the same days", and how closely it must be dated: of what
# is dated to a season or a year nobody knows what was near. In days.
NEAR, CLOSELY = 7, 31


def sequence(pen: Pen, letter: Letter) -> str:
    """Return the letters before and after, in the whole exchange and in this direction."""
    exchange = pen.edition.indexes.in_exchange[letter.id]
    lines = [step_line(pen, "Exchange", exchange)]
    if letter.sender:
        same_way = pen.edition.indexes.in_direction[letter.id]
        lines.append(step_line(pen, ends_in_words(pen.edition, letter.sender, "sender"), same_way))
    return "\n\n".join(markup.paragraph(line, "sequence") for line in lines if line)


def step_line(pen: Pen, row: str, steps: Neighbours) -> str:
    """Return the steps back and forth in one row of letters, or nothing where there are none."""
    before = f"← {step(pen, steps.before)}" if steps.before else ""
    after = f"{step(pen, steps.after)} →" if steps.after else ""
    way = " · ".join(part for part in (before, after) if part)
    return f"{markup.phrase(row)}: {way}" if way else ""


def step(pen: Pen, letter: Letter) -> str:
    """Return a link to a neighbouring letter in few words: "6 Sep 2018"."""
    return pen.to(letter.id, letter_day_shortly(letter) + distinction(pen.edition, letter))


def spoken_of(pen: Pen, letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the people, places, organisations and events that the letter speaks of, and its topics, by kind."""
    ids = {*letter.mentions, *letter.topics}
    headings = {
        "person": "People",
        "organisation": "Organisations",
        "place": "Places",
        "event": "Events",
        "topic": "Topics",
    }
    for kind, heading in headings.items():
        found = [record for id in sorted(ids) if (record := pen.edition.records[id]).kind == kind]
        if found:
            yield heading, pen.all(record.id for record in found)


def same_days(pen: Pen, letter: Letter) -> Iterator[str]:
    """Yield other letters and events dated within seven days of the letter, in their order; none of a vague date."""
    if not letter.date:
        return
    near: list[tuple[date, str, Record]] = []
    dated: list[Letter | Event] = [*pen.edition.letters, *pen.edition.of(Event)]
    for record in dated:
        if record.id != letter.id and record.date and is_near(letter.date, record.date):
            near.append((record.date.sort_day, record.id, record))
    for _, _, other in sorted(near, key=lambda found: found[:2]):
        when = "" if isinstance(other, Letter) else f"{pen.date(other)}: "
        yield f"{when}{pen.to(other.id)}"


def is_near(one: LetterDate, other: LetterDate) -> bool:
    """Whether two dates, each known to a month at least, can lie within seven days; open ends do not stretch."""
    first, last = (one.earliest or one.latest), (one.latest or one.earliest)
    begin, end = (other.earliest or other.latest), (other.latest or other.earliest)
    if not (first and last and begin and end):
        return False
    if max((last - first).days, (end - begin).days) >= CLOSELY:
        return False
    return max((begin - last).days, (first - end).days) <= NEAR
