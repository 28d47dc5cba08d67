"""Nothing that a browser shows is lost between a file and its tree; what cannot be read whole is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.page.tree import PageFault, readable, tree_of

START = "<!doctype html><html><head><title>x</title></head><body><p>First.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f'{START}<img src="data:image/png;base64,{"A" * 10_100_000}"><p>Second.</p><p>Last.</p></body></html>',
        f"{START}<style>p {{ x: {'y' * 10_100_000} }}</style><p>Second.</p><p>Last.</p></body></html>",
        f"{START}{'<div>' * 300}<p>Second.</p>{'</div>' * 300}<p>Last.</p></body></html>",
        f"{START}</body></html><p>Second.</p><p>Last.</p>",
        f"{START}</body></html>\n<html><body><p>Second.</p></body></html><p>Last.</p>",
    ],
    ids=["large attribute", "large style", "deep", "below the end", "two pages"],
)
def test_what_follows_something_unusual_is_there(page):
    """Pictures and styles within the page, deep boxes and an early end hide nothing."""
    text = "".join(tree_of(page).find("body").itertext())
    assert [word for word in ("First.", "Second.", "Last.") if word in text] == ["First.", "Second.", "Last."]


def test_a_page_too_deep_for_the_parser_is_refused_with_a_remedy():
    """Where the parser itself leaves text out, nothing is taken, and the message says what to do."""
    with pytest.raises(PageFault, match=r"nested too deep to be read whole; copy the text .* into a \.txt file"):
        tree_of(f"{START}{'<div>' * 5_000}<p>Second.</p>{'</div>' * 5_000}")


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_a_fault(text):
    """Whatever stands in a file, it is read or refused by name."""
    with suppress(PageFault):
        assert tree_of(f"<html><body>{text}</body></html>").tag == "html"


def test_a_declaration_of_xml_is_no_text():
    """The declaration that names another encoding goes; a NUL is told as unreadable."""
    assert readable("\ufeff<?xml version='1.0' encoding='x'?><p>a\0b</p>") == "<p>a\ufffdb</p>"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"{START}{'<b>x</b>' * 60_000}</body></html>", "120,0"),
        (f"{START}<p {' '.join(f'a{n}=1' for n in range(30_000))}>x</p></body></html>", "30,0"),
        (f"{START}<p>{'a' * 11_000_000}</p></body></html>", "11,0"),
    ],
    ids=["elements", "attributes", "characters"],
)
def test_a_page_that_would_take_minutes_is_refused(page, said):
    """How much it has is told, how much it may have, and what to do instead."""
    with pytest.raises(PageFault, match=rf"{said}.*at most.*copy the text"):
        tree_of(page)
