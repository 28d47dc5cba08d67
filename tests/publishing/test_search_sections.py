"""The fast reader of pages finds what Material's own parser finds, on all pages and on invented ones."""

import inspect
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, SearchPlugin

from letterbook.publishing.speed.search_sections import TAKEN_OUT, Unusual, sections, without_marks
from tests.publishing.built import Built


def plain(content):
    """Return the sections that Material's parser finds."""
    parser = Parser()
    parser.feed(content)
    parser.close()
    return parser.data


def told(found):
    """Return all that the search takes of sections."""
    return [(one.id, one.title, one.text, one.is_excluded(), one.el.tag, one.depth) for one in found]


def same(content):
    """Hold one reader against the other; return whether the fast one read it."""
    try:
        found = sections(content)
    except Unusual:
        return False
    assert told(found) == told(plain(content))
    return True


TAGS = (
    "p",
    "h1",
    "h2",
    "h3",
    "div",
    "span",
    "a",
    "li",
    "ul",
    "pre",
    "code",
    "table",
    "td",
    "strong",
    "br",
    "img",
    "svg",
)
ATTRIBUTES = (
    "",
    ' id="x"',
    ' class="linenodiv"',
    " data-search-exclude",
    ' data-search-exclude=""',
    ' class="headerlink"',
    ' href="a?b=1&amp;c"',
    ' ID="y"',
    ' data-class="headerlink"',
    ' class="a" class="headerlink"',
    " DATA-SEARCH-EXCLUDE",
    " id",
    ' id=""',
    '\u00a0id="z"',
)
piece = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.builds("<{}/>".format, st.sampled_from(TAGS)),
    st.sampled_from(["a", " ", "\n", "&amp;", "&lt;b&gt;", "&#44;", "é 편지", "\n x \n", "&nosuch;", "&amp", ">", '"']),
    st.sampled_from(["<", "<!-- c -->", "<script>x</script>", "</p >", "<1>", "<p id=x>", "<?x?>"]),
)


@given(st.lists(piece, max_size=24))
def test_any_page(pieces):
    """Whatever stands in a page, both find the same, or it is left to Material."""
    content = "".join(pieces)
    try:
        expected = plain(content)
    except (AttributeError, AssertionError, ValueError):
        # Material fails over an end without a beginning; MkDocs would stop there.
        return
    try:
        found = sections(content)
    except Unusual:
        return
    assert told(found) == told(expected)


@pytest.mark.parametrize("content", ["<h2 id='x'>A</h2>", "<p>a < b</p>", "<style>p{}</style>", "<!-- x -->", "<p"])
def test_unusual_page_is_left_alone(content):
    """What is not written as programs write HTML is left to Material."""
    with pytest.raises(Unusual):
        sections(content)


def test_all_pages(real: Built):
    """On the pages of the first collection both find the same, and hardly any is unusual."""
    articles = [article(path) for _, path in real.pages()]
    read = [same(one) for one in articles if one]
    assert sum(read) > 0.9 * len(read) > 100


def article(path: Path) -> str:
    """Return what stands in the article of a page, as MkDocs gives it to the search."""
    found = re.search(
        r'<article class="md-content__inner[^>]*>(.*?)</article>', path.read_text(encoding="utf-8"), re.DOTALL
    )
    return found[1] if found else ""


@pytest.mark.parametrize("text", ['<p data-search-exclude="x">y', "<p>y</p>", ' data-search-x=""', 'data-search-="x"'])
@pytest.mark.parametrize("pattern", [TAKEN_OUT, "y"])
def test_marks_of_the_search_are_taken_out_of_pages(text, pattern):
    """What Material takes out of a page is taken out, where there is some; another pattern is replaced as ever."""
    assert without_marks(pattern, "", text) == re.sub(pattern, "", text)


def test_what_is_taken_out_is_what_the_installed_version_takes():
    """The pattern is that of Material's search."""
    assert f'r"{TAKEN_OUT}"' in inspect.getsource(SearchPlugin.on_page_context)
