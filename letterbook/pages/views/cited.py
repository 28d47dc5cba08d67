"""How to cite: the page of a letter, an article, and single quotations from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from letterbook.facts.quoted_words import QuotedWords
from letterbook.pages import markup
from letterbook.pages.addresses import address_of, anchor_of_words, page_of
from letterbook.pages.citing.forms import as_bibtex, as_ris
from letterbook.pages.citing.item import Item
from letterbook.pages.citing.items import article_item, letter_item, page_item
from letterbook.pages.citing.on_pages import holder_of
from letterbook.pages.citing.styles import STYLES, Citation, Run
from letterbook.pages.citing.wikipedia import template
from letterbook.pages.pen import Pen
from letterbook.pages.wording import capitalised, locator_in_words
from letterbook.records.models import Article, Letter

# The class by which a script finds what gets a copy button.
CITATIONS = "citations"

# Where the anchor of a quotation goes: no address has it.
HERE = "ANCHOROFTHEWORDS"

# The heading above citations for programs.
PROGRAMS = "As BibTeX and as RIS"


def cite_letter(pen: Pen, letter: Letter) -> str:
    """Return how to cite the page of a letter, and the letter itself for programs."""
    item = page_item(pen.edition, letter)
    # Its summary is on the page already.
    forms = {name: value for name, value in letter_item(pen.edition, letter).items() if name != "abstract"}
    return cited(of_page(pen, item, pen.page), template(item), forms)


def cite_article(pen: Pen, article: Article) -> str:
    """Return how to cite an article, which is elsewhere."""
    item = article_item(pen.edition, article)
    return cited(pen.context.citations.of(item), template(item), item)


def cited(styles: Iterable[Citation], wikipedia: str, item: Item) -> str:
    """Return citations in each style, and what programs read, as parts of a page."""
    rows = dict(zip(STYLES, map(shown, styles), strict=True))
    if wikipedia:
        rows["Wikipedia"] = f"<code>{markup.escape(wikipedia)}</code>"
    texts = "\n\n".join(markup.exactly(text.strip()) for text in (as_bibtex([item]), as_ris([item])))
    return markup.division(
        CITATIONS, f"{markup.definitions(rows.items())}\n\n{markup.folded(PROGRAMS, texts, is_sought=True)}"
    )


@dataclass
class Quoting:
    """How words from one article are cited: what is the same for many of them is written once."""

    pen: Pen
    article: Article
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def cite(self, words: QuotedWords) -> str:
        """Return how to cite words that the article prints, and where they are quoted here, folded."""
        cited = words.cited
        where = f" {markup.escape(capitalised(locator_in_words(cited.at)))}." if cited.at else ""
        place = f"{where} Quoted in "
        rows = {
            style: article + place + page.replace(HERE, anchor_of_words(cited))
            for style, article, page in zip(STYLES, self.printed, self.page_of(cited.record), strict=True)
        }
        return markup.folded("Cite these words", markup.definitions(rows.items()), CITATIONS)

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The article in each style."""
        item = article_item(self.pen.edition, self.article)
        return tuple(shown(ended(one)) for one in self.pen.context.citations.of(item))

    def page_of(self, record: str) -> tuple[str, ...]:
        """Return in each style the page on which words stand that a record holds, with a place for their anchor."""
        if record not in self.pages:
            holder = holder_of(self.pen.edition, self.article, record)
            # What is no letter's is on this page, which may be a part of the article's.
            page = page_of(holder) if isinstance(holder, Letter) else self.pen.page
            made = of_page(self.pen, page_item(self.pen.edition, holder), page, f"#{HERE}")
            self.pages[record] = tuple(map(shown, made))
        return self.pages[record]


def of_page(pen: Pen, item: Item, page: str, place: str = "") -> tuple[Citation, ...]:
    """Return how to cite a page of this edition, or a place on it, by its path where the site is not known."""
    made = pen.context.citations.of(item)
    address = address_of(pen.edition.collection, page)
    if "URL" in item:
        return tuple(tuple(led_to(address + place, run, item["URL"]) for run in one) for one in made)
    return tuple((*ended(one), Run(f" {address.rstrip('/')}{place}.", False)) for one in made)


def led_to(place: str, run: Run, address: str) -> Run:
    """Return words of a citation, in which a place stands instead of an address."""
    return Run(run.words.replace(address, place), run.is_title)


def ended(citation: Citation) -> Iterator[Run]:
    """Yield a citation with a full stop at its end, which one style leaves out behind an address."""
    yield from citation
    if not citation[-1].words.endswith((".", ".”")):
        yield Run(".", False)


def shown(citation: Iterable[Run]) -> str:
    """Return a citation as finished Markdown."""
    return "".join(map(piece, citation))


def piece(run: Run) -> str:
    """Return words of a citation as finished Markdown, with the spaces at their edges."""
    words = run.words.strip()
    if not words:
        return run.words
    start = run.words.index(words[0])
    before, after = run.words[:start], run.words[start + len(words) :]
    return f"{before}{f'*{markup.escape(words)}*' if run.is_title else markup.escape(words)}{after}"
