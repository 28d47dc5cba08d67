"""The built site: complete, sound, alone in the world, and the same however it was built."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from lxml import html

from letterbook import build
from letterbook.commands.build import build_pages
from letterbook.folders import Folders
from letterbook.pages.addresses import page_of
from letterbook.publishing.site import SiteFault
from letterbook.records.models import Question
from letterbook.verification.captures import load_captures
from tests.publishing.built import ROOT, Built, build_site, copy_written_by_hand, made_a_project
from tests.publishing.whole_sites import leaks

CAPTURES = ROOT.parent / "shared" / "captures"

# What Markdown may be extended by. Everything else changes plain text, runs something or reads files.
ALLOWED_EXTENSIONS = {"admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"}

# `content.tooltips` runs escaped text, `search.share` is a script in a link; the others were decided against.
FORBIDDEN_FEATURES = {
    "announce.dismiss",
    "content.action.view",
    "content.code.annotate",
    "content.tooltips",
    "header.autohide",
    "navigation.instant",
    "search.share",
}

# Attributes from which a browser loads something by itself.
LOADING = "//@src | //@srcset | //@poster | //object/@data | //link[not(@rel='canonical')]/@href"


class ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, and takes what its tags (`!ENV`) say as plain values."""


ConfigLoader.add_multi_constructor("!", lambda _, __, node: f"{node.value}")


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    """What `mkdocs.yml` says."""
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), ConfigLoader)


@pytest.fixture(scope="module")
def trees(real: Built) -> dict[str, html.HtmlElement]:
    """Every page of the real site, parsed."""
    return {name: html.parse(path, parser=html.HTMLParser(encoding="utf-8")).getroot() for name, path in real.pages()}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[Path, int]:
    """Return when each file of a folder was last written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_audit_finds_nothing(real):
    """In the site of the collection every link leads somewhere, and every page is sound."""
    assert [str(finding) for finding in real.report.findings] == []


def built_page(record):
    """Return the built page of a record, relative to the site."""
    return page_of(record).removesuffix(".md").removesuffix("/index") + "/index.html"


def test_every_record_has_a_page(real):
    """For each record of the collection a page stands in the site."""
    expected = {built_page(record) for record in real.report.edition.records.values()}
    assert expected and expected <= {name for name, _ in real.pages()}


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures lie in ../shared, which is not here")
def test_built_site_leaks_nothing(real):
    """No file of the built site holds more of a captured article than what is recorded as quoted."""
    captures, _ = load_captures(real.report.edition, CAPTURES)
    assert len(captures.texts) == 5
    assert leaks(real.site, real.report.edition, captures) == []


def test_every_page_has_one_first_heading(trees):
    """Every page, those by hand included, has one H1, and says something in it."""
    assert {name: len(tree.xpath("//h1[normalize-space()]")) for name, tree in trees.items()} == dict.fromkeys(trees, 1)


def test_every_page_has_a_description(trees):
    """Every generated page says in its front matter what it is, and the theme prints it."""
    bare = [name for name, tree in trees.items() if not tree.xpath("//meta[@name='description'][@content!='']")]
    assert [name for name in bare if not name.startswith(("about/", "contributing/"))] == []


def test_nothing_is_loaded_from_elsewhere(trees):
    """No page asks another site for a script, style, picture, font or frame."""
    loaded = {str(address) for tree in trees.values() for address in tree.xpath(LOADING)}
    assert loaded and {address for address in loaded if re.match(r"\s*(https?:)?//", address, re.IGNORECASE)} == set()


def test_styles_and_scripts_load_nothing_from_elsewhere(real):
    """No style sheet of the site imports or shows anything of another one."""
    sheets = list(real.site.rglob("*.css"))
    assert sheets
    assert [
        sheet.name for sheet in sheets if re.search(r"(url\(|@import)\s*['\"]?\s*(https?:)?//", sheet.read_text())
    ] == []


def test_page_names_its_record(real, trees):
    """At the foot of a record's page stands the YAML file that it was made from, or a link to it in the repository."""
    repository = real.report.edition.collection.repository
    for record in real.report.edition.records.values():
        page = trees[built_page(record)]
        named = page.xpath("//a/@href") if repository else [page.text_content()]
        assert is_edited_in_a_form(page, record), record.id
        # Questions stand together on a page: each leads to its form alone, which names the file.
        assert isinstance(record, Question) or any(f"sources/{record.file}" in words for words in named), record.id


def test_page_names_its_record_without_a_repository(tmp_path, toy_sources):
    """Where no repository is known, the page prints the path of the record instead of a link to it."""
    collection = (toy_sources / "collection.yml").read_text(encoding="utf-8")
    without = re.sub(r"(?m)^repository: .*\n", "", collection)
    assert without != collection
    built = build_site(tmp_path, toy_sources, {"collection.yml": without})
    pages = {name: html.parse(path).getroot() for name, path in built.pages()}
    for record in built.report.edition.records.values():
        page = pages[built_page(record)]
        assert is_edited_in_a_form(page, record)
        assert isinstance(record, Question) or f"sources/{record.file}" in page.text_content()


def is_edited_in_a_form(page, record):
    """Whether a page leads to the form in which a record is edited."""
    return any(f"/new/{record.kind}/?record={record.id}" in href for href in page.xpath("//a/@href"))


def test_warning_of_mkdocs_stops_the_build(tmp_path, toy_sources):
    """MkDocs builds strictly: a dead link in a page by hand is a fault that names it."""
    built = build_site(tmp_path, toy_sources)
    (built.folders.docs / "about/index.md").write_text("# About\n\n[nowhere](nowhere.md)\n")
    with pytest.raises(SiteFault, match=r"nowhere\.md"):
        build.site(built.folders)


def test_a_project_without_a_configuration_is_told(tmp_path, toy_sources):
    """A folder of records alone has no site; the message says what is missing, and where to find it."""
    project = Folders(tmp_path, toy_sources, tmp_path / "docs", tmp_path / "site")
    with pytest.raises(SiteFault, match=r"has no 'mkdocs\.yml', which a site needs; name the project with --root"):
        build.site(project)


def test_toy_edition_is_published_whole(tmp_path, toy_edition):
    """No record is linked to where it has no page: the toy edition builds without a warning."""
    built = build_site(tmp_path, toy_edition / "sources")
    assert built.report.findings == ()
    expected = {built_page(record) for record in built.report.edition.records.values()}
    assert expected <= {name for name, _ in built.pages()}


def test_audit_knows_where_the_site_is_hosted(tmp_path, toy_sources):
    """A collection that is published below a path has no finding for its page for dead links."""
    assert build_site(tmp_path, toy_sources).report.findings == ()


# The configuration, where no built page would show the fault.


def test_features_are_safe(config):
    """No feature of the theme runs text, links to scripts, or was decided against."""
    assert FORBIDDEN_FEATURES.isdisjoint(config["theme"]["features"])


def test_extensions_leave_text_alone(config):
    """Markdown is extended only by what was proved to leave plain text as it is."""
    assert set(config["markdown_extensions"]) <= ALLOWED_EXTENSIONS


def test_no_plugin_is_needed(config):
    """The site builds with Material's search alone, and without hooks."""
    assert set(config["plugins"]) <= {"search", "offline"}
    assert "hooks" not in config


def test_no_repository_is_asked(config):
    """With a `repo_url` the theme would ask its host for stars."""
    assert "repo_url" not in config


def test_fonts_are_the_reader_s_own(config):
    """No font is loaded."""
    assert config["theme"]["font"] is False


def test_title_is_escaped_again():
    """The theme's title un-escapes a heading; the site's own one escapes it again."""
    assert "striptags | e }}" in (ROOT / "theme/main.html").read_text(encoding="utf-8")


def test_polyfills_are_at_hand(config):
    """A polyfill is a file of the site, and the search's one lies where the theme looks for it."""
    for path in config.get("extra", {}).get("polyfills", []):
        assert "iframe-worker" in path and (ROOT / "theme" / path).is_file()


# The same sources give the same bytes.


def built_by_command(sources: Path, **environment: str) -> dict[str, bytes]:
    """Return the pages that the command line builds beside some sources, in a process with its own environment."""
    folder, docs = sources.parent, sources.parent / "docs"
    command = [sys.executable, str(ROOT / "build_pages.py"), "build", "--quiet"]
    command += ["--sources", str(sources), "--docs", str(docs), "--captures", str(folder / "captures")]
    subprocess.run(command, check=True, env={**os.environ, **environment}, cwd=folder, capture_output=True)
    return contents(docs)


def copied_in_order(sources: Path, copy: Path, reverse: bool) -> Path:
    """Copy sources file by file, in the order of their names or in the opposite one."""
    files = sorted((path for path in sources.rglob("*") if path.is_file()), reverse=reverse)
    for path in files:
        target = copy / "sources" / path.relative_to(sources)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return copy / "sources"


@pytest.mark.parametrize("which", ["real", "toy"])
def test_pages_do_not_depend_on_the_machine(tmp_path, toy_sources, which):
    """Hash seed, time zone, locale and the order in which files were made leave every byte as it is."""
    sources = ROOT / "sources" if which == "real" else toy_sources
    one, other = (copied_in_order(sources, tmp_path / name, name == "other") for name in ("one", "other"))
    first = built_by_command(one, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    second = built_by_command(other, PYTHONHASHSEED="2", TZ="Asia/Seoul", LC_ALL="C")
    assert first and first == second


def test_site_does_not_depend_on_the_day(tmp_path, toy_sources):
    """Publishing twice gives the same site, the sitemap's dates included."""
    first = build_site(tmp_path / "one", toy_sources)
    second = build_site(tmp_path / "two", toy_sources)
    assert contents(first.site) == contents(second.site)


def test_second_build_writes_nothing(tmp_path, toy_sources):
    """Building again from the same sources touches no page."""
    folders = Folders(made_a_project(tmp_path), toy_sources, tmp_path / "docs", tmp_path / "site")
    build_pages(folders)
    before = times(tmp_path)
    report = build_pages(folders)
    assert report.written is not None and report.written.written == report.written.removed == ()
    assert times(tmp_path) == before


def test_a_site_of_pages_that_stand_reads_no_record(tmp_path, toy_sources, monkeypatch):
    """Where nothing changed since, the edition is not read again: all that publishing asks of it was kept."""
    first = build_site(tmp_path, toy_sources)
    before = contents(first.site)

    def read(*_: object) -> NoReturn:
        raise AssertionError("read again")

    monkeypatch.setattr(build, "read", read)
    report = build.site(first.folders)
    assert (report.findings, report.imprint, contents(first.site)) == ((), first.report.imprint, before)
    assert report.written is not None and report.written.written == ()


def site_by_command(project: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a project as a user does, in a program that can fork."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "letterbook", "site"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_pages_that_another_process_writes_are_the_same(tmp_path, toy_sources):
    """As a command, which has the pages written apart, `site` makes the same site, and tells the same."""
    here = build_site(tmp_path / "here", toy_sources)
    there = made_a_project(tmp_path / "there")
    shutil.copytree(toy_sources, there / "sources")
    copy_written_by_hand(there / "docs")
    done = site_by_command(there)
    assert (done.returncode, done.stderr) == (0, "".join(f"{one}\n" for one in here.report.warnings))
    assert done.stdout.startswith(f"{here.report.counted}: {len(here.report.written.written)} files written")
    assert contents(there / "site") == contents(here.site)


def test_errors_that_another_process_finds_are_told_once(tmp_path, toy_sources):
    """A mistake in a record stops the command as it stops a check, and nothing is written."""
    project = made_a_project(tmp_path)
    shutil.copytree(toy_sources, project / "sources")
    record = project / "sources" / "people" / "ada-north.yml"
    record.write_text(record.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    done = site_by_command(project)
    assert (done.returncode, done.stdout.count("people/ada-north.yml:"), done.stderr) == (
        1,
        1,
        "1 problem; nothing was written.\n",
    )
    assert not (project / "docs").exists() and not (project / "site").exists()
