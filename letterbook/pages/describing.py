"""One line that describes a page, for search engines and shared links."""

import re
from collections.abc import Mapping

from letterbook.pages import markup
from letterbook.pages.direction import isolated
from letterbook.pages.namesakes import told_apart
from letterbook.pages.pen import EMPHASIS, title_of
from letterbook.pages.titles import article_name, described
from letterbook.reading.computed import once
from letterbook.reading.digests import texts
from letterbook.reading.edition import Edition
from letterbook.reading.references import LINK
from letterbook.records.models import Article, Prose

# Search engines cut a description at about 160 characters, and a title at about 70.
LONGEST, LONGEST_TITLE = 160, 70

# A description that ends with a sentence may be shorter than it could be, but not much.
ENOUGH = 90

# Below this a description says too little to choose the page by.
SHORTEST = 50

# The end of a sentence: neither "no. 10" nor "Mr. Lee" nor "J. West" has one.
SENTENCE_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”’)]))(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"
    r"\s+(?=[“‘\"'(]?[^\W\d_a-z])"
)


def description(edition: Edition, *sentences: str) -> str:
    """Return prose as one plain line of at most 160 characters; what is too short for a reader names the collection.

    Double brackets make a link only in prose, not in a title or name.
    """
    plainly = [
        plain(edition, " ".join(texts(sentence))) if isinstance(sentence, Prose) else sentence for sentence in sentences
    ]
    line = " ".join(isolated(sentence) for sentence in plainly if sentence)
    if len(line) < SHORTEST:
        line = f"{line.rstrip('.')}, in {edition.collection.title}, an archive of letters known through reports."
    return shortened(line)


def article_title(edition: Edition, article: Article) -> str:
    """Return what the page of an article is called outside the site, where many have one title: with outlet and day.

    A descriptive title has both already.
    """
    return outside_titles(edition)[article.id]


@once
def outside_titles(edition: Edition) -> Mapping[str, str]:
    """Return those titles of all articles, no two alike: two of one title, outlet and day have their ids as well."""
    plain = {}
    for article in edition.of(Article):
        name = article_name(edition, article)
        is_book = article.form == "book" and bool(article.authors)
        title = article.title and f"{isolated(shortened(article.title, LONGEST_TITLE))} – {name}"
        plain[article.id] = name if is_book else title or described(edition, article)
    return told_apart(plain, ())


def shortened(text: str, most: int = LONGEST) -> str:
    """Return text on one line of at most `most` characters: whole sentences, or else whole words and "…"."""
    line = markup.one_line(text)
    if len(line) <= most:
        return line
    ends = [found.start() for found in SENTENCE_END.finditer(line[: most + 2])]
    if ends and ENOUGH <= ends[-1] <= most:
        return line[: ends[-1]]
    cut = line[: most - 1]
    # Text without spaces, as Chinese is written, is cut where it must be.
    words = cut if line[most - 1] == " " or " " not in cut else cut.rsplit(" ", maxsplit=1)[0]
    return words.rstrip(" ,;:–—-(“‘") + "…"


def first_sentence(edition: Edition, text: str) -> str:
    """Return the first sentence of prose as plain text on one line."""
    return SENTENCE_END.split(without_links(edition, markup.one_line(text)), maxsplit=1)[0]


def plain(edition: Edition, text: str) -> str:
    """Return the archive's own prose as text: links as their words, emphasis without its marks."""
    return EMPHASIS.sub(lambda found: found["strong"] or found["stress"], without_links(edition, text))


def without_links(edition: Edition, text: str) -> str:
    """Return prose with its links as their words, or as the title of what they lead to."""

    def words(link: re.Match[str]) -> str:
        id = link[1].strip()
        return (link[2] or "").strip() or title_of(edition, edition.records[id])

    return LINK.sub(words, text)
