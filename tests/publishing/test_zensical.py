"""Zensical, which succeeds MkDocs and Material, publishes the same pages from the same folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.publishing.built import ROOT, Built


@pytest.fixture(scope="module")
def zensical(real: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical builds from the pages of the real collection."""
    command = shutil.which("zensical", path=str(Path(sys.executable).parent)) or shutil.which("zensical")
    if command is None:
        pytest.skip("zensical is not installed")
    project = tmp_path_factory.mktemp("zensical")
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    shutil.copytree(real.folders.docs, project / "docs")
    # It reads mkdocs.yml where it is started, and takes docs_dir and site_dir from it alone.
    subprocess.run([command, "build", "--clean"], cwd=project, check=True, capture_output=True)
    return project / "site"


def article(page: Path) -> list[str]:
    """Return the words of a page's article, in their order."""
    tree = html.parse(page, parser=html.HTMLParser(encoding="utf-8"))
    (found,) = tree.xpath("//article")
    for button in found.xpath(".//*[contains(@class, 'md-content__button') or contains(@class, 'headerlink')]"):
        button.drop_tree()
    return str(found.text_content()).split()


def test_same_pages(real, zensical):
    """Both make a page of every file, at the same address."""
    expected = {name for name, _ in real.pages()}
    assert {path.relative_to(zensical).as_posix() for path in zensical.rglob("*.html")} - {"404.html"} == expected


def test_same_words(real, zensical):
    """On every page the article reads the same."""
    differing = [name for name, page in real.pages() if article(page) != article(zensical / name)]
    assert differing == []


def test_same_title(real, zensical):
    """The overridden title is understood by both; Zensical does not know that the home page is one."""
    for name, page in real.pages():
        if name == "index.html":
            continue
        one, other = (html.parse(path).findtext(".//title") for path in (page, zensical / name))
        assert one == other, name
