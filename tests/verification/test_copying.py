"""Copying: eight words in a row of a capture are found in any field of any record, and told where they stand."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, example, given
from hypothesis import strategies as st

from build_pages import main
from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Account, Article, Quotation
from letterbook.rules.case import Case
from letterbook.rules.copied_words import check_copying
from letterbook.verification.captures import Captures, split
from letterbook.verification.copying import (
    DATE,
    IN_A_ROW,
    MOST_SHOWN,
    Search,
    Sequences,
    copied_stretches,
    eights,
    folded_words,
)
from letterbook.verification.seals import Seals
from tests.publishing import hostile

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests/toy_edition"
HELD = ROOT.parent / "shared" / "captures"

CAPTURE = """\
The harbour letters

The keeper of the bridge wrote that the fares must fall before the winter comes to the town.

It is known that the letter of 21 September 1921 was read out, and that a letter from Ada North to Bela South was.

Nobody else had seen the answer which the engineer of the bridge carried home over the frozen river at night.
"""

FILES = {
    "people/ada-north.yml": "name: Ada North\nnames: [{form: The Honourable Mrs North, language: en}]\n",
    "people/bela-south.yml": "name: Bela South\n",
    "places/fen-bridge.yml": "name: the bridge\n",
    "letters/first.yml": (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\npassages: {fares: The fares}\n"
        "witnesses:\n  - article: post\n    form: excerpt\n    at: p2\n    quotations:\n      - passage: fares\n"
        "        text: 'of the bridge wrote that the fares must […] before the winter comes'\n"
    ),
    "articles/post.yml": (
        "title: The harbour letters\nkind: news\nlanguage: en\nread: whole\ncapture: {file: x.txt, title: p1}\n"
    ),
}


def held(**texts):
    """Return captures by the ids of their articles."""
    return Captures({id: split("x.txt", text) for id, text in texts.items()})


@pytest.fixture
def copied(tmp_path):
    """A function that returns what is told of a digest, and of other files, in a collection of one capture."""

    def told(digest="A report.", files=(), captures=None):
        return [problem.message for problem in problems(tmp_path, digest, dict(files), captures)]

    return told


def problems(folder, digest, files=None, captures=None):
    """Return the problems of a small collection whose article has a digest."""
    indented = "".join(f"  {line}\n" for line in digest.splitlines())
    article = {"articles/post.yml": f"{FILES['articles/post.yml']}digest: |\n{indented}"}
    collection = {"collection.yml": "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n"}
    for name, text in {**collection, **FILES, **article, **(files or {})}.items():
        (folder / "sources" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    return found_in(folder / "sources", captures or held(post=CAPTURE))


def found_in(sources, captures):
    """Return the problems of copying in a folder of records."""
    records, faults = load(sources)
    edition, unresolved = link(records)
    assert [*faults, *unresolved] == []
    return sorted(check_copying(Case.of(records, edition, captures, Seals())))


def said(words, article="post"):
    """Return what is told of words of an article."""
    return f"eight words in a row of '{article}' are here: “{words}”; quote them under 'quotations', or use other words"


# Anywhere in the records.


@pytest.fixture(scope="module")
def whole():
    """What the files of the invented collection hold, with every field of text that they might hold."""
    return {file: hostile.completed(file, one) for file, one in hostile.read(TOY / "sources").items()}


def is_quoted(slot):
    """Whether a field is what is masked: the words of a quotation, or the title of an article."""
    quoting = {Quotation: "text", Account: "quotation", Article: "title"}
    return any(issubclass(slot.model, model) and slot.field == field for model, field in quoting.items())


def free_fields(whole):
    """Return every place of the files that takes any text, apart from quotations and titles."""
    found = [slot for file, one in whole.items() for slot in hostile.slots(file, one, hostile.model_of(file))]
    return [slot for slot in found if hostile.takes_any_text(slot.annotation) and not is_quoted(slot)]


def planted(whole, slots, text, chance):
    """Return the files with nine words in a row of a text in each of some fields, some words before and behind."""
    words = text.split()
    for slot in slots:
        start = chance.randrange(len(words) - IN_A_ROW)
        before, after = chance.choice(["", "Zebras jumped: "]), chance.choice(["", ", flamingos yawned"])
        run = chance.choice([" ", " ", "\n", ", "]).join(words[start : start + IN_A_ROW + 1])
        whole = {**whole, slot.file: hostile.put(whole[slot.file], slot.path, f"{before}{run}{after}")}
    return whole


@pytest.mark.parametrize("seed", range(5))
def test_nine_words_are_found_in_every_field_that_takes_text(seed, whole, tmp_path):
    """Nine words in a row of a capture, put into any free field of any file, are told there and nowhere else."""
    slots, text = free_fields(whole), CAPTURE.splitlines()[-1]
    assert len({slot.owner for slot in slots}) > 40
    sources = hostile.written(tmp_path / "sources", planted(whole, slots, text, random.Random(seed)))
    records, _ = load(sources)
    files = {**records.texts, "collection": records.collection_text, "introduction": records.introduction_text}
    places = sorted(files[Path(slot.file).stem].place(slot.path) for slot in slots)
    found = found_in(sources, held(post=text))
    assert [problem.place for problem in found] == places
    assert {problem.code for problem in found} == {"copied"}


def test_the_same_fields_are_clean_without_them(whole, tmp_path):
    """The files into which words are put have none of them before."""
    sources = hostile.written(tmp_path / "sources", whole)
    assert found_in(sources, held(post=CAPTURE.splitlines()[-1])) == []


@pytest.mark.parametrize(("rights", "is_told"), [("full", False), ("quotation", True)])
def test_an_article_that_may_be_printed_whole_is_copied_by_nobody(rights, is_told, tmp_path):
    """Where the rights of an article allow all of its words, as many in a row as one likes stand anywhere."""
    article = f"{FILES['articles/post.yml']}rights: {rights}\n"
    words = "Nobody else had seen the answer which the engineer of the bridge carried home"
    found = problems(tmp_path, "", {"articles/post.yml": f"{article}digest: {words}.\n"})
    assert [problem.code for problem in found] == (["copied"] if is_told else [])


def test_an_id_is_text_too(tmp_path):
    """A record whose id is made of eight words is told at the head of its file."""
    id = "the-keeper-of-the-bridge-wrote-that-the-fares"
    (problem,) = problems(tmp_path, "A report.", {f"topics/{id}.yml": "name: Fares\n"})
    assert str(problem.place) == f"sources/topics/{id}.yml:1:1"


def test_the_invented_collection_is_clean():
    """No record of the invented collection copies its capture."""
    assert found_in(TOY / "sources", held(post=(TOY / "captures/harbour.txt").read_text(encoding="utf-8"))) == []


def test_the_collection_is_clean():
    """No record of the collection copies a capture that is held."""
    if not HELD.is_dir():
        pytest.skip(f"no captures beside the repository, in {HELD}")
    assert read(replace(Folders.below(ROOT), captures=HELD), strict=True).captures.texts


def test_check_refuses_what_is_copied(tmp_path):
    """`check` ends with an error where a record copies, and passes where no captures are at hand."""
    problems(tmp_path, "The keeper of the bridge wrote that the fares were too high.")
    (tmp_path / "captures").mkdir()
    options = ["check", f"--sources={tmp_path / 'sources'}", f"--captures={tmp_path / 'captures'}"]
    assert "copied" not in CliRunner().invoke(main, options).stdout
    (tmp_path / "captures/x.txt").write_text(CAPTURE, encoding="utf-8")
    refused = CliRunner().invoke(main, options)
    assert refused.exit_code == 1
    told = said("The keeper of the bridge wrote that the fares")
    assert f"sources/articles/post.yml:6:9: {told} [copied]" in refused.stdout


# What is told.


def test_the_longest_stretch_is_told_as_printed(copied):
    """Of several stretches in one field the longest is told, with the marks that stand there."""
    words = (
        "THE KEEPER: of the bridge, wrote that *the* fares. Answer which the engineer of the bridge carried home over"
    )
    assert copied(words) == [said("Answer which the engineer of the bridge carried home over")]
    assert copied(words.partition(".")[0]) == [said("THE KEEPER: of the bridge, wrote that *the* fares")]


def test_no_more_than_twelve_words_are_told(copied):
    """A long stretch is told by its beginning."""
    (line,) = (line for line in CAPTURE.splitlines() if line.startswith("Nobody"))
    shown = "Nobody else had seen the answer which the engineer of the bridge"
    assert copied(line) == [said(f"{shown}…")]
    assert len(folded_words(shown)) == MOST_SHOWN < len(folded_words(line))


def test_each_article_is_told_once_at_each_place(copied):
    """Words of two articles in one field are two problems; words of one in two fields are two places."""
    keeper = "the keeper of the bridge wrote that the fares"
    star = "title: Star\nkind: news\nlanguage: en\nread: whole\n"
    captures = held(post=CAPTURE, star=f"And {keeper} were high.")
    told = copied(keeper, {"articles/star.yml": f"{star}digest: {keeper}\n"}, captures)
    assert told == [said(keeper), said(keeper, "star")] * 2


def test_without_captures_nothing_is_told(tmp_path):
    """Those who hold no capture cannot look for its words."""
    assert problems(tmp_path, CAPTURE, captures=Captures()) != problems(tmp_path, CAPTURE)
    assert found_in(tmp_path / "sources", Captures()) == []


# What may stand.


def test_recorded_quotations_and_titles_may_stand(copied):
    """A quotation may stand in a digest, whole and in its parts, and so may a title; what goes beyond may not."""
    assert copied("The harbour letters; of the bridge wrote that the fares must … before the winter comes") == []
    assert copied("It says: of the bridge wrote that the fares must fall") == []
    assert copied("the fares must fall before the winter comes") == [
        said("the fares must fall before the winter comes")
    ]


@pytest.mark.parametrize(
    "digest",
    [
        "The [[bela-south|keeper]] of the bridge wrote that the fares",
        "The keeper of [[fen-bridge]] wrote that the fares",
        "The **keeper** of the *bridge* wrote\nthat the fares",
        "The keeper of <b>the</b> bridge wr<i>ote that</i> the fares",
        "THE KEEPER – “of the bridge” (wrote that), the/fares",
    ],
)
def test_links_and_marks_hide_nothing(digest, copied):
    """Words count as a page shows them, whatever links, emphasis, tags and marks stand among them."""
    assert len(copied(digest)) == 1


DATES = ["21 September 1921", "September 21, 1921", "21 Sept. 1921", "Sep 21st 1921", "21st of September, 1921"]
DATES += ["1921-09-21", "21 SEPTEMBER 1921", "1921년 9월 21일", "1 May 2018", "May 01, 2018", "3 January 2019"]
NO_DATES = ["21 September", "September 1921", "1921", "21 the 1921", "32 May 1921", "1921-13-01", "may 21 letters"]


@pytest.mark.parametrize("date", DATES)
def test_a_whole_date_is_one_word(date, copied):
    """Seven other words with a date are eight in a row; six are not, however the date is written."""
    captures = held(post=f"We know that it was on {date} that she wrote.")
    assert copied(f"that it was on {date} that he", captures=captures) == []
    assert len(copied(f"we know that it was on {date} that", captures=captures)) == 1


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_whole_date_is_words(words):
    """Months with a day or a year alone, years alone and mere numbers count word by word."""
    assert not DATE.search(" ".join(folded_words(words)))


def test_a_phrase_around_a_date_is_nobodys(copied):
    """The words "that the letter of" with a day are no copying, though they are eight with the words of the date."""
    assert copied("It says that the letter of 21 September 1921 was lost.") == []


def test_the_name_of_a_person_is_one_word(copied):
    """Who wrote to whom is no copying: the pages themselves say it so, above every letter."""
    assert copied("Two speak of a letter from Ada North to Bela South was one of them") == []
    assert copied("and that a letter from Ada-North to Bela South was") == [
        said("and that a letter from Ada-North to Bela South was")
    ]


@pytest.mark.parametrize("name", ["The Honourable Mrs North", "the bridge"])
def test_other_names_are_words(name, copied):
    """Forms of a name beside the preferred one, and names of other things than people, count word by word."""
    words = f"then she went away with {name} to where"
    assert len(copied(words, captures=held(post=words))) == 1
    words = f"away with {name} to"
    assert copied(words, captures=held(post=words)) == []


def test_a_sentence_does_not_become_a_name(copied):
    """What is entered as the name of a person counts word by word where it is longer than names are."""
    name = "The keeper of the bridge wrote that the fares"
    assert copied(files={"people/keeper.yml": f"name: {name}\n"}) == [said(name)]


# The rule is no softer than it was.

few = st.sampled_from(["ada", "north", "21", "september", "1921", *"abcdef"])


@st.composite
def capture_and_text(draw):
    """Return the words of a capture, and of a text made of stretches of it and of other words."""
    capture = draw(st.lists(few, min_size=IN_A_ROW, max_size=30))
    numbers = st.integers(0, len(capture))
    stretch = st.tuples(numbers, numbers).map(lambda ends: capture[min(ends) : max(ends)])
    pieces = draw(st.lists(st.one_of(stretch, st.lists(few, max_size=3)), max_size=4))
    return capture, [word for piece in pieces for word in piece]


NORTH = ("ada", "north")


def searched(capture):
    """Return a search for one capture, in an edition in which nothing is quoted."""
    runs = frozenset(eights(capture))
    return Search({"post": runs}, runs, Sequences([]), Sequences([NORTH]))


@given(capture_and_text())
@example((list("abcabcab"), list("abcabcabc")))
def test_eight_words_without_date_or_name_are_found(both):
    """Text without dates and names copies exactly where it shares eight words in a row with a capture."""
    capture, text = both
    assume(not DATE.search(" ".join(text)) and "ada north" not in " ".join(text))
    shared = set(eights(capture)) & set(eights(text))
    assert bool(shared) == bool(list(searched(capture).copied(text)))


@given(capture_and_text())
def test_whatever_is_found_is_eight_words_in_a_row(both):
    """Every stretch that is told has eight words, dates and names as one, and all of it stands in the capture."""
    capture, text = both
    for copied in searched(capture).copied(text):
        stretch = text[copied.start : copied.end]
        assert set(eights(stretch)) <= set(eights(capture))
        assert len(DATE.sub("0", " ".join(stretch)).replace("ada north", "0").split()) >= IN_A_ROW


@given(capture_and_text())
def test_eight_other_words_are_found_among_dates_and_names(both):
    """A text that shares with a capture a stretch of eight words beside its dates and names copies."""
    capture, text = both
    others = [
        DATE.sub("", " ".join(text[start:end])) for start, end in copied_stretches(text, frozenset(eights(capture)))
    ]
    is_copied = bool(list(searched(capture).copied(text)))
    assert is_copied or all(len(one.replace("ada north", "").split()) < IN_A_ROW for one in others)
