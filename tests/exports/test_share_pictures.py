"""Pictures for sharing are PNG files that any program opens, the same for the same words, with no letter missing."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from letterbook.exports.plan import make, plan
from letterbook.exports.share_pictures import PICTURE, WORDS, drawn, font, lines
from letterbook.pages.context import Context
from letterbook.pages.sharing import DRAWABLE, HIGH, WIDE, SharePicture

SHOWN = SharePicture("Ada North to Bela South", "21 September 1921", "The fares must fall", "The Harbour Letters")


def opened(content):
    """Return a picture as another program reads it."""
    return Image.open(io.BytesIO(content))


def test_every_letter_of_a_site_has_one_as_large_as_it_says(toy_report):
    """The page names it in its front matter, and the theme its size."""
    context = Context(toy_report.edition, toy_report.verification)
    targets = [target for target in plan(toy_report.edition) if target.kind == PICTURE]
    assert [target.path for target in targets] == sorted(f"letters/{one.id}.png" for one in toy_report.edition.letters)
    for target in targets:
        picture = opened(make(target, context))
        assert (picture.format, picture.size) == ("PNG", (WIDE, HIGH))


def test_the_same_words_give_the_same_bytes():
    """And other words others."""
    assert drawn(SHOWN) == drawn(SHOWN)
    assert len({drawn(replace(SHOWN, **{field: "Other"})) for field in ("way", "day", "words", "collection")}) == 4


@pytest.mark.parametrize("words", ["", "word " * 40, "x" * 400, "“a” — b…"])
def test_nothing_is_drawn_over_the_edge(words):
    """Whatever is shown, the edge of the picture is paper."""
    picture = opened(drawn(SharePicture(f"{words} to somebody", words, words, words)))
    edge = [picture.getpixel((x, y)) for x in (0, 8, WIDE - 8, WIDE - 1) for y in range(HIGH)]
    edge += [picture.getpixel((x, y)) for y in (0, HIGH - 4) for x in range(WIDE)]
    assert set(edge) == {picture.getpixel((0, 0))}


def test_a_line_is_no_wider_than_the_page():
    """Of a single word that is, as much as there is room for is shown."""
    assert len(lines("word " * 40, WORDS, 4)) == 4
    assert lines("", WORDS, 4) == []


def test_the_font_has_every_letter_that_may_be_drawn():
    """None is drawn as the box that stands for a missing one."""
    missing = font(WORDS).getmask("\uffff")
    box = (missing.size, bytes(missing))
    drawable = [chr(number) for number in range(0x2100) if DRAWABLE.fullmatch(chr(number))]
    shown = {one: font(WORDS).getmask(one) for one in drawable if not one.isspace() and one.isprintable()}
    assert [one for one, mask in shown.items() if (mask.size, bytes(mask)) == box] == []
