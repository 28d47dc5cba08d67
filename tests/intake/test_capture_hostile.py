"""What strangers save: nothing of it is lost, breaks the command, or makes a record that nobody can read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook.intake.page.tree import PageFault
from letterbook.intake.saved_file import is_html, read_bytes
from letterbook.reading.load import load
from letterbook.verification.captures import split
from tests.intake.test_page_title import BODY, H1


@pytest.fixture
def run(tmp_path):
    """Run `capture` on a file of the given content; sources/ and captures/ lie in tmp_path."""
    (tmp_path / "sources" / "articles").mkdir(parents=True)

    def command(content: str | bytes, *more: str, name: str = "saved.html", id: str | None = "x-1"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        folders = ["--sources", str(tmp_path / "sources"), "--captures", str(tmp_path / "captures"), "--new"]
        ids = ["--id", id] if id else []
        return CliRunner().invoke(main, ["capture", str(file), *ids, *folders, *more], catch_exceptions=False)

    return command


def lines(page: str) -> tuple[str, ...]:
    """Return the paragraphs of a page."""
    return read_bytes(Path("a.html"), page.encode(), None).text.paragraphs


BARE = "<!doctype html><meta charset=utf-8><title>T</title>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f"{BARE}<header>Star</header><article><h1>One</h1></article><p>Two</p>",
            ("Star", "One", "Two"),
        ),
        ("<html><head><title>T</title><my-el>words</my-el></head><body><p>One</p></body></html>", ("words", "One")),
        ("<html><body><p>One</p></body><p>Two</p></html><p>Three</p>", ("One", "Two", "Three")),
        ("<body><p>One</p></body><body><p>Two</p></body>", ("One", "Two")),
        ('<body><p>One</p><script src="x.js"/>\nvar secret = 1;\n</script><p>Two</p></body>', ("One", "Two")),
        ('<body><p>One</p><script src="x.js"/><p>Two</p><script>var x;</script></body>', ("One", "Two")),
    ],
    ids=["no head", "text in the head", "below the end", "two bodies", "a slash that closes nothing", "written as XML"],
)
def test_what_readers_see_is_there_in_order(page, expected):
    """However a page is built, its words are lines, in order, and its code is none."""
    assert lines(page) == expected


ODD = ["Title", 7, True, None, ["One", "Two"], {"@value": "x"}, [["x"]], {"name": ["a", 1]}, "a \ud83d b", [None, {}]]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:20])
def test_data_of_any_type_breaks_nothing(run, odd):
    """Wherever JSON-LD has something else than it should, it says nothing."""
    names = ("headline", "author", "publisher", "description", "datePublished", "isAccessibleForFree", "mainEntity")
    data = json.dumps({"@type": "NewsArticle", **dict.fromkeys(names, odd)})
    result = run(f'<html><head><script type="application/ld+json">{data}</script></head><body>{H1}{BODY}</body></html>')
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "page",
    [
        '<link rel=canonical href="http://[x/">',
        '<link rel=canonical href="http://a]b/">',
        '<meta property="article:published_time" content="9999-12-31T23:59Z"><meta name=pubdate content="9999-12-30">',
        "<meta charset=idna><p>\u00e9</p>",
        "<article>" + "<span>" * 1_000 + "<time datetime=2018-09-21>x</time>",
    ],
    ids=["address", "address 2", "last year", "codec of hosts", "deep"],
)
@pytest.mark.parametrize("id", ["x-1", None])
def test_odd_pages_are_read_or_refused(run, page, id):
    """Addresses that are none, the last of all years, codecs that read no text, deep marks: no failure is a crash."""
    raw = f"<html><head>{page}</head><body>{H1}{BODY}</body></html>".encode("latin-1")
    assert run(raw, id=id).exit_code in (0, 1)


def test_an_archive_of_archives_is_refused():
    """Messages within messages, as nobody saves them, and names of parts in other letters."""
    deep = b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3_000 + b"x"
    with pytest.raises(PageFault):
        read_bytes(Path("a.mht"), deep, None)
    named = "MIME-Version: 1.0\nSnapshot-Content-Location: http://x/\nContent-Location: http://é/\n"
    named += "Content-Type: text/html\n\n<p>One</p>"
    assert read_bytes(Path("a.mht"), named.encode(), None).text.paragraphs == ("One",)


@pytest.mark.parametrize("mark", ["\x01", "\x0c", "\x1b[31m", "\x7f", "\x80", "\ufffe", "\u0001\n"])
def test_characters_that_no_record_can_hold_stay_out_of_it(run, tmp_path, mark):
    """The capture has them as they are; title, authors and outlet do without."""
    assert run(f"Tit{mark}le\n\nBy Eve Lo{mark}ng\n\nThe text of it goes on.\n", name="saved.txt").exit_code == 0
    assert "x-1" in load(tmp_path / "sources")[0].texts


def test_an_address_that_a_record_cannot_have_is_told(run, tmp_path):
    """A front page is not an address of an article: it stands commented out, with the reason."""
    run(f'<html><head><link rel=canonical href="http://edition.example.org/"></head><body>{H1}{BODY}</body></html>')
    record = (tmp_path / "sources/articles/x-1.yml").read_text(encoding="utf-8")
    assert "\n# url:" in record and "x-1" in load(tmp_path / "sources")[0].records


@pytest.mark.parametrize("long", ["彼は手紙を書いた。" * 300, "word_" * 600, "a\u200bb" * 900])
def test_no_more_than_a_title_comes_out_of_a_capture(run, tmp_path, long):
    """Whatever names itself a title, an author or an outlet, no article goes into a record."""
    data = json.dumps({"@type": "NewsArticle", "headline": long, "author": [long, long], "publisher": {"name": long}})
    head = f'<title>{long}</title><meta property="og:site_name" content="{long}">'
    page = (
        f'<html><head>{head}<script type="application/ld+json">{data}</script></head><body><p>{long}</p></body></html>'
    )
    run(page)
    run(f"{long}\n\n{long}\n", name="long.txt", id="x-2")
    written = [path.read_text(encoding="utf-8") for path in (tmp_path / "sources/articles").iterdir()]
    assert len(written) == 2 and all(long[:200] not in record for record in written)


FLOW = "{title: T, kind: news, language: en, read: whole, capture: {file: t.txt, title: p1}}\n"


@pytest.mark.parametrize("record", [FLOW, "{title: T, kind: news, language: en, read: whole}\n", "title: T\n...\n"])
def test_a_record_in_which_the_block_has_no_place_stays(run, tmp_path, record):
    """One in braces, or with an end of its own, is not replaced and not broken; the block is shown."""
    (tmp_path / "sources/articles/x-1.yml").write_text(record)
    result = run("The title\n\nThe text of it goes on.\n", "--replace", name="saved.txt")
    assert result.exit_code == 1 and "add it by hand" in result.stderr and "capture:\n" in result.stderr
    assert (tmp_path / "sources/articles/x-1.yml").read_text() == record


def test_the_capture_of_another_article_stays(run, tmp_path):
    """Two files of one name are captures of two articles; the second is named after its record."""
    assert run("One\n\nThe text of it goes on.\n", name="a.txt", id="one").exit_code == 0
    assert run("Two\n\nAnother text of it.\n", "--replace", name="a.txt", id="two").exit_code == 0
    texts = load(tmp_path / "sources")[0].texts
    assert [texts[id].content["capture"]["file"] for id in ("one", "two")] == ["a.txt", "two.txt"]
    assert (tmp_path / "captures/a.txt").read_text().startswith("One")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- c -->" * 200 + "x",
        " " * 60_000 + "x",
        "- | " * 3_000 + "x" * 90,
        "▲" * 3_000 + "x" * 150,
        "A" + " " * 60_000 + "q 21 September 2018",
        "\n".join(["a line of some words that goes on to the next one, and"] * 5_000),
        "\n\n".join(f"the report of number {number}:" for number in range(8_000)),
    ],
    ids=["comments", "spaces", "menu", "marks", "agency", "one paragraph", "introductions"],
)
def test_lines_made_to_take_long_do_not(run, text):
    """Each of these took from five seconds to minutes once."""
    assert run(f"Title of it\n\n{text}\n", "--unwrap", name="saved.txt").exit_code == 0
    assert is_html(text) is False


def test_two_long_saves_are_compared(run):
    """Every second line the same, the others moved: what differs is told all the same."""
    first = "\n\n".join(f"{'The same' if number % 2 else f'Line {number}'}" for number in range(6_000))
    second = "\n\n".join(f"{'The same' if number % 2 else f'Line {number + 2}'}" for number in range(6_000))
    run(first, name="saved.txt")
    told = run(second, "--replace", name="saved.txt").stdout
    assert "“Line 6000”" in told and "“Line 0”" in told and len(split("x", first).paragraphs) == 6_000
