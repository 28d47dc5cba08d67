"""An edited text on a page: its words, with the editors' signs marked."""

import re

from letterbook.pages import markup
from letterbook.records.edited_words import SIGN, kind_of


def edited(text: str) -> str:
    """Return an edited text as finished Markdown."""
    shown, here = "", 0
    for found in SIGN.finditer(text):
        shown += piece(text[here : found.start()], here > 0) + signed(found)
        here = found.end()
    return (shown + piece(text[here:], here > 0)).strip()


def piece(text: str, after: bool) -> str:
    """Return words between signs."""
    return markup.escape_within(text, after_word=after) if text else ""


def signed(found: re.Match[str]) -> str:
    """Return a sign with its words."""
    kind, words = kind_of(found)
    shown = {
        "struck": f"⟦{words}⟧",
        "lost": "[…]",
        "supplied": f"[{words}]",
        "omitted": f"⟨{words}⟩",
        "doubt": "(?)",
        "page": f"[page {words}]",
        "line": "|",
    }[kind]
    marked = markup.classed(f"sign-{kind}", shown)
    return f" {marked} " if kind in ("line", "page") else marked
