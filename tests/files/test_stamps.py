"""A file is read again when it changed, or changed so lately that its stamp says nothing."""

import os
import time
from pathlib import Path

import pytest

from letterbook.files.checksums import digest_of
from letterbook.files.stamps import TICK, Digests, stamp

LATER = 3_600_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was written long ago."""
    path = tmp_path / "x.txt"
    path.write_text("one")
    os.utime(path, ns=(LATER, LATER))
    return path


def test_stamp_of_nothing(tmp_path):
    """Where there is no file there is no stamp."""
    assert stamp(tmp_path / "x.txt") is None


def test_unchanged_file_is_not_read(file):
    """Of a file with the stamp that it had, what is known is taken as it is."""
    digests = Digests({str(file): (stamp(file), "known")}, time.time_ns())
    assert digests.of(file) == "known"


def test_changed_file_is_read(file):
    """A file with another stamp is read."""
    known = {str(file): (stamp(file), "known")}
    file.write_text("other")
    assert Digests(known, time.time_ns() + LATER).of(file) == digest_of(file)


@pytest.mark.parametrize("age", [0, TICK // 2])
def test_young_file_is_read(file, age):
    """A file that was as young when it was read last may have changed within the same tick of the clock."""
    digests = Digests({str(file): (stamp(file), "known")}, LATER + age)
    assert digests.of(file) == digest_of(file)


def test_what_was_just_written_is_known(file):
    """What a run wrote itself it need not read."""
    digests = Digests({}, time.time_ns())
    digests.is_known(file, "written")
    assert digests.of(file) == "written"
