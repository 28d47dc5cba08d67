"""Where statements are said to stand: within the capture, where one is at hand."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Article, Letter, Question, Record
from letterbook.records.nodes import FieldPath
from letterbook.rules.capture_blocks import paragraphs_fault
from letterbook.rules.case import Case
from letterbook.verification.captures import CapturedText, paragraphs_at

# The path of a locator, the article it is about, and what is written.
Located = tuple[FieldPath, str, str]


def check_locators(case: Case) -> Iterator[Problem]:
    """A paragraph that a record names is in a capture of the whole; for a quotation it is looked for with its words."""
    for record in case.edition.records.values():
        for path, article, at in locators(record):
            named = paragraphs_at(at)
            fault = paragraphs_fault(named, whole_text(case, article)) if named is not None else None
            if fault:
                yield case.problem(record, path, "no-such-paragraph", fault)


def whole_text(case: Case, id: str) -> CapturedText | None:
    """Return the capture of an article that was saved whole, where it is at hand."""
    article = case.edition.records.get(id)
    return None if isinstance(article, Article) and article.is_saved_in_part else case.captures.texts.get(id)


def locators(record: Record) -> Iterator[Located]:
    """Yield the locators of a record that belong to a witness, a statement or an account."""
    if isinstance(record, Letter):
        for number, witness in enumerate(record.witnesses):
            if witness.at:
                yield ("witnesses", number, "at"), witness.article, witness.at
            for field, count, attested in witness.says.statements():
                if attested.at:
                    yield ("witnesses", number, "says", field, count, "at"), witness.article, attested.at
    if isinstance(record, Question):
        for number, account in enumerate(record.accounts):
            if account.article and account.at:
                yield ("accounts", number, "at"), account.article, account.at
