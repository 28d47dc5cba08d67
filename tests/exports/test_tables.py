"""The tables: as their description says they are, read by programs that know nothing of how they were made."""

import csv
import io
import json
import sqlite3

import pytest
from frictionless import Package, system, validate

from letterbook.exports.plan import make, plan
from letterbook.facts.comparing import comparisons
from letterbook.facts.tables import TABLES
from letterbook.pages.generated import BEGINNINGS, DATABASE, PACKAGE
from letterbook.records.models import Article, Letter
from letterbook.verification.quotations import taken_from
from tests.contexts import unverified


@pytest.fixture(scope="module")
def written(toy, tmp_path_factory):
    """The data of the invented collection as files, in a folder."""
    folder = tmp_path_factory.mktemp("data")
    for target in plan(toy):
        if target.path.startswith("data/") and not target.path.endswith(".md"):
            (folder / target.path).parent.mkdir(exist_ok=True)
            (folder / target.path).write_bytes(make(target, unverified(toy)))
    return folder


def rows(folder, name):
    """Return the rows of a table as CSV has them."""
    return list(csv.DictReader(io.StringIO((folder / f"data/{name}.csv").read_bytes().decode(), newline="")))


def test_the_description_is_true(written):
    """Every table has the columns, types, keys and ids that the data package says; its checker finds nothing."""
    with system.use_context(trusted=True):
        report = validate(str(written / PACKAGE))
    assert report.valid, report.flatten(["title", "rowNumber", "message"])[:5]
    package = Package(str(written / PACKAGE))
    assert [resource.name for resource in package.resources] == [table.name for table in TABLES]
    assert all(field.description for resource in package.resources for field in resource.schema.fields)


def test_all_forms_hold_the_same(written):
    """What stands in CSV stands in JSON and in the database, row by row, each in its types."""
    base = sqlite3.connect(written / DATABASE)
    for table in TABLES:
        told = json.loads((written / f"data/{table.name}.json").read_text(encoding="utf-8"))[table.name]
        flat = rows(written, table.name)
        held = list(base.execute(f'SELECT * FROM "{table.name}"'))
        assert len(told) == len(flat) == len(held), table.name
        for one, other, third in zip(told, flat, held, strict=True):
            for column, value in zip(table.columns, third, strict=True):
                typed = one[column.name]
                text = " | ".join(typed) if isinstance(typed, list) else "" if typed is None else str(typed)
                assert (text.lower() if column.type == "boolean" else text) == other[column.name]
                assert typed == (json.loads(value) if column.type == "list" else value)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_nothing_is_missing(toy, written):
    """Every letter, article, statement, conflict and quotation of the records has its row."""
    assert [row["id"] for row in rows(written, "letters")] == [letter.id for letter in toy.letters]
    assert [row["id"] for row in rows(written, "articles")] == [article.id for article in toy.of(Article)]
    stated = [one for letter in toy.letters for witness in letter.witnesses for one in witness.says.statements()]
    assert len(rows(written, "attestations")) == len(stated)
    conflicts = [one for letter in toy.of(Letter) for one in comparisons(toy, letter) if one.conflicts]
    assert len(rows(written, "conflicts")) == len(conflicts) > 0
    texts = sorted(quotation.text for found in taken_from(toy).values() for _, quotation in found)
    assert sorted(row["text"] for row in rows(written, "quotations")) == texts


def test_days_stand_beside_dates(written):
    """First and last day of a date, whatever its form."""
    found = {row["id"]: row for row in rows(written, "letters")}
    row = found["1921-12-north-to-south"]
    assert [row["date"], row["date_first"], row["date_last"]] == [
        "1921-11-28/1921-12-05",
        "1921-11-28",
        "1921-12-05",
    ]


def test_a_statement_in_old_style_says_so(written):
    """The date as the article has it, its calendar, and its day in the Gregorian."""
    (row,) = (row for row in rows(written, "attestations") if row["calendar"])
    assert [row[name] for name in ("value", "calendar", "value_first", "value_last")] == [
        "1921-09-12",
        "julian",
        "1921-09-25",
        "1921-09-25",
    ]


def test_the_same_records_give_the_same_bytes(toy, written):
    """The database too, in which the library would leave its version."""
    target = next(target for target in plan(toy) if target.path == DATABASE)
    assert make(target, unverified(toy)) == (written / DATABASE).read_bytes()


def test_files_without_a_mark_are_known_by_their_beginning(written):
    """So that a build whose record is lost knows its own files again."""
    assert all((written / path).read_bytes().startswith(mark) for path, mark in BEGINNINGS.items())
