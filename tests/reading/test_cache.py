"""What runs leave for later ones is believed only where this program left it in this very folder."""

import json
import shutil

import pytest

from letterbook.reading import cache as module
from letterbook.reading.cache import FOLDER, Cache


def test_what_was_kept_is_read_again(tmp_path):
    """A value of JSON comes back, in this run and in the next."""
    Cache.of(tmp_path).write("fares", {"a": [1, None, "é"]})
    assert Cache.of(tmp_path).read("fares") == {"a": [1, None, "é"]}
    assert Cache.of(tmp_path).read("ferries") is None
    assert (Cache.of(tmp_path).holds("fares"), Cache.of(tmp_path).holds("ferries")) == (True, False)


def test_parts_are_read_up_to_what_is_damaged(tmp_path):
    """What is kept in parts comes back in parts; behind half a line nothing is believed."""
    cache = Cache.of(tmp_path)
    cache.write_parts("fares", iter([1, {"a": "\ud800"}, [3]]))
    assert list(cache.parts("fares")) == [1, {"a": "\ud800"}, [3]]
    path = tmp_path / FOLDER / "fares.json"
    path.write_bytes(path.read_bytes()[:-3])
    assert list(cache.parts("fares")) == [1, {"a": "\ud800"}]


def test_git_leaves_the_folder_out(tmp_path):
    """The folder says so itself, whatever the project's list says."""
    Cache.of(tmp_path).write("fares", 1)
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_copied_folder_is_not_believed(tmp_path):
    """Whoever commits such a folder cannot make others believe it."""
    Cache.of(tmp_path).write("fares", 1)
    shutil.copytree(tmp_path / FOLDER, tmp_path / "copy" / FOLDER)
    assert Cache.of(tmp_path / "copy").read("fares") is None


def test_another_program_is_not_believed(tmp_path, monkeypatch):
    """After any change of the program or its libraries nothing is taken over."""
    Cache.of(tmp_path).write("fares", 1)
    monkeypatch.setattr(module, "program", lambda: "another")
    assert Cache.of(tmp_path).read("fares") is None
    assert not Cache.of(tmp_path).holds("fares")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff", b"[1]", b'{"kept": 1}\n1\n', b'{"made_by": null}\n1\n', b"[" * 9999]
)
def test_a_damaged_file_is_none(tmp_path, damage):
    """Half a file, or something else, is taken for missing."""
    Cache.of(tmp_path).write("fares", 1)
    (tmp_path / FOLDER / "fares.json").write_bytes(damage)
    assert Cache.of(tmp_path).read("fares") is None


def test_nothing_is_written_through_a_link(tmp_path):
    """A link in the place of the folder leads nowhere."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    Cache.of(tmp_path).write("fares", 1)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_where_nothing_can_be_written_all_goes_on(tmp_path):
    """A file in the place of the folder means that nothing is kept."""
    (tmp_path / FOLDER).write_text("mine")
    Cache.of(tmp_path).write("fares", 1)
    assert Cache.of(tmp_path).read("fares") is None
    assert (tmp_path / FOLDER).read_text() == "mine"


def test_what_is_kept_names_what_made_it(tmp_path):
    """The head of a file is a fingerprint of the program and the number of its folder."""
    Cache.of(tmp_path).write("fares", 1)
    held = json.loads((tmp_path / FOLDER / "fares.json").read_text().partition("\n")[0])
    assert str((tmp_path / FOLDER).stat().st_ino) in held["made_by"]


def test_clearing_leaves_what_others_put_there(tmp_path):
    """Its own files go, and the folder with the last of them; a file by hand stays."""
    cache, mine = Cache.of(tmp_path), tmp_path / FOLDER / "mine.txt"
    cache.write("records", 1)
    cache.write(f"ledger-{'0' * 24}", 1)
    mine.write_text("mine")
    assert cache.clear() == 3
    assert list((tmp_path / FOLDER).iterdir()) == [mine]
    mine.unlink()
    cache.write("checked", 1)
    (tmp_path / FOLDER / ".letterbook-new-0123").write_text("half", encoding="utf-8")
    assert cache.clear() == 3
    assert not (tmp_path / FOLDER).exists()
