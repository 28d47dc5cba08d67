"""Links between pages lead where MkDocs leads them, and are noted as it notes them."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from letterbook.publishing.speed.page_links import led_by

PATHS = ("index.md", "a/index.md", "a/b.md", "a/b-c.md", "a/d/e.md", "about/left-out.md", "a/p.png", "a/é.md")
LINKS = (
    *("b.md", "../a/b.md", "../index.md", "index.md", "d/e.md", "../../index.md", "../about/left-out.md", "a/b.md"),
    *(
        "p.png",
        "é.md",
        "%C3%A9.md",
        "b.md?x=1",
        "./b.md",
        "/a/b.md",
        "none.md",
        "d/../b.md",
        "",
        "#x",
        "http://x.org/b.md",
    ),
    *("b.html", "B.md", "mailto:a@b.md", "a//b.md", "..md", ".md", "b.md/", "x y.md"),
)

ANCHORS = ("", "#x", "#x-1", "#é", "#")


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def site(request):
    """A configuration, and the files of a site, of which one is left out."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "use_directory_urls": request.param})
    config.validate()
    files = [File(path, "docs", "site", request.param) for path in PATHS]
    files[PATHS.index("about/left-out.md")].inclusion = InclusionLevel.EXCLUDED
    return config, Files(files)


@given(st.sampled_from(PATHS), st.lists(st.builds(str.__add__, st.sampled_from(LINKS), st.sampled_from(ANCHORS))))
def test_same_address(site, page, links):
    """The address is the same, and so is what is said of it and noted."""
    assert led(*site, page, links, True) == led(*site, page, links, False)


def test_what_is_said_is_heard(site):
    """A link to what is not published is told of, and so is one to what is not there: the comparison hears both."""
    _, _, said = led(*site, "a/b.md", ["../about/left-out.md", "none.md"], True)
    assert len(said) == 2


def led(config, files, page, links, is_ours):
    """Return where the links of a page lead, what is noted of them, and what is said."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(f"{record.levelname} {record.getMessage()}")  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs.structure.pages")
    log.addHandler(handler)
    before = log.level
    log.setLevel(logging.INFO)
    try:
        one = _RelativePathTreeprocessor(files.src_uris[page], files, config)
        lead = led_by(_RelativePathTreeprocessor.path_to_url) if is_ours else _RelativePathTreeprocessor.path_to_url
        return [lead(one, link) for link in links], one.links_to_anchors, said
    finally:
        log.setLevel(before)
        log.removeHandler(handler)
