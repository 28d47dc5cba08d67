"""Whatever was found by fuzzing stays mended: every target over every file of its corpus, and over spoiled ones."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import times
from tests.fuzzing.__main__ import properties, targeted
from tests.fuzzing.targets import TARGETS
from tests.fuzzing.unguided import spoiled

CORPUS = Path(__file__).parent / "corpus"
ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_every_file_of_the_corpus_keeps_the_promises(path):
    """A value, or a fault of its own kind with a place inside the file; nothing lost."""
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=times(20))
@given(data=st.data())
def test_spoiled_files_of_the_corpus_keep_them(name, data):
    """Pieces of files in any order, and strange bytes between them, are as harmless as the files."""
    TARGETS[name](data.draw(spoiled([path.read_bytes() for path in FILES if path.parent.name == name])))


def test_every_target_has_a_small_corpus():
    """Each has some files, and all together they are small; none is in the folder of another's captures."""
    assert {path.parent.name for path in FILES} == set(TARGETS)
    assert sum(path.stat().st_size for path in FILES) < 200_000


def test_a_broken_promise_is_found_and_kept(tmp_path):
    """A target that raises at some input ends the run with status 1, and leaves the input."""
    program = (
        "import sys; from tests.fuzzing import targets, unguided; from pathlib import Path\n"
        "def picky(raw): assert b'7' not in raw\n"
        "targets.TARGETS['picky'] = picky\n"
        f"unguided.tried('picky', [b'1', b'17'], 5, Path({str(tmp_path)!r}))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and "Done 2 runs" in ended.stdout
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"17"]


@pytest.mark.parametrize("is_guided", sorted({False, importlib.util.find_spec("atheris") is not None}))
def test_a_target_is_tried_for_some_seconds(is_guided, tmp_path):
    """Without atheris, and with it where it is, a target is tried for a bounded time and finds nothing."""
    outcome = targeted("date", 2, tmp_path, is_guided)
    assert outcome.tried > 0 and outcome.faults == ()
    assert ("Instrumenting letterbook" in (tmp_path / "date.log").read_text(encoding="utf-8")) is is_guided


def test_a_property_that_fails_is_named_and_counted(tmp_path):
    """What failed comes out by its name, after the first run in which it did; what passed is counted."""
    module = tmp_path / "test_picky.py"
    module.write_text(
        "from hypothesis import given, strategies as st\n"
        "@given(st.integers())\ndef test_small(number): assert number < 50\n"
        "@given(st.integers())\ndef test_any(number): pass\n"
    )
    outcome = properties("picky", [str(module)], 120, tmp_path / "into")
    assert [fault.rpartition("::")[2] for fault in outcome.faults] == ["test_small"]
    assert outcome.tried >= 100
