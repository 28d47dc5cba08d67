"""The home page: what this is, how much of it there is, and where to start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.comparing import differences_about
from letterbook.facts.correspondences import correspondence_of, correspondences
from letterbook.facts.exchanges import MOST
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.letters import Passage, passages_of
from letterbook.facts.quoted_words import QuotedWords
from letterbook.facts.wordings import InOneLanguage, Sort, compared_passages
from letterbook.pages import markup
from letterbook.pages.addresses import FORMS_FOLDER, relative
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.asked import questions
from letterbook.pages.views.corrections import feed_of
from letterbook.pages.views.correspondences import link
from letterbook.pages.views.letter.view import HOW_KNOWN
from letterbook.pages.views.page import View, front_matter, rights
from letterbook.pages.views.pictured import main_exchange, main_strip
from letterbook.pages.views.wordings import wordings_pages
from letterbook.pages.wording import capitalised, count
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Event, Letter, Organisation, Person, Place, Topic
from letterbook.verification.quotations import State, by_article

ABOUT = "about/index.md"

# How many wordings of one sentence the page shows.
SHOWN = 3

# As many letters a reader may begin with, where editors name none; the sections of these, and of questions.
FIRST, BEGIN, QUESTIONS = 5, "letters-to-begin-with", "questions"

RUNGS = tuple(HowKnown)

# What the marks in the drawing of an exchange mean.
KEY = (
    "A tall mark is a letter of one day; a low one lies along the days on which it may have been written; "
    "a hollow one is only claimed or inferred. Lines across are meetings of the two."
)


@dataclass(frozen=True)
class HomeView(View):
    """The home page, top to bottom."""

    template: ClassVar[str] = "home.md.j2"

    description: str
    ways_in: str
    heading: str
    drawing: str
    drawn: str
    numbers: str
    sentence: str
    begin: str
    questions: str
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
        ways_in=markup.division("ways-in", markup.bullets(ways_in(pen))),
        heading=markup.heading(2, "The exchange" if is_one_exchange(edition) else "The letters"),
        drawing=main_strip(edition),
        drawn=drawn(pen),
        numbers=markup.bullets(numbers(pen)),
        sentence="\n\n".join(sentence(pen)),
        begin=markup.bullets(beginnings(pen)),
        questions=markup.division("questions", markup.definitions(questions(pen))),
        start=markup.bullets(start(pen)),
        rights=rights(collection),
    )


def ways_in(pen: Pen) -> list[str]:
    """Return where to begin: for somebody who wants the story, the letters themselves, or one of them."""
    told = pen.edition.introduction
    introduction = pen.to_index("introduction", told.title if told else "Introduction")
    number = len(beginnings(pen))
    first = markup.link(capitalised(f"{count(number, 'letter')} to begin with"), f"#{BEGIN}")
    letter, answer = pen.to_index("letters", "Find a letter"), markup.link("an answer", f"#{QUESTIONS}")
    first_ones = [f"**{first}**, and why"] if number else []
    return [f"**{introduction}**: the story", *first_ones, f"**{letter}**, or {answer}"]


def beginnings(pen: Pen) -> list[str]:
    """Return letters to begin with, and why: those that editors name, else those of which most is known."""
    named = pen.edition.collection.begin_with
    if named:
        return [f"{pen.to(one.letter)}. {pen.prose(one.why)}" for one in named]
    best = sorted(pen.edition.letters, key=lambda letter: (RUNGS.index(how_known(letter)), -len(letter.witnesses)))
    return [f"{pen.to(letter.id)}. {HOW_KNOWN[how_known(letter)]}." for letter in best[:FIRST]]


def is_one_exchange(edition: Edition) -> bool:
    """Whether most letters passed between the same correspondents."""
    return 2 * len(main_exchange(edition)) >= len(edition.letters)


def drawn(pen: Pen) -> str:
    """Return what the drawing shows: which correspondence of several, or what marks of single letters mean."""
    if not is_one_exchange(pen.edition):
        return largest(pen)
    return markup.paragraph(KEY, "status") if len(main_exchange(pen.edition)) <= MOST else ""


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
    found = most_varied(pen)
    if found is None:
        return
    letter, passage, group = found
    yield f"*{markup.escape(passage.heading)}*: {pen.to(letter)}, as different articles print it."
    own = sorted(own_words(group), key=lambda one: (-one[1], one[0].cited.text))
    distinct = {words.cited.text.casefold(): words for words, _ in own}
    for words in (group.base, *list(distinct.values())[: SHOWN - 1]):
        yield markup.block_quote(words.cited.text, "quotation", lang=words.language)
        fault = f", **{quoted.FAULTS[words.quotation.fault]}**" if words.quotation.fault else ""
        yield markup.paragraph(f"As printed by {pen.to(words.article.id)}{fault}.", "attribution")
    page = wordings_pages(pen.edition)[letter, passage.slug]
    comparison = markup.link("every wording, word by word", relative(pen.page, page, f"{letter}-{passage.slug}"))
    yield f"Compare {comparison}."


def most_varied(pen: Pen) -> tuple[str, Passage, InOneLanguage] | None:
    """Return the letter and the passage of which most different texts are quoted, in the language that has most."""
    passages = compared_passages(pen.edition)
    id, slug = max(
        ((id, slug) for id, slugs in passages.items() for slug in slugs),
        key=lambda one: len(texts_of(pen.edition.letter(one[0]), one[1])),
        default=("", ""),
    )
    if not id:
        return None
    letter = pen.edition.letter(id)
    passage = next(one for one in passages_of(pen.edition, pen.verification, letter) if one.slug == slug)
    group = max(passage.collation.languages, key=lambda one: len(own_words(one)))
    return id, passage, group


def texts_of(letter: Letter, passage: str) -> set[str]:
    """Return the different texts of a passage; capitals count for nothing."""
    return {
        quotation.text.casefold()
        for witness in letter.witnesses
        for quotation in witness.quotations
        if quotation.passage == passage
    }


def own_words(group: InOneLanguage) -> list[tuple[QuotedWords, int]]:
    """Return the variants in which some words of the base are others, with how many words those are."""
    numbers = [
        (one.words, sum(len(other.variant.split()) for other in one.differences if other.sort is Sort.REPLACED))
        for one in group.variants
        if one.is_compared
    ]
    return [(words, number) for words, number in numbers if number]


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
    only = f", {count(len(claimed), 'of them', 'of them')} only claimed" if claimed else ""
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
        f"{pen.to_index('articles', 'The articles')} that print or mention them, and {origins}",
        f"{pen.to_index('differences', 'Where sources differ')}, and {wordings}",
        f"{pen.to_index('coverage', 'What is known and what is missing')}",
        authorities,
        f"{markup.link('About this archive', ABOUT)}: what counts as a source, rights; "
        f"{pen.to_page('about/reading.md', 'how to read a letter')}",
        f"Is something missing? {pen.to_index(FORMS_FOLDER, 'Fill in a record')}: nothing to install",
    ]
