"""How much of an article is quoted: each of its words once, however often it is printed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from letterbook.records.models import Article
from letterbook.verification.finding import normal_quotation, parts_of
from letterbook.verification.quotations import Cited, Verification

WORD = re.compile(r"\w+")

# What counts as one word: "2,000" and "won't" do.
COUNTED = re.compile(r"[^\W_]+(?:[’'\-.,][^\W_]+)*")


def words_allowed(article: Article) -> int:
    """Return how many words of an article may be quoted; none where its rights allow none."""
    return 0 if article.rights == "none" else article.quotation_limit


def words_quoted(quotations: Sequence[Cited], verification: Verification) -> int:
    """Return how many words of one article are quoted; their place in it decides what is the same word.

    Of quotations whose place is not known, one that lies within another counts for nothing.
    """
    placed: dict[int, dict[int, str]] = {}
    elsewhere: set[str] = set()
    for cited in quotations:
        found = verification.places.get(cited)
        if found is None:
            elsewhere.add(normal_quotation(cited.text))
            continue
        paragraph = placed.setdefault(found.paragraph, {})
        for part, (start, _) in zip(parts_of(cited.text), found.spans, strict=False):
            paragraph.update(enumerate(part, start=start))
    return sum(count_words(stretch) for paragraph in placed.values() for stretch in unbroken_runs(paragraph)) + sum(
        count_words(text) for text in not_within_others(elsewhere)
    )


def not_within_others(texts: Collection[str]) -> Iterator[str]:
    """Yield the texts that are in no other of them; each is compared with those only that share its rarest word."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for word in set(WORD.findall(text)):
            sharing[word].append(text)
    for text in texts:
        candidates = min((sharing[word] for word in WORD.findall(text)), key=len, default=texts)
        if not any(text != other and is_within(text, other) for other in candidates):
            yield text


def count_words(text: str) -> int:
    """Return the number of words in a quotation; marks of a cut count for nothing."""
    return len(COUNTED.findall(text))


def unbroken_runs(characters: dict[int, str]) -> Iterator[str]:
    """Yield the unbroken runs of some characters by their positions."""
    for _, row in groupby(enumerate(sorted(characters)), key=lambda found: found[1] - found[0]):
        yield "".join(characters[position] for _, position in row)


def is_within(text: str, other: str) -> bool:
    """Whether one text contains another, from word to word."""
    start = other.find(text)
    while start >= 0:
        before, after = other[start - 1 : start], other[start + len(text) : start + len(text) + 1]
        if not (is_of_a_word(before) or is_of_a_word(after)):
            return True
        start = other.find(text, start + 1)
    return False


def is_of_a_word(character: str) -> bool:
    """Whether a character belongs to a word; none, at the edge of a text, does not."""
    return character.isalnum() or character == "_"
