"""A check or a build that has nothing to do says what the last one said; anything that changed makes it do its work."""

import shutil

import pytest

from letterbook.commands.build import build_pages
from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.problems.problem import ProblemsFound
from letterbook.standing import inputs, standing_build, standing_check


@pytest.fixture
def folders(toy_edition, tmp_path):
    """A copy of the invented collection, of which nobody holds a capture."""
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    return Folders.below(tmp_path)


def test_nothing_stands_before_the_first_run(folders):
    """Neither a check nor a build is taken for done."""
    assert standing_check(folders, inputs(folders), strict=False) is None
    assert standing_build(folders, inputs(folders), strict=False) is None


def test_a_check_stands_until_a_record_changes(folders):
    """It counts and warns as the last one did."""
    checked = read(folders)
    found = standing_check(folders, inputs(folders), strict=False)
    assert (found.counted, found.problems) == (checked.counted, checked.warnings)
    with (folders.sources / "people/ada-north.yml").open("a", encoding="utf-8") as file:
        file.write("# seen\n")
    assert standing_check(folders, inputs(folders), strict=False) is None


def test_errors_stand_too(folders):
    """Records that were wrong are so until they change; with a warning, whoever is strict is told the same."""
    (folders.sources / "people/ada-north.yml").write_text("nom: Ada\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as first:
        read(folders)
    with pytest.raises(ProblemsFound) as second:
        standing_check(folders, inputs(folders), strict=False)
    assert second.value.problems == first.value.problems


def test_a_build_stands_until_a_page_changes(folders):
    """A page that is gone, changed or not its own makes it do its work, and so does a new file among the pages."""
    built = build_pages(folders)
    found = standing_build(folders, inputs(folders), strict=False)
    assert (found.counted, found.written.unchanged) == (built.counted, len(built.written.written))
    page = folders.docs / "index.md"
    before = page.read_bytes()
    for change in (page.unlink, lambda: page.write_bytes(b"mine"), (folders.docs / "letters/new.md").touch):
        change()
        assert standing_build(folders, inputs(folders), strict=False) is None
        page.write_bytes(before)
    (folders.docs / "letters/new.md").unlink()
    assert standing_build(folders, inputs(folders), strict=False) == found
