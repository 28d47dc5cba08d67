"""The record of what was made in a folder: by it the program knows its own files."""

import json

import pytest

from letterbook.files.writing import WriteFault
from letterbook.publishing.made import RECORD, DamagedRecord, Kind, Made, leads_out, read_made, write_made


def test_what_is_written_is_read_again(tmp_path):
    """A record comes back as it was written."""
    made = Made(Kind.SITE, {"index.html": "1"}, {"a/b.html": "2"})
    write_made(tmp_path, made)
    assert read_made(tmp_path, Kind.SITE) == made


def test_a_folder_without_a_record_holds_nothing_of_ours(tmp_path):
    """Where nothing was recorded, nothing is ours."""
    assert read_made(tmp_path, Kind.PAGES) == Made(Kind.PAGES)
    assert not read_made(tmp_path, Kind.PAGES).is_ours("index.md", "1")


def test_a_file_is_ours_as_it_was_or_as_it_was_to_be():
    """A run that was cut off may have left either; another content is somebody else's."""
    made = Made(Kind.PAGES, {"index.md": "old"}, {"index.md": "new", "more.md": "new"})
    assert [made.is_ours("index.md", digest) for digest in ("old", "new", "other")] == [True, True, False]
    assert made.paths == {"index.md", "more.md"}


def test_another_kind_is_never_replaced(tmp_path):
    """A site is not put in the place of pages."""
    write_made(tmp_path, Made(Kind.PAGES))
    with pytest.raises(WriteFault, match="holds the pages of an edition, not a site"):
        read_made(tmp_path, Kind.SITE)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"kind": "a site"}', '{"kind": "x", "files": {}, "coming": {}}'],
)
def test_a_damaged_record_is_refused(text, tmp_path):
    """What cannot be read is no record: the message says what to do."""
    (tmp_path / RECORD).write_text(text, encoding="utf-8")
    with pytest.raises(DamagedRecord, match=r"remove '.*' by hand, or name another folder"):
        read_made(tmp_path, Kind.SITE)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "", "C:/x", "\\\\host\\x"])
def test_no_path_of_a_record_leads_out_of_its_folder(path, tmp_path):
    """A record that names a file outside is damaged, whoever wrote it."""
    assert leads_out(path)
    held = {"kind": Kind.SITE, "files": {path: "1"}, "coming": {}}
    (tmp_path / RECORD).write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(DamagedRecord):
        read_made(tmp_path, Kind.SITE)
