"""The words of what can be found: in slim pages, counted, and in what is shown of a page."""

import json
import re

from letterbook.publishing.search.documents import OF_TITLE, Counted, grouped, page, shown
from letterbook.publishing.search.words import OF_DAY
from tests.publishing.test_search_parted import DOCUMENTS


def words_in(html: str) -> list[list[str]]:
    """Return the words of each block of a slim page."""
    return [words.split() for words in re.findall(r"<p [^>]*>([^<]*)</p>", html)]


def test_what_is_counted_is_counted_in_all_documents():
    """Lengths are means; a word is counted once for each field that has it, with every part of a joined word."""
    found = Counted()
    for _, some in grouped(DOCUMENTS):
        one = Counted()
        page(some, one)
        found.add(one)
    assert found.documents == 3
    assert found.lengths == {"title": round(4 / 3, 3), "text": round((5 + 3 + 3 + 2) / 3, 3), "tags": 1.0}
    assert (found.often["the"], found.often["김정은"], found.often["은"]) == (2, 1, 2)


def test_a_page_has_each_word_once_and_those_of_titles_twice():
    """Words of titles stand by themselves, marked, and among all the others; no HTML is taken for words."""
    first, second, *_ = words_in(page(DOCUMENTS[:1], Counted()))
    assert first == [f"{OF_TITLE}the", f"{OF_TITLE}fares"]
    assert second == ["the", "fares", "of", "quay", "its", "boats"]


def test_a_day_is_a_word_too():
    """A day is one word beside its three, in a title, among tags and in a text, whatever stands around it."""
    document = {
        "location": "a/",
        "title": "Of 1918-05-12",
        "tags": ["1918-05-13"],
        "text": "See x-1918-05-14b, 1918-05.",
    }
    found = Counted()
    title, text = words_in(page([document], found))
    held = [f"{OF_DAY}{one}" for one in ("19180512", "19180513", "19180514")]
    assert title == [f"{OF_TITLE}{one}" for one in ("of", "1918", "05", "12", "13", *held[:2])]
    assert {*held, "14b", "see"} <= set(text)
    # The order of what is found is counted as Material's search does, which knows no such words.
    assert found.often[held[0]] == 0 and found.words["title"] == 4


def test_what_is_shown_of_a_page_tells_how_rare_its_words_are():
    """Documents as Material has them, and numbers to two digits for the words of titles and tags alone."""
    told = json.loads(shown(DOCUMENTS[2:], {"notes": 1234, "김정은": 7, "정은": 7, "은": 7}))
    assert told == {"docs": DOCUMENTS[2:], "often": {"notes": 1200, "김정은": 7, "정은": 7, "은": 7}}
