"""The page of a letter."""

from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.comparing import comparisons
from letterbook.evidence.existence import HowKnown, how_known
from letterbook.evidence.quotations import Cited, cited_in
from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.direction import isolated
from letterbook.pages.distinct import titles
from letterbook.pages.pen import Pen
from letterbook.pages.titles import source_name
from letterbook.pages.views import quoted
from letterbook.pages.views.letter_frame import facts
from letterbook.pages.views.letter_speech import said_of
from letterbook.pages.views.letter_surroundings import same_days, sequence, spoken_of
from letterbook.pages.views.letter_testimony import (
    FIELDS,
    Passage,
    passages,
    publicity,
    questions_about,
    readings,
    witness_item,
)
from letterbook.pages.views.page import Foot, View, foot, front_matter
from letterbook.pages.views.pictured import exchange_strip
from letterbook.pages.views.statements import statements_table
from letterbook.pages.wording import count, listed, origins_in_words
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter

HOW_KNOWN = {
    HowKnown.FACSIMILE: "Its facsimile is published",
    HowKnown.FULL: "Its full text is printed",
    HowKnown.EXCERPTS: "Known from excerpts",
    HowKnown.PARAPHRASE: "Known from paraphrases",
    HowKnown.MENTIONED: "Known from mentions only",
    HowKnown.INFERRED: "Not attested, its existence is inferred",
    HowKnown.CLAIMED: "Only claimed to exist",
}


# How many witnesses are named at the head of the page.
NAMED = 3

# How many questions are asked there, and the anchors of the sections that hold all witnesses and all questions.
ASKED, KNOWN, DIFFER = 1, "how-we-know", "where-sources-differ"


@dataclass(frozen=True)
class LetterView(View):
    """The page of a letter, top to bottom."""

    template: ClassVar[str] = "letter.md.j2"

    status: str
    standing: str
    sequence: str
    summary: str
    facts: str
    passages: tuple[Passage, ...]
    no_words: str
    statements: str
    readings: str
    questions: str
    witnesses: str
    publicity: str
    said_of: str
    people: str
    strip: str
    same_days: str
    cite: str
    foot: Foot


def letter_view(pen: Pen, letter: Letter) -> LetterView:
    """Return the page of one letter."""
    edition = pen.edition
    title = titles(edition)[letter.id]
    quotations = [cited for cited, _ in cited_in(letter)]
    return LetterView(
        page=pen.page,
        front_matter=front_matter(description(edition, f"{title}:", letter.summary), letter),
        title=markup.heading(1, markup.escape(title)),
        status=markup.paragraph(status(pen, letter, quotations), "status"),
        standing=markup.paragraph(standing(pen, letter), "status"),
        sequence=sequence(pen, letter),
        summary=markup.paragraph(pen.prose(letter.summary), "lead"),
        facts=markup.definitions(facts(pen, letter)),
        passages=tuple(passages(pen, letter)),
        no_words="" if quotations else "No article in this archive prints words of this letter.",
        statements=statements_table(pen, letter, FIELDS),
        readings=readings(pen, letter),
        questions=markup.bullets(questions_about(pen, letter.id)),
        witnesses=markup.bullets(witness_item(pen, witness) for witness in edition.witnesses(letter)),
        publicity=publicity(pen, letter),
        said_of=said_of(pen, letter),
        people=markup.definitions(spoken_of(pen, letter)),
        strip=exchange_strip(edition, edition.exchange(letter), here=letter),
        same_days=markup.bullets(same_days(pen, letter)),
        cite=citation(edition, letter, title),
        foot=foot(pen, letter),
    )


def status(pen: Pen, letter: Letter, quotations: list[Cited]) -> str:
    """Return in one line how the letter is known."""
    origins = pen.origins.behind(witness.article for witness in letter.witnesses)
    from_origins = f"from {origins_in_words(origins.low, origins.high)}"
    parts = [
        f"**{HOW_KNOWN[how_known(letter)]}**",
        f"{count(len(letter.witnesses), 'article')}, {from_origins}" if letter.witnesses else "no article",
        quoted.tally(pen, quotations),
    ]
    return " · ".join(parts)


def standing(pen: Pen, letter: Letter) -> str:
    """Return in a sentence or two who says that the letter exists, and what is disputed about it."""
    witnesses = pen.edition.witnesses(letter)
    named = [pen.to(one.article, source_name(pen.edition, pen.edition.article(one.article))) for one in witnesses]
    more = len(named) - NAMED
    rest = [markup.link(count(more, "more", "more"), f"#{KNOWN}")] if more > 0 else []
    attested = f"Attested by {listed([*named[:NAMED], *rest])}. " if named else ""
    disputed = [FIELDS[one.field].lower() for one in comparisons(pen.edition, letter) if one.conflicts]
    questions = list(questions_about(pen, letter.id))
    disputed += questions[:ASKED]
    if left := len(questions[ASKED:]):
        disputed.append(markup.link(count(left, "more question"), f"#{DIFFER}"))
    told = f"Disputed: {'; '.join(disputed)}." if disputed else "No difference between sources is recorded."
    return attested + told


def citation(edition: Edition, letter: Letter, title: str) -> str:
    """Return how to cite the page; no date of access, which only the reader knows."""
    collection = edition.collection
    editors = listed([isolated(editor) for editor in collection.editors])
    where = f"{collection.site.rstrip('/')}/letters/{letter.id}/" if collection.site else f"letters/{letter.id}"
    return "".join(
        (
            markup.escape_within(f"“{title}”, in "),
            f"*{markup.escape(collection.title)}*",
            markup.escape_within(f", ed. {editors}, version {collection.version}, {where}.", after_word=True),
        )
    )
