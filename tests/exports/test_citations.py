"""References, read by programs that keep them: every letter and article comes back as it was."""

import json
import re
import shutil
import subprocess

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from letterbook.exports.citations import CITATIONS, make_references
from letterbook.pages.citing.forms import as_bibtex, as_ris
from letterbook.pages.citing.items import issued, items
from letterbook.pages.generated import REFERENCES
from letterbook.pages.pandoc import run
from letterbook.pages.plan import Target
from letterbook.records.dates import parse_date
from tests.contexts import unverified

# Of each of these, TeX makes the mark that is meant.
MARKS = {
    "\\textbackslash{}": "\\",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    **{f"\\{mark}": mark for mark in "&%$#_"},
}


def as_set(words):
    """Return words as TeX sets them."""
    shown = ""
    while words:
        mark = next((one for one in MARKS if words.startswith(one)), words[0])
        shown, words = shown + MARKS.get(mark, mark), words[len(mark) :]
    return shown


@pytest.fixture(scope="module")
def made(toy):
    """The references of the invented collection, by form."""
    return {form: make_references(Target(path, CITATIONS), unverified(toy)) for form, path in REFERENCES.items()}


def test_every_letter_and_article_is_there(toy, made):
    """In each form, under its id."""
    ids = [*(letter.id for letter in toy.letters), *(one.id for one in toy.records.values() if one.kind == "article")]
    assert [one["id"] for one in json.loads(made["CSL-JSON"])] == ids
    assert [one["id"] for one in rispy.loads(made["RIS"])] == ids
    assert list(parse_string(made["BibTeX"], "bibtex").entries) == ids


def test_bibtex_gives_titles_and_names_back(toy, made):
    """Whatever marks they hold."""
    found = parse_string(made["BibTeX"], "bibtex").entries
    for one in items(toy):
        entry = found[one["id"]]
        assert as_set(entry.fields["title"]) == " ".join(one["title"].split())
        assert len(entry.persons.get("author", ())) == len(one.get("author", ()))


def test_ris_gives_a_letter_its_ends_and_its_day(made):
    """The sender as author, the recipient as second, the date in parts."""
    found = {one["id"]: one for one in rispy.loads(made["RIS"])}["1921-09-21-north-to-south"]
    assert found["type_of_reference"] == "PCOMM" and found["date"] == "1921/09/21/"
    assert found["authors"] == ["North, Ada"] and found["secondary_authors"] == ["South, Bela"]


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("1921", {"date-parts": [[1921]]}),
        ("1921-09-21~", {"date-parts": [[1921, 9, 21]], "circa": True}),
        ("1921-09/1921-10", {"date-parts": [[1921, 9], [1921, 10]]}),
        ("-0043-03-15", {"date-parts": [[-43, 3, 15]]}),
        ("1921-24", {"literal": "winter 1921"}),
        ("../1921", {"literal": "in or before 1921"}),
    ],
)
def test_dates_have_parts_or_words(edtf, parts):
    """A day, month or year has parts; what has none stands in words."""
    assert issued(parse_date(edtf)) == parts


@given(st.text(), st.text(min_size=1))
def test_any_text_survives(title, author):
    """Nothing that a title or name holds breaks an entry, or the next."""
    words = [" ".join(text.replace("\x00", "").split()) or "x" for text in (title, author)]
    one = {"id": "a", "type": "book", "title": words[0], "author": [{"literal": words[1]}]}
    entries = parse_string(as_bibtex([one, {**one, "id": "b"}]), "bibtex").entries
    assert [as_set(entry.fields["title"]) for entry in entries.values()] == [words[0]] * 2
    assert [one["title"] for one in rispy.loads(as_ris([one]))] == [words[0].strip()]


def test_a_reader_of_csl_knows_every_type_and_variable(made, recwarn):
    """It warns of what CSL-JSON does not have, as the second half shows."""
    items = json.loads(made["CSL-JSON"])
    CiteProcJSON(items)
    assert [str(one.message) for one in recwarn] == []
    with pytest.warns(UserWarning, match="colour"):
        CiteProcJSON([items[0] | {"colour": "red"}])


def test_biber_reads_every_entry_of_the_bibliography(made, tmp_path):
    """What a work needs, by the data model of biblatex, may be unknown; nothing else is amiss."""
    if not shutil.which("biber"):
        pytest.skip("no biber: apt install biber")
    (tmp_path / "toy.bib").write_text(made["BibTeX"], encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--output-format=bibtex", "--output-file=out.bib", "toy.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    told = [line for line in done.stdout.decode().splitlines() if line.startswith(("WARN", "ERROR"))]
    assert done.returncode == 0 and [line for line in told if "Missing mandatory field" not in line] == []
    again = parse_string((tmp_path / "out.bib").read_text(encoding="utf-8"), "bibtex").entries
    assert set(again) == set(parse_string(made["BibTeX"], "bibtex").entries)


@pytest.mark.parametrize("form", ["RIS", "BibTeX", "CSL-JSON"])
def test_a_reader_that_wrote_none_of_it_has_the_same_works(toy, made, form):
    """Pandoc reads each form, and has every id, title and year as the records have them."""
    read = run([f"--from={form.lower().replace('-', '')}", "--to=csljson"], made[form].encode())
    found = {one["id"]: one for one in json.loads(read)}
    for one in items(toy):
        again = found[one["id"]]
        assert bare(again["title"]) == bare(one["title"])
        if parts := one.get("issued", {}).get("date-parts"):
            assert int(again["issued"]["date-parts"][0][0]) == parts[0][0]


def bare(words):
    """The letters and digits of a title alone: quotation marks and what looks like markup are each reader's own."""
    return "".join(mark for mark in re.sub("<[^>]*>", "", words) if mark.isalnum()).casefold()
