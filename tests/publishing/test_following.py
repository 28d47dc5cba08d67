"""What `serve` takes for a change."""

import time
from pathlib import Path

import pytest

from letterbook.publishing.following import Changes, Follower, Watched


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder of records, and a folder of pages with one of the build's own."""
    for folder in ("sources", "docs/people"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "sources/ada.yml").write_text("name: Ada\n")
    (tmp_path / "docs/people/ada.md").write_text("# Ada\n")
    return tmp_path


def changes_in(project: Path) -> Changes:
    """Return what changes in a project after a build that begins now."""
    changes = Changes(Watched((project / "sources",), project / "docs", frozenset({"people"})))
    changes.build_begins()
    return changes


def test_nothing_changed_is_no_change(project):
    """Files that stand as they stood are no change."""
    assert not changes_in(project).found(is_failing=True)


@pytest.mark.parametrize("edit", ["write", "add", "remove", "rename"])
def test_a_change_is_reported_once_for_each_build(project, edit):
    """A record written, added, removed or renamed is reported once, and again only if it changes after a build."""
    changes, record = changes_in(project), project / "sources/ada.yml"
    {
        "write": lambda: record.write_text("name: Ada North\n"),
        "add": lambda: (project / "sources/bela.yml").write_text("name: Bela\n"),
        "remove": record.unlink,
        "rename": lambda: record.rename(project / "sources/ada-north.yml"),
    }[edit]()
    assert [changes.found(is_failing=False) for _ in range(2)] == [True, False]
    changes.build_begins()
    assert not changes.found(is_failing=False)


def test_a_page_of_the_build_counts_only_while_something_is_wrong(project):
    """The build's own pages change with every build; they are looked at where they may be what is wrong."""
    changes = changes_in(project)
    (project / "docs/people/ada.md").write_text("# Ada North\n")
    assert not changes.found(is_failing=False)
    assert changes.found(is_failing=True)


def test_what_goes_before_anybody_looked_is_a_change(project):
    """A file that a build has read, and that is gone at the next look, is a change: the build is of what was there."""
    stray = project / "docs/people/notes.md"
    stray.write_text("# Notes\n")
    changes = changes_in(project)
    stray.unlink()
    assert changes.found(is_failing=True)


def test_what_a_run_leaves_aside_is_no_change(project):
    """Hidden folders of a run come and go with each build."""
    changes = changes_in(project)
    (project / "docs/.letterbook-aside-1").mkdir()
    (project / "docs/.letterbook-aside-1/page.md").write_text("# Half a page\n")
    assert not changes.found(is_failing=True)


def test_a_follower_tells_until_it_is_stopped():
    """Whoever asked is told of a change, in the name of the path that was asked for."""
    told: list[str] = []

    class Handler:
        def dispatch(self, event):
            told.append(event.src_path)

    found = iter([True])
    follower = Follower(lambda: next(found, False))
    follower.schedule(Handler(), "docs", recursive=True)
    follower.start()
    end = time.monotonic() + 30
    while not told and time.monotonic() < end:
        time.sleep(0.01)
    follower.stop()
    follower.join(timeout=30)
    assert told == ["docs"] and not follower.is_alive()
