"""Which lists of the coverage page stand on it, and which fall into parts: expected letters, and what is wanted."""

from collections.abc import Iterator, Mapping, Sequence

from letterbook.facts.coverage import expected_letters, unread_origins, without_address
from letterbook.pages.addresses import index_of
from letterbook.pages.parts import Group, Long, Part, Parts, Split, by_hundred, by_time, laid_out_together
from letterbook.pages.weights import WORDS, link_weights, weight_of_link, weight_of_links, weight_of_prose
from letterbook.pages.wording import listed, name_of
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Expected, Question
from letterbook.verification.quotations import by_article

PAGE = index_of("coverage")

# What the row of a letter weighs beside its link and its sender.
ROW = 120

# The lists of what is wanted, each by the name in the addresses of its parts.
WANTED = UNREAD, SETTLED, ADDRESSES = ("unread", "settled", "addresses")


@once
def coverage_lists(edition: Edition) -> Mapping[str, Parts[str]]:
    """Return, by list, its pages, by path, with the ids on each."""
    lists = dict((*letter_lists(edition), *wanted_lists(edition)))
    laid_out = laid_out_together([*lists.values()], around=rest(edition))
    return dict(zip(lists, laid_out, strict=True))


@once
def coverage_parts(edition: Edition) -> Mapping[str, Part[str]]:
    """Return the pages of the parts of all lists, by path."""
    return {path: part for parts in coverage_lists(edition).values() for path, part in parts.items() if path != PAGE}


@once
def coverage_whole(edition: Edition) -> Mapping[str, Part[str]]:
    """Return, by list, what stands of it on the page of coverage."""
    return {name: parts[PAGE] for name, parts in coverage_lists(edition).items()}


@once
def is_in_parts(edition: Edition) -> bool:
    """Whether any of the lists falls into parts."""
    return bool(coverage_parts(edition))


def rest(edition: Edition) -> int:
    """Return what the lists weigh that depend on the state of quotations: one names each article with quotations."""
    return sum(link_weights(edition)[id] + 2 * WORDS for id, quotations in by_article(edition).items() if quotations)


def letter_lists(edition: Edition) -> Iterator[tuple[str, tuple[Long[str], Split]]]:
    """Yield the letters of each expectation."""
    for number, expected in enumerate(edition.collection.expected, start=1):
        ids = tuple(letter.id for letter in expected_letters(edition, expected))
        name = letters_of(number)
        found = Long(PAGE, f"coverage/{name}", ids, lambda id: weight_of_letter(edition, id))
        yield name, (found, lambda some: by_time(some, edition.filed_day))


def wanted_lists(edition: Edition) -> Iterator[tuple[str, tuple[Long[str], Split]]]:
    """Yield the origins not read, what would settle differences, and the articles without an address."""

    def by_day(some: Sequence[str]) -> Iterator[Group[str]]:
        return by_time(some, edition.filed_day)

    unread = tuple(article.id for article, _ in unread_origins(edition))
    yield UNREAD, (Long(PAGE, "coverage/unread", unread, weight_of_link(edition, 3 * WORDS)), by_day)
    asked = tuple(one.id for one in sorted(edition.of(Question), key=lambda one: one.number) if one.settled_by)
    found = Long(PAGE, "coverage/settled", asked, lambda id: weight_of_question(edition, id))
    yield SETTLED, (found, lambda some: by_hundred(some, lambda id: edition.question(id).number))
    missing = tuple(article.id for article in without_address(edition))
    yield ADDRESSES, (Long(PAGE, "coverage/addresses", missing, weight_of_link(edition)), by_day)


def letters_of(number: int) -> str:
    """Return the name in addresses of the letters of an expectation, counted from 1."""
    return "letters" if number == 1 else f"letters-{number}"


def weight_of_letter(edition: Edition, id: str) -> int:
    """Return what the row of a letter weighs."""
    return ROW + weight_of_links(edition, [id, *edition.letter(id).sender])


def weight_of_question(edition: Edition, id: str) -> int:
    """Return what weighs that would settle a question."""
    return weight_of_links(edition, [id]) + weight_of_prose(edition, edition.question(id).settled_by or "")


def heading_of(edition: Edition, number: int) -> str:
    """Return how many letters are expected between whom; where two expectations say the same, with the number."""
    plain = [plain_heading(edition, one) for one in edition.collection.expected]
    mine = plain[number - 1]
    return mine if plain.count(mine) == 1 else f"{mine} ({number})"


def plain_heading(edition: Edition, expected: Expected) -> str:
    """Return how many letters are expected between whom."""
    return f"{expected.count} letters between {listed([name_of(edition, id) for id in expected.between])}"
