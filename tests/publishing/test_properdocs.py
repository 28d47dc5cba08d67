"""ProperDocs, which continues MkDocs, publishes the same pages with the same theme and configuration."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from letterbook.publishing.site import ENVIRONMENTS, Use, engine_environment
from tests.publishing.built import ROOT, Built

# The one thing by which it says who made a page.
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a site, without who made it."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: GENERATOR.sub(b"", path.read_bytes()) for name, path in found.items()}


def test_same_site(real: Built, tmp_path):
    """Every file is the same as MkDocs makes it, but for the name of the program in the head of each page."""
    if find_spec("properdocs") is None:
        pytest.skip("properdocs is not installed")
    environment = engine_environment(real.report.imprint, real.folders.docs) | ENVIRONMENTS[Use.HOSTED]
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", tmp_path]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = real.folders.cache.folder.glob("engine-*/made")
    one, other = files_in(made), files_in(tmp_path)
    assert one.keys() == other.keys()
    assert [name for name, content in one.items() if other[name] != content and not name.endswith(".gz")] == []
    assert len(one) > 1_000
