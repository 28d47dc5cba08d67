"""Where a word may begin and end, in scripts with and without spaces."""

import pytest

from letterbook.reading.scripts import is_boundary, script_of


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "spaced"),
        ("я", "spaced"),
        ("ض", "spaced"),
        ("김", "hangul"),
        ("の", "hiragana"),
        ("ト", "katakana"),
        ("金", "han"),
    ],
)
def test_scripts(character, script):
    """Scripts without spaces are told apart; all others count as one."""
    assert script_of(character) == script


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("a", "b", False),
        ("a", " ", True),
        ("a", "’", True),
        ("金", "の", True),
        ("金", "正", False),
        ("김", "은", False),
        ("金", "은", True),
        ("a", "я", False),
    ],
)
def test_a_word_ends_at_a_mark_or_where_the_script_changes(before, after, ends):
    """Japanese and Korean join particles to names without a space; there the script changes."""
    assert is_boundary(before, after) is ends
