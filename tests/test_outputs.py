"""Before a stage writes, it asks whether it may, there."""

from dataclasses import replace

import pytest

from letterbook.contribute import is_for_records, refuse_records
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.outputs import refuse_file, refuse_output, refuse_pages


@pytest.fixture
def folders(tmp_path):
    """The folders of a project with a collection."""
    found = Folders.below(tmp_path)
    found.sources.mkdir()
    (found.sources / "collection.yml").write_text("title: T\n", encoding="utf-8")
    return found


def test_pages_may_lie_beside_the_records(folders):
    """The folders of a project as it is laid out are all allowed."""
    refuse_pages(folders)
    refuse_records(folders)
    refuse_output(folders, folders.site, "a site")


@pytest.mark.parametrize("place", ["sources", "sources/letters", "."])
def test_pages_are_never_put_among_the_records(place, folders):
    """A folder of pages that is the records', lies in it or holds it is refused."""
    with pytest.raises(WriteFault):
        refuse_pages(replace(folders, docs=folders.root / place))


def test_a_folder_of_other_things_is_no_folder_of_records(folders, tmp_path):
    """Where no collection is, and something else lies, no record is written."""
    other = tmp_path / "letters-of-mine"
    other.mkdir()
    assert is_for_records(other)
    (other / "diary.txt").write_text("x", encoding="utf-8")
    assert not is_for_records(other)
    with pytest.raises(WriteFault, match=r"is not a folder of records: it has no collection\.yml"):
        refuse_records(replace(folders, sources=other))


def test_a_file_of_somebody_else_is_not_added_to(folders, tmp_path):
    """A summary goes into a file that is new, empty, or one of ours."""
    file = tmp_path / "summary.md"
    refuse_file(folders, file, "a summary of the check", "## Check\n")
    for text in ("", "## Check\nold\n"):
        file.write_text(text, encoding="utf-8")
        refuse_file(folders, file, "a summary of the check", "## Check\n")
    file.write_text("My notes\n", encoding="utf-8")
    with pytest.raises(WriteFault, match="holds something other than a summary of the check"):
        refuse_file(folders, file, "a summary of the check", "## Check\n")
