"""The signs of an edited text, as scholars of texts write them.

[abc] supplied by the editors, [...] lost or not legible, ⟨abc⟩ left out by the writer, ⟦abc⟧ struck out by the writer,
abc(?) a reading that is not certain, " | " the end of a line, "||2r||" the beginning of a page.
Source: the Leiden conventions; in place of ⟨ ⟩ and ⟦ ⟧ an editor may type < > and [[ ]].
"""

import re
from collections.abc import Iterable

SIGN = re.compile(
    r"⟦(?P<struck>[^⟦⟧]+)⟧|\[\[(?P<struck2>[^\[\]]+)\]\]"
    r"|(?P<lost>\[(?:\.{3}|…)\])|\[(?P<supplied>[^\[\]]+)\]"
    r"|⟨(?P<omitted>[^⟨⟩]+)⟩|<(?P<omitted2>[^<>]+)>"
    r"|(?P<doubt>\(\?\))|\|\|\s*(?P<page>[^|]{1,20}?)\s*\|\||(?P<line>\s\|\s)"
)

# What each sign means, for the line below a text in which it stands.
MEANINGS = {
    "supplied": "[ ] supplied by the editors",
    "lost": "[…] lost or not legible",
    "omitted": "⟨ ⟩ left out by the writer",
    "struck": "⟦ ⟧ struck out by the writer",
    "doubt": "(?) not a certain reading",
    "line": "| a new line",
    "page": "[page …] a new page",
}


def kind_of(found: re.Match[str]) -> tuple[str, str]:
    """Return which sign was found, and the words in it."""
    name = str(found.lastgroup)
    return name.rstrip("2"), found[name]


def meanings(texts: Iterable[str]) -> list[str]:
    """Return what the signs mean that stand in some texts."""
    kinds = {kind_of(found)[0] for text in texts for found in SIGN.finditer(text)}
    return [said for kind, said in MEANINGS.items() if kind in kinds]


# Where something is lost: no text holds this character.
GAP = "\0"


def bare(text: str) -> list[str]:
    """Return the words of an edited text without its signs, and without what the writer struck out.

    They are in as many pieces as what is lost leaves.
    """

    def plainly(found: re.Match[str]) -> str:
        kind, words = kind_of(found)
        return {"supplied": words, "omitted": words, "line": " ", "page": " ", "lost": GAP}.get(kind, "")

    pieces = (" ".join(piece.split()) for piece in SIGN.sub(plainly, text).split(GAP))
    return [piece for piece in pieces if piece]
