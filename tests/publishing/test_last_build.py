"""What is kept of the last build into a folder of pages."""

from letterbook.publishing.last_build import Kept
from letterbook.reading.cache import Cache


def test_each_folder_has_a_ledger_of_its_own(tmp_path):
    """Two folders of pages do not take each other's."""
    assert Kept.of(tmp_path / "a").ledger != Kept.of(tmp_path / "b").ledger


def test_the_last_build_is_known_by_what_it_read_and_made(tmp_path):
    """What is kept of it comes back."""
    cache, place = Cache.of(tmp_path), Kept.of(tmp_path)
    assert place.last_build(cache) is None
    place.keep(cache, "inputs", "made", 3)
    last = place.last_build(cache)
    assert (last.inputs, last.made, last.planned) == ("inputs", "made", 3)
