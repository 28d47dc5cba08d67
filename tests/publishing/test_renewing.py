"""What was built aside takes the place of what was made before, and of nothing else, whenever a run ends."""

import errno
import json
from collections.abc import Iterator, KeysView, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from letterbook.files import removing
from letterbook.files.checksums import digest_of
from letterbook.files.writing import WriteFault, aside_in
from letterbook.publishing import renewing
from letterbook.publishing.made import RECORD, Kind, Made, read_made, write_made
from letterbook.publishing.renewing import add, bring, clear, refuse_strangers, renew

OLD = {"index.html": b"old home", "letters/a/index.html": b"a", "letters/b/index.html": b"b", "same.css": b"same"}
NEW = {"index.html": b"new home", "letters/a/index.html": b"a2", "places/c/index.html": b"c", "same.css": b"same"}
TURNED = {"letters": b"now a file", "index.html/inner.html": b"now a folder"}


@pytest.fixture
def site(tmp_path):
    """A folder in which a first run left what is old."""
    renew(tmp_path / "site", Kind.SITE, OLD)
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path, but its record."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def again(folder: Path, files: Mapping[str, bytes]) -> None:
    """Do what a run does: refuse what is foreign, then renew."""
    refuse_strangers(folder, Kind.SITE)
    renew(folder, Kind.SITE, files)


@pytest.mark.parametrize("new", [NEW, TURNED, {}])
def test_what_is_new_takes_the_place_of_what_was_made(site, new):
    """After a run a folder holds exactly what it made; emptied folders are gone, and nothing hidden but the record."""
    again(site, new)
    assert contents(site) == new
    assert not [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == [RECORD]


def test_what_is_the_same_is_not_touched(site):
    """An unchanged file keeps its time; a run that changes nothing changes no time at all."""
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    again(site, OLD)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before
    again(site, NEW)
    assert (site / "same.css").stat().st_mtime_ns == before[site / "same.css"]


class Walked(dict[str, str]):
    """What is to come, which counts how often somebody goes through all of it."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()

    def keys(self) -> KeysView[str]:
        """Return all keys, which are gone through."""
        self.times += 1
        return super().keys()


def test_nobody_goes_through_all_files_for_each_of_them(tmp_path):
    """Of a hundred files as of ten, all are gone through the same few times."""
    walked = []
    for count in (10, 100):
        files = {f"{number}.html": str(number).encode() for number in range(count)}
        folder = tmp_path / str(count)
        renew(folder, Kind.SITE, files)
        coming = Walked({name: digest_of(folder / name) for name in files})
        with aside_in(folder) as aside:
            bring(aside, folder, Kind.SITE, coming=coming)
        walked.append(coming.times)
    assert walked[0] == walked[1] < 10


@pytest.mark.parametrize("name", ["thesis.txt", "letters/mine.html", "deep/er/notes.md", "Index.html"])
def test_a_foreign_file_is_named_and_kept(site, name):
    """A file that the program did not make stops the run before anything is written."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("mine")
    before = contents(site)
    with pytest.raises(
        WriteFault, match=f"^'site/' holds files that this program did not leave there: '{name}'; nothing was"
    ):
        again(site, NEW)
    assert contents(site) == before


def test_a_page_that_somebody_changed_is_kept(site):
    """A file of ours that holds something else now is somebody's work."""
    (site / "index.html").write_text("by hand")
    with pytest.raises(WriteFault, match=r"'index\.html'"):
        again(site, NEW)
    assert (site / "index.html").read_text() == "by hand"


def test_a_folder_without_a_record_is_refused_with_what_to_do(tmp_path):
    """What an older version of the program made is not known from others' files: the message says to remove it."""
    (tmp_path / "site").mkdir()
    for name in "edcba":
        (tmp_path / f"site/{name}.html").write_text(name)
    with pytest.raises(
        WriteFault, match=r"'a.html', 'b.html', 'c.html' and 2 more; .*If an older version .* remove 'site/' by hand"
    ):
        again(tmp_path / "site", NEW)
    assert len(contents(tmp_path / "site")) == 5


@pytest.mark.parametrize("is_foreign", [True, False])
@pytest.mark.parametrize("name", ["letters/a", "letters", "index.html", "places"])
def test_a_link_is_neither_followed_nor_replaced(site, tmp_path, name, is_foreign):
    """A link that leads out of the folder stops the run, also where it leads to files that look like ours."""
    (tmp_path / "elsewhere").mkdir()
    if (site / name).exists():
        (site / name).rename(tmp_path / "elsewhere" / Path(name).name)
    target = tmp_path / "elsewhere" / ("nothing" if is_foreign else Path(name).name)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).symlink_to(target)
    before = contents(tmp_path)
    with pytest.raises(WriteFault):
        again(site, NEW)
    with pytest.raises(WriteFault):
        renew(site, Kind.SITE, {**NEW, "places/c/index.html": b"c", "letters/a/index.html": b"a2"})
    assert contents(tmp_path) == before and (site / name).is_symlink()


@pytest.mark.parametrize("name", [".nojekyll", ".git/config", ".DS_Store", "letters/.htaccess", "desktop.ini"])
def test_hidden_files_stay(site, name):
    """What git, a host or a system has in a folder stays there, and stops nothing."""
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("theirs")
    again(site, {})
    assert contents(site) == {name: b"theirs"}


def test_another_kind_is_not_replaced(site):
    """A folder of one kind of output never becomes one of another."""
    with pytest.raises(WriteFault, match="'site/' holds a site, not copies to take away"):
        add(site, Kind.COPIES, {"copy.zip": b"zip"})
    assert contents(site) == OLD


def test_copies_lie_beside_what_others_have_there(tmp_path):
    """What is added replaces what was added before under its name, and leaves all else."""
    (tmp_path / "thesis.txt").write_text("mine")
    add(tmp_path, Kind.COPIES, {"one.zip": b"1", "sums": b"1"})
    add(tmp_path, Kind.COPIES, {"two.zip": b"2", "sums": b"12"})
    assert contents(tmp_path) == {"thesis.txt": b"mine", "one.zip": b"1", "two.zip": b"2", "sums": b"12"}


@pytest.mark.parametrize("is_link", [False, True])
def test_a_copy_never_replaces_a_file_of_others(tmp_path, is_link):
    """A file or link that has the name of a copy and was not made here is named and kept; nothing else is written."""
    if is_link:
        (tmp_path / "sums").symlink_to("nowhere")
    else:
        (tmp_path / "sums").write_text("mine")
    with pytest.raises(WriteFault, match=r"/sums' is .*, and is not replaced; move it away"):
        add(tmp_path, Kind.COPIES, {"one.zip": b"1", "sums": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["sums"]


def test_clearing_removes_what_was_made_and_names_the_rest(site):
    """What the program left in a folder goes; what others put there, or changed, stays and is named."""
    (site / "thesis.txt").write_text("mine")
    (site / "letters/a/index.html").write_text("mine too")
    assert clear(site, Kind.SITE) == (3, ["letters/a/index.html", "thesis.txt"])
    assert contents(site) == {"thesis.txt": b"mine", "letters/a/index.html": b"mine too"}
    assert not (site / RECORD).exists()


class Killed(BaseException):
    """The end of a run that does nothing more."""


def kill_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Let a run end without any farewell at its so-manyth change of a folder."""
    left = [steps]

    def counted(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def change(*given: object) -> object:
            if not left[0]:
                raise Killed
            left[0] -= 1
            return real(*given)

        monkeypatch.setattr(module, name, change)

    counted(renewing, "put")
    counted(renewing, "write_made")
    counted(removing, "patiently")


@pytest.mark.parametrize("new", [NEW, TURNED])
@pytest.mark.parametrize("steps", range(6))
def test_a_killed_run_is_taken_up_by_the_next(site, monkeypatch, steps, new):
    """Whenever a run is killed, the next one knows every file again, and leaves what it should."""
    with monkeypatch.context() as patch:
        kill_after(patch, steps)
        with pytest.raises(Killed):
            again(site, new)
    again(site, NEW)
    assert contents(site) == NEW


@pytest.mark.parametrize("steps", range(6))
def test_a_file_of_others_outlives_a_killed_run(site, monkeypatch, steps):
    """A file put into a half-written folder is as foreign as ever."""
    with monkeypatch.context() as patch:
        kill_after(patch, steps)
        with pytest.raises(Killed):
            again(site, NEW)
    (site / "index.html").write_text("mine")
    with pytest.raises(WriteFault, match=r"'index\.html'"):
        again(site, NEW)
    assert (site / "index.html").read_text() == "mine"


def test_what_a_dead_run_left_aside_is_removed(site):
    """The hidden folder of a run that was killed goes with the next one."""
    left = site / ".letterbook-aside-dead"
    left.mkdir()
    (left / "index.html").write_text("half")
    with aside_in(site):
        assert not left.exists()
    assert contents(site) == OLD


def test_a_full_disk_leaves_what_was_there(site, monkeypatch):
    """Where there is no space to write aside, the folder stays as it was."""
    before = {**contents(site), RECORD: (site / RECORD).read_bytes()}

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError):
            again(site, NEW)
    assert {**contents(site), RECORD: (site / RECORD).read_bytes()} == before
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == [RECORD]


@pytest.mark.parametrize(
    "held",
    [
        "no json",
        "[]",
        '{"kind": "a site"}',
        '{"kind": "a boat", "files": {}, "coming": {}}',
        json.dumps({"kind": Kind.SITE, "files": {"../thesis.txt": "0"}, "coming": {}}),
        json.dumps({"kind": Kind.SITE, "files": {}, "coming": {"/etc/passwd": "0"}}),
        json.dumps({"kind": Kind.SITE, "files": {"C:\\boot.ini": "0"}, "coming": {}}),
    ],
)
def test_a_record_that_says_nothing_sound_is_refused(site, held):
    """A damaged record, or one that leads out of the folder, is no leave to remove anything."""
    (site / RECORD).write_text(held)
    before = contents(site)
    with pytest.raises(WriteFault, match=rf"'site/{RECORD}' does not say what was made there; remove 'site/' by hand"):
        again(site, NEW)
    assert contents(site) == before


def test_a_record_is_read_as_it_was_written(tmp_path):
    """What was made is known again, with what was about to come."""
    made = Made(Kind.SITE, {"a": "1", "한글/b": "2"}, {"a": "3"})
    write_made(tmp_path, made)
    assert read_made(tmp_path, Kind.SITE) == made
    assert (made.is_ours("a", "1"), made.is_ours("a", "3"), made.is_ours("a", "2"), made.is_ours("c", "1")) == (
        True,
        True,
        False,
        False,
    )
    assert read_made(tmp_path / "nowhere", Kind.COPIES) == Made(Kind.COPIES)


def test_digest_is_that_of_the_content(tmp_path):
    """Two files with the same content have one digest, and any other content another one."""
    for name, content in (("a", b"x"), ("b", b"x"), ("c", b"y")):
        (tmp_path / name).write_bytes(content)
    assert digest_of(tmp_path / "a") == digest_of(tmp_path / "b") != digest_of(tmp_path / "c")
