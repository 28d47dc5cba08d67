"""Founding an edition, and bringing it a newer program: what is written, what is refused, and what is left alone."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import build_pages
from letterbook import editions
from letterbook.commands import contribute
from letterbook.commands import editions as commands
from letterbook.files.checksums import checksum
from letterbook.founding.program_files import without_own
from letterbook.publishing.made import RECORD

ROOT = Path(__file__).resolve().parent.parent

# How texts name commands of make.
MAKES = re.compile(r"`make ([a-z-]+)|run: make ([a-z-]+)")

ASKED = ("--title", 'Letters of "Åsa" & <Bo>', "--from", "Åsa Lind", "--to", "Bo Ek", "--today", "2026-01-31")


def run(*arguments, **options):
    """Run a command."""
    return CliRunner().invoke(build_pages.main, [str(one) for one in arguments], **options)


def links_of(text):
    """Return the files of the project to which a page of its top level links; what it shows as code is no link."""
    return re.findall(r"\]\((?!https?:|#)([^)#]+)", re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL))


def tree(folder):
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A new edition."""
    folder = tmp_path_factory.mktemp("new") / "letters"
    result = run("new", "edition", folder, *ASKED)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def project(founded, tmp_path):
    """A copy of a new edition, to be changed."""
    for name, content in tree(founded).items():
        (tmp_path / "letters" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "letters" / name).write_bytes(content)
    return tmp_path / "letters"


def test_the_records_of_a_new_edition_pass_the_check(founded):
    """One letter, its two correspondents and its source, without an error or a warning, and with current schemas."""
    result = run("check", "--strict", "--root", founded)
    assert result.exit_code == 0 and "4 records, 1 of them letters" in result.output
    assert run("schema", "--check", "--root", founded).exit_code == 0
    letter = (founded / "sources/letters/undated-lind-to-ek.yml").read_text(encoding="utf-8")
    assert "sender: asa-lind" in letter and "# passages:" in letter and "{date: 2026-01-31" in letter


def test_a_new_edition_has_the_shape_of_this_project(founded):
    """What the top level of this repository has, but for what is for Letterbook's own makers."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    here = {name.split("/")[0] for name in listed.split("\0") if name}
    there = {path.name for path in founded.iterdir()} - {".letterbook-cache"}
    own = {"HACKING.md", "CHANGELOG.md", "benchmarks", "pyproject.toml"}
    assert here - there == own | {".ci", ".pre-commit-config.yaml", ".yamllint.yml"}
    assert there - here == {RECORD}


def test_titles_are_written_as_each_file_wants_them(founded):
    """A title with quotation marks and angle brackets is a value in YAML, plain in README, and text in Markdown."""
    title = 'Letters of "Åsa" & <Bo>'
    assert yaml.safe_load((founded / "CITATION.cff").read_text(encoding="utf-8"))["title"] == title
    assert f"site_name: {json.dumps(title, ensure_ascii=False)}\n" in (founded / "mkdocs.yml").read_text("utf-8")
    assert (founded / "README.md").read_text(encoding="utf-8").startswith(f"# {title}\n")
    head = (founded / "docs/about/index.md").read_text(encoding="utf-8").split("---")[1]
    assert yaml.safe_load(head)["description"].startswith(f"How {title} is edited")


def test_what_is_carried_names_no_other_project(founded):
    """No command, file or page that only Letterbook's own repository has is named in what an edition gets."""
    makefile = (founded / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    texts = {name: content.decode() for name, content in tree(founded).items() if name.endswith((".md", ".yml"))}
    told = {one for text in texts.values() for found in re.findall(MAKES, text) for one in found if one}
    assert told <= targets
    assert [name for name, text in texts.items() if ">>>" in text or "<<<" in text] == []
    for page in ("README.md", "CONTRIBUTING.md"):
        missing = [path for path in links_of(texts[page]) if not (founded / path).exists()]
        assert missing == []


def test_workflows_of_an_edition_can_be_read(founded):
    """What is left of a workflow is one."""
    for name in ("check.yml", "site.yml"):
        found = yaml.safe_load((founded / ".github/workflows" / name).read_text(encoding="utf-8"))
        assert all("run" in step or "uses" in step for job in found["jobs"].values() for step in job["steps"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n# >>> of Letterbook's own\nb\n# <<<\nc\n", "a\nc\n"),
        ("a\n# >>> of Letterbook's own\nb\n# === in an edition\n# d\n#\n# \te\n# <<<\nc\n", "a\nd\n\n\te\nc\n"),
        ("  # >>> of Letterbook's own\n  b\n  # === in an edition\n  # # d\n  # <<<\n", "  # d\n"),
        ("<!-- >>> of Letterbook's own -->\nb\n<!-- <<< -->\nc\n# >>> of Letterbook's own\nd\n# <<<\n", "c\n"),
        ("nothing marked\n", "nothing marked\n"),
    ],
)
def test_what_is_marked_is_left_out(text, left):
    """Of a marked part an edition gets nothing, or what stands there instead."""
    assert without_own(text) == left


def test_carrying_twice_is_carrying_once(founded):
    """An edition can found another one: what it carries, it carries as it is."""
    texts = {name: content for name, content in tree(founded).items() if b"\0" not in content}
    carried = {name: text.decode() for name, text in texts.items() if not name.startswith(("letterbook/", "tests/"))}
    assert [name for name, text in carried.items() if without_own(text) != text] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--title", "T", "--from", "A"), "an edition needs --title, --from and --to"),
        (
            (*ASKED, "--language", "Swedish"),
            "--language: 'Swedish' is not a language tag; expected one such as en, ko or zh-Hant",
        ),
        (
            (*ASKED, "--address", "letters.example.org"),
            "--address: 'letters.example.org' is not a web address; expected the full address",
        ),
        (("--title", "T\nU", "--from", "A", "--to", "B"), "--title: write it on one line, without control characters"),
        (("--title", " ", "--from", "A", "--to", "B"), "--title: write something"),
    ],
)
def test_what_is_missing_or_wrong_is_told(arguments, says, tmp_path):
    """As wrong use, with the form that is expected; nothing is written."""
    result = run("new", "edition", tmp_path / "letters", *arguments)
    assert result.exit_code == 2 and says in " ".join(result.output.split())
    assert not (tmp_path / "letters").exists()


@pytest.mark.parametrize(
    ("sender", "recipient", "says"),
    [("Ada", "ada!", "give the same id, 'ada'"), ("—", "Bo", "'—' gives no id")],
)
def test_two_correspondents_have_two_ids(sender, recipient, says, tmp_path):
    """Where names give none, or one for both, the edition is not begun."""
    result = run("new", "edition", tmp_path / "letters", "--title", "T", "--from", sender, "--to", recipient)
    assert result.exit_code == 1 and says in result.output and "nothing was written" in result.output
    assert not (tmp_path / "letters").exists()


def test_it_asks_at_a_terminal(tmp_path, monkeypatch):
    """What is not given is asked for, a wrong answer again; what need not be known has a proposal."""
    monkeypatch.setattr(contribute, "is_asking", lambda: True)
    monkeypatch.setattr(commands, "is_asking", lambda: True)
    answers = ["The Letters", "Ada North", "Bela South", "German", "de", "", "", ""]
    result = run("new", "edition", tmp_path / "letters", input="\n".join([*answers, ""]))
    assert result.exit_code == 0, result.output
    assert "'German' is not a language tag" in result.output
    collection = yaml.safe_load((tmp_path / "letters/sources/collection.yml").read_text(encoding="utf-8"))
    assert collection["licence"] == "CC BY 4.0" and collection["editors"] == ["The editors"]


def test_a_folder_that_holds_something_is_refused(tmp_path):
    """Nothing is written where anything lies, hidden files too."""
    (tmp_path / ".profile").write_text("mine", encoding="utf-8")
    result = run("new", "edition", tmp_path, *ASKED)
    assert result.exit_code == 1 and "is not empty: it holds '.profile'" in result.output
    assert tree(tmp_path) == {".profile": b"mine"}


def older(project, **changes):
    """Make files of the program those of an older one, as its record then has them; a name with no text is gone."""
    record = json.loads((project / RECORD).read_text(encoding="utf-8"))
    for name, text in changes.items():
        path = project / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        record["files"][name.replace("__", "/")] = checksum(text.encode())
    (project / RECORD).write_text(json.dumps(record), encoding="utf-8")


def test_an_upgrade_renews_what_nobody_changed(project, founded):
    """Files of an older program get their new text, those that it no longer has go, and what is ours stays."""
    older(project, letterbook__folders="old", theme__gone="old")
    (project / "sources/topics").mkdir()
    (project / "sources/topics/boats.yml").write_text("name: Boats\n", encoding="utf-8")
    (project / "README.md").write_text("Ours.\n", encoding="utf-8")
    result = run("upgrade", "--root", project)
    assert result.exit_code == 0, result.output
    after = tree(project)
    assert "theme/gone" not in after and after["README.md"] == b"Ours.\n" and "sources/topics/boats.yml" in after
    ours = ("README.md", "sources/topics/boats.yml")
    assert {name: after[name] for name in after if name not in ours} == {
        name: content for name, content in tree(founded).items() if name not in ours
    }


def test_what_a_hand_changed_stays(project, founded):
    """The new text comes beside it, once; when it was carried over, nothing is left to say."""
    older(project, Makefile="old")
    (project / "Makefile").write_text("ours", encoding="utf-8")
    for _ in range(2):
        told = run("upgrade", "--root", project)
        assert "Makefile stays as you changed it" in told.output
        assert (project / "Makefile").read_text(encoding="utf-8") == "ours"
        assert (project / "Makefile.new").read_bytes() == (founded / "Makefile").read_bytes()
    (project / "Makefile.new").replace(project / "Makefile")
    run("upgrade", "--root", project)
    assert run("upgrade", "--root", project).output == "Every file of the program is up to date.\n"
    assert tree(project) == tree(founded)


def test_a_change_that_the_new_program_does_not_touch_needs_no_word(project):
    """Of a file that a hand changed and the new program leaves as it was, no second text is written."""
    (project / "theme/css/print.css").write_text("p { color: red }\n", encoding="utf-8")
    run("upgrade", "--root", project)
    assert not (project / "theme/css/print.css.new").exists()
    assert (project / "theme/css/print.css").read_text(encoding="utf-8") == "p { color: red }\n"


def test_a_title_set_by_hand_is_kept(project):
    """An upgrade shows the title that the configuration has, however it is written."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    renamed = re.sub(r"^site_name: .*$", "site_name: Other Letters", text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(renamed, encoding="utf-8")
    assert editions.title_of(project) == "Other Letters"
    run("upgrade", "--root", project)
    assert (project / "mkdocs.yml").read_text(encoding="utf-8") == renamed


def test_only_an_edition_is_upgraded(tmp_path):
    """A folder that no `new edition` wrote is left alone."""
    result = run("upgrade", "--root", tmp_path)
    assert result.exit_code == 1 and "is no project that 'new edition' wrote" in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_site_is_called_by_its_title_once(founded, project):
    """The first page, whose heading is the title of the site, does not repeat it."""
    assert run("site", "--strict", "--root", project).exit_code == 0
    home = (project / "site/index.html").read_text(encoding="utf-8")
    assert "<title>Letters of &#34;Åsa&#34; &amp; &lt;Bo&gt;</title>" in home
    assert "og:image" not in home
