"""The tables: their names, their columns, and what each column holds. Files, and the page about them, come from here.

A name, once published, keeps its meaning: what is new gets a name of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# A value in a table: text, a number, whether something is so, several texts in order, or nothing.
Value = str | int | float | bool | list[str] | None
Row = Mapping[str, Value]

Type = Literal["text", "integer", "number", "boolean", "list"]

# Between the items of a list where a file has room for one text only; no id has it in it.
BETWEEN = " | "


@dataclass(frozen=True)
class Column:
    """A column: its name, the type of its values, and what they are, as the end of a sentence."""

    name: str
    type: Type
    says: str
    # The table, of which the first column is meant, where the values are its ids.
    of: str = ""
    is_needed: bool = False
    is_key: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row of it is and in which order rows stand, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def is_keyed(self) -> bool:
        """Whether each row is a record, which its first column names."""
        return self.columns[0].is_key


def text(name: str, says: str, of: str = "", is_needed: bool = False) -> Column:
    """Return a column of texts."""
    return Column(name, "text", says, of, is_needed)


def several(name: str, says: str, of: str = "") -> Column:
    """Return a column of lists."""
    return Column(name, "list", says, of)


def number(name: str, says: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, "integer", says)


def flag(name: str, says: str) -> Column:
    """Return a column of what is so or not."""
    return Column(name, "boolean", says)


def id_of(what: str) -> Column:
    """Return the first column of a table of records."""
    return Column("id", "text", f"the id of the {what}", is_needed=True, is_key=True)


def date(name: str, says: str) -> tuple[Column, Column, Column]:
    """Return the columns of a date: as EDTF, with the first and the last day that it can mean."""
    return (
        text(name, f"{says}, as EDTF"),
        text(f"{name}_first", "the first day it can mean, in the Gregorian calendar; empty if the beginning is open"),
        text(f"{name}_last", "the last day it can mean"),
    )
