"""Days that an article cannot have known: later than the day on which it appeared."""

from collections.abc import Iterator
from datetime import timedelta

from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Article, HandingOver, Letter
from letterbook.records.nodes import FieldPath
from letterbook.rules.case import Case
from letterbook.rules.readings import NEAR, QUALIFIERS

# It may be tomorrow already where a letter is written while a paper of today is printed elsewhere.
ACROSS_THE_WORLD = timedelta(days=1)

EXAMPLE = "published: 1921-10-02"
CHANGED = "write 'published' as a span if the article was changed later"
ANNOUNCED = f"correct one of the two, {CHANGED}, or write 'existence: claimed' if the letter was only announced"
STATED = f"correct one of the two, {CHANGED}, or explain in a 'note' beside it"


def check_no_article_foresees(case: Case) -> Iterator[Problem]:
    """A letter is not dated after all articles that report it. No article states a day later than its own."""
    for letter in case.edition.letters:
        # Who announces a letter, or lets one be inferred, can speak of days to come.
        if letter.existence == "attested":
            found = list(foreseen_statements(case, letter)) or list(foreseen_readings(case, letter))[:1]
            yield from found


def foreseen_statements(case: Case, letter: Letter) -> Iterator[Problem]:
    """Yield a warning for each day that a witness states although it appeared before; a note explains it away."""
    for number, witness in enumerate(letter.witnesses):
        published = publication(case.edition, witness.article)
        for field, place, attested in witness.says.statements():
            day = day_of(attested.is_)
            if published and day and not attested.note and is_foreseen(published, day):
                path = ("witnesses", number, "says", field, place)
                message = f"'{witness.article}' was published {published}, before the day it states ({day}); {STATED}"
                yield case.warning(letter, path, "foreseen", message, EXAMPLE)


def foreseen_readings(case: Case, letter: Letter) -> Iterator[Problem]:
    """Yield a warning for each day of a letter before which every article that reports the letter had appeared."""
    found = [publication(case.edition, witness.article) for witness in letter.witnesses]
    published = [day for day in found if day]
    if len(published) < len(found):
        return
    for path, day in days_of(letter):
        if all(is_foreseen(one, day) for one in published):
            newest = max(published, key=lambda one: one.sort_day)
            message = f"this day ({day}) is later than every article on the letter (newest: {newest})"
            yield case.warning(letter, path, "foreseen", f"{message}; {ANNOUNCED}", EXAMPLE)


def days_of(letter: Letter) -> Iterator[tuple[FieldPath, LetterDate]]:
    """Yield the days of a letter as the archive reads them, with their paths."""
    for field, day in (("date", letter.date), ("finished", letter.finished), ("received", letter.received)):
        if day:
            yield (field,), day
    for number, step in enumerate(letter.handed_over):
        if step.date:
            yield ("handed_over", number, "date"), step.date


def day_of(stated: object) -> LetterDate | None:
    """Return the day in a stated value; None where it is about something else."""
    day = stated.date if isinstance(stated, HandingOver) else stated
    return day if isinstance(day, LetterDate) else None


def publication(edition: Edition, article: str) -> LetterDate | None:
    """Return the day on which an article appeared, if that is known and its record could be read."""
    record = edition.records.get(article)
    return record.published if isinstance(record, Article) else None


def is_foreseen(published: LetterDate, day: LetterDate) -> bool:
    """Whether a day, however vague, lies after whatever day an article can have appeared on."""
    if published.latest is None or day.earliest is None:
        return False
    is_vague = any(mark in written.edtf for written in (published, day) for mark in QUALIFIERS)
    return day.earliest - published.latest > (NEAR if is_vague else ACROSS_THE_WORLD)
