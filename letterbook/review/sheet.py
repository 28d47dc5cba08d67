"""A sheet of findings for people who review: as text for a terminal, or as Markdown that GitHub renders.

GitHub decodes entities before it looks for mentions, so `markup.escape` alone would still call people:
a zero-width space after the mark stops it, as it does for references to issues, web addresses and emoji.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letterbook.pages import markup
from letterbook.pages.direction import isolated
from letterbook.problems.formats import visible

# GitHub takes comments of at most 65,536 characters; the way it is embedded needs some of them.
LONGEST = 60_000

# So many items are shown at once; more of them fold away.
AT_ONCE = 8

# How many items of each section are told, and lines below each of them; the fewer, the longer they are.
MOST = (200, 100, 50, 25, 10, 5, 2, 1, 0)

# The longest piece of a record that is shown.
PIECE = 400

# What GitHub reads something into, wherever the text around it came from.
CALLS = re.compile(r"[@#]|\bGH-(?=\d)|://?|\bwww(?=\.)|:(?=[\w+-]+:)", re.IGNORECASE)
APART = "\u200b"


@dataclass(frozen=True)
class Item:
    """One finding, in plain text: what it is about, what is said of it, what kind it is of, and more below it.

    `example` is lines of YAML of the program's own; of a record they hold at most an id.
    """

    subject: str
    said: str
    kind: str = ""
    more: tuple[str, ...] = ()
    example: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Findings of one sort under a heading, after a note on all of them."""

    title: str
    items: tuple[Item, ...]
    note: str = ""


def as_text(lead: str, sections: Iterable[Section]) -> str:
    """Return a sheet for a terminal; no character of a record steers it."""
    blocks = [visible(lead)]
    for section in sections:
        lines = [f"{section.title} ({len(section.items)})" if section.items else section.title]
        lines += [f"  {visible(section.note)}"] if section.note else []
        for item in section.items:
            lines += [
                f"  {visible(item_as_text(item))}",
                *(f"    {visible(more)}" for more in (*item.more, *item.example)),
            ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def item_as_text(item: Item) -> str:
    """Return an item on one line: "added: sources/x.yml: what is said"."""
    return ": ".join(part for part in (item.kind, item.subject, item.said) if part)


def as_markdown(heading: str, lead: str, sections: Iterable[Section]) -> str:
    """Return a sheet that fits into a comment on GitHub, where it calls nobody; long lists fold away or are cut."""
    told = list(sections)
    for most in MOST:
        blocks = [f"## {inert(heading)}", inert(lead), *(block(section, most) for section in told)]
        sheet = "\n\n".join(part for part in blocks if part) + "\n"
        if len(sheet) <= LONGEST:
            break
    return sheet


def block(section: Section, most: int) -> str:
    """Return a section: its heading, its note, and at most so many of its items."""
    number = len(section.items)
    parts = [f"### {inert(section.title)}" + (f" ({number})" if number else ""), inert(section.note)]
    shown = "\n".join(bullet(item, most) for item in section.items[:most])
    if number > most:
        shown += f"\n- … and {number - most} more"
    if number > AT_ONCE:
        # Between the lines of HTML, a blank line lets Markdown be read again.
        shown = f"<details>\n<summary>{kinds(section.items)}</summary>\n\n{shown}\n\n</details>"
    return "\n\n".join(part for part in [*parts, shown] if part)


def kinds(items: Sequence[Item]) -> str:
    """Return how many items of each kind a list holds: "3 added, 12 changed"."""
    names = dict.fromkeys(item.kind for item in items)
    return ", ".join(f"{sum(item.kind == name for item in items)} {inert(name)}".strip() for name in names)


def bullet(item: Item, most: int) -> str:
    """Return an item as a point of a list, with at most so many lines below it."""
    kind = f"{inert(item.kind)}: " if item.kind else ""
    said = f": {inert(item.said)}" if item.said else ""
    code = ("", "  ```", *(f"  {line}" for line in item.example), "  ```") if item.example else ()
    more = [f"  - {inert(more)}" for more in item.more[:most]]
    more += [f"  - … and {len(item.more) - most} more"] if len(item.more) > most else []
    return "\n".join([f"- {kind}**{inert(item.subject)}**{said}", *more, *code])


def inert(text: str) -> str:
    """Return Markdown that shows a text on GitHub, cut where it is long, and makes nothing of it but text."""
    shortened = text if len(text) <= PIECE else f"{text[:PIECE]} …"
    held_apart = CALLS.sub(lambda found: found[0] + APART, markup.one_line(shortened))
    # What runs from right to left is isolated by characters: GitHub shows no element for it. What holds mentions apart
    # is an entity, so that whoever reads the Markdown itself sees it too.
    return markup.escape_within(isolated(held_apart)).replace(APART, f"&#{ord(APART)};")
