"""The frame of a letter as the archive reads it: ends, days, ways, relations."""

from collections.abc import Iterator

from letterbook.facts.letters import LetterFacts
from letterbook.pages import markup
from letterbook.pages.pen import Pen, unknown
from letterbook.pages.views.statements import handing_over
from letterbook.pages.wording import date_in_words, letter_day, listed
from letterbook.records.models import Letter, UnknownCorrespondent

# After a day for which no article has more than an inference.
GUESSED = " (inferred by its sources)"


def frame(pen: Pen, known: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield what the archive reads the letter's frame to be: sent, handed over, received, relations."""
    letter = known.letter
    if not letter.sender:
        yield "Between", f"{who(pen, letter.between, 'correspondent')} (direction not known)"
    guessed = guessed_by_sources(known)
    yield "Sent", sent(pen, letter) + (GUESSED if "date" in guessed else "")
    if letter.medium != "letter":
        yield "Medium", letter.medium
    for step in letter.handed_over:
        yield "Handed over", handing_over(pen, step)
    yield "Received", received(pen, letter) + (GUESSED if "received" in guessed else "")
    if letter.answers:
        yield "Answers", inferred(letter, "answers", pen.to(letter.answers))
    if known.answered_by:
        yield "Answered by", pen.all(answer.id for answer in known.answered_by)
    if known.perhaps_the_same:
        yield "Perhaps the same as", pen.all(other.id for other in known.perhaps_the_same)


def guessed_by_sources(known: LetterFacts) -> set[str]:
    """Return the fields for which every statement is an inference of its source."""
    return {
        one.field
        for one in known.fields
        if all(statement.attested.evidence for value in one.values for statement in value.statements)
    }


def who(pen: Pen, ends: tuple[str, ...], role: str) -> str:
    """Return who is at an end of a letter; somebody unknown with what is known of them."""
    return listed([unknown(end, role) if isinstance(end, UnknownCorrespondent) else pen.to(end) for end in ends])


def sent(pen: Pen, letter: Letter) -> str:
    """Return by whom and when the letter was written, as the archive reads it."""
    by = f"by {inferred(letter, 'sender', who(pen, letter.sender, 'sender'))}, " if letter.sender else ""
    by += place(pen, letter, "sent_from", "from")
    day = markup.escape(letter_day(letter)) if letter.date else "day not known"
    if "date" in letter.conjectured:
        return f"{by}{day} (the archive's inference)"
    is_end_inferred = letter.date and letter.finished and "finished" in letter.conjectured
    return f"{by}{day} (the last day is the archive's inference)" if is_end_inferred else f"{by}{day}"


def place(pen: Pen, letter: Letter, field: str, word: str) -> str:
    """Return where a letter was sent from or received, after a word such as "from"; nothing where it is not known."""
    places = getattr(letter, field)
    return f"{word} {inferred(letter, field, pen.all(places))}, " if places else ""


def received(pen: Pen, letter: Letter) -> str:
    """Return by whom and when the letter was received, as the archive reads it."""
    by = [f"by {inferred(letter, 'recipient', who(pen, letter.recipient, 'recipient'))}"] if letter.recipient else []
    if at := place(pen, letter, "received_at", "at"):
        by.append(at.removesuffix(", "))
    if letter.received:
        return ", ".join([*by, inferred(letter, "received", markup.escape(date_in_words(letter.received)))])
    return ", ".join([*by, "day not known"])


def inferred(letter: Letter, field: str, words: str) -> str:
    """Return finished Markdown in brackets where a field is the editors' inference."""
    return f"&#91;{words}&#93; (the archive's inference)" if field in letter.conjectured else words
