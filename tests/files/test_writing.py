"""A file is written whole or not at all, no oftener than it changed, and never through a link."""

import errno
import os
from pathlib import Path

import pytest

from letterbook.files import writing as module
from letterbook.files.writing import (
    WriteFault,
    aside_in,
    files_below,
    names_below,
    write_files,
    write_given,
    write_in_place,
    writing_to,
)


def test_only_what_differs_is_written(tmp_path):
    """A file that holds the same already is not touched; the others are named."""
    same, other, new = (tmp_path / name for name in ("same", "other", "below/new"))
    same.write_bytes(b"1")
    other.write_bytes(b"1")
    before = same.stat().st_mtime_ns
    assert write_files({same: b"1", other: b"2", new: b"3"}) == [other, new]
    assert [path.read_bytes() for path in (same, other, new)] == [b"1", b"2", b"3"]
    assert same.stat().st_mtime_ns == before


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path, monkeypatch, fault):
    """A full disk, or Ctrl-C, leaves the old file, and nothing beside it."""
    (tmp_path / "page").write_bytes(b"old")

    def half(path, content):
        with Path(path).open("wb") as file:
            file.write(content[:1])
        raise fault

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(type(fault)):
        write_files({tmp_path / "page": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page": b"old"}


def test_a_file_that_is_open_elsewhere_is_waited_for_and_then_named(tmp_path, monkeypatch):
    """Where another program does not let go, the message names the file, and nothing is left beside it."""
    monkeypatch.setattr(module, "WAITS", (0.0,))
    tried = []

    def refuse(path, target):
        tried.append(target)
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteFault, match="page' cannot be changed"):
        write_files({tmp_path / "page": b"new"})
    assert len(tried) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows seldom gives")
def test_a_link_is_replaced_and_not_followed(tmp_path):
    """Neither writing nor listing goes through a link."""
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "page").write_bytes(b"theirs")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "page").symlink_to(tmp_path / "far" / "page")
    (tmp_path / "near" / "folder").symlink_to(tmp_path / "far")
    write_files({tmp_path / "near" / "page": b"ours"})
    assert (tmp_path / "far" / "page").read_bytes() == b"theirs"
    assert sorted(path.name for path in files_below(tmp_path / "near")) == ["folder", "page"]


def test_of_what_is_left_out_nothing_is_looked_at(tmp_path):
    """A file, or a folder with all in it, is left out by its path; what only begins like it is not."""
    for name in ("a/b/c", "a/bb", "ab/c", "d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert set(names_below(tmp_path)) == {"a/b/c", "a/bb", "ab/c", "d"}
    assert set(names_below(tmp_path, {"a/b", "d"})) == {"a/bb", "ab/c"}


def test_what_a_dead_run_left_aside_goes_with_the_next(tmp_path):
    """Each run has a hidden folder of a new name; it is gone when the run is done."""
    dead = tmp_path / ".letterbook-aside-dead"
    dead.mkdir()
    with aside_in(tmp_path) as aside:
        assert not dead.exists()
        assert aside.name.startswith(".letterbook-aside-")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named_with_the_file(tmp_path):
    """Of a disk that fills up while a file is written, the system names no file; what is raised does."""
    with pytest.raises(OSError) as refused, writing_to(tmp_path / "page.md"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert refused.value.filename == str(tmp_path / "page.md") and list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_somebody_named_may_be_a_pipe(tmp_path):
    """A file is replaced whole; into a pipe the text goes, and the pipe stays one."""
    write_given(tmp_path / "pages.txt", "one\n")
    write_given(tmp_path / "pages.txt", "two\n")
    assert (tmp_path / "pages.txt").read_bytes() == b"two\n"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_given(pipe, "three\n")
    assert os.read(reader, 100) == b"three\n" and pipe.is_fifo()
    os.close(reader)


def test_a_file_written_in_place_leaves_its_other_name_alone(tmp_path):
    """Where a file has two names, only the one that is written changes."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    write_in_place(tmp_path / "b", b"new")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"old", b"new")
