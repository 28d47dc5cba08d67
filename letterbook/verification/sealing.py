"""What `seal` writes: for each capture at hand, the proof of every quotation that was found in it."""

from letterbook.reading.edition import Edition
from letterbook.verification.captures import Captures
from letterbook.verification.finding import Found
from letterbook.verification.quotations import Verification, by_article
from letterbook.verification.seals import Seals, seal_text


def new_seals(edition: Edition, captures: Captures, seals: Seals, verification: Verification) -> dict[str, str]:
    """Return the text of the seal of each article whose capture is at hand, by the article's id."""
    quotations = by_article(edition)
    sealed: dict[str, str] = {}
    for id, text in captures.texts.items():
        found: list[tuple[str, Found]] = [
            (cited.text, verification.places[cited]) for cited in quotations[id] if cited in verification.places
        ]
        # An article that was saved whole is not sealed while a quotation is missing in it.
        beyond = [cited.text for cited in quotations[id] if cited not in verification.places]
        sealed[id] = seal_text(text, found, seals.seals.get(id), beyond)
    return sealed
