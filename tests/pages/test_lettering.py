"""How much room words take: never less than a browser gives them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.drawings.lettering import BOLD, TYPE, ems_of, shortened, width, wrapped

# Letters, digits, marks and signs of living languages but Han and Hangul, which are all as wide as high; an accent
# alone, without its letter, is no writing.
WRITTEN = [
    letter
    for letter in map(chr, range(0x20, 0x3000))
    if unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") and not 0x300 <= ord(letter) <= 0x36F
]

MEASURE = """([letters, weight]) => {
  const brush = document.createElement("canvas").getContext("2d");
  brush.font = `${weight} 100px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif`;
  return letters.map(letter => brush.measureText(letter).width / 100);
}"""

NAMES = (
    "WWMM %@ Wm—", "Ada North to Bela South", "Đỗ Thị Ngọc Quỳnh", "김정은이 도널드에게", "毛泽东致尼克松（一九七二）",
    "محمد أنور السادات إلى جيمي كارتر", "ประธานาธิบดี", "राष्ट्रपति", "Щщ Жж Юю Михаил Горбачёв",
    "🕊️🇰🇵👩🏽‍🚀 ☎ ✉", "ﷺ ﷽ ㎢ ⅷ",
)  # fmt: skip


def test_no_letter_is_wider_than_it_is_taken_to_be(page):
    """Of all letters that this machine's typefaces have, none is wider than it is taken to be, usual or bold."""
    for weight, more in ((400, 1), (700, BOLD)):
        measured = page.evaluate(MEASURE, [WRITTEN, weight])
        wider = {
            letter: (found, ems_of(letter) * more)
            for letter, found in zip(WRITTEN, measured, strict=True)
            if found > ems_of(letter) * more + 0.005
        }
        assert wider == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_wider_than_it_is_taken_to_be(page, name):
    """Names of any script, joined as their scripts join letters, fit the room that they are given."""
    for weight in (400, 700):
        (found,) = page.evaluate(MEASURE, [[name], weight])
        assert found * TYPE <= width(name, weight == 700)


def test_latin_is_not_taken_for_much_wider_than_it_is():
    """An English name is given a room that it fills by four fifths in a wide typeface, not any size that would do."""
    assert width("Ada North to Bela South") < 23 * 0.75 * TYPE


@given(st.text(), st.floats(10, 400))
def test_lines_hold_every_word_and_fit(words, room):
    """Wrapped words are all there, in order; each line fits, or is a single letter that does not."""
    lines = wrapped(words, room)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width(line) <= room or len(line) == 1 for line in lines)


@given(st.text(), st.floats(30, 400))
def test_shortened_words_fit(words, room):
    """What does not fit ends with "…" and fits then; what fits is left as it is."""
    found = shortened(words, room)
    assert width(found) <= room
    assert found == words or (found.endswith("…") and words.startswith(found[:-1]))
