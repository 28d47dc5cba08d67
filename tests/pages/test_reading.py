"""The page of a letter begins with its reading text; the page of wordings lays the others beside it."""

import pytest

from letterbook.pages.context import Context
from letterbook.pages.plan import render
from tests.contexts import unverified

ARTICLE = "title: {title}\nkind: news\nlanguage: {language}\nread: whole\npublished: 1921-10-0{day}\n"
LETTER = """\
sender: ada
recipient: bela
summary: Ada asks for lower fares.
passages: {greeting: The salutation, fares: The fares, talk: No talk}
witnesses:
  - article: star
    form: excerpt
    quotations:
      - {passage: fares, text: "we will lower the fares at once, for all", fault: mistranslation, note: It hoped only.}
      - {passage: fares, text: Fares, at: title}
  - article: post
    form: excerpt
    quotations:
      - {passage: greeting, text: "Dear Bela,"}
      - passage: fares
        text: "I hope that the fares of the ferry can be lowered, <b>for all</b>"
        note: The Post prints it twice.
  - article: herald
    form: excerpt
    quotations:
      - {passage: fares, text: "the fares of the steamer can be lowered"}
      - {passage: fares, text: "I hope that the fares of the ferry can be lowered, <b>for all</b>"}
      - {passage: greeting, text: "My dear Bela,", preferred: It has the whole line.}
  - article: ilbo
    form: excerpt
    quotations:
      - {passage: fares, text: 뱃삯을 내리기를 희망한다, gloss: I hope that fares fall, translated_from: [en]}
"""


@pytest.fixture
def pages(make_edition):
    """The pages of an edition of one letter, by path."""
    articles = [("star", "en"), ("post", "en"), ("herald", "en"), ("ilbo", "ko")]
    files = {
        f"articles/{id}.yml": ARTICLE.format(title=id.title(), language=language, day=day)
        for day, (id, language) in enumerate(articles, 1)
    }
    people = {f"people/{id}.yml": f"name: {id.title()}\n" for id in ("ada", "bela")}
    edition, _ = make_edition({**files, **people, "letters/one.yml": LETTER})
    return render(Context(edition, unverified(edition).verification))


@pytest.fixture
def page(pages):
    """The page of the letter, below its front matter."""
    return pages["letters/one.md"].split("\n---\n", 1)[1]


def passage(page, slug):
    """Return a passage of the page."""
    return page.split(f"{{: #passage-{slug} }}")[1].split("\n### ")[0].split("\n## ")[0]


def test_the_page_begins_with_what_can_be_read(page):
    """The account of the letter follows it."""
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings[:2] == ["## Reading text {: #what-it-says }", "## About this letter"]


def test_the_sound_wording_stands_above_the_box_and_the_others_in_it(page):
    """The mistranslation is in the box, after the sound ones, with its fault and the note that explains it."""
    above, box = passage(page, "fares").split("<details")
    assert "> I hope that the fares of the ferry can be lowered" in above
    assert "we will" not in above
    assert box.index("steamer") < box.index("> we will lower")
    assert "**Mistranslated.** [Star" in box
    assert "It hoped only." in box


def test_each_other_wording_says_in_a_line_how_it_differs(page):
    """A fragment, a wording in another language, one of the same words."""
    box = passage(page, "fares").split("<details")[1]
    lines = {line.split(",")[0]: line for line in box.splitlines() if line.startswith("[")}
    assert "A part of it: “steamer” for “ferry”." in box
    assert "The same words." in box
    assert "A part of the same words." in box
    assert lines["[Ilbo"].endswith("○\u00a0unverified · translated into Korean from English.")
    assert "In the archive's own translation: I hope that fares fall" in box


def test_words_printed_twice_alike_stand_once(page):
    """The line of the other witness bears the anchor of its quotation."""
    assert page.count("> I hope that the fares of the ferry") == 1
    (line,) = (line for line in page.splitlines() if line.endswith("The same words."))
    after = page.split(line)[1].splitlines()[1]
    assert after.startswith("{: #q-")


def test_the_box_says_what_is_in_it(page):
    """Also how many of the wordings have a fault."""
    assert "<summary>Five other wordings, one with a known fault</summary>" in page
    assert "<summary>One other wording</summary>" in page


def test_notes_on_the_wording_above_stand_in_the_box(page):
    """So does the reason for which an editor put it first."""
    assert "Put first by an editor: It has the whole line." in passage(page, "greeting")
    assert "> My dear Bela," in passage(page, "greeting").split("<details")[0]
    assert "The Post prints it twice." in passage(page, "fares").split("<details")[1]


def test_gaps_stand_between_passages(page):
    """And a passage of which no words are printed says so."""
    assert page.count("&#91;…&#93;\n{: .gap }") == 2
    assert "No article in this archive prints words of this passage." in passage(page, "talk")


def test_a_table_lays_the_wordings_beside_each_other(pages):
    """The base above, each other witness in a row; words that differ in strong type, a sign where one is silent."""
    page = pages["wordings/index.md"]
    _, _, table, *_ = page.split('<div class="alignment" markdown="1">')
    head, _, *rows = table.split("</div>")[0].strip().splitlines()
    assert head.endswith(" | can be lowered, | &#60;b&#62;for all&#60;&#47;b&#62; |")
    assert "](../articles/herald.md) | I hope that | the | fares | of the ferry | " in head
    assert rows[0].endswith("](../articles/herald.md) | … | the | fares | of the **steamer** | can be lowered | … |")
    assert rows[1].endswith("](../articles/star.md) | … | … | Fares | … | … | … |")
    assert "<b>" not in page


def test_the_page_of_wordings_tells_what_its_signs_mean(pages):
    """Where the first table stands, not only on the page of principles."""
    assert "‸" in pages["wordings/index.md"].split("\n## ")[0]
