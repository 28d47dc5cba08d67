"""Where the entries of a record stand: what its lines hold, read on their own, is what the layout says."""

import json
import re
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest

from letterbook.records.layout import layout
from letterbook.records.source_text import LINES, parse

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*(ROOT / "sources").rglob("*.yml"), *(ROOT / "tests").rglob("sources/**/*.yml")])

# A line with what ends it.
WITH_END = re.compile(rf"(?s:.*?)(?:{LINES.pattern})|.+$")

# Lists as far left as their fields, dashes behind dashes, comments, and ends of lines of all sorts.
ODD = dedent(
    """\
    # yaml-language-server: $schema=../schema/letter.json
    ---
    # about a
    a:   1   # behind a
    "b: c": >- # behind b
     folded
     text

    # deep below it
    list:
    - # nothing yet
    - - x
      - y: |
         lines

         of it
        # between fields
        z: 'it''s'
    -
      # the dash is alone
      k: {a: [1,
        2], b: ""}  # behind brackets
      # none
    empty:
    keep: |+
      end

    17: last
    # after all
    """
)


def records():
    """Yield the text of every record that can be read, with its content."""
    for path in filter(Path.is_file, FILES):
        source, _ = parse(path.name, path.read_bytes())
        if source:
            yield path, source.text, source.content


def held(node):
    """Return what a layout says that an entry holds, as the parser gives it."""
    if "value" in node:
        return node["value"]
    if "items" in node:
        return [held(item) for item in node["items"]]
    return {name: held(value) for name, value in node["fields"]}


def stripped(content):
    """Return content without white space around its texts, which no model takes for a part of them."""
    if isinstance(content, str):
        return content.strip(" \t\r\n")
    if isinstance(content, list):
        return [stripped(item) for item in content]
    return {name: stripped(value) for name, value in content.items()}


def entries(node):
    """Yield every entry that has lines of its own, with its name, or None for an item, and the column it begins at."""
    if node.get("flow", True):
        return
    for entry in node.get("items") or node["fields"]:
        name, value = entry if isinstance(entry, list) else (None, entry)
        yield name, value, node["column"]
        yield from entries(value)


def content_of(text, node, column):
    """Return what the lines of an entry hold, read as a file of their own."""
    first, *others = WITH_END.findall(text)[node["from"] : node["to"] + 1]
    # A list behind a name is read as a list behind a name, wherever it was.
    alone = "".join(["x:\n", " " * (column + 1) + first[column:], *(f" {line}" for line in others)])
    source, problems = parse("entry.yml", alone.encode())
    assert source, (alone, problems)
    return source.content["x"]


def assert_lines_hold_entries(text):
    """Each entry is read from its lines alone, and no line is of two that are not within each other."""
    for name, value, column in entries(layout(text)):
        found = stripped(content_of(text.removeprefix("\ufeff"), value, column))
        assert found == ([held(value)] if name is None else {name: held(value)})


def assert_entries_follow(node):
    """Entries are in order, and each begins behind the one before it."""
    if node.get("flow", True):
        return
    held_here = [entry[1] if isinstance(entry, list) else entry for entry in node.get("items") or node["fields"]]
    for one, next_one in pairwise(held_here):
        assert one["from"] <= one["to"] < next_one["from"]
    assert node["from"] <= held_here[0]["from"]
    assert held_here[-1]["to"] == node["to"]
    for one in held_here:
        assert_entries_follow(one)


def test_a_layout_holds_what_the_parser_reads():
    """Names, texts and their order, for every record of the project and its tests."""
    found = list(records())
    assert len(found) > 50
    for path, text, content in found:
        assert json.dumps(held(layout(text))) == json.dumps(stripped(content)), path


def test_the_lines_of_an_entry_hold_it():
    """A page that copies an entry's lines copies the entry, all of it and nothing else."""
    for _, text, _ in records():
        assert_lines_hold_entries(text)
        assert_entries_follow(layout(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_odd_files_have_lines_too(end, mark):
    """However a file is written that the program reads: ends of lines, a byte order mark, no end of the last line."""
    text = mark + ODD.replace("\n", end)
    for one in (text, text.removesuffix(end)):
        assert_lines_hold_entries(one)
        assert_entries_follow(layout(one))


def test_odd_files_hold_what_the_parser_reads():
    """Comments, an end of the last line and marks before the first change nothing of the content."""
    source, _ = parse("odd.yml", ODD.encode())
    assert json.dumps(held(layout(ODD))) == json.dumps(stripped(source.content))


def test_comments_behind_values_are_given():
    """What a writer would lose with the value; a mark within a text is none."""
    tails = {name: value.get("tail") for name, value in layout(ODD)["fields"]}
    assert tails["a"] == "   # behind a"
    assert tails["b: c"] == " # behind b"
    assert layout(ODD)["fields"][2][1]["items"][2]["fields"][0][1]["tail"] == "  # behind brackets"
    assert "tail" not in layout("a: 'x # y'\n")["fields"][0][1]


def test_lines_of_a_text_end_with_it():
    """Empty lines and comments below a text in lines are not its own."""
    name, value = layout("a: |\n  x\n\n  y\n\n\n# b\nb: 1\n")["fields"][0]
    assert (name, value["from"], value["to"]) == ("a", 0, 3)


@pytest.mark.parametrize("text", ["? a\n: b\n", "x:\n  ? a\n  : - b\n", "{a: b,\n c: d}\n", "[a]\n"])
def test_what_has_no_lines_is_told_apart(text):
    """Where names do not begin a line, the whole is to be written anew."""
    found = layout(text)
    while not found["flow"]:
        (_, found), *_ = found["fields"]
    assert "column" not in found
