"""What a site holds of others is what the list says, as their package has it."""

import json
import re
from pathlib import Path

import material
import pytest

from tests.publishing.built import ROOT
from tests.test_vendored import tables

TEMPLATES = Path(material.__file__).parent / "templates"

# What the program and MkDocs write beside pages and what is copied.
WRITTEN = re.compile(r"404\.html|robots\.txt|sitemap\.xml(\.gz)?|search/search_index\.json")


@pytest.fixture(scope="module")
def foreign(real):
    """The files of the site, by their paths, that come neither from its pages nor from the theme of this program."""
    ours = {path.relative_to(ROOT / "theme").as_posix() for path in (ROOT / "theme").rglob("*")}
    ours |= {path.relative_to(real.folders.docs).as_posix() for path in real.folders.docs.rglob("*")}
    ours |= {f"{name.removesuffix('.md')}/index.html" for name in ours} | {
        name.replace(".md", ".html") for name in ours
    }
    files = {path.relative_to(real.site).as_posix(): path for path in real.site.rglob("*") if path.is_file()}
    return {
        name: path
        for name, path in files.items()
        if name not in ours and not WRITTEN.fullmatch(name) and not Path(name).name.startswith(".letterbook-")
    }


def test_every_file_of_others_is_as_its_package_has_it(foreign):
    """All of them are of the theme that is listed, in the folder that is listed, and none is changed by a byte."""
    assert len(foreign) > 30 and all(name.startswith("assets/") for name in foreign)
    assert [name for name, path in foreign.items() if path.read_bytes() != (TEMPLATES / name).read_bytes()] == []
    assert ["assets/", "mkdocs-material"] in [row[1:3] for row in tables()["What"]]


def test_what_the_theme_took_from_others_is_listed(foreign):
    """Each project whose code is in the theme's scripts and style sheets, as their maps tell, is named."""
    maps = [json.loads(path.read_text(encoding="utf-8")) for name, path in foreign.items() if name.endswith(".map")]
    sources = (source for one in maps for source in one["sources"])
    projects = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    named = {word.strip(",") for row in tables()["What"] for word in row[0].split()}
    assert len(projects) > 5 and projects - named == set()
