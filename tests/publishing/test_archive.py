"""The archive: all of an edition in one bag, which is checked, read and built again without anybody's help."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from letterbook import build
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.publishing.archive import TAKEN, project_files
from letterbook.publishing.audit import Finding
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.inspection import Inspected
from letterbook.publishing.packing import SUMS
from tests.publishing.built import ROOT, another_day, copy_written_by_hand
from tests.publishing.test_bag import verdict

NAME = "letterbook-1.2.0-archive"

# What lies in many a project, and belongs to nobody but its editors.
PRIVATE = (
    ".env",
    ".git/config",
    ".letterbook-cache/looks.json",
    ".venv/pyvenv.cfg",
    "captures/other.txt",
    "dist/letterbook-1.0.0-offline.zip",
    "docs/.letterbook-aside-1/x.md",
    "docs/about/.draft.md.swp",
    "notes/who-told-us.txt",
    "private/site/index.html",
    "sources/letters/.DS_Store",
    "sources/letters/1921-09-21.yml~",
    "theme/__pycache__/x.pyc",
)


@pytest.fixture(scope="module")
def project(toy_edition, tmp_path_factory):
    """A whole project of the invented edition, with its captures at hand, and with much that is nobody's business."""
    root = tmp_path_factory.mktemp("kept") / "letters"
    copy_written_by_hand(root / "docs")
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, root / name)
    for name in TAKEN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, root)
    for name in PRIVATE:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("nobody's business\n", encoding="utf-8")
    (root / "captures/other.txt").unlink()
    return root


@pytest.fixture(scope="module")
def packed(project, tmp_path_factory):
    """The archive of that project, as the stage writes it."""
    report = build.archive(Folders.below(project), tmp_path_factory.mktemp("dist"), strict=True)
    assert report.findings == ()
    return report.packed[0]


@pytest.fixture(scope="module")
def held(packed, tmp_path_factory):
    """The folder of the bag, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == [NAME]
    return folder / NAME


def test_the_standard_s_own_reader_finds_it_valid(held):
    """What is unpacked is a bag, and its checksums are right."""
    assert verdict(held) == (0, "")


def test_it_is_known_by_its_sum(packed):
    """The SHA-256 of the zip is beside it."""
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert (packed.parent / SUMS).read_text(encoding="utf-8") == f"{digest}  {packed.name}\n"


def test_it_says_what_it_is(held):
    """Title, version, licence and the day of the newest change stand in the bag's own words; none is of a clock."""
    info = dict(line.split(": ", 1) for line in (held / "bag-info.txt").read_text(encoding="utf-8").splitlines())
    assert (info["Title"], info["Version"]) == ("The Harbour Letters, 1921–1922", "1.2.0")
    assert info["Licence"].startswith("CC0 1.0 https:") and info["External-Description"].startswith(
        "The Harbour Letters, 1921–1922. "
    )
    assert info["Bagging-Date"] == imprint_of(build.read(Folders.below(ROOT / "tests/toy_edition"), True).edition).day


def test_all_of_the_edition_is_in_it(held, project):
    """Records, pages by hand, program, theme and lock, byte for byte; the site, its data, and a copy for a disk."""
    for name in (
        "sources/collection.yml",
        "docs/about/index.md",
        "requirements/site.txt",
        "theme/.icons/letterbook/mark.svg",
    ):
        assert (held / "data/project" / name).read_bytes() == (project / name).read_bytes()
    program = {path.relative_to(ROOT).as_posix() for path in (ROOT / "letterbook").rglob("*.py")}
    there = {
        path.relative_to(held / "data/project").as_posix() for path in (held / "data/project/letterbook").rglob("*.py")
    }
    assert there == program
    for name in (
        "site/index.html",
        "site/data/letters.csv",
        "site/data/cmif.xml",
        "offline/index.html",
        "offline/letters/index.html",
    ):
        assert (held / "data" / name).is_file()


def test_what_is_nobody_s_business_is_not_in_it(held, toy_edition):
    """No capture, private page, cache, key, draft or other person's file: neither by its path nor by what it holds."""
    names = {path.relative_to(held / "data/project").as_posix() for path in (held / "data/project").rglob("*")}
    assert names & set(PRIVATE) == set()
    assert not any(
        name.startswith(("captures", "private", "dist", ".venv", ".git/", "notes", "tests")) for name in names
    )
    texts = [path.read_bytes() for path in held.rglob("*") if path.is_file()]
    assert not any(b"nobody's business" in text for text in texts)
    for capture in (toy_edition / "captures").iterdir():
        longest = max(capture.read_bytes().splitlines(), key=len)
        assert len(longest) > 60 and not any(longest in text for text in texts)


def test_its_readme_tells_the_truth(held):
    """Each place that the text at the top names is there."""
    text = (held / "README.txt").read_bytes().decode()
    places = [line for line in text.split("\r\n") if line.startswith("data/")]
    assert len(places) == 4 and all((held / place).exists() for place in places)
    assert text.startswith("The Harbour Letters, 1921–1922\r\n===") and max(map(len, text.split("\r\n"))) <= 80


def test_every_form_of_a_file_is_described(held):
    """The page on formats, which lies in the bag, names how each file in it ends."""
    told = (held / "data/project/docs/about/formats.md").read_text(encoding="utf-8")
    endings = {path.suffix for path in held.rglob("*") if path.is_file() and not path.name.startswith(".")}
    assert len(endings) > 20 and sorted(one for one in endings if one and one not in told) == []


def test_the_project_in_it_makes_the_same_archive_again(packed, held, project, tmp_path):
    """Built from what the bag holds, on another day and in another country, in another folder: the same bytes."""
    there = Path(shutil.copytree(held / "data/project", tmp_path / "ten years later"))
    command = [
        sys.executable,
        "build_pages.py",
        "archive",
        f"--captures={project / 'captures'}",
        f"--into={tmp_path / 'again'}",
    ]
    country = {"TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=there, env={**os.environ, **country, **another_day()}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again" / packed.name).read_bytes() == packed.read_bytes()


@pytest.fixture
def found_wrong(monkeypatch):
    """An audit that finds something in every site; MkDocs is not asked."""
    monkeypatch.setattr(build, "publish", lambda *_: None)
    monkeypatch.setattr(Inspected, "findings", lambda *_: [Finding("index.html", 1, "something")])


def test_nothing_is_packed_that_has_findings(project, found_wrong, tmp_path):
    """Where the audit finds something, no archive is written, and one of an older version stays."""
    (tmp_path / "letterbook-1.0.0-archive.zip").write_bytes(b"older")
    report = build.archive(Folders.below(project), tmp_path)
    assert report.findings and report.packed == ()
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == [
        "letterbook-1.0.0-archive.zip"
    ]


@pytest.fixture
def few(toy_edition, tmp_path):
    """A project of a few files, to be changed."""
    for name in ("sources/letters/a.yml", "docs/about/index.md", "theme/main.html", "captures/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return Folders.below(tmp_path)


def taken(folders):
    """Return the names of what is taken of a project, without the program's own."""
    found = project_files(folders.root, folders.sources, folders.docs, folders.captures)
    return [name for name in found if not name.startswith("letterbook/")]


def test_captures_are_left_out_wherever_they_are_kept(few):
    """Where somebody keeps captures among the records, they are not taken for records."""
    few.captures.rename(few.sources / "captures")
    moved = Folders(few.root, few.sources, few.docs, few.site, few.sources / "captures")
    assert taken(moved) == ["docs/about/index.md", "sources/letters/a.yml", "theme/main.html"]


@pytest.mark.parametrize("link", ["sources/letters/b.yml", "docs/about/b.md", "theme/b.css", "sources/people"])
def test_a_link_is_refused(few, link):
    """A link among records, pages by hand or in the theme, to a file or a folder, is told and not followed."""
    (few.root / link).symlink_to(few.captures if link.endswith("people") else few.captures / "a.txt")
    with pytest.raises(WriteFault, match=f"'{link}' is or lies behind a link"):
        taken(few)
