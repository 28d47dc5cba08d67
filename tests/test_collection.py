"""The real collection keeps its own rules; nothing else is tested with it."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook.facts.coverage import coverage
from letterbook.facts.existence import HowKnown
from letterbook.facts.origins import origins_of
from letterbook.folders import Folders
from letterbook.pipeline import Checked, read
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Question
from letterbook.verification.quotations import cited_in
from tests.first_collection import COMPARED

ROOT = Path(__file__).resolve().parent.parent
CAPTURES = ROOT.parent / "shared" / "captures"

MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@cache
def collection() -> Checked:
    """Return the real collection, read without captures."""
    return read(replace(Folders.below(ROOT), captures=None))


def plain(text):
    """Return text with one sort of quotation mark, dash and space; written apart from the program on purpose."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(MARKS)).translate(MARKS).split())


def stands_in(quotation, paragraph):
    """Whether the parts of a quotation between its cuts stand in a paragraph, in order."""
    here = 0
    for part in map(plain, re.split(r"\[\s*…\s*\]", quotation)):
        here = plain(paragraph).find(part, here)
        if here < 0:
            return False
        here += len(part)
    return True


def numbered(locator, article):
    """Return the paragraphs that a locator names, counted from 1; all of them (None) without one."""
    named = article.capture.title if locator == "title" else locator
    found = re.fullmatch(r"p(\d+)(?:-p(\d+))?", named or "")
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else None


def quotations(edition, article):
    """Yield the words quoted from an article, each with its locator."""
    for _, witness in edition.testimonies(article):
        yield from ((quotation.text, quotation.at or witness.at) for quotation in witness.quotations)
    yield from ((quotation.text, quotation.at) for quotation in article.quotations)


def test_the_collection_passes():
    """`check --strict` finds nothing, not even a warning."""
    result = CliRunner().invoke(main, ["check", "--strict"])
    assert result.exit_code == 0, result.output


def test_quotations_stand_in_their_captures():
    """Whatever is quoted from an article with a capture stands in the paragraph that the record names."""
    if not CAPTURES.is_dir():
        pytest.skip("no ../shared/captures on this machine: the texts of others are never in the repository")
    edition, _ = link(load(ROOT / "sources")[0])
    captured = [article for article in edition.articles if article.capture]
    assert captured
    missing = []
    for article in captured:
        lines = (CAPTURES / article.capture.file).read_text(encoding="utf-8").splitlines()
        paragraphs = [line for line in lines if line.strip()]
        for text, locator in quotations(edition, article):
            among = numbered(locator, article) or range(1, len(paragraphs) + 1)
            if not any(stands_in(text, paragraphs[number - 1]) for number in among if number <= len(paragraphs)):
                missing.append(f"{article.id} {locator}: {text}")
    assert missing == []


@pytest.mark.first_collection
def test_every_difference_has_two_accounts_and_a_number():
    """The collection shows at least sixty-five differences, numbered from 1 without a gap, each with two accounts."""
    questions = sorted(collection().edition.of(Question), key=lambda question: question.number)
    assert len(questions) >= 65
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))
    assert all(len(question.accounts) >= 2 and question.settled_by for question in questions)
    assert all(question.resolution or question.open for question in questions)


@pytest.mark.first_collection
def test_the_expected_letters_are_all_recorded():
    """Twenty-seven letters are expected, sixteen and eleven; each has a record, and no claimed one is counted."""
    edition = collection().edition
    (expected,) = edition.collection.expected
    found = coverage(edition, expected, origins_of(edition), collection().verification)
    assert (expected.count, len(found.letters)) == (27, 27)
    assert all(letter.letter.existence != "claimed" for letter in found.letters)


@pytest.mark.first_collection
@pytest.mark.parametrize(("letter", "passage", "least"), COMPARED)
def test_wordings_stand_side_by_side(letter, passage, least):
    """The sentence on the hurt feelings, and that on Moon's interest, are shown in three English wordings or more."""
    edition = collection().edition
    record = edition.records[letter]
    wordings = {cited.text for cited, _ in cited_in(record) if cited.passage == passage}
    assert len({text for text in wordings if text.isascii() or "’" in text}) >= least


@pytest.mark.first_collection
def test_the_introduction_counts_as_the_records_do():
    """The numbers that the introduction gives of the archive's own are those of its records."""
    edition = collection().edition
    found = coverage(edition, edition.collection.expected[0], origins_of(edition), collection().verification).letters
    own = " ".join(
        sentence.says
        for section in edition.introduction.sections
        for paragraph in section.paragraphs
        for sentence in paragraph
        if sentence.archive
    )
    days = sum(one.has_exact_day for one in found)
    wordless = sum(one.quotations == 0 for one in found)
    whole = sum(one.how_known in {HowKnown.FACSIMILE, HowKnown.FULL} for one in found)
    assert (len(found), days, wordless, whole) == (27, 23, 9, 4)
    assert "Of the twenty-seven letters, twenty-three have a day" in own
    assert "Of nine letters these pages hold not one quoted word; four are recorded as printed whole" in own


@pytest.mark.first_collection
def test_the_introduction_is_read_in_ten_minutes():
    """It has at most two thousand words or so, and nearly all its sentences rest on articles."""
    sentences = [
        sentence
        for section in collection().edition.introduction.sections
        for paragraph in section.paragraphs
        for sentence in paragraph
    ]
    assert 1500 <= sum(len(sentence.says.split()) for sentence in sentences) <= 2200
    assert sum(bool(sentence.articles) for sentence in sentences) / len(sentences) > 0.7
