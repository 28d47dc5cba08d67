"""The first stages: how Python's search for garbage is held back while records are read."""

import gc
from dataclasses import replace

import pytest

from letterbook.folders import Folders
from letterbook.pipeline import lasting, survey


def test_no_garbage_is_looked_for_meanwhile():
    """While an edition is read, there is none; afterwards Python looks again, but not through the edition."""
    with lasting():
        assert not gc.isenabled()
        made = [[] for _ in range(10)]
    assert gc.isenabled() and gc.get_freeze_count() >= len(made)


def test_a_failure_leaves_no_trace():
    """After an error, too, Python looks for garbage again."""
    with pytest.raises(RuntimeError), lasting():
        raise RuntimeError
    assert gc.isenabled()


def test_an_earlier_edition_can_go(toy_edition):
    """What an earlier reading made lasting is garbage at the next one, so that `serve` does not grow."""
    folders = replace(Folders.below(toy_edition), captures=None)
    survey(folders)
    first = gc.get_freeze_count()
    for _ in range(3):
        survey(folders)
        gc.collect()
    survey(folders)
    assert gc.get_freeze_count() < 1.5 * first + 20_000
