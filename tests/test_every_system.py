"""On Windows and macOS the same records give the same pages, problems and seals, byte for byte.

What is written here in the manner of Windows is what its editors and git make of a file.
"""

import ast
import codecs
import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner

import build_pages
from letterbook import build
from letterbook.__main__ import print_every_character
from letterbook.commands.build import build_pages as build_all
from letterbook.commands.contribute import wrote
from letterbook.contribute import seal
from letterbook.files import writing
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import read
from letterbook.problems.problem import ProblemsFound
from letterbook.publishing.crawlers import write_robots
from letterbook.publishing.packing import write_sums
from letterbook.publishing.site import SiteFault, complaint
from letterbook.reading.load import relative
from letterbook.records.source_text import parse
from tests.conftest import opens_a_browser

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted([*(ROOT / "letterbook").rglob("*.py"), ROOT / "build_pages.py"])
BROKEN = ROOT / "tests" / "broken_editions"

# What Windows has no equal of, or allows to administrators only.
OF_UNIX = {"fork", "killpg", "kill", "getuid", "symlink", "symlink_to", "mkfifo", "chown", "uname"}
MODULES_OF_UNIX = {"fcntl", "grp", "pwd", "pty", "resource", "termios"}


def as_windows(raw):
    """Return a file as Windows' Notepad saves it: a byte order mark, and CRLF."""
    return codecs.BOM_UTF8 + raw.replace(b"\n", b"\r\n")


def with_crlf(raw):
    """Return a file as git checks it out on Windows where nobody told it better."""
    return raw.replace(b"\n", b"\r\n")


FORMS = [as_windows, with_crlf]


def turned(root, form, *folders):
    """Put every text below some folders into another form; bytes that are no UTF-8 are left as they are."""
    for path in [path for folder in folders for path in (root / folder).rglob("*") if path.is_file()]:
        raw = path.read_bytes()
        try:
            raw.decode()
        except UnicodeDecodeError:
            continue
        path.write_bytes(form(raw.removeprefix(codecs.BOM_UTF8)))


@pytest.fixture
def copied(tmp_path, toy_edition):
    """A copy of the invented collection."""
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_records_and_captures_of_windows_give_the_same_pages(form, copied, toy_report):
    """Records, captures and seals in the manner of Windows have no problem, and the pages are the same."""
    turned(copied, form, "sources", "captures")
    report = read(Folders.below(copied), strict=True)
    expected = render(Context(toy_report.edition, toy_report.verification, toy_report.captures))
    assert render(Context(report.edition, report.verification, report.captures)) == expected


@pytest.mark.parametrize("form", FORMS)
def test_captures_of_windows_have_the_same_seals(form, copied):
    """Sealing captures that were saved anew on Windows writes nothing: a seal is over words, not over bytes."""
    turned(copied, form, "captures")
    before = {path.name: path.read_bytes() for path in (copied / "sources/seals").iterdir()}
    assert seal(Folders.below(copied)) == []
    for path in (copied / "sources/seals").iterdir():
        path.unlink()
    assert seal(Folders.below(copied)) == sorted(before)
    assert {path.name: path.read_bytes() for path in (copied / "sources/seals").iterdir()} == before


def problems_of(root):
    """Return every problem of a collection."""
    try:
        return read(Folders.below(root), strict=True).warnings
    except ProblemsFound as found:
        return found.problems


@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.iterdir()))
def test_a_mistake_is_told_alike_on_windows(name, tmp_path, copied):
    """Whatever is wrong, CRLF changes neither what is said of it nor line and column."""
    removals = BROKEN / name / "remove.txt"
    for line in removals.read_text(encoding="utf-8").splitlines() if removals.exists() else []:
        (copied / line).unlink()
    for folder in ("sources", "captures"):
        if (BROKEN / name / folder).exists():
            shutil.copytree(BROKEN / name / folder, copied / folder, dirs_exist_ok=True)
    before = problems_of(copied)
    turned(copied, with_crlf, "sources", "captures")
    assert problems_of(copied) == before


FOLDED = b"""\
a: >
  one
  two

  three
b: |
  one
    two

c: 'one

  two'
d: "one
  two"
e: plain
  text
f: {g: [h,
  i]}
"""


@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["Windows", "old Mac"])
def test_block_text_holds_no_carriage_return(end):
    """Folded, literal, quoted and plain text of several lines is the same whatever ends its lines."""
    found, plain = parse("x.yml", FOLDED.replace(b"\n", end))[0], parse("x.yml", FOLDED)[0]
    assert found == plain
    assert (found.places, found.lines) == (plain.places, plain.lines)
    assert found.content["b"] == "one\n  two\n"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("bad", [b"\x07", b"\xe9", b"*x", b"\x00"])
def test_a_mistake_has_its_line_whatever_ends_lines(bad, end):
    """A control character, a foreign byte or a mistake of YAML is told in the line in which an editor shows it."""
    (problem,) = parse("x.yml", b"a: one\n\nb: two\nc: %s".replace(b"\n", end) % bad)[1]
    assert (problem.place.line, problem.place.column) == (4, 4)


def test_messages_name_files_with_strokes():
    """A path of Windows is told, and becomes part of an address, with "/"."""
    sources = PureWindowsPath(r"C:\letters of mine\sources")
    assert relative(sources / "people" / "ada-north.yml", sources) == "sources/people/ada-north.yml"
    assert wrote([sources / "people" / "ada-north.yml"]) == ["wrote people/ada-north.yml"]


def calls(path):
    """Yield each call in a module: its name, the names of its keywords, and the constants it is given."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            owner = getattr(getattr(node.func, "value", None), "id", "")
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            given = {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
            yield owner, name, {keyword.arg for keyword in node.keywords}, given, f"{path.name}:{node.lineno}"


def is_text(owner, name, given):
    """Whether a call reads or writes a file as text."""
    is_open = name == "open" and owner not in {"tarfile", "os"} and not {"rb", "wb"} & given
    # Without an owner it is a function of the program's own, which is looked at where it is defined.
    return is_open or (name in {"read_text", "write_text"} and bool(owner))


def called():
    """Yield each call in the program."""
    for path in MODULES:
        yield from calls(path)


def test_every_text_names_its_encoding():
    """No file, and no output of a program, is read or written in the encoding of a country."""
    assert [
        place
        for owner, name, keywords, given, place in called()
        if is_text(owner, name, given) or (name in {"run", "Popen"} and keywords & {"text", "universal_newlines"})
        if "encoding" not in keywords
    ] == []


def test_every_text_is_written_with_the_same_line_ends():
    """What is written as text says how its lines end; Windows would end them otherwise."""
    assert [
        place
        for owner, name, keywords, given, place in called()
        if name == "write_text" or (is_text(owner, name, given) and {"w", "a", "x"} & given)
        if "newline" not in keywords
    ] == []


def test_nothing_is_used_that_windows_lacks():
    """The program makes no link, knows no user or group, and starts programs without what only Unix can."""
    of_unix = {"preexec_fn", "start_new_session", "process_group"}
    assert [place for _, name, keywords, _, place in called() if name in OF_UNIX or keywords & of_unix] == []
    imported = {
        alias.name
        for path in MODULES
        # It asks first which system it runs on.
        if path.name != "locks.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert not imported & MODULES_OF_UNIX


# What Python has on Unix alone, and what a test may use where it runs, but not where Windows reads it.
NAMES_OF_UNIX = {*OF_UNIX, *MODULES_OF_UNIX, "SIGKILL", "SIGHUP", "geteuid", "waitpid", "WNOHANG"} - {
    "symlink",
    "symlink_to",
}


def read_on_import(path):
    """Yield each name that a module uses as Python reads it, what its decorators say included; not within functions."""
    waiting = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (one.name for one in node.names)
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            waiting += [*getattr(node, "decorator_list", []), *node.args.defaults]
        # A condition that names the system is asked before what follows it.
        elif not (isinstance(node, ast.BoolOp) and "os.name" in ast.unparse(node.values[0])):
            waiting += ast.iter_child_nodes(node)


def test_every_test_can_be_read_on_windows():
    """No module of tests names what Windows lacks before a test runs: one that did would stop all of them there."""
    modules = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
    assert len(modules) > 150
    assert [(path.name, name) for path in modules for name in read_on_import(path) if name in NAMES_OF_UNIX] == []


def test_a_name_that_windows_lacks_is_noticed(tmp_path):
    """In a decorator or beside functions it is seen; within one, or behind a question for the system, it is allowed."""
    module = tmp_path / "x.py"
    module.write_text(
        "import os\n\n@mark(signal.SIGKILL)\ndef f():\n    os.fork()\n\nX = os.name == 'nt' or os.geteuid()\n"
    )
    assert set(read_on_import(module)) & NAMES_OF_UNIX == {"SIGKILL"}


@pytest.mark.parametrize(
    ("names", "opens"), [(("page", "tmp_path"), False), (("browser_type_launch_args", "page"), True)]
)
def test_a_test_with_a_browser_is_marked(names, opens):
    """By what every browser is started by, whatever else a test asks for; so no machine without one is asked for it."""
    assert opens_a_browser(names) is opens


def test_git_keeps_line_ends():
    """A checkout on Windows has the bytes of the repository, whatever git is set to there."""
    assert (ROOT / ".gitattributes").read_text(encoding="utf-8").startswith("* text=auto eol=lf\n")


@pytest.mark.parametrize("folder", ["bin", "Scripts"])
@pytest.mark.skipif(not shutil.which("sh"), reason="no sh")
def test_hooks_find_their_tools_on_every_system(folder, tmp_path):
    """A virtual environment of Unix and one of Windows serve alike, with every argument as it was."""
    tool = tmp_path / ".venv" / folder / "lb-tool"
    tool.parent.mkdir(parents=True)
    tool.write_bytes(b'#!/bin/sh\nprintf "%s|" "$@"\n')
    tool.chmod(0o755)
    command = ["sh", str(ROOT / ".ci/in-venv"), "lb-tool", "--strict", "a file.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b"--strict|a file.yml|"


def test_every_hook_finds_its_tool_that_way():
    """No hook names a folder of tools that Windows does not have."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = [line.split("entry: ")[1] for line in text.splitlines() if "entry: " in line]
    assert [entry for entry in entries if not entry.startswith("sh .ci/in-venv ")] == [
        "other people's texts and generated pages stay out of the repository"
    ]


def test_no_file_of_the_repository_is_impossible_on_windows():
    """No name among the records and fixtures is kept by Windows, or differs from another by its case alone."""
    folders = (ROOT / folder for folder in ("sources", "docs", "theme", "tests", "letterbook"))
    paths = (path.relative_to(ROOT) for folder in folders for path in folder.rglob("*"))
    files = [path for path in paths if not {"node_modules", "__pycache__"} & set(path.parts)]
    kept = [path for path in files if set('<>:"|?*\\') & set(path.name) or path.name[-1] in ". "]
    assert kept == []
    assert len({str(path).lower() for path in files}) == len(files)


@pytest.mark.parametrize("surroundings", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}])
def test_mkdocs_is_understood_in_every_country(surroundings, copied, monkeypatch):
    """What MkDocs says of a page with a Korean name is told as it stands, whatever the computer is set to."""
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    folders = replace(Folders.below(copied), root=ROOT)
    build_all(folders)
    (copied / "docs/about").mkdir()
    (copied / "docs/about/index.md").write_text("# A\n\n[x](편지.md)\n", encoding="utf-8")
    with pytest.raises(SiteFault, match=r"편지\.md"):
        build.site(folders)
    assert os.environ.get("PYTHONUTF8") == surroundings.get("PYTHONUTF8")


def run(*arguments, **surroundings):
    """Return what the program does in a process of its own, with some variables of the environment."""
    command = [sys.executable, "build_pages.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **surroundings}, capture_output=True, check=False)


COUNTRIES = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp949"},
    {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.parametrize("country", COUNTRIES)
def test_problems_are_told_in_every_country(country, copied):
    """A message that names what a record holds, in Hangul with an accent, ends in no UnicodeEncodeError."""
    (copied / "sources/people/finn-fell.yml").write_text("name: Finn Fell\n김정은e\u0301: 1\n", encoding="utf-8")
    told = run("check", f"--sources={copied / 'sources'}", f"--captures={copied / 'captures'}", **country)
    assert told.returncode == 1 and b"Traceback" not in told.stderr
    assert "there is no field '김정은é'" in told.stdout.decode()


def test_a_word_that_the_terminal_lost_is_told(copied):
    """Hangul that a terminal hands over as loose bytes is a clear message, and nothing is written."""
    told = run("new", "person", "--name", "이영희", "--id", "lee", f"--sources={copied / 'sources'}", **COUNTRIES[2])
    assert told.returncode == 1 and b"the terminal garbled what you typed" in told.stderr
    assert not (copied / "sources/people/lee.yml").exists()


def test_a_terminal_that_lacks_a_character_shows_its_number(monkeypatch):
    """On a terminal, whose encoding has to stay, what it cannot show is written out."""
    written = type("Terminal", (io.BytesIO,), {"isatty": lambda _: True})()
    terminal = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", terminal)
    print_every_character()
    terminal.write("é 김")
    terminal.flush()
    assert written.getvalue() == b"\xe9 \\uae40"


def test_a_page_that_stays_open_ends_with_a_message(copied, monkeypatch):
    """Where Windows refuses to replace a page, the program says which, and ends with 1."""

    def refuse(path, target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(writing, "WAITS", ())
    monkeypatch.setattr(Path, "replace", refuse)
    folders = [f"--{name}={copied / name}" for name in ("sources", "docs", "captures")]
    result = CliRunner().invoke(build_pages.main, ["build", *folders])
    assert result.exit_code == 1
    assert "cannot be changed: check that you may write there, and that no other program has it open" in result.stderr


def test_a_site_that_stays_open_is_told_in_one_line():
    """What MkDocs says where Windows refuses is told without the way through its code."""
    output = (
        "INFO    -  Cleaning site directory\nTraceback (most recent call last):\n  File x\n"
        "PermissionError: [WinError 32] The process cannot access the file: 'C:\\\\site\\\\index.html'\n"
    )
    assert complaint(output) == (
        "the site cannot be written: [WinError 32] The process cannot access the file: 'C:\\\\site\\\\index.html'; "
        "check that you may write there, that there is space, and that no other program has it open"
    )


def test_sums_and_robots_are_written_for_every_system(tmp_path, monkeypatch):
    """What other programs read line by line is written in bytes, so that no system adds a carriage return."""
    monkeypatch.setattr(Path, "write_text", None)
    (tmp_path / "x.zip").write_bytes(b"x")
    write_robots(tmp_path, "https://example.org/")
    assert b"\r" not in write_sums(tmp_path, tmp_path / "x.zip").read_bytes()
    assert b"\r" not in (tmp_path / "robots.txt").read_bytes()
