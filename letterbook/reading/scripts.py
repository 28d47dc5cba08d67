"""Where a word may begin and end, also in scripts that put no space between words.

Source of the ranges: Unicode 15, Blocks.txt.
"""

import re

HANGUL = re.compile("[가-힣]")
HIRAGANA = re.compile("[\u3041-\u309f]")
KATAKANA = re.compile("[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")

# Latin, Cyrillic, Arabic and all others that part words by spaces or that this program does not tell apart.
SPACED = "spaced"

UNSPACED = {"hangul": HANGUL, "hiragana": HIRAGANA, "katakana": KATAKANA, "han": HAN}


def script_of(character: str) -> str:
    """Return "hangul", "hiragana", "katakana" or "han" for letters of those scripts, "spaced" for all others."""
    # Nearly every character of most editions lies before the first of these scripts.
    if character < "\u3005":
        return SPACED
    return next((name for name, letters in UNSPACED.items() if letters.match(character)), SPACED)


def is_boundary(before: str, after: str) -> bool:
    """Whether one word may end and another begin between two characters: a mark or space, or a change of script.

    Japanese joins particles in Hiragana to words in Han or Katakana; Korean joins them to names in Han.
    """
    if not (before.isalnum() and after.isalnum()):
        return True
    return script_of(before) != script_of(after)
