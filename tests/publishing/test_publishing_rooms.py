"""MkDocs works in a room that was made here, for the same pages; nothing of anybody else's is ever in it."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from letterbook import build
from letterbook.files.locks import locked
from letterbook.folders import Folders
from letterbook.publishing import rooms
from letterbook.publishing.rooms import room_for, room_of
from letterbook.reading.cache import Cache
from tests.publishing.built import copy_written_by_hand, made_a_project

# The number of a user whom permissions bind.
NOBODY = 65534


@pytest.fixture
def project(tmp_path, toy_sources):
    """The toy edition as a project."""
    folder = tmp_path / "project"
    shutil.copytree(toy_sources, folder / "sources")
    copy_written_by_hand(folder / "docs")
    return Folders(made_a_project(folder), folder / "sources", folder / "docs", folder / "site")


def room(project):
    """Return the folder of the room that a run gets."""
    with room_for(project.cache, project.docs, project.site) as found:
        return found.folder


def test_same_room_for_the_same_site(project):
    """A site is made where it was made before; another one elsewhere."""
    assert room(project) == room(project)
    with room_for(project.cache, project.docs, project.site.with_name("other")) as other:
        assert other.folder != room(project)


def test_room_of_pages_that_are_gone_is_removed(project):
    """What MkDocs made of pages that are no longer there is not kept for ever; that of others is."""
    found = room(project)
    rooms.sweep(project.cache)
    assert found.exists()
    shutil.rmtree(project.docs)
    rooms.sweep(project.cache)
    assert not found.exists()


def test_room_in_which_a_run_works_stays(project):
    """Nobody removes a room from under a run."""
    found = room(project)
    shutil.rmtree(project.docs)
    with locked(found):
        # A run of its own would have another open file, as here.
        rooms.sweep(project.cache)
        rooms.clear(project.cache)
        assert found.exists()
    rooms.clear(project.cache)
    assert not found.exists()


@pytest.mark.parametrize("name", ["made", "memory", ""])
def test_link_in_place_of_a_room_is_not_followed(project, tmp_path, name):
    """Where a room, or a part of it, is a link to another place, nothing there is touched."""
    found = room(project)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine")
    shutil.rmtree(found / name)
    (found / name).symlink_to(theirs) if name else found.symlink_to(theirs)
    assert build.site(project).findings == ()
    assert {path.name: path.read_text() for path in theirs.iterdir()} == {"thesis.txt": "mine"}


def test_room_that_came_with_a_checkout_is_not_used(project, tmp_path):
    """The name of a room is of the folder in which it lies: one that was copied there has another."""
    build.site(project)
    shutil.copytree(project.cache.folder, tmp_path / "copied")
    shutil.rmtree(project.cache.folder)
    shutil.move(tmp_path / "copied", project.cache.folder)
    (came,) = project.cache.folder.glob("engine-*")
    assert room(project) != came


def test_hidden_files_of_others_are_not_published(project):
    """MkDocs leaves what is hidden at the top of a site: what anybody put there is gone before it is published."""
    found = room(project)
    (found / "made/.secret").write_text("x")
    (found / "made/.link").symlink_to(found / "made/.secret")
    (found / "made/.folder").mkdir()
    build.site(project)
    assert not list(project.site.glob(".secret")) + list(project.site.glob(".link"))


def test_cache_that_is_a_link_is_left_alone(project, tmp_path_factory):
    """Where the hidden folder is a link to another place, nothing is written there, and the site is made as ever."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    project.cache.folder.symlink_to(elsewhere)
    assert build.site(project).findings == ()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become another user")
def test_project_that_may_only_be_read():
    """Where a room is there and may not be written, the site is made without it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = Cache.of(folder)
        found = room_of(cache, folder, folder)
        assert found is not None
        for path in (folder, cache.folder, found, *found.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        os.seteuid(NOBODY)
        try:
            assert room_of(cache, folder, folder) is None
        finally:
            os.seteuid(0)
