"""Writing one page: links, names and prose as finished Markdown, seen from where the page lies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letterbook.facts.origins import Origins, origins_of
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of, index_of, page_of, relative
from letterbook.pages.context import Context
from letterbook.pages.distinct import language_of_link, names
from letterbook.pages.languages import title_language
from letterbook.pages.standing import page_holding
from letterbook.pages.titles import article_name, authors_of, is_known_by_title
from letterbook.pages.wording import date_in_words, listed
from letterbook.reading.digests import Block, blocks
from letterbook.reading.edition import Edition
from letterbook.reading.references import links
from letterbook.records.models import Article, Authority, Record, UnknownCorrespondent
from letterbook.verification.captures import Captures
from letterbook.verification.quotations import Verification

# Marks that touch other asterisks stay text: Markdown would pair them differently.
EMPHASIS = re.compile(r"(?<!\*)(?:\*\*(?P<strong>[^*]+)\*\*|\*(?P<stress>[^*]+)\*)(?!\*)")


@dataclass(frozen=True)
class Piece:
    """A stretch of prose that is not plain text: finished Markdown in place of text[start:end]."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True)
class Pen:
    """Writes for one page of an edition; `page` is its path relative to `docs/`."""

    context: Context
    page: str

    @property
    def edition(self) -> Edition:
        """The edition that the page belongs to."""
        return self.context.edition

    @property
    def verification(self) -> Verification:
        """The state of every quotation."""
        return self.context.verification

    @property
    def captures(self) -> Captures:
        """The full texts to print: none on a public page."""
        return self.context.captures

    @property
    def origins(self) -> Origins:
        """Who draws on whom."""
        return origins_of(self.edition)

    def to(self, id: str, words: str | None = None, anchor: str | None = None, lang: str | None = None) -> str:
        """Return a link to the page of a record, in given words or under its title; plain text on that page itself.

        `lang` is the language of the words, where that is not known to be the page's.
        """
        if isinstance(id, UnknownCorrespondent):
            return unknown(id)
        record = self.edition.records[id]
        shown = markup.span(words, lang) if words and lang else markup.phrase(words) if words else self.named(record)
        return self.leading(id, shown, anchor)

    def leading(self, id: str, shown: str, anchor: str | None = None) -> str:
        """Return finished Markdown as a link to the page of a record; as it is on that page itself."""
        record = self.edition.records[id]
        place = anchor or anchor_of(record)
        page = page_holding(self.edition, record)
        if page == self.page and place is None:
            return shown
        return markup.link(shown, relative(self.page, page, place))

    def named(self, record: Record) -> str:
        """Return what a record is called in a link, with its language where that is another than the page's."""
        title = title_of(self.edition, record)
        if isinstance(record, Authority) and (lang := language_of_link(self.edition, record)):
            return markup.span(record.name, lang)
        if isinstance(record, Article) and is_known_by_title(record) and title == article_name(self.edition, record):
            return f"{markup.phrase(authors_of(record))}, {markup.span(record.title or '', title_language(record))}"
        return markup.phrase(title)

    def to_index(self, folder: str, words: str, anchor: str | None = None) -> str:
        """Return a link to the index page of a folder."""
        return markup.link(markup.escape(words), relative(self.page, index_of(folder), anchor))

    def to_page(self, page: str, words: str, anchor: str | None = None) -> str:
        """Return a link to a page by hand, relative to `docs/`."""
        return markup.link(markup.escape(words), relative(self.page, page, anchor))

    def all(self, ids: Iterable[str]) -> str:
        """Return links to several records as a list in a sentence."""
        return listed([self.to(id) for id in ids])

    def date(self, record: Record) -> str:
        """Return the date of a letter, article or event in words; "undated" where it has none."""
        written = getattr(record, "published", None) or getattr(record, "date", None)
        return markup.escape(date_in_words(written)) if written else "undated"

    def prose(self, text: str) -> str:
        """Return one paragraph of the archive's own words, with its links and names as links."""
        return self.inline(text, with_emphasis=False)

    def printed(self, text: str) -> str:
        """Return text that is no prose, such as a printed name: names in it are links, double brackets are not."""
        line = markup.one_line(text)
        return placed(line, [piece for _, piece in self.names(line)])

    def with_links(self, text: str) -> str:
        """Return the archive's own words with the links written in them, and no others."""
        line = markup.one_line(text)
        return placed(line, [piece for _, piece in self.links(line)])

    def digest(self, text: str) -> str:
        """Return the archive's own words of several paragraphs and lists."""
        return "\n\n".join(self.block(block) for block in blocks(text))

    def block(self, block: Block) -> str:
        """Return one paragraph or list of a digest."""
        texts = [self.inline(text, with_emphasis=True) for text in block.texts]
        if block.is_numbered:
            return markup.numbered(texts)
        return markup.bullets(texts) if block.is_list else texts[0]

    def inline(self, text: str, with_emphasis: bool) -> str:
        """Return text with its links, names and emphasis as Markdown, and everything between them escaped."""
        line = markup.one_line(text)
        return placed(line, self.pieces(line, with_emphasis))

    def pieces(self, line: str, with_emphasis: bool) -> list[Piece]:
        """Return what stands in a line that is not plain text, in order: links first, then emphasis, then names."""
        linked = list(self.links(line))
        found = [piece for _, piece in linked]
        if with_emphasis:
            found += [piece for piece in self.emphasis(line) if not overlaps(piece, found)]
        named = {id for id, _ in linked}
        for id, piece in self.names(line):
            if id not in named and not overlaps(piece, found):
                named.add(id)
                found.append(piece)
        return sorted(found, key=lambda piece: piece.start)

    def links(self, line: str) -> Iterator[tuple[str, Piece]]:
        """Yield the `[[links]]` of a line with the ids they lead to."""
        for found in links(line):
            # Words in prose are no phrase of ours: each of their characters stays.
            shown = markup.escape(found.words) if found.words else self.named(self.edition.records[found.id])
            yield found.id, Piece(found.start, found.end, self.leading(found.id, shown))

    def emphasis(self, line: str) -> Iterator[Piece]:
        """Yield the stressed words of a line."""
        for found in EMPHASIS.finditer(line):
            mark, words = ("**", found["strong"]) if found["strong"] else ("*", found["stress"])
            if words == words.strip():
                yield Piece(found.start(), found.end(), f"{mark}{markup.escape(words)}{mark}")

    def names(self, line: str) -> Iterator[tuple[str, Piece]]:
        """Yield the names of records in a line, except that of the page's own record."""
        for name in self.edition.names.found_in(line):
            if page_of(self.edition.records[name.id]) != self.page:
                shown = markup.escape(line[name.start : name.end])
                yield name.id, Piece(name.start, name.end, self.leading(name.id, shown))


def unknown(end: UnknownCorrespondent, role: str = "") -> str:
    """Return somebody unknown, with what is known of them; the finder leaves that out of its choices."""
    words = f"an unknown {role}" if role else "unknown"
    return f"{words} {markup.classed('described', f'({end.described})')}" if end.described else words


def placed(line: str, pieces: Iterable[Piece]) -> str:
    """Return a line with each piece in its place and everything between them escaped."""
    inner = list(pieces)

    def show(start: int, end: int) -> str:
        shown, here = "", start
        for piece in inner:
            if start <= piece.start and piece.end <= end:
                shown += markup.escape_within(line[here : piece.start], after_word=here > 0) + piece.shown
                here = piece.end
        return shown + markup.escape_within(line[here:end], after_word=here > 0)

    return markup.isolating(line, show, [(piece.start, piece.end) for piece in inner])


def overlaps(piece: Piece, others: Iterable[Piece]) -> bool:
    """Whether a piece covers any text that another covers."""
    return any(other.start < piece.end and piece.start < other.end for other in others)


def title_of(edition: Edition, record: Record) -> str:
    """Return what a record is called in a link, as a phrase whose names are isolated."""
    return names(edition)[record.id]
