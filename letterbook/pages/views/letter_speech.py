"""What people say of a letter in the articles of this archive; the letter's own words are in `letter_testimony.py`."""

from letterbook.evidence.quotations import Cited, spoken_about
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.wording import count
from letterbook.records.models import Letter, SpeakerQuotation

# Words about more letters than this are about an exchange, and stand in full on the page of their article only.
FEW = 3


def said_of(pen: Pen, letter: Letter) -> str:
    """Return what speakers say of the letter, in the order of the articles; words about many letters as links."""
    found = spoken_about(pen.edition).get(letter.id, ())
    entries = [entry(pen, letter, *one) for one in found if len(one[1].about) <= FEW]
    links = markup.bullets(together(pen, *one) for one in found if len(one[1].about) > FEW)
    lead = f"Of this letter together with {'others' if not entries else 'others, too'}:" if links else ""
    return "\n\n".join(part for part in (*entries, lead, links) if part)


def entry(pen: Pen, letter: Letter, cited: Cited, spoken: SpeakerQuotation) -> str:
    """Return words about this letter, and perhaps a few others, with who says and who prints them."""
    others = [id for id in spoken.about if id != letter.id]
    also = [f"also about {pen.all(others)}"] if others else []
    return quoted.entry(pen, cited, spoken, [f"as printed by {pen.to(cited.article)}", *also])


def together(pen: Pen, cited: Cited, spoken: SpeakerQuotation) -> str:
    """Return where words about this and many other letters stand."""
    letters = count(len(spoken.about), "letter")
    return f"{pen.to(spoken.speaker)}, of {letters}, in {pen.to(cited.article, anchor=quoted.anchor(cited))}."
