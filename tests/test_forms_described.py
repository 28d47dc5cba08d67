"""The page on formats tells the truth: by it alone, without the program, a reader checks a seal."""

import re
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.models.collection import FORMAT
from letterbook.verification.normal_text import CURRENT, normalised

PAGE = (Path(__file__).resolve().parent.parent / "docs/about/formats.md").read_text(encoding="utf-8")

# The marks that the page names: lists between backticks, each followed by what takes their place; then what goes.
LISTS = [(a or b).split() for a, b in re.findall(r"``(.+?)`` by|`([^`]+)` by", PAGE)]
GONE = [
    chr(int(number, 16))
    for number in re.findall(r"U\+([0-9A-F]{4})", PAGE.split("Remove the characters")[1].split("\n")[0])
]


def digest(text):
    """Return the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def unified(text):
    """Return a text after the first step that the page describes."""
    for marks, one in zip((*LISTS, GONE), ("'", '"', "-", ""), strict=True):
        for mark in marks:
            text = text.replace(mark, one)
    return text


def normal_form(text):
    """Return a text in the normal form that the page describes."""
    return " ".join(unified(unicodedata.normalize("NFKC", unified(text))).split())


MARKS = st.sampled_from([*(mark for marks in LISTS for mark in marks), *GONE, " ", "\u00a0", "´", "ﬁ", "e\u0301"])


@given(st.lists(MARKS | st.characters(exclude_categories=["Cs"]), max_size=12).map("".join))
def test_the_normal_form_is_as_described(text):
    """Whatever a paragraph holds, the three steps of the page give what the program seals."""
    assert normal_form(text) == normalised(text)


@pytest.fixture
def sealed(toy_edition):
    """A seal of the invented collection, and the paragraphs of what was saved in the form that the page describes."""
    seal = yaml.load((toy_edition / "sources/seals/morning-post-1921-10-02.yml").read_bytes(), yaml.BaseLoader)
    saved = (toy_edition / "captures/harbour.txt").read_text(encoding="utf-8")
    return seal, [form for form in map(normal_form, saved.split("\n")) if form]


def test_a_seal_s_head_is_checked_by_hand(sealed):
    """Length, SHA-256 and checksum of the saved text are those of the seal, made as the page says."""
    seal, paragraphs = sealed
    whole = "\n".join(paragraphs)
    assert (seal["length"], seal["sha256"]) == (str(len(whole)), digest(whole))
    assert seal["check"] == digest("\n".join((seal["normaliser"], seal["length"], seal["sha256"])))[:16]


def test_a_seal_s_quotations_are_found_by_hand(sealed):
    """Each line leads to its words in the saved text, and its checksum is right, made as the page says."""
    seal, paragraphs = sealed
    for line in seal["quotations"]:
        paragraph = paragraphs[int(line["paragraph"]) - 1]
        spans = [tuple(map(int, span.split("-"))) for span in line["spans"].split()]
        assert line["words"] == digest(" […] ".join(paragraph[start:end] for start, end in spans))
        parts = (seal["sha256"], line["words"], line["paragraph"], line["spans"])
        assert line["check"] == digest("\n".join(parts))[:16]
    assert len(seal["quotations"]) > 3


def test_the_page_names_the_current_forms():
    """The number of the form of records, and that of the normal form of a sealed text, are the current ones."""
    assert f"is the version of this form. It is {FORMAT}." in PAGE
    assert f": which form this is: {CURRENT}, as above" in PAGE
