"""What an article's record says of its capture: each paragraph in one class, and one that there is."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Article, Capture
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import KEY
from letterbook.rules.case import Case
from letterbook.verification.captures import CapturedText, LineClass, classes, span


def check_classes(case: Case) -> Iterator[Problem]:
    """A paragraph of a capture is in one class."""
    for article in case.edition.of(Article):
        seen: dict[int, LineClass] = {}
        for part, path, numbers in classes(article.capture) if article.capture else ():
            for number in numbers:
                if number in seen:
                    message = f"paragraph {number} is already {seen[number].value}; a paragraph is in one class"
                    yield case.problem(article, path, "paragraph-twice", message)
                seen[number] = part


def check_paragraphs_are_there(case: Case) -> Iterator[Problem]:
    """A paragraph that a capture block names is in the capture; several are named from the first to the last."""
    for article in case.edition.of(Article):
        for path, numbers in named_paragraphs(article.capture) if article.capture else ():
            if fault := paragraphs_fault(numbers, case.captures.texts.get(article.id)):
                yield case.problem(article, path, "no-such-paragraph", fault)


def named_paragraphs(capture: Capture) -> Iterator[tuple[FieldPath, range]]:
    """Yield the paragraphs that a capture block names, with the path of each name."""
    for _, path, numbers in classes(capture):
        yield path, numbers
    for paragraphs in capture.borrowed:
        yield ("capture", "borrowed", paragraphs, KEY), span(paragraphs)


def paragraphs_fault(numbers: range, text: CapturedText | None) -> str | None:
    """Say what is wrong with some paragraphs that a record names: none of them, or more than the capture has."""
    if not numbers:
        return f"these paragraphs are in reverse order; write 'p{numbers.stop - 1}-p{numbers.start}'"
    if text and numbers[-1] > len(text.paragraphs):
        return f"the capture has {len(text.paragraphs)} paragraphs; there is no paragraph {numbers[-1]}"
    return None
