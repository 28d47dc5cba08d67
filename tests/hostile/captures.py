"""Saved articles: text, pages and archives that are made to break, to stall or to mislead what reads them."""

import gzip

from tests.hostile.inputs import SECRET, STAR, Input
from tests.hostile.names import linked, piped

PAGE = "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><h1>The fares</h1>"
BODY = "<p>The fares were raised again on Monday, said the harbour board in a short notice to the ferrymen.</p>"


def capture(
    name: str, content: str | bytes, says: str = "", file: str = "saved.html", shows: str = "", **more: object
) -> Input:
    """Return a saved file that `capture` is to take for the record of an article, or to refuse."""
    command = ("capture", f"in/{file}", "--id", "star", "--replace")
    kept = file if file in ("saved.txt", "saved.xml") else "star.txt"
    shown = (f"captures/{kept}", shows) if shows else None
    return Input(name, {f"in/{file}": content}, "in/" if says else "", says, command, shows=shown, **more)  # type: ignore[arg-type]


def page(inside: str) -> str:
    """Return a page of an article with something in it."""
    return f"{PAGE}{BODY * 3}{inside}{BODY}</body></html>"


def archive(
    payload: bytes, head: str = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit"
) -> bytes:
    """Return a web archive with a page."""
    return (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        + head.encode()
        + b"\nContent-Location: http://x.example/\n\n"
        + payload
        + b"\n--x--\n"
    )


def pages() -> list[Input]:
    """Return saved pages."""
    deep = "its elements are nested too deep"
    return [
        capture("a script", page("<script>window.x=1</script>"), shows="The fares were raised"),
        capture(
            "a page of other words", page("<p>{{ 7*7 }} $(id) `id` <b>bold</b></p>"), shows="{{ 7*7 }} $(id) `id` bold"
        ),
        capture("10,000 elements in each other", page("<div>" * 10_000 + "x"), deep),
        capture("a million elements in each other", page("<b>" * 1_000_000), "elements; at most"),
        capture(
            "a million attributes",
            page(f"<p {' '.join(f'a{n}=1' for n in range(200_000))}>x</p>"),
            "attributes; at most",
        ),
        capture("a million empty attributes", page(f"<p {'a ' * 1_000_000}>x</p>"), "attributes; at most"),
        capture("a table of 100,000 rows", page(f"<table>{'<tr><td>a<td>b' * 60_000}</table>"), "elements; at most"),
        capture("a table of 100,000 columns", page(f"<table><tr>{'<td>a' * 90_000}</table>"), shows="The fares"),
        capture("tables in tables", page("<table><tr><td>" * 3_000), deep),
        capture("a word of a million characters, saved", page(f"<p>{'a' * 1_000_000}</p>"), shows="aaaa"),
        capture("a million brackets, saved", page("<" * 1_000_000), "elements; at most"),
        capture("comments that do not close", page("<!--" * 90_000), shows="The fares"),
        capture("declarations that do not close", page("<![CDATA[" * 90_000), shows="The fares"),
        capture("scripts that close themselves", page("<script src=x />" * 5_000), shows="The fares"),
        capture("titles that do not close", page("<title/>" * 20_000), shows="The fares"),
        capture("entities by the hundred thousand", page("&amp;" * 200_000), shows="The fares"),
        capture("entities of nothing", page("&#0;&#xd800;&#99999999999;&nosuch;" * 1_000), shows="The fares"),
        capture(
            "an entity that explodes",
            "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + page("&b;"),
            shows="The fares",
        ),
        capture(
            "an entity of a file",
            f"<!DOCTYPE html [<!ENTITY a SYSTEM '../../{SECRET}'>]>" + page("&a;"),
            shows="The fares",
        ),
        capture(
            "an inclusion",
            page('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
            shows="The fares",
        ),
        capture(
            "parts from elsewhere",
            page("<img src=http://evil.example/x.png><iframe src=http://evil.example/></iframe>"),
            shows="The fares",
        ),
        capture(
            "data that nests", page(f"<script type=application/ld+json>{'[' * 100_000}</script>"), shows="The fares"
        ),
        capture(
            "data of 5,000 digits",
            page(
                '<script type=application/ld+json>{"@type":"NewsArticle","datePublished":' + "9" * 5_000 + "}</script>"
            ),
            shows="The fares",
        ),
        capture(
            "data of 100,000 objects",
            page(f"<script type=application/ld+json>[{','.join(['{}'] * 100_000)}]</script>"),
            shows="The fares",
        ),
        capture("a day of 100,000 digits", page(f"<time datetime={'9' * 100_000}>x</time>"), shows="The fares"),
        capture("a byline that backtracks", page(f"<p class=byline>By {'A. ' * 30_000}</p>"), shows="The fares"),
        capture("months that backtrack", page(f"<p>{'May ' * 50_000}</p>"), shows="The fares"),
        capture("spaces that backtrack", page(f"<p>a{' ' * 900_000}b</p>"), shows="The fares"),
        capture("100,000 line breaks", page(f"<p>{'a<br>' * 90_000}</p>"), shows="The fares"),
        capture("100,000 paragraphs", page("<p>One.</p>" * 40_000), shows="The fares"),
        capture("links by the hundred thousand", page("<a href=x>y</a> " * 45_000), shows="The fares"),
        capture("classes of 100,000 words", page(f"<p class='{'byline ' * 100_000}'>x</p>"), "attributes; at most"),
        capture(
            "addresses that are none",
            page("<link rel=canonical href='http://[" + "[" * 10_000 + "'>"),
            shows="The fares",
        ),
        capture("an encoding that is none", PAGE.replace("utf-8", "rot13") + BODY * 4, shows="The fares"),
        capture("an encoding that is a file", PAGE.replace("utf-8", "../../x") + BODY * 4, shows="The fares"),
        capture("UTF-7", PAGE.replace("utf-8", "utf-7") + BODY * 4 + "+ADw-script+AD4-", shows="The fares"),
        capture("UTF-16 with a mark, saved", page("").encode("utf-16"), shows="The fares"),
        capture("NUL, saved", page("<p>a\0b</p>"), shows="a\ufffdb"),
        capture("control characters", page("<p>a\x01\x1b[2Jb</p>"), shows="The fares"),
        capture("bidi overrides, saved", page("<p>a \u202egro.live\u202c b</p>"), shows="\u202egro.live"),
        capture("nothing", b"", "cannot be read as one"),
        capture("a page of nothing", "<html></html>", "without text"),
        capture("18 MB of a page", page("<p>One word and another.</p>\n" * 600_000), "characters; at most"),
        capture("18 MB of words in a page", page(f"<p>{'word ' * 3_600_000}</p>"), "characters; at most"),
        capture("4 MB of words in a page", page(f"<p>{'word ' * 800_000}</p>"), "characters of text; at most"),
        capture(
            "10 MB of an image in a page",
            page(f"<img src='data:image/png;base64,{'A' * 10_000_000}'>"),
            shows="The fares",
        ),
        capture("10 MB of a script", page(f"<script>{'x=1;' * 2_500_000}</script>"), shows="The fares"),
        capture(
            "200 MB",
            b"",
            "is larger than",
            lay=lambda project: (project / "in/saved.html").open("ab").truncate(200_000_000),
        ),
        capture("a gzip bomb", gzip.compress(b"\0" * 50_000_000), "in/", file="saved.html.gz"),
        capture("a gzip bomb that says it is a page", gzip.compress(b"\0" * 50_000_000), "saved.html"),
        capture("a PDF", b"%PDF-1.7\n", "which cannot be read here"),
        capture(
            "XML",
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;</rss>",
            file="saved.xml",
            shows="<rss>&a;</rss>",
        ),
    ]


def archives() -> list[Input]:
    """Return web archives."""
    html = page("").encode()
    return [
        capture("an archive", archive(html), file="saved.mhtml", shows="The fares"),
        capture(
            "an archive in archives",
            b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 5_000 + b"x",
            "archive",
            file="saved.mht",
        ),
        capture(
            "parts by the hundred thousand",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\n\nA\n" * 100_000,
            "archive",
            file="saved.mht",
        ),
        capture(
            "boundaries in boundaries",
            b"MIME-Version: 1.0\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)),
            "archive",
            file="saved.mht",
        ),
        capture(
            "a head of a million lines",
            b"MIME-Version: 1.0\n" + b"X: y\n" * 400_000 + b"\n" + html,
            "archive",
            file="saved.mht",
        ),
        capture(
            "a head that folds",
            b"MIME-Version: 1.0\nX: y\n" + b" y\n" * 400_000 + b"\n" + html,
            "archive",
            file="saved.mht",
        ),
        capture(
            "a boundary of a million characters",
            archive(html).replace(b"boundary=x", b"boundary=" + b"x" * 1_000_000),
            "archive",
            file="saved.mht",
        ),
        capture(
            "a transfer encoding that is none",
            archive(html, "Content-Type: text/html\nContent-Transfer-Encoding: x-uuencode"),
            file="saved.mht",
            shows="The fares",
        ),
        capture(
            "quoted-printable that does not end",
            archive(b"=" * 1_000_000, "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable"),
            file="saved.mht",
            shows="====",
        ),
        capture(
            "a charset that is none",
            archive(html, "Content-Type: text/html; charset=" + "x" * 10_000),
            file="saved.mht",
            shows="The fares",
        ),
        capture(
            "an encoded word that backtracks",
            archive(html, "Content-Type: text/html\nSubject: " + "=?utf-8?q?" * 20_000),
            file="saved.mht",
            shows="The fares",
        ),
    ]


def texts() -> list[Input]:
    """Return saved texts, and what is no file."""
    return [
        capture("a word of 100,000 characters as text", "a" * 100_000, file="saved.txt", shows="a" * 100_000),
        capture("19 MB of text", "One line.\n" * 1_900_000, "bytes of text; at most", file="saved.txt"),
        capture("lines by the hundred thousand", "One line.\n" * 100_000, file="saved.txt", shows="One line."),
        capture("blank lines by the million", "One line.\n" + "\n" * 1_000_000, file="saved.txt", shows="One line."),
        capture("spaces by the million", "a" + " " * 1_000_000 + "b\n", file="saved.txt", shows="b"),
        capture("columns that backtrack", ("a  " * 30_000 + "\n") * 5, file="saved.txt", shows="a"),
        capture("datelines that backtrack", ("A" * 50 + " (" * 20_000 + ")\n") * 3, file="saved.txt", shows="A"),
        capture(
            "numbers of 5,000 digits",
            f"{'9' * 5_000} May {'9' * 5_000}\n{'1/' * 20_000}\n",
            file="saved.txt",
            shows="May",
        ),
        capture("bytes that are no text", bytes(range(256)) * 100, "not text", file="saved.txt"),
        capture("text of no encoding", b"\xff\xfa abc\n" * 1_000, "is not UTF-8", file="saved.txt"),
        capture("text of UTF-16", "abc\n".encode("utf-16"), "UTF-16", file="saved.txt"),
        capture("old line ends", b"a\rb\r", "CR alone", file="saved.txt"),
        capture(
            "text of YAML",
            "--- !!python/object:os.system\n- *a\n%TAG\n'\"\n",
            file="saved.txt",
            shows="!!python/object:os.system",
        ),
        capture(
            "a link to a secret",
            "",
            "a link or a folder",
            file="saved.txt",
            lay=linked("in/saved.txt", f"../../{SECRET}"),
        ),
        capture(
            "a link to a device, saved",
            "",
            "a link or a folder",
            file="saved.txt",
            lay=linked("in/saved.txt", "/dev/zero"),
        ),
        capture("a pipe for a saved page", "", "a link or a folder", lay=piped("in/saved.html")),
        Input(
            "an id that climbs",
            {"in/a.txt": "x"},
            "in/a.txt:",
            "not an id",
            ("capture", "in/a.txt", "--id", "../../x", "--new"),
        ),
        Input(
            "an id that is a command",
            {"in/a.txt": "x"},
            "in/a.txt:",
            "not an id",
            ("capture", "in/a.txt", "--id", "$(touch x)", "--new"),
        ),
        Input(
            "a record that is hostile itself",
            {"in/a.txt": "x", STAR: "[" * 100_000},
            "in/a.txt:",
            "cannot be read; mend it first",
            ("capture", "in/a.txt", "--id", "star"),
        ),
    ]


def captures() -> list[Input]:
    """Return all hostile captures."""
    return [*pages(), *archives(), *texts()]
