"""Lines of a page are the article's by their letters, in their order, whatever marks and spaces stand between."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from letterbook.intake.page.body import letters, lines_in, with_gaps
from letterbook.intake.page.lines import lines_of

FIRST = "The mayor said on Monday that two letters had crossed the bridge before noon."
SECOND = "Her clerk keeps a book of every paper that passes, and names the bearers of them."
THIRD = "In the south town the harbour master denied it, and said that nobody had seen one."


def test_spaces_marks_and_invisible_characters_part_nothing():
    """A no-break space, an ideographic one, a soft hyphen, the mark of a point and the bars of a row change nothing."""
    page = [FIRST.replace(" ", "\u00a0", 3), f"\u3000{SECOND}", THIRD.replace("harbour", "har\u00adbour")]
    assert lines_in(page, f"{FIRST}\n- {SECOND}\n| {THIRD} |") == {1, 2, 3}


def test_letters_are_compared_as_unicode_compares_them():
    """Full-width letters and composed ones are the plain ones; marks are none."""
    assert letters("Ｔwo “letters” – 1921, Cafe\u0301") == "twoletters1921café"


def test_what_the_library_left_out_of_a_line_does_not_cost_the_line():
    """A link or a note within a paragraph may be missing in the text; most of the paragraph is there."""
    assert lines_in([f"{FIRST} (Read the whole story here) {SECOND}"], f"{FIRST} {SECOND}") == {1}


def test_a_line_that_shares_a_few_words_is_none():
    """A teaser that begins like the article, and goes on otherwise, is not the article."""
    teaser = "The mayor said on Monday nothing at all of what our readers had been waiting for since the winter."
    assert lines_in([teaser, FIRST, SECOND], f"{FIRST}\n{SECOND}") == {2, 3}


def test_words_that_a_page_repeats_are_found_once():
    """A page that holds its article twice, as some do for small screens, has it once."""
    assert lines_in([FIRST, SECOND, "Menu", FIRST, SECOND], f"{FIRST}\n{SECOND}") in ({1, 2}, {4, 5})


def test_words_that_the_article_repeats_are_found_each_time():
    """A refrain stands as often as the text has it, also more often than is looked for."""
    verses = [f"{number}. {SECOND[number:]}" for number in range(8)]
    page = [line for verse in verses for line in (verse, FIRST)]
    assert lines_in(page, "\n".join(page)) == set(range(1, 17))


def test_short_lines_count_where_they_stand():
    """A word that is a line of the article is one between its neighbours, and nowhere else."""
    page = ["No.", FIRST, "No.", SECOND, "No."]
    assert lines_in(page, f"{FIRST}\nNo.\n{SECOND}") == {2, 3, 4}


def test_a_text_in_another_order_is_found():
    """The library may put a box that stands first at the end."""
    assert lines_in([FIRST, SECOND, THIRD], f"{SECOND}\n{THIRD}\n{FIRST}") == {1, 2, 3}


def test_the_longer_of_two_that_begin_alike_does_not_take_the_place_of_the_shorter():
    """A paragraph that is the beginning of the next one is found beside it."""
    assert lines_in([FIRST, f"{FIRST} {SECOND}"], f"{FIRST}\n{FIRST} {SECOND}") == {1, 2}


def test_no_text_is_no_line():
    """Where the library found nothing, nothing is the article."""
    assert lines_in([FIRST], "") == lines_in([], FIRST) == frozenset()


def test_a_paragraph_between_others_of_its_element_belongs_to_them():
    """What the library dropped between two paragraphs stands beside them in the page; an aside does not."""
    root = html.fromstring(
        f"<div><article><p>{FIRST}</p><p>Nobody answered.</p><aside><p>Read also</p></aside><p>{THIRD}</p></article>"
        "<p>Home</p></div>"
    )
    assert with_gaps(list(lines_of(root)), frozenset({1, 4})) == {1, 2, 4}


sentences = st.text("abcdefghij ", min_size=1, max_size=60)


@given(st.lists(sentences, max_size=12))
def test_every_line_of_a_text_is_found_in_itself(lines):
    """Whatever the lines are, those with letters are found where the text is just these lines."""
    assert lines_in(lines, "\n".join(lines)) == {at for at, line in enumerate(lines, start=1) if letters(line)}


@given(st.lists(sentences, max_size=12), sentences)
def test_what_is_found_are_lines(lines, text):
    """Nothing but numbers of lines comes out, whatever the text."""
    assert lines_in(lines, text) <= set(range(1, len(lines) + 1))
