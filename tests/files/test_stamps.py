"""A file is read again when it changed, or changed so lately that its stamp says nothing."""

import os
import time
from pathlib import Path

import pytest

from letterbook.files.checksums import digest_of
from letterbook.files.stamps import TICK, Digests, is_settled, stamp, stamp_from


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something in it."""
    path = tmp_path / "x.txt"
    path.write_text("one")
    return path


def later() -> int:
    """Return a moment by which everything is settled."""
    return time.time_ns() + 10 * TICK


def test_stamp_of_nothing(tmp_path):
    """Where there is no file there is no stamp."""
    assert stamp(tmp_path / "x.txt") is None


def test_unchanged_file_is_not_read(file):
    """Of a file with the stamp that it had, what is known is taken as it is."""
    assert Digests({str(file): (stamp(file), "known")}, later()).of(file) == "known"


def test_changed_file_is_read(file):
    """A file with another stamp is read."""
    known = {str(file): (stamp(file), "known")}
    file.write_text("other")
    assert Digests(known, later()).of(file) == digest_of(file)


def test_a_time_that_was_put_back_hides_nothing(file):
    """A file that was changed to the same size, and given its old time again, is read all the same."""
    known = {str(file): (stamp(file), "known")}
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(known, later()).of(file) == digest_of(file)


@pytest.mark.parametrize("age", [0, TICK // 2])
def test_young_file_is_read(file, age):
    """A file that was as young when it was read last may have changed within the same tick of the clock."""
    digests = Digests({str(file): (stamp(file), "known")}, file.stat().st_ctime_ns + age)
    assert digests.of(file) == digest_of(file)


def test_what_was_just_placed_is_known(file, tmp_path):
    """What a run wrote itself, and moved to its place, it need not read."""
    digests, before = Digests({}, 0), stamp(file)
    placed = file.rename(tmp_path / "y.txt")
    digests.take_placed(placed, before, "written")
    assert digests.of(placed) == "written"


def test_what_a_hand_changed_meanwhile_is_read(file, tmp_path):
    """A file that was changed as soon as it had its place is not taken for what was put there."""
    digests, before = Digests({}, 0), stamp(file)
    placed = file.rename(tmp_path / "y.txt")
    placed.write_text("by hand")
    digests.take_placed(placed, before, "written")
    assert digests.of(placed) == digest_of(placed)


def test_settled_is_what_nobody_touched_for_a_while(file):
    """A stamp means something some time after its last moment."""
    found = stamp(file)
    assert is_settled(found, later()) and not is_settled(found, max(found[:2]))


@pytest.mark.parametrize("held", [None, [], [1, 2], "1234", [1, 2, 3, "x"]])
def test_what_is_no_stamp(held):
    """What was kept otherwise than a stamp is refused."""
    with pytest.raises((TypeError, ValueError)):
        stamp_from(held)


def test_what_was_found_settles(tmp_path):
    """After a moment every stamp is old enough to mean something; what changed until then is known no more."""
    steady, changing = tmp_path / "steady", tmp_path / "changing"
    digests = Digests({}, 0)
    for path in (steady, changing):
        path.write_text("a")
        digests.of(path)
    changing.write_text("another")
    when = digests.settle()
    assert set(digests.found) == {str(steady)}
    assert is_settled(digests.found[str(steady)][0], when)
