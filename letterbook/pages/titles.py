"""What an article is called."""

from letterbook.pages.wording import date_in_words, listed
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Authority


def heading_of(edition: Edition, article: Article) -> str:  # noqa: ARG001 - where it has no title, the edition gives one
    """Return the title of an article."""
    return article.title


def article_name(edition: Edition, article: Article) -> str:
    """Return the short name of an article: "The Independent, 23 June 2019", "Bob Woodward, Rage"."""
    if article.form == "book" and article.authors:
        return f"{listed(article.authors)}, {article.title}"
    where = source_name(edition, article)
    return f"{where}, {date_in_words(article.published)}" if article.published else where


def source_name(edition: Edition, article: Article) -> str:
    """Return where an article appeared: its outlet, else its site, else its title."""
    outlet = edition.records.get(article.outlet or "")
    return outlet.name if isinstance(outlet, Authority) else article.site or article.title
