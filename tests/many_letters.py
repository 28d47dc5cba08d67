"""Letters beside those of the toy edition, so many that their list falls into parts and the finder takes data.

They differ in all that the finder chooses and sorts by; some hold what could break out of a script or a page.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta

NUMBER = 230
FIRST_DAY = date(1919, 3, 1)

WAYS = (
    "sender: ada-north\nrecipient: bela-south\n",
    "sender: bela-south\nrecipient: ada-north\n",
    "sender: ada-north\nrecipient: bela-south\n",
    "sender: dan-east\nrecipient: [ada-north, bela-south]\n",
    "between: [ada-north, bela-south]\n",
    "sender: hostile-clerk\nrecipient: cara-west\n",
)
FORMS = ("excerpt", "mention", "paraphrase", "excerpt", "full")
WORDS = ("harbour", "ferry", "toll", "bridge", "winter", "bearer", "paper", "answer", "offer", "season", "tide")

# What would end a script or a comment, begin an element, or mean something to a script or a reader's eye.
HOSTILE = (
    "</script><img src=x onerror=window.broken=1> <!-- --> \u2028 __proto__ ${broken} "
    "\\u003c \u202edesrever\u202c 'x' \"y\" &lt;"
)
CLERK = "Clerk </script><b>"

CHANGES = "changes: [{date: 2026-01-05, what: First entered.}]\n"


def many_letters() -> dict[str, str]:
    """Return the files of the letters by their path in `sources/`, with an article for each way of bearing witness."""
    return dict(files())


def files() -> Iterator[tuple[str, str]]:
    """Yield the records."""
    yield "people/hostile-clerk.yml", f"name: '{CLERK}'\ndescription: A clerk.\n{CHANGES}"
    for number in range(3):
        yield f"articles/gazette-{number}.yml", article(number)
    for number in range(NUMBER):
        yield f"letters/many-{number:03}.yml", letter(number)


def article(number: int) -> str:
    """Return an article; the second may draw on the first."""
    draws = "may_relay: [gazette-0]\n" if number == 1 else ""
    return (
        f"title: The letters, part {number}\nkind: news\nsite: gazette.example.org\npublished: 1924-01-0{number + 1}\n"
        f"language: en\nread: whole\nquotation_limit: 100000\ndigest: It prints letters.\n{draws}{CHANGES}"
    )


def letter(number: int) -> str:
    """Return a letter; of every 20 one is undated, one dated vaguely, one claimed, and one has what is hostile."""
    day = FIRST_DAY + timedelta(days=number * 7)
    dates = {7: "", 8: "date: 1920-11/1922-02\nconjectured: [date]\n"}.get(
        number % 20, f"date: {day}\nconjectured: [date]\n"
    )
    existence = "existence: claimed\n" if number % 20 == 9 else ""
    sources = range(number % 3 + 1)
    return (
        f"{WAYS[number % len(WAYS)]}{dates}{existence}summary: {json.dumps(summary(number))}\n"
        "passages: {first: The first thought}\nwitnesses:\n"
        + "".join(witness(source, number) for source in sources)
        + disagreement(number)
        + CHANGES
    )


def summary(number: int) -> str:
    """Return a sentence that is long enough for few letters to fill a page."""
    words = " ".join(WORDS[(number * 3 + place * (number % 5 + 1)) % len(WORDS)] for place in range(60))
    return f"It speaks of the {words}{f' {HOSTILE}' if number % 20 == 10 else ''}, and no more."


def witness(source: int, number: int) -> str:
    """Return a witness, which quotes where its form says so; every fourth letter has two that differ."""
    form = FORMS[(number + source) % len(FORMS)]
    quoted = (
        "    quotations: [{passage: first, at: p2, text: We saw the harbour}]\n" if form in ("excerpt", "full") else ""
    )
    says = f"    says: {{pages: {source + 1}}}\n" if number % 4 == 2 else ""
    return f"  - article: gazette-{source}\n    at: p1\n    form: {form}\n{says}{quoted}"


def disagreement(number: int) -> str:
    """Return what is made of witnesses that differ."""
    return "resolutions: {pages: {open: Nobody counted.}}\n" if number % 4 == 2 and number % 3 else ""
