"""Files of others are what their list says: unmodified, with licence and origin, and none beside it."""

import hashlib
import re
from pathlib import Path

from tests.locked import read

ROOT = Path(__file__).resolve().parent.parent
LIST = "THIRD_PARTY.md"

# Where files of others may be: those that a page ships, and those that only the build reads.
PLACES = ("theme/vendored", "letterbook/pages/drawings/outline")
KEPT = ["File", "Version", "Origin", "Licence", "SHA-256"]
TAKEN = ["What", "Where", "Package", "Version", "Licence"]


def tables(root: Path = ROOT) -> dict[str, list[list[str]]]:
    """Return the rows of each table of the list by its first heading, the headings first; "`" does not count."""
    text = (root / LIST).read_text(encoding="utf-8")
    found = {}
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        lines = [line for line in table.splitlines() if not re.fullmatch(r"[|:\- ]+", line)]
        rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
        found[rows[0][0]] = rows
    return found


def listed(root: Path = ROOT) -> dict[str, str]:
    """Return the SHA-256 that the list names for each file."""
    return {file: digest for file, _, _, _, digest in tables(root)["File"][1:]}


def present(root: Path = ROOT) -> dict[str, str]:
    """Return the SHA-256 of each file of others that is there; what says why they are there is ours."""
    files = [path for place in PLACES for path in (root / place).rglob("*") if path.is_file()]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.name != "README.md"
    }


def test_files_of_others_are_those_of_the_list():
    """Every file is in the list with its SHA-256, and every file of the list is there."""
    assert present() == listed() != {}


def test_list_says_where_each_file_is_from():
    """Every row names file, version, origin, licence and digest, and no file has two rows."""
    heading, *files = tables()["File"]
    assert heading == KEPT
    assert [row for row in files if not all(row)] == []
    assert len({row[0] for row in files}) == len(files)


def test_every_project_has_its_licence():
    """Beside the files of a project lies its licence."""
    projects = {Path(file).parent for file in listed()}
    licences = {Path(file).parent for file in listed() if re.match(r"LICEN[CS]E", Path(file).name)}
    assert projects == licences


def test_a_changed_a_new_and_a_missing_file_are_seen(tmp_path):
    """Whatever is done to a file shows."""
    heading = "| " + " | ".join(KEPT) + " |\n| --- | --- | --- | --- | --- |\n"
    digest, name = hashlib.sha256(b"a").hexdigest(), "theme/vendored/x/a.js"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(b"a")
    (tmp_path / LIST).write_text(f"{heading}| `{name}` | 1 | npm x | MIT | `{digest}` |\n", encoding="utf-8")
    assert present(tmp_path) == listed(tmp_path) == {name: digest}
    (tmp_path / name).write_bytes(b"b")
    assert present(tmp_path) != listed(tmp_path)
    (tmp_path / name).rename(tmp_path / "theme/vendored/x/b.js")
    assert present(tmp_path).keys() != listed(tmp_path).keys()


def test_what_is_taken_from_libraries_has_their_locked_version():
    """Each row on what a site or a book takes from a library is whole, and names the version that is locked."""
    heading, *rows = tables()["What"]
    assert heading == TAKEN and len(rows) > 5
    assert [row for row in rows if not all(row)] == []
    versions = {one.name: one.version for one in read("book")}
    assert [row for row in rows if versions.get(row[2]) != row[3]] == []
