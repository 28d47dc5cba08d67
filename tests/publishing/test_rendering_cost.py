"""A page that would take minutes is refused with the place of its worst paragraph; no page that people write is."""

from pathlib import Path

import pytest

from letterbook.publishing.by_hand import LARGEST, MARKDOWN
from letterbook.publishing.rendering_cost import MOST_SECONDS, OF_A_BLOCK, blocks_of, cost, slowness

ROOT = Path(__file__).parents[2]

# What Markdown takes longer for than its length says, each repeated to so many characters.
SLOW = {
    "brackets": "[" * 8_000,
    "images": "![" * 8_000,
    "links": "[a](" * 8_000,
    "references": "[a][" * 4_000,
    "tags": "<a " * 10_000,
    "attributes": "<a a=b " * 6_000,
    "declarations": "<![" * 4_000,
    "declarations in paragraphs": "<![\n\n" * 4_000,
    "headings in one paragraph": "# a\n" * 15_000,
    "underlined headings": "a\n=\n" * 15_000,
    "fences": "``` a\n" * 10_000,
    "notes": "[^1] " * 4_000,
    "contents": "[TOC]\n\n" * 20_000,
    "backticks": "`a " * 40_000,
    "quotations in each other": "> " * 40 + "a",
    "lists in each other": "- " * 40 + "a",
    "numbers in each other": "1. " * 1_000,
    "rules that are none": "* " * 1_000 + "x",
    "definitions in each other": "a\n: b\n" * 200,
    "a wide row": "|".join("a" * 400),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_what_takes_too_long_is_refused_where_it_is(text):
    """The place is that of the paragraph or the line, not of the page."""
    found = slowness(f"# Title\n\nWords.\n\n{text}\n\nMore words.\n")
    assert found is not None and found.at == len("# Title\n\nWords.\n\n") and found.why


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "HACKING.md", "CHANGELOG.md", "docs/contributing/fields.md"])
def test_pages_that_people_write_are_far_below(name):
    """The longest texts of this archive take a tenth of what is allowed, as it is estimated."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert slowness(text) is None
    assert sum(cost(block, OF_A_BLOCK, len(block)) for _, block in blocks_of(text)) < MOST_SECONDS * 1e9 / 10


def test_length_alone_is_no_fault():
    """A page of plain paragraphs may be as long as a file may be, and so may a list of five hundred links."""
    plain = "Some words of a paragraph, with *stress* and [a link](x.md).\n\n"
    assert slowness(plain * (LARGEST[MARKDOWN] // len(plain))) is None
    assert slowness("- [a link](x.md) with some words on it\n" * 500) is None


def test_blocks_are_told_by_where_they_begin():
    """Joined again with what lies between them they are the page."""
    text = "one\n\ntwo\nlines\n \t\nthree"
    assert [(at, block) for at, block in blocks_of(text)] == [(0, "one"), (5, "two\nlines"), (18, "three")]
