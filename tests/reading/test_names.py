"""Names in running text: a form is found where it means exactly one record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.reading.names import Names
from letterbook.records.models import Event, NameAsWritten, Person, Place, Topic


def named(kind, id, *forms):
    """Return an authority record with its forms, the preferred name first."""
    names = tuple(NameAsWritten(form=form, language="en") for form in forms[1:])
    return kind(id=id, name=forms[0], names=names)


def found(text, *records):
    """Return what is found in a text: ids with the words."""
    return [(name.id, text[name.start : name.end]) for name in Names(records).found_in(text)]


SEOUL = named(Place, "seoul", "Seoul", "서울")
UNIVERSITY = named(Event, "university-day", "Seoul National University")
ADA = named(Person, "ada-north", "Ada North", "Ada", "북에이다")

FORMS = ("a", "b", "ab", "a b", "ba", "a b a", "가", "가나", "é", "b-a", "A")
RECORDS = st.dictionaries(
    st.sampled_from(["p", "q", "r"]), st.lists(st.sampled_from(FORMS), min_size=1, max_size=3), min_size=1
).map(lambda forms: [named(Place, id, *names) for id, names in forms.items()])


def test_the_longest_form_comes_first():
    """Seoul National University is not a mention of Seoul."""
    assert found("At Seoul National University in Seoul.", SEOUL, UNIVERSITY) == [
        ("university-day", "Seoul National University"),
        ("seoul", "Seoul"),
    ]


def test_a_longer_form_that_is_no_word_does_not_hide_a_shorter():
    """In "Fen Bridgehead" stands no Fen Bridge, but a Fen."""
    fen, bridge = named(Place, "fen", "Fen"), named(Place, "fen-bridge", "Fen Bridge")
    assert found("The Fen Bridgehead.", fen, bridge) == [("fen", "Fen")]


def test_an_ambiguous_form_is_never_found():
    """What two records are called means neither of them, nor anything shorter within it."""
    one, other = named(Place, "one", "Fen Bridge"), named(Event, "other", "Fen Bridge")
    assert found("At Fen Bridge.", one, other, named(Place, "fen", "Fen")) == []
    assert Names([one, other]).ambiguous == {"Fen Bridge": ["one", "other"]}


def test_one_latin_word_is_no_person():
    """ "Ada" may be anyone; "Ada North" is one person, and 북에이다 too."""
    assert found("Ada met Ada North, 북에이다.", ADA) == [("ada-north", "Ada North"), ("ada-north", "북에이다")]


def test_one_latin_word_is_a_place():
    """The rule is for people only."""
    assert found("In Seoul.", SEOUL) == [("seoul", "Seoul")]


def test_topics_are_everyday_words():
    """The name of a topic is never found."""
    assert found("The armistice holds.", named(Topic, "armistice", "armistice")) == []


def test_korean_particles_may_follow():
    """서울에서, "in Seoul", names Seoul; a syllable before it would make it another word."""
    assert found("서울에서 만났다", SEOUL) == [("seoul", "서울")]
    assert found("새서울", SEOUL) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天金正恩在平壤說", ["金正恩"]),
        ("在東京都開會", []),
        ("東京で会った", ["東京"]),
        ("(東京)、京都。", ["東京", "京都"]),
        ("ポンペオ国務長官とロンドンデリー", ["ポンペオ"]),
        ("2018年6月、ロンドンへ", ["ロンドン"]),
        ("대통령金正恩은", ["金正恩"]),
    ],
    ids=["three of Han", "two across words", "particle", "marks", "change of script", "after a digit", "Korean"],
)
def test_names_without_spaces_around(text, names):
    """Where a script puts no space between words, a name is found where it can be no part of another word."""
    records = [
        named(Person, "jin", "金正恩"),
        named(Place, "tokyo", "東京"),
        named(Place, "kyoto", "京都"),
        named(Person, "secretary", "ポンペオ"),
        named(Place, "london", "ロンドン"),
    ]
    assert [words for _, words in found(text, *records)] == names


def test_latin_names_are_whole_words():
    """Neither a letter nor a digit may touch a name; marks may."""
    assert found("Seouls, inSeoul, Seoul2, 2Seoul", SEOUL) == []
    assert found("(Seoul), “Seoul”, Seoul’s", SEOUL) == [("seoul", "Seoul")] * 3


def test_case_counts():
    """A name is written as it is written."""
    assert found("seoul SEOUL", SEOUL) == []


def test_places_count_characters_not_bytes():
    """Characters outside ASCII before a name do not shift it."""
    assert found("남벨라 😀 é Seoul", SEOUL) == [("seoul", "Seoul")]


def test_without_names_nothing_is_found():
    """An edition without authority records has no names."""
    assert found("Ada North") == []


@given(RECORDS, st.text(alphabet="ab A가나é-.", max_size=30))
def test_names_never_overlap_and_are_their_owners(records, text):
    """Names come in order, none touches another's letters, and each is a form of its record alone."""
    forms = {record.id: record.forms for record in records}
    end = 0
    for name in Names(records).found_in(text):
        assert name.start >= end
        end = name.end
        words = text[name.start : name.end]
        assert [id for id, names in forms.items() if words in names] == [name.id]


@given(RECORDS, st.sampled_from(FORMS))
def test_a_form_that_stands_alone_is_found(records, form):
    """A form that belongs to one record is found where nothing else stands."""
    owners = [record.id for record in records if form in record.forms]
    expected = [(owners[0], form)] if len(owners) == 1 else []
    assert not owners or found(form, *records) == expected
