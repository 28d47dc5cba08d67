"""A bag says what it holds, and the standard's own reader agrees; whatever is done to a file of it shows."""

import shutil
import subprocess
import sys

import pytest

from letterbook.files.writing import WriteFault
from letterbook.publishing.bag import bag, lines
from letterbook.publishing.packing import content_of

PAYLOAD = {"letters/a.txt": b"Dear South", "letters/Åsa 한글.txt": "안녕".encode(), "empty": b""}
INFO = [("Title", "The Harbour Letters"), ("Bagging-Date", "1922-05-01")]


def laid_out(files, folder):
    """Write the files of a bag below a folder; return it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content_of(content))
    return folder


def verdict(folder):
    """Return with which status the library of the Library of Congress validates a bag, and what it says."""
    pytest.importorskip("bagit", reason="the package bagit is not installed")
    command = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stderr


@pytest.fixture
def laid(tmp_path):
    """A bag as a folder, of which one file is taken from a disk."""
    (tmp_path / "lying").write_bytes(b"on a disk")
    files = bag({**PAYLOAD, "taken": tmp_path / "lying"}, INFO, {"README.txt": b"Read me\r\n"})
    return laid_out(files, tmp_path / "bag")


def test_the_standard_s_own_reader_finds_it_valid(laid):
    """Files in any script, empty ones, and those that lie on a disk: the bag is valid."""
    assert verdict(laid) == (0, "")


@pytest.mark.parametrize("name", ["data/letters/a.txt", "data/taken", "README.txt", "bag-info.txt", "bagit.txt"])
def test_a_flipped_bit_is_found(laid, name):
    """One bit of one file, of the payload or beside it, and the bag is not valid."""
    content = bytearray((laid / name).read_bytes())
    content[-2] ^= 1
    (laid / name).write_bytes(content)
    assert verdict(laid)[0] == 1


@pytest.mark.parametrize("change", ["lost", "added"])
def test_a_lost_and_an_added_file_are_found(laid, change):
    """A file that went and one that came make the bag another one."""
    if change == "lost":
        (laid / "data/taken").unlink()
    else:
        (laid / "data/more").write_bytes(b"more")
    assert verdict(laid)[0] == 1


def test_sha256sum_checks_it_too(laid):
    """A reader without any library checks all of it with what every Unix has."""
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum on this machine")
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--strict", manifest], cwd=laid, check=True, capture_output=True)
    listed = [line.split("  ", 1)[1] for line in (laid / "manifest-sha256.txt").read_text("utf-8").splitlines()]
    assert listed == sorted(path.relative_to(laid).as_posix() for path in (laid / "data").rglob("*") if path.is_file())


def test_the_size_of_the_payload_is_stated(laid):
    """The bag says how many bytes and files it holds, after what it is told to say."""
    told = (laid / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    sizes = [path.stat().st_size for path in (laid / "data").rglob("*") if path.is_file()]
    assert told == [
        "Title: The Harbour Letters",
        "Bagging-Date: 1922-05-01",
        f"Payload-Oxum: {sum(sizes)}.{len(sizes)}",
    ]


def test_no_value_begins_a_line_of_its_own():
    """A title with the ends of lines in it adds no label to what the bag says of itself."""
    assert lines([("Title", "A\nPayload-Oxum: 1.1\r\n\u2028B")]) == b"Title: A Payload-Oxum: 1.1 B\n"


@pytest.mark.parametrize("name", ["50%.md", "a\nb", "a\rb", "a%0Ab", "\udcff.md"])
def test_a_name_that_readers_would_take_differently_is_refused(name):
    """A percent sign, the end of a line and bytes that are no UTF-8 are told, with the file and the remedy."""
    with pytest.raises(WriteFault, match="rename the file"):
        bag({name: b"x"}, [], {})
