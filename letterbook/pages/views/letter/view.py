"""The page of a letter."""

from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.existence import RUNGS, HowKnown
from letterbook.facts.letters import LetterFacts, letter_facts
from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.distinct import titles
from letterbook.pages.for_machines import told
from letterbook.pages.pen import Pen
from letterbook.pages.sharing import picture_of
from letterbook.pages.titles import source_name
from letterbook.pages.views import quoted
from letterbook.pages.views.cited import cite_letter
from letterbook.pages.views.correspondences import link_of_letter
from letterbook.pages.views.letter.frame import frame
from letterbook.pages.views.letter.held import held_texts
from letterbook.pages.views.letter.reading import GUIDE, MARKS, NO_WORDS, PassageView, lead, passages
from letterbook.pages.views.letter.speech import said_of
from letterbook.pages.views.letter.surroundings import same_days, sequence, spoken_of
from letterbook.pages.views.letter.testimony import FIELDS, asked, publicity, readings, witness_item
from letterbook.pages.views.page import Foot, View, foot, front_matter
from letterbook.pages.views.pictured import letter_strip
from letterbook.pages.views.statements import statements_table
from letterbook.pages.wording import count, listed, origins_in_words
from letterbook.records.models import Letter

HOW_KNOWN = {
    HowKnown.FACSIMILE: "Its facsimile is published",
    HowKnown.FULL: "Its full text is printed",
    HowKnown.EXCERPTS: "Known from excerpts",
    HowKnown.PARAPHRASE: "Known from paraphrases",
    HowKnown.MENTIONED: "Known from mentions only",
    HowKnown.INFERRED: "Not attested; its existence is inferred",
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
    held: str
    lead: str
    passages: tuple[PassageView, ...]
    no_words: str
    statements: str
    readings: str
    questions: str
    witnesses: str
    publicity: str
    said_of: str
    people: str
    strip: str
    correspondence: str
    same_days: str
    cite: str
    foot: Foot


def letter_view(pen: Pen, letter: Letter) -> LetterView:
    """Return the page of one letter."""
    known = letter_facts(pen.edition, pen.verification, letter)
    title = titles(pen.edition)[letter.id]
    return LetterView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, f"{title}:", letter.summary),
            letter,
            told=told(pen.edition, letter),
            picture=picture_of(pen.edition, letter),
        ),
        title=markup.heading(1, markup.escape(title)),
        status=markup.paragraph(status(pen, known), "status"),
        standing=markup.paragraph(standing(pen, known), "status"),
        sequence=sequence(pen, known),
        summary=markup.paragraph(pen.prose(letter.summary), "lead"),
        facts=markup.definitions(frame(pen, known)),
        held=held_texts(pen, known),
        lead=lead(pen, known),
        passages=tuple(passages(pen, known)),
        no_words="" if has_words(known) else NO_WORDS,
        statements=statements_table(pen, known.fields, FIELDS),
        readings=readings(pen, letter),
        questions=markup.bullets(asked(pen, known.questions)),
        witnesses=markup.bullets(witness_item(pen, testimony) for testimony in known.witnesses),
        publicity=publicity(pen, known.public),
        said_of=said_of(pen, known),
        people=markup.definitions(spoken_of(pen, known)),
        strip=letter_strip(pen.edition, known.exchange, letter.id),
        correspondence=link_of_letter(pen, known),
        same_days=markup.bullets(same_days(pen, known.same_days)),
        cite=cite_letter(pen, letter),
        foot=foot(pen, letter),
    )


def has_words(known: LetterFacts) -> bool:
    """Whether anything can be read of the letter: quoted words, a text, an image."""
    return bool(known.quotations) or any(one.witness.text or one.witness.images for one in known.witnesses)


def status(pen: Pen, known: LetterFacts) -> str:
    """Return in one line how the letter is known; its terms lead to where they are explained."""
    origins = pen.to_index("origins", origins_in_words(known.origins.low, known.origins.high))
    from_origins = f"from {origins}"
    parts = [
        f"**{HOW_KNOWN[known.how_known]}**{by_whom(pen, known)}",
        f"{count(len(known.witnesses), 'article')}, {from_origins}" if known.witnesses else "no article",
        pen.to_page(GUIDE, quoted.tally(known.quotations), MARKS) if known.quotations else "no quotations",
    ]
    return " · ".join(parts)


def by_whom(pen: Pen, known: LetterFacts) -> str:
    """Return which articles give the letter whole, some of them by name; "" where none does."""
    if not known.how_known.is_whole:
        return ""
    whole = [one.article for one in known.witnesses if RUNGS[one.witness.form] is known.how_known]
    named = [pen.to(article.id, source_name(pen.edition, article)) for article in whole[:NAMED]]
    more = [count(len(whole) - NAMED, "more", "more")] if len(whole) > NAMED else []
    return f" by {listed([*named, *more])}"


def standing(pen: Pen, known: LetterFacts) -> str:
    """Return in a sentence or two who says that the letter exists, and what is disputed about it."""
    named = [pen.to(one.article.id, source_name(pen.edition, one.article)) for one in known.witnesses[:NAMED]]
    more = len(known.witnesses) - NAMED
    rest = [markup.link(count(more, "more", "more"), f"#{KNOWN}")] if more > 0 else []
    attested = f"Attested by {listed([*named, *rest])}. " if named else ""
    disputed = [FIELDS[one.field].lower() for one in known.disputed]
    disputed += asked(pen, known.questions[:ASKED])
    if left := len(known.questions[ASKED:]):
        disputed.append(markup.link(count(left, "more question"), f"#{DIFFER}"))
    told = f"Disputed: {'; '.join(disputed)}." if disputed else "No difference between sources is recorded."
    return attested + told
