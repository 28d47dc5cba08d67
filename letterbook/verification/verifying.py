"""Verifying: each quotation is held against the capture of its article, or its seal, or what an editor compared.

A capture or a seal that denies a quotation is always a problem, whoever compared it.
"""

from collections.abc import Iterator

from letterbook.problems.problem import Severity
from letterbook.reading.edition import Edition
from letterbook.records.models import Article
from letterbook.records.nodes import FieldPath
from letterbook.verification import compared_words
from letterbook.verification.captures import CapturedText, Captures, LineClass, classes, paragraphs_at, parts, span
from letterbook.verification.finding import Found, find, nearest_in_words, nearness
from letterbook.verification.normal_text import CURRENT
from letterbook.verification.quotations import Cited, QuotationFault, State, Verification, by_article, unverified
from letterbook.verification.seals import Seal, Seals

# From so alike on, words without a locator are taken for those of a saved paragraph, with a slip in them.
NEARLY_THE_SAME = 0.8


def verify(edition: Edition, captures: Captures, seals: Seals) -> Verification:
    """Return the state of every quotation, and what is wrong with each that capture, seal or comparison denies."""
    quotations = by_article(edition)
    # Words of an article that could not be read have nothing to be held against.
    states = dict(unverified(edition).states)
    places: dict[Cited, Found] = {}
    told: dict[Cited, tuple[QuotationFault, ...]] = {}
    for article in edition.of(Article):
        text, seal = captures.texts.get(article.id), seals.seals.get(article.id)
        for cited in quotations[article.id]:
            state, found, faults = outcome(cited, article, text, seal)
            states[cited] = state
            if found:
                places[cited] = found
            if faults:
                told[cited] = tuple(faults)
    sealed = {id: seal.sha256 for id, seal in seals.seals.items()}
    fingerprints = {**sealed, **{id: text.fingerprint for id, text in captures.texts.items()}}
    return Verification(states, places, fingerprints, frozenset(sealed), told)


def outcome(
    cited: Cited, article: Article, text: CapturedText | None, seal: Seal | None
) -> tuple[State, Found | None, list[QuotationFault]]:
    """Return the state of a quotation, its place if a machine found it, and every fault."""
    found, faults = held_against(cited, article, text, seal)
    state, loose = State.UNVERIFIED, list(comparison_faults(cited, article))
    if found:
        state = State.TEXT if text else State.SEAL
    elif article.is_saved_in_part and (text or seal) and not has_error(faults):
        state = State.BEYOND
    if cited.compared and not (state.is_verified or loose or has_error(faults)):
        state = State.COMPARED
    return state, found, [*faults, *loose]


def comparison_faults(cited: Cited, article: Article) -> Iterator[QuotationFault]:
    """Yield what is wrong with an editor's comparison of a quotation."""
    beside: FieldPath = (*cited.path[:-1], "compared")
    for code, message in compared_words.faults(cited.compared, cited.text, article) if cited.compared else ():
        yield QuotationFault(beside, code, message, Severity.WARNING)


def has_error(faults: list[QuotationFault]) -> bool:
    """Whether one of some faults is an error: what a machine read denies the quotation."""
    return any(fault.severity is Severity.ERROR for fault in faults)


def held_against(
    cited: Cited, article: Article, text: CapturedText | None, seal: Seal | None
) -> tuple[Found | None, list[QuotationFault]]:
    """Return where a quotation is, by the capture or else by the seal, and what is wrong; nothing without either."""
    if text and article.capture:
        return found_in_text(cited, article, text, seal)
    return found_in_seal(cited, article, seal) if seal else (None, [])


def found_in_text(
    cited: Cited, article: Article, text: CapturedText, seal: Seal | None
) -> tuple[Found | None, list[QuotationFault]]:
    """Return where a quotation is in the capture, or why it is not at its locator."""
    assert article.capture is not None
    readable = [
        line.number for part, line in parts(text, article.capture) if line.number and part is not LineClass.FURNITURE
    ]
    wanted = located(cited.at, article)
    here = [number for number in readable if wanted is None or number in wanted]
    found = find(cited.text, text.normal_paragraphs, here)
    if found is None and is_beyond(cited, article, text, readable):
        return None, list(beyond_faults(cited, text, seal))
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


def is_beyond(cited: Cited, article: Article, text: CapturedText, readable: list[int]) -> bool:
    """Whether a quotation that is not at its place lies beyond what was saved of its article.

    Words at a place that was saved do not, nor do words that are elsewhere in it. Without a place, words that are
    nearly those of a saved paragraph are taken for a slip: a locator beyond it says that they are not.
    """
    if not article.is_saved_in_part or find(cited.text, text.normal_paragraphs, readable):
        return False
    wanted = located(cited.at, article)
    if wanted is not None:
        return not wanted or wanted[-1] > len(text.paragraphs)
    return cited.at is not None or nearness(cited.text, text.normal_paragraphs) < NEARLY_THE_SAME


def beyond_faults(cited: Cited, text: CapturedText, seal: Seal | None) -> Iterator[QuotationFault]:
    """Yield what is wrong with what a seal says of a quotation that lies beyond what was saved."""
    if seal and seal.is_over(text) and not seal.beyond_by(cited.text):
        yield behind(cited)


def elsewhere(cited: Cited, text: CapturedText, readable: list[int]) -> QuotationFault:
    """Say where a quotation is that is not at its locator, or what is nearest to it."""
    everywhere = list(range(1, len(text.paragraphs) + 1))
    if found := find(cited.text, text.normal_paragraphs, readable):
        return QuotationFault(cited.path, "wrong-locator", f"these words are in {not_there(cited, found.paragraph)}")
    if found := find(cited.text, text.normal_paragraphs, everywhere):
        return QuotationFault(cited.path, "in-furniture", f"these words are only in {furniture(found.paragraph)}")
    near = nearest_in_words(cited.text, text.normal_paragraphs)
    message = f"these words are not in the capture of '{cited.article}'; {near}"
    return QuotationFault(cited.path, "not-in-capture", message)


def not_there(cited: Cited, paragraph: int) -> str:
    """Say in which paragraph words are that are not where their locator, or that of their witness, says."""
    return f"paragraph {paragraph}, not at '{cited.at}'; write 'at: p{paragraph}' beside them"


def furniture(paragraph: int) -> str:
    """Say that a paragraph is not part of the article, and what to do."""
    return f"paragraph {paragraph}, which 'capture' lists as 'furniture'; correct that, or remove the quotation"


def seal_faults(cited: Cited, seal: Seal, found: Found) -> Iterator[QuotationFault]:
    """Yield what is wrong with what a seal says of a quotation that was found in the capture."""
    lines = seal.covering(cited.text)
    if not lines:
        yield behind(cited)
    elif seal.normaliser == CURRENT and found not in [line.found for line in lines]:
        message = f"the seal of '{cited.article}' puts these words elsewhere in the capture; run 'seal'"
        yield QuotationFault(cited.path, "seal-wrong", message)


def behind(cited: Cited) -> QuotationFault:
    """Say that a seal was made before a quotation was entered."""
    message = f"the seal of '{cited.article}' does not cover these words yet; run 'seal' and commit what it writes"
    return QuotationFault(cited.path, "seal-behind", message, Severity.WARNING)


def found_in_seal(cited: Cited, article: Article, seal: Seal) -> tuple[Found | None, list[QuotationFault]]:
    """Return where a seal says that a quotation is, or why it does not cover it."""
    lines = seal.covering(cited.text)
    if not lines and article.is_saved_in_part and (beyond := seal.beyond_by(cited.text)):
        return None, list(locator_faults(cited, article, beyond.saved))
    if not lines:
        message = (
            f"the seal of '{cited.article}' does not cover these words; restore the sealed words, "
            "or ask someone who has the capture to check these and run 'seal'"
        )
        return None, [QuotationFault(cited.path, "not-sealed", message)]
    said = classes(article.capture) if article.capture else ()
    outside = {number for part, _, numbers in said for number in numbers if part is LineClass.FURNITURE}
    inside = [line for line in lines if line.paragraph not in outside]
    paragraph = (inside or list(lines))[0].paragraph
    if not inside:
        message = f"by the seal these words are only in {furniture(paragraph)}"
        return None, [QuotationFault(cited.path, "in-furniture", message)]
    wanted = located(cited.at, article)
    fitting = [line.found for line in inside if wanted is None or line.paragraph in wanted]
    if not fitting:
        message = f"by the seal these words are in {not_there(cited, paragraph)}"
        return None, [QuotationFault(cited.path, "wrong-locator", message)]
    return fitting[0], []


def locator_faults(cited: Cited, article: Article, saved: int) -> Iterator[QuotationFault]:
    """Yield that words are beyond the paragraphs that were saved, where their locator lies within those."""
    wanted = located(cited.at, article)
    if wanted and wanted[-1] <= saved:
        message = f"by the seal these words are beyond what was saved, not at '{cited.at}'; correct or remove 'at'"
        yield QuotationFault(cited.path, "wrong-locator", message)
