"""The report of a pull request: what it says of an invented change, against a git revision."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages

REPORTS = Path(__file__).parent / "reports"

ARTICLE = """\
title: "A second look @ada-north #12: <b>bold</b>"
kind: opinion
outlet: riverside-daily
published: 1922-03
language: en
read: part
relays: [bearers-book-1923]
capture: {file: second-look.txt}
changes: [{date: 2026-03-01, what: First entered.}]
"""

WITNESS = """\
  - article: riverside-daily-1922-03
    at: p2
    form: excerpt
    says:
      date: 1921-09-06
      pages: [1, 3]
    quotations:
      - passage: meet-at-the-bridge
        text: Meet me where @bela and *I* once stood, see www.example.org or GH-7
changes: [{date: 2026-01-05, what: First entered.}, {date: 2026-03-01, what: A witness added.}]
"""


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular and without anybody's settings."""
    who = {f"GIT_{role}_{what}": "toy@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    when = {f"GIT_{role}_DATE": "2026-01-01T00:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    command = ["git", "-c", "core.autocrlf=false", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **who, **settings, **when})


@pytest.fixture
def repository(tmp_path, toy_edition):
    """A git repository of its own with the invented collection on its branch main, and its captures beside it."""
    if not shutil.which("git"):
        pytest.skip("no git on this machine")
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, tmp_path / name)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "sources")
    git(tmp_path, "commit", "--quiet", "--message=toy")
    return tmp_path


def edit(repository: Path, name: str, old: str, new: str) -> None:
    """Replace text in a record."""
    path = repository / "sources" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change(repository: Path) -> None:
    """Change the records as a pull request would: an article more, a conflict, a name twice, a record less."""
    sources = repository / "sources"
    (sources / "articles/riverside-daily-1922-03.yml").write_text(ARTICLE, encoding="utf-8")
    entered = "changes: [{date: 2026-01-05, what: First entered.}]\n"
    edit(repository, "letters/1921-09-06-south-to-north.yml", entered, WITNESS)
    edit(repository, "letters/1921-09-21-north-to-south.yml", "a third in this", "a third […] in this")
    edit(repository, "letters/1921-12-north-to-south.yml", "I accept the fares", "I do accept the fares")
    edit(repository, "letters/1921-12-north-to-south.yml", "topics: [", "received: 1921-12-09\ntopics: [armistice, ")
    edit(repository, "letters/1921-12-north-to-south.yml", "note: The month only.", "by: bela-south, at: p3")
    edit(repository, "letters/1921-09-21-north-to-south.yml", "date: The facsimile", "date: The <b>copy</b>")
    edit(repository, "letters/1921-09-21-north-to-south.yml", "received: 1921-09-26", "received: 1921-09-24")
    edit(repository, "articles/evening-star-1921-10-01.yml", "may_relay:", "relays:")
    edit(repository, "articles/harbour-board-release-1921.yml", "Notice No. 7", "Notice No. 8")
    edit(repository, "questions/who-carried-it.yml", "by: cara-west", "by: dan-east")
    edit(repository, "questions/who-carried-it.yml", "open: Two", "resolution: Two")
    edit(repository, "collection.yml", "count: 5", "count: 7")
    edit(repository, "letters/undated-bridge-notes.yml", "form: mention", "form: paraphrase")
    (sources / "questions/how-many-notes.yml").unlink()
    (sources / "letters/1921-10-inferred.yml").unlink()
    edit(repository, "people/eve-long.yml", "changes:", "names:\n  - {form: Dan East, language: en}\nchanges:")


def report(repository: Path, *arguments: str):
    """Return what the report on a repository prints, and how it ends."""
    folders = [f"--{name}={repository / name}" for name in ("sources", "captures")]
    return CliRunner().invoke(build_pages.main, ["report", *folders, *arguments])


def without_commit(text: str) -> str:
    """Return a report without the number of the commit, which differs with every version of the toy edition."""
    return re.sub(r"\b[0-9a-f]{9}\)", "…)", text)


@pytest.mark.parametrize(("form", "name"), [("text", "change.txt"), ("markdown", "change.md")])
def test_report_is_as_reviewed(repository, request, form, name):
    """Every section of a report says what changed, and only that, in both forms."""
    change(repository)
    found = without_commit(report(repository, "--format", form).stdout)
    if request.config.getoption("--update-golden"):
        REPORTS.mkdir(exist_ok=True)
        (REPORTS / name).write_bytes(found.encode())
    assert (REPORTS / name).read_text(encoding="utf-8") == found


def test_without_a_change_nothing_is_reported(repository):
    """Where nothing differs, the report says so, and the status is 0."""
    result = report(repository)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing changes on the site. Compared with main (")


def test_a_comment_changes_nothing(repository):
    """What differs in the files only, and not in what they say, is no change."""
    edit(repository, "topics/armistice.yml", "name:", "# a remark\nname:")
    assert report(repository).stdout.startswith("Nothing changes on the site.")


def test_the_older_state_can_be_named(repository):
    """--since takes what git calls a revision; without it, a branch is compared with where it left main."""
    git(repository, "checkout", "--quiet", "-b", "topic")
    edit(repository, "topics/armistice.yml", "Armistice", "Truce")
    git(repository, "commit", "--quiet", "--all", "--message=truce")
    assert report(repository).stdout.startswith("One record changed")
    assert report(repository, "--since", "HEAD").stdout.startswith("Nothing changes on the site. Compared with HEAD")


def test_what_main_did_meanwhile_is_not_reported(repository):
    """A branch that is behind main is not said to take back what main has gained."""
    git(repository, "branch", "topic")
    edit(repository, "topics/armistice.yml", "Armistice", "Truce")
    git(repository, "commit", "--quiet", "--all", "--message=truce")
    git(repository, "checkout", "--quiet", "topic")
    assert report(repository).stdout.startswith("Nothing changes on the site.")


@pytest.mark.parametrize("since", ["nowhere", "--all", "-n1", ""])
def test_an_unknown_revision_is_wrong_use(repository, since):
    """A revision that git does not know is named, and the status is 2; none is taken for an option of git."""
    result = report(repository, f"--since={since}")
    assert result.exit_code == 2
    assert f"git knows no revision '{since}'" in result.stderr


def test_a_revision_without_records_is_wrong_use(repository):
    """Where the older state has no such folder, the report says so, and the status is 2."""
    git(repository, "mv", "sources", "records")
    git(repository, "commit", "--quiet", "--message=moved")
    (repository / "records").rename(repository / "sources")
    result = report(repository)
    assert result.exit_code == 2
    assert "revision 'main' has no folder 'sources'" in result.stderr


def test_outside_a_repository_it_is_wrong_use(tmp_path, toy_edition, monkeypatch):
    """Where there is no git repository, there is nothing to compare with, and the status is 2."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    result = report(tmp_path)
    assert result.exit_code == 2
    assert "is not in a git repository" in result.stderr


def test_without_git_it_is_wrong_use(repository, monkeypatch):
    """Where there is no git, the report says so, and the status is 2."""
    monkeypatch.setenv("PATH", "")
    result = report(repository)
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr


def test_broken_records_are_told_and_the_rest_goes_on(repository):
    """With a mistake in one record the report lists it, leaves that record out, tells the others, and ends with 1."""
    edit(repository, "letters/1921-10-inferred.yml", "sender:", "sendr:")
    edit(repository, "topics/armistice.yml", "Armistice", "Truce")
    result = report(repository)
    assert result.exit_code == 1
    assert "error: sources/letters/1921-10-inferred.yml:2:1: there is no field 'sendr'" in result.stdout
    assert "changed: topics/armistice.yml: 'name'" in result.stdout
    assert "Not compared, because they could not be read: 1921-10-inferred." in result.stdout
    assert "removed" not in result.stdout


def test_a_dangling_id_does_not_stop_it(repository):
    """With an id that leads nowhere, what is counted over all records is left out, and nothing breaks."""
    (repository / "sources/articles/bearers-book-1923.yml").unlink()
    result = report(repository)
    assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
    assert "removed: articles/bearers-book-1923.yml" in result.stdout


def test_without_a_collection_there_are_only_problems(repository):
    """Without a readable collection nothing can be compared; the problems are told, and the status is 1."""
    (repository / "sources/collection.yml").unlink()
    result = report(repository)
    assert result.exit_code == 1
    assert "nothing was compared" in result.stdout
    assert "missing-file" in result.stdout


def test_records_of_an_older_program_can_be_compared_with(repository):
    """Where the older records break today's rules, what can be read of them is compared."""
    edit(repository, "topics/armistice.yml", "name:", "nam:")
    git(repository, "commit", "--quiet", "--all", "--message=broken")
    edit(repository, "topics/armistice.yml", "nam:", "name:")
    result = report(repository)
    assert result.exit_code == 0
    assert "Not compared, because they could not be read: armistice." in result.stdout


def test_pages_that_change_can_be_written_to_a_file(repository, tmp_path):
    """--pages writes the addresses of new and changed pages, those of the records themselves first."""
    edit(repository, "topics/armistice.yml", "Armistice", "Truce")
    assert report(repository, f"--pages={tmp_path / 'pages.txt'}").exit_code == 0
    mark, first, *others = (tmp_path / "pages.txt").read_text(encoding="utf-8").splitlines()
    assert (mark, first) == ("# pages that change, by build_pages.py report", "topics/armistice/")
    assert "topics/" in others


def test_nothing_else_is_written(repository):
    """A report leaves the working tree as it is."""
    before = {path: path.stat().st_mtime_ns for path in repository.rglob("*") if ".git" not in path.parts}
    change_count = len(before)
    report(repository)
    after = {path: path.stat().st_mtime_ns for path in repository.rglob("*") if ".git" not in path.parts}
    assert (len(after), after) == (change_count, before)


@pytest.mark.parametrize("is_broken", [True, False])
def test_check_leaves_a_summary(repository, tmp_path, monkeypatch, is_broken):
    """--summary adds all problems, or that there are none, to the file that GitHub names, below what stands there."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    if is_broken:
        edit(repository, "letters/1921-10-inferred.yml", "sender:", "sendr:")
    folders = [f"--{name}={repository / name}" for name in ("sources", "captures")]
    result = CliRunner().invoke(build_pages.main, ["check", *folders, f"--summary={summary}", "--format=github"])
    assert result.exit_code == int(is_broken)
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("before\n## Check\n")
    assert ("there is no field" in told, "The records are in order" in told) == (is_broken, not is_broken)


def test_a_summary_is_added_to_a_summary_only(repository, tmp_path):
    """A file that is no summary of the check is left alone; an own one grows."""
    folders = [f"--{name}={repository / name}" for name in ("sources", "captures")]
    mine, own = tmp_path / "thesis.txt", tmp_path / "summary.md"
    mine.write_text("mine\n")
    refused = CliRunner().invoke(build_pages.main, ["check", *folders, f"--summary={mine}"])
    assert refused.exit_code == 1 and "holds something other than a summary of the check" in refused.stderr
    assert mine.read_text() == "mine\n"
    for _ in range(2):
        assert CliRunner().invoke(build_pages.main, ["check", *folders, f"--summary={own}"]).exit_code == 0
    assert own.read_text().count("## Check\n") == 2


def test_a_record_under_a_new_id_is_the_same_record(repository):
    """A renamed record, with all that refer to it, is told as one record that changed, and not as a new one."""
    sources = repository / "sources"
    old, new = "evening-star-1921-10-01", "evening-star-1921-10-02"
    for path in sources.rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (sources / f"articles/{old}.yml").rename(sources / f"articles/{new}.yml")
    edit(repository, f"articles/{new}.yml", "kind: ", f"aliases: [{old}]\nkind: ")
    told = report(repository).stdout
    assert f"renamed: articles/{new}.yml: was '{old}'; its old address leads here; 'aliases': {old} added" in told
    assert "Quotations" not in told and "Witnesses of letters" not in told
    assert f"removed: articles/{old}.yml" not in told and f"added: articles/{new}.yml" not in told
