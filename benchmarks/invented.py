"""Invented editions of any size, in the shapes of real records, for what is measured.

Two thirds of the letters pass between two correspondents; the rest between one of them, the star, and everybody else.
A letter has one to three witnesses, two passages with a quotation each, names in its prose, and often answers another.
The same number of letters gives the same bytes.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY, YEARS = date(1880, 1, 1), 30
WORDS = ["harbour", "ferry", "fare", "bridge", "toll", "winter", "bearer", "paper", "answer", "offer", "season", "tide"]
NOUNS = ["Hill", "North", "South", "Long", "East", "West", "Reed", "Marsh", "Ford", "Lane", "Wood", "Stone"]
GIVEN = ["Ada", "Bela", "Cara", "Dan", "Eve", "Finn", "Gwen", "Hugh", "Ida", "Jon", "Kay", "Lea"]
CHANGES = "changes: [{date: 2026-01-05, what: First entered.}]\n"

PAIR = ("p-0", "p-1")


def write_edition(sources: Path, letters: int) -> None:
    """Write the records of an edition with so many letters into a folder that does not exist yet."""
    chance = random.Random(letters)
    for path, text in records(letters, chance):
        target = sources / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def records(letters: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the path of each record below the folder, with its text."""
    yield "collection.yml", collection(letters)
    yield from authorities(letters, chance)
    for number in range(articles_of(letters)):
        yield f"articles/a-{number}.yml", article(number, letters, chance)
    days = sorted(chance.randrange(YEARS * 365) for _ in range(letters))
    for number, day in enumerate(days):
        yield f"letters/l-{number}.yml", letter(number, FIRST_DAY + timedelta(days=day), letters, chance)
    for number in range(max(1, letters // 50)):
        yield f"questions/q-{number}.yml", question(number, letters, chance)


def collection(letters: int) -> str:
    """Return the record of the collection."""
    return (
        f"title: Invented letters, {letters} of them\nversion: 1.0.0\nformat: 1\n"
        "description: A wholly invented correspondence of some size.\neditors: [Gwen Hill]\nlicence: CC0 1.0\n"
        f"expected:\n  - {{between: [{', '.join(PAIR)}], count: {letters}, "
        "accounts: [{article: a-0, states: So many are said to have passed between them.}]}\n" + CHANGES
    )


def people_of(letters: int) -> int:
    """Return how many people an edition of so many letters has."""
    return max(6, letters // 20)


def articles_of(letters: int) -> int:
    """Return how many articles an edition of so many letters has."""
    return max(4, letters // 4)


def name(number: int) -> str:
    """Return the name of a person, each its own."""
    given, noun = GIVEN[number % len(GIVEN)], NOUNS[number // len(GIVEN) % len(NOUNS)]
    round_ = number // (len(GIVEN) * len(NOUNS))
    return f"{given} {noun}" + (f" of Ward {round_}" if round_ else "")


def authorities(letters: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield people, places, organisations, events and topics."""
    for number in range(people_of(letters)):
        yield f"people/p-{number}.yml", f"name: {name(number)}\ndescription: Of the {chance.choice(WORDS)}.\n" + CHANGES
    for number in range(max(3, letters // 100)):
        yield (
            f"places/x-{number}.yml",
            f"name: Port {number}\nlatitude: {number % 80}\nlongitude: {number % 170}\n{CHANGES}",
        )
    for number in range(max(2, letters // 40)):
        yield f"organisations/o-{number}.yml", f"name: Paper No. {number}\nkind: newspaper\n" + CHANGES
    for number in range(max(2, letters // 50)):
        day = FIRST_DAY + timedelta(days=chance.randrange(YEARS * 365))
        yield (
            f"events/e-{number}.yml",
            f"name: Assembly {number}\ndate: {day}\nplace: x-{number % max(3, letters // 100)}\n"
            f"participants: [p-0, p-{1 + number % (people_of(letters) - 1)}]\n"
            f"attested_by: [a-{number % articles_of(letters)}]\n" + CHANGES,
        )
    for number in range(12):
        yield f"topics/t-{number}.yml", f"name: the {WORDS[number]} question\n" + CHANGES


def prose(letters: int, chance: random.Random) -> str:
    """Return a sentence of the archive's own with two names in it."""
    people = [name(chance.randrange(people_of(letters))) for _ in range(2)]
    words = " ".join(chance.choices(WORDS, k=9))
    return f"{people[0]} writes of the {words}, and {people[1]} is to answer before the {chance.choice(WORDS)}."


def article(number: int, letters: int, chance: random.Random) -> str:
    """Return an article; half of them draw on another."""
    relays = f"relays: [a-{chance.randrange(number)}]\n" if number and chance.random() < 0.5 else ""
    day = FIRST_DAY + timedelta(days=YEARS * 365 + chance.randrange(5_000))
    return (
        f"title: The {' '.join(chance.choices(WORDS, k=4))}, part {number}\nkind: news\n"
        f"outlet: o-{number % max(2, letters // 40)}\nauthors: [{name(chance.randrange(people_of(letters)))}]\n"
        f"published: {day}\nlanguage: en\n{relays}read: whole\nquotation_limit: 100000\n"
        f"url: https://example.org/a/{number}\ndigest: {prose(letters, chance)}\n{CHANGES}"
    )


def letter(number: int, day: date, letters: int, chance: random.Random) -> str:
    """Return a letter with its witnesses."""
    ends = list(PAIR) if chance.random() < 2 / 3 else [PAIR[0], f"p-{chance.randrange(2, people_of(letters))}"]
    chance.shuffle(ends)
    mentions = (
        f"p-{chance.randrange(2, people_of(letters))}, x-{number % max(3, letters // 100)}, "
        f"e-{number % max(2, letters // 50)}"
    )
    sources = chance.sample(range(articles_of(letters)), chance.randint(1, 3))
    return (
        f"sender: {ends[0]}\nrecipient: {ends[1]}\ndate: {day}\n"
        f"summary: {prose(letters, chance)}\n"
        f"mentions: [{mentions}]\ntopics: [t-{number % 12}]\n"
        f"passages: {{first: The {chance.choice(WORDS)}, second: The {chance.choice(WORDS)}}}\n"
        "witnesses:\n" + "".join(witness(source, day, chance) for source in sources) + CHANGES
    )


def witness(source: int, day: date, chance: random.Random) -> str:
    """Return what an article gives of a letter: its day, and a quotation of each passage."""
    quoted = "".join(
        f"      - {{passage: {passage}, at: p{chance.randint(1, 9)}, text: {' '.join(chance.choices(WORDS, k=12))}}}\n"
        for passage in ("first", "second")
    )
    return (
        f"  - article: a-{source}\n    at: p3\n    form: excerpt\n    says: {{date: {day}}}\n    quotations:\n{quoted}"
    )


def question(number: int, letters: int, chance: random.Random) -> str:
    """Return a question about a letter."""
    return (
        f"number: {number + 1}\ntitle: Which {chance.choice(WORDS)} is meant in letter {number}\nweight: soft\n"
        f"about: [l-{chance.randrange(letters)}]\naccounts:\n"
        + "".join(
            f"  - {{article: a-{source}, at: p1, states: It was the {chance.choice(WORDS)}.}}\n"
            for source in chance.sample(range(articles_of(letters)), 2)
        )
        + f"open: Nobody knows.\n{CHANGES}"
    )


if __name__ == "__main__":
    write_edition(Path(sys.argv[1]), int(sys.argv[2]))
