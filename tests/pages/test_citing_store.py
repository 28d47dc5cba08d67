"""Citations are made once, many at a time, and kept for the next run."""

import pytest

from letterbook.pages.citing import store
from letterbook.pages.citing.store import BATCH, Citations
from letterbook.reading.cache import Cache

ITEM = {"id": "a", "type": "book", "title": "The *Bearer's* <b>book</b>", "issued": {"date-parts": [[1923]]}}


@pytest.fixture
def asked(monkeypatch):
    """How many items pandoc was asked for each time; it is asked for nothing in truth."""
    calls = []

    def in_styles(items):
        calls.append(len(items))
        return [((store.Run(item["title"], False),),) * 3 for item in items]

    monkeypatch.setattr(store, "in_styles", in_styles)
    return calls


def test_a_work_is_asked_for_once(asked):
    """However often it is cited; a changed one is another."""
    citations = Citations()
    first = citations.of(ITEM)
    assert citations.of(dict(reversed(ITEM.items()))) == first and asked == [1]
    citations.of(ITEM | {"title": "Another"})
    assert asked == [1, 1]


def test_many_are_made_in_batches(asked):
    """So that no batch takes more memory than an edition."""
    citations = Citations()
    citations.prepare({**ITEM, "title": str(number)} for number in range(BATCH + 1))
    assert asked == [BATCH, 1]
    assert citations.of(ITEM | {"title": "7"})[0] == (("7", False),) and asked == [BATCH, 1]


def test_the_next_run_finds_what_the_last_one_made(asked, tmp_path):
    """And writes nothing where nothing was added."""
    made = Citations()
    shown = made.of(ITEM)
    cache = Cache.of(tmp_path)
    # The first writing makes the folder, whose number is part of what is trusted.
    cache.write("records", {})
    made.keep_in(cache)
    again = Citations.kept_in(cache)
    assert again.of(ITEM) == shown and asked == [1] and not again.are_new


def test_what_is_damaged_is_made_anew(asked, tmp_path):
    """A cut file costs time, and nothing else."""
    cache = Cache.of(tmp_path)
    cache.write("records", {})
    cache.write_parts("citations", [["no", "mapping"], {"a": "b"}])
    assert Citations.kept_in(cache).of(ITEM)
