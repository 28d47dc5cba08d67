"""The edition holds together: its records pass the check, and its site and the copy for a disk can be made of them.

`make test` runs this. Add tests of your own beside it: this file belongs to the program, and a newer one replaces it.
"""

import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def letterbook(*arguments: str) -> str:
    """Run a command of the program as a user would, and return what it printed; fail with all that it said."""
    command = [sys.executable, "build_pages.py", *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise AssertionError(f"'build_pages.py {' '.join(arguments)}' failed:\n{done.stdout}{done.stderr}")
    return done.stdout


class Edition(unittest.TestCase):
    """What an editor relies on before anything is published."""

    def test_the_records_pass_the_check(self) -> None:
        """No mistake and no warning is in sources/."""
        letterbook("check", "--strict")

    def test_the_schemas_and_the_guide_are_current(self) -> None:
        """Editors that complete ids know those that there are."""
        letterbook("schema", "--check")

    def test_the_site_is_made_and_audited(self) -> None:
        """Every link on every page leads somewhere, and nobody's saved article is published."""
        with tempfile.TemporaryDirectory() as folder:
            letterbook("site", "--strict", "--site-dir", folder)
            pages = list(Path(folder).rglob("*.html"))
            self.assertGreater(len(pages), 1)
            self.assertTrue((Path(folder) / "index.html").is_file())

    def test_the_copy_for_a_disk_is_made(self) -> None:
        """The zip holds a first page that a browser opens from a disk."""
        with tempfile.TemporaryDirectory() as folder:
            letterbook("offline", "--strict", "--into", folder)
            (packed,) = Path(folder).glob("*.zip")
            with zipfile.ZipFile(packed) as archive:
                self.assertTrue(any(name.endswith("/index.html") for name in archive.namelist()))


if __name__ == "__main__":
    unittest.main()
