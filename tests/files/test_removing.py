"""What goes when a file is removed, and what dead runs leave."""

import pytest

from letterbook.files.locks import locked
from letterbook.files.removing import remove_empty_tree, remove_if_empty, remove_tree, remove_within, sweep
from letterbook.files.writing import ASIDE, NEW


@pytest.fixture
def folder(tmp_path):
    """A folder with a file, deep in it, and another beside the way to it."""
    (tmp_path / "letters/1921/a").mkdir(parents=True)
    (tmp_path / "letters/1921/a/index.html").write_text("a")
    (tmp_path / "letters/b.html").write_text("b")
    return tmp_path


def test_emptied_folders_go_with_the_last_file(folder):
    """Of the way to a file that goes, what is empty goes too, and no more."""
    remove_within(folder, ["letters/1921/a/index.html"])
    assert sorted(path.name for path in folder.rglob("*")) == ["b.html", "letters"]


def test_the_folder_itself_stays(folder):
    """However empty it becomes, the folder in which files are removed stays."""
    remove_within(folder, ["letters/1921/a/index.html", "letters/b.html", "was-never.html"])
    assert folder.is_dir() and list(folder.iterdir()) == []


def test_a_link_goes_and_not_what_it_leads_to(folder):
    """Of a link to a folder, the link is removed."""
    (folder / "way").symlink_to(folder / "letters")
    remove_tree(folder / "way")
    assert sorted(path.name for path in folder.iterdir()) == ["letters"]


def test_a_tree_with_a_file_is_not_empty(folder):
    """A tree of folders goes only if nowhere in it is a file."""
    with pytest.raises(OSError):
        remove_empty_tree(folder / "letters")
    assert (folder / "letters/b.html").is_file()
    remove_if_empty(folder / "letters")
    assert (folder / "letters").is_dir()


def test_what_dead_runs_left_is_swept(folder):
    """Half-written files and folders aside go, in a folder and those in it; everything else stays."""
    for left in (f"{NEW}0", f"letters/{NEW}1"):
        (folder / left).write_text("half")
    (folder / f"{ASIDE}2/deep").mkdir(parents=True)
    (folder / ".letterbook-made.json").write_text("{}")
    sweep(folder)
    assert sorted(path.name for path in folder.rglob("*")) == [
        ".letterbook-made.json",
        "1921",
        "a",
        "b.html",
        "index.html",
        "letters",
    ]


def test_a_folder_in_which_a_run_works_is_not_swept(folder):
    """A folder within another may be locked by itself; what lies there belongs to a run that lives."""
    (folder / f"letters/{NEW}1").write_text("half")
    with locked(folder / "letters"):
        sweep(folder)
        assert (folder / f"letters/{NEW}1").is_file()
    sweep(folder)
    assert not (folder / f"letters/{NEW}1").exists()
