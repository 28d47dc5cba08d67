"""Names in running text become links: once in a paragraph, where they mean one record, and never to the page itself."""

from itertools import product
from unicodedata import normalize

import pytest

from letterbook.pages.plan import render
from tests.contexts import unverified


@pytest.fixture
def write(pen_for):
    """What writes prose for the home page."""
    return pen_for("index.md").prose


def test_name_becomes_a_link(write):
    """A preferred name in prose leads to its record, with the words as they stand."""
    assert write("A note of Ada North.") == "A note of [Ada North](people/ada-north.md)."


def test_name_as_written_becomes_a_link(write):
    """A form found in a source leads to its record too; Korean particles may follow it."""
    assert write("북에이다는 썼다") == "[북에이다](people/ada-north.md)는 썼다"


def test_name_is_linked_the_first_time_only(write):
    """Within a paragraph a record is linked once, under whichever form comes first."""
    assert write("Ada North, 북에이다, Ada North") == "[Ada North](people/ada-north.md), 북에이다, Ada North"


def test_each_paragraph_links_anew(pen_for):
    """Every paragraph of a digest links a name the first time it stands there."""
    assert pen_for("index.md").digest("Ada North.\n\nAda North.").count("](people/ada-north.md)") == 2


def test_page_does_not_link_to_itself(pen_for):
    """On a record's own page its name is plain text, and other names are links as seen from there."""
    shown = pen_for("people/ada-north.md").prose("Ada North and Bela South")
    assert shown == "Ada North and [Bela South](bela-south.md)"


def test_explicit_link_wins(write):
    """A record linked by hand is not linked by name again, not even where the name comes first."""
    assert write("Ada North, [[ada-north|she]]") == "Ada North, [she](people/ada-north.md)"


def test_names_within_links_stay_words(write):
    """A name within the words of a link makes no second link in it."""
    assert write("[[ada-north|Bela South's friend]]") == "[Bela South's friend](people/ada-north.md)"


def test_names_within_emphasis_stay_words(pen_for):
    """A name within stressed words makes no link in them."""
    assert pen_for("index.md").digest("*Ada North*") == "*Ada North*"


def test_name_of_several_is_never_linked(write):
    """A form that belongs to two records means neither."""
    assert write("It was the bearer.") == "It was the bearer."


def test_single_latin_word_never_names_a_person(write):
    """ "Ada" could be anybody."""
    assert write("Ada wrote.") == "Ada wrote."


def test_name_within_a_word_is_none(write):
    """A name begins and ends with a word."""
    assert write("Ada Northern, NotFenland") == "Ada Northern, NotFenland"


def test_longest_name_wins(write):
    """Where one name holds another, the longer one is meant."""
    assert write("the Bridge of the Fen") == "[the Bridge of the Fen](places/fen-bridge.md)"


def test_link_without_words_shows_the_title(write):
    """[[id]] shows the record's title; spaces around id and words do not count."""
    assert write("See [[ fen-bridge ]].") == "See [Fen Bridge](places/fen-bridge.md)."
    assert write("See [[fen-bridge| the talks ]].") == "See [the talks](places/fen-bridge.md)."


def test_asterisks_that_touch_stay_text(pen_for):
    """Emphasis that Markdown would pair differently is not made; its asterisks are shown."""
    assert pen_for("index.md").digest("*a**b*") == "&#42;a&#42;&#42;b&#42;"


@pytest.mark.parametrize(("stored", "said"), list(product(("NFC", "NFD"), repeat=2)))
def test_name_is_linked_however_its_accents_are_stored(make_edition, stored, said):
    """A name whose accents a disk or keyboard wrote apart is the same name, in its record and in prose."""
    name, prose = normalize(stored, "Nguyễn Thị Minh"), normalize(said, "With Nguyễn Thị Minh.")
    edition, _ = make_edition(
        {"people/minh.yml": f"name: {name}\n", "topics/t.yml": f"name: T\ndescription: {prose}\n"}
    )
    assert edition and "[Nguyễn Thị Minh](../people/minh.md)." in render(unverified(edition))["topics/t.md"]
