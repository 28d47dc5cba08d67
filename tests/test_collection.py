"""The real collection keeps its own rules; nothing else is tested with it."""

import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook.reading.link import link
from letterbook.reading.load import load

ROOT = Path(__file__).resolve().parent.parent
CAPTURES = ROOT.parent / "shared" / "captures"

MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


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
