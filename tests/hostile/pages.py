"""Pages and files by hand in `docs/`, published by `site`: each is refused with its place, or is harmless."""

from collections.abc import Mapping

from tests.hostile.inputs import ADA, ARTICLE, SECRET, SITE, STAR, Input
from tests.hostile.names import linked, piped

EVIL = "http://evil.example/"
HAND = "docs/about/evil.md"

# What a page may not hold, with what the audit says of it.
FORBIDDEN: Mapping[str, tuple[str, str]] = {
    "a script": ("<script>window.x=1</script>", "a script in the page is not the theme's"),
    "a script of a text": ('<script src="../evil.txt"></script>', "is not called like a script"),
    "a script from elsewhere": (f"<script src='{EVIL}x.js'></script>", "would be loaded from elsewhere"),
    "a frame": ('<iframe src="../"></iframe>', "the element <iframe> is not allowed"),
    "a link that runs": ("[x](javascript:alert(1))", "would run or embed"),
    "a form": (f"<form action='{EVIL}'><input></form>", "a form is not one of the theme's two"),
    "an image from elsewhere": (f"![x]({EVIL}x.png)", "would be loaded from elsewhere"),
    "a handler": ('<b onclick="x()">y</b>', "the attribute 'onclick' would run"),
    "a handler in an attribute list": ('*x*{: onclick="x()" }', "the attribute 'onclick' would run"),
    "a style": ("<style>*{color:red}</style>", "the element <style> is not allowed"),
    "a style of an element": ('<b style="position:fixed">x</b>', "the attribute 'style' is not allowed"),
    "an order to the browser": (
        f"<meta http-equiv='refresh' content='0;url={EVIL}'>",
        "the page gives the browser an order",
    ),
    "a style sheet from elsewhere": (f"<link rel='stylesheet' href='{EVIL}x.css'>", "would be loaded from elsewhere"),
    "a drawing that runs": ("<svg onload='x()'></svg>", "the attribute 'onload' would run"),
    "a script of a drawing": ("<svg><script>x()</script></svg>", "a script in the page is not the theme's"),
    "a comment": ("<!-- hidden -->", "a comment is published"),
    "another base": ('<base href="/x/">', "the element <base> is not allowed"),
    "an object": ('<object data="x.svg"></object>', "the element <object> is not allowed"),
    "a video from elsewhere": (f"<video src='{EVIL}a.mp4'></video>", "would be loaded from elsewhere"),
    "a picture that asks": (f"<img src='x' attributionsrc='{EVIL}'>", "the attribute 'attributionsrc' is not allowed"),
}

# What engines read into a text; here it is text.
LITERAL = {
    "a template": ("{{ 7*7 }} {{ config }} {% include 'base.html' %}", "{{ 7*7 }} {{ config }}"),
    "a file of the machine": (f'--8<-- "/etc/passwd"\n\n--8<-- "../../../{SECRET}"', "--8&lt;-- "),
    "a link of records": ("[[../x]] [[ada]]", "[[../x]] [[ada]]"),
    "an override": ("a \u202egro.live\u202c b", "a \u202egro.live\u202c b"),
    "a command": ("$(touch pwned) `touch pwned`", "$(touch pwned)"),
    "a variable of a workflow": ("${{ github.token }} !ENV HOME", "${{ github.token }} !ENV HOME"),
}

NESTED = "<div>\n\n" * 3_000 + "x\n"

SLOW = {
    "brackets": "[" * 10_000,
    "images": "![" * 10_000,
    "links": "[a](b " * 20_000,
    "references": "[a][" * 20_000,
    "definitions of references": "[a]:\n" * 40_000,
    "emphasis": "*a**" * 50_000,
    "backticks": "`a " * 60_000,
    "entities": "&amp;" * 50_000,
    "tags": "<a " * 30_000,
    "declarations": "<![" * 20_000,
    "headings": "# a\n" * 50_000,
    "fences": "``` a\n" * 40_000,
    "block quotes in each other": "> " * 5_000 + "a",
    "lists in each other": "1. " * 5_000 + "a",
    "definitions": "a\n: b\n" * 5_000,
    "a wide table": "|".join("a" * 1_000) + "\n" + "|".join("-" * 1_000) + "\n" + "|\n" * 5_000,
    "footnotes": "[^1] " * 20_000 + "\n\n[^1]: a",
    "tables of contents": "[TOC]\n\n" * 30_000,
}


def by_hand(name: str, text: str | bytes, place: str = "", says: str = "", file: str = HAND, **more: object) -> Input:
    """Return a page or file by hand."""
    return Input(f"{name} by hand", {file: text}, place, says, SITE, **more)  # type: ignore[arg-type]


def forbidden() -> list[Input]:
    """Return pages that the audit refuses, all in one site: each is found by its own line."""
    files = {
        f"docs/about/evil-{at}.md": f"# {name}\n\n{text}\n" for at, (name, (text, _)) in enumerate(FORBIDDEN.items())
    }
    files["docs/about/evil.txt"] = "window.x=1"
    return [
        Input(f"{name} by hand", files, f"about/evil-{at}/index.html:", says, SITE)
        for at, (name, (_, says)) in enumerate(FORBIDDEN.items())
    ]


def literal() -> list[Input]:
    """Return pages that show what they hold as text, all in one site."""
    files = {
        f"docs/about/text-{at}.md": f"# {name}\n\n{text}\n" for at, (name, (text, _)) in enumerate(LITERAL.items())
    }
    return [
        Input(f"{name} by hand", files, command=SITE, shows=(f"site/about/text-{at}/index.html", shown))
        for at, (name, (_, shown)) in enumerate(LITERAL.items())
    ]


def refused() -> list[Input]:
    """Return pages and files that are refused before the engine reads them."""
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: [*a, *a]\n" for n in range(1_000))
    slow = [by_hand(name, f"# A\n\n{text}\n", f"{HAND}:3:1:", "[page-too-slow]") for name, text in SLOW.items()]
    own = "[file-by-hand]"
    first = f"{HAND}:1:1:"
    return [
        *slow,
        by_hand("a template of its own", "---\ntemplate: ../../x.html\n---\n# A\n", f"{HAND}:2:1:", "[unknown-field]"),
        by_hand("front matter that explodes", f"---\n{bomb}---\n# A\n", f"{HAND}:3:5:", "[yaml-feature]"),
        by_hand(
            "front matter that runs",
            "---\na: !!python/object/apply:os.system [x]\n---\n# A\n",
            f"{HAND}:2:4:",
            "[yaml-feature]",
        ),
        by_hand("front matter that nests", f"---\na: {'[' * 10_000}\n---\n# A\n", f"{HAND}:2:33:", "[yaml-feature]"),
        by_hand("bytes that are no text", b"# A\n\n\xff\n", f"{HAND}:3:1:", "[encoding]"),
        by_hand("a page of UTF-16", "# A\n".encode("utf-16"), first, "[encoding]"),
        by_hand("a page with NUL", "# A\n\n\0\n", f"{HAND}:3:1:", "[control-character]"),
        by_hand("a page with an escape sequence", "# A\n\n\x1b[2J\n", f"{HAND}:3:1:", "[control-character]"),
        by_hand("a page of 2 MB", "a\n\n" * 700_000, first, own),
        by_hand("a script of its own", "alert(1)", "docs/about/x.js:1:1:", own, "docs/about/x.js"),
        by_hand("a script in place of the theme's", "alert(1)", "docs/js/tables.js:1:1:", own, "docs/js/tables.js"),
        by_hand(
            "a style in place of the theme's", "*{}", "docs/css/letterbook.css:1:1:", own, "docs/css/letterbook.css"
        ),
        by_hand("a worker", "x", "docs/sw.mjs:1:1:", own, "docs/sw.mjs"),
        by_hand("an XML that runs", "<x/>", "docs/about/x.xml:1:1:", own, "docs/about/x.xml"),
        by_hand(
            "a file of 200 MB",
            b"",
            "docs/about/x.pdf:1:1:",
            own,
            "docs/about/x.pdf",
            lay=lambda p: (p / "docs/about/x.pdf").open("ab").truncate(200_000_000),
        ),
        by_hand("a name of a new line", "x", "docs/about/a b.js:1:1:", own, "docs/about/a\nb.js"),
        by_hand("a name of a command", "x", "docs/about/$(touch pwned).js:1:1:", own, "docs/about/$(touch pwned).js"),
        by_hand(
            "a page in the place of another",
            "# A\n",
            "docs/letters/x.md:1:1:",
            "[page-in-the-way]",
            "docs/letters/x.md",
        ),
        by_hand("a link to a secret", "", first, own, lay=linked(HAND, f"../../../{SECRET}")),
        by_hand("a link to a device", "", first, own, lay=linked(HAND, "/dev/zero")),
        by_hand("a link to everything", "", first, own, lay=linked(HAND, "/")),
        by_hand("a hidden link to everything", "", "docs/.x:1:1:", own, "docs/.x", lay=linked("docs/.x", "/")),
        by_hand("a link in a circle", "", first, own, lay=linked(HAND, "evil.md")),
        by_hand("a pipe", "", first, own, lay=piped(HAND)),
    ]


def published() -> list[Input]:
    """Return what the site is made of besides: files that the audit reads, and records at their limits."""
    full = "*" * 19_990
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    head = "<!doctype html><html lang=en><head><meta charset='utf-8'><title>x</title></head>"
    html = head + "<body><h1>x</h1>{}</body></html>"
    return [
        by_hand("a drawing of its own that runs", svg, "about/x.svg:", "a drawing holds a script", "docs/about/x.svg"),
        by_hand(
            "a page of HTML that runs",
            html.format("<script>x()</script>"),
            "about/x.html:",
            "is not the theme's",
            "docs/about/x.html",
        ),
        by_hand("3,000 elements in each other", f"# A\n\n{NESTED}", shows=("site/about/evil/index.html", "<div>")),
        by_hand(
            "a link that climbs",
            "# A\n\n[x](../../../outside/secret.txt)\n",
            "WARNING",
            "is not found among documentation files",
        ),
        Input(
            "a digest of nothing but marks, published",
            {STAR: f"{ARTICLE}digest: '{full}'\n"},
            command=SITE,
            shows=("site/articles/star/index.html", "&#42;&#42;&#42;"),
        ),
        Input(
            "a description of one long word, published",
            {ADA: f"name: Ada\ndescription: {'a' * 19_990}\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "aaaa"),
        ),
        Input(
            "an override in a name, published",
            {ADA: "name: Ada \u202eeinnA\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "<bdi dir="),
        ),
        Input(
            "an isolate in a description, published",
            {ADA: "name: Ada\ndescription: A \u2067 x.\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "\u2069"),
        ),
        Input(
            "a homoglyph in a name, published",
            {ADA: "name: Аdа\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "Аdа"),
        ),
        Input(
            "zero width in a name, published",
            {ADA: "name: A\u200bda\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "A\u200bda"),
        ),
        Input(
            "a name that is a script, published",
            {ADA: "name: <script>x()</script>\n"},
            command=SITE,
            shows=("site/people/ada/index.html", "&#60;script&#62;"),
        ),
    ]


def pages() -> list[Input]:
    """Return all hostile pages."""
    return [*forbidden(), *literal(), *refused(), *published()]
