"""The program installs as a package: a wheel holds all that it needs, in an environment that knows no repository."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from hashlib import sha256 as digest
from pathlib import Path

import pytest

from letterbook.founding.program_files import CARRIED
from tests.first_collection import NAMES

ROOT = Path(__file__).resolve().parent.parent

# Of the repository, what a wheel is made of.
PARTS = ("letterbook", "pyproject.toml", "README.md", "LICENSE", *CARRIED)


def sha256(content):
    """Return the SHA-256 of some bytes as a record of files has it."""
    return digest(content).hexdigest()


def run(*command, cwd, **environment):
    """Run a command and return what it printed; fail with all that it said."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy of its parts as any tool would build it."""
    pytest.importorskip("hatchling", reason="the package hatchling is not installed")
    copy = tmp_path_factory.mktemp("parts")
    for name in PARTS:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, copy / name)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=copy)
    (found,) = (copy / "dist").glob("*.whl")
    return found


@pytest.fixture(scope="module")
def letterbook(wheel, tmp_path_factory):
    """The command as installed in an environment of its own, which has the libraries but no repository."""
    bare = tmp_path_factory.mktemp("bare") / "venv"
    run(sys.executable, "-m", "venv", bare, cwd=bare.parent)
    scripts = bare / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=bare.parent)
    # Downloading the libraries again would try nothing of ours.
    installed = sysconfig.get_path("purelib", vars={"base": str(bare), "platbase": str(bare)})
    (Path(installed) / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return scripts / "letterbook"


@pytest.fixture
def project(toy_edition, tmp_path, wheel):
    """The invented collection as a project of its own, with the theme and configuration that the wheel brings."""
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    shutil.copytree(toy_edition / "captures", tmp_path / "captures")
    for name in ("about", "contributing"):
        shutil.copytree(ROOT / "docs" / name, tmp_path / "docs" / name)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith(("letterbook/project/theme/", "letterbook/project/mkdocs.yml")):
                path = tmp_path / name.removeprefix("letterbook/project/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))
    return tmp_path


@pytest.fixture(scope="module")
def founded(letterbook, tmp_path_factory):
    """An edition that the installed command began, where there is no repository."""
    here = tmp_path_factory.mktemp("founded")
    asked = ("--title", "Letters of Åsa & Bo", "--from", "Åsa Lind", "--to", "Bo Ek", "--language", "sv")
    told = run(letterbook, "new", "edition", "letters", *asked, "--address", "https://letters.example.org/", cwd=here)
    assert "Next: cd letters" in told
    return here / "letters"


def test_the_wheel_holds_what_the_program_reads(wheel):
    """Every module and template, and what a project has beside them; no record, and nothing that Python left."""
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "letterbook").rglob("*") if path.is_file()}
    places = [ROOT / name for name in (*CARRIED, "LICENSE")]
    carried = [path for place in places for path in (place, *place.rglob("*")) if path.is_file()]
    expected = {name for name in ours if "__pycache__" not in name}
    expected |= {f"letterbook/project/{path.relative_to(ROOT).as_posix()}" for path in carried}
    assert {name for name in names if not name.startswith("letterbook-")} == expected


def test_what_is_installed_publishes_a_project(letterbook, project):
    """In the folder of a project, it checks the records and builds an audited site."""
    assert run(letterbook, "check", "--strict", cwd=project).endswith("no errors.\n")
    run(letterbook, "site", "--strict", cwd=project)
    assert "The Harbour Letters" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_project_is_named_from_anywhere(letterbook, project, tmp_path_factory):
    """With --root, everything is read and written below that folder, and nothing where one is."""
    here = tmp_path_factory.mktemp("elsewhere")
    assert run(letterbook, "build", "--root", project, cwd=here)
    assert (project / "docs" / "letters" / "index.md").is_file()
    assert list(here.iterdir()) == []


@pytest.mark.unix
def test_an_edition_of_ones_own_is_made_from_nothing(founded):
    """`make site` and `make test` set up what they need and are green; the site names nobody of another edition."""
    if shutil.which("make") is None or shutil.which("git") is None:
        pytest.skip("make or git is not installed")
    run("git", "init", "--quiet", cwd=founded)
    run("git", "add", ".", cwd=founded)
    before = run("git", "status", "--porcelain", cwd=founded)
    run("make", "site", cwd=founded)
    run("make", "test", cwd=founded)
    home = (founded / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>Letters of Åsa &amp; Bo</title>" in home and "https://letters.example.org/" in home
    assert run("git", "status", "--porcelain", cwd=founded) == before
    texts = [path.read_text(encoding="utf-8") for path in (founded / "site").rglob("*.html")]
    assert len(texts) > 20 and not any(NAMES.search(text) for text in texts)


def test_an_edition_of_ones_own_is_taken_away(founded, letterbook, tmp_path_factory):
    """Its offline copy and its books are made by the same command, in the edition's name."""
    pytest.importorskip("pypandoc", reason="pypandoc is not installed; make book installs it")
    away = tmp_path_factory.mktemp("away")
    run(letterbook, "offline", "--root", founded, "--into", away, cwd=away)
    run(letterbook, "book", "--root", founded, "--into", away / "books", cwd=away)
    (packed,) = away.glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        (home,) = (name for name in archive.namelist() if name.count("/") == 1 and name.endswith("/index.html"))
        assert "Letters of Åsa &amp; Bo" in archive.read(home).decode()
    books = {path.suffix: path.read_bytes() for path in (away / "books").iterdir() if path.suffix in (".epub", ".pdf")}
    assert books[".pdf"].startswith(b"%PDF-") and books[".epub"].startswith(b"PK")


def test_an_edition_takes_a_newer_program(founded, letterbook, tmp_path_factory):
    """`upgrade` renews what the program wrote; what a hand changed stays, with the new text beside it."""
    project = Path(shutil.copytree(founded, tmp_path_factory.mktemp("older") / "letters"))
    record = project / ".letterbook-made.json"
    older = record.read_text(encoding="utf-8")
    for name in ("theme/css/pages.css", "letterbook/folders.py"):
        before, path = sha256((project / name).read_bytes()), project / name
        path.write_text("of an older program\n", encoding="utf-8")
        older = older.replace(before, sha256(path.read_bytes()))
    record.write_text(older, encoding="utf-8")
    (project / "theme/css/pages.css").write_text("body { color: red }\n", encoding="utf-8")
    (project / "README.md").write_text("Ours.\n", encoding="utf-8")
    told = run(letterbook, "upgrade", "--root", project, cwd=project.parent)
    assert (project / "letterbook/folders.py").read_bytes() == (founded / "letterbook/folders.py").read_bytes()
    assert (project / "theme/css/pages.css").read_text(encoding="utf-8") == "body { color: red }\n"
    assert (project / "theme/css/pages.css.new").read_bytes() == (founded / "theme/css/pages.css").read_bytes()
    assert (project / "README.md").read_text(encoding="utf-8") == "Ours.\n"
    assert "theme/css/pages.css stays as you changed it" in told
    (project / "theme/css/pages.css").unlink()
    (project / "theme/css/pages.css.new").rename(project / "theme/css/pages.css")
    run(letterbook, "upgrade", "--root", project, cwd=project.parent)
    assert "up to date" in run(letterbook, "upgrade", "--root", project, cwd=project.parent)


def test_another_project_names_the_plugin(letterbook, tmp_path):
    """MkDocs finds the plugin for speed in what is installed, for any project that names it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Other\ntheme: {name: material, font: false}\nplugins: [search, letterbook-speed]\n",
        encoding="utf-8",
    )
    run(letterbook.parent / "python", "-m", "mkdocs", "build", cwd=tmp_path)
    assert (tmp_path / "site/index.html").is_file()
    assert (tmp_path / ".cache/letterbook-speed/pages.jsonl").read_text(encoding="utf-8").count("\n") == 2
