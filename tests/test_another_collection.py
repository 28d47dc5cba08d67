"""Where sources/ holds another collection, the tests of the first one are left out, and say so."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def another(tmp_path, monkeypatch):
    """A program whose sources/ hold another collection."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "collection.yml").write_text("title: The Harbour Letters\n", encoding="utf-8")
    monkeypatch.setattr(conftest, "TESTS", tmp_path / "tests")


def test_another_collection_is_told_by_its_title(another):
    """Another title, or no collection at all, is not the first collection."""
    assert not conftest.holds_the_first_collection()


def test_its_tests_are_left_out_with_the_reason(tmp_path):
    """In a copy with the invented records, marked tests are skipped even where no skip is allowed; others run."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "tests" / "test_it.py").write_text(
        "import pytest\n\n\n@pytest.mark.first_collection\ndef test_first():\n    assert False\n\n\n"
        "def test_any():\n    pass\n",
        encoding="utf-8",
    )
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "collection.yml").write_text("title: The Harbour Letters\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "0", "-rs", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(
        [*command, "-o", "markers=first_collection: of one collection", f"--rootdir={tmp_path}"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "LETTERBOOK_NO_SKIPS": "1", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "1 passed, 1 skipped" in done.stdout, done.stdout + done.stderr
    assert "sources/ holds another collection" in done.stdout
