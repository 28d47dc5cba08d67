"""From the files of `sources/` to records: every file is read, and the order of files means nothing."""

import random
import shutil
import unicodedata
from pathlib import Path

import pytest

from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.reading.cache import Cache
from letterbook.reading.contents import KEPT
from letterbook.reading.link import link
from letterbook.reading.load import load

LETTER = "sender: ada\nrecipient: bela\nsummary: S.\nwitnesses: [{article: star, form: mention}]\n"
STAR = "title: T\nkind: news\nlanguage: en\nread: part\n"
SMALL = {
    "people/ada.yml": "name: Ada\n",
    "people/bela.yml": "name: Bela\n",
    "articles/star.yml": STAR,
    "letters/note.yml": LETTER,
}


def told(problems):
    """Return file and code of each problem."""
    return [(problem.place.file, problem.code) for problem in problems]


def test_every_file_is_a_record(toy_edition):
    """The toy edition loads without a problem, one record a file."""
    records, problems = load(toy_edition / "sources")
    assert problems == []
    files = [f"{path.parent.name}/{path.name}" for path in (toy_edition / "sources").glob("*/*.yml")]
    assert {record.file for record in records.records.values()} == {file for file in files if "seals/" not in file}
    assert all(id == record.id for id, record in records.records.items())


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_files_changes_nothing(seed, toy_edition, toy_report, tmp_path, monkeypatch):
    """However a disk lists its files, problems and pages are the same."""
    names = sorted(path for path in (toy_edition / "sources").rglob("*") if path.is_file())
    chance = random.Random(seed)
    chance.shuffle(names)
    for path in names:
        target = tmp_path / "sources" / path.relative_to(toy_edition / "sources")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    listed = Path.iterdir

    def shuffled(folder):
        paths = list(listed(folder))
        chance.shuffle(paths)
        return iter(paths)

    monkeypatch.setattr(Path, "iterdir", shuffled)
    records, problems = load(tmp_path / "sources")
    edition, unresolved = link(records)
    monkeypatch.undo()
    assert problems == unresolved == []
    assert list(edition.records) == list(toy_report.edition.records)
    assert edition.mentions == toy_report.edition.mentions
    assert render(Context(edition, toy_report.verification)) == render(
        Context(toy_report.edition, toy_report.verification)
    )


def test_what_was_loaded_last_is_loaded_as_if_anew(make_edition, tmp_path):
    """After each change of a file, those that stayed are taken as they were, and all is as without them."""
    make_edition(SMALL)
    sources = tmp_path / "sources"
    cache, last = Cache.of(tmp_path), {}
    people, letters = sources / "people", sources / "letters"
    for change in (
        lambda: None,
        lambda: (people / "ada.yml").write_text("name: Ada North\n", encoding="utf-8"),
        lambda: (people / "bela.yml").write_text("nmae: Bela\n", encoding="utf-8"),
        lambda: (people / "bela.yml").write_text("name: [Bela\n", encoding="utf-8"),
        lambda: (people / "bela.yml").write_text("name: Bela\n", encoding="utf-8"),
        lambda: (letters / "note.yml").rename(letters / "other.yml"),
        lambda: (people / "ada.yml").rename(letters / "ada.yml"),
        (letters / "ada.yml").unlink,
        lambda: (people / "ada.yml").write_text("name: Ada\n", encoding="utf-8"),
    ):
        change()
        assert load(sources, cache, last=last) == load(sources)
    assert len(cache.read(KEPT)) >= len(SMALL)


def test_a_file_that_stayed_is_not_loaded_again(make_edition, tmp_path):
    """Neither parsed nor validated: the record is the very same."""
    make_edition(SMALL)
    sources, last = tmp_path / "sources", {}
    before, _ = load(sources, last=last)
    (sources / "people/ada.yml").write_text("name: Ada North\n", encoding="utf-8")
    after, _ = load(sources, last=last)
    same = {id for id, record in after.records.items() if record is before.records[id]}
    assert same == set(after.records) - {"ada"}


def test_a_broken_record_claims_its_id(make_edition):
    """Everything that refers to a broken record stays without a problem of its own."""
    _, problems = make_edition({**SMALL, "people/ada.yml": "name: [\n"})
    assert told(problems) == [("sources/people/ada.yml", "yaml")]


@pytest.mark.parametrize("name", ["people/ada.yaml", "people/Ada.yml", "people/ada.yml.txt", "poeple/ada.yml"])
def test_a_misplaced_record_claims_its_id(name, make_edition):
    """The same holds for a record whose file or folder has a wrong name."""
    files = {path: text for path, text in SMALL.items() if path != "people/ada.yml"}
    _, problems = make_edition({**files, name: "name: Ada\n"})
    assert [problem.code for problem in problems] in (["file-name"], ["unknown-folder"])


def test_a_misnamed_file_beside_the_right_one_is_one_problem(make_edition):
    """A leftover with a wrong ending does not claim the id a second time."""
    _, problems = make_edition({**SMALL, "people/ada.yaml": "name: Ada\n"})
    assert told(problems) == [("sources/people/ada.yaml", "file-name")]


def test_an_id_belongs_to_one_record(make_edition):
    """The second file of an id, whatever its kind, is the one that is told."""
    _, problems = make_edition({**SMALL, "places/ada.yml": "name: Ada\n"})
    assert told(problems) == [("sources/places/ada.yml", "duplicate-id")]


def test_a_former_id_is_not_used_again(make_edition):
    """A former id is neither a record's nor a second record's former id."""
    files = {
        **SMALL,
        "people/ada.yml": "name: Ada\naliases: [ada-old, bela]\n",
        "people/bela.yml": "name: Bela\naliases: [ada-old]\n",
    }
    _, problems = make_edition(files)
    assert told(problems) == [
        ("sources/people/ada.yml", "duplicate-id"),
        ("sources/people/bela.yml", "duplicate-id"),
    ]


@pytest.mark.parametrize(
    "name", [".people.swp", "people/.ada.yml.swp", "people/ada.yml~", "people/#ada.yml#", ".git/x"]
)
def test_files_of_editors_are_no_records(name, make_edition):
    """What an editor or system leaves behind is passed over."""
    assert make_edition({**SMALL, name: "\t"})[1] == []


@pytest.mark.parametrize("name", ["schema/letter.json", "seals/star.yml"])
def test_folders_without_records_are_known(name, make_edition):
    """Schemas and seals lie beside the records."""
    assert "unknown-folder" not in {problem.code for problem in make_edition({**SMALL, name: "{}\n"})[1]}


def test_all_problems_of_a_file_come_at_once(make_edition):
    """A field too many does not hide a faulty one."""
    _, problems = make_edition({**SMALL, "letters/note.yml": f"id: note\n{LETTER}date: 1921-13\nmedium: leter\n"})
    assert [problem.code for problem in problems] == ["unknown-field", "not-a-date", "unknown-word"]


def test_without_a_folder_there_is_one_problem(tmp_path):
    """A folder that is not there is told, not raised."""
    _, problems = load(tmp_path / "sources")
    assert told(problems) == [("sources", "missing-file")]


def test_without_a_collection_there_is_no_edition(make_edition):
    """A broken collection.yml leaves the problems of records to be told, and no edition."""
    edition, problems = make_edition({**SMALL, "collection.yml": "title: T\n", "people/bela.yml": "name:\n"})
    assert edition is None
    assert {problem.place.file for problem in problems} == {"sources/collection.yml", "sources/people/bela.yml"}


@pytest.mark.parametrize(
    "name",
    [
        "desktop.ini",
        "Thumbs.db",
        "people/Desktop.ini",
        "people/thumbs.db",
        "people/.DS_Store",
        "people/._ada.yml",
        "people/Icon\r",
        "people/~$ada.yml",
        "people/.~lock.ada.yml#",
    ],
)
def test_files_of_systems_are_no_records(name, make_edition):
    """What Windows, macOS or an office program leaves in a folder is passed over, as is its resource fork."""
    assert make_edition({**SMALL, name: "\x00"})[1] == []


def name_problem(make_edition, name):
    """Return what is said of a record of some file name beside those of the small edition."""
    (problem,) = make_edition({**SMALL, f"people/{name}": "name: Ada\n"})[1]
    assert (problem.place.file, problem.code) == (f"sources/people/{name}", "file-name")
    return problem.message


@pytest.mark.parametrize("device", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_an_id_is_no_device_of_windows(device, make_edition):
    """A record that nobody on Windows could check out is refused, and so is a former id of that name."""
    expected = f"Windows does not allow a file named '{device}'; choose another id"
    assert name_problem(make_edition, f"{device}.yml") == expected
    _, problems = make_edition({**SMALL, "people/ada.yml": f"name: Ada\naliases: [{device}]\n"})
    assert [(problem.code, problem.message) for problem in problems] == [("not-an-id", expected)]


@pytest.mark.parametrize("id", ["console", "nul-island", "com10", "aux-2", "a" * 80])
def test_an_id_may_be_like_a_device(id, make_edition):
    """Only the very names are kept, and eighty characters are not too many."""
    _, problems = make_edition({**SMALL, f"people/{id}.yml": "name: Ada\n"})
    assert {problem.code for problem in problems} <= {"unmentioned"}


def test_an_id_is_not_too_long_for_windows(make_edition):
    """A longer one is refused with its length, before any path of the site grows too long for some computer."""
    assert name_problem(make_edition, f"{'a' * 81}.yml").startswith("the id has 81 characters; at most 80 are allowed")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Cara.yml", "rename it to 'cara.yml'"),
        ("cara.YML", "rename it to 'cara.yml'"),
        ("CARA.YML", "rename it to 'cara.yml'"),
        ("cara.yml.txt", "rename it to 'cara.yml'"),
        ("Cara West.yml", "rename it to 'cara-west.yml'"),
        ("cara .yml", "rename it to 'cara.yml'"),
        ("cara..yml", "rename it to 'cara.yml'"),
        ("cara.yml.", "rename it to 'cara.yml'"),
        ("cara.yml ", "rename it to 'cara.yml'"),
        ("ada - Copy.yml", "it looks like a copy of 'ada.yml': remove it, or give it its own id"),
        ("ada (1).yml", "it looks like a copy of 'ada.yml': remove it, or give it its own id"),
        ("ada copy.yml", "it looks like a copy of 'ada.yml': remove it, or give it its own id"),
        ("ada - 복사본.yml", "it looks like a copy of 'ada.yml': remove it, or give it its own id"),
        (unicodedata.normalize("NFC", "zoë.yml"), "rename it to 'zoe.yml'"),
        (unicodedata.normalize("NFD", "zoë.yml"), "rename it to 'zoe.yml'"),
    ],
)
def test_a_file_name_is_told_with_its_remedy(name, remedy, make_edition):
    """Capitals, spaces, hidden endings, copies, and accents as macOS writes them: each is told what to do."""
    assert name_problem(make_edition, name).endswith(f"; {remedy}")


def test_ids_differ_by_more_than_their_case(make_edition):
    """Two names that Windows and macOS take for one cannot both be ids; the one with capitals is told."""
    assert "a to z" in name_problem(make_edition, "ADA.yml")
