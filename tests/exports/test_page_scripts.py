"""A script of data assigns it, and does nothing else."""

import json

from hypothesis import given
from hypothesis import strategies as st

from letterbook.exports.page_scripts import assigning
from letterbook.pages.generated import GENERATED

# What ends a script, opens an element, or reads otherwise than it is written.
BREAKING = st.sampled_from(
    ["</script>", "<!--", "<script", "]]>", "\u2028", "\u2029", "\u202e", "\u2066", "__proto__", "\\", '"', "'", "\x00"]
)


@given(st.lists(st.one_of(BREAKING, st.text())).map("".join))
def test_any_text_comes_back_and_none_is_dangerous(text):
    """Any text, as a script holds it, reads back as it was, and is made of marks that mean nothing outside a text."""
    head, held = assigning("opened", [text]).removesuffix(";\n").split("letterbook.opened=", maxsplit=1)
    assert head == f"/* generated: {GENERATED} */\n"
    assert json.loads(held) == [text]
    assert held.isprintable() and not set("<>&'") & set(held)
