"""The home page: what this is, how much of it there is, and where to start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.comparing import differences_about
from letterbook.facts.correspondences import correspondence_of, correspondences
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.wordings import Apparatus, WordChange, Wording, apparatuses, compared
from letterbook.pages import markup
from letterbook.pages.addresses import relative
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.corrections import feed_of
from letterbook.pages.views.correspondences import link
from letterbook.pages.views.page import View, front_matter, rights
from letterbook.pages.views.pictured import main_exchange, main_strip
from letterbook.pages.views.wordings import wordings_pages
from letterbook.pages.wording import count
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Event, Organisation, Person, Place, Topic
from letterbook.verification.quotations import State, by_article

ABOUT = "about/index.md"

# How many wordings of one sentence the page shows.
SHOWN = 3

# As many letters that are printed whole are listed.
MOST_LISTED = 50

WHOLE = frozenset({HowKnown.FACSIMILE, HowKnown.FULL})


@dataclass(frozen=True)
class HomeView(View):
    """The home page, top to bottom."""

    template: ClassVar[str] = "home.md.j2"

    description: str
    way_in: str
    heading: str
    drawing: str
    drawn: str
    numbers: str
    sentence: str
    readable: str
    start: str
    rights: str


def home_view(pen: Pen) -> HomeView:
    """Return the home page."""
    edition = pen.edition
    collection = edition.collection
    return HomeView(
        page=pen.page,
        front_matter=front_matter(
            description(edition, collection.description),
            title=collection.title,
            is_index=True,
            changed=last_change(edition),
            feed=feed_of(edition),
        ),
        title=markup.heading(1, markup.escape(collection.title)),
        description=markup.paragraph(pen.prose(collection.description), "lead"),
        way_in=markup.paragraph(way_in(pen), "way-in"),
        heading=markup.heading(2, "The exchange" if is_one_exchange(edition) else "The letters"),
        drawing=main_strip(edition),
        drawn="" if is_one_exchange(edition) else largest(pen),
        numbers=markup.bullets(numbers(pen)),
        sentence="\n\n".join(sentence(pen)),
        readable=markup.bullets(readable(pen)),
        start=markup.bullets(start(pen)),
        rights=rights(collection),
    )


def way_in(pen: Pen) -> str:
    """Return where somebody begins who knows nothing of the letters, and somebody who looks for one."""
    told = pen.edition.introduction
    introduction = pen.to_index("introduction", told.title if told else "Introduction")
    return f"**{introduction}** · {pen.to_index('letters', 'Find a letter')} · {pen.to_index('timeline', 'Timeline')}"


def is_one_exchange(edition: Edition) -> bool:
    """Whether most letters passed between the same correspondents."""
    return 2 * len(main_exchange(edition)) >= len(edition.letters)


def largest(pen: Pen) -> str:
    """Return which correspondence the drawing shows, among how many."""
    found = correspondences(pen.edition)
    one = correspondences(pen.edition)[correspondence_of(pen.edition)[main_exchange(pen.edition)[0].id]]
    others = pen.to_index("correspondences", f"{len(found):,} correspondences")
    return f"The largest of {others}: {link(pen, one)}."


def sentence(pen: Pen) -> Iterator[str]:
    """Yield the passage of which most wordings differ, some of them, and where they are compared.

    Shortened and garbled wordings are among them: that is what this archive is about.
    """
    found = max(apparatuses(pen.edition), key=lambda one: variety(own_words(one)), default=None)
    if found is None:
        return
    heading = found.letter.passages[found.passage]
    yield f"*{markup.escape(heading)}*: {pen.to(found.letter.id)}, as different articles print it."
    own = own_words(found)
    distinct = {one.cited.text.casefold(): one for one in sorted(own, key=lambda one: (-own[one], one.cited.text))}
    for wording in (found.base, *list(distinct.values())[: SHOWN - 1]):
        yield markup.block_quote(wording.cited.text, "quotation", lang=wording.language)
        fault = f", **{quoted.FAULTS[wording.quotation.fault]}**" if wording.quotation.fault else ""
        yield markup.paragraph(f"As printed by {pen.to(wording.cited.article)}{fault}.", "attribution")
    page = wordings_pages(pen.edition)[found.letter.id, found.passage]
    place = relative(pen.page, page, f"{found.letter.id}-{found.passage}")
    comparison = markup.link("every wording, word by word", place)
    yield f"Compare {comparison}."


def variety(own: dict[Wording, int]) -> tuple[int, int]:
    """Return how many different texts some variants have, and how many words of their own."""
    return len({variant.cited.text.casefold() for variant in own}), sum(own.values())


def own_words(found: Apparatus) -> dict[Wording, int]:
    """Return the variants in which some words of the base are others, with how many words those are."""
    numbers = {
        variant: sum(
            len(stretch.variant.split())
            for stretch in compared(found.base.cited.text, variant.cited.text)
            if stretch.change is WordChange.REPLACED
        )
        for variant in found.variants
    }
    return {variant: number for variant, number in numbers.items() if number}


def readable(pen: Pen) -> list[str]:
    """Return the letters of which a facsimile or the full text is published: the surest to begin with."""
    found = [letter for letter in pen.edition.letters if how_known(letter) in WHOLE]
    more = len(found) - MOST_LISTED
    rest = [pen.to_index("letters", f"{more:,} more among all letters")] if more > 0 else []
    return [*(pen.to(letter.id) for letter in found[:MOST_LISTED]), *rest]


def numbers(pen: Pen) -> list[str]:
    """Return how much there is, counted from the records."""
    edition = pen.edition
    letters = edition.letters
    dated = [letter for letter in letters if letter.date and letter.date.is_exact and "date" not in letter.conjectured]
    quoted = [letter for letter in letters if any(witness.quotations for witness in letter.witnesses)]
    claimed = [letter for letter in letters if how_known(letter) is HowKnown.CLAIMED]
    disputed = [letter for letter in letters if differences_about(edition, letter)]
    cited = [one for quotations in by_article(edition).values() for one in quotations]
    states = [pen.verification.state(one) for one in cited]
    verified, compared = sum(state.is_verified for state in states), states.count(State.COMPARED)
    by_editor = f", **{compared:,}** compared with the page by an editor" if compared else ""
    only = f", {count(len(claimed), 'of them', 'of them')} claimed only" if claimed else ""
    all_quotations = f"**{len(cited):,}** {one_or_more(len(cited), 'quotation')}"
    verified_link = pen.to_index("verification", "verified word for word")
    return [
        f"**{len(letters):,}** {one_or_more(len(letters), 'letter')}{only}",
        f"**{len(dated):,}** with a day that a source states",
        f"**{len(quoted):,}** of which words are quoted",
        f"**{len(disputed):,}** about which {pen.to_index('differences', 'sources differ')}",
        f"**{len(edition.articles):,}** {one_or_more(len(edition.articles), 'article')}",
        f"{all_quotations}, **{verified:,}** of them {verified_link}{by_editor}",
    ]


def one_or_more(number: int, singular: str) -> str:
    """Return what a number of things is called."""
    return singular if number == 1 else f"{singular}s"


def who_wrote_to_whom(pen: Pen) -> str:
    """Return the link to the correspondences."""
    return pen.to_index("correspondences", "who wrote to whom")


def start(pen: Pen) -> list[str]:
    """Return where a reader may begin."""
    edition = pen.edition
    authorities = ", ".join(
        pen.to_index(kind.folder, f"{len(edition.of(kind)):,} {kind.folder}")
        for kind in (Person, Place, Organisation, Event, Topic)
    )
    origins = pen.to_index("origins", "who draws on whom")
    wordings = pen.to_index("wordings", "one sentence in several wordings")
    return [
        f"{pen.to_index('letters', 'All letters')}, with how each is known, and {who_wrote_to_whom(pen)}",
        f"{pen.to_index('timeline', 'The timeline')}: letters, events, and when each letter became known; "
        f"{pen.to_index('pictures', 'the collection in pictures')}",
        f"{pen.to_index('articles', 'The articles')} that bear witness to them, and {origins}",
        f"{pen.to_index('differences', 'Where sources differ')}, and {wordings}",
        f"{pen.to_index('coverage', 'What is known and what is missing')}",
        authorities,
        f"{markup.link('About this archive', ABOUT)}: what counts as a source, what the marks mean, rights",
    ]
