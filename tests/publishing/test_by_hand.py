"""What people put into `docs/` is looked at before the engine reads any of it."""

import os
from pathlib import Path

import pytest

from letterbook.pages.generated import HOME
from letterbook.publishing.by_hand import KINDS, LARGEST, MARKDOWN, faults_by_hand

ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of pages with one page by hand."""
    folder = tmp_path / "docs"
    (folder / "about").mkdir(parents=True)
    (folder / "about" / "index.md").write_text("---\ntitle: About\n---\n\n# About\n", encoding="utf-8")
    return folder


def told(docs: Path) -> list[tuple[str, str]]:
    """Return place and code of each fault."""
    return [(str(problem.place), problem.code) for problem in faults_by_hand(docs)]


def test_pages_of_this_archive_are_sound():
    """Nothing is wrong with the pages by hand that are here, nor with a folder that is not there."""
    assert faults_by_hand(ROOT / "docs") == faults_by_hand(ROOT / "no-such-folder") == []


@pytest.mark.parametrize(
    "name", ["x.js", "x.mjs", "x.css", "x.xml", "x.xsl", "x.xhtml", "x.svgz", "x.php", "x.wasm", "x"]
)
def test_kinds_that_a_browser_might_run_are_refused(docs, name):
    """Among them scripts and styles: one of the theme's own name would take its place on every page."""
    (docs / "about" / name).write_text("x", encoding="utf-8")
    assert told(docs) == [(f"docs/about/{name}:1:1", "file-by-hand")]


def test_a_file_without_an_ending_is_refused(docs):
    """What a host takes orders from has no ending, and is named as such."""
    (docs / "_headers").write_text("/*\n  Link: <x>\n")
    assert [problem.message.partition(" are")[0] for problem in faults_by_hand(docs)] == ["files without an ending"]


def test_kinds_that_pages_offer_are_taken(docs):
    """Also in capitals; what is hidden, or left by a system, is not published, and so is passed over."""
    for kind in KINDS:
        (docs / "about" / f"a{kind.upper()}").write_text("x", encoding="utf-8")
    for name in (".nojekyll", ".DS_Store", "Thumbs.db"):
        (docs / "about" / name).write_text("x", encoding="utf-8")
    assert told(docs) == []


@pytest.mark.parametrize("target", ["../../secret.txt", "/", ".", "nowhere", "index.md"])
@pytest.mark.parametrize("name", ["about/link.txt", "about/link", "link", ".hidden"])
def test_a_link_is_refused_wherever_it_leads(docs, name, target):
    """The engine would publish what it leads to, and walk through a whole disk."""
    (docs / name).symlink_to(target)
    assert told(docs) == [(f"docs/{name}:1:1", "file-by-hand")]


def test_a_pipe_is_refused(docs):
    """Whoever opened it would wait for ever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(docs / "about" / "x.md")
    assert told(docs) == [("docs/about/x.md:1:1", "file-by-hand")]


def test_a_page_is_of_a_bounded_size(docs):
    """A byte more than allowed is refused, unread."""
    page = docs / "about" / "x.md"
    page.write_bytes(b"a\n\n" * (LARGEST[MARKDOWN] // 3))
    assert told(docs) == []
    with page.open("ab") as file:
        file.truncate(LARGEST[MARKDOWN] + 1)
    assert told(docs) == [("docs/about/x.md:1:1", "file-by-hand")]


@pytest.mark.parametrize(
    ("raw", "place", "code"),
    [
        (b"# A\n\nb\xff\n", "3:2", "encoding"),
        ("# A\n".encode("utf-16"), "1:1", "encoding"),
        (b"# A\n\na\0b\n", "3:2", "control-character"),
        (b"# A\n\n\x1b[31m\n", "3:1", "control-character"),
        (b"---\ntitle: A\ntemplate: x.html\n---\n# A\n", "3:1", "unknown-field"),
        (b"---\ntitle: &a A\nb: *a\n---\n# A\n", "3:4", "yaml-feature"),
        (b"---\ntitle: !!python/name:os.system\n---\n# A\n", "2:8", "yaml-feature"),
        (b"---\ntitle: !ENV HOME\n---\n# A\n", "2:8", "yaml-feature"),
        (b"---\ntitle: [a\n---\n# A\n", "2:8", "yaml"),
        (b"---\r\ntitle: A\r\ntemplate: x\r\n---\r\n# A\r\n", "3:1", "unknown-field"),
        (b"# A\n\n" + b"[" * 9_000, "3:1", "page-too-slow"),
    ],
)
def test_the_text_of_a_page_is_told_with_its_place(docs, raw, place, code):
    """Line and column are those of the file."""
    (docs / "about" / "x.md").write_bytes(raw)
    assert (f"docs/about/x.md:{place}", code) in told(docs)


def test_generated_pages_are_not_looked_at(docs):
    """They are the build's own, and a problem of another kind where they are not."""
    (docs / HOME).write_text("[" * 9_000, encoding="utf-8")
    (docs / "letters").mkdir()
    (docs / "letters" / "x.js").write_text("x", encoding="utf-8")
    assert told(docs) == []
