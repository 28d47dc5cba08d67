"""The Markdown of a digest: its paragraphs and lists, and what is written in it that no page shows as meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from letterbook.records.models import Digest, Prose

# "12." and "12)" begin a point; a year that ends a sentence at the end of a line does not.
POINT = re.compile(r"(?P<mark>[-*+]|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Block:
    """A paragraph, with one text, or a list, with one for each point; `is_numbered` if the points have numbers."""

    is_list: bool
    texts: tuple[str, ...]
    is_numbered: bool = False


def blocks(digest: str) -> Iterator[Block]:
    """Yield the paragraphs and lists of a digest, in order; a list needs no blank line before it."""
    open_list: Block | None = None
    for stretch in BLANK.split(digest.strip(" \t\n")):
        found = list(in_stretch(stretch.split("\n"), open_list))
        # Points with blank lines between them are one list.
        if open_list and found[0].is_list and found[0].is_numbered == open_list.is_numbered:
            found[0] = replace(open_list, texts=(*open_list.texts, *found[0].texts))
        elif open_list:
            yield open_list
        *closed, last = found
        yield from closed
        open_list = last if last.is_list else None
        if not last.is_list:
            yield last
    if open_list:
        yield open_list


def texts(words: Prose) -> tuple[str, ...]:
    """Return the paragraphs and points of a digest as texts without the marks of lists; other prose as it is."""
    return tuple(text for block in blocks(words) for text in block.texts) if isinstance(words, Digest) else (words,)


def in_stretch(lines: Sequence[str], above: Block | None) -> Iterator[Block]:
    """Yield the paragraphs and lists of lines that no blank line parts; `above` is the list before that line."""
    here: Block | None = None
    for line in lines:
        begun = begun_by(line, after=here or above)
        if begun and here and here.is_list and begun.is_numbered == here.is_numbered:
            here = replace(here, texts=(*here.texts, *begun.texts))
        elif begun:
            yield from [here] if here else []
            here = begun
        elif here:
            here = replace(here, texts=(*here.texts[:-1], f"{here.texts[-1]}\n{line}"))
        else:
            here = Block(is_list=False, texts=(line,))
    yield from [here] if here else []


def begun_by(line: str, after: Block | None) -> Block | None:
    """Return the list that a line begins or goes on with; None where it belongs to what is above it.

    Only the number 1 begins a list: a page counts from there, whatever is written.
    """
    found = POINT.match(line)
    if not found:
        return None
    goes_on = after is not None and after.is_numbered
    if found["number"] and int(found["number"]) != 1 and not goes_on:
        return None
    return Block(is_list=True, texts=(line[found.end() :],), is_numbered=found["number"] is not None)


@dataclass(frozen=True)
class Unsupported:
    """Something of Markdown that digests do not have: how it is found, its name, and what to write instead."""

    pattern: re.Pattern[str]
    name: str
    instead: str


def seen(pattern: str, name: str, instead: str) -> Unsupported:
    """Return something of Markdown that is found line by line."""
    return Unsupported(re.compile(pattern, re.MULTILINE), name, instead)


# In the order in which they are looked for; the first found on a line is reported.
UNSUPPORTED = (
    seen(r"^ {0,3}(?:```|~~~)|`[^`\n]+`", "code", "write the words without backticks"),
    seen(r"!\[[^\]\n]*\]\([^)\n]*\)", "an image", "describe it in words"),
    seen(
        r"(?<!\[)\[[^\[\]\n]+\]\([^)\n]*\)|(?<!\[)\[[^\[\]\n]+\]\[[^\]\n]*\]",
        "a link",
        "write [[id|words]] for a record; put an article's address in its field 'url'",
    ),
    seen(r"<(?:https?|mailto):[^>\s]+>", "a link", "put an article's address in its field 'url'"),
    seen(r"</?[A-Za-z][A-Za-z0-9-]*(?:(?:\s+[A-Za-z-]+)+(?:=[^<>]*)?)?\s*/?>|<!--", "HTML", "write plain words"),
    seen(r"^ {0,3}#{1,6}(?:[ \t]|$)", "a heading", "begin the paragraph with **strong words**"),
    seen(r"^ {0,3}(?:=+|-{2,})[ \t]*$", "a heading or a rule", "begin the paragraph with **strong words**"),
    seen(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$", "a rule", "begin a new paragraph"),
    seen(r"^ {0,3}>", "a block quote", "enter quoted words under 'quotations'"),
    seen(r"^[ \t]*\|.*\|?[ \t]*$|^[ \t]*:?-+:?[ \t]*\|", "a table", "write a list with one point for each row"),
    seen(r"^[ \t]+(?:[-*+]|\d{1,3}[.)])[ \t]+\S", "a list within a list", "write its points as one sentence"),
    seen(r"\[\^[^\]\n]+\]", "a footnote", "put it in the sentence"),
    seen(r"^ {4,}\S|^\t", "an indented block", "begin its lines at the margin"),
    seen(r"(?: {2,}|\\)\n(?=[ \t]*\S)", "a line break", "begin a new paragraph, or write a list"),
    seen(r"(?<![\w*])_{1,2}(?=\S)[^_\n]+(?<=\S)_{1,2}(?![\w*])", "emphasis with underscores", "write *words*"),
    seen(r"\*{3}(?=\S)[^*\n]+(?<=\S)\*{3}", "emphasis with three marks", "write **words**"),
    seen(r"~~(?=\S)[^~\n]+(?<=\S)~~", "struck words", "leave them out"),
    seen(r"\\[\\`*_{}\[\]()#+.!|<>~-]", "a backslash before a mark", "write the mark alone"),
)


MISCOUNTED = seen(r"^\d{1,3}[.)][ \t]+\S", "a list that does not count 1, 2, 3", "number its points from 1")


def unsupported(digest: str) -> Iterator[tuple[str, Unsupported]]:
    """Yield what of a digest's Markdown no page shows as meant, with the text of it; the first of each sort."""
    told: set[int] = set()
    lines = digest.split("\n")
    for sort in UNSUPPORTED:
        for found in sort.pattern.finditer(digest):
            line = digest.count("\n", 0, found.start())
            if line not in told and not is_of_a_point(digest, found, sort):
                told.add(line)
                is_of_the_line = sort.pattern.pattern.startswith("^") or not found[0].strip()
                yield (lines[line] if is_of_the_line else found[0]).strip(), sort
                break
    yield from ((line, MISCOUNTED) for line in miscounted(lines)[:1])


def miscounted(lines: Sequence[str]) -> list[str]:
    """Return the points whose number is not the one that a page gives them."""
    found, number = [], 0
    for above, line in pairwise(["", *lines]):
        point = POINT.match(line)
        if point is None or not point["number"]:
            # A paragraph or another list ends the numbers; the rest of a point and blank lines do not.
            number = 0 if point or (not above.strip() and line[:1].strip()) else number
        elif number or int(point["number"]) == 1 or not above.strip():
            found += [line] if int(point["number"]) not in (1, number + 1) else []
            number = int(point["number"])
    return found


def is_of_a_point(digest: str, found: re.Match[str], sort: Unsupported) -> bool:
    """Whether an indented line is the rest of a point of a list above it."""
    if sort.name != "an indented block":
        return False
    above = BLANK.split(digest[: found.start()])[-1]
    return any(POINT.match(line) for line in above.split("\n"))
