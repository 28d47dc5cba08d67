"""Somebody whom nobody has identified can send or receive a letter; what is known of them stands beside it."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from markdown import markdown

from letterbook.exports.book import manuscript
from letterbook.exports.plan import make_all
from letterbook.facts.comparing import Relation, relation
from letterbook.pages.plan import render
from letterbook.pages.views.pictured import way_of
from letterbook.problems.problem import Severity
from letterbook.records.models import UnknownCorrespondent
from tests.contexts import unverified
from tests.reading.seen_by_editors import jsonschema, made

MERCHANT = "{unknown: a merchant of Hull}"
WITNESS = "[{article: star, form: mention, says: {date: 1921-09-21}}]"


def letter(ends, more="date: 1921-09-21\n", witnesses=WITNESS):
    """Return a letter between some ends."""
    return f"{ends}{more}summary: S.\nwitnesses: {witnesses}\n"


FILES = {
    "people/ada.yml": "name: Ada North\n",
    "people/bela.yml": "name: Bela South\n",
    "articles/star.yml": "title: T\nkind: news\nlanguage: en\nread: part\npublished: 1921-10-01\n",
    "letters/from.yml": letter(f"sender: {MERCHANT}\nrecipient: bela\n"),
    "letters/to.yml": letter("sender: ada\nrecipient: unknown\n"),
    "letters/neither.yml": letter("sender: unknown\nrecipient: unknown\n"),
    "letters/with.yml": letter("sender: [ada, {unknown: her clerk}]\nrecipient: bela\n"),
    "letters/between.yml": letter("between: [ada, unknown]\n"),
    "letters/again.yml": letter(
        f"sender: {MERCHANT}\nrecipient: bela\n", "date: 1921-09-25\n", WITNESS.replace("21}", "25}")
    ),
    "letters/known.yml": letter("sender: ada\nrecipient: bela\n"),
}


@pytest.fixture
def edition(make_edition):
    """An edition with letters from, to and between people unknown, without a single problem."""
    made, problems = make_edition(FILES)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return made


def text_of(page):
    """Return a page as plain text."""
    body = markdown(page.split("\n---\n", 1)[1], extensions=["tables", "attr_list", "def_list", "md_in_html"])
    return " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split())


@pytest.mark.parametrize(
    ("id", "title"),
    [
        ("from", "Unknown sender to Bela South, 21 September 1921"),
        ("to", "Ada North to unknown recipient, 21 September 1921"),
        ("neither", "Unknown sender to unknown recipient, 21 September 1921"),
        ("with", "Ada North and an unknown sender to Bela South, 21 September 1921"),
        ("between", "Between Ada North and an unknown correspondent, 21 September 1921"),
    ],
)
def test_titles_say_that_an_end_is_unknown(id, title, edition):
    """The title names the role of whoever is not known, and keeps the names of the others."""
    pages = render(unverified(edition))
    assert f"\n# {title}\n" in pages[f"letters/{id}.md"]
    assert title in text_of(pages["people/ada.md" if id in ("to", "with", "between") else "articles/star.md"])


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("from", "by an unknown sender (a merchant of Hull), 21 September 1921"),
        ("to", "by an unknown recipient, day not known"),
        ("with", "by Ada North and an unknown sender (her clerk), 21 September 1921"),
        ("between", "Ada North and an unknown correspondent (direction not known)"),
    ],
)
def test_pages_say_what_is_known_of_them(id, said, edition):
    """The facts of the letter say of somebody unknown what is known."""
    assert said in text_of(render(unverified(edition))[f"letters/{id}.md"])


def test_the_table_of_letters_shows_them(edition):
    """The table names whoever is not known, and gives scripts a direction to choose by."""
    table = render(unverified(edition))["letters/index.md"]
    (row,) = [line for line in table.splitlines() if "(from.md)" in line]
    assert 'unknown <span class="described">&#40;a merchant of Hull&#41;</span>' in row.replace("Hull)", "Hull&#41;")
    assert 'data-direction="unknown-to-bela"' in row
    (row,) = [line for line in table.splitlines() if "(between.md)" in line]
    assert "[Ada North](../people/ada.md) or unknown" in row


def test_drawings_timeline_and_book_show_them(edition):
    """Lanes are named after the role, the timeline and the book have the letter under its title."""
    pages = render(unverified(edition))
    assert way_of(edition, edition.records["from"]) == "Unknown sender to Bela South"
    assert "Unknown sender to Bela South" in pages["timeline/index.md"]
    book = manuscript(edition, pages, date(2026, 1, 5), Path()).html
    assert "Unknown sender to Bela South, 21 September 1921" in book
    assert "a merchant of Hull" in book


def test_data_have_them_as_written(edition):
    """The JSON of a letter has its ends as the record has them."""
    files = dict(make_all(unverified(edition)))
    assert json.loads(files["letters/from.json"])["sender"] == [{"unknown": "a merchant of Hull"}]
    assert json.loads(files["letters/to.json"])["recipient"] == [{"unknown": None}]


def test_two_unknown_are_not_one(edition):
    """Nobody knows whether two unknown are the same, so their letters are no exchange, whatever is known of them."""
    one, other = edition.records["from"], edition.records["again"]
    assert one.sender == other.sender
    assert set(one.correspondents).isdisjoint(set(other.correspondents) - {"bela"})
    assert edition.exchange(one) == (one,)
    assert edition.exchange(edition.records["known"]) == (edition.records["known"],)


def test_an_answer_between_unknown_goes_no_wrong_way(make_edition):
    """A letter of somebody unknown can answer one of somebody unknown: they need not be the same."""
    answer = letter("sender: unknown\nrecipient: unknown\n", "answers: neither\nconjectured: [answers]\n")
    _, problems = make_edition({**FILES, "letters/answer.yml": answer})
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((UnknownCorrespondent(),), ("ada",), Relation.REFINES),
        ((UnknownCorrespondent("a clerk"),), (UnknownCorrespondent(),), Relation.REFINES),
        ((UnknownCorrespondent("a clerk"),), (UnknownCorrespondent("a clerk"),), Relation.AGREE),
        (("ada",), ("bela",), Relation.CONFLICT),
    ],
)
def test_not_to_know_is_no_conflict(one, other, expected):
    """An article that does not know who wrote a letter does not deny what another states."""
    assert relation(one, other) is relation(other, one) is expected


def test_a_witness_states_that_somebody_is_unknown(make_edition):
    """What an article states of an end may be that it is not known, with what it says of them."""
    says = "{sender: {unknown: a merchant}, recipient: [unknown, {is: bela, by: ada}]}"
    said = f"[{{article: star, form: mention, says: {says}}}]"
    made, problems = make_edition({**FILES, "letters/said.yml": letter("sender: ada\nrecipient: bela\n", "", said)})
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == []
    assert "unknown (a merchant)" in text_of(render(unverified(made))["letters/said.md"])


TOY = Path(__file__).parent / "toy_edition" / "sources"

# What is written, and what is said of it.
FAULTS = {
    "no recipient": ("sender: ada\n", "if nobody knows who it was, write 'recipient: unknown'"),
    "no ends": ("", "if nobody knows one of them, write 'unknown'; if the direction is not known, write 'between'"),
    "an id of nobody": ("sender: nn\nrecipient: bela\n", "or write 'unknown' if nobody knows who it was"),
    "a slip": ("sender: unkown\nrecipient: bela\n", "did you mean 'unknown'?"),
    "a group": (
        "sender: {name: Ada}\nrecipient: bela\n",
        "expected an id, 'unknown', or {unknown: what is known of them}",
    ),
    "nothing known": ("sender: {unknown: ''}\nrecipient: bela\n", "this is empty; write a value"),
    "alike": ("sender: [unknown, unknown]\nrecipient: bela\n", "say what is known of each"),
    "a speaker": (
        "sender: ada\nrecipient: bela\nhanded_over: [{by: unknown}]\n",
        "the id 'unknown' names no record",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_messages_name_the_remedy(name, make_edition):
    """Where an end is missing or wrong, `unknown` and `between` are offered; elsewhere `unknown` is no id."""
    ends, said = FAULTS[name]
    _, problems = make_edition({**FILES, "letters/wrong.yml": letter(ends)})
    assert [said in problem.message for problem in problems if problem.severity is Severity.ERROR] == [True]


@pytest.mark.parametrize("file", ["people/unknown.yml", "places/unknown.yml"])
def test_no_record_is_called_unknown(file, make_edition):
    """The word is no id of a record, nor a former one."""
    _, problems = make_edition({**FILES, file: "name: Unknown\n"})
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == ["file-name"]
    _, problems = make_edition({**FILES, "people/ada.yml": "name: Ada North\naliases: [unknown]\n"})
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == ["not-an-id"]


@pytest.mark.parametrize("value", ["unknown", {"unknown": "a merchant"}, ["ada-north", {"unknown": "her clerk"}]])
def test_editors_take_it(value):
    """The schema takes the word, what is known, and both in a list; not a slip, nor a group of another sort."""
    letter = {"sender": value, "recipient": "unknown", "summary": "S."}
    witness = {"article": "evening-star-1921-10-01", "form": "mention", "says": {"sender": value}}
    schema = jsonschema.Draft7Validator(made(TOY)["letter"])
    assert list(schema.iter_errors({**letter, "witnesses": [witness]})) == []
    for wrong in ("unkown", {"unknown": ""}, {"name": "x"}, {"unknown": "x", "name": "y"}):
        assert list(schema.iter_errors({**letter, "sender": wrong, "witnesses": [witness]}))
