"""What must never be committed is not."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from letterbook.pages.generated import GENERATED_FOLDERS

ROOT = Path(__file__).resolve().parent.parent


def tracked() -> list[str]:
    """Return the files that git tracks."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def test_captures_and_private_copies_are_not_committed():
    """No capture and no private reading copy is in the repository."""
    assert not [name for name in tracked() if name.startswith(("captures/", "private/"))]


def test_generated_pages_are_not_committed():
    """No page that the build writes is in the repository."""
    generated = (*(f"docs/{folder}/" for folder in GENERATED_FOLDERS), "docs/index.md", "site/", "dist/")
    assert not [name for name in tracked() if name.startswith(generated)]


@pytest.mark.parametrize("folder", GENERATED_FOLDERS)
def test_lists_of_generated_folders_agree(folder):
    """What the build writes is ignored by git, and refused by the hook."""

    def text(name: str) -> str:
        return (ROOT / name).read_text(encoding="utf-8")

    assert f"\n/docs/{folder}/\n" in text(".gitignore")
    assert re.search(rf"\^docs/\([^)]*\b{folder}\b", text(".pre-commit-config.yaml"))


@pytest.mark.parametrize("path", ["captures/a.txt", "private/site/index.html", "docs/verification/index.md", "site/x"])
def test_git_ignores_what_must_not_be_committed(path):
    """Git would not even offer them."""
    tracked()
    assert subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False).returncode == 0
