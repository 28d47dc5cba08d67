"""The page of a letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from letterbook.evidence.existence import FirstArticle, HowKnown, how_known, known_since, readable_since
from letterbook.pages import markup
from letterbook.pages.addresses import page_of
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.page import Foot, View, foot, front_matter, sentence
from letterbook.pages.views.statements import handing_over, statements_table
from letterbook.pages.wording import (
    correspondents,
    count,
    date_in_words,
    letter_day,
    letter_title,
    listed,
    locator_in_words,
    name_of,
)
from letterbook.reading.edition import Edition, Mention, Neighbours, neighbours
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter, LetterQuotation, Record, Witness

# How near in time something counts as happening "around the same days".
NEAR = timedelta(days=7)

HOW_KNOWN = {
    HowKnown.FACSIMILE: "Its facsimile is published",
    HowKnown.FULL: "Its full text is printed",
    HowKnown.EXCERPTS: "Known from excerpts",
    HowKnown.PARAPHRASE: "Known from paraphrases",
    HowKnown.MENTIONED: "Known from mentions only",
    HowKnown.INFERRED: "Not attested: its existence is inferred",
    HowKnown.CLAIMED: "Claimed: somebody said that it exists, nothing more is known",
}

FORMS = {
    "facsimile": "facsimile",
    "full": "full text",
    "excerpt": "excerpts",
    "paraphrase": "paraphrase",
    "mention": "mention",
}

FIELDS = {
    "date": "Day of writing",
    "finished": "Last day of writing",
    "received": "Receipt",
    "handed_over": "Handing over",
    "sender": "Sender",
    "recipient": "Recipient",
    "answers": "Answer to",
    "pages": "Number of pages",
    "language": "Language",
    "existence": "Existence",
}


@dataclass(frozen=True)
class Passage:
    """One passage of the letter, with every wording of it that the witnesses print."""

    heading: str
    wordings: str


@dataclass(frozen=True)
class LetterView(View):
    """The page of a letter, top to bottom."""

    template: ClassVar[str] = "letter.md.j2"

    status: str
    sequence: str
    facts: str
    summary: str
    passages: tuple[Passage, ...]
    no_words: str
    statements: str
    readings: str
    witnesses: str
    publicity: str
    people: str
    same_days: str
    cite: str
    foot: Foot


def letter_view(edition: Edition, letter: Letter) -> LetterView:
    """Return the page of one letter."""
    pen = Pen(edition, page_of(letter))
    title = letter_title(edition, letter)
    quotations = [quotation for witness in letter.witnesses for quotation in witness.quotations]
    return LetterView(
        page=pen.page,
        front_matter=front_matter(f"{title}. {letter.summary}", letter),
        title=markup.heading(1, markup.escape(title)),
        status=markup.paragraph(status(letter, len(quotations)), "status"),
        sequence=sequence(pen, letter),
        facts=markup.definitions(facts(pen, letter)),
        summary=pen.prose(letter.summary),
        passages=tuple(passages(pen, letter)),
        no_words="" if quotations else "No article in this archive prints words of this letter.",
        statements=statements_table(pen, letter, FIELDS),
        readings=readings(pen, letter),
        witnesses=markup.bullets(witness_item(pen, witness) for witness in letter.witnesses),
        publicity=publicity(pen, letter),
        people=markup.definitions(spoken_of(pen, letter)),
        same_days=markup.bullets(same_days(pen, letter)),
        cite=citation(edition, letter, title),
        foot=foot(pen, letter),
    )


def status(letter: Letter, quotations: int) -> str:
    """Return in one line how the letter is known."""
    parts = [
        f"**{HOW_KNOWN[how_known(letter)]}**",
        f"{count(len(letter.witnesses), 'article')} {'bears' if len(letter.witnesses) == 1 else 'bear'} witness",
        f"{count(quotations, 'quotation')}" + (", none verified yet" if quotations else ""),
    ]
    return " · ".join(parts)


def sequence(pen: Pen, letter: Letter) -> str:
    """Return the letters before and after, in the whole exchange and in this direction."""
    exchange = neighbours(letter, pen.edition.exchange(letter))
    lines = [step_line(pen, "In the exchange", exchange, with_sender=True)]
    if letter.sender:
        same_way = neighbours(letter, pen.edition.same_direction(letter))
        lines.append(step_line(pen, correspondents(pen.edition, letter), same_way, with_sender=False))
    return "\n\n".join(markup.paragraph(line, "sequence") for line in lines if line)


def step_line(pen: Pen, row: str, steps: Neighbours, with_sender: bool) -> str:
    """Return the steps back and forth in one row of letters, or nothing where there are none."""
    before = f"← {step(pen, steps.before, with_sender)}" if steps.before else ""
    after = f"{step(pen, steps.after, with_sender)} →" if steps.after else ""
    way = " · ".join(part for part in (before, after) if part)
    return f"{markup.escape(row)}: {way}" if way else ""


def step(pen: Pen, letter: Letter, with_sender: bool) -> str:
    """Return a link to a neighbouring letter in few words: "6 September 2018, Kim Jong Un"."""
    writers = [name_of(pen.edition, id) for id in letter.sender] if with_sender else []
    return pen.to(letter.id, f"{letter_day(letter)}, {listed(writers)}" if writers else letter_day(letter))


def facts(pen: Pen, letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield what the archive reads the letter's frame to be: ends, days, ways, relations."""
    if letter.sender:
        yield "From", inferred(letter, "sender", pen.all(letter.sender))
        yield "To", inferred(letter, "recipient", pen.all(letter.recipient))
    else:
        yield "Between", f"{pen.all(letter.between)} (direction not known)"
    if letter.medium != "letter":
        yield "Medium", letter.medium
    yield "Written", written(letter)
    for step in letter.handed_over:
        yield "Handed over", handing_over(pen, step)
    if letter.received:
        yield "Received", inferred(letter, "received", markup.escape(date_in_words(letter.received)))
    if letter.answers:
        yield "Answers", inferred(letter, "answers", pen.to(letter.answers))
    if answers := pen.edition.answers_to(letter):
        yield "Answered by", pen.all(answer.id for answer in answers)
    if letter.may_be:
        yield "Perhaps the same as", pen.all(letter.may_be)


def written(letter: Letter) -> str:
    """Return when the letter was written, as the archive reads it."""
    day = markup.escape(letter_day(letter)) if letter.date else "on a day that is not known"
    return f"{day} (the archive's inference)" if "date" in letter.conjectured else day


def inferred(letter: Letter, field: str, words: str) -> str:
    """Return finished Markdown in brackets where a field is the editors' inference."""
    return f"&#91;{words}&#93; (the archive's inference)" if field in letter.conjectured else words


def passages(pen: Pen, letter: Letter) -> Iterator[Passage]:
    """Yield the letter's passages in its order; those of which no wording is printed are left out."""
    for slug, heading in letter.passages.items():
        wordings = [
            wording(pen, witness, quotation)
            for witness in letter.witnesses
            for quotation in witness.quotations
            if quotation.passage == slug
        ]
        if wordings:
            shown = markup.heading(3, markup.escape(heading), id=f"passage-{slug}")
            yield Passage(shown, "\n\n".join(wordings))


def wording(pen: Pen, witness: Witness, quotation: LetterQuotation) -> str:
    """Return one wording of a passage: the words, then who prints them and what is known of them."""
    article = pen.edition.article(witness.article)
    speaker = f"words of {pen.to(quotation.speaker)}" if quotation.speaker else ""
    attribution = sentence(
        [
            f"as printed by {pen.to(article.id)}",
            speaker,
            quoted.where(quotation, witness.at),
            quoted.route(article, quotation),
            quoted.UNVERIFIED,
        ]
    )
    remarks = quoted.remarks(pen, quotation)
    lines = [
        quoted.block(article, quotation, quotation.passage),
        quoted.gloss(quotation),
        markup.paragraph(f"{attribution} {remarks}".strip(), "attribution"),
    ]
    return "\n\n".join(line for line in lines if line)


def readings(pen: Pen, letter: Letter) -> str:
    """Return, where witnesses differ, which reading the archive follows and why, or why it stays open."""
    items = []
    for field, resolution in letter.resolutions.items():
        outcome = (
            f"The archive follows this reading: {pen.prose(resolution.follows)}"
            if resolution.follows
            else f"Left open: {pen.prose(resolution.open or '')}"
        )
        items.append(f"**{FIELDS[field]}.** {outcome}")
    return markup.bullets(items)


def witness_item(pen: Pen, witness: Witness) -> str:
    """Return one witness: the article, what it gives of the letter and where, and how it was identified."""
    article = pen.edition.article(witness.article)
    at = f" ({markup.escape(locator_in_words(witness.at))})" if witness.at else ""
    told = f"{pen.to(article.id)}: {FORMS[witness.form]}{at}."
    inference = f"Taken to mean this letter: {pen.prose(witness.because)}" if witness.because else ""
    note = pen.prose(witness.note) if witness.note else ""
    return " ".join(part for part in (told, inference, note) if part)


def publicity(pen: Pen, letter: Letter) -> str:
    """Return since when the letter has been known, and its words readable, among the articles of this archive."""
    known, readable = known_since(letter, pen.edition), readable_since(letter, pen.edition)
    if known is None:
        return ""
    told = f"Of the articles in this archive, the first known to have spoken of it is {first(pen, known)}"
    if readable is None:
        return f"{told}; none prints its words."
    if readable.article == known.article:
        return f"{told}, which also prints words of it."
    return f"{told}; the first quoted here is {first(pen, readable)}."


def first(pen: Pen, found: FirstArticle) -> str:
    """Return a link to the first article to do something."""
    return pen.to(found.article.id)


def spoken_of(pen: Pen, letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the people, places, organisations, events and topics of the letter, by kind."""
    ids = {mention.of for mention in mentions_by(pen.edition, letter)} - {*letter.correspondents}
    headings = {
        "person": "People",
        "organisation": "Organisations",
        "place": "Places",
        "event": "Events",
        "topic": "Topics",
    }
    for kind, heading in headings.items():
        found = [record for id in sorted(ids) if (record := pen.edition.records[id]).kind == kind]
        if found:
            yield heading, pen.all(record.id for record in found)


def mentions_by(edition: Edition, letter: Letter) -> Iterator[Mention]:
    """Yield the mentions that a letter makes in its frame, summary and topics."""
    for mention in edition.mentions_by(letter.id):
        if mention.path[0] in {"summary", "mentions", "topics", "handed_over"}:
            yield mention


def same_days(pen: Pen, letter: Letter) -> Iterator[str]:
    """Yield other letters and events dated within seven days of the letter, in their order."""
    if not letter.date:
        return
    near: list[tuple[date, str, Record]] = []
    dated: list[Letter | Event] = [*pen.edition.letters, *pen.edition.of(Event)]
    for record in dated:
        if record.id != letter.id and record.date and is_near(letter.date, record.date):
            near.append((record.date.sort_day, record.id, record))
    for _, _, other in sorted(near, key=lambda found: found[:2]):
        when = "" if isinstance(other, Letter) else f"{pen.date(other)}: "
        yield f"{when}{pen.to(other.id)}"


def is_near(one: LetterDate, other: LetterDate) -> bool:
    """Whether two dates can lie within seven days of each other; open ends do not stretch."""
    first, last = (one.earliest or one.latest), (one.latest or one.earliest)
    begin, end = (other.earliest or other.latest), (other.latest or other.earliest)
    if not (first and last and begin and end):
        return False
    return begin - NEAR <= last and first <= end + NEAR


def citation(edition: Edition, letter: Letter, title: str) -> str:
    """Return how to cite the page; no date of access, which only the reader knows."""
    collection = edition.collection
    editors = " and ".join(collection.editors)
    where = f"{collection.site.rstrip('/')}/letters/{letter.id}/" if collection.site else f"letters/{letter.id}"
    return "".join(
        (
            markup.escape_within(f"“{title}”, in "),
            f"*{markup.escape(collection.title)}*",
            markup.escape_within(f", ed. {editors}, version {collection.version}, {where}.", after_word=True),
        )
    )
