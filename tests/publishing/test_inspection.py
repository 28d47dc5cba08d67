"""Each file of a site is looked at before it is published, and again when it changed; nothing else is published."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from letterbook import build
from letterbook.build import inspector_for
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.publishing import inspection, release
from letterbook.publishing.inspection import Inspector, as_part, from_part, inspect
from letterbook.publishing.kept_digests import digests_of
from letterbook.publishing.made import RECORD
from letterbook.publishing.policy import CHARSET, Guard
from letterbook.publishing.renewing import files_of
from letterbook.verification.captures import Captures, split
from letterbook.verification.copying import Search
from tests.publishing.built import Built, copy_written_by_hand, made_a_project
from tests.publishing.whole_sites import audit, harms, leaks

PAGE = (
    f'<!doctype html>\n<html lang="en"><head>{CHARSET}<title>x</title></head><body><h1 id="h">T</h1>{{}}</body></html>'
)


CAPTURE = "the boat of the northern harbour came late that year with all of its lamps out and nobody aboard"

# MkDocs packs it anew each time.
STAMPED = ["sitemap.xml.gz"]


# Of a file that is none.
STAMP = (1, 2, 3, 4)


@pytest.fixture
def inspector():
    """What looks at pages that are hosted."""
    return Inspector(Guard.of_theme(from_disk=False))


@pytest.fixture
def project(tmp_path, toy_sources):
    """The toy edition as a project that keeps what its runs find out."""
    copy_written_by_hand(tmp_path / "docs")
    sources = shutil.copytree(toy_sources, tmp_path / "sources")
    return Folders(made_a_project(tmp_path), sources, tmp_path / "docs", tmp_path / "site")


@pytest.fixture
def looked(monkeypatch):
    """The files at which somebody looked, run by run."""
    runs: list[list[str]] = []
    inspected, look = inspection.inspect, Inspector.look

    def counted(*given):
        runs.append([])
        return inspected(*given)

    def noted(inspector, name, *given):
        runs[-1].append(name)
        return look(inspector, name, *given)

    monkeypatch.setattr(release, "inspect", counted)
    monkeypatch.setattr(Inspector, "look", noted)
    # In this process, where it can be counted.
    monkeypatch.setattr("letterbook.publishing.processes.can_fork", lambda: False)
    return runs


def edited(project, name, *change):
    """Change words of a record."""
    path = project.sources / name
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")


def made(folder: Path, **pages: str) -> dict[str, Path]:
    """Write pages with a body into a folder, and return its files."""
    for name, body in pages.items():
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.html").write_text(PAGE.format(body), encoding="utf-8")
    return dict(files_of(folder))


def test_only_what_somebody_looked_at_is_published(inspector, tmp_path, monkeypatch):
    """A page comes out of a look alone: without one, nothing is there to be published."""
    monkeypatch.setattr(Inspector, "look", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        inspect(made(tmp_path / "made", one=""), inspector, {}, {}, tmp_path / "aside")
    assert not (tmp_path / "aside").exists()


def test_look_that_fails_publishes_nothing(project, monkeypatch):
    """Where a page cannot be looked at, the site stays as it was, with no new page in it."""
    monkeypatch.setattr(Inspector, "look", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build.site(project)
    assert not list(project.site.rglob("*.html"))


def test_every_published_file_was_looked_at(project):
    """What lies in the site is, byte for byte, what came out of the looks."""
    report = build.site(project)
    digests = digests_of(project.cache, project.site)
    name = next(path.stem for path in project.cache.folder.glob("looks-*.json"))
    looks = release.recall(project.cache, name, inspector_for(project, report, from_disk=False).setting)
    lying = {one: path for one, path in files_of(project.site) if one != RECORD}
    assert lying.keys() == looks.keys()
    assert all(digests.of(path) == looks[one].published for one, path in lying.items())


def test_only_what_changed_is_looked_at_again(project, looked):
    """After a change of one record only the pages that it changed are looked at, and nothing after no change."""
    build.site(project)
    before = len(looked[-1])
    build.site(project)
    assert looked[-1] == STAMPED and before > 100
    edited(project, "letters/1921-09-21-north-to-south.yml", "summary: >", "summary: >\n  Again.")
    build.site(project)
    assert "letters/1921-09-21-north-to-south/index.html" in looked[-1]
    assert len(looked[-1]) < before / 3


def test_changed_site_is_made_good(project, looked):
    """A file of the site that was lost is looked at and published again; one that was changed is refused, as before."""
    build.site(project)
    (project.site / "letters/index.html").unlink()
    build.site(project)
    assert looked[-1] == ["letters/index.html", *STAMPED]
    assert (project.site / "letters/index.html").exists()


def test_findings_of_pages_that_did_not_change_are_told_again(project):
    """What is wrong is said each time, not only when it is new."""
    page = project.docs / "about/citing.md"
    page.write_text("# More\n\n<script>1</script>\n\n<p><a href='nowhere'>x</a></p>\n", encoding="utf-8")
    first, second = build.site(project), build.site(project)
    assert first.findings == second.findings
    assert any("leads to no file" in str(one) for one in first.findings)
    assert any("is not the theme's" in str(one) for one in first.findings)


def test_link_is_dead_when_its_target_goes(inspector, tmp_path):
    """A page that did not change is wrong when what it links to is gone."""
    files = made(tmp_path / "made", one="<a href='two.html#x'>2</a>", two="<p id='x'>2</p>")
    first = inspect(files, inspector, {}, {}, tmp_path / "aside")
    there = {name: look.published for name, look in first.looks.items()}
    assert first.findings("") == []
    files |= made(tmp_path / "made", two="<p id='y'>two</p>")
    second = inspect(files, inspector, first.looks, there, tmp_path / "aside")
    assert [one.message for one in second.findings("")] == ["the link 'two.html#x' leads to no anchor of two.html"]
    del files["two.html"]
    third = inspect(files, inspector, second.looks, there, tmp_path / "aside")
    assert [one.message for one in third.findings("")] == ["the link 'two.html#x' leads to no file"]


def test_as_thorough_as_reading_the_whole_site(real: Built):
    """On the site of the first collection, a look at each file finds what reading all of it finds: nothing."""
    assert real.report.findings == ()
    assert [*audit(real.site), *harms(real.site), *leaks(real.site, real.report.edition, real.report.captures)] == []


def test_what_is_kept_comes_back(inspector, tmp_path):
    """A look is the same when it was kept and read again."""
    (file,) = made(tmp_path, one="<a href='nowhere'>x</a><b onclick='x'>y</b>").values()
    _, look = inspector.look("one.html", STAMP, file.read_bytes())
    assert look.page is not None and look.page.faults
    assert from_part(json.loads(json.dumps(as_part("one.html", look)))) == ("one.html", look)
    without = replace(look, page=None, copied=(("post", "eight words"),))
    assert from_part(json.loads(json.dumps(as_part("x.png", without)))) == ("x.png", without)


@pytest.mark.parametrize(
    "part", [None, [], ["x", 1], ["x", [1, 2, 3, 4], "d", [1], []], ["x", [1, 2], "d", None, []], {"a": 1}]
)
def test_damaged_look_is_no_look(part):
    """What is no look is refused, so that the file is looked at again."""
    with pytest.raises((TypeError, ValueError)):
        from_part(part)


def test_other_search_looks_again(inspector, real: Built):
    """Where other words are looked for, or pages are for another place, earlier looks do not count."""
    edition = real.report.edition
    captures = [Captures({id: split("x.txt", f"{id} {CAPTURE}")}) for id in [one.id for one in edition.articles][:2]]
    searches = [Search.after(edition, one) for one in captures]
    settings = [replace(inspector, search=search).setting for search in (None, *searches)]
    settings.append(Inspector(Guard.of_theme(from_disk=True)).setting)
    assert len(set(settings)) == len(settings)


def test_leak_in_a_page_that_did_not_change_is_told_again(project, toy_edition):
    """Words of a capture in a page by hand are found each time."""
    project = replace(project, captures=toy_edition / "captures")
    text = next(iter(read(project).captures.texts.values())).paragraphs
    words = " ".join(" ".join(text).split()[-30:])
    page = project.docs / "about/citing.md"
    page.write_text(f"# Citing\n\n{words}\n", encoding="utf-8")
    first, second = build.site(project), build.site(project)
    assert first.findings == second.findings
    assert any("eight words in a row" in str(one) for one in first.findings)


def test_what_others_keep_in_a_site_is_looked_at(project):
    """A hidden file that stays in the site is published too: what is wrong in it is found, and links may lead to it."""
    hidden = project.site / ".well-known/x.html"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("<!doctype html><html lang=en><h1>x</h1><img src='//evil' onerror='x'></html>", encoding="utf-8")
    page = project.docs / "about/citing.md"
    page.write_text("# Citing\n\n<p><a href='../../.well-known/x.html'>x</a></p>\n", encoding="utf-8")
    for _ in range(2):
        found = build.site(project).findings
        assert {one.page for one in found} == {".well-known/x.html"}
        assert any("onerror" in one.message for one in found)


def test_ends_of_lines_do_not_matter(inspector):
    """A page with the ends of lines of Windows is published as one of any other system."""
    page = PAGE.format("<p>x</p>\n")
    (unix, _), (windows, _) = (
        inspector.look("x.html", STAMP, one.encode()) for one in (page, page.replace("\n", "\r\n"))
    )
    assert unix == windows


def test_file_that_goes_while_it_is_looked_at(inspector, tmp_path):
    """What is no longer there is a fault in words, and nothing is left out in silence."""
    files = made(tmp_path / "made", one="")
    files["one.html"].unlink()
    with pytest.raises(WriteFault, match="was removed while the site was built"):
        inspect(files, inspector, {}, {}, tmp_path / "aside")
