"""The introduction: numbered notes, and what stands where nobody wrote one."""

import re
from dataclasses import replace

from letterbook.pages.pen import Pen
from letterbook.pages.views.introduction import introduction_view
from letterbook.reading.link import link
from letterbook.reading.load import load
from tests.contexts import unverified

SENTENCES = """
title: T
lead: L
sections:
  - heading: H
    paragraphs:
      - - {says: SAYS, OWNER}
"""


def test_every_mark_has_its_note(toy):
    """Marks in the text and notes below it have the same numbers, in order, one for each sourced sentence."""
    view = introduction_view(Pen(unverified(toy), "introduction/index.md"))
    marks = re.findall(r"\[\^(\d+)\](?!:)", "".join(view.sections))
    notes = re.findall(r"^\[\^(\d+)\]:", view.notes, flags=re.MULTILINE)
    sourced = [
        sentence
        for section in toy.introduction.sections
        for paragraph in section.paragraphs
        for sentence in paragraph
        if sentence.articles
    ]
    assert marks == notes == [str(number + 1) for number in range(len(sourced))] != []


def test_without_an_introduction_the_page_says_what_the_collection_is(toy):
    """A collection without `introduction.yml` still has the page to which the navigation leads."""
    view = introduction_view(Pen(unverified(replace(toy, introduction_told=None)), "introduction/index.md"))
    assert "invented correspondence" in view.lead
    assert view.notes == ""


def problems_of(make_edition, says: str, owner: str) -> list[str]:
    """Return the problems of an introduction of one sentence."""
    text = SENTENCES.replace("SAYS", says).replace("OWNER", owner)
    _, problems = make_edition({"introduction.yml": text})
    return [f"{problem.place}: {problem.message}" for problem in problems]


def test_a_sentence_needs_an_author(make_edition):
    """A sentence without articles that does not say it is the archive's own is a problem at its place."""
    assert problems_of(make_edition, "Rain.", 'archive: "true"') == []
    (told,) = problems_of(make_edition, "Rain.", "articles: []")
    assert told.startswith("sources/introduction.yml:7:") and "there is neither 'articles' nor 'archive: true'" in told


def test_links_and_articles_of_the_introduction_must_exist(make_edition):
    """An article or a link that leads nowhere is a problem at its place."""
    (article,) = problems_of(make_edition, "Rain.", "articles: [nobody]")
    (linked,) = problems_of(make_edition, "'Rain in [[nowhere]].'", 'archive: "true"')
    assert "introduction.yml:7" in article and "names no record" in article
    assert "introduction.yml:7" in linked and "names no record" in linked


def test_the_introduction_is_part_of_the_edition(toy_edition):
    """What `introduction.yml` holds reaches the edition as it was read."""
    records, problems = load(toy_edition / "sources")
    assert records.introduction and not problems
    assert link(records)[0].introduction == records.introduction
