"""The site on paper: A4, black on white, legible, and nothing on it that is only for a screen."""

import re
import shutil
import subprocess

import pytest

# Points in a CSS pixel.
POINTS = 0.75
SMALLEST = 10

# Of so many quotations and more, two sides cannot hold what is said of each.
MANY = 20

# The font sizes of all words of an article that are shown, in pixels, each with an example.
SIZES = """() => {
  const found = {};
  const words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode, parent = text.parentElement;
    if (text.data.trim() && parent.checkVisibility()) found[parseFloat(getComputedStyle(parent).fontSize)] = text.data;
  }
  return found;
}"""

# The colours of all words of an article, and what lies behind the page.
COLOURS = """() => {
  const shown = [...document.querySelectorAll("article, article *")].filter((one) => one.checkVisibility());
  const inks = new Set(shown.map((one) => getComputedStyle(one).color));
  return [...inks, getComputedStyle(document.body).backgroundColor];
}"""

# Leave what a letter says, and everything before it.
ONLY_WORDS = """() => {
  const says = [...document.querySelectorAll("article h2")].find((one) => one.textContent.trim() === "Reading text");
  if (!says) return false;
  let rest = says.nextElementSibling;
  while (rest && rest.tagName !== "H2") rest = rest.nextElementSibling;
  while (rest) {
    const gone = rest;
    rest = rest.nextElementSibling;
    gone.remove();
  }
  return true;
}"""


@pytest.fixture
def paper(new_context):
    """A page that is seen as on paper, for a reader who likes it dark on the screen."""
    page = new_context(color_scheme="dark", viewport={"width": 794, "height": 1123}).new_page()
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.fixture
def poppler():
    """The command that reads a PDF."""
    if not shutil.which("pdfinfo") or not shutil.which("pdftotext"):
        pytest.skip("no pdfinfo and pdftotext (poppler-utils) on this machine")


def pages_of(pdf):
    """Return how many sheets a PDF fills."""
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def text_of(pdf):
    """Return the text of a PDF."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_nothing_is_small(paper, hosted, kinds):
    """On paper no word of any kind of page is smaller than ten points."""
    for kind in kinds:
        paper.goto(hosted + kind)
        sizes = paper.evaluate(SIZES)
        assert {size: text for size, text in sizes.items() if float(size) * POINTS < SMALLEST - 0.01} == {}, kind


def test_black_on_white(paper, hosted, kinds):
    """Who reads light on dark prints black on white all the same."""
    for kind in kinds:
        paper.goto(hosted + kind)
        *inks, sheet = paper.evaluate(COLOURS)
        assert sheet == "rgb(255, 255, 255)" and set(inks) <= {"rgb(0, 0, 0)"}, kind


def test_only_the_article_is_printed(paper, hosted, poppler):
    """Neither header, tabs, contents nor footer is printed, and outside links are followed by where they lead."""
    paper.goto(hosted + "about/rights/")
    text = text_of(paper.pdf(format="A4"))
    for words in ("Skip to content", "Table of contents", "Back to top", "People and places", "Search"):
        assert words not in text
    links = paper.locator("article a[href^=http]").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert all(re.sub(r"\s", "", f"<{link}>") in re.sub(r"\s", "", text) for link in links)


def test_words_of_a_letter_fit_on_one_leaf(paper, real, hosted, poppler):
    """From its title to the end of what it says a letter fills two sides of A4; one quoted twenty times, three."""
    sides, allowed = {}, {}
    for letter in real.report.edition.letters:
        paper.goto(f"{hosted}letters/{letter.id}/")
        if paper.evaluate(ONLY_WORDS):
            sides[letter.id] = pages_of(paper.pdf(format="A4", prefer_css_page_size=True))
            allowed[letter.id] = 2 if sum(len(one.quotations) for one in letter.witnesses) < MANY else 3
    assert sides and {letter: count for letter, count in sides.items() if count > allowed[letter]} == {}
