"""Writing for one page: every link leads from where the page lies."""

import pytest

from letterbook.records.models import UnknownCorrespondent

LETTER = "letters/1921-09-21-north-to-south.md"


def test_a_record_is_linked_from_where_the_page_lies(pen_for):
    """The same link reads differently from the home page and from a page of a folder."""
    assert pen_for("index.md").to("cara-west") == "[Cara West](people/cara-west.md)"
    assert pen_for(LETTER).to("cara-west") == "[Cara West](../people/cara-west.md)"


def test_a_page_does_not_link_to_itself(pen_for):
    """On its own page a record is named, without a link; a part of the page may be linked."""
    pen = pen_for("people/cara-west.md")
    assert pen.to("cara-west") == "Cara West"
    assert pen.to("cara-west", "there", "letters") == "[there](cara-west.md#letters)"


def test_words_take_the_place_of_the_name(pen_for):
    """A link may have words of its own, which are escaped."""
    assert pen_for("index.md").to("cara-west", "the *bearer*") == "[the &#42;bearer&#42;](people/cara-west.md)"


def test_somebody_unknown_has_no_page(pen_for):
    """Of a correspondent whom nobody knows there is no link, but what is known is said."""
    assert pen_for("index.md").to(UnknownCorrespondent()) == "unknown"
    assert "her clerk" in pen_for("index.md").to(UnknownCorrespondent("her clerk"))


def test_names_in_prose_become_links_once(pen_for):
    """A name leads to its record the first time it stands in a paragraph; a link that is written counts as that."""
    assert pen_for("index.md").prose("Cara West and Cara West.") == "[Cara West](people/cara-west.md) and Cara West."
    assert pen_for("index.md").prose("[[cara-west|She]] is Cara West.") == "[She](people/cara-west.md) is Cara West."


def test_emphasis_is_for_digests_alone(pen_for):
    """In a summary an asterisk is an asterisk; in a digest it stresses."""
    pen = pen_for("index.md")
    assert pen.prose("*two* boats") == "&#42;two&#42; boats"
    assert pen.digest("*two* boats") == "*two* boats"


@pytest.mark.parametrize(("id", "shown"), [("undated-bridge-notes", "undated"), ("1921-09-21-north-to-south", "1921")])
def test_a_date_is_in_words(id, shown, pen_for):
    """What has no date is called undated."""
    pen = pen_for("index.md")
    assert shown in pen.date(pen.edition.records[id])


def test_several_links_make_a_list_in_a_sentence(pen_for):
    """Links to several records are listed as in a sentence."""
    assert pen_for("index.md").all(["ada-north", "cara-west"]) == (
        "[Ada North](people/ada-north.md) and [Cara West](people/cara-west.md)"
    )
