"""The guide to all fields names every field, shows examples that are right, and says truly where each one shows."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages
from letterbook.contribute import renew_guide, stale_guide
from letterbook.guide.field_guide import FIELD_GUIDE, field_guide, groups, title, told_as, where_shown
from letterbook.guide.forms_in_words import WORDS
from letterbook.guide.where_shown import WHERE_SHOWN
from letterbook.reading.examples import form_shapes
from letterbook.reading.validation import validated, written_fields
from letterbook.records.models import Attested, AttestedDate, FieldGroup
from letterbook.records.models.fields import Text
from letterbook.records.source_text import parse
from tests.models_held import every_model

ROOT = Path(__file__).resolve().parents[2]
HEADING = re.compile(r"^(#+) (.+)$", re.M)


def rows() -> Iterator[tuple[str, list[str]]]:
    """Yield each row of the tables of fields, as its cells, with the heading above it."""
    heading = ""
    for line in field_guide().split("\n"):
        if found := HEADING.match(line):
            heading = found[2]
        elif line.startswith("| `"):
            yield heading, line.strip("| ").split(" | ")


MODELS_BY_NAME = every_model()


@pytest.mark.parametrize("model", MODELS_BY_NAME)
def test_every_field_is_named(model):
    """The section of a kind or group names each of its fields once, and nothing else."""
    section = title(told_as(model))
    named = [cells[0].split("`")[1] for heading, cells in rows() if heading == section]
    # Attestations are told together; only those of dates have all of the fields.
    assert sorted(named) == sorted(written_fields(AttestedDate if issubclass(model, Attested) else model))


def test_each_field_says_four_things():
    """A row has three cells: name and need; meaning, form and example; and where the field shows."""
    for heading, cells in rows():
        name, says, where = cells
        assert re.fullmatch(r"`\w+`<br>(\*\*needed\*\*|optional|see the rule)", name), heading
        assert len(says.split("<br>")) == 3 and re.fullmatch("[“A-Z].*[.”]", where), (heading, name)


def test_what_must_stand_is_marked():
    """A field is marked as needed where a record without it is refused; what a rule wants is marked apart."""
    marked = {(heading, cells[0]) for heading, cells in rows()}
    assert ("Letter", "`summary`<br>**needed**") in marked and ("Letter", "`date`<br>optional") in marked
    assert ("Letter", "`sender`<br>see the rule") in marked and ("Witness", "`because`<br>see the rule") in marked
    for model in every_model():
        for name, info in model.model_fields.items():
            if info.is_required() and name != "id":
                assert (title(told_as(model)), f"`{info.alias or name}`<br>**needed**") in marked


def test_a_default_is_told():
    """What a field means where it is left out stands beside its form."""
    says = {(heading, cells[0].split("`")[1]): cells[1] for heading, cells in rows()}
    assert "One of `letter`, `message` or `post`; `letter` if left out." in says["Letter", "medium"]
    assert "Whole number; `150` if left out." in says["Article", "quotation_limit"]


@pytest.mark.parametrize("model", MODELS_BY_NAME)
def test_examples_are_right(model):
    """What a row shows as an example, the model takes."""
    for heading, cells in rows():
        example = cells[1].split("<br>")[-1].strip("`")
        name = example.split(":")[0]
        # An attestation of a sender cannot be shown by that of a date.
        if heading != title(told_as(model)) or (name == "is" and model is not AttestedDate):
            continue
        if name not in written_fields(model):
            continue
        source, problems = parse("example", f"{example}\n".encode())
        assert source and not problems, example
        _, problems = validated(model, source)
        assert [one for one in problems if one.code != "missing-field" and one.place.column > 1] == [], example
        assert [one for one in problems if one.code not in ("missing-field", "direction", "two-outcomes")] == [], (
            example
        )


def test_where_each_field_shows_is_told():
    """`where_shown.py` names every field of every model."""
    told = {(model, name) for model in every_model() for name in written_fields(model) if where_shown(model, name)}
    assert len(told) > 150


def test_a_field_without_an_entry_is_refused():
    """Whoever adds a field is told where to say where it shows."""

    class Postmark(FieldGroup):
        town: Text

    with pytest.raises(KeyError, match=r"say in letterbook/guide/where_shown\.py where 'town' of Postmark shows"):
        where_shown(Postmark, "town")


def test_no_entry_is_left_over():
    """`where_shown.py` names no field that there is not, and none that no model has from where it is told."""
    used = set()
    for model in every_model():
        for name in {*written_fields(model), *written_fields(told_as(model))}:
            used.add(next((told, name) for told in model.__mro__ if name in WHERE_SHOWN.get(told, {})))
    assert {(model, name) for model, fields in WHERE_SHOWN.items() for name in fields} - used == set()


def test_words_of_pages_are_those_of_pages(toy_edition):
    """What stands in quotation marks in `where_shown.py` is what the site prints, or what its menu says."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted((toy_edition / "pages").rglob("*.md")))
    printed = f"{unescape(pages)}\n{(ROOT / 'mkdocs.yml').read_text(encoding='utf-8')}".casefold()
    quoted = {words for fields in WHERE_SHOWN.values() for told in fields.values() for words in cut(told)}
    assert len(quoted) > 80
    assert {words for words in quoted if words.casefold() not in printed} == set()


def cut(told: str) -> Iterator[str]:
    """Yield what stands in quotation marks, without what is left out in it."""
    for words in re.findall("“([^”]+)”", told):
        yield from (part for piece in words.split("…") if (part := piece.strip(" :")))


def test_every_form_has_a_name():
    """Each form of value has its words, and none is left of one that there is not."""
    assert set(WORDS) == set(form_shapes())


def test_headings_are_anchors_on_github_and_on_the_site():
    """No heading stands twice, and each is made of letters, hyphens and spaces, so that its anchor is the same."""
    headings = [found[2] for found in HEADING.finditer(field_guide())]
    assert len({heading.lower() for heading in headings}) == len(headings)
    assert [heading for heading in headings if not re.fullmatch(r"[A-Za-z]+([ -][A-Za-z]+)*", heading)] == []
    assert len(groups()) == sum(found[1] == "###" for found in HEADING.finditer(field_guide()))


def test_links_lead_somewhere():
    """Every link is to a heading of the page."""
    anchors = {found[2].lower().replace(" ", "-") for found in HEADING.finditer(field_guide())}
    linked = set(re.findall(r"\]\(#([^)]*)\)", field_guide()))
    assert linked and linked <= anchors
    assert field_guide().count("](") == field_guide().count("](#")


def test_the_guide_is_current():
    """The committed page fits the models of today."""
    committed = (ROOT / "docs" / FIELD_GUIDE).read_text(encoding="utf-8")
    assert committed == field_guide(), "run 'make schema' and commit docs/contributing/fields.md"


def test_the_guide_is_written_and_checked(tmp_path):
    """The guide is written where there is a folder for it, only if it differs; a stale one is named."""
    assert (stale_guide(tmp_path), renew_guide(tmp_path)) == ([], [])
    guide = tmp_path / FIELD_GUIDE
    guide.parent.mkdir()
    assert stale_guide(tmp_path) == [FIELD_GUIDE]
    assert renew_guide(tmp_path) == [guide]
    assert (stale_guide(tmp_path), renew_guide(tmp_path)) == ([], [])
    guide.write_text("# Mine\n")
    assert stale_guide(tmp_path) == [FIELD_GUIDE]


def test_other_records_leave_other_pages_alone(tmp_path, toy_edition):
    """`schema --sources` writes no guide beside records elsewhere, unless --docs names the folder of pages."""
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    (tmp_path / "docs" / FIELD_GUIDE).parent.mkdir(parents=True)
    sources, docs = f"--sources={tmp_path / 'sources'}", f"--docs={tmp_path / 'docs'}"

    def run(*arguments):
        return CliRunner().invoke(build_pages.main, ["schema", *arguments])

    assert "wrote" not in run(sources).stdout
    assert run("--check", sources).exit_code == 0
    stale = run("--check", sources, docs)
    assert stale.exit_code == 1
    assert stale.stdout == "docs/contributing/fields.md is out of date; run 'make schema' and commit it\n"
    assert run(sources, docs).stdout == "wrote contributing/fields.md\n"
    assert run("--check", sources, docs).exit_code == 0
