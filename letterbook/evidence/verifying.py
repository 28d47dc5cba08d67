"""Verifying: each quotation is held against the capture of its article, or its seal, or what an editor compared.

A capture or a seal that denies a quotation is always a problem, whoever compared it.
"""

from collections.abc import Iterator

from letterbook.evidence import compared_words
from letterbook.evidence.captures import CapturedText, Captures, Part, classes, paragraphs_at, parts, span
from letterbook.evidence.finding import Found, find, nearest, nearness
from letterbook.evidence.normal_text import CURRENT
from letterbook.evidence.quotations import Cited, State, Verification, by_article, unverified
from letterbook.evidence.seals import Seal, Seals, not_as_sealed
from letterbook.reading.edition import Edition
from letterbook.records.models import Article
from letterbook.records.nodes import FieldPath
from letterbook.records.problems import Problem, Severity

# From so alike on, words without a locator are taken for those of a saved paragraph, with a slip in them.
NEARLY_THE_SAME = 0.8


def verify(edition: Edition, captures: Captures, seals: Seals) -> tuple[Verification, list[Problem]]:
    """Return the state of every quotation, with a problem for each that an article with a capture or seal denies."""
    quotations = by_article(edition)
    # Words of an article that could not be read have nothing to be held against.
    states = dict(unverified(edition).states)
    places: dict[Cited, Found] = {}
    problems: list[Problem] = []
    problems += check_seals_belong(edition, seals)
    for article in edition.of(Article):
        text, seal = captures.texts.get(article.id), seals.seals.get(article.id)
        problems += check_seal(edition, article, text, seal, article.id in seals.claimed)
        for cited in quotations[article.id]:
            state, found, faults = outcome(cited, article, text, seal)
            record = edition.records[cited.record]
            problems += [Problem(edition.place(record, path), *fault) for path, fault in faults]
            states[cited] = state
            if found:
                places[cited] = found
    sealed = {id: seal.sha256 for id, seal in seals.seals.items()}
    fingerprints = {**sealed, **{id: text.fingerprint for id, text in captures.texts.items()}}
    return Verification(states, places, fingerprints, frozenset(sealed)), problems


Fault = tuple[str, str, Severity]


def outcome(
    cited: Cited, article: Article, text: CapturedText | None, seal: Seal | None
) -> tuple[State, Found | None, list[tuple[FieldPath, Fault]]]:
    """Return the state of a quotation, where it stands if a machine found it, and every fault with its path."""
    found, faults = held_against(cited, article, text, seal)
    told: list[tuple[FieldPath, Fault]] = [(cited.path, fault) for fault in faults]
    state = State.UNVERIFIED
    if found:
        state = State.TEXT if text else State.SEAL
    elif article.is_saved_in_part and (text or seal) and not has_error(faults):
        state = State.BEYOND
    if cited.compared:
        beside: FieldPath = (*cited.path[:-1], "compared")
        loose = list(compared_words.faults(cited.compared, cited.text, article))
        told += [(beside, (code, message, Severity.WARNING)) for code, message in loose]
        if not state.is_verified and not loose and not has_error(faults):
            state = State.COMPARED
    return state, found, told


def has_error(faults: list[Fault]) -> bool:
    """Whether one of some faults is an error: what a machine read denies the quotation."""
    return any(severity is Severity.ERROR for _, _, severity in faults)


def held_against(
    cited: Cited, article: Article, text: CapturedText | None, seal: Seal | None
) -> tuple[Found | None, list[Fault]]:
    """Return where a quotation stands by the capture or else by the seal, and what is wrong; nothing without either."""
    if text and article.capture:
        return found_in_text(cited, article, text, seal)
    return found_in_seal(cited, article, seal) if seal else (None, [])


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

    Words at a place that was saved do not, nor do words that stand elsewhere in it. Without a place, words that are
    nearly those of a saved paragraph are taken for a slip: a locator beyond it says that they are not.
    """
    if not article.is_saved_in_part or find(cited.text, text.normal_paragraphs, readable):
        return False
    wanted = located(cited.at, article)
    if wanted is not None:
        return not wanted or wanted[-1] > len(text.paragraphs)
    return cited.at is not None or nearness(cited.text, text.normal_paragraphs) < NEARLY_THE_SAME


def beyond_faults(cited: Cited, text: CapturedText, seal: Seal | None) -> Iterator[Fault]:
    """Yield what is wrong with what a seal says of a quotation that lies beyond what was saved."""
    if seal and seal.is_over(text) and not seal.beyond_by(cited.text):
        yield behind(cited)


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
        yield behind(cited)
    elif seal.normaliser == CURRENT and found not in [line.found for line in lines]:
        message = f"the seal of '{cited.article}' says that these words stand elsewhere in the capture; run 'seal'"
        yield "seal-wrong", message, Severity.ERROR


def behind(cited: Cited) -> Fault:
    """Say that a seal was made before a quotation was entered."""
    message = f"the seal of '{cited.article}' does not cover these words yet; run 'seal' and commit what it writes"
    return "seal-behind", message, Severity.WARNING


def found_in_seal(cited: Cited, article: Article, seal: Seal) -> tuple[Found | None, list[Fault]]:
    """Return where a seal says that a quotation stands, or why it does not cover it."""
    lines = seal.covering(cited.text)
    if not lines and article.is_saved_in_part and (beyond := seal.beyond_by(cited.text)):
        return None, list(locator_faults(cited, article, beyond.saved))
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


def locator_faults(cited: Cited, article: Article, saved: int) -> Iterator[Fault]:
    """Yield that words stand beyond the paragraphs that were saved, where their locator lies within those."""
    wanted = located(cited.at, article)
    if wanted and wanted[-1] <= saved:
        message = f"by the seal these words stand beyond what was saved, not at '{cited.at}'; correct or remove 'at'"
        yield "wrong-locator", message, Severity.ERROR


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
