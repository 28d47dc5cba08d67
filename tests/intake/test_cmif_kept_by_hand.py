"""CMIF files imported again: what an editor renamed, removed or wrote in another way stays, and is told."""

import pytest

from tests.intake.test_import_cmif import ADA, HEAD, TAIL, cmif, imported, letter, records, report, run, tree

__all__ = ["cmif"]

# A second edition: its source has no UUID, so that its name means nothing outside its file.
LOCAL = HEAD.replace("c3f497f0-488d-4233-9448-130ba8109bd8", "vol1").replace("by Gwen Hill, vol. 2", "by Eve Long")


def entry(number=1, says=""):
    """Return a letter of a number, with what its day is."""
    return letter(f"{ADA}{says}", attributes=f'key="{number}"')


@pytest.fixture
def twice(cmif, tmp_path):
    """Import a file, let an editor act, and import a newer one; return the folder and what was reported."""

    def run_twice(act):
        into = tmp_path / "e"
        imported(cmif(entry(1), entry(2)), into)
        act(into / "sources")
        imported(cmif(entry(1, '<date when="1921-09-21"/>'), entry(2)), into)
        return into, report(into)

    return run_twice


def test_a_removed_record_stays_away(twice):
    """A letter that an editor removed is not written again, and the report says so."""
    into, told = twice(lambda sources: (sources / "letters/c3f497f0-1.yml").unlink())
    assert list(records(into)) == ["c3f497f0-2"]
    assert "letters/c3f497f0-1.yml was removed here, and is not written again" in "\n".join(told)


def test_a_renamed_record_is_found_by_its_old_name(twice):
    """A letter that was renamed, with its old id under `aliases`, gets what is new where it lies now."""

    def rename(sources):
        old, new = sources / "letters/c3f497f0-1.yml", sources / "letters/1921-north-to-south.yml"
        new.write_text(old.read_text(encoding="utf-8") + "aliases: [c3f497f0-1]\n", encoding="utf-8")
        old.unlink()

    into, _ = twice(rename)
    found = records(into)
    assert list(found) == ["1921-north-to-south", "c3f497f0-2"]
    assert found["1921-north-to-south"]["date"] == "1921-09-21"


def test_a_record_in_another_encoding_stays(cmif, tmp_path):
    """A record that is not UTF-8 is left byte for byte, and told."""
    into = tmp_path / "e"
    imported(cmif(entry(1)), into)
    path = into / "sources/letters/c3f497f0-1.yml"
    path.write_bytes(path.read_bytes() + "note: né\n".encode("latin-1"))
    before = path.read_bytes()
    newer = cmif(entry(1, '<date when="1921-09-21"/>'))
    assert run("import-cmif", newer, "--into", into).exit_code == 0
    assert path.read_bytes() == before
    assert any("letters/c3f497f0-1.yml is not in UTF-8, and stays as it is" in line for line in report(into))


def test_a_field_in_quotation_marks_is_the_same_field(twice):
    """A field whose name an editor put in quotation marks is not written a second time."""

    def quote(sources):
        path = sources / "letters/c3f497f0-1.yml"
        path.write_text(
            path.read_text(encoding="utf-8") + '"date": 1921-09-20\nconjectured: [date]\n', encoding="utf-8"
        )

    into, told = twice(quote)
    assert records(into)["c3f497f0-1"]["date"] == "1921-09-20"
    assert any("'date' in letters/c3f497f0-1.yml stays as an editor has it" in line for line in told)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_text("{\n", encoding="utf-8")])
def test_what_is_remembered_can_be_lost(harm, cmif, tmp_path):
    """Without the memory of the last import nothing is lost, and nothing is entered twice."""
    into, path = tmp_path / "e", cmif(entry(1), entry(2))
    imported(path, into)
    harm(into / "sources/imports/cmif.jsonl")
    imported(path, into)
    assert list(records(into)) == ["c3f497f0-1", "c3f497f0-2"]
    assert len(records(into, "people")) == 2


def test_a_name_within_a_file_is_not_one_of_another_file(cmif, tmp_path):
    """Two files may each call their source `vol1`: their letters are letters of two editions."""
    into, second = tmp_path / "e", tmp_path / "second.xml"
    body = entry(1).replace("c3f497f0-488d-4233-9448-130ba8109bd8", "vol1")
    first = tmp_path / "first.xml"
    first.write_text(LOCAL + body + TAIL, encoding="utf-8")
    other = LOCAL.replace("cmif.xml", "other.xml").replace("Ada North, edited", "Ada North and others, edited")
    second.write_text(other + body + TAIL, encoding="utf-8")
    imported(first, into)
    before = tree(into / "sources/letters")
    imported(second, into)
    assert len(records(into, "articles")) == 2
    assert len(records(into)) == 2
    assert before.items() <= tree(into / "sources/letters").items()


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="latin-9x"?>' + HEAD + TAIL,
        HEAD + entry().replace("Ada North", "&nonsuch; North") + TAIL,
    ],
)
def test_what_no_reader_understands_is_told_with_its_file(text, tmp_path):
    """An unknown encoding or entity: a message, and nothing written."""
    path = tmp_path / "index.xml"
    path.write_text(text, encoding="utf-8")
    result = run("import-cmif", path, "--into", tmp_path / "e")
    assert result.exit_code != 0 and "index.xml" in result.output
    assert "Traceback" not in result.output and not (tmp_path / "e").exists()
