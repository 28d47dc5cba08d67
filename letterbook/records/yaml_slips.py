"""What goes wrong in YAML: the parser's complaints in our words, each with an example of how it is written."""

from collections.abc import Iterable
from dataclasses import dataclass

# What the YAML parser says, in part, of something in brackets.
BRACKET = "expected ',' or "

COLUMNS = "align the fields of a group, or the items of a list"
IN_COLUMNS = "accounts:\n  - article: morning-post-1921-10-02\n    at: p4"


@dataclass(frozen=True)
class Slip:
    """A slip: its code, what is said of it, how it is written right, and whether it is mended where it opens."""

    code: str
    message: str
    example: str
    is_at_opening: bool = False


AMPERSAND = Slip("yaml-feature", "text that begins with & or * needs quotation marks", 'name: "&Sons Ferries"', True)

# A part of what the YAML parser says, and the slip it speaks of; the first that fits counts.
COMPLAINTS: tuple[tuple[str, Slip], ...] = (
    (
        "mapping values are not allowed",
        Slip("yaml", "text with ': ' needs quotation marks", 'title: "North: the letters"'),
    ),
    ("while scanning an a", AMPERSAND),  # "an alias" or "an anchor"
    (
        "unexpected end of stream",
        Slip("yaml", "this quotation mark never closes; add the closing one", 'name: "Cara"', True),
    ),
    (
        "escape",
        Slip(
            "yaml",
            "a backslash in double quotation marks; write it twice, or use single marks",
            r"title: 'North\South'",
        ),
    ),
    (
        BRACKET,
        Slip(
            "yaml",
            "inside brackets, text with brackets, ', ' or ': ' needs quotation marks; close each bracket that opens",
            'names: [{form: "O\'Neill, Ann", language: en}]',
        ),
    ),
    (
        "while parsing a flow node",
        Slip(
            "yaml",
            "a value is missing in brackets; add it, or put text that begins with [ or { in quotation marks",
            "changes: [{date: 2026-11-22, what: First entered.}]",
        ),
    ),
    (
        "while scanning a block scalar",
        Slip(
            "yaml",
            "text follows | or > on the same line; begin it on the next, or put it all in quotation marks",
            "description: >-\n  The text begins in a line of its own.",
            True,
        ),
    ),
    (
        "cannot start any token",
        Slip(
            "yaml",
            "text that begins with @, `, % or another YAML mark needs quotation marks",
            'name: "@ the harbour"',
        ),
    ),
    (
        "not allowed in this context",
        Slip(
            "yaml",
            "a list begins on its own line; text that begins with '- ' or '? ' needs quotation marks",
            "authors:\n  - Eve Long",
        ),
    ),
    (
        "could not find expected ':'",
        Slip(
            "yaml",
            "this line has no ': '; write 'name: value', or indent text that goes on",
            "description: >-\n  Text that goes on\n  is indented.",
            True,
        ),
    ),
    ("did not find expected key", Slip("yaml", f"this line does not fit the ones above; {COLUMNS}", IN_COLUMNS)),
    ("expected '-' indicator", Slip("yaml", f"this line does not fit the list above; {COLUMNS}", IN_COLUMNS)),
    ("expected <document start>", Slip("yaml", f"this line does not fit the ones above; {COLUMNS}", IN_COLUMNS)),
)

AFTER_QUOTATION = Slip(
    "yaml",
    "text follows a closing quotation mark; put all of it in marks of the other sort",
    "title: '\"Dear Bela\" and other letters'",
)
AFTER_BRACKET = Slip(
    "yaml",
    "text that begins with [ or { needs quotation marks around all of it",
    'title: "[Part one] of the letters"',
)
OUT_OF_COLUMN = Slip("yaml", f"this line does not fit the one above; {COLUMNS}", IN_COLUMNS)
TAB = Slip("tab", "this is a tab; indent with spaces", IN_COLUMNS)


def slip(complaint: str, before: str) -> Slip:
    """Return the slip that the parser complains of; `before` is what the line has before the place."""
    if "mapping values are not allowed" in complaint and ": " not in before:
        return OUT_OF_COLUMN
    if "did not find expected key" in complaint and (closing := closes(before)):
        return AFTER_QUOTATION if closing in "\"'" else AFTER_BRACKET
    known: Iterable[Slip] = (found for words, found in COMPLAINTS if words in complaint)
    return next(iter(known), Slip("yaml", f"{complaint.strip(': ')}; {COLUMNS}", IN_COLUMNS))


def closes(before: str) -> str:
    """Return the quotation mark or bracket with which the part of a line before a place ends; "" if with neither."""
    last = before.rstrip()[-1:]
    return last if last and last in "\"']}" else ""


def repeated(name: str, line: int) -> Slip:
    """Return the slip of a value that is written as a repetition of another, which is marked in some line."""
    message = f"'*{name}' repeats '&{name}' in line {line}; write the value here, and remove '&{name}' there"
    return Slip("yaml-feature", message, "date: 1921-09-21\nfinished: 1921-09-21")


def tagged(tag: str) -> Slip:
    """Return the slip of a tag: a type that is not needed, or text that begins with an exclamation mark."""
    if tag.startswith("!!"):
        return Slip("yaml-feature", f"remove '{tag}'; numbers and dates need no mark", "born: 1871")
    return Slip("yaml-feature", f"text that begins with ! needs quotation marks: '{tag}'", 'name: "!Ada"')


def nested(deepest: int) -> Slip:
    """Return the slip of brackets in brackets, deeper than any record."""
    message = f"more than {deepest} groups or brackets are open here; put text with brackets in quotation marks"
    return Slip("yaml-feature", message, 'note: "[[[ as printed"')


CUT_OFF = Slip(
    "yaml",
    "what follows ' #' is lost as a comment; put all the text in quotation marks, or write '# ' for a comment",
    'title: "Letter #7"',
)
NO_NAME = Slip(
    "yaml-feature",
    "this is a list or group; expected the name of a field: write each field on its own line",
    "born: 1871",
)
ANOTHER_RECORD = Slip(
    "two-documents",
    "a second record begins here; move it to its own file, or remove '---'",
    "sources/people/ada-north.yml",
)
