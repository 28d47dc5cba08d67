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
from letterbook.facts.letters import passages_of
from letterbook.facts.origins import origins_of
from letterbook.folders import Folders
from letterbook.pages.addresses import anchor_of_words, page_of
from letterbook.pages.context import Context
from letterbook.pages.plan import Target, make_page
from letterbook.pages.views.quoted import FAULTS
from letterbook.pipeline import Checked, read
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Question
from letterbook.verification.quotations import cited_in
from tests.first_collection import COMPARED, FULLEST, GARBLED

ROOT = Path(__file__).resolve().parent.parent
CAPTURES = ROOT.parent / "shared" / "captures"

MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@cache
def collection() -> Checked:
    """Return the real collection, read without captures."""
    return read(replace(Folders.below(ROOT), captures=None))


@cache
def letter_pages() -> dict[str, str]:
    """Return the page of every letter of the collection, by id."""
    context = Context(collection().edition, collection().verification)
    targets = (Target(page_of(letter), "letter", letter.id) for letter in collection().edition.letters)
    return {target.subject: make_page(target, context) for target in targets}


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


def order_of(passage):
    """Return the addresses of the wordings of a passage in the order of the rule."""
    shown = (passage.reading.first, passage.reading.beside, *passage.reading.others)
    return [anchor_of_words(one.cited) for one in shown if one]


def test_every_letter_reads_as_the_rule_has_it():
    """Its wordings stand in the order of the rule, and none in sight has a fault if another has none."""
    checked, number = collection(), 0
    for letter in checked.edition.letters:
        page = letter_pages()[letter.id]
        for passage in passages_of(checked.edition, checked.verification, letter):
            part = page.split(f"{{: #passage-{passage.slug} }}")[1].split("\n### ")[0].split("\n## ")[0]
            assert re.findall(r"\{: #(q-\w+)", part) == order_of(passage)
            in_sight = part.split("<details")[0]
            sound = [one for one in passage.wordings if one.quotation.fault is None]
            assert not sound or not any(f"**{fault.capitalize()}" in in_sight for fault in FAULTS.values())
            number += len(passage.wordings)
    assert number > 200


@pytest.mark.first_collection
def test_the_letter_with_most_garbled_wordings_shows_a_sound_one_first():
    """That of which most wordings in English are garbled: none of them is in sight."""
    page = letter_pages()[FULLEST["letter"].split("/")[1]]
    for part in page.split("### ")[1:]:
        in_sight = part.split("<details")[0].split("## ")[0]
        assert f"#{GARBLED}" not in in_sight
    assert f"#{GARBLED}" in page
