"""No two pages have one title, and no two links one name: what is alike gets what tells it apart."""

import re
import time
from html import unescape

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.describing import outside_titles
from letterbook.pages.distinct import distinction, names, ordinal_in_words, titles
from letterbook.pages.namesakes import OF_A_PART, OF_OVERVIEWS, overviews, seen, told_apart
from letterbook.pages.plan import render
from letterbook.problems.problem import Severity
from letterbook.records.models import Authority, Letter
from tests.contexts import unverified

WITNESS = "witnesses: [{article: star, form: mention}]\n"
STAR = "kind: news\nlanguage: en\nread: part\n"


def letter(more="date: 1921-09-21\n", ends="sender: ada\nrecipient: bela\n"):
    """Return a letter, by default of one day and direction."""
    return f"{ends}{more}summary: S.\n{WITNESS}"


FILES = {
    "people/ada.yml": "name: Ada North\n",
    "people/bela.yml": "name: Bela South\n",
    "people/lee-1.yml": "name: Lee Yong\nborn: 1880\ndied: 1931-02-03\n",
    "people/lee-2.yml": "name: Lee Yong\nborn: 1871~\n",
    "people/lee-3.yml": "name: Lee  yong\nroles: [{role: Mayor of Northtown}]\n",
    "people/lee-4.yml": "name: Lee Yong\ndescription: A printer at [[mill|the mill]]. Unmarried.\n",
    "people/lee-5.yml": "name: Lee Yong\n",
    "places/mill.yml": "name: The mill\n",
    "places/mill-2.yml": "name: The mill\nwithin: northtown\n",
    "places/northtown.yml": "name: Northtown\n",
    "organisations/post.yml": "name: The Post\nkind: newspaper\n",
    "events/fair-1.yml": "name: The fair\ndate: 1921-05-01\n",
    "events/fair-2.yml": "name: The fair\ndate: 1922\n",
    "topics/people.yml": "name: People\n",
    "topics/mail.yml": "name: Mail\n",
    "articles/star.yml": f"title: Letters at the bridge\n{STAR}outlet: post\npublished: 1921-10-01\n",
    "articles/star-2.yml": f"title: Letters at the bridge\n{STAR}outlet: post\npublished: 1921-10-02\n",
    "articles/star-3.yml": f"title: Another\n{STAR}outlet: post\npublished: 1921-10-02\n",
    "articles/star-4.yml": f"title: Another\n{STAR}outlet: post\npublished: 1921-10-02\n",
    "articles/ada-north.yml": f"title: Ada North\n{STAR}site: star.example\n",
    "articles/mill-news.yml": f"title: Mill news\n{STAR}outlet: post\n",
    "letters/a.yml": letter(),
    "letters/b.yml": letter(),
    "letters/c.yml": letter("date: 1921-09-21\nmedium: message\n"),
    "letters/d.yml": letter(""),
    "letters/e.yml": letter(""),
    "letters/f.yml": letter("date: 1921-09-22\n"),
    "letters/g.yml": letter(ends="sender: {unknown: a clerk}\nrecipient: bela\n"),
    "letters/h.yml": letter(ends="sender: {unknown: a nurse}\nrecipient: bela\n"),
    "questions/q1.yml": "number: 1\ntitle: Who?\nabout: [a]\nweight: soft\naccounts: [{archive: 'true', states: S}]\n",
    "questions/q2.yml": "number: 2\ntitle: Who?\nabout: [a]\nweight: soft\naccounts: [{archive: 'true', states: S}]\n",
}

TITLES = {
    "ada": "Ada North",
    "lee-1": "Lee Yong (1880–1931)",
    "lee-2": "Lee Yong (born about 1871)",
    "lee-3": "Lee  yong (Mayor of Northtown)",
    "lee-4": "Lee Yong (A printer at the mill)",
    "lee-5": "Lee Yong (lee-5)",
    "mill": "The mill (mill)",
    "mill-2": "The mill (in Northtown)",
    "fair-1": "The fair (1921)",
    "fair-2": "The fair (1922)",
    "people": "People (topic)",
    "star": "Letters at the bridge (The Post, 1 October 1921)",
    "star-2": "Letters at the bridge (The Post, 2 October 1921)",
    "star-3": "Another (star-3)",
    "ada-north": "Ada North (star.example)",
    "mill-news": "Mill news",
    "a": "Ada North to Bela South, 21 September 1921 (first letter)",
    "b": "Ada North to Bela South, 21 September 1921 (second letter)",
    "c": "Ada North to Bela South, 21 September 1921 (message)",
    "d": "Ada North to Bela South, undated (letter 1)",
    "e": "Ada North to Bela South, undated (letter 2)",
    "f": "Ada North to Bela South, 22 September 1921",
    "g": "Unknown sender to Bela South, 21 September 1921 (a clerk)",
    "h": "Unknown sender to Bela South, 21 September 1921 (a nurse)",
}

# Where a link says something else than the heading.
NAMES = {
    "star": "The Post, 1 October 1921",
    "star-2": "The Post, 2 October 1921 (“Letters at the bridge”)",
    "star-3": "The Post, 2 October 1921 (star-3)",
    "mill-news": "The Post (“Mill news”)",
    "ada-north": "star.example",
    "q1": "Who? (difference 1)",
    "q2": "Who? (difference 2)",
}


@pytest.fixture
def edition(make_edition):
    """An edition in which much has one name."""

    made, problems = make_edition(FILES)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return made


@pytest.mark.parametrize("id", TITLES)
def test_titles(id, edition):
    """What has one title is told apart by what a reader knows of it; a title of its own stays as it is."""
    assert titles(edition)[id] == TITLES[id]


@pytest.mark.parametrize("id", NAMES)
def test_names_of_links(id, edition):
    """A link to one of two articles of one outlet and day has its title too; of two questions their numbers."""
    assert names(edition)[id] == NAMES[id]


def headings(pages):
    """Return the heading of each page."""
    return {path: re.search(r"^# (.*)$", text, re.MULTILINE)[1] for path, text in pages.items()}


def front_titles(pages):
    """Return what each page is called outside the site: its title, or else its heading."""
    heads = headings(pages)
    return {path: yaml.safe_load(text.split("---\n")[1]).get("title") or heads[path] for path, text in pages.items()}


@pytest.mark.parametrize("which", ["edition", "toy"])
def test_no_two_pages_have_one_title(which, request):
    """In heading and title, every page differs from every other, overviews and former ids among them."""
    pages = render(unverified(request.getfixturevalue(which)))
    for found in (headings(pages), front_titles(pages)):
        assert sorted(found.values()) == sorted(set(found.values()))


def test_every_page_of_a_record_has_its_title(edition):
    """Heading, table, timeline and citation say what the title says."""
    pages = render(unverified(edition))
    assert headings(pages)["letters/b.md"] == "Ada North to Bela South, 21 September 1921 &#40;second letter)"
    assert unescape(pages["letters/b.md"]).count("Ada North to Bela South, 21 September 1921 (second letter)") >= 2
    assert "[21 September 1921 &#40;second letter)](b.md)" in pages["letters/index.md"]
    assert "[Ada North to Bela South &#40;second letter)](../letters/b.md)" in pages["timeline/index.md"]
    assert "second letter" in pages["people/ada.md"]
    assert "Lee Yong &#40;1880–1931)" in pages["people/index.md"]
    assert "(The Post, 1 October 1921)" in unescape(pages["articles/index.md"])


def test_overviews_have_the_headings_that_are_kept_from_records(edition, toy):
    """The list of headings that no record can have is that of the pages themselves."""
    for made in (edition, toy):
        records = {f"{record.folder}/{record.id}.md" for record in made.records.values()}
        moved = {f"{record.folder}/{alias}.md" for record in made.records.values() for alias in record.aliases}
        found = {
            path: title for path, title in headings(render(unverified(made))).items() if path not in records | moved
        }
        correspondences = {title for title in found.values() if title.startswith("Correspondence: ")}
        assert {unescape(title) for title in found.values()} - correspondences <= set(overviews(made))
        assert correspondences and all(OF_A_PART.fullmatch(title) for title in correspondences)
    assert len(OF_OVERVIEWS) == len(set(OF_OVERVIEWS))


def test_a_distinction_is_what_stands_behind_the_plain_title(edition):
    """Where only a day is shown, what tells the letter apart follows it."""
    found = {id: distinction(edition, edition.records[id]) for id in ("a", "c", "f")}
    assert found == {"a": " (first letter)", "c": " (message)", "f": ""}


TEXTS = st.sampled_from(["a", "A", "b", "a (1)", "a (x)", "A  (1)", "a (x) (x)"])


@given(st.lists(TEXTS, max_size=12), st.lists(st.sampled_from(["", "1", "x", "y"]), min_size=12), st.lists(TEXTS))
def test_titles_told_apart_are_apart(plain, parts, taken):
    """Whatever the titles and the parts: none is alike, each begins with its own, and one of its own is kept."""
    records = {f"{number}": title for number, title in enumerate(plain)}
    found = told_apart(records, (lambda id: parts[int(id)],), taken)
    assert len({seen(title) for title in found.values()}) == len(plain)
    assert {seen(title) for title in found.values()}.isdisjoint(map(seen, taken))
    assert list(found) == list(records)
    for id, title in found.items():
        assert title.startswith(records[id])
        alone = [seen(one) for one in plain].count(seen(records[id])) == 1 and seen(records[id]) not in map(seen, taken)
        assert (title == records[id]) == alone


def test_time_grows_with_the_number_of_titles():
    """Ten thousand namesakes take some ten times as long as a thousand, not a hundred times."""

    def seconds(number):
        records = {str(id): f"Lee {id % 50}" for id in range(number)}
        begun = time.perf_counter()
        told_apart(records, (lambda id: f"born {int(id) % 97}", lambda id: f"the {id}"), records.values())
        return time.perf_counter() - begun

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.005)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "first"), (11, "twelfth"), (12, "13th"), (20, "21st"), (110, "111th")]
)
def test_ordinals(number, words):
    """Ordinals are words up to twelve, in digits above."""
    assert ordinal_in_words(number) == words


def test_all_records_with_pages_are_told_apart(toy):
    """Every letter, article and authority of an edition has a title, and of the articles one for outside."""
    shown = {record.id for record in toy.records.values() if isinstance(record, (Letter, Authority))}
    assert shown | set(outside_titles(toy)) == set(titles(toy))
