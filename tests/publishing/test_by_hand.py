"""Pages by hand are text: what lies beside them runs on no page, and leads nowhere."""

import pytest

from letterbook.publishing.by_hand import faults_by_hand
from letterbook.publishing.site import SiteFault, publish
from tests.publishing.built import ROOT


@pytest.fixture
def docs(tmp_path):
    """A folder of pages, some of them made by the build."""
    for name in (
        "about/index.md",
        "about/nginx.conf",
        "about/map.png",
        "letters/index.md",
        "letters/all.js",
        "index.md",
    ):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("x", encoding="utf-8")
    return tmp_path / "docs"


def test_pages_images_and_files_may_lie_there(docs):
    """So may whatever the build makes, such as the data of a long list, and what it writes there while it runs."""
    (docs / ".letterbook-aside-1").mkdir()
    (docs / ".letterbook-aside-1/x.js").write_text("x", encoding="utf-8")
    assert faults_by_hand(docs) == []


def test_the_pages_of_this_repository_may_lie_there():
    """Nothing that people wrote here is refused."""
    assert faults_by_hand(ROOT / "docs") == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("about/evil.js", "is a script"),
        ("evil.MJS", "is a script"),
        ("about/deep/er/evil.cjs", "is a script"),
        # MkDocs would copy them in the place of the theme's own.
        ("js/finder.js", "is a script"),
        ("assets/javascripts/bundle.a5f9d56c.min.js", "is a script"),
        ("css/letterbook.css", "is a style sheet"),
        ("about/.hidden.Css", "is a style sheet"),
    ],
)
def test_scripts_and_style_sheets_are_refused(docs, name, what):
    """Wherever they lie, and however they are called: they would run on the page that asks for them, or on all."""
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text("x", encoding="utf-8")
    (fault,) = faults_by_hand(docs)
    assert fault.startswith(f"'docs/{name}' {what}") and "theme/" in fault


@pytest.mark.parametrize("link", ["about/mine.md", "about/mine", "mine"])
def test_links_are_refused(docs, tmp_path, link):
    """MkDocs would publish what a link leads to, be it somebody's whole home."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home/key").write_text("secret", encoding="utf-8")
    (docs / link).symlink_to(tmp_path / "home" / ("key" if link.endswith(".md") else ""))
    assert faults_by_hand(docs) == [f"'docs/{link}' is a link, which could lead anywhere; put the file itself there"]


def test_nothing_is_published_beside_a_script(docs, toy, tmp_path):
    """Neither a site nor a preview: MkDocs is not even asked."""
    (docs / "about/evil.js").write_text("x", encoding="utf-8")
    with pytest.raises(SiteFault, match=r"'docs/about/evil\.js' is a script"):
        publish(ROOT, toy, docs, tmp_path / "site", tmp_path / "memory")
    assert not (tmp_path / "site").exists()
