"""Packing: one zip with one folder, known again by its sum, and the same bytes whoever packs it."""

import hashlib
import zipfile

from letterbook.publishing.packing import SUMS, pack


def test_a_zip_holds_one_folder_with_every_file_in_order(tmp_path):
    """Files are in the folder that is called as the zip is, in the order of their paths, with no time and no owner."""
    (tmp_path / "lying.txt").write_bytes(b"lying")
    (zipped, _) = pack("letters-1", {"b/c.txt": b"c", "a.txt": tmp_path / "lying.txt"}, tmp_path / "dist")
    with zipfile.ZipFile(zipped) as archive:
        assert archive.namelist() == ["letters-1/a.txt", "letters-1/b/c.txt"]
        assert archive.read("letters-1/a.txt") == b"lying"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}


def test_the_order_in_which_files_are_found_makes_no_difference(tmp_path):
    """The same files, found in another order, are the same bytes."""
    files = {"a": b"1", "b": b"2", "c/d": b"3"}
    first, _ = pack("x", files, tmp_path / "one")
    second, _ = pack("x", dict(reversed(files.items())), tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()


def test_sums_name_every_zip_beside_each_other(tmp_path):
    """A second zip is added to the list, one packed again takes the place of its line, and nothing else is changed."""
    for name, content in (("b", b"1"), ("a", b"1"), ("b", b"2")):
        list(pack(name, {"x": content}, tmp_path))
    sums = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.zip", "b.zip")}
    assert (tmp_path / SUMS).read_bytes().decode() == "".join(f"{sum}  {name}\n" for name, sum in sums.items())
    assert sorted(path.name for path in tmp_path.iterdir()) == [SUMS, "a.zip", "b.zip"]
