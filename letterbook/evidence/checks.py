"""The rules that an edition keeps. A rule is a generator of problems; its docstring is the rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from letterbook.evidence.comparing import check_conflicts_are_resolved
from letterbook.evidence.digest_marks import check_digests_have_simple_marks
from letterbook.evidence.foreseen import check_no_article_foresees
from letterbook.evidence.quoting import (
    check_quotations_are_bare,
    check_quotations_are_short,
    check_quoted_articles_are_read,
)
from letterbook.evidence.readings import check_readings_are_attested, check_readings_are_given
from letterbook.reading.edition import Edition
from letterbook.reading.examples import field_example
from letterbook.records.dates import LetterDate
from letterbook.records.models import (
    Article,
    Authority,
    Event,
    Letter,
    Person,
    Place,
    Question,
    Record,
    UnknownCorrespondent,
    Witness,
)
from letterbook.records.nodes import FieldPath
from letterbook.records.problems import Problem, Severity

# How records of a kind are mentioned, if not as what a letter speaks of.
MENTIONED_IN = {
    "topic": "topics: [{id}]",
    "person": "note: As told by [[{id}]].",
    "organisation": "note: As told by [[{id}]].",
}

Rule = Callable[[Edition], Iterator[Problem]]
Graph = Mapping[str, Sequence[str]]


def check(edition: Edition) -> list[Problem]:
    """Return every breach of every rule."""
    return [problem for rule in RULES for problem in rule(edition)]


def check_writer_was_alive(edition: Edition) -> Iterator[Problem]:
    """Nobody writes a letter after their death."""
    for letter in edition.letters:
        for id in letter.sender:
            writer = edition.records.get(id)
            if isinstance(writer, Person) and writer.died and letter.date and writer.died.is_before(letter.date):
                message = f"the letter is dated after the death of its sender '{id}' ({writer.died})"
                yield problem(edition, letter, ("date",), "after-death", message)


def check_lives(edition: Edition) -> Iterator[Problem]:
    """Nobody dies before they are born, and no role ends before it begins."""
    for person in edition.of(Person):
        if person.born and person.died and person.died.is_before(person.born):
            message = f"the death is dated before the birth ({person.born})"
            yield problem(edition, person, ("died",), "died-before-born", message)
        for number, role in enumerate(person.roles):
            if role.from_ and role.to and role.to.is_before(role.from_):
                message = f"the role ends before it begins ({role.from_})"
                yield problem(edition, person, ("roles", number, "to"), "reversed-interval", message)


def check_finished_after_begun(edition: Edition) -> Iterator[Problem]:
    """A letter or event is not finished before it was begun."""
    lasting: list[Letter | Event] = [*edition.letters, *edition.of(Event)]
    for record in lasting:
        if record.finished and record.date and record.finished.is_before(record.date):
            message = f"the {record.kind} is finished before it was begun ({record.date})"
            yield problem(edition, record, ("finished",), "finished-before-begun", message)


def check_received_after_sent(edition: Edition) -> Iterator[Problem]:
    """A letter is not received or handed over before it was begun."""
    for letter in edition.letters:
        steps: list[tuple[FieldPath, LetterDate | None]] = [(("received",), letter.received)]
        steps += [(("handed_over", n, "date"), step.date) for n, step in enumerate(letter.handed_over)]
        for path, day in steps:
            if day and letter.date and day.is_before(letter.date):
                what = "handed over" if path[0] == "handed_over" else "received"
                message = f"the letter is dated after it was {what} ({day}); it is dated {letter.date}"
                yield problem(edition, letter, path, "received-before-sent", message)


def check_answers(edition: Edition) -> Iterator[Problem]:
    """An answer is not dated before the letter it answers, and goes the opposite way."""
    for letter in edition.letters:
        other = answered(edition, letter)
        if other is None or other is letter:
            continue
        if is_dated_before(letter, other):
            message = f"the answer is dated {letter.date}, before the letter it answers ({other.date})"
            yield problem(edition, letter, ("answers",), "answer-before-letter", message)
        if letter.sender and other.sender and is_of_the_same(letter, other):
            message = f"the answer goes the same way as the letter it answers, '{other.id}'"
            yield problem(edition, letter, ("answers",), "answer-same-way", message)


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


def check_correspondents_differ(edition: Edition) -> Iterator[Problem]:
    """Nobody writes to themselves."""
    for letter in edition.letters:
        for id in sorted(id for id in set(letter.sender) & set(letter.recipient) if not is_unknown(id)):
            message = f"'{id}' is both sender and recipient"
            yield problem(edition, letter, ("recipient",), "same-correspondent", message)


def check_passages(edition: Edition) -> Iterator[Problem]:
    """A quotation's passage is one of its letter's passages."""
    for letter in edition.letters:
        for path, witness in witnesses(letter):
            for number, quotation in enumerate(witness.quotations):
                if quotation.passage not in letter.passages:
                    known = ", ".join(letter.passages) or "none yet"
                    message = f"the letter has no passage '{quotation.passage}'; its passages are {known}"
                    place = (*path, "quotations", number, "passage")
                    yield problem(edition, letter, place, "unknown-passage", message)


def check_witnesses_differ(edition: Edition) -> Iterator[Problem]:
    """An article is a witness of one letter once."""
    for letter in edition.letters:
        seen: set[str] = set()
        for number, witness in enumerate(letter.witnesses):
            if witness.article in seen:
                message = f"'{witness.article}' is already a witness of this letter; join the two"
                yield problem(edition, letter, ("witnesses", number, "article"), "second-witness", message)
            seen.add(witness.article)


def check_circles(edition: Edition) -> Iterator[Problem]:
    """Nothing draws on, answers, or lies within itself, at any remove."""
    graphs: dict[str, Graph] = {
        "relays": {article.id: article.relays for article in edition.of(Article)},
        "version_of": {article.id: (article.version_of,) for article in edition.of(Article) if article.version_of},
        # An answer dated before its letter is told already; it would close a circle.
        "answers": {
            letter.id: (other.id,)
            for letter in edition.letters
            if (other := answered(edition, letter)) and not is_dated_before(letter, other)
        },
        "within": {place.id: (place.within,) for place in edition.of(Place) if place.within},
    }
    for field, graph in graphs.items():
        for circle in circles(graph):
            way = f" –{field}→ ".join([*circle, circle[0]])
            itself = f"'{field}' names the record itself; correct or remove it"
            message = f"a circle: {way}; one of these links is wrong" if len(circle) > 1 else itself
            record = edition.records[circle[0]]
            yield problem(edition, record, (field,), "circle", message, example=field_example(type(record), field))


def circles(graph: Graph) -> Iterator[list[str]]:
    """Yield each circle of a graph once, beginning with its smallest id."""
    found: set[frozenset[str]] = set()
    finished: set[str] = set()
    for start in sorted(graph):
        # The way from the start to here: each id in its order, with where one can go on from it.
        trail: dict[str, Iterator[str]] = {start: iter(graph[start])} if start not in finished else {}
        while trail:
            here, onwards = next(reversed(trail.items()))
            step = next(onwards, None)
            if step is None:
                finished.add(here)
                del trail[here]
            elif step in trail:
                ids = list(trail)
                circle = ids[ids.index(step) :]
                if frozenset(circle) not in found:
                    found.add(frozenset(circle))
                    turn = circle.index(min(circle))
                    yield circle[turn:] + circle[:turn]
            elif step in graph and step not in finished:
                trail[step] = iter(graph[step])


def check_numbers_of_questions(edition: Edition) -> Iterator[Problem]:
    """A question's number belongs to it alone."""
    seen: dict[int, str] = {}
    free = max((question.number for question in edition.of(Question)), default=0) + 1
    for question in edition.of(Question):
        first = seen.setdefault(question.number, question.id)
        if first != question.id:
            message = f"the number {question.number} is already that of '{first}'; the next free one is {free}"
            yield problem(edition, question, ("number",), "duplicate-number", message)


def check_authorities_are_mentioned(edition: Edition) -> Iterator[Problem]:
    """An authority record is mentioned by some other record."""
    # The record that mentions it may be the one that could not be read, or the id the misspelt one.
    if not edition.is_whole:
        return
    for authority in edition.of(Authority):
        if not edition.mentions.get(authority.id):
            message = "no record mentions this one; link it from where it is spoken of, or remove it"
            example = MENTIONED_IN.get(authority.kind, "mentions: [{id}]").format(id=authority.id)
            yield problem(edition, authority, (), "unmentioned", message, Severity.WARNING, example)


def witnesses(letter: Letter) -> Iterator[tuple[FieldPath, Witness]]:
    """Yield the witnesses of a letter, with their paths."""
    for number, witness in enumerate(letter.witnesses):
        yield ("witnesses", number), witness


def problem(
    edition: Edition,
    record: Record,
    path: FieldPath,
    code: str,
    message: str,
    severity: Severity = Severity.ERROR,
    example: str = "",
) -> Problem:
    """Return a problem with a part of a record."""
    return Problem(edition.place(record, path), code, message, severity, example)


RULES: tuple[Rule, ...] = (
    check_writer_was_alive,
    check_lives,
    check_finished_after_begun,
    check_received_after_sent,
    check_answers,
    check_correspondents_differ,
    check_passages,
    check_witnesses_differ,
    check_circles,
    check_quotations_are_short,
    check_quotations_are_bare,
    check_quoted_articles_are_read,
    check_numbers_of_questions,
    check_conflicts_are_resolved,
    check_readings_are_given,
    check_readings_are_attested,
    check_no_article_foresees,
    check_digests_have_simple_marks,
    check_authorities_are_mentioned,
)
