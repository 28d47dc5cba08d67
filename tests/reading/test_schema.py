"""The schemas let every record pass, refuse what they can see to be wrong, and say of every field what it is."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from seen_by_editors import SEEN, jsonschema, made, records, refused, typed

from letterbook.problems.codes import CODES
from letterbook.reading.load import FOLDERS, load
from letterbook.reading.schema import MODELS, ids_by_kind, modeline, schemas
from letterbook.records.dates import DateFault, parse_date
from letterbook.records.models.shapes import DATE_PATTERN, as_editors_read
from letterbook.records.models.values import ID_PATTERN
from tests.models_held import every_model

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy_edition" / "sources"
BROKEN = ROOT / "tests" / "broken_editions"

# What it cannot see, and why.
UNSEEN = {
    "it is no YAML, or not the simple sort: the editor's parser speaks, or is content": {
        "yaml",
        "tab",
        "two-documents",
        "yaml-feature",
        "duplicate-field",
        "encoding",
        "control-character",
    },
    "it is about files, not about what stands in them": {
        "missing-file",
        "unreadable-file",
        "file-name",
        "unknown-folder",
        "page-in-the-way",
        "file-by-hand",
        "page-too-slow",
        "image-not-found",
        "image-not-shown",
    },
    "it takes two records, or two places of one": {
        "duplicate-id",
        "listed-twice",
        "unknown-passage",
        "two-preferred",
        "answer-same-way",
        "same-correspondent",
        "circle",
        "second-witness",
        "duplicate-number",
        "unresolved-conflict",
        "no-reading",
        "unattested",
        "quoted-unread",
        "unmentioned",
    },
    "dates are compared, or words counted": {
        "reversed-interval",
        "after-death",
        "died-before-born",
        "received-before-sent",
        "finished-before-begun",
        "answer-before-letter",
        "foreseen",
        "title-too-long",
        "text-too-long",
        "quotation-too-long",
        "quotation-limit",
    },
    "it is about the characters of a text": {"outer-marks", "placeholder-title", "digest-markdown"},
    "links in prose are text to a schema": {"unknown-link"},
    "it takes a fingerprint of the words": {"compared-unbound", "compared-changed"},
    "captures and seals are no records": {
        "capture-unreadable",
        "paragraph-twice",
        "no-such-paragraph",
        "not-in-capture",
        "text-not-allowed",
        "text-not-found",
        "wrong-locator",
        "in-furniture",
        "copied",
        "not-sealed",
        "capture-changed",
        "seal-damaged",
        "seal-wrong",
        "seal-behind",
        "unsealed",
    },
}

# Where files are missing or cannot be read, other records refer to what is not there.
NO_RECORD = {code for why, codes in UNSEEN.items() if "YAML" in why or "files" in why for code in codes}

# Broken editions that show several problems together.
TOGETHER = {"several-files", "broken-record-is-still-there"}

# Broken editions of a code that is seen elsewhere, but not in them.
EXCEPTIONS = {
    "unknown-id-3": "the name of a seal, which is no record",
}


def told(problems: Path) -> set[tuple[str, int, int]]:
    """Return the places of a problems.txt; what the rules ask for stands below an empty line."""
    printed = problems.read_text(encoding="utf-8").partition("\n\n")[0]
    lines = [line.split(":", 3) for line in printed.splitlines()]
    return {(file, int(line), int(column)) for file, line, column, _ in lines}


def code_of(name: str) -> str:
    """Return the code that a broken edition is about."""
    return re.sub(r"-\d+$", "", name)


def laid(name: str, into: Path) -> Path:
    """Copy the records of the invented collection, lay a broken edition over them, and return their folder."""
    shutil.copytree(TOY, into / "sources")
    removals = BROKEN / name / "remove.txt"
    for line in removals.read_text(encoding="utf-8").splitlines() if removals.exists() else []:
        (into / line).unlink(missing_ok=True)
    if (BROKEN / name / "sources").exists():
        shutil.copytree(BROKEN / name / "sources", into / "sources", dirs_exist_ok=True)
    return into / "sources"


FOLDERS_OF_SEEN = sorted(
    path.name
    for path in BROKEN.iterdir()
    if path.is_dir() and code_of(path.name) in SEEN and path.name not in EXCEPTIONS
)
FOLDERS_OF_UNSEEN = sorted(
    path.name for path in BROKEN.iterdir() if path.is_dir() and code_of(path.name) not in {*SEEN, *NO_RECORD, *TOGETHER}
)


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one(kind):
    """Every schema keeps the rules of draft 7."""
    jsonschema.Draft7Validator.check_schema(made(TOY)[kind])


@pytest.mark.parametrize("sources", [ROOT / "sources", TOY], ids=["collection", "invented"])
def test_records_pass(sources):
    """Every record passes the schema of its kind."""
    assert len(list(records(sources))) > 20
    assert refused(sources) == set()


def test_schemas_are_current():
    """The schemas in sources/schema fit the models and the ids of today."""
    made_now = schemas(ROOT / "sources")
    stale = [name for name, text in made_now.items() if (ROOT / "sources" / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run 'make schema' and commit sources/schema/"
    assert {f"schema/{path.name}" for path in (ROOT / "sources" / "schema").iterdir()} == set(made_now)


@pytest.mark.parametrize("sources", [ROOT / "sources", TOY], ids=["collection", "invented"])
def test_records_name_their_schema(sources):
    """The first line of every record leads an editor to the schema of its kind."""
    for path, kind in records(sources):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == modeline(kind), path.name
        assert (path.parent / first.partition("=")[2]).resolve() == (sources / f"schema/{kind}.json").resolve()


@pytest.mark.parametrize("name", FOLDERS_OF_SEEN)
def test_what_a_schema_sees_is_refused_where_the_build_does(name, tmp_path):
    """A broken edition is refused in the very lines and columns that the build names."""
    assert told(BROKEN / name / "problems.txt") - refused(laid(name, tmp_path), BROKEN / name / "sources") == set()


@pytest.mark.parametrize("name", FOLDERS_OF_UNSEEN)
def test_what_a_schema_cannot_see_it_does_not_refuse(name, tmp_path):
    """A schema is never stricter than the build: a record with a mistake of another sort passes."""
    assert refused(laid(name, tmp_path), BROKEN / name / "sources") == set()


def test_every_code_is_seen_or_has_a_reason():
    """For every code it is known whether a schema sees it, and if not, why not."""
    unseen = [code for codes in UNSEEN.values() for code in codes]
    assert sorted([*SEEN, *unseen]) == sorted(CODES)


@pytest.mark.parametrize("model", every_model())
def test_fields_are_described(model):
    """Every field says in a few words what it is."""
    assert [name for name, info in model.model_fields.items() if not info.description] == []


def values(node: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every property of a schema with its name."""
    if isinstance(node, dict):
        for field, inner in node.get("properties", {}).items() if node.get("type") == "object" else ():
            yield f"{name}.{field}", inner
        for key, inner in node.items():
            yield from values(inner, f"{name}.{key}")
    elif isinstance(node, list):
        for inner in node:
            yield from values(inner, name)


def shows(node: Any, schema: Any) -> bool:
    """Whether a schema shows an example of a value, or lists what there is; of a group each field does so itself."""
    if "$ref" in node and "examples" not in node:
        return shows(schema["definitions"][node["$ref"].split("/")[-1]], schema)
    if "examples" in node or "enum" in node or "properties" in node:
        return True
    below = [*node.get("anyOf", []), *(node[key] for key in ("items", "propertyNames", "else") if key in node)]
    return any(shows(inner, schema) for inner in below)


@pytest.mark.parametrize("kind", MODELS)
def test_fields_have_examples(kind):
    """Every field of every schema shows an example, or the list of its values."""
    schema = made(TOY)[kind]
    found = dict(values(schema))
    assert found
    assert [name for name, node in found.items() if not shows(node, schema)] == []


@pytest.mark.parametrize("kind", MODELS)
def test_examples_are_right(kind):
    """What a schema gives as an example, it takes itself."""
    schema = made(TOY)[kind]
    for name, node in values(schema):
        for value in node.get("examples", []):
            whole = jsonschema.Draft7Validator({**node, "definitions": schema["definitions"]})
            if "$ref" in node:
                whole = jsonschema.Draft7Validator({**schema["definitions"][node["$ref"].split("/")[-1]]})
            assert whole.is_valid(value), f"{name}: {value}"


def test_ids_are_those_of_today(tmp_path):
    """A new file, whatever stands in it, is at once an id that editors offer; a former id is none."""
    sources = tmp_path / "sources"
    shutil.copytree(TOY, sources)
    (sources / "people/gwen-hill.yml").write_text("name: [")
    offered = json.loads(schemas(sources)["schema/letter.json"])["definitions"]["correspondent"]["enum"]
    assert "gwen-hill" in offered and "cara-west" in offered and "harbour-board" in offered
    assert not set(offered) & {"fen-bridge", *load(sources)[0].former}


def test_schemas_are_deterministic(tmp_path):
    """The same records give the same schemas, whatever order the files were made in."""
    names = [path.relative_to(TOY) for path, _ in records(TOY)]
    for number, order in enumerate((names, names[::-1])):
        for name in order:
            (tmp_path / f"{number}" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOY / name, tmp_path / f"{number}" / name)
    assert schemas(tmp_path / "0") == schemas(tmp_path / "1")


def test_an_archive_without_records_has_schemas(tmp_path):
    """Where no record is written yet, the schemas can be made, and offer no id."""
    assert set(ids_by_kind(tmp_path / "nowhere")) == {kind.kind for kind in FOLDERS.values()}
    assert '"enum": []' in schemas(tmp_path / "nowhere")["schema/letter.json"]


DATES = st.one_of(
    st.from_regex(r"\A\d{4}(-\d\d(-\d\d)?)?[~?%]?\Z"),
    st.from_regex(r"\A[12][0-9][0-9X]{2}(-([0-2][0-9]|XX)(-([0-3][0-9]|XX))?)?[~?%]?\Z"),
)


@given(st.one_of(DATES, st.tuples(st.one_of(DATES, st.sampled_from(["", ".."])), DATES).map("/".join)))
@example("2019-21")
@example("2019-12/")
@example("2019/..")
@example("20XX")
@example("201X~")
@example("100X-XX-01")
def test_a_date_of_the_build_is_one_of_the_schema(text):
    """Whatever the build takes for a date, the schema's pattern takes."""
    try:
        parse_date(text)
    except DateFault:
        return
    assert re.fullmatch(DATE_PATTERN, text)


@pytest.mark.parametrize(
    "text", ["1921-13-01", "1921-11-31", "2019-01-00", "-0000", "../..", "/", "", "a", "2019/2020/2021"]
)
def test_no_date_of_the_build_is_none_of_the_schema(text):
    """What the calendar does not know, the pattern refuses too."""
    assert not re.fullmatch(DATE_PATTERN, text)
    with pytest.raises(DateFault):
        parse_date(text)


@given(st.from_regex(rf"\A({ID_PATTERN})\Z"))
@example("1921")
@example("1e5")
@example("0e-0")
@example("true")
@example("null")
def test_an_id_like_a_number_is_known_unquoted(id):
    """An id that an editor takes for a number is offered in both forms."""
    assert typed(id) in as_editors_read(id)
