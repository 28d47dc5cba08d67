"""Letters that are shown whole: only where that is allowed, and only as the source has them."""

import re
from collections.abc import Iterator, Sequence

from letterbook.problems.problem import Problem
from letterbook.records.edited_words import bare
from letterbook.records.models import Article, Witness
from letterbook.records.nodes import FieldPath
from letterbook.rules.case import Case
from letterbook.verification.finding import nearest_in_words
from letterbook.verification.normal_text import normalised

# Forms of a witness that gives all of a letter.
WHOLE = frozenset({"full", "facsimile"})


def check_texts_are_allowed(case: Case) -> Iterator[Problem]:
    """A letter is shown whole only under a witness that gives it so, of an article whose rights allow it."""
    for letter in case.edition.letters:
        for number, witness in enumerate(letter.witnesses):
            article = case.edition.records.get(witness.article)
            for field in ("text", "images"):
                if getattr(witness, field) and isinstance(article, Article):
                    for message, example in forbidden(witness, article):
                        yield case.problem(letter, ("witnesses", number, field), "text-not-allowed", message, example)


def forbidden(witness: Witness, article: Article) -> Iterator[tuple[str, str]]:
    """Yield why a witness cannot show a letter whole, each reason with what would be right."""
    if article.rights != "full":
        message = (
            f"the rights of '{article.id}' allow only quotations; if they allow the whole letter, write "
            "'rights: full' in its record; otherwise remove this"
        )
        yield message, "rights: full"
    if witness.form not in WHOLE:
        message = (
            f"a witness that shows the letter gives all of it: its form is full or facsimile, not '{witness.form}'"
        )
        yield message, "form: facsimile"


def check_texts_are_found(case: Case) -> Iterator[Problem]:
    """A text in the language of its article stands, paragraph by paragraph and in order, in the article's capture."""
    for letter in case.edition.letters:
        for number, witness in enumerate(letter.witnesses):
            captured, article = case.captures.texts.get(witness.article), case.edition.records.get(witness.article)
            if witness.text and captured and isinstance(article, Article):
                paragraphs = captured.normal_paragraphs
                for path, words in missing(witness, article.language, paragraphs):
                    near = nearest_in_words(words, paragraphs)
                    message = f"this paragraph is not in the capture of '{article.id}', or not in this order; {near}"
                    yield case.problem(letter, ("witnesses", number, *path), "text-not-found", message)


def missing(witness: Witness, language: str, there: Sequence[str]) -> Iterator[tuple[FieldPath, str]]:
    """Yield the paragraphs of a text in a language that some paragraphs do not hold in its order, with their words."""
    whole = " ".join(there)
    for place, text in enumerate(witness.text):
        reached = 0
        for count, paragraph in enumerate(text.paragraphs if text.language == language else ()):
            for words in map(normalised, bare(paragraph.words)):
                # No part of a word is the word.
                found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(whole, reached)
                if not found:
                    yield ("text", place, "paragraphs", count), words
                    break
                reached = found.end()
