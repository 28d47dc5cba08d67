"""What a piece of a page weighs before it is written, in bytes of Markdown: rather too much than too little.

Pages are planned before any is made, and a plan must not cost what making them costs; so lists are split by these
estimates. They come from the length of what is placed, and from what escaping and links add to it.
"""

import re
import string
from collections.abc import Callable, Iterable, Mapping

from letterbook.pages.distinct import names
from letterbook.pages.markup import CLOSING, READABLE
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.references import LINK, links
from letterbook.records.models import Question

# What an entity adds to the mark it stands for, and an isolate to a run of letters from right to left.
ENTITY, ISOLATE = 4, 26

# A link without its words, folder and id; an anchor in it; a span with a language; words of our own around all that.
ADDRESS, ANCHOR, SPAN, WORDS = 14, 14, 40, 40

# A bullet, and the end of its line.
A_BULLET = 4

# A link to a question without its words: "[](../differences/1921-part-2.md#difference-100)".
OF_QUESTION = 50

# The marks that may become entities. Those that stay after a letter or digit are counted only where they do not.
MARKS = f"{string.punctuation}\t\n\r\v\f".encode()
LONGER = b"{|}~"
ALWAYS = re.escape("".join(set(string.punctuation) - READABLE))
ELSEWHERE = re.escape("".join(READABLE))
ESCAPED = re.compile(rf"[{ALWAYS}]|(?<![^\W_{''.join(CLOSING)}])[{ELSEWHERE}]|[\t\n\r\v\f]")

# White space that is not of ASCII.
SPACES = re.compile(r"[^\S\x00-\x7f]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]+")


def weight_of_text(text: str) -> int:
    """Return what a text weighs once it is escaped, as if all of its marks were."""
    encoded = text.encode(errors="replace")
    weight = len(encoded) + ENTITY * number_in(encoded, MARKS) + number_in(encoded, LONGER)
    return weight if text.isascii() else weight + weight_of_other_scripts(text)


def number_in(encoded: bytes, marks: bytes) -> int:
    """Return how many of some characters of ASCII stand in a text."""
    return len(encoded) - len(encoded.translate(None, marks))


def closer_weight(text: str) -> int:
    """Return the same more closely, and some twenty times more slowly."""
    encoded = text.encode(errors="replace")
    weight = len(encoded) + ENTITY * len(ESCAPED.findall(text)) + number_in(encoded, LONGER)
    return weight if text.isascii() else weight + weight_of_other_scripts(text)


def weight_of_other_scripts(text: str) -> int:
    """Return what is added to text that is not ASCII: isolates, and spaces that become entities."""
    # The longest of them, the space of Chinese, is U+3000.
    return ISOLATE * len(RIGHT_TO_LEFT.findall(text)) + (ENTITY + 1) * len(SPACES.findall(text))


@once
def addresses(edition: Edition) -> Mapping[str, int]:
    """Return what a link to each record weighs besides its words; questions are places on a page."""
    return {
        id: OF_QUESTION if isinstance(record, Question) else len(record.folder) + len(id) + ADDRESS
        for id, record in edition.records.items()
    }


@once
def link_weights(edition: Edition) -> Mapping[str, int]:
    """Return what a link to each record weighs under its own name."""
    return {
        id: closer_weight(name)
        + addresses(edition)[id]
        + (SPAN if any(letter.isalpha() and not letter.isascii() for letter in name) else 0)
        for id, name in names(edition).items()
    }


def weight_of_links(edition: Edition, ids: Iterable[str]) -> int:
    """Return what links to some records weigh, with what stands between them; somebody unknown weighs little."""
    weights = link_weights(edition)
    return sum(weights.get(id, WORDS) + 2 for id in ids)


def weight_of_link(edition: Edition, more: int = A_BULLET) -> Callable[[str], int]:
    """Return what weighs a line that is a link to a record, and so much more."""
    return lambda id: link_weights(edition).get(id, WORDS) + 2 + more


def weight_of_prose(edition: Edition, text: str) -> int:
    """Return what prose weighs with its names as links."""
    plain = LINK.sub(lambda found: found[2] or names(edition).get(found[1].strip(), ""), text)
    named = {name.id for name in edition.names.found_in(LINK.sub(" ", text))}
    linked = [link.id for link in links(text)]
    return closer_weight(plain) + sum(addresses(edition).get(id, WORDS) for id in (*named.difference(linked), *linked))
