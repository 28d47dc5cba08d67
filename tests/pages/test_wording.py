"""Dates, numbers and titles as a reader says them."""

import pytest

from letterbook.pages import wording
from letterbook.records.dates import parse_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-09-21", "21 September 2018"),
        ("2018-09-01", "1 September 2018"),
        ("2019-01", "January 2019"),
        ("2019", "2019"),
        ("2019-01-18~", "about 18 January 2019"),
        ("2019-06?", "perhaps June 2019"),
        ("2019-06-10%", "perhaps about 10 June 2019"),
        ("2019-06-XX", "a day in June 2019"),
        ("2019-XX-XX", "a day in 2019"),
        ("2019-XX", "a month in 2019"),
        ("201X", "the 2010s"),
        ("170X", "the years 1700 to 1709"),
        ("17XX", "the 18th century"),
        ("20XX?", "perhaps the 21st century"),
        ("11XX/12XX", "between the 12th century and the 13th century"),
        ("0044", "44"),
        ("2019-21", "spring 2019"),
        ("../2019-02-27", "on or before 27 February 2019"),
        ("../2019-02", "in or before February 2019"),
        ("2019-02-27/..", "on or after 27 February 2019"),
        ("2019/..", "in or after 2019"),
        ("2019-01-23/2019-01-24", "between 23 and 24 January 2019"),
        ("2019-01-31/2019-02-01", "between 31 January 2019 and 1 February 2019"),
        ("2018/2019", "between 2018 and 2019"),
        ("156X-12-25", "25 December in the 1560s"),
        ("15XX-12-25~", "about 25 December in the 16th century"),
        ("156X-12", "December in the 1560s"),
        ("156X-12-XX", "a day in December in the 1560s"),
        ("156X-XX-XX", "a day in the 1560s"),
        ("170X-XX", "a month in the years 1700 to 1709"),
        ("192X-21", "a spring in the 1920s"),
        ("192X-23?", "perhaps an autumn in the 1920s"),
        ("1921-21~", "about spring 1921"),
        ("[1904,1906]", "1904 or 1906"),
        ("[1904-05-02,1904-05-06,1904-05-09]", "2, 6 or 9 May 1904"),
        ("[1904-05-31,1904-06-09~]", "31 May 1904 or about 9 June 1904"),
        ("[..1904]", "in or before 1904"),
        ("[1904..]", "in or after 1904"),
        ("[1667,1670..1672]", "1667 or between 1670 and 1672"),
        ("{1904,1906-02}", "1904 and February 1906"),
        ("{1904-05-02..1904-05-06,1904-06}", "2 to 6 May 1904 and June 1904"),
    ],
)
def test_dates_are_said_in_words(edtf, words):
    """Every form of date that a record may hold has words of its own."""
    assert wording.date_in_words(parse_date(edtf)) == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2019-02-27", "2019-02-28", "27 to 28 February 2019"),
        ("2019-02-27", "2019-03-01", "27 February 2019 to 1 March 2019"),
        ("2019-02-27", "2019-02-27", "27 February 2019"),
        ("2019-02-27", None, "27 February 2019"),
    ],
)
def test_periods_do_not_repeat_the_month(begin, end, words):
    """A stretch of days within one month names the month once."""
    assert wording.period_in_words(parse_date(begin), parse_date(end) if end else None) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no letters"), (1, "one letter"), (12, "twelve letters"), (13, "13 letters"), (1234, "1,234 letters")],
)
def test_counts_agree_with_their_noun(number, words):
    """Numbers up to twelve are words, larger ones digits; one is singular."""
    assert wording.count(number, "letter") == words


def test_counts_take_an_irregular_plural():
    """A plural that does not end in -s is given."""
    assert wording.count(2, "person", "people") == "two people"


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_a_sentence(items, words):
    """Things are listed with commas and one "and"."""
    assert wording.listed(items) == words


def test_only_the_first_letter_becomes_a_capital():
    """A name within the words keeps its capitals, and nothing stays nothing."""
    assert wording.capitalised("as printed by the BBC") == "As printed by the BBC"
    assert wording.capitalised("") == ""


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("title", "in its title"),
        ("p6", "paragraph 6"),
        ("p6-p8", "paragraphs 6 to 8"),
        ("page 12", "page 12"),
        ("page 12-14", "pages 12-14"),
        ("00:31", "at 00:31"),
    ],
)
def test_locators_are_said_in_words(locator, words):
    """Every form of locator that a record may hold has words of its own."""
    assert wording.locator_in_words(locator) == words


def test_languages_have_names():
    """A language is named in English; one that is not listed keeps its tag."""
    assert wording.language_name("zh-Hant") == "Chinese (Traditional)"
    assert wording.language_name("la") == "Latin" and wording.language_name("grc") == "Ancient Greek"
    assert wording.language_name("und") == "not known" and wording.language_name("qqq") == "qqq"


def test_title_of_a_letter_says_who_when(toy):
    """A letter's title names both ends and the day; what is inferred stands in brackets, the unknown is said."""
    titles = {letter.id: wording.letter_title(toy, letter) for letter in toy.letters}
    assert titles["1921-09-06-south-to-north"].startswith("Bela South to Ada North, ")
    assert titles["undated-bridge-notes"].endswith(", undated")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(1, 1, "one origin"), (1, 2, "one or two origins"), (6, 8, "six to eight origins"), (3, 3, "three origins")],
)
def test_numbers_of_origins(low, high, words):
    """A number of origins is one number, or two with "or" or "to" between."""
    assert wording.origins_in_words(low, high) == words
