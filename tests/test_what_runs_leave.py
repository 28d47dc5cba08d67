"""Whatever stands in the files that runs leave for later ones, those go on without it, or say what to do."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letterbook.files.writing import WriteFault
from letterbook.intake.cmif.recorded import FILE, FOLDER, line_of, read_imported
from letterbook.intake.cmif.recorded import Kept as Written
from letterbook.intake.cmif.registers import Register
from letterbook.publishing.last_build import Kept
from letterbook.publishing.ledger import Ledger, read_ledger
from letterbook.publishing.made import RECORD, DamagedRecord, Kind, read_made
from letterbook.reading.cache import Cache
from letterbook.reading.contents import KEPT, Contents
from letterbook.reading.remembered import CHECKED, recall

# The names in these files, so that much of what is tried is nearly right.
NAMES = st.sampled_from(
    (
        *("kind", "files", "coming", "inputs", "counted", "problems", "made", "planned", "setting", "sources"),
        *("counts", "read", "file", "text", "fields", "name", "forms", "addresses", "source", "letters/a.yml", "x"),
    )
)
SINGLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | NAMES
ANYTHING = st.recursive(
    SINGLE | st.sampled_from([kind.value for kind in Kind]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=12,
)
DEEP = b"[" * 100_000
LINES = st.lists(ANYTHING.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=20), max_size=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that the examples of a test share."""
    return tmp_path_factory.mktemp("left")


@pytest.fixture(scope="module")
def cache(folder):
    """The cache of a project."""
    made = Cache.of(folder)
    made.write("first", 1)
    return made


def put(cache, name, parts):
    """Put parts into a file of the cache, as if this program had left them there."""
    cache.write(name, None)
    path = cache.folder / f"{name}.json"
    head = path.read_bytes().split(b"\n")[0]
    path.write_bytes(b"\n".join([head, *parts]))


@given(parts=LINES)
def test_any_cache_is_one_or_none(folder, cache, parts):
    """What a cache holds is taken for what it should be, or for nothing."""
    put(cache, CHECKED, parts)
    put(cache, KEPT, parts)
    put(cache, "ledger-x", parts)
    put(cache, "built-x", parts)
    assert recall(cache, "x") is None or recall(cache, "x").inputs == "x"
    assert isinstance(Contents.kept_in(cache).before, dict)
    assert isinstance(read_ledger(cache, "ledger-x", "x"), Ledger)
    assert Kept("x").last_build(cache) is None or Kept("x").last_build(cache).inputs is not None


@given(parts=ANYTHING)
@example(parts=[[["f", float("inf"), 1], "yaml", "m", "error", ""]])
def test_any_ending_of_a_check_is_one_or_none(cache, parts):
    """Problems that are none, in the file of the last check, are no last check."""
    put(cache, CHECKED, [json.dumps({"inputs": "x", "counted": "1", "problems": parts}).encode()])
    assert recall(cache, "x") is None or recall(cache, "x").counted == "1"


@given(held=ANYTHING.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=30) | st.just(DEEP))
def test_any_record_of_a_folder_is_one_or_is_refused(folder, held):
    """What says which files are ours is whole, or nothing is replaced: it is refused with what to do."""
    (folder / RECORD).write_bytes(held)
    try:
        made = read_made(folder, Kind.PAGES)
    except WriteFault as fault:
        assert "remove" in str(fault) or "name another folder" in str(fault)
        assert isinstance(fault, DamagedRecord) or "holds" in str(fault)
    else:
        assert all(".." not in path.split("/") for path in made.paths)


@settings(max_examples=50)
@given(lines=st.lists(ANYTHING.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=20) | st.just(DEEP)))
def test_any_memory_of_imports_is_read_line_by_line(folder, lines):
    """A line that cannot be read is counted, and the others are read all the same."""
    known = line_of("letters/a.yml", Written("0123", {"date": "4567"}))
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / FILE).write_bytes(b"\n".join([*lines, known]))
    found = read_imported(folder, Register())
    assert "letters/a.yml" in found.records
