"""What a piece of a page weighs before it is written, in bytes of Markdown: rather too much than too little.

Pages are planned before any is made, and a plan must not cost what making them costs; so lists are split by these
estimates. They come from the length of what is placed, and from what escaping and links add to it.
"""

import re
from collections.abc import Iterable, Mapping

from letterbook.evidence.quotations import Verification
from letterbook.pages.context import Context
from letterbook.pages.distinct import names
from letterbook.pages.markup import MEANING
from letterbook.pages.pen import Pen
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition

# What an entity adds to the mark it stands for, and an isolate to a run of letters from right to left.
ENTITY, ISOLATE = 5, 26

# A link without its words, folder and id; an anchor in it; a span with a language; words of our own around all that.
ADDRESS, ANCHOR, SPAN, WORDS = 18, 14, 40, 40

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]+")


def weight_of_text(text: str) -> int:
    """Return what a text weighs once it is escaped."""
    weight = len(text.encode(errors="replace")) + ENTITY * len(MEANING.findall(text))
    return weight if text.isascii() else weight + ISOLATE * len(RIGHT_TO_LEFT.findall(text)) + ISOLATE


@once
def link_weights(edition: Edition) -> Mapping[str, int]:
    """Return what a link to each record weighs."""
    return {
        id: weight_of_text(name := names(edition)[id])
        + len(record.folder)
        + len(id)
        + ADDRESS
        + (0 if name.isascii() else SPAN)
        for id, record in edition.records.items()
    }


def weight_of_links(edition: Edition, ids: Iterable[str]) -> int:
    """Return what links to some records weigh, with what stands between them; somebody unknown weighs little."""
    weights = link_weights(edition)
    return sum(weights.get(id, WORDS) + 2 for id in ids)


def weighing_pen(edition: Edition, page: str) -> Pen:
    """Return what writes a page to see what it weighs: the state of its quotations is not known yet."""
    return Pen(Context(edition, Verification()), page)


def weight_of_prose(edition: Edition, text: str) -> int:
    """Return what prose weighs with its names as links."""
    named = edition.names.found_in(text)
    return weight_of_text(text) + weight_of_links(edition, (name.id for name in named))
