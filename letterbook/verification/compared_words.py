"""What an editor compared with the page: the words of that day, bound by a fingerprint that shows any later change.

The fingerprint is the beginning of a SHA-256 over the article's id and the words as the normaliser leaves them:
twelve digits, because it guards against accidents alone, and is read by people. The id is mixed in, so that words
moved to another article count as changed; where they stand in the article is not, so that a better locator does not.
"""

import hashlib
from collections.abc import Iterator

from letterbook.records.models import Article, Comparison
from letterbook.verification.finding import normal_quotation
from letterbook.verification.normal_text import CURRENT, NORMALISERS

DIGITS = 12

UNBOUND, CHANGED = "compared-unbound", "compared-changed"


def fingerprint(text: str, article: str, version: int = CURRENT) -> str:
    """Return the fingerprint of an article's words, in hexadecimal."""
    return hashlib.sha256(f"{article}\n{normal_quotation(text, version)}".encode()).hexdigest()[:DIGITS]


def is_bound(comparison: Comparison, text: str, article: Article) -> bool:
    """Whether these are the words that were compared, under any id that the article has had."""
    ids = (article.id, *article.aliases)
    return comparison.words in {fingerprint(text, id, version) for id in ids for version in NORMALISERS}


def faults(comparison: Comparison, text: str, article: Article) -> Iterator[tuple[str, str]]:
    """Yield code and message of what is wrong with a comparison."""
    if comparison.words is None:
        message = (
            "this comparison is not bound to its words yet; run 'seal', or write "
            f"'words: {fingerprint(text, article.id)}' beside its date"
        )
        yield UNBOUND, message
    elif not is_bound(comparison, text, article):
        message = (
            f"these words were changed after the comparison of {comparison.date}; restore them, or compare again: "
            "give the new day, remove 'words' and run 'seal'"
        )
        yield CHANGED, message
