"""The program knows nothing of the collection with which it was made: that stands in `sources/` and `docs/`."""

import ast
from pathlib import Path

import pytest

from tests.first_collection import NAMES

ROOT = Path(__file__).resolve().parent.parent

# Where tests say what is about that collection alone.
MARK, OF_THE_COLLECTION = "first_collection", {"first_collection.py", "test_program_and_edition.py"}


def program():
    """Yield the files of the program and its theme; third-party files are as their makers left them."""
    for folder in ("letterbook", "theme", "benchmarks"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not {"__pycache__", "vendored"} & set(path.parts):
                yield path
    yield from (ROOT / name for name in ("build_pages.py", "mkdocs.yml", "Makefile", "pyproject.toml"))


def is_marked(node):
    """Whether a function is a test of the first collection."""
    return any(MARK in ast.unparse(one) for one in getattr(node, "decorator_list", ()))


def lines_of_tests():
    """Yield the lines of the tests that are not marked as tests of that collection, each with its place."""
    for path in (ROOT / "tests").rglob("*.py"):
        if path.name in OF_THE_COLLECTION or "node_modules" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        marked = [node for node in ast.walk(ast.parse(text)) if is_marked(node)]
        theirs = {
            number
            for node in marked
            for number in range(min(one.lineno for one in node.decorator_list), node.end_lineno + 1)
        }
        for number, line in enumerate(text.splitlines(), start=1):
            if number not in theirs:
                yield f"{path.relative_to(ROOT)}:{number}", line


def test_the_program_names_nobody_of_the_collection():
    """No module, template, script or style sheet, and no key of the site's configuration."""
    texts = {path: path.read_bytes().decode(errors="replace") for path in program()}
    assert len(texts) > 200
    assert [path for path, text in texts.items() if NAMES.search(text)] == []


def test_the_tests_of_the_program_name_nobody_of_the_collection():
    """A test that does is marked, and what several need stands in tests/first_collection.py."""
    lines = list(lines_of_tests())
    assert len(lines) > 10_000
    assert [place for place, line in lines if NAMES.search(line)] == []


@pytest.mark.parametrize("text", ["Kim Jong Un", "see trump-1", "POMPEO"])
def test_a_name_is_noticed(text):
    """However it is written."""
    assert NAMES.search(text)
