"""The tables as files: CSV and JSON, with a description by which programs read them, and a database of them all."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from letterbook.exports.pieces import separated, written
from letterbook.exports.tables.records import (
    article_rows,
    event_rows,
    letter_rows,
    organisation_rows,
    origin_rows,
    person_rows,
    place_rows,
    topic_rows,
    witness_rows,
)
from letterbook.exports.tables.statements import attestation_rows, conflict_rows, question_rows, quotation_rows
from letterbook.facts.columns import BETWEEN, Column, Row, Table, Value
from letterbook.facts.tables import TABLES
from letterbook.pages.context import Context
from letterbook.pages.describing import plain
from letterbook.pages.generated import DATA_FOLDER, DATABASE, GENERATED, PACKAGE
from letterbook.pages.plan import Target
from letterbook.reading.edition import Edition
from letterbook.records.licences import LICENCES

TABLE, DESCRIPTION, ALL = "table", "description of the tables", "database"

# The one way to get the rows of each table.
ROWS: Mapping[str, Callable[[Context], Iterator[Row]]] = {
    "letters": letter_rows,
    "articles": article_rows,
    "people": person_rows,
    "places": place_rows,
    "organisations": organisation_rows,
    "events": event_rows,
    "topics": topic_rows,
    "witnesses": witness_rows,
    "attestations": attestation_rows,
    "conflicts": conflict_rows,
    "quotations": quotation_rows,
    "questions": question_rows,
    "origins": origin_rows,
}

BY_NAME = {table.name: table for table in TABLES}

# How the standard of the description calls the types. Lists stand in one text, with this between the items.
# Source: Frictionless Table Schema.
TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "string"}
SQL_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "list": "TEXT"}

# Where in a database the version of the library stands that wrote it last, which says nothing of the data.
# Source: the file format of SQLite, "The Database Header".
WRITTEN_BY = slice(96, 100)


def plan_tables(_: Edition) -> Iterator[Target]:
    """Yield every table in both forms, their description, and the database."""
    for table in TABLES:
        yield Target(f"{DATA_FOLDER}/{table.name}.csv", TABLE, table.name)
        yield Target(f"{DATA_FOLDER}/{table.name}.json", TABLE, table.name)
    yield Target(PACKAGE, DESCRIPTION)
    yield Target(DATABASE, ALL)


def make_table(target: Target, context: Context) -> bytes:
    """Return a table as CSV or JSON, by the ending of its path."""
    table = BY_NAME[target.subject]
    return as_csv(table, context) if target.path.endswith(".csv") else as_json(table, context)


def rows_of(table: Table, context: Context) -> Iterator[Row]:
    """Yield the rows of a table, which stand in three files."""
    return context.rows.of(table.name, lambda: ROWS[table.name](context))


def as_csv(table: Table, context: Context) -> bytes:
    """Return a table as CSV: commas, double quotes where needed, lines ended as RFC 4180 has them."""
    file = io.BytesIO()
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows_of(table, context):
        writer.writerow([in_text(row[column.name]) for column in table.columns])
    text.flush()
    return file.getvalue()


def in_text(value: Value) -> str:
    """Return a value as text; "" of nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN.join(value) if isinstance(value, list) else str(value)


def as_json(table: Table, context: Context) -> bytes:
    """Return a table as JSON: one object a row, numbers as numbers, lists as lists, null where nothing is known."""
    rows = (
        json.dumps({column.name: row[column.name] for column in table.columns}, ensure_ascii=False)
        for row in rows_of(table, context)
    )
    head = f'{{\n  "generated": "{GENERATED}",\n  "{table.name}": [\n'
    return written(chain([head], separated(rows), ["\n]}\n"]))


def make_description(_: Target, context: Context) -> str:
    """Return the description of the tables: a Frictionless data package."""
    collection = context.edition.collection
    licence = {"title": collection.licence, "path": collection.licence_url or LICENCES.get(collection.licence)}
    held: dict[str, Any] = {
        "generated": GENERATED,
        "profile": "tabular-data-package",
        "name": "letterbook",
        "title": collection.title,
        "description": plain(context.edition, collection.description),
        "version": collection.version,
        "homepage": collection.site,
        "licenses": [{name: value for name, value in licence.items() if value}] if licence["path"] else None,
        "contributors": [{"title": editor, "role": "author"} for editor in collection.editors],
        "resources": [resource(table) for table in TABLES],
    }
    known = {name: value for name, value in held.items() if value}
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def resource(table: Table) -> dict[str, Any]:
    """Return the description of one table."""
    schema: dict[str, Any] = {"fields": [field(column) for column in table.columns], "missingValues": [""]}
    if table.is_keyed:
        schema["primaryKey"] = "id"
    if keys := [foreign(column) for column in table.columns if column.of and column.type != "list"]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": f"A row is {table.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def field(column: Column) -> dict[str, Any]:
    """Return the description of one column."""
    said = f"{column.says[0].upper()}{column.says[1:]}"
    if column.type == "list":
        said += f"; several, with “{BETWEEN}” between them"
    made: dict[str, Any] = {"name": column.name, "type": TYPES[column.type], "description": f"{said}."}
    return made | ({"constraints": {"required": True}} if column.is_needed else {})


def foreign(column: Column) -> dict[str, Any]:
    """Return to which table the values of a column belong."""
    return {"fields": column.name, "reference": {"resource": column.of, "fields": "id"}}


def make_database(_: Target, context: Context) -> bytes:
    """Return all tables as an SQLite database, the same bytes for the same records."""
    connection = sqlite3.connect(":memory:")
    # A page size that no version of the library chooses otherwise.
    connection.execute("PRAGMA page_size = 4096")
    for table in TABLES:
        connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(map(in_sql, columns_of(table)))})')
        marks = ", ".join("?" * len(table.columns))
        rows = (cells(table, row) for row in rows_of(table, context))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
    connection.commit()
    made = connection.serialize()
    connection.close()
    return made[: WRITTEN_BY.start] + bytes(WRITTEN_BY.stop - WRITTEN_BY.start) + made[WRITTEN_BY.stop :]


def columns_of(table: Table) -> list[tuple[Column, bool]]:
    """Return the columns of a table, each with whether it is the key."""
    return [(column, column.is_key) for column in table.columns]


def in_sql(one: tuple[Column, bool]) -> str:
    """Return how a column is declared."""
    column, is_key = one
    refers = f' REFERENCES "{column.of}" ("id")' if column.of and column.type != "list" else ""
    return f'"{column.name}" {SQL_TYPES[column.type]}{" PRIMARY KEY" if is_key else ""}{refers}'


def cells(table: Table, row: Row) -> list[str | int | float | None]:
    """Return the values of a row as a database holds them; lists as JSON."""
    return [
        json.dumps(value, ensure_ascii=False) if isinstance(value := row[column.name], list) else value
        for column in table.columns
    ]
