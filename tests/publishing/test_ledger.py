"""The ledger says which files would come out as they did."""

import pytest

from letterbook.exports.plan import plan
from letterbook.publishing.ledger import Ledger, begun, read_ledger, setting_of, write_ledger
from letterbook.reading.cache import Cache
from tests.contexts import unverified


@pytest.fixture
def context(toy):
    """What the pages of the toy edition are made from, with their readings noted."""
    return unverified(toy).noted()


@pytest.fixture
def made(context):
    """The work of a first build, with the digest of each of its files."""
    targets = plan(context.edition)
    work, stale = begun(context, targets, Ledger(), {})
    assert stale == targets
    for _ in work.make(stale):
        pass
    return work, {target.path: entry.digest for target, entry in work.entries.items()}


def test_a_ledger_is_read_as_it_was_written(made, context, tmp_path):
    """Every target, its digest, what it reads, and the fingerprints of that."""
    work, _ = made
    cache, ledger, setting = Cache.of(tmp_path), work.ledger(), setting_of(context)
    write_ledger(cache, "ledger", setting, ledger)
    assert read_ledger(cache, "ledger", setting) == ledger
    assert read_ledger(cache, "ledger", "another setting") == Ledger()


def test_a_ledger_that_was_cut_off_is_none(made, context, tmp_path):
    """Wherever it ends early, it is taken for missing."""
    work, _ = made
    cache, setting = Cache.of(tmp_path), setting_of(context)
    write_ledger(cache, "ledger", setting, work.ledger())
    path = cache.folder / "ledger.json"
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 4
    for number in range(len(lines)):
        path.write_bytes(b"".join(lines[:number]))
        assert read_ledger(cache, "ledger", setting) == Ledger()


def test_nothing_is_stale_where_everything_stands(made, context):
    """The same edition makes nothing again."""
    work, lying = made
    targets = plan(context.edition)
    assert begun(context, targets, work.ledger(), lying)[1] == []


def test_a_file_that_does_not_lie_there_is_made_again(made, context):
    """Missing, or with another digest."""
    work, lying = made
    targets = plan(context.edition)
    changed = {**{path: digest for path, digest in lying.items() if path != "index.md"}, "data/index.md": "0"}
    stale = begun(context, targets, work.ledger(), changed)[1]
    assert [target.path for target in stale] == ["data/index.md", "index.md"]


def test_every_file_reads_its_own_record(made):
    """Whatever a page of a record says, it depends on that record."""
    work, _ = made
    readings = list(work.numbers)
    for target, entry in work.entries.items():
        if target.kind in {"record", "data"}:
            read = {readings[number] for number in entry.readings}
            assert any(source in {"records", "texts"} and key == target.subject for source, key in read), target
