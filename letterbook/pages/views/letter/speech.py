"""What people say of a letter in the articles of this archive; the letter's own words are in `letter_testimony.py`."""

from letterbook.facts.letters import LetterFacts
from letterbook.facts.quoted_words import QuotedWords
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.wording import count

# Words about more letters than this are about an exchange, and stand in full on the page of their article only.
FEW = 3


def said_of(pen: Pen, known: LetterFacts) -> str:
    """Return what speakers say of the letter, in the order of the articles; words about many letters as links."""
    entries = [entry(pen, known.letter.id, words) for words in known.said_of if len(words.about) <= FEW]
    links = markup.bullets(together(pen, words) for words in known.said_of if len(words.about) > FEW)
    lead = f"{'Also about' if entries else 'About'} this letter together with others:" if links else ""
    return "\n\n".join(part for part in (*entries, lead, links) if part)


def entry(pen: Pen, letter: str, words: QuotedWords) -> str:
    """Return words about this letter, and perhaps a few others, with who says and who prints them."""
    others = [id for id in words.about if id != letter]
    also = [f"also about {pen.all(others)}"] if others else []
    return quoted.entry(pen, words, [f"as printed by {pen.to(words.article.id)}", *also])


def together(pen: Pen, words: QuotedWords) -> str:
    """Return where words about this and many other letters stand."""
    speaker = pen.to(words.quotation.speaker) if words.quotation.speaker else ""
    return f"{speaker}, about {count(len(words.about), 'letter')}, in {quoted.link_to(pen, words.cited)}."
