"""Texts that are printed whole: where that is allowed, and as the source has them."""

import re
from dataclasses import replace

import pytest

from letterbook.folders import Folders
from letterbook.pipeline import survey
from letterbook.records.models import Article
from letterbook.records.models.letter import Witness
from letterbook.rules.held_texts import forbidden

LETTER = """sender: ada-north
recipient: bela-south
summary: A note.
witnesses:
  - article: morning-post-1921-10-02
    form: {form}
    text:
      language: en
      paragraphs: [{paragraph}]
"""


@pytest.fixture
def problems(toy_edition, tmp_path):
    """Lay a letter beside those of the invented collection, its article free of rights, and return what is wrong."""

    def found(paragraph, form="full", rights="full"):
        sources = tmp_path / "sources"
        for path in sorted((toy_edition / "sources").rglob("*.yml")):
            text = path.read_text(encoding="utf-8")
            if path.name == "morning-post-1921-10-02.yml":
                text = re.sub(r"^rights: .*\n", "", text, flags=re.MULTILINE)
                text = text.replace("language: en\n", f"language: en\nrights: {rights}\n", 1)
            (sources / path.relative_to(toy_edition / "sources")).parent.mkdir(parents=True, exist_ok=True)
            (sources / path.relative_to(toy_edition / "sources")).write_text(text, encoding="utf-8")
        (sources / "letters/note.yml").write_text(LETTER.format(form=form, paragraph=paragraph), encoding="utf-8")
        folders = replace(Folders.below(tmp_path), sources=sources, captures=toy_edition / "captures")
        return [
            (one.code, one.place.line, one.place.column) for one in survey(folders).problems if "note" in one.place.file
        ]

    return found


def test_a_text_that_the_capture_holds_is_right(problems):
    """Signs of the editors, and quotation marks of another shape, make no difference."""
    assert problems('"“I see no need [of] a third in this ⟦great⟧ matter,” it goes on"') == []


def test_a_text_that_it_does_not_hold_is_wrong(problems):
    """The paragraph is named by its place."""
    assert problems("I see every need of a third in this matter") == [("text-not-found", 9, 20)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        "I see no need of a thir",
        "a third in this matter, I see no need",
        "I see no [...] need of no third",
        "I see no need [...] I see no need",
    ],
)
def test_parts_of_words_and_another_order_are_wrong(problems, paragraphs):
    """A text stands there in whole words and in its order, around what is lost too."""
    codes = [code for code, _, _ in problems(f'"{paragraphs}"')]
    assert codes and set(codes) == {"text-not-found"}


def test_what_is_lost_can_be_anything(problems):
    """Between the words around it, whatever the capture has."""
    assert problems('"I see no [...] a third in this [mat]ter"') == []


def test_why_a_letter_cannot_be_shown_is_told_with_what_would_be_right():
    """Each reason names what is there, and the line that would allow it."""
    article = Article(id="post", title="T", kind="news", language="en", read="part")
    rights, form = forbidden(Witness(article="post", form="excerpt"), article)
    assert rights[0].startswith("the rights of 'post' allow only quotations; if") and rights[1] == "rights: full"
    assert form[0].endswith("its form is full or facsimile, not 'excerpt'") and form[1] == "form: facsimile"


@pytest.mark.parametrize("rights", ["quotation", "none"])
def test_a_text_needs_rights(problems, rights):
    """Where only quotations are allowed, no text stands; and what the capture holds is copied."""
    codes = {code for code, _, _ in problems("I see no need of a third in this matter", rights=rights)}
    assert "text-not-allowed" in codes


def test_a_text_needs_a_form(problems):
    """An excerpt is no whole text."""
    assert [code for code, _, _ in problems("I see no need of a third in this matter", form="excerpt")] == [
        "text-not-allowed"
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"I see no need of a third in this matter"',
        '{p: "I see no need of a third in this matter"}',
        '{postscript: "I see no need of a third in this matter", page: 2r}',
        '{part: closer, words: "I see no need of a third in this matter"}',
    ],
)
def test_a_paragraph_is_written_as_is_easiest(problems, paragraph):
    """As plain text, under the name of its part, or written out."""
    assert problems(paragraph) == []


def test_what_is_no_part_is_told(problems):
    """A part that no letter has is an unknown field, or no choice."""
    assert {code for code, _, _ in problems('{greeting: "Dear Bela"}')} == {"unknown-field", "missing-field"}
    assert {code for code, _, _ in problems('{part: greeting, words: "Dear Bela"}')} == {"unknown-word"}
