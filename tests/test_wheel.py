"""The program installs as a package: a wheel holds all that it needs, in an environment that knows no repository."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Of the repository, what a wheel is made of.
PARTS = ("letterbook", "theme", "pyproject.toml", "README.md", "LICENSE", "mkdocs.yml")


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
            if name.startswith("letterbook/project/"):
                path = tmp_path / name.removeprefix("letterbook/project/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))
    return tmp_path


def test_the_wheel_holds_what_the_program_reads(wheel):
    """Every module and template, the theme and the configuration; no test, no record, and nothing that Python left."""
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "letterbook").rglob("*") if path.is_file()}
    theme = {path.relative_to(ROOT).as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()}
    expected = {name for name in ours if "__pycache__" not in name}
    expected |= {f"letterbook/project/{name}" for name in {*theme, "mkdocs.yml"}}
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
