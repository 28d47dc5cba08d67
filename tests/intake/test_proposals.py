"""What a capture proposes, on the five real captures and on invented text."""

from pathlib import Path

import pytest

from letterbook.evidence.captures import Part, classes, split
from letterbook.intake.proposals import borrowings, propose
from letterbook.reading.load import load
from letterbook.records.models import Article

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = ROOT.parent / "shared" / "captures"
needs_captures = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures lie in ../shared, which is not here")


def captured_articles() -> list[Article]:
    """Return the records of the collection that have a capture."""
    records, _ = load(ROOT / "sources")
    return [record for record in records.records.values() if isinstance(record, Article) and record.capture]


@needs_captures
@pytest.mark.parametrize("article", captured_articles(), ids=lambda article: article.id)
def test_proposals_are_what_an_editor_confirmed(article):
    """Of each of the five captures, every paragraph is proposed as what its reviewed record says it is."""
    text = split(article.capture.file, (CAPTURES / article.capture.file).read_bytes().decode())
    reviewed = {number: part for part, _, numbers in classes(article.capture) for number in numbers}
    assert {found.paragraph: found.part for found in propose(text)} == reviewed


@needs_captures
def test_borrowed_paragraphs_are_noticed():
    """The post on the letter to Moon introduces two reports; where the first ends, only an editor can tell."""
    text = split("", (CAPTURES / "000_678a4caef63e687c.txt").read_bytes().decode())
    found = [(one.introduced_by, one.first, one.last) for one in borrowings(text, propose(text))]
    assert found == [(5, 6, 10), (13, 14, 17)]


def test_every_proposal_names_its_rule():
    """A proposal says in a sentence why it is made."""
    text = split("", "Menu\n\nThe harbour letters\n\nBy Eve Long\n\nA long paragraph of the article itself.\n")
    assert all(len(found.rule.split()) > 4 for found in propose(text))


def test_plain_text_is_body():
    """Below the title, what no rule speaks of is the article."""
    text = split("", "The harbour letters\n\n" + "\n\n".join(f"Sentence {n} of the report goes on." for n in range(9)))
    assert [(found.paragraph, found.part) for found in propose(text)][:1] == [(1, Part.TITLE)]
    assert not [found for found in propose(text) if found.part is Part.FURNITURE]


def test_repeated_title_is_furniture():
    """A headline that stands twice is the title once."""
    text = split("", "The harbour letters\n\nThe harbour letters\n\nThe letters passed through many hands that year.\n")
    assert [(found.paragraph, found.part) for found in propose(text)] == [(1, Part.TITLE), (2, Part.FURNITURE)]
