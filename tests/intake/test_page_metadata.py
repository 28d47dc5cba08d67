"""What a page tells machines of itself, by whichever of their languages."""

import json

import pytest

from letterbook.intake.page.metadata import metadata_of
from letterbook.intake.page.tree import tree_of


def about(head: str = "", attributes: str = "lang=en"):
    """Return what a page with this head says of itself."""
    return metadata_of(tree_of(f"<html {attributes}><head>{head}</head><body><p>Text</p></body></html>"))


def data(**fields) -> str:
    """Return JSON-LD of an article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str, attribute: str = "property") -> str:
    """Return an element of the head."""
    return f'<meta {attribute}="{name}" content="{content}">'


def test_titles_come_from_what_says_most_surely_first():
    """JSON-LD before Open Graph before the rest; each with its name, the first of a name alone."""
    head = (
        meta("og:title", "Two") + meta("og:title", "Other") + meta("DC.title", "Three", "name") + data(headline="One")
    )
    assert [(one.value, one.says) for one in about(head).titles] == [
        ("One", "JSON-LD"),
        ("Two", "og:title"),
        ("Three", "dc.title"),
    ]


def test_the_parts_of_a_windows_title_are_told_apart():
    """A title within which a hyphen stands is one; what is set off by spaces is a part."""
    assert about("<title>The well-kept bridge – Harbour | Post</title>").window_parts == [
        "The well-kept bridge",
        "Harbour",
        "Post",
    ]


def test_outlets_are_publishers_and_sites():
    """The publisher of JSON-LD comes before the site's name."""
    head = meta("og:site_name", "Harbour Post") + data(publisher={"@type": "Organization", "name": "Harbour Press"})
    assert about(head).sites == ("Harbour Press", "Harbour Post")


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (data(isAccessibleForFree=False), "JSON-LD (isAccessibleForFree)"),
        (data(isAccessibleForFree="False"), "JSON-LD (isAccessibleForFree)"),
        (data(hasPart={"isAccessibleForFree": "false", "cssSelector": ".x"}), "JSON-LD (isAccessibleForFree)"),
        (meta("article:content_tier", "locked"), "article:content_tier (locked)"),
        (meta("article:content_tier", "free"), ""),
        (data(isAccessibleForFree=True), ""),
        ("", ""),
    ],
)
def test_what_is_not_free_to_read_is_told_with_what_says_so(head, says):
    """A page behind a wall says so to search engines."""
    assert about(head).unfree == says


@pytest.mark.parametrize(
    ("attributes", "language"), [("lang=ko", "ko"), ('xml:lang="de-AT"', "de-AT"), ("", ""), ('lang="en_US"', "en_US")]
)
def test_the_language_is_the_one_of_the_root(attributes, language):
    """It is taken as it is declared."""
    assert about(attributes=attributes).language == language


@pytest.mark.parametrize(
    "broken", ["<script type='application/ld+json'>{]</script>", data(headline={"a": [1]}), data()]
)
def test_broken_data_says_nothing(broken):
    """What is no JSON, or has no text where one belongs, is passed over."""
    assert about(broken).titles == ()
