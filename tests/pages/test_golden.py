"""The pages of the invented collection are, byte for byte, those that were reviewed.

`pytest --update-golden` accepts a change; the difference is then reviewed like prose.
"""

import difflib
import shutil
from pathlib import Path

from letterbook.exports.cmif.document import INDEX, make_cmif
from letterbook.pages.addresses import CMIF
from letterbook.pages.context import Context
from letterbook.pages.plan import Target, render


def written(folder: Path) -> dict[str, str]:
    """Return the files of a folder by their path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def difference(expected: dict[str, str], found: dict[str, str]) -> str:
    """Return a unified diff of two sets of pages; missing and extra pages differ in every line."""
    lines: list[str] = []
    for name in sorted(expected.keys() | found.keys()):
        sides = (side.get(name, "").splitlines(keepends=True) for side in (expected, found))
        lines += difflib.unified_diff(*sides, f"expected/{name}", f"found/{name}")
        lines += [f"only expected: {name}\n"] if name not in found else []
        lines += [f"not expected: {name}\n"] if name not in expected else []
    return "".join(lines)


def test_pages_are_as_reviewed(toy_report, toy_edition, request):
    """Every page of the toy edition, and its index, is as it lies in pages/; none is missing and none is new."""
    context, golden = Context(toy_report.edition, toy_report.verification), toy_edition / "pages"
    pages = render(context) | {CMIF: make_cmif(Target(CMIF, INDEX), context).decode()}
    if request.config.getoption("--update-golden"):
        shutil.rmtree(golden, ignore_errors=True)
        for name, text in pages.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_bytes(text.encode())
    assert difference(written(golden), pages) == ""


def test_a_difference_is_seen():
    """A changed, a missing and an extra page each show in the difference."""
    found = difference({"same": "a\n", "changed": "a\n", "missing": ""}, {"same": "a\n", "changed": "b\n", "extra": ""})
    assert found.count("\n") == len(found.splitlines())
    assert {"-a", "+b", "only expected: missing", "not expected: extra"} <= set(found.splitlines())
    assert "same" not in found
