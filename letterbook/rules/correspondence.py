"""Letters among each other: answers, correspondents, passages, witnesses."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter, UnknownCorrespondent, Witness
from letterbook.records.nodes import FieldPath
from letterbook.rules.case import Case


def check_answers(case: Case) -> Iterator[Problem]:
    """An answer is not dated before the letter it answers, and goes the opposite way."""
    for letter in case.edition.letters:
        other = answered(case.edition, letter)
        if other is None or other is letter:
            continue
        if is_dated_before(letter, other):
            message = f"the answer is dated {letter.date}, before the letter it answers ({other.date})"
            yield case.problem(letter, ("answers",), "answer-before-letter", message)
        if letter.sender and other.sender and is_of_the_same(letter, other):
            message = f"the answer goes the same way as the letter it answers, '{other.id}'"
            yield case.problem(letter, ("answers",), "answer-same-way", message)


def answered(edition: Edition, letter: Letter) -> Letter | None:
    """Return the letter that one answers, if it could be read."""
    other = edition.records.get(letter.answers or "")
    return other if isinstance(other, Letter) else None


def is_of_the_same(letter: Letter, other: Letter) -> bool:
    """Whether two letters have the same sender; two that are unknown may be two."""
    return set(letter.sender) == set(other.sender) and not any(is_unknown(end) for end in letter.sender)


def is_unknown(end: str) -> bool:
    """Whether nobody knows who was at the end of a letter."""
    return isinstance(end, UnknownCorrespondent)


def is_dated_before(letter: Letter, other: Letter) -> bool:
    """Whether every day of a letter's date lies before every day of another's."""
    return bool(letter.date and other.date and letter.date.is_before(other.date))


def check_correspondents_differ(case: Case) -> Iterator[Problem]:
    """Nobody writes to themselves."""
    for letter in case.edition.letters:
        for id in sorted(id for id in set(letter.sender) & set(letter.recipient) if not is_unknown(id)):
            message = f"'{id}' is both sender and recipient"
            yield case.problem(letter, ("recipient",), "same-correspondent", message)


def check_passages(case: Case) -> Iterator[Problem]:
    """A quotation names one of its letter's passages."""
    for letter in case.edition.letters:
        for path, witness in witnesses(letter):
            for number, quotation in enumerate(witness.quotations):
                if quotation.passage not in letter.passages:
                    known = ", ".join(letter.passages) or "none yet"
                    message = f"the letter has no passage '{quotation.passage}'; its passages are {known}"
                    place = (*path, "quotations", number, "passage")
                    yield case.problem(letter, place, "unknown-passage", message)


def check_one_wording_is_preferred(case: Case) -> Iterator[Problem]:
    """An editor puts one wording of a passage first, not two."""
    for letter in case.edition.letters:
        seen: set[str] = set()
        for path, witness in witnesses(letter):
            for number, quotation in enumerate(witness.quotations):
                if quotation.preferred is None:
                    continue
                if quotation.passage in seen:
                    message = f"another wording of the passage '{quotation.passage}' is preferred already; keep one"
                    place = (*path, "quotations", number, "preferred")
                    yield case.problem(letter, place, "two-preferred", message)
                seen.add(quotation.passage)


def check_witnesses_differ(case: Case) -> Iterator[Problem]:
    """An article is a letter's witness only once."""
    for letter in case.edition.letters:
        seen: set[str] = set()
        for number, witness in enumerate(letter.witnesses):
            if witness.article in seen:
                message = f"'{witness.article}' is already a witness of this letter; join the two"
                yield case.problem(letter, ("witnesses", number, "article"), "second-witness", message)
            seen.add(witness.article)


def witnesses(letter: Letter) -> Iterator[tuple[FieldPath, Witness]]:
    """Yield the witnesses of a letter, with their paths."""
    for number, witness in enumerate(letter.witnesses):
        yield ("witnesses", number), witness
