"""Images of letters: shown where the record says, as they lie beside it, and nowhere else."""

import re
import shutil
from dataclasses import replace

import pytest

from letterbook.commands.build import build_pages
from letterbook.folders import Folders
from letterbook.pipeline import survey
from letterbook.problems.problem import ProblemsFound

LETTER = "sources/letters/1921-09-21-north-to-south.yml"
IMAGE = "facsimiles/1921-09-21-1r.png"


@pytest.fixture
def folders(toy_edition, tmp_path):
    """The invented collection as a project of its own, whose letters may be changed."""
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    return replace(Folders.below(tmp_path), captures=None)


def codes(folders):
    """Return the codes of the problems about images."""
    return [one.code for one in survey(folders).problems if "image" in one.code or one.code == "text-not-allowed"]


def test_an_image_is_on_the_page_and_beside_it(folders):
    """A build brings the image as it is; the page names it, and what it shows."""
    build_pages(folders, False)
    assert (folders.docs / IMAGE).read_bytes() == (folders.sources / IMAGE).read_bytes()
    page = (folders.docs / "letters/1921-09-21-north-to-south.md").read_text(encoding="utf-8")
    assert f"](../{IMAGE}){{: loading" in page and "a hole in the third line" in page


def test_a_changed_image_is_brought_again(folders):
    """The next build brings the new one, and nothing but that."""
    build_pages(folders, False)
    (folders.sources / IMAGE).write_bytes(b"\x89PNG\r\n\x1a\nanother")
    written = build_pages(folders, False).written
    assert written.written == (IMAGE,) and (folders.docs / IMAGE).read_bytes().endswith(b"another")
    assert build_pages(folders, False).written.written == ()


def test_an_image_that_no_letter_shows_is_not_published(folders):
    """Where a letter no longer names it, it goes from the pages, and the check says that it lies about."""
    build_pages(folders, False)
    path = folders.root / LETTER
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"      - file: 1921-09-21-1r(.*\n){4}", "", text), encoding="utf-8")
    assert codes(folders) == ["image-not-shown"]
    assert IMAGE in build_pages(folders, False).written.removed


@pytest.mark.parametrize("content", [None, b"", b"<script>alert(1)</script>", b"GIF89a"])
def test_what_is_no_image_is_not_published(folders, content):
    """A file that is not there, is empty, or holds something else stops the build."""
    path = folders.sources / IMAGE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert codes(folders) == ["image-not-found"]
    with pytest.raises(ProblemsFound):
        build_pages(folders, False)
    assert not folders.docs.exists()


def test_a_link_is_no_image(folders, tmp_path):
    """It could lead to any file of the machine."""
    path = folders.sources / IMAGE
    path.rename(tmp_path / "elsewhere.png")
    path.symlink_to(tmp_path / "elsewhere.png")
    assert codes(folders) == ["image-not-found"]


def test_an_image_of_what_may_only_be_quoted_is_refused(folders):
    """An image of a letter is the letter."""
    path = folders.sources / "articles/bearers-book-1923.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rights: full\n", ""), encoding="utf-8")
    assert codes(folders) == ["text-not-allowed"] * 2
