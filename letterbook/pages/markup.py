"""Markdown that shows exactly the text it was given: the only place that escapes; addresses by `web_addresses.py`.

Backslashes are wrong in every context, because what they escape depends on the extensions of the
site. Numeric entities are right in all of them. Some marks stay readable where they follow a
letter or digit; no extension that `mkdocs.yml` switches on reads anything into them there.
"""

import html
import json
import re
import string
from collections.abc import Callable, Iterable, Sequence

import yaml

from letterbook.pages.direction import FSI, PDI, balanced, direction_of, stretches_to_isolate
from letterbook.pages.web_addresses import is_web_address, target_of

# Marks that stay as they are after a letter or digit; "!" is none of them, because it would make an
# image of a link that follows.
READABLE = frozenset(",;:?'\")%-/.")

# Typographic marks that close a word, after which the same holds.
CLOSING = frozenset("”’»")

# The language in which the pages themselves are written, whatever that of the letters: other text says its own.
LANGUAGE = "en"

# What HTML has no way to write: controls but for tab and new line, surrogates, and what Unicode calls no characters.
NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
UNPRINTABLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NO_CHARACTERS}]")

# What may mean something to Markdown or HTML: marks of ASCII, and all white space but the space itself.
MEANING = re.compile(rf"[{re.escape(string.punctuation)}]|(?! )\s")

# What a phrase of plain text sets apart; what lies deeper stays as it is.
ISOLATED = re.compile(f"{FSI}([^\u2066-{PDI}]*){PDI}")

LAST_OF_FIRST_PLANE = "\uffff"

# libyaml when PyYAML was built with it, as its wheels are; the pure dumper writes the same, ten times slower.
FAST_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# White space that a browser runs together.
SPACES = re.compile(r"[ \t\n\f]+")


def clean(text: str) -> str:
    """Return text without the characters that no HTML can carry: each becomes U+FFFD, visibly."""
    return UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return text as a browser shows it: clean, with white space run together, its marks of direction closed."""
    return SPACES.sub(" ", balanced(clean(text))).strip(" ")


def escape(text: str) -> str:
    """Return Markdown that shows `text` on one line, whatever it holds, and lets it rearrange nothing beside it."""
    line = one_line(text)
    return isolating(line, lambda start, end: escape_within(line[start:end], after_word=start > 0))


def isolating(line: str, show: Callable[[int, int], str], edges: Sequence[tuple[int, int]] = ()) -> str:
    """Return a line, of which `show` makes Markdown, with what could rearrange it isolated.

    What stands between two `edges`, such as a link, is isolated as a whole or not at all.
    """
    shown, here = "", 0
    for stretch in stretches_to_isolate(line):
        start = min([stretch.start, *(start for start, end in edges if start < stretch.end and stretch.start < end)])
        end = max([stretch.end, *(end for start, end in edges if start < stretch.end and stretch.start < end)])
        if end > here:
            start = max(start, here)
            shown += show(here, start) + isolate(show(start, end), stretch.direction)
            here = end
    return shown + show(here, len(line))


def isolate(words: str, direction: str) -> str:
    """Return finished Markdown in an isolate."""
    return f'<bdi dir="{direction}">{words}</bdi>'


def phrase(text: str) -> str:
    """Return Markdown that shows a phrase put together of names, such as a letter's title: its isolates as `<bdi>`."""
    line = one_line(text)
    if not ISOLATED.search(line):
        return escape(line)
    shown, here = "", 0
    for found in ISOLATED.finditer(line):
        shown += escape_within(line[here : found.start()], after_word=here > 0) + escape(found[1])
        here = found.end()
    return shown + escape_within(line[here:], after_word=True)


def escape_within(text: str, after_word: bool = False) -> str:
    """Return Markdown that shows a piece of a line, with the spaces at its edges.

    `after_word` says that a word or link stands directly before it.
    """
    line = clean(text)
    first = "a" if after_word else " "

    def shown(found: re.Match[str]) -> str:
        mark, start = found[0], found.start()
        before = line[start - 1] if start else first
        # "1." and "1)" begin a list at the start of a line.
        begins_list = mark in ".)" and not after_word and line[:start].isdigit()
        is_readable = mark in READABLE and (before.isalnum() or before in CLOSING) and not begins_list
        return mark if is_readable else f"&#{ord(mark)};"

    return MEANING.sub(shown, line)


def attribute(text: str) -> str:
    """Return text for use in HTML that takes it raw, such as what Material makes of front matter."""
    return html.escape(one_line(text), quote=True)


def link(words: str, target: str) -> str:
    """Return a link from finished Markdown to a relative page."""
    return f"[{words}]({target})"


def outside_link(words: str, address: str, **data: str | None) -> str:
    """Return a link from finished Markdown to a web address; anything but http and https stays text.

    `data` goes into `data-` attributes for programs: addresses and days.
    """
    if not is_web_address(bare(address)):
        return f"{words} ({escape(address)})"
    named = " ".join(f'data-{name}="{target_of(bare(value))}"' for name, value in data.items() if value)
    return f"[{words}](<{target_of(bare(address))}>)" + (f"{{: {named} }}" if named else "")


def bare(address: str) -> str:
    """Return an address without white space, and without what no HTML can carry."""
    return "".join(clean(address).split())


def image(shows: str, address: str) -> str:
    """Return an image of ours at a relative address, which is loaded when a reader comes near it.

    The description takes its place for readers who do not see it.
    """
    if not re.fullmatch(r"[A-Za-z0-9./_-]+", address):
        raise ValueError(f"'{address}' is no address of an image of ours")
    return f'![{escape_within(one_line(shows))}]({address}){{: loading="lazy" }}'


def attributes(*classes: str, id: str | None = None, lang: str | None = None, dir: str | None = None) -> str:
    """Return an attribute list; ids, classes, languages and directions are our own enumerations or checked patterns.

    Empty where there are none: an empty list would become an attribute named ":".
    """
    parts = [f"#{id}"] if id else []
    parts += [f".{name}" for name in classes]
    parts += [f'lang="{lang}"'] if lang and lang != LANGUAGE else []
    parts += [f'dir="{dir}"'] if dir else []
    return "{: " + " ".join(parts) + " }" if parts else ""


def paragraph(words: str, *classes: str, id: str | None = None, lang: str | None = None) -> str:
    """Return finished Markdown as a paragraph with classes, id or language."""
    return f"{words}\n{attributes(*classes, id=id, lang=lang)}".rstrip("\n")


def heading(level: int, words: str, id: str | None = None, lang: str | None = None) -> str:
    """Return finished Markdown as a heading.

    It isolates by characters: the title of the window, the table of contents and the search take a heading without
    its markup.
    """
    words = re.sub('<bdi dir="(?:ltr|rtl)">', FSI, words).replace("</bdi>", PDI)
    return f"{'#' * level} {words} {attributes(id=id, lang=lang)}".rstrip(" ")


def block_quote(text: str, *classes: str, id: str | None = None, lang: str | None = None) -> str:
    """Return text as a quotation of its own, which begins at the side where its writing begins."""
    direction, words = directed(text)
    written = f"{words}\n{attributes(*classes, id=id, lang=lang, dir=direction)}".rstrip("\n")
    return "\n".join(f"> {line}" for line in written.split("\n"))


def directed(text: str) -> tuple[str | None, str]:
    """Return the `dir` of an element that holds nothing but a text, where it needs one, and the text as Markdown."""
    line = one_line(text)
    if direction_of(line) == "rtl":
        return "rtl", escape_within(line)
    return None, escape(line)


def span(text: str, lang: str | None = None, id: str | None = None) -> str:
    """Return text within a line that may be in another language, or has an anchor of its own."""
    direction, words = directed(text)
    parts = (("id", id), ("lang", lang if lang != LANGUAGE else None), ("dir", direction))
    named = "".join(f' {name}="{value}"' for name, value in parts if value)
    return f"<span{named}>{words}</span>" if named else words


def in_language(words: str, lang: str) -> str:
    """Return finished Markdown within a line with its language, where that is another than the page's."""
    return words if lang == LANGUAGE else f'<span lang="{lang}">{words}</span>'


def classed(name: str, text: str) -> str:
    """Return text within a line that styles and scripts know by a class."""
    return f'<span class="{name}">{escape(text)}</span>'


def bullets(items: Iterable[str]) -> str:
    """Return finished Markdown items as a list."""
    return "\n".join(f"- {item}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """Return finished Markdown items as a list with numbers from 1 on."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def definitions(items: Iterable[tuple[str, str]]) -> str:
    """Return finished Markdown terms and what is said of them as a definition list."""
    return "\n\n".join(f"{term}\n:   {said}" for term, said in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return finished Markdown cells as a table; every cell is on one line."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def cell(words: str, **data: str) -> str:
    """Return the finished Markdown of a table's cell, with what scripts sort and choose by in `data-` attributes.

    The values are days, numbers and ids: letters, digits, spaces, "." and "-". Anything else is an exception.
    """
    for value in data.values():
        if not re.fullmatch(r"[A-Za-z0-9 .-]*", value):
            raise ValueError(f"'{value}' is no value for an attribute of a cell")
    named = " ".join(f'data-{name}="{value}"' for name, value in data.items())
    return f"{words} {{: {named} }}" if named else words


def division(name: str, blocks: str) -> str:
    """Return finished Markdown blocks as a part of the page with a class of its own."""
    return f'<div class="{name}" markdown="1">\n\n{blocks}\n\n</div>'


def folded(words: str, blocks: str, name: str = "", is_sought: bool = False) -> str:
    """Return finished Markdown blocks in a closed box under some plain words, which may have a class of its own.

    The search finds what is in it only if told to, and if it finds the section in which it is.
    """
    left_out = "" if is_sought else " data-search-exclude"
    kind = f' class="{name}"' if name else ""
    return f'<details{kind}{left_out} markdown="1"><summary>{escape(words)}</summary>\n\n{blocks}\n\n</details>'


def unfolded(words: str, blocks: str, name: str) -> str:
    """Return finished Markdown blocks in a box under some plain words, which is open until a script closes it.

    So it is open on paper, in the book and without scripts; theme/js/folded-boxes.js closes it.
    """
    return f'<details class="{name}" open markdown="1"><summary>{escape(words)}</summary>\n\n{blocks}\n\n</details>'


def exactly(text: str) -> str:
    """Return text of several lines just as it is."""
    # On one line, of which Markdown reads nothing: new lines by their number.
    return f"<pre>{html.escape(clean(text), quote=False).replace(chr(10), '&#10;')}</pre>"


def placeholder(name: str, src: str) -> str:
    """Return an empty part of the page, which a script fills from a file of ours at a relative address."""
    if not re.fullmatch(r"[a-z0-9./-]+", src):
        raise ValueError(f"'{src}' is no address of a file of ours")
    return f'<div class="{name}" data-src="{src}"></div>'


def front_matter(**fields: object) -> str:
    """Return the front matter of a page as YAML, which no text in it can break once it is clean."""
    # libyaml takes a tenth of the time, but writes what lies beyond the first plane as escapes.
    is_plain = max(json.dumps(fields, ensure_ascii=False, default=str)) <= LAST_OF_FIRST_PLANE
    dumper = FAST_DUMPER if is_plain else yaml.SafeDumper
    dumped = yaml.dump(fields, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n"


def note_mark(number: int) -> str:
    """Return the mark of a note in running text."""
    return f"[^{number}]"


def note(number: int, words: str) -> str:
    """Return a note, in finished Markdown; it is shown at the foot of the page."""
    return f"[^{number}]: {words}"
