"""Files of others are what their list says: unmodified, with licence and origin, and none beside it."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What a page ships, and what only the build reads.
VENDORED = (ROOT / "theme" / "vendored", ROOT / "letterbook" / "pages" / "drawings" / "outline")
COLUMNS = ["File", "Version", "Origin", "Licence", "SHA-256"]


def rows(folder: Path) -> list[list[str]]:
    """Return the rows of the list in a folder's README, the heading first; "`" around a value does not count."""
    lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|") and not re.fullmatch(r"[|:\- ]+", line)]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table]


def listed(folder: Path) -> dict[str, str]:
    """Return the SHA-256 that the list names for each file."""
    return {file: digest for file, _, _, _, digest in rows(folder)[1:]}


def present(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that is there, the list itself left out."""
    files = [path for path in folder.rglob("*") if path.is_file() and path != folder / "README.md"]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_those_of_the_list(folder):
    """Every file is in the list with its SHA-256, and every file of the list is there."""
    assert present(folder) == listed(folder)


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_list_says_where_each_file_is_from(folder):
    """Every row names file, version, origin, licence and digest, and no file has two rows."""
    heading, *files = rows(folder)
    assert heading == COLUMNS
    assert [row for row in files if not all(row)] == []
    assert len({row[0] for row in files}) == len(files)


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_every_project_has_its_licence(folder):
    """Beside the files of a project lies its licence."""
    projects = {Path(file).parent for file in listed(folder)}
    licences = {Path(file).parent for file in listed(folder) if re.match(r"LICEN[CS]E", Path(file).name)}
    assert projects == licences


def test_a_changed_a_new_and_a_missing_file_are_seen(tmp_path):
    """Whatever is done to a file shows."""
    heading = "| " + " | ".join(COLUMNS) + " |\n| --- | --- | --- | --- | --- |\n"
    digest = hashlib.sha256(b"a").hexdigest()
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.js").write_bytes(b"a")
    (tmp_path / "README.md").write_text(f"{heading}| `x/a.js` | 1 | npm x | MIT | `{digest}` |\n", encoding="utf-8")
    assert present(tmp_path) == listed(tmp_path) == {"x/a.js": digest}
    (tmp_path / "x/a.js").write_bytes(b"b")
    assert present(tmp_path) != listed(tmp_path)
    (tmp_path / "x/a.js").rename(tmp_path / "x/b.js")
    assert present(tmp_path).keys() != listed(tmp_path).keys()
