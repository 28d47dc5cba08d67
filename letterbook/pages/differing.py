"""On which page each difference between sources stands: all on one, or on those of parts, by the day of the letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterbook.facts.comparing import FieldStatements, comparisons
from letterbook.pages.addresses import index_of
from letterbook.pages.parts import Group, Long, Parts, by_time, pages_of_items
from letterbook.pages.weights import weight_of_links, weight_of_prose, weight_of_text
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import letter_order
from letterbook.records.models import Account, Letter, Question

PAGE = index_of("differences")

WEIGHT_ORDER = ("strong", "soft")

# A question about more letters than these is about the exchange.
FEW = 4

# A quotation beside its words: its marks, its anchor, and its state.
QUOTED = 90

# Of a difference: its heading, its number, the line below it, and the words before what is made of it.
FRAME = 180

# The words of our own in an account, or in a statement about a field.
OURS = 12


@dataclass(frozen=True)
class Difference:
    """One difference: a question, or a field about which the witnesses of a letter conflict.

    `letter` is the one under whose heading it stands; "" where it is about none, or many.
    """

    letter: str
    question: str = ""
    field: str = ""


@once
def difference_parts(edition: Edition) -> Parts[Difference]:
    """Return the pages of the differences, by path, with those on each, in the order of the letters."""
    found = tuple(in_order(edition))
    # The first of a letter brings its heading.
    heads = {
        one: weight_of_links(edition, [one.letter]) for one in {one.letter: one for one in reversed(found)}.values()
    }

    def weigh(one: Difference) -> int:
        own = weight_of_question(edition, one) if one.question else weight_of_conflict(edition, one)
        return own + heads.get(one, 0)

    return Long(PAGE, "differences", found, weigh).laid_out(lambda some: split(edition, some))


@once
def difference_pages(edition: Edition) -> Mapping[str, str]:
    """Return on which page each question stands."""
    return {one.question: path for one, path in pages_of_items(difference_parts(edition)).items() if one.question}


def in_order(edition: Edition) -> Iterator[Difference]:
    """Yield what is disputed about each letter, in date order, then the rest; strong before soft, then by number."""
    asked: dict[str, list[str]] = {}
    for question in sorted(edition.of(Question), key=lambda one: (WEIGHT_ORDER.index(one.weight), one.number)):
        asked.setdefault(subject(edition, question), []).append(question.id)
    for letter in edition.letters:
        yield from (Difference(letter.id, question=id) for id in asked.get(letter.id, ()))
        for found in comparisons(edition, letter):
            if found.conflicts:
                yield Difference(letter.id, field=found.field)
    yield from (Difference("", question=id) for id in asked.get("", ()))


def subject(edition: Edition, question: Question) -> str:
    """Return the first letter that a question is about, in date order; "" if it is about none, or many."""
    letters = [record for id in question.about if isinstance(record := edition.records[id], Letter)]
    return min(letters, key=letter_order).id if 0 < len(letters) <= FEW else ""


def split(edition: Edition, found: Sequence[Difference]) -> Iterator[Group[Difference]]:
    """Yield the differences about letters by the day of the letter, then the rest."""

    yield from by_time([one for one in found if one.letter], lambda one: edition.filed_day(one.letter))
    if rest := tuple(one for one in found if not one.letter):
        yield Group("general", "the exchange as a whole", rest)


def weight_of_question(edition: Edition, one: Difference) -> int:
    """Return what a question weighs on its page."""
    question = edition.question(one.question)
    told = (question.resolution, question.open, question.settled_by)
    prose = sum(weight_of_prose(edition, words) for words in told if words)
    accounts = sum(weight_of_account(edition, account) for account in question.accounts)
    others = (id for id in question.about if id != one.letter)
    own = weight_of_text(question.title) + weight_of_links(edition, others)
    return FRAME + len(question.file) + own + prose + accounts


def weight_of_account(edition: Edition, one: Account) -> int:
    """Return what one account weighs, with its words."""
    links = weight_of_links(edition, [id for id in (one.article, one.by) if id])
    words = getattr(one, "quotation", None)
    quoted = weight_of_text(words) + QUOTED if words else 0
    return OURS + weight_of_prose(edition, one.states) + links + weight_of_text(one.at or "") + quoted


def weight_of_conflict(edition: Edition, one: Difference) -> int:
    """Return what a field weighs about which witnesses conflict."""
    letter = edition.letter(one.letter)
    resolution = letter.resolutions.get(one.field)  # type: ignore[call-overload]
    told = [resolution.follows, resolution.open] if resolution else []
    prose = sum(weight_of_prose(edition, words) for words in told if words)
    return FRAME + len(letter.id) + prose + weight_of_statements(edition, conflict_of(edition, one))


def weight_of_statements(edition: Edition, found: FieldStatements) -> int:
    """Return what the statements about a field weigh, each with who makes it."""
    return sum(
        OURS
        + len(str(one.value))
        + weight_of_links(edition, named(one.value))
        + weight_of_links(edition, [id for id in (one.witness.article, one.attested.by) if id])
        + (weight_of_prose(edition, one.attested.note) if one.attested.note else 0)
        for one in found.statements
    )


def named(value: object) -> Iterable[str]:
    """Return the records that a stated value may name."""
    if isinstance(value, tuple):
        return map(str, value)
    parts = (getattr(value, name, None) for name in ("by", "to", "place"))
    return [str(value), *(str(part) for part in parts if part)]


def conflict_of(edition: Edition, one: Difference) -> FieldStatements:
    """Return what the witnesses of a letter state about the field of a difference."""
    return next(found for found in comparisons(edition, edition.letter(one.letter)) if found.field == one.field)
