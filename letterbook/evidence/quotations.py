"""Verifying: every quotation is found, word for word, in the article it cites, or says why it was not.

Three states and no fourth: found in the capture at this build, covered by the committed seal, or
unverified because nobody here holds a capture of that article.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from letterbook.evidence.captures import CapturedText, Captures, Part, classes, paragraphs_at, parts, span
from letterbook.evidence.finding import Found, find, nearest
from letterbook.evidence.normal_text import CURRENT
from letterbook.evidence.seals import Seal, Seals, not_as_sealed
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Letter, Question, Quotation, Record, SpeakerQuotation
from letterbook.records.problems import Problem, Severity
from letterbook.records.source_text import FieldPath


class State(StrEnum):
    """How far a quotation is verified."""

    TEXT = "verified (text)"
    SEAL = "verified (seal)"
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Cited:
    """One quotation: the record and path where it is written, its article, its words, and where they are said to stand.

    `passage` is that of a letter; None for words of a speaker about letters.
    """

    record: str
    path: FieldPath
    article: str
    text: str
    at: str | None
    passage: str | None = None


@dataclass(frozen=True)
class Verification:
    """What verifying found: the state of every quotation, where it stands, the fingerprints of captures, the seals."""

    states: Mapping[Cited, State] = field(default_factory=dict, repr=False)
    places: Mapping[Cited, Found] = field(default_factory=dict, repr=False)
    fingerprints: Mapping[str, str] = field(default_factory=dict, repr=False)
    sealed: frozenset[str] = frozenset()

    def state(self, cited: Cited) -> State:
        """Return the state of a quotation."""
        return self.states.get(cited, State.UNVERIFIED)


def cited_in(record: Record) -> Iterator[tuple[Cited, Quotation]]:
    """Yield the quotations that stand in a record, in its order."""
    if isinstance(record, Letter):
        for number, witness in enumerate(record.witnesses):
            for count, quotation in enumerate(witness.quotations):
                path: FieldPath = ("witnesses", number, "quotations", count, "text")
                at = quotation.at or witness.at
                yield Cited(record.id, path, witness.article, quotation.text, at, quotation.passage), quotation
    if isinstance(record, Article):
        for count, spoken in enumerate(record.quotations):
            yield Cited(record.id, ("quotations", count, "text"), record.id, spoken.text, spoken.at), spoken
    if isinstance(record, Question):
        for count, account in enumerate(record.accounts):
            if account.article and account.quotation:
                path = ("accounts", count, "quotation")
                cited = Cited(record.id, path, account.article, account.quotation, account.at)
                yield cited, Quotation(text=account.quotation, at=account.at)


def cited_in_order(edition: Edition, letter: Letter) -> list[tuple[Cited, Quotation]]:
    """Return the quotations of a letter in the order of its witnesses, whatever order they are written in."""
    rank = {str(witness.article): number for number, witness in enumerate(edition.witnesses(letter))}
    return sorted(cited_in(letter), key=lambda found: rank[found[0].article])


@once
def taken_from(edition: Edition) -> Mapping[str, list[tuple[Cited, Quotation]]]:
    """Return, by article, the quotations taken from it: those of letters in date order, then its own, then others."""
    found: dict[str, list[tuple[Cited, Quotation]]] = defaultdict(list)
    for record in (*edition.letters, *edition.of(Article), *edition.of(Question)):
        for cited, quotation in cited_in(record):
            found[cited.article].append((cited, quotation))
    return found


@once
def by_article(edition: Edition) -> Mapping[str, list[Cited]]:
    """Return all quotations by the article they cite: those of letters in date order, then others."""
    found: dict[str, list[Cited]] = defaultdict(list)
    for article, quotations in taken_from(edition).items():
        found[article] = [cited for cited, _ in quotations]
    return found


@once
def spoken_about(edition: Edition) -> Mapping[str, list[tuple[Cited, SpeakerQuotation]]]:
    """Return, by letter, the words of speakers about it, in the order of the articles that print them."""
    found: dict[str, list[tuple[Cited, SpeakerQuotation]]] = defaultdict(list)
    for article in edition.articles:
        for cited, spoken in cited_in(article):
            if isinstance(spoken, SpeakerQuotation):
                for letter in dict.fromkeys(spoken.about):
                    found[letter].append((cited, spoken))
    return found


def verify(edition: Edition, captures: Captures, seals: Seals) -> tuple[Verification, list[Problem]]:
    """Return the state of every quotation, with a problem for each that an article with a capture or seal denies."""
    states: dict[Cited, State] = {}
    places: dict[Cited, Found] = {}
    problems: list[Problem] = []
    quotations = by_article(edition)
    problems += check_seals_belong(edition, seals)
    for article in edition.of(Article):
        text, seal = captures.texts.get(article.id), seals.seals.get(article.id)
        problems += check_seal(edition, article, text, seal, article.id in seals.claimed)
        for cited in quotations[article.id]:
            place = edition.place(edition.records[cited.record], cited.path)
            if text and article.capture:
                found, faults = found_in_text(cited, article, text, seal)
                state = State.TEXT
            elif seal:
                found, faults = found_in_seal(cited, article, seal)
                state = State.SEAL
            else:
                continue
            problems += [Problem(place, code, message, severity) for code, message, severity in faults]
            if found:
                states[cited], places[cited] = state, found
    sealed = {id: seal.sha256 for id, seal in seals.seals.items()}
    fingerprints = {**sealed, **{id: text.fingerprint for id, text in captures.texts.items()}}
    return Verification(states, places, fingerprints, frozenset(sealed)), problems


Fault = tuple[str, str, Severity]


def found_in_text(
    cited: Cited, article: Article, text: CapturedText, seal: Seal | None
) -> tuple[Found | None, list[Fault]]:
    """Return where a quotation stands in the capture, or why it does not stand where it is said to."""
    assert article.capture is not None
    readable = [
        line.number for part, line in parts(text, article.capture) if line.number and part is not Part.FURNITURE
    ]
    wanted = located(cited.at, article)
    here = [number for number in readable if wanted is None or number in wanted]
    found = find(cited.text, text.normal_paragraphs, here)
    if found is None:
        return None, [elsewhere(cited, text, readable)]
    if seal and seal.is_over(text):
        return found, list(seal_faults(cited, seal, found))
    return found, []


def located(at: str | None, article: Article) -> range | None:
    """Return the paragraphs that a locator names, or None where it names none."""
    if at == "title" and article.capture and article.capture.title:
        return span(article.capture.title)
    return paragraphs_at(at)


def elsewhere(cited: Cited, text: CapturedText, readable: list[int]) -> Fault:
    """Say where a quotation stands that is not at its locator, or what is nearest to it."""
    everywhere = list(range(1, len(text.paragraphs) + 1))
    if found := find(cited.text, text.normal_paragraphs, readable):
        return "wrong-locator", f"these words stand in {not_there(cited, found.paragraph)}", Severity.ERROR
    if found := find(cited.text, text.normal_paragraphs, everywhere):
        return "in-furniture", f"these words stand only in {furniture(found.paragraph)}", Severity.ERROR
    message = f"these words are not in the capture of '{cited.article}'; {nearest(cited.text, text.normal_paragraphs)}"
    return "not-in-capture", message, Severity.ERROR


def not_there(cited: Cited, paragraph: int) -> str:
    """Say in which paragraph words stand that are not where their locator, or that of their witness, says."""
    return f"paragraph {paragraph}, not at '{cited.at}'; write 'at: p{paragraph}' beside them"


def furniture(paragraph: int) -> str:
    """Say that a paragraph is not part of the article, and what to do."""
    return (
        f"paragraph {paragraph}, which the article's 'capture' names as 'furniture'; "
        "correct that, or leave the quotation out"
    )


def seal_faults(cited: Cited, seal: Seal, found: Found) -> Iterator[Fault]:
    """Yield what is wrong with what a seal says of a quotation that was found in the capture."""
    lines = seal.covering(cited.text)
    if not lines:
        message = f"the seal of '{cited.article}' does not cover these words yet; run 'seal' and commit what it writes"
        yield "seal-behind", message, Severity.WARNING
    elif seal.normaliser == CURRENT and found not in [line.found for line in lines]:
        message = f"the seal of '{cited.article}' says that these words stand elsewhere in the capture; run 'seal'"
        yield "seal-wrong", message, Severity.ERROR


def found_in_seal(cited: Cited, article: Article, seal: Seal) -> tuple[Found | None, list[Fault]]:
    """Return where a seal says that a quotation stands, or why it does not cover it."""
    lines = seal.covering(cited.text)
    if not lines:
        message = (
            f"the seal of '{cited.article}' does not cover these words; put back those that were sealed, "
            "or let someone who holds the capture check these and run 'seal'"
        )
        return None, [("not-sealed", message, Severity.ERROR)]
    said = classes(article.capture) if article.capture else ()
    outside = {number for part, _, numbers in said for number in numbers if part is Part.FURNITURE}
    inside = [line for line in lines if line.paragraph not in outside]
    paragraph = (inside or list(lines))[0].paragraph
    if not inside:
        message = f"by the seal these words stand only in {furniture(paragraph)}"
        return None, [("in-furniture", message, Severity.ERROR)]
    wanted = located(cited.at, article)
    fitting = [line.found for line in inside if wanted is None or line.paragraph in wanted]
    if not fitting:
        message = f"by the seal these words stand in {not_there(cited, paragraph)}"
        return None, [("wrong-locator", message, Severity.ERROR)]
    return fitting[0], []


def check_seals_belong(edition: Edition, seals: Seals) -> Iterator[Problem]:
    """A seal belongs to an article, by its name."""
    # The article may be the record that could not be read.
    for id, text in seals.texts.items() if edition.is_whole else ():
        if not isinstance(edition.records.get(id), Article):
            message = f"there is no article '{id}'; rename the seal with its article, or remove it"
            yield Problem(text.place(), "unknown-id", message)


def check_seal(
    edition: Edition, article: Article, text: CapturedText | None, seal: Seal | None, is_claimed: bool
) -> Iterator[Problem]:
    """An article with a capture has a seal, made over that capture."""
    if article.capture is None:
        return
    place = edition.place(article, ("capture", "file"))
    if seal is None and not is_claimed:
        yield Problem(place, "unsealed", no_seal(article, text), Severity.WARNING)
    if seal and text and not seal.is_over(text):
        yield Problem(place, "capture-changed", not_as_sealed(article.id))


def no_seal(article: Article, text: CapturedText | None) -> str:
    """Say that a capture has no seal, and who can make one."""
    assert article.capture
    if text:
        return "the capture has no seal; when its quotations are right, run 'seal' and commit what it writes"
    return (
        f"the capture has no seal, and '{article.capture.file}' is not at hand; "
        "let someone who holds it run 'seal', or remove 'capture'"
    )
