"""Citations in three styles, as their handbooks have them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterbook.pages.citing.styles import STYLES, in_styles

REPORT = {
    "id": "a",
    "type": "article-newspaper",
    "title": "The harbour letters: A \"third\" party & 'no' ferry",
    "author": [{"family": "Long", "given": "Eve"}],
    "issued": {"date-parts": [[1921, 10, 2]]},
    "container-title": "Morning Post",
    "language": "en",
    "URL": "https://post.example.org/a?b=1&c=2",
}


def plain(citation):
    """The words of a citation, with stars around what is in italics."""
    return "".join(f"*{words}*" if is_title else words for words, is_title in citation)


def cited(**item):
    """An item in each style, by the name of the style."""
    (found,) = in_styles([REPORT | item])
    return dict(zip(STYLES, map(plain, found), strict=True))


def test_a_report_is_cited_as_the_handbooks_have_it():
    """Names, capitals, quotation marks, italics and the form of the date are each style's own."""
    assert cited() == {
        "Chicago": "Long, Eve. “The Harbour Letters: A ‘Third’ Party & ‘No’ Ferry.” *Morning Post*, October 2, 1921. "
        "https://post.example.org/a?b=1&c=2.",
        "MLA": "Long, Eve. “The Harbour Letters: A ‘Third’ Party & ‘No’ Ferry.” *Morning Post*, 2 Oct. 1921, "
        "https://post.example.org/a?b=1&c=2.",
        "APA": "Long, E. (1921, October 2). The harbour letters: A “third” party & “no” ferry. *Morning Post*. "
        "https://post.example.org/a?b=1&c=2",
    }


def test_two_works_of_one_author_and_year_stand_alone():
    """No citation is changed by another: no letter behind the year, no dash in place of a name."""
    one, other = in_styles([REPORT, REPORT | {"id": "b", "title": "The bridge"}])
    assert [plain(citation) for citation in one] == list(cited().values())
    assert "1921, October 2" in plain(other[2]) and plain(other[1]).startswith("Long, Eve. “The Bridge.”")


def test_a_description_stands_in_no_quotation_marks():
    """What has no title is described, and keeps its capitals."""
    found = cited(title="[Report, Morning Post, 2 October 1921]")
    assert all("[Report, Morning Post, 2 October 1921]" in words and "“" not in words for words in found.values())


def test_a_date_in_words_stands_once():
    """Also in the style that prints year and day apart."""
    found = cited(issued={"literal": "on or after 2 October 1921"})
    assert all(words.count("on or after 2 October 1921") == 1 for words in found.values())


def test_when_a_work_without_a_date_was_read_is_left_to_the_reader():
    """Only they know it, so no style begins to say it."""
    item = {name: value for name, value in REPORT.items() if name != "issued"}
    (found,) = in_styles([item])
    assert all("Retrieved" not in plain(citation) for citation in found)


@pytest.mark.parametrize(
    "kind",
    ["article-newspaper", "article-magazine", "broadcast", "book", "interview", "webpage", "post", "document"],
)
def test_every_kind_is_printed_with_its_day(kind):
    """No style leaves out a kind of article, or the day of one."""
    where = "publisher" if kind in {"book", "broadcast"} else "container-title"
    item = {name: value for name, value in REPORT.items() if name != "container-title"}
    (found,) = in_styles([item | {"type": kind, where: "Morning Post"}])
    assert all("arbour" in plain(one) and "1921" in plain(one) and "Morning Post" in plain(one) for one in found)


@pytest.mark.parametrize("more", [{}, {"container-title": "City Archive"}])
def test_a_manuscript_is_printed_wherever_it_is_kept(more):
    """With the archive that keeps it, or without one."""
    (found,) = in_styles([{"id": "a", "type": "manuscript", "title": "The manuscripts", "language": "en"} | more])
    for citation in found:
        words = plain(citation)
        assert "anuscripts" in words and all(where in words for where in more.values())


def test_what_no_citation_has_room_for_is_cut():
    """A title or a name of a thousand letters would be on the page for every quotation, three times."""
    found = cited(title="Title " * 200, author=[{"literal": "Name " * 200}])
    assert all("…" in words and len(words) < 1_000 for words in found.values())


@settings(max_examples=10)
@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=20))
def test_nothing_in_a_title_is_read_as_markup(titles):
    """Every title comes back with its words: no tag, formula or emphasis is read into it; only marks may change."""
    items = [REPORT | {"id": str(n), "title": title, "language": "ko"} for n, title in enumerate(titles)]
    for title, found in zip(titles, in_styles(items), strict=True):
        for citation in found:
            assert bare(title) in bare("".join(words for words, _ in citation))


def bare(words):
    """Words without quotation marks and full stops, which styles change."""
    return "".join(mark for mark in words if mark not in "“”‘’\"'.,").casefold()
