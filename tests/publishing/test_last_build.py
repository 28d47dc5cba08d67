"""What is kept of the last build into a folder of pages."""

from letterbook.publishing.last_build import Imprint, Kept, LastBuild
from letterbook.reading.cache import Cache


def test_each_folder_has_a_ledger_of_its_own(tmp_path):
    """Two folders of pages do not take each other's."""
    assert Kept.of(tmp_path / "a").ledger != Kept.of(tmp_path / "b").ledger


def test_the_last_build_is_known_by_what_it_read_and_made(tmp_path):
    """What is kept of it comes back."""
    cache, place = Cache.of(tmp_path), Kept.of(tmp_path)
    assert place.last_build(cache) is None
    last = LastBuild("inputs", "made", 3, Imprint("https://example.org/", "", "2026-11-30"))
    place.keep(cache, last)
    assert place.last_build(cache) == last


def test_what_an_older_program_kept_is_not_known(tmp_path):
    """Without an imprint nothing is known of a build, and pages are written as if there had been none."""
    cache, place = Cache.of(tmp_path), Kept.of(tmp_path)
    for held in (
        {"inputs": "i", "made": "m", "planned": 3},
        {"inputs": "i", "imprint": {}},
        ["inputs"],
        {"imprint": 3},
    ):
        cache.write(f"built-{place.name}", held)
        assert place.last_build(cache) is None
