"""What a folder holds is read once, until it changes."""

import os

import pytest

from letterbook.files.checksums import digest_of
from letterbook.files.stamps import Digests
from letterbook.publishing.kept_digests import digests_of, known_digests
from letterbook.reading.cache import Cache


@pytest.fixture
def cache(tmp_path):
    """A cache, and beside it a folder with a file that was changed long ago."""
    path = tmp_path / "docs" / "page"
    path.parent.mkdir()
    path.write_text("one")
    os.utime(path, (1_000_000, 1_000_000))
    return Cache.of(tmp_path)


def test_what_was_found_is_known_to_the_next(cache, tmp_path, monkeypatch):
    """An unchanged file is not read again; a changed one is."""
    docs, page = tmp_path / "docs", tmp_path / "docs" / "page"
    with known_digests(cache, docs) as digests:
        assert digests.of(page) == digest_of(page)
    later = digests_of(cache, docs)
    monkeypatch.setattr("letterbook.files.stamps.is_settled", lambda *_: True)
    monkeypatch.setattr("letterbook.files.stamps.digest_of", lambda _: "read")
    assert later.of(page) == digest_of(page)
    page.write_text("other")
    assert later.of(page) == "read"


def test_nothing_is_kept_where_nothing_is_new(cache, tmp_path, monkeypatch):
    """The file in the cache stays as it is where it says all there is to say."""
    monkeypatch.setattr("letterbook.files.stamps.TICK", 0)
    docs = tmp_path / "docs"
    for number in range(2):
        with known_digests(cache, docs) as digests:
            digests.of(docs / "page")
        (kept,) = cache.folder.glob("digests-*.json")
        assert (kept.stat().st_mtime_ns == 0) == bool(number)
        os.utime(kept, ns=(0, 0))


def test_what_changes_within_a_tick_is_read_again(cache, tmp_path, monkeypatch):
    """A file that changed just before it was looked at may have changed again with the same stamp."""
    docs = tmp_path / "docs"
    monkeypatch.setattr("letterbook.files.stamps.TICK", 10**12)
    for number in range(3):
        with known_digests(cache, docs) as digests:
            digests.of(docs / "page")
            assert digests.read == 1, number


@pytest.mark.parametrize("held", [{}, [1], [1, {"page": 3}], ["x", {}], [1, {"page": [["a"], "b"]}]])
def test_what_is_damaged_is_not_known(cache, tmp_path, held):
    """Whatever lies in its place, files are read."""
    docs = tmp_path / "docs"
    with known_digests(cache, docs) as digests:
        digests.of(docs / "page")
    (kept,) = cache.folder.glob("digests-*.json")
    cache.write(kept.stem, held)
    assert digests_of(cache, docs).known == Digests({}, 0).known
