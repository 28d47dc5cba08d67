"""Days in their order: lives, letters and events begin before they end."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter, Person
from letterbook.records.nodes import FieldPath
from letterbook.rules.case import Case


def check_writer_was_alive(case: Case) -> Iterator[Problem]:
    """Nobody writes a letter after their death."""
    for letter in case.edition.letters:
        for id in letter.sender:
            writer = case.edition.records.get(id)
            if isinstance(writer, Person) and writer.died and letter.date and writer.died.is_before(letter.date):
                message = f"the letter is dated after its sender '{id}' died ({writer.died})"
                yield case.problem(letter, ("date",), "after-death", message)


def check_lives(case: Case) -> Iterator[Problem]:
    """Nobody dies before they are born, and no role ends before it begins."""
    for person in case.edition.of(Person):
        if person.born and person.died and person.died.is_before(person.born):
            message = f"the death is dated before the birth ({person.born})"
            yield case.problem(person, ("died",), "died-before-born", message)
        for number, role in enumerate(person.roles):
            if role.from_ and role.to and role.to.is_before(role.from_):
                message = f"the role ends before it begins ({role.from_})"
                yield case.problem(person, ("roles", number, "to"), "reversed-interval", message)


def check_finished_after_begun(case: Case) -> Iterator[Problem]:
    """A letter or event is not finished before it was begun."""
    lasting: list[Letter | Event] = [*case.edition.letters, *case.edition.of(Event)]
    for record in lasting:
        if record.finished and record.date and record.finished.is_before(record.date):
            message = f"the {record.kind} is finished before it was begun ({record.date})"
            yield case.problem(record, ("finished",), "finished-before-begun", message)


def check_received_after_sent(case: Case) -> Iterator[Problem]:
    """A letter is not received or handed over before it was begun."""
    for letter in case.edition.letters:
        steps: list[tuple[FieldPath, LetterDate | None]] = [(("received",), letter.received)]
        steps += [(("handed_over", n, "date"), step.date) for n, step in enumerate(letter.handed_over)]
        for path, day in steps:
            if day and letter.date and day.is_before(letter.date):
                what = "handed over" if path[0] == "handed_over" else "received"
                message = f"the letter is dated after it was {what} ({day}); it is dated {letter.date}"
                yield case.problem(letter, path, "received-before-sent", message)
