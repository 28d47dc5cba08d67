"""What an article is called: its title, or a description of it where none is known."""

from letterbook.pages.direction import isolated
from letterbook.pages.wording import capitalised, date_in_words, listed
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Authority

# Kinds of articles, as they are shown.
KINDS = {
    "news": "news report",
    "wire": "agency report",
    "broadcast": "broadcast",
    "magazine": "magazine",
    "book": "book",
    "transcript": "transcript",
    "chronology": "chronology",
    "post": "post",
    "release": "release",
    "statement": "statement",
    "opinion": "opinion",
    "letter-edition": "edition of letters",
    "manuscript": "manuscript",
}

# What one article of a kind is called in place of a title.
SORTS = {**KINDS, "news": "report", "magazine": "magazine article", "opinion": "opinion piece"}


def heading_of(edition: Edition, article: Article) -> str:
    """Return the title of an article, else a descriptive one in brackets: "[Report, Reuters, 2 August 2018]"."""
    return article.title or described(edition, article)


def described(edition: Edition, article: Article) -> str:
    """Return what an article is, where it appeared and when, as far as is known, in brackets.

    Scholars mark by such brackets a title that the work itself does not have.
    """
    authors = authors_of(article) if article.form == "book" else ""
    day = date_in_words(article.published) if article.published else ""
    parts = (capitalised(SORTS[article.form]), authors, publisher(edition, article), day)
    return f"[{', '.join(part for part in parts if part)}]"


def article_name(edition: Edition, article: Article) -> str:
    """Return the short name of an article: "The Independent, 23 June 2019", "Bob Woodward, Rage"."""
    if article.short_title:
        return isolated(article.short_title)
    if is_known_by_title(article):
        return f"{authors_of(article)}, {isolated(article.title or '')}"
    if article.form == "book" and article.authors:
        return described(edition, article)
    where = publisher(edition, article)
    if not where and not article.title:
        return described(edition, article)
    where = where or isolated(heading_of(edition, article))
    return f"{where}, {date_in_words(article.published)}" if article.published else where


def source_name(edition: Edition, article: Article) -> str:
    """Return an article's short title, or else where it appeared: its outlet, else its site, else its title."""
    if article.short_title:
        return isolated(article.short_title)
    return publisher(edition, article) or isolated(heading_of(edition, article))


def is_known_by_title(article: Article) -> bool:
    """Whether an article is called by its authors and its title: a book is."""
    return article.form == "book" and bool(article.authors) and bool(article.title)


def authors_of(article: Article) -> str:
    """Return who wrote an article as a list in a sentence."""
    return listed([isolated(author) for author in article.authors])


def publisher(edition: Edition, article: Article) -> str:
    """Return the outlet of an article, else its site; empty where neither is known."""
    outlet = edition.records.get(article.outlet or "")
    return isolated(outlet.name if isinstance(outlet, Authority) else article.site or "")
