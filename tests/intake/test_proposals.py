"""What a capture proposes, on the five real captures and on invented text."""

from pathlib import Path

import pytest

from letterbook.intake.proposals import borrowings, propose
from letterbook.reading.load import load
from letterbook.records.models import Article
from letterbook.verification.captures import LineClass, classes, split

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
    assert [(found.paragraph, found.part) for found in propose(text)][:1] == [(1, LineClass.TITLE)]
    assert not [found for found in propose(text) if found.part is LineClass.FURNITURE]


def test_repeated_title_is_furniture():
    """A headline that stands twice is the title once."""
    text = split("", "The harbour letters\n\nThe harbour letters\n\nThe letters passed through many hands that year.\n")
    assert [(found.paragraph, found.part) for found in propose(text)] == [
        (1, LineClass.TITLE),
        (2, LineClass.FURNITURE),
    ]


def proposed(text: str, title: str = "") -> list[tuple[int, LineClass]]:
    """Return what is proposed for a text, by paragraph."""
    return [(found.paragraph, found.part) for found in propose(split("", text), known_title=title)]


LONG = "A paragraph of the article itself goes on " + "and on " * 20 + "and so it must be the body.\n"


def test_the_record_knows_the_title():
    """The paragraph with the record's title is the title, however its quotation marks look; what is above is not."""
    text = "Weather\n\nToday in “Fen”\n\nThe ‘harbour’  letters\n\nWhat they said\n\nEve Long\n\n" + LONG
    expected = [LineClass.FURNITURE, LineClass.FURNITURE, LineClass.TITLE, LineClass.STANDFIRST, LineClass.BYLINE]
    assert proposed(text, "The 'harbour' letters") == list(enumerate(expected, start=1))
    assert proposed(text, "Another title")[0] == (1, LineClass.TITLE)


def test_a_byline_is_near_the_title():
    """A byline below a title that stands far down is one; a name above the title is not."""
    menu = "\n\n".join(f"Page {n} of it" for n in range(20))
    text = f"Eve Long\n\n{menu}\n\nThe harbour letters\n\nEve Long\n\n" + "\n".join([LONG] * 20)
    found = dict(proposed(text, "The harbour letters"))
    assert (found[1], found[22], found[23], len(found)) == (LineClass.FURNITURE, LineClass.TITLE, LineClass.BYLINE, 23)


def test_a_menu_is_no_title():
    """Words with bars between them are a menu."""
    assert proposed("Home | World | Opinion\n\nThe harbour letters\n\n" + LONG)[:2] == [
        (1, LineClass.FURNITURE),
        (2, LineClass.TITLE),
    ]
