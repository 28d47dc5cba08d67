"""The law of escaping: whatever a source holds is shown as it stands, and nothing of it becomes markup.

Every text is rendered with the extensions and options of `mkdocs.yml` and read back as a browser reads it.
"""

import os
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta
from playwright.sync_api import Page as BrowserPage

from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import front_matter

ROOT = Path(__file__).parents[2]

# MkDocs switches these on by itself, whatever `mkdocs.yml` says.
ALWAYS_ON = ("toc", "tables", "fenced_code")

# Everything that Markdown, HTML, Material or a browser might read as more than text.
NASTY = (
    "a",
    " ",
    "<script>window.__ran=1</script>",
    "<img src=x onerror=window.__ran=1>",
    "<svg onload=window.__ran=1>",
    "</title><script>window.__ran=1</script>",
    "<details open ontoggle=window.__ran=1>",
    "</p>",
    "</div>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?x",
    "<http://a.b>",
    "<a@b.cd>",
    "](javascript:window.__ran=1)",
    "[x](javascript:window.__ran=1)",
    "[x]: javascript:window.__ran=1",
    "![x](y)",
    "[[",
    "]]",
    "[x][y]",
    "{: onclick=window.__ran=1 }",
    "{ #id .c onmouseover=window.__ran=1 }",
    "{{ 7*7 }}",
    "{% raw %}",
    "*[a]: b",
    "*[HTML]: x",
    "--8<--",
    '--8<-- "mkdocs.yml"',
    "&lt;",
    "&#60;",
    "&#x3c;",
    "&amp;lt;",
    "&nbsp;",
    "&",
    "1. ",
    "1) ",
    "12.",
    "- ",
    "+ ",
    "* ",
    "# ",
    "#",
    "> ",
    ":   ",
    ": ",
    "|",
    "| --- |",
    "`",
    "```",
    "~~~",
    "\\",
    "\\<",
    "\\`",
    ":::",
    ":::python",
    "!",
    "!!! note",
    '!!! note "x"',
    "??? note",
    "///",
    '=== "Tab"',
    "[^1]",
    "[^1]:",
    "==x==",
    "^^x^^",
    "~~x~~",
    "***",
    "**x**",
    "__x__",
    "*x*",
    "_x_",
    "___",
    "---",
    "===",
    "...",
    "(c)",
    "1st",
    "c/o",
    ":smile:",
    "++ctrl++",
    "{++x++}",
    "$x$",
    "[ ] ",
    "[TOC]",
    "www.a.com",
    "https://a.com",
    "a@b.com",
    "Title: x",
    "Template: evil.html",
    "wzxhzdk:0",
    "klzzwxh:0000",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\x00",
    "\x02",
    "\x03",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1f",
    "\x7f",
    "\x85",
    "\xa0",
    "\xad",
    "\u1680",
    "\u2003",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u2029",
    "\u202a",
    "\u202e",
    "\u202f",
    "\u2066",
    "\u2069",
    "\u3000",
    "\ufeff",
    "\ufffd",
    "\uffff",
    "\ud800",
    "\U0001fffe",
    "👩‍👩‍👧",
    "김정은",
    "각하",
    "محمد",
    "דָּוִד",
    "\u2067",
    "\u2068",
    "\u202b",
    "\u202c",
    "\u200f",
    "١.",
    "²)",
    "é",
    "e\u0301",
    "“",
    "”",
    "’",
    "'",
    '"',
    "Lee",
    "7",
)

# Any Unicode at all, lone surrogates and control characters included, among fragments of markup.
TEXTS = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=6), st.text(string.punctuation, max_size=3)),
    max_size=6,
).map("".join)

# How many texts are tried in each place; `make torture` tries more.
EXAMPLES = 2500 if os.environ.get("LETTERBOOK_TORTURE") == "1" else 300
LAW = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


class ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, and takes what its tags (`!ENV`) say as plain values."""


ConfigLoader.add_multi_constructor("!", lambda _, __, node: f"{node.value}")


@cache
def renderer() -> Markdown:
    """Return Markdown as MkDocs sets it up for this site."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), ConfigLoader)
    options: dict[str, dict[str, Any]] = config["markdown_extensions"]
    names = list(dict.fromkeys([*ALWAYS_ON, *options]))
    return Markdown(extensions=names, extension_configs={name: values or {} for name, values in options.items()})


def rendered(source: str) -> str:
    """Return the HTML of a page's Markdown."""
    return renderer().reset().convert(source)


def read(html: str) -> Element:
    """Return a fragment of HTML as a browser would build it."""
    return html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)


def text_of(element: Element) -> str:
    """Return what a browser calls an element's textContent."""
    return "".join(element.itertext())


def elements_of(root: Element) -> list[str]:
    """Return the tags of every element below a root, comments included, in the order of the page.

    Isolates are left out: which texts need one, tests/pages/test_direction.py says.
    """
    tags = [str(element.tag) if isinstance(element.tag, str) else "comment" for element in root.iter()][1:]
    return [tag for tag in tags if tag != "bdi"]


def without_isolates(text: str) -> str:
    """Return text without the characters by which a heading isolates what in other places is in `<bdi>`."""
    return re.sub("[\u2068\u2069]", "", text)


@dataclass(frozen=True)
class Context:
    """A place in a page where text can stand: the Markdown around it, and where it is found again.

    `around` is given finished Markdown; the element at `found` then holds `before`, the text, `after`.
    """

    name: str
    around: Callable[[str], str]
    found: str
    before: str = ""
    after: str = ""
    escaped: Callable[[str], str] = markup.escape

    @property
    def selector(self) -> str:
        """The same place for a browser."""
        return self.found.replace("/", " > ").replace("[", ":nth-of-type(").replace("]", ")")

    def source(self, text: str) -> str:
        """Return the Markdown of a page that shows a text."""
        return self.around(self.escaped(text))


def quoted(text: str) -> str:
    """Return text as `block_quote` writes it: the one context that escapes by itself."""
    return markup.block_quote(text, "quotation", id="q-1", lang="ko")


CONTEXTS = (
    Context("paragraph", lambda words: f"Before {words} after.", "p", "Before ", " after."),
    Context("start of a paragraph", lambda words: words, "p"),
    Context("paragraph with attributes", lambda words: markup.paragraph(words, "gloss", id="x", lang="ko"), "p"),
    Context("paragraph between others", lambda words: f"One.\n\n{words}\n\nThree.", "p[2]"),
    Context("list item", lambda words: markup.bullets(["One", words, "Three"]), "ul/li[2]"),
    Context("first list item", lambda words: markup.bullets([words]), "ul/li"),
    Context("table cell", lambda words: markup.table(["A", "B"], [["x", words], [words, "y"]]), "table/tbody/tr/td[2]"),
    Context("first table cell", lambda words: markup.table(["A", "B"], [[words, "y"]]), "table/tbody/tr/td"),
    Context("table head", lambda words: markup.table([words, "B"], [["x", "y"]]), "table/thead/tr/th"),
    Context("heading", lambda words: markup.heading(1, words), "h1"),
    Context("heading with an id", lambda words: markup.heading(3, words, id="x"), "h3"),
    Context("block quotation", lambda quotation: quotation, "blockquote/p", escaped=quoted),
    Context("bare block quotation", lambda quotation: quotation, "blockquote/p", escaped=markup.block_quote),
    Context("link text", lambda words: f"See {markup.link(words, 'x.md')}.", "p/a"),
    Context("outside link text", lambda words: markup.outside_link(words, "https://a.b/"), "p/a"),
    Context("emphasis", lambda words: f"See *{words}*.", "p/em"),
    Context("strong emphasis", lambda words: f"**{words}** follows", "p/strong"),
    Context("term", lambda words: markup.definitions([(words, "said")]), "dl/dt"),
    Context("definition", lambda words: markup.definitions([("Term", words)]), "dl/dd"),
    Context("span", lambda span: f"See {span}.", "p/span", escaped=lambda text: markup.span(text, "ko")),
    Context("admonition", lambda words: f"!!! note\n\n    {words}", "div/p[2]"),
    Context("Markdown in HTML", lambda words: f'<div markdown="1">\n\n{words}\n\n</div>', "div/p"),
    Context("footnote", lambda words: f"Text.[^1]\n\n[^1]: {words}", "div/ol/li/p", after="\xa0↩"),
    Context("page with abbreviations", lambda words: f"*[HTML]: Hyper\n*[a]: b\n\n{words}", "p[2]"),
    Context("page with references", lambda words: f"[x]: y.md\n[y]: z.md\n\n{words}", "p"),
)

# Pieces of a sentence, as `Pen` writes them: their own spaces stay, and a word may stand before them.
PIECES = (
    Context("after a link", lambda words: f"{markup.link('Lee', 'x.md')}{words}end", "p", "Lee", "end"),
    Context("after emphasis", lambda words: f"See *Lee*{words}end", "p", "See Lee", "end"),
    Context("after strong emphasis", lambda words: f"See **Lee**{words}end", "p", "See Lee", "end"),
    Context("after a link in a list", lambda words: f"- [1](x.md){words}end", "ul/li", "1", "end"),
    Context("between links", lambda words: f"[1](x.md){words}[2](y.md)", "p", "1", "2"),
)


@cache
def elements_around(where: Context) -> list[str]:
    """Return the elements that a context makes by itself, around a plain word."""
    return elements_of(read(rendered(where.source("word"))))


def named(contexts: tuple[Context, ...]) -> Any:
    """Return the parameters of a test that holds in each of some contexts."""
    return pytest.mark.parametrize("where", contexts, ids=lambda where: where.name)


@named(CONTEXTS)
@LAW
@given(TEXTS)
def test_text_is_shown_as_it_stands(where: Context, text: str) -> None:
    """In every context the shown text is the written text on one line, and no element is born of it."""
    line = markup.one_line(text)
    # A line of nothing makes no paragraph, so there is nowhere to look.
    assume(line)
    page = read(rendered(where.source(text)))
    shown = page.find(where.found)
    assert shown is not None
    as_seen = without_isolates if "heading" in where.name else str
    assert as_seen(text_of(shown)) == as_seen(where.before + line + where.after)
    assert elements_of(page) == elements_around(where)


@named(PIECES)
@LAW
@given(TEXTS)
def test_piece_of_a_sentence_keeps_its_spaces(where: Context, text: str) -> None:
    """After a link or emphasis the text goes on as written, with the single spaces at its edges."""
    piece = markup.one_line(f"|{text}|")[1:-1]
    page = read(rendered(where.around(markup.escape_within(piece, after_word=True))))
    shown = page.find(where.found)
    assert shown is not None
    assert text_of(shown) == where.before + piece + where.after
    assert elements_of(page) == elements_around(where)


@LAW
@given(TEXTS)
def test_addresses_lead_where_they_say(text: str) -> None:
    """A link out of the site leads to its address, percent-encoded, whatever the address holds."""
    link = read(rendered(markup.outside_link("words", f"https://example.org/{text}"))).find("p/a")
    assert link is not None and text_of(link) == "words" and list(link.attrib) == ["href"]
    address = "".join(markup.clean(text).split())
    assert unquote(link.attrib["href"]) == unquote(f"https://example.org/{address}")


@LAW
@given(TEXTS)
def test_front_matter_comes_back(text: str) -> None:
    """Front matter gives back any clean text, to YAML and to MkDocs, and leaves the page behind it alone."""
    text = markup.clean(text)
    page = f"{markup.front_matter(generated='x', description=text)}# Title\n"
    assert next(yaml.safe_load_all(page)) == {"generated": "x", "description": text}
    assert meta.get_data(page) == ("# Title\n", {"generated": "x", "description": text})


@LAW
@given(TEXTS)
def test_front_matter_is_the_same_whichever_library_writes_it(text: str) -> None:
    """What libyaml writes, where it is quicker, is what PyYAML writes by itself, so that no page depends on the two."""
    fields = {"generated": "x", "description": markup.clean(text), "tags": [markup.clean(text), "𠀀 漢"]}
    for some in (fields, {**fields, "tags": ["1921-09-21", "漢"]}):
        written = yaml.safe_dump(some, allow_unicode=True, sort_keys=False, width=10_000)
        assert markup.front_matter(**some) == f"---\n{written}---\n"


@cache
def config() -> MkDocsConfig:
    """Return the site's configuration, as MkDocs reads it; where its pages lie does not matter here."""
    return load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(Path(__file__).parent))


@cache
def printed_by_theme(block: str) -> Callable[[Page], str]:
    """Return what prints a block of the site's own theme for a page."""
    environment = config().theme.get_env()
    environment.filters["url"] = str
    own, theme = (environment.get_template(name) for name in ("main.html", "base.html"))

    def printed(page: Page) -> str:
        context = own.new_context({"page": page, "config": config()})
        for name, inherited in theme.blocks.items():
            context.blocks.setdefault(name, []).append(inherited)
        return "".join(context.blocks[block][0](context))

    return printed


def page_about(text: str) -> Page:
    """Return a page about a text, as MkDocs reads it: its front matter and its title."""
    page = Page(None, File("about.md", "docs", "site", use_directory_urls=True), config())
    page.markdown, page.meta = meta.get_data(f"{front_matter(text)}\n{markup.heading(1, markup.escape(text))}\n")
    page.render(config(), Files([page.file]))
    return page


def head_of_page(block: str, text: str) -> Element:
    """Return the head of a page about a text, with one block of the theme in it."""
    printed = printed_by_theme(block)(page_about(text))
    page = html5lib.parse(f"<!doctype html><head>{printed}</head>", treebuilder="etree", namespaceHTMLElements=False)
    head = page.find("head")
    assert head is not None
    return head


@cache
def elements_of_site_meta() -> list[str]:
    """Return the elements that the theme makes around any description."""
    return elements_of(head_of_page("site_meta", "word"))


@LAW
@given(TEXTS)
def test_description_is_shown_as_it_stands(text: str) -> None:
    """The theme prints the description into an attribute; it comes out as written, and nothing else does."""
    line = markup.one_line(text)
    assume(line)
    head = head_of_page("site_meta", text)
    assert [tag.get("content") for tag in head.iter("meta") if tag.get("name") == "description"] == [line]
    assert elements_of(head) == elements_of_site_meta()


@LAW
@given(TEXTS)
def test_title_is_shown_as_it_stands(text: str) -> None:
    """The theme prints the heading as the page's title; it comes out as written, and nothing else does."""
    line = markup.one_line(text)
    assume(line)
    head = head_of_page("htmltitle", text)
    title = head.find("title")
    assert title is not None and elements_of(head) == ["title"]
    assert without_isolates(text_of(title)).removesuffix(f" – {config().site_name}") == without_isolates(line)


# Words of a link and stressed words hold no mark that would end them.
LINK = re.compile(r"\[\[(?P<id>[a-z0-9-]+)(?:\|(?P<words>[^\[\]]*))?\]\]")
WORDS = TEXTS.map(lambda text: markup.one_line(re.sub(r"[\[\]*]", "", text)).strip()).filter(bool)
NAMES = st.sampled_from(("Ada North", "북에이다", "Fen Bridge", "Fen", "Morning Post", "the bearer"))
PLAIN = st.one_of(TEXTS.map(lambda text: text.replace("[[", "").replace("]]", "")), NAMES)
LINKS = st.sampled_from(("ada-north", "fen-bridge")).flatmap(
    lambda id: st.one_of(st.just(f"[[{id}]]"), WORDS.map(lambda words: f"[[{id}|{words}]]"))
)
TITLES = {"ada-north": "Ada North", "fen-bridge": "Fen Bridge"}


def without_links(prose: str) -> str:
    """Return prose as it is meant to be read: for each link its words, or else the title of its record."""
    return LINK.sub(lambda link: (link["words"] or "").strip() or TITLES[link["id"]], markup.one_line(prose))


@pytest.mark.parametrize("here", ["index.md", "people/ada-north.md"])
@LAW
@given(prose=st.lists(st.one_of(PLAIN, LINKS), max_size=6).map("".join))
def test_prose_is_shown_as_it_stands(pen_for: Callable[[str], Pen], here: str, prose: str) -> None:
    """Prose is one paragraph that reads as written, with nothing in it but links."""
    line = without_links(prose)
    assume(line)
    shown = read(rendered(pen_for(here).prose(prose)))
    assert text_of(shown) == line
    assert set(elements_of(shown)[1:]) <= {"a"}
    assert elements_of(shown)[:1] == ["p"]


# A stretch of a digest with how it is meant to be read.
STRETCHES = st.one_of(
    PLAIN.map(lambda text: text.replace("*", "")).map(lambda text: (text, text)),
    LINKS.map(lambda link: (link, without_links(link))),
    WORDS.map(lambda words: (f"*{words}* ", f"{words} ")),
    WORDS.map(lambda words: (f"**{words}** ", f"{words} ")),
)


@LAW
@given(stretches=st.lists(STRETCHES, max_size=6))
def test_digest_is_shown_as_it_stands(pen_for: Callable[[str], Pen], stretches: list[tuple[str, str]]) -> None:
    """A paragraph of a digest reads as written without its marks, with nothing in it but links and emphasis."""
    written, meant = (
        (markup.one_line("".join(side)) for side in zip(*stretches, strict=True)) if stretches else ("", "")
    )
    assume(meant)
    shown = read(rendered(pen_for("index.md").digest(f"Words: {written}")))
    assert text_of(shown) == f"Words: {meant}"
    assert set(elements_of(shown)[1:]) <= {"a", "em", "strong"}
    assert elements_of(shown)[:1] == ["p"]


@LAW
@given(items=st.lists(WORDS, min_size=1))
def test_list_in_a_digest_is_a_list(pen_for: Callable[[str], Pen], items: list[str]) -> None:
    """A list of a digest has the items that were written, each as it stands."""
    shown = read(rendered(pen_for("index.md").digest("\n".join(f"- {item}" for item in items))))
    assert [child.tag for child in shown] == ["ul"]
    assert [text_of(item) for item in shown[0]] == items
    assert set(elements_of(shown)) <= {"ul", "li", "a"}


SHOWN = "(sections, place) => sections.map(section => section.querySelector(place).textContent)"


# Whole batches are not worth shrinking: the same law is shown above for one text at a time.
@settings(LAW, max_examples=8, phases=[Phase.generate])
@given(texts=st.lists(TEXTS.filter(markup.one_line), min_size=50, max_size=60))
def test_nothing_runs_in_a_browser(page: BrowserPage, texts: list[str]) -> None:
    """Chromium shows every text in every context as it stands, and runs nothing of it."""
    for where in CONTEXTS:
        boxes = [f"<section>{rendered(where.source(text))}</section>" for text in texts]
        page.set_content("<!doctype html><title>x</title>" + "".join(boxes))
        shown = page.eval_on_selector_all("section", SHOWN, f":scope > {where.selector}")
        as_seen = without_isolates if "heading" in where.name else str
        expected = [where.before + markup.one_line(text) + where.after for text in texts]
        assert [*map(as_seen, shown)] == [*map(as_seen, expected)]
    assert page.evaluate("window.__ran") is None
