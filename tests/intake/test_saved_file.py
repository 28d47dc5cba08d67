"""What somebody saved is known for what it is: text, page or archive; and is never stored as its own markup."""

from pathlib import Path

import pytest
from test_saved_page import PAGE

from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.page.saved_page import PageFault
from letterbook.intake.saved_file import is_html, read_bytes, read_saved

BODY = "<h1>Two letters</h1><p>The clerk said on Monday that two letters had crossed the bridge before noon.</p>"
WANTED = ("Two letters", "The clerk said on Monday that two letters had crossed the bridge before noon.")


def saved(raw: str | bytes, name: str = "saved.html", encoding: str | None = None):
    """Return what is read of a file with these bytes."""
    return read_bytes(Path(name), raw.encode() if isinstance(raw, str) else raw, encoding)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (PAGE, True),
        (f"\ufeff{PAGE}", True),
        (f"<!doctypehtml><html>{BODY}</html>", True),
        (
            f"<?xml version='1.0'?>\n<!-- x --><html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}</body></html>",
            True,
        ),
        (f"<article>{BODY}</article>", True),
        (BODY, True),
        (f"<!-- saved -->\n<div>{BODY}</div>", True),
        (f"<br />\n<b>Warning</b>: no session\n<!DOCTYPE html>\n<html><body>{BODY}</body></html>", True),
        (f"Warning: no session in x.php\n\n  <html lang='en'>\n<body>{BODY}</body></html>", True),
        ("<b>no</b> page", False),
        ("<sigh> That was a long letter.", False),
        ("<p in the margin", False),
        ("Text < html", False),
        ("We wrote <html> by hand in those days, and <p>.", False),
    ],
)
def test_only_pages_look_like_pages(text, looks):
    """A text is taken for a page by its beginning, or by a page that begins below a message of the server."""
    assert is_html(text) is looks


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "a"])
@pytest.mark.parametrize(
    "page",
    [
        f"<!doctypehtml><html><body>{BODY}</body></html>",
        f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{BODY}</body></html>',
        f"<article>{BODY}</article>",
        BODY,
    ],
    ids=["minified", "xhtml", "fragment", "blocks"],
)
def test_every_form_of_a_page_is_read_as_one(page, name):
    """Minified, XHTML, a fragment: title and text come out as lines, without a tag, whatever the file is called."""
    found = saved(page, name)
    assert found.page and found.text.paragraphs == WANTED and found.suffix == ".html"


def test_the_message_of_a_server_stays_a_line():
    """A warning above the page is shown by browsers, and is not lost; the page is read below it."""
    page = f"<br />\n<b>Warning</b>: no session\n<!DOCTYPE html>\n<html><body>{BODY}</body></html>"
    assert saved(page).text.paragraphs == ("Warning: no session", *WANTED)


@pytest.mark.parametrize(
    "feed", ["<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "<feed xmlns='http://www.w3.org/2005/Atom'/>"]
)
def test_other_xml_is_refused_by_name(feed):
    """A feed is no article, and its source no text."""
    with pytest.raises(PageFault, match=r"it is XML \(<(rss|feed)>\)"):
        saved(feed, "saved.xml")


def test_a_text_of_another_encoding_is_read_by_its_name(tmp_path):
    """A text says nothing of its encoding; where an editor names it, its text is UTF-8 from then on."""
    (tmp_path / "a.txt").write_bytes("항구의 편지\n".encode("cp949"))
    with pytest.raises(CaptureFault, match="save it as UTF-8, or name its encoding with --encoding"):
        read_saved(tmp_path / "a.txt")
    found = read_saved(tmp_path / "a.txt", "euc-kr")
    assert (found.text.joined(), found.told) == ("항구의 편지\n", ("read as cp949, as --encoding says",))


@pytest.mark.parametrize(("raw", "name"), [(f"<p>{BODY}</p>", "a.html"), ("A text\n", "a.txt")])
def test_an_unknown_encoding_is_told(raw, name):
    """A name that is none is refused, with two that are."""
    with pytest.raises(PageFault, match="'klingon', which is not an encoding; expected one such as cp949"):
        saved(raw, name, "klingon")


def test_lost_characters_are_told_with_their_paragraphs():
    """What a page has as U+FFFD, and what its encoding does not have, is told; the rest is read."""
    page = f'<html><head><meta charset="utf-8"></head><body>{BODY}<p>A name: </p></body></html>'.encode()
    found = saved(page.replace(b"A name: ", b"A name: Zo\xeb"))
    assert found.text.paragraphs[-1] == "A name: Zo\ufffd"
    assert any("could not be read, in p3" in line for line in found.told)
    assert any("could not be read, in p1" in line for line in saved("Zo\ufffd\n", "a.txt").told)
    assert saved(BODY).told == ()
