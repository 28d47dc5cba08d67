"""ProperDocs, which continues MkDocs, publishes the same pages with the same theme and configuration."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.publishing.built import ROOT, Built

# The one thing by which it says who made a page.
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def published(program: str, real: Built, folder: Path) -> dict[str, bytes]:
    """Return the site that a program makes of the pages of the first collection, without who made it."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    command = [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", folder / program]
    environment = os.environ | {
        "DOCS_DIR": str(real.folders.docs),
        "SITE_URL": "https://letters.example.org/",
        "SOURCE_DATE_EPOCH": "1700000000",
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = {path for path in (folder / program).rglob("*") if path.is_file()}
    return {path.relative_to(folder / program).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in files}


def test_same_site(real: Built, tmp_path):
    """Every file is the same, but for the name of the program in the head of each page."""
    if find_spec("properdocs") is None:
        pytest.skip("properdocs is not installed")
    one, other = published("mkdocs", real, tmp_path), published("properdocs", real, tmp_path)
    assert one.keys() == other.keys()
    assert [name for name, content in one.items() if other[name] != content] == []
    assert len(one) > 1_000
