"""What people say of a letter in the articles of this archive; the letter's own words are in `letter_testimony.py`."""

from collections.abc import Iterator

from letterbook.evidence.quotations import Cited, cited_in
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.wording import count
from letterbook.records.models import Letter, SpeakerQuotation

# Words about more letters than this are about an exchange, and stand in full on the page of their article only.
FEW = 3

Spoken = tuple[Cited, SpeakerQuotation]


def said_of(pen: Pen, letter: Letter) -> str:
    """Return what speakers say of the letter, in the order of the articles; words about many letters as links."""
    found = list(speeches_about(pen, letter))
    entries = [entry(pen, letter, *one) for one in found if len(one[1].about) <= FEW]
    links = markup.bullets(together(pen, *one) for one in found if len(one[1].about) > FEW)
    lead = f"Of this letter together with {'others' if not entries else 'others, too'}:" if links else ""
    return "\n\n".join(part for part in (*entries, lead, links) if part)


def speeches_about(pen: Pen, letter: Letter) -> Iterator[Spoken]:
    """Yield the quotations of speakers that are about a letter."""
    for article in pen.edition.articles:
        for cited, spoken in cited_in(article):
            if isinstance(spoken, SpeakerQuotation) and letter.id in spoken.about:
                yield cited, spoken


def entry(pen: Pen, letter: Letter, cited: Cited, spoken: SpeakerQuotation) -> str:
    """Return words about this letter, and perhaps a few others, with who says and who prints them."""
    others = [id for id in spoken.about if id != letter.id]
    also = [f"also about {pen.all(others)}"] if others else []
    return quoted.entry(pen, cited, spoken, [f"as printed by {pen.to(cited.article)}", *also])


def together(pen: Pen, cited: Cited, spoken: SpeakerQuotation) -> str:
    """Return where words about this and many other letters stand."""
    letters = count(len(spoken.about), "letter")
    return f"{pen.to(spoken.speaker)}, of {letters}, in {pen.to(cited.article, anchor=quoted.anchor(cited))}."
