"""The command line: what is printed, what is written, and how it ends."""

import json
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages
from letterbook.commands.options import INTERRUPTED
from letterbook.reading.cache import FOLDER as CACHE

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folders(tmp_path, toy_edition):
    """A copy of the invented collection, as options of a command."""
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, tmp_path / name)
    return [f"--{name}={tmp_path / name}" for name in ("sources", "docs", "captures")]


def run(*arguments):
    """Return what a run of the program prints, and its exit status."""
    return CliRunner().invoke(build_pages.main, arguments)


def contents(root: Path):
    """Return every file below a folder with its bytes and its time of writing."""
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def break_a_letter(root: Path):
    """Put a mistake into a letter."""
    with (root / "sources/letters/1921-10-inferred.yml").open("a", encoding="utf-8") as file:
        file.write("sendr: ada-north\n")


def test_a_good_collection_ends_with_0(folders):
    """Where all is well, the status is 0 and one line says so."""
    result = run("check", "--strict", *folders)
    assert (result.exit_code, result.stdout) == (0, "31 records, 6 of them letters: no errors.\n")


def test_a_mistake_ends_with_1(folders, tmp_path):
    """A problem goes to the standard output, the count to the standard error, and the status is 1."""
    break_a_letter(tmp_path)
    result = run("check", *folders)
    assert result.exit_code == 1
    assert "did you mean 'sender'? [unknown-field]\n" in result.stdout
    assert result.stdout.endswith("  More: CONTRIBUTING.md#letter\n")
    assert result.stderr == "1 problem; nothing was written.\n"


@pytest.mark.parametrize("arguments", [["--colour"], ["publish"], ["check", "--format", "xml"], ["check", "sources"]])
def test_wrong_use_ends_with_2(arguments):
    """An unknown command, option or value is neither good nor a problem of the sources."""
    assert run(*arguments).exit_code == 2


def test_build_is_the_default(folders, tmp_path):
    """Without a command, and with options only, the pages are built."""
    result = run(*folders)
    assert result.exit_code == 0
    assert (tmp_path / "docs/index.md").exists()
    assert {path.suffix for path in contents(tmp_path / "docs")} == {
        ".md",
        ".json",
        ".png",
        ".jpg",
        ".xml",
        ".csv",
        ".sqlite",
        ".bib",
        ".ris",
        ".js",
    }


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_is_that_of_the_program(asked):
    """Asked for help without a command, it lists the commands."""
    assert "Commands:" in run(asked).stdout


def test_options_follow_the_command(folders):
    """An option before a command is wrong use: it would belong to `build`."""
    assert run("check", *folders, "--quiet").exit_code == 0
    assert run("--quiet", "check", *folders).exit_code == 2


@pytest.mark.parametrize("command", ["check", "build"])
def test_quiet_prints_nothing_when_all_is_well(command, folders):
    """--quiet leaves problems only."""
    result = run(command, "--quiet", *folders)
    assert (result.exit_code, result.output) == (0, "")


def test_quiet_still_prints_problems(folders, tmp_path):
    """--quiet does not hide a mistake."""
    break_a_letter(tmp_path)
    assert "unknown-field" in run("check", "--quiet", *folders).stdout


def test_a_warning_stops_a_strict_run_only(folders, tmp_path):
    """A warning is printed and passed; with --strict it is an error."""
    (tmp_path / "sources/people/finn-fell.yml").write_text("name: Finn Fell\n")
    relaxed, strict = run("check", *folders), run("check", "--strict", *folders)
    assert (relaxed.exit_code, strict.exit_code) == (0, 1)
    assert "warning: no record mentions this one" in relaxed.stdout


def test_github_prints_annotations(folders, tmp_path):
    """--format github prints what GitHub shows beside the line."""
    break_a_letter(tmp_path)
    shown = run("check", "--format", "github", *folders).stdout
    assert shown.startswith("::error file=sources/letters/1921-10-inferred.yml,line=17,col=1,title=unknown-field::")


def test_json_prints_objects(folders, tmp_path):
    """--format json prints one object a problem, and nothing else on the standard output."""
    break_a_letter(tmp_path)
    (found,) = (json.loads(line) for line in run("check", "--format", "json", *folders).stdout.splitlines())
    assert (found["file"], found["code"]) == ("sources/letters/1921-10-inferred.yml", "unknown-field")


def test_check_writes_nothing(folders, tmp_path):
    """Checking leaves every file, and makes none."""
    before = contents(tmp_path)
    assert run("check", *folders).exit_code == 0
    assert contents(tmp_path) == before
    assert not (tmp_path / "docs").exists()


def test_a_second_build_writes_nothing(folders, tmp_path):
    """What has not changed is not written again, so its time stays."""
    assert run("build", *folders).exit_code == 0
    before = contents(tmp_path / "docs")
    assert ": 0 files written" in run("build", *folders).stdout
    assert contents(tmp_path / "docs") == before


def test_an_interruption_leaves_the_pages(folders, tmp_path, monkeypatch):
    """Ctrl-C while pages are being written aside leaves the old ones, and no litter."""
    assert run("build", *folders).exit_code == 0
    before = contents(tmp_path / "docs")
    topic = tmp_path / "sources/topics/armistice.yml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("Armistice", "Truce"), encoding="utf-8")

    def interrupted(path, content):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    result = run("build", *folders)
    monkeypatch.undo()
    assert (result.exit_code, result.stderr) == (INTERRUPTED, "interrupted\n")
    assert contents(tmp_path / "docs") == before
    assert {path.name for path in tmp_path.iterdir()} == {"sources", "docs", "captures"}


def test_an_interruption_waits_until_all_pages_have_changed(folders, tmp_path, monkeypatch):
    """Ctrl-C in the moment in which new pages take the place of old ones is held back until all have."""
    replace = Path.replace

    def interrupted(path, target):
        # What is kept for later runs is written before any page.
        if CACHE not in target.parts:
            signal.raise_signal(signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    assert run("build", *folders).exit_code == INTERRUPTED
    monkeypatch.undo()
    assert ": 0 files written" in run("build", *folders).stdout


def test_schemas_are_written_and_checked(folders, tmp_path):
    """`schema` writes what is not current and says so; `schema --check` names it, writes nothing, and ends with 1."""
    sources = folders[0]
    stale = run("schema", "--check", sources)
    assert stale.exit_code == 1 and len(stale.stdout.splitlines()) == 10
    assert "sources/schema/letter.json is out of date; run 'make schema' and commit it" in stale.stdout
    assert not (tmp_path / "sources/schema").exists()
    assert run("schema", sources).stdout.startswith("renewed 10 schemas")
    assert run("schema", sources).stdout == "No schema changed.\n"
    assert run("schema", "--check", sources).exit_code == 0
    (tmp_path / "sources/topics/boats.yml").write_text("name: Boats\n")
    assert "sources/schema/letter.json is out of date" in run("schema", "--check", sources).stdout


@pytest.mark.parametrize("arguments", [["schema"], ["new", "topic", "--name", "Boats"]])
def test_a_mistyped_folder_of_records_is_not_made(arguments, tmp_path):
    """Where there is no folder of records, nothing is begun."""
    result = run(*arguments, f"--sources={tmp_path / 'nowhere'}")
    assert result.exit_code == 2 and "there is no folder of records" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_a_new_record_is_dated_today(folders, tmp_path):
    """Without --today, a new record's first entry has the day of the clock; nothing else asks a clock."""
    assert run("new", "topic", "--name", "Boats", folders[0]).exit_code == 0
    assert f"date: {date.today().isoformat()}" in (tmp_path / "sources/topics/boats.yml").read_text()


def test_a_missing_folder_of_records_is_a_problem(tmp_path):
    """A wrong --sources is told like a mistake in the records."""
    result = run("check", "--sources", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert result.stdout.startswith("nowhere:1:1: there is no such folder; name the project with --root")


def test_check_loads_only_what_it_needs(folders, tmp_path):
    """`check`, which runs before every commit, does not wait for the libraries that publish, convert or bind.

    Where nothing changed since the last one, it does not wait for those that read records either; nor does `build`.
    """
    # What is kept lies in the project: in this one, another test may check meanwhile.
    folders = [*folders, f"--root={tmp_path}"]
    checked, again = loaded_by("check", *folders), loaded_by("check", *folders)
    assert "pydantic" in checked
    assert not checked & {"mkdocs", "markdown", "jinja2", "lxml", "trafilatura", "watchdog"}
    assert not again & {"pydantic", "edtf", "yaml"}
    assert "jinja2" in loaded_by("build", *folders)
    assert not loaded_by("build", *folders) & {"pydantic", "edtf", "yaml", "jinja2", "lxml"}


def loaded_by(*line):
    """Return the libraries that a command loads."""
    asked = (
        "import sys; from click.testing import CliRunner; from letterbook.commands import main; "
        "CliRunner().invoke(main, sys.argv[1:]); print(*sys.modules)"
    )
    command = [sys.executable, "-c", asked, *map(str, line)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}
