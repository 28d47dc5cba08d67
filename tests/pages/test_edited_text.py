"""Edited texts on pages: every word of the writer is there, and nothing of it is taken for markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from letterbook.pages.edited_text import edited
from letterbook.records.edited_words import SIGN


def shown(text):
    """Return what a reader sees of a text."""
    made = markdown(edited(text), extensions=["attr_list", "md_in_html", "def_list", "footnotes", "tables"])
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", made)).split())


def test_signs_are_set_apart():
    """Each in a class of its own, as scholars write it."""
    made = edited("[mat]ter [[once]] <must> [...] all(?) | ||2r||")
    assert '<span class="sign-supplied">&#91;mat&#93;</span>ter' in made
    assert (
        shown("a [mat]ter [[once]] <must> [...] all(?) | b ||2r|| c")
        == "a [mat]ter ⟦once⟧ ⟨must⟩ […] all(?) | b [page 2r] c"
    )


@given(st.text(alphabet="ab *_`#&;!1.[]()|~\\é한", min_size=1, max_size=40).filter(lambda text: text.strip()))
def test_words_without_signs_are_shown_as_they_are(text):
    """Whatever marks they hold."""
    if SIGN.search(text) or not " ".join(text.split()):
        return
    assert shown(text) == " ".join(text.split())
