"""The surroundings of a letter: the letters before and after, whom and what it mentions, the same days."""

from collections.abc import Iterator

from letterbook.facts.letters import LetterFacts
from letterbook.facts.nearby import Nearby
from letterbook.pages import markup
from letterbook.pages.distinct import distinction
from letterbook.pages.pen import Pen
from letterbook.pages.wording import count, ends_in_words, letter_day_shortly
from letterbook.reading.indexes import Neighbours
from letterbook.records.models import Letter


def sequence(pen: Pen, known: LetterFacts) -> str:
    """Return the letters before and after, in the whole exchange and in this direction."""
    lines = [step_line(pen, "Exchange", known.in_exchange)]
    # Where the letters before and after went the same way, the second line would repeat the first.
    if known.in_direction and known.in_direction != known.in_exchange:
        lines.append(step_line(pen, ends_in_words(pen.edition, known.letter.sender, "sender"), known.in_direction))
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


def spoken_of(pen: Pen, known: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield the people, places, organisations and events that the letter mentions, and its topics, by kind."""
    headings = {
        "person": "People",
        "organisation": "Organisations",
        "place": "Places",
        "event": "Events",
        "topic": "Topics",
    }
    for kind, heading in headings.items():
        found = [record.id for record in known.speaks_of if record.kind == kind]
        if found:
            yield heading, pen.all(found)


def same_days(pen: Pen, found: Nearby) -> Iterator[str]:
    """Yield other letters and events dated within seven days of the letter, in their order; none of a vague date."""
    for other in found.records:
        when = "" if isinstance(other, Letter) else f"{pen.date(other)}: "
        yield f"{when}{pen.to(other.id)}"
    if found.left_out:
        yield f"{count(found.left_out, 'more', 'more')} on the {pen.to_index('timeline', 'timeline')}"
