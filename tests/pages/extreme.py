"""An invented edition of extreme shapes: thousands of records of one day, one initial, one article, one place."""

from collections.abc import Iterator

LETTERS, PEOPLE, ARTICLES, EVENTS, QUESTIONS, PLACES = 1200, 700, 1200, 700, 300, 700

CHANGES = "changes: [{date: 2026-01-05, what: First entered.}]\n"

# A name is long.
HOUSE = f"of the house {'beyond the upper bridge, where the road to the harbour leaves the river, ' * 2}by the mills"

# Marks that are escaped, and a script from right to left.
MARKS = '*_`<b>`|#  [x](y) ~~ "&" شكرا'


def extreme_edition() -> dict[str, str]:
    """Return the records by their path."""
    return {path: text + CHANGES for path, text in records()}


def records() -> Iterator[tuple[str, str]]:
    """Yield the path of each record with its text, but for its history."""
    yield "collection.yml", collection()
    yield "people/ada-north.yml", "name: Ada North\n"
    yield "people/bela-south.yml", "name: Bela South\n"
    yield "topics/toll.yml", "name: the toll\n"
    # Ids that an address of a part could be taken for.
    yield "people/initials.yml", "name: Initials\n"
    yield "topics/timeline-1921.yml", "name: Timeline, 1921\n"
    for number in range(PEOPLE):
        yield f"people/a-{number}.yml", f"name: Alma {number} {HOUSE}\ndescription: Met [[ada-north]] {number} times.\n"
    for number in range(PLACES):
        yield (
            f"places/a-place-{number}.yml",
            f"name: Aford {number} {HOUSE}\nlatitude: {number % 60}\nlongitude: {number // 10}\n"
            + ("within: a-place-0\n" if number else ""),
        )
    for number in range(EVENTS):
        day = f"1921-{1 + number % 12:02}-{1 + number // 12 % 28:02}"
        yield (
            f"events/a-event-{number}.yml",
            f"name: Assembly {number} {HOUSE}\ndate: {day}\nplace: a-place-{number % 2}\nparticipants: [ada-north]\n"
            "attested_by: [a-article-0]\n",
        )
    for number in range(ARTICLES):
        yield f"articles/a-article-{number}.yml", article(number)
    for number in range(LETTERS):
        yield f"letters/l-{number}.yml", letter(number)
    for number in range(QUESTIONS):
        yield f"questions/q-{number}.yml", question(number)


def collection() -> str:
    """Return the record of the collection."""
    return (
        "title: Extremes\nversion: 1.0.0\nformat: 1\ndescription: Everything at once.\neditors: [Gwen Hill]\n"
        "licence: CC0 1.0\nexpected:\n  - {between: [ada-north, bela-south], count: 1200, "
        "accounts: [{article: a-article-0, states: So many.}]}\n"
    )


def article(number: int) -> str:
    """Return an article; all draw on the first, which nobody has read, and most have no address."""
    relays = "read: whole\nrelays: [a-article-0]\n" if number else "read: none\n"
    return f"title: 'A {MARKS} {number}'\nkind: news\npublished: 1921-11-05\nlanguage: en\n{relays}"


def letter(number: int) -> str:
    """Return a letter of the one day, quoted by the first article and by another in other words."""
    other = 1 + number % (ARTICLES - 1)
    words = f"'the toll {MARKS} of the bridge is {number}"
    return (
        "sender: ada-north\nrecipient: bela-south\ndate: 1921-09-21\nsummary: Of the toll.\ntopics: [toll]\n"
        f"handed_over: [{{date: 1921-09-22, by: ada-north, place: a-place-{number % 2}}}]\n"
        "passages: {toll: The toll}\nwitnesses:\n"
        f"  - {{article: a-article-0, at: p1, form: excerpt, says: {{date: 1921-09-21}}, "
        f"quotations: [{{passage: toll, text: {words}'}}]}}\n"
        f"  - {{article: a-article-{other}, at: p1, form: excerpt, says: {{date: 1921-10-21}}, "
        f"quotations: [{{passage: toll, text: {words} and more'}}]}}\n"
    )


def question(number: int) -> str:
    """Return a question about a letter, the first article and the first of the correspondents."""
    return (
        f"number: {number + 1}\ntitle: What is meant in letter {number}\nweight: soft\n"
        f"about: [l-{number}, a-article-0, ada-north]\naccounts:\n"
        f"  - {{article: a-article-0, at: p1, states: It was the toll., quotation: 'toll {number}'}}\n"
        "  - {article: a-article-1, at: p1, states: It was the bridge.}\n"
        "open: Nobody knows.\nsettled_by: A letter of [[ada-north|hers]] to Bela South.\n"
    )
