"""Every line of a page is in exactly one class, and the article in the body, in whatever elements it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.page.saved_page import parse_page
from letterbook.intake.page.sorting import propose_of_page
from letterbook.intake.page.tree import PageFault
from letterbook.records.models import Capture
from letterbook.verification.captures import LineClass, parts, split
from tests.intake.test_page_title import BODY, H1, MENU, OG, WINDOW

FOOT = "<footer><p>Harbour Post, Quay 1</p></footer>"
HEAD = f'<html lang="en"><head>{WINDOW}{OG}</head><body>{MENU}'
TITLE, BYLINE, STANDFIRST, FURNITURE = LineClass.TITLE, LineClass.BYLINE, LineClass.STANDFIRST, LineClass.FURNITURE


def sorted_lines(inside: str, head: str = HEAD, known: str = "") -> dict[str, LineClass]:
    """Return the class of each line of a page, by its text."""
    page = parse_page(f"{head}<main><article>{inside}</article></main>{FOOT}</body></html>")
    text = split("x.txt", page.text)
    found = {one.paragraph: one.part for one in propose_of_page(page, text, known)}
    return {line: found.get(number, LineClass.BODY) for number, line in enumerate(text.paragraphs, start=1)}


def test_a_page_falls_into_its_parts():
    """Above the title and below the article is the page's own; author and day are the byline."""
    found = sorted_lines(f'{H1}<p class="byline">By Eve Long</p><time>2 October 2021</time>{BODY}')
    assert [part.value for part in found.values()] == [
        *("furniture", "furniture", "furniture", "title", "byline", "byline", "body", "body", "body", "furniture"),
    ]


LIST = "<ul><li>A first letter, which the north sent in spring.</li><li>A second one, of the south.</li></ul>"
TABLE = "<table><tr><th>Letter</th><th>Crossed on</th></tr><tr><td>The first one</td><td>6 May</td></tr></table>"
MIXED = "<p>The clerk <x-term>reads</x-term> from <svg><title>x</title><path/></svg>the book of papers at noon.</p>"
APPEALS = "<p>She made a donation to the bridge.</p><p>Nobody thanked her.</p><p>A donation is a donation.</p>"


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (LIST, ["A first letter, which the north sent in spring.", "A second one, of the south."]),
        (TABLE, ["Letter", "Crossed on", "The first one", "6 May"]),
        (MIXED, ["The clerk reads from the book of papers at noon."]),
        (APPEALS, ["She made a donation to the bridge.", "Nobody thanked her.", "A donation is a donation."]),
    ],
    ids=["list", "table", "elements within a line", "words of appeals"],
)
def test_what_stands_within_the_article_is_its_body(inside, lines):
    """Points, cells, paragraphs with drawings and unknown elements in them, and an article about donations."""
    found = sorted_lines(f"{H1}{BODY}{inside}{BODY.replace('mayor', 'provost')}")
    assert [found[line] for line in lines] == [LineClass.BODY] * len(lines)


@pytest.mark.parametrize(
    "inside",
    [
        f'{H1}<p class="standfirst">The clerk has both in her book.</p>{BODY}',
        f"{H1}<h2>Nobody has opened them yet, says the clerk of the north.</h2>{BODY}",
    ],
)
def test_a_standfirst_is_what_the_page_calls_so(inside):
    """By its class, or because the page describes itself so."""
    head = HEAD.replace(
        "</head>", '<meta name="description" content="Nobody has opened them yet, says the clerk of the north."></head>'
    )
    found = sorted_lines(inside, head)
    assert [line for line, part in found.items() if part is STANDFIRST] == [parse_page(inside).lines[1]]


def test_the_first_paragraph_is_no_standfirst_though_the_page_describes_itself_by_it():
    """Many sites take the beginning of the article for its description."""
    first = parse_page(BODY).lines[0]
    head = HEAD.replace("</head>", f'<meta name="description" content="{first}"></head>')
    assert sorted_lines(H1 + BODY, head)[first] is LineClass.BODY


def test_the_title_of_the_record_decides():
    """Where an editor has another line for the title, that one is."""
    found = sorted_lines(f"{H1}<h2>What the clerk saw</h2>{BODY}", known="What the clerk saw")
    assert found["What the clerk saw"] is TITLE and found["Two letters crossed the bridge"] is FURNITURE


def test_a_repeated_headline_is_furniture():
    """A headline that stands again below the title is the title once."""
    page = parse_page(f"{HEAD}<main><article>{H1}<p>Two letters crossed the bridge</p>{BODY}</article></main>")
    text = split("x.txt", page.text)
    parts_of = {one.paragraph: one.part for one in propose_of_page(page, text)}
    same = [number for number, line in enumerate(text.paragraphs, start=1) if line == "Two letters crossed the bridge"]
    assert [parts_of[number] for number in same] == [TITLE, FURNITURE]


tags = st.sampled_from(["p", "div", "li", "td", "h1", "h2", "time", "nav", "article", "x-y", "pre", "span", "footer"])
words = st.text("ab가二 \u00a0\u3000\u00ad\u200b\n<&;1.", max_size=30)
pages = st.lists(st.tuples(tags, words), max_size=12).map(
    lambda pairs: "".join(f"<{tag}>{text}</{tag}>" for tag, text in pairs)
)


@given(pages, st.sampled_from(["", "<html>", "<!doctype html><html lang=ko><head><title>a b</title></head><body>"]))
def test_any_page_gives_its_text_back(markup, head):
    """Whatever the page, each line is in one class, and the classes together are the text, line by line."""
    try:
        page = parse_page(head + markup)
    except PageFault:
        return
    text = split("x.txt", page.text)
    assert text.paragraphs == page.lines
    found = propose_of_page(page, text)
    numbers = [one.paragraph for one in found]
    assert len(set(numbers)) == len(numbers) and set(numbers) <= set(range(1, len(page.lines) + 1))
    named = {"furniture": tuple(f"p{one.paragraph}" for one in found if one.part is FURNITURE)}
    whole = parts(text, Capture.model_validate({"file": "x.txt", **named}))
    assert "".join(line.raw for _, line in whole) == page.text
