"""Citations are made once, many at a time."""

from threading import Event

import pytest

from letterbook.pages.citing import store
from letterbook.pages.citing.store import BATCH, Citations
from letterbook.pages.pandoc import PandocFault

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
    with citations.being_made({**ITEM, "title": str(number)} for number in range(BATCH + 1)):
        assert citations.of(ITEM | {"title": "7"})[0] == (("7", False),)
        assert citations.of(ITEM | {"title": str(BATCH)})[0] == ((str(BATCH), False),)
    assert asked == [BATCH, 1]


def test_what_nobody_waits_for_is_not_made(monkeypatch):
    """Of a run that ends early, such as by Ctrl-C, one batch is still made, and none of those behind it."""
    begun, may_end = Event(), Event()
    sizes = []

    def in_styles(items):
        sizes.append(len(items))
        begun.set()
        may_end.wait(60)
        return [((store.Run(item["title"], False),),) * 3 for item in items]

    monkeypatch.setattr(store, "in_styles", in_styles)
    citations = Citations()
    with pytest.raises(KeyboardInterrupt), citations.being_made(ITEM | {"title": str(n)} for n in range(3 * BATCH)):
        assert begun.wait(60)
        raise KeyboardInterrupt
    may_end.set()
    assert citations.of(ITEM | {"title": str(3 * BATCH - 1)})
    assert sizes == [BATCH, 1]


def test_work_beside_that_failed_is_told_where_it_is_asked_for(monkeypatch):
    """Not where it was begun, and not as something that is missing."""

    def in_styles(items):
        raise PandocFault("no such style")

    monkeypatch.setattr(store, "in_styles", in_styles)
    citations = Citations()
    with citations.being_made([ITEM]), pytest.raises(PandocFault, match="no such style"):
        citations.of(ITEM)


def test_work_that_failed_is_told_where_it_is_asked_for(monkeypatch):
    """What pandoc refuses is no citation that is missing, but a fault."""

    def in_styles(items):
        raise PandocFault("no such style")

    monkeypatch.setattr(store, "in_styles", in_styles)
    with pytest.raises(PandocFault, match="no such style"):
        Citations().of(ITEM)
