"""Seals and captures against the quotations of an edition."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Article
from letterbook.rules.case import Case
from letterbook.verification.captures import CapturedText
from letterbook.verification.seals import not_as_sealed

CAPTURE_FILE = ("capture", "file")


def check_seals_belong(case: Case) -> Iterator[Problem]:
    """A seal belongs to an article, by its name."""
    for id, text in case.seals.texts.items():
        if not isinstance(case.edition.records.get(id), Article):
            message = f"there is no article '{id}'; rename the seal with its article, or remove it"
            yield Problem(text.place(), "unknown-id", message)


def check_captures_are_sealed(case: Case) -> Iterator[Problem]:
    """An article with a capture has a seal."""
    for article in case.edition.of(Article):
        if article.capture and article.id not in case.seals.claimed:
            text = case.captures.texts.get(article.id)
            # Whoever holds the capture is at work on it: sealing comes last.
            tell = case.note if text else case.warning
            yield tell(article, CAPTURE_FILE, "unsealed", no_seal(article, text))


def check_captures_are_as_sealed(case: Case) -> Iterator[Problem]:
    """A capture is the one that was sealed; it is sealed anew once its old seal was removed on purpose."""
    for id, text in case.captures.texts.items():
        seal = case.seals.seals.get(id)
        if seal and not seal.is_over(text):
            yield case.problem(case.edition.records[id], CAPTURE_FILE, "capture-changed", not_as_sealed(id))


def check_quotations_are_found(case: Case) -> Iterator[Problem]:
    """A quotation is found where it is said to stand, by the capture of its article, by its seal, or as compared."""
    for cited, faults in case.verification.faults.items():
        record = case.edition.records[cited.record]
        for fault in faults:
            yield Problem(case.edition.place(record, fault.path), fault.code, fault.message, fault.severity)


def no_seal(article: Article, text: CapturedText | None) -> str:
    """Say that a capture has no seal, and who can make one."""
    assert article.capture
    if text:
        return "the capture has no seal; check its quotations, run 'seal' and commit what it writes"
    return (
        f"the capture has no seal, and '{article.capture.file}' is not here; "
        "ask someone who has it to run 'seal', or remove 'capture'"
    )
