"""The index of letters: valid, read by others as it is meant, and out of an imported file as it went in."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from letterbook.exports.cmif.dating import dating
from letterbook.exports.cmif.document import INDEX, make_cmif
from letterbook.facts.interchange import LeftOut, left_out
from letterbook.folders import Folders
from letterbook.intake.cmif.dating import dated
from letterbook.intake.cmif.entries import WrittenDate
from letterbook.intake.cmif.identifiers import compared, encoded, is_nobody, normalised_address
from letterbook.intake.cmif.importing import collection_of, import_files
from letterbook.pages.addresses import CMIF
from letterbook.pages.plan import Target
from letterbook.pipeline import survey
from letterbook.records.dates import parse_date, parse_old_style
from letterbook.records.julian import OldStyle
from tests.contexts import ONE_LETTER, unverified

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cmif"
TEI = "{http://www.tei-c.org/ns/1.0}"
MALFORMED = ("luxemburg.xml", "werthern.xml")

# Smaller files are tried always, larger ones by `make torture`.
LARGE = 60_000

ARTICLE = "title: A letter\nkind: news\nlanguage: en\nread: none\n"
EDITION = "title: Letters\nkind: letter-edition\nlanguage: en\nread: none\n"


def index_of(edition) -> etree._Element:
    """Return the index of an edition as another program parses it."""
    return etree.fromstring(make_cmif(Target(CMIF, INDEX), unverified(edition)))


@pytest.fixture(scope="module")
def schema():
    """The RELAX NG of CMIF 1.1."""
    path = SHARED / "spec" / "cmi-customization.rng"
    if not path.is_file():
        pytest.skip("the schema of CMIF is not on this machine")
    return etree.RelaxNG(etree.parse(str(path)))


def schematron(index: etree._Element) -> list[str]:
    """Return which rules of CMIF's Schematron an index breaks: they need XSLT 2, which lxml has not."""
    ids = {bibl.get("{http://www.w3.org/XML/1998/namespace}id") for bibl in index.iter(f"{TEI}bibl")}
    broken = [f"W0001 {id}" for id in ids if not re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id or "")]
    for one in index.iter(f"{TEI}correspDesc"):
        types = {action.get("type") for action in one.iter(f"{TEI}correspAction")}
        broken += [f"E0001/2 {one.get('key')}"] if not {"sent", "received"} <= types else []
        broken += [f"E0003 {one.get('source')}"] if one.get("source", "").removeprefix("#") not in ids else []
    dates = list(index.iter(f"{TEI}date"))
    return broken + [
        "E0004" for date in dates if not set(date.attrib) & {"when", "from", "to", "notBefore", "notAfter"}
    ]


def test_the_index_is_valid(toy, schema):
    """By the schema and by the rules beside it."""
    index = index_of(toy)
    assert schema.validate(index), schema.error_log
    assert schematron(index) == []


def test_every_letter_is_in_it_or_left_out_with_a_reason(toy):
    """What another program finds is what the records hold, letter by letter."""
    found = {one.get("key"): one for one in index_of(toy).iter(f"{TEI}correspDesc")}
    assert set(found) == {letter.id for letter in toy.letters if left_out(letter) is None}
    assert {left_out(letter) for letter in toy.letters} >= {None, LeftOut.CLAIMED, LeftOut.INFERRED}
    for letter in toy.letters:
        if letter.id in found:
            names = [name.text for name in found[letter.id].iter(f"{TEI}persName", f"{TEI}orgName")]
            assert len(names) == len(letter.sender) + len(letter.recipient)


def test_where_sources_differ_the_day_lies_between(make_edition):
    """Neither is chosen: the index has the days between which both lie, and says why."""
    says = "witnesses:\n" + "".join(
        f"  - {{article: {id}, form: mention, says: {{date: {day}}}}}\n"
        for id, day in (("one", "1921-09-05"), ("two", "1921-09-15"))
    )
    letter = (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\ndate: 1921-09-05\n"
        f"resolutions: {{date: As printed first.}}\n{says}"
    )
    people = {name.removeprefix("sources/"): text for name, text in ONE_LETTER.items() if "people" in name}
    texts = people | {"letters/a.yml": letter, "articles/one.yml": ARTICLE, "articles/two.yml": ARTICLE}
    edition, _ = make_edition(texts)
    (day,) = index_of(edition).iter(f"{TEI}correspDesc").__next__().iter(f"{TEI}date")
    assert dict(day.attrib) == {"notBefore": "1921-09-05", "notAfter": "1921-09-15"}
    assert day.text == "5 September 1921 or 15 September 1921: sources differ"


def test_a_letter_in_an_edition_is_described_as_there(make_edition):
    """Its number, its address, its day and how sure that is, whatever the archive makes of it."""
    letter = (
        "sender: {unknown: a merchant}\nrecipient: unknown\nsummary: A letter.\ndate: 1921-09-05\nwitnesses:\n"
        "  - article: edition\n    form: mention\n    number: 17\n    url: https://example.org/17?a=[1]\n"
        "    says: {date: {is: 1921-09, certainty: low, evidence: internal, note: “Sept.”}, language: de}\n"
        "    note: As [[edition|this]] says.\n"
    )
    edition, _ = make_edition({"letters/a.yml": letter, "articles/edition.yml": EDITION + "index_id: the-letters\n"})
    (one,) = index_of(edition).iter(f"{TEI}correspDesc")
    assert dict(one.attrib) == {"key": "17", "ref": "https://example.org/17?a=%5B1%5D", "source": "#the-letters"}
    (day,) = one.iter(f"{TEI}date")
    assert dict(day.attrib) == {"when": "1921-09", "cert": "low", "evidence": "conjecture"} and day.text == "Sept."
    assert [(name.text, name.get("ref")) for name in one.iter(f"{TEI}persName")] == [
        ("a merchant", "http://correspSearch.net/unknown"),
        ("Unknown", None),
    ]
    (note,) = one.iter(f"{TEI}note")
    assert note.text.strip() == "As this says."
    assert [dict(ref.attrib) for ref in note] == [{"type": "hasLanguage", "target": "de"}]


@pytest.mark.parametrize(
    ("edtf", "attributes", "words"),
    [
        ("2018-12-25", {"when": "2018-12-25"}, ""),
        ("2018-12", {"when": "2018-12"}, ""),
        ("2018-12-25?", {"when": "2018-12-25", "cert": "low"}, ""),
        ("2018-12~", {"notBefore": "2018-12-01", "notAfter": "2018-12-31"}, "about December 2018"),
        ("2018-06-01/2018-06-11", {"notBefore": "2018-06-01", "notAfter": "2018-06-11"}, ""),
        ("../2019-06-11", {"notAfter": "2019-06-11"}, ""),
        ("2019-06/..", {"notBefore": "2019-06"}, ""),
        ("[1904,1906]", {"notBefore": "1904-01-01", "notAfter": "1906-12-31"}, "1904 or 1906"),
        ("[..1904]", {"notAfter": "1904-12-31"}, None),
        ("{1904,1906}", {"notBefore": "1904-01-01", "notAfter": "1906-12-31"}, None),
        ("192X-21", {"notBefore": None, "notAfter": None}, None),
        ("156X-12-25", {"notBefore": "1560-12-25", "notAfter": "1569-12-25"}, None),
        ("1921-24", {"notBefore": None, "notAfter": None}, None),
        ("-0043-07-25", {"when": "-0043-07-25"}, ""),
        ("0000-07-25", {"notBefore": "-0001-12-31", "notAfter": "0001-01-01"}, "25 July 1 BC"),
    ],
)
def test_dates_as_the_format_takes_them(edtf, attributes, words):
    """Each form of EDTF; where the attributes do not say it, words do; read again, no day is lost."""
    when = parse_date(edtf)
    made = dating(when)
    assert made.attributes.keys() == attributes.keys()
    assert {name: value for name, value in attributes.items() if value} == {
        name: made.attributes[name] for name, value in attributes.items() if value
    }
    assert bool(made.words) if words is None else made.words == words
    back = parse_date(dated([WrittenDate(made.attributes, made.words)]).date)
    assert back.bounds[0] <= when.bounds[0] and when.bounds[1] <= back.bounds[1]


def test_a_day_in_old_style_is_the_gregorian_one():
    """With what the source has, in words."""
    made = dating(parse_old_style("1900-02-29", OldStyle()))
    assert made.attributes == {"when": "1900-03-13"} and "29 February 1900 (Old Style" in made.words


@given(st.dates(), st.dates(), st.sampled_from(["", "?"]))
def test_days_and_stretches_come_back_as_they_were(one, other, mark):
    """Whatever CMIF can write is read again as it was written."""
    first, last = sorted((one, other))
    for edtf, finished in (
        (f"{first}{mark}", ""),
        (f"{first}{mark}/{last}{mark}", ""),
        (f"{first}{mark}", f"{last}{mark}"),
    ):
        made = dating(parse_date(edtf), parse_date(finished) if finished else None)
        back = dated([WrittenDate(made.attributes, made.words)])
        same = edtf.split("/")[0] if first == last else edtf
        assert (back.date, back.finished) == (same, finished if first != last else "")


def files() -> list[Path]:
    """Return the real files that can be read, small ones first; the large ones only in `make torture`."""
    found = sorted(SHARED.glob("[ciu]*/**/*.xml"), key=lambda path: (path.stat().st_size, path))
    is_torture = os.environ.get("LETTERBOOK_TORTURE") == "1"
    return [one for one in found if one.name not in MALFORMED and (is_torture or one.stat().st_size < LARGE)]


def who(name: etree._Element) -> str:
    """Return by what somebody or some place is known: an address, or the name."""
    refs, text = tuple(name.get("ref", "").split()), " ".join("".join(name.itertext()).split())
    address = next((one for ref in refs if (one := normalised_address(ref))), "")
    return compared(address) or ("?" if is_nobody(text, refs) else text)


def read(path: Path) -> Iterator[tuple[tuple[str, str], dict[str, object]]]:
    """Yield key and address of each letter of a file, and what the file says of it, read by TEI's own names."""
    for one in etree.parse(str(path)).iter(f"{TEI}correspDesc"):
        said: dict[str, object] = {}
        for type in ("sent", "received"):
            parts = [
                part for action in one.iter(f"{TEI}correspAction") if action.get("type") == type for part in action
            ]
            named = [part for part in parts if part.tag in (f"{TEI}persName", f"{TEI}orgName")]
            said[f"{type} by"] = {who(part) for part in named} or {"?"}
            said[f"{type} unsurely"] = any(part.get("cert") == "low" for part in named)
            said[f"{type} at"] = {who(part) for part in parts if part.tag == f"{TEI}placeName"} - {"?"}
            dates = [
                WrittenDate({str(name): value.strip() for name, value in part.attrib.items()}, "".join(part.itertext()))
                for part in parts
                if part.tag == f"{TEI}date"
            ]
            found = dated(dates)
            said[f"{type} on"] = (found.date, found.finished)
        yield (" ".join(one.get("key", "").split()), in_address(one.get("ref", ""))), said


def in_address(ref: str) -> str:
    """Return an address with all encoded that one may encode, for comparison."""
    return encoded(ref.strip()).replace("[", "%5B").replace("]", "%5D")


# What the report says of a name that has an identifier elsewhere in its file.
MEANT = re.compile(r".*: “(.*)” also appears without an identifier; taken for the only one that has one: (\S+)")


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_what_was_imported_comes_out_again(path, schema, tmp_path):
    """Every letter of a real file, its key, address, ends, places and days, but for what the import report tells of."""
    report = import_files([path], tmp_path / "sources")
    if not (tmp_path / "sources/collection.yml").exists():
        (tmp_path / "sources/collection.yml").write_bytes(collection_of([path], "2026-11-29"))
    edition = survey(replace(Folders.below(tmp_path), captures=None)).case.edition
    (tmp_path / "index.xml").write_bytes(make_cmif(Target(CMIF, INDEX), unverified(edition)))
    assert schema.validate(etree.parse(str(tmp_path / "index.xml"))), schema.error_log
    meant = {found[1]: compared(found[2]) for line in report.lines if (found := MEANT.fullmatch(line))}
    before, after = [(key, identified(said, meant)) for key, said in read(path)], defaultdict(list)
    for key, said in read(tmp_path / "index.xml"):
        after[key].append(said)
    assert sum(map(len, after.values())) == report.imported
    differing = [closest(said, after[key]) for key, said in before]
    assert sum(map(bool, differing)) <= len(report.lines) - len(meant), [one for one in differing if one]


def identified(said: dict[str, object], meant: dict[str, str]) -> dict[str, object]:
    """Return what a file says of a letter, with the addresses that it has elsewhere for some names."""
    return {
        name: {meant.get(one, one) for one in value} if isinstance(value, set) else value
        for name, value in said.items()
    }


def closest(said: dict[str, object], found: list[dict[str, object]]) -> set[str]:
    """Take, among letters of the same key and address, the one most like another; return in what it differs."""
    assert found, "the letter is missing"
    best = min(found, key=lambda one: sum(one[name] != said[name] for name in said))
    found.remove(best)
    return {name for name in said if best[name] != said[name]}
