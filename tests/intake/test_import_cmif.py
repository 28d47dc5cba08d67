"""CMIF files become records: invented ones statement by statement, real ones without a loss."""

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import build_pages
from letterbook.intake.cmif.dating import dated_once
from letterbook.intake.cmif.entries import WrittenDate, entries
from letterbook.intake.cmif.headers import Header
from letterbook.intake.cmif.identifiers import authority_id, is_nobody, normalised_address
from letterbook.intake.cmif.importing import import_files
from letterbook.intake.cmif.recorded import merged, parts_of
from letterbook.records.dates import parse_date

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cmif"
MALFORMED = ("luxemburg.xml", "werthern.xml")

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Letters of the Harbour: an index</title>
<editor>Gwen Hill<email>g@example.org</email></editor></titleStmt>
<publicationStmt><publisher>Harbour Press</publisher><idno type="url">https://example.org/cmif.xml</idno>
<date when="2024-03-01T10:00:00Z"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability>
</publicationStmt><sourceDesc>
<bibl type="print" xml:id="c3f497f0-488d-4233-9448-130ba8109bd8">
The Letters of Ada North, edited by Gwen Hill, vol. 2, Northtown 1999, with many notes</bibl>
</sourceDesc></fileDesc>
<profileDesc>
"""
TAIL = "</profileDesc></teiHeader><text><body><p/></body></text></TEI>\n"
ADA = '<persName ref="https://d-nb.info/gnd/118540238">Ada North</persName>'
BELA = '<persName ref="http://viaf.org/viaf/71477273/">Bela South</persName>'
SOURCE = 'source="#c3f497f0-488d-4233-9448-130ba8109bd8"'


def letter(sent=ADA, received=BELA, attributes='key="1"', more=""):
    """Return an entry of a CMIF file."""
    return (
        f'<correspDesc {SOURCE} {attributes}><correspAction type="sent">{sent}</correspAction>\n'
        f'<correspAction type="received">{received}</correspAction>{more}</correspDesc>\n'
    )


@pytest.fixture
def cmif(tmp_path):
    """Write a CMIF file of some entries; return its path."""

    def write(*letters, name="index.xml"):
        path = tmp_path / name
        path.write_text(HEAD + "".join(letters) + TAIL, encoding="utf-8")
        return path

    return write


def run(*arguments):
    """Run a command."""
    return CliRunner().invoke(build_pages.main, [str(one) for one in arguments])


def imported(path, into, *others):
    """Import files, and return what was said; the records pass the check."""
    result = run("import-cmif", path, *others, "--into", into, "--today", "2026-01-31")
    assert result.exit_code == 0, result.output
    checked = run("check", "--strict", "--sources", into / "sources")
    assert checked.exit_code == 0, checked.output
    return result.output


def records(into, folder="letters"):
    """Return the records of a folder by id."""
    paths = sorted((into / "sources" / folder).glob("*.yml"))
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in paths}


def report(into):
    """Return the lines of the report."""
    return (into / "import-report.txt").read_text(encoding="utf-8").splitlines()[1:]


def tree(folder):
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_letter_keeps_all_that_its_entry_says(cmif, tmp_path):
    """Ends, places, day, number and address, each where a record has it, and stated by the edition."""
    sent = f'{ADA}<placeName ref="http://sws.geonames.org/2812482/">Harbour</placeName><date when="1921-09-21"/>'
    received = f'{BELA}<placeName ref="https://www.geonames.org/2950159">Fen</placeName><date notAfter="1921-10"/>'
    path = cmif(letter(sent, received, 'key="II, 17" ref="https://example.org/letters/17#top"'))
    imported(path, tmp_path / "e")
    (found,) = records(tmp_path / "e").values()
    assert found["sender"] == "ada-north-118540238" and found["recipient"] == "bela-south-71477273"
    assert found["sent_from"] == ["harbour-2812482"] and found["received_at"] == ["fen-2950159"]
    assert found["date"] == "1921-09-21" and found["received"] == "../1921-10"
    (witness,) = found["witnesses"]
    assert witness["number"] == "II, 17" and witness["url"] == "https://example.org/letters/17#top"
    assert witness["says"]["date"] == "1921-09-21"
    assert records(tmp_path / "e", "places")["harbour-2812482"]["same_as"] == ["https://www.geonames.org/2812482"]
    assert list(records(tmp_path / "e")) == ["c3f497f0-ii-17"]


def test_the_edition_has_a_record(cmif, tmp_path):
    """It has the title of the book, a short one for links, and says where the index comes from."""
    imported(cmif(letter()), tmp_path / "e")
    (found,) = records(tmp_path / "e", "articles").values()
    assert found["title"].startswith("The Letters of Ada North, edited by Gwen Hill")
    assert found["short_title"] == "Letters of the Harbour: an index" and found["kind"] == "letter-edition"
    assert "under CC BY 4.0, at https://example.org/cmif.xml, as of 2024-03-01." in found["digest"]


@pytest.mark.parametrize(
    ("attributes", "text", "date", "finished"),
    [
        ({"when": " 1800-05-03 "}, "", "1800-05-03", ""),
        ({"when": "1800-05-03T10:00:00"}, "", "1800-05-03", ""),
        ({"when": "1800"}, "", "1800", ""),
        ({"from": "1800-05-01", "to": "1800-05-03"}, "", "1800-05-01", "1800-05-03"),
        ({"from": "1800-05-01"}, "", "1800-05-01/..", ""),
        ({"notBefore": "1800-05-01", "notAfter": "1800-05-03"}, "May", "1800-05-01/1800-05-03", ""),
        ({"notBefore": "1800-05", "notAfter": "1800-05"}, "", "1800-05", ""),
        ({"notBefore": "1800-06", "notAfter": "1800-05"}, "", "1800-05/1800-06", ""),
        ({"notBefore": "1800-05"}, "", "1800-05/..", ""),
        ({"notAfter": "1800-05"}, "", "../1800-05", ""),
        ({"when": "1800-05", "cert": "low"}, "", "1800-05?", ""),
        ({"notBefore": "1800", "notAfter": "1801", "cert": "medium"}, "", "1800?/1801?", ""),
        ({"when": "1900-02-31"}, "", "1900-02", ""),
        ({"when": "n. d."}, "", "", ""),
        ({}, "in spring", "", ""),
        ({"when": "1800-05-03", "notBefore": "1799"}, "", "1800-05-03", ""),
    ],
)
def test_a_date_is_read_as_it_is_meant(attributes, text, date, finished):
    """Every way in which real files write dates; what cannot be read stays as words."""
    found = dated_once(WrittenDate({name: value.strip() for name, value in attributes.items()}, text))
    assert (found.date, found.finished) == (date, finished)
    assert not date or parse_date(date)
    assert bool(found.words) == bool(text or (attributes and not date and not text)) or found.repaired


def test_what_is_inferred_or_in_doubt_is_said_so(cmif, tmp_path):
    """How sure an edition is, and that it infers something, stands beside each of its statements."""
    doubted = ADA.replace("<persName", '<persName cert="low"')
    guessed = BELA.replace("<persName", '<persName evidence="conjecture"')
    place = '<placeName cert="medium" ref="https://www.geonames.org/1">Ferry</placeName>'
    when = '<date when="1921" evidence="internal" cert="high"/>'
    imported(cmif(letter(f"{doubted}{place}{when}", guessed)), tmp_path / "e")
    (found,) = records(tmp_path / "e").values()
    assert "conjectured" not in found
    assert found["witnesses"][0]["says"] == {
        "sender": {"is": "ada-north-118540238", "certainty": "low"},
        "recipient": {"is": "bela-south-71477273", "evidence": "conjecture"},
        "sent_from": {"is": ["ferry-1"], "certainty": "medium"},
        "date": {"is": "1921", "certainty": "high", "evidence": "internal"},
    }


def test_several_ends_ways_and_notes_are_kept(cmif, tmp_path):
    """Joint senders, an organisation, a letter passed on, and what notes of version 2 say."""
    board = '<orgName ref="https://d-nb.info/gnd/5036105-X">Harbour Board</orgName>'
    more = (
        '<correspAction type="forwarded"><persName ref="https://d-nb.info/gnd/118540246">Cara West</persName>'
        '<placeName ref="https://www.geonames.org/1">Ferry</placeName><date when="1921-10-01"/></correspAction>'
        '<note>Written in haste<ref type="cmif:hasLanguage" target="de"/>'
        '<ref type="cmif:mentionsPerson" target="https://d-nb.info/gnd/118540254">Dan East</ref>'
        '<ref type="mentionsSubject" target="https://example.org/subjects/fares">Fares</ref>'
        '<ref type="isPublishedWith" target="https://example.org/t#transcription">transcription</ref></note>'
    )
    imported(cmif(letter(ADA + board, BELA, 'key="3"', more)), tmp_path / "e")
    (found,) = records(tmp_path / "e").values()
    assert found["sender"] == ["ada-north-118540238", "harbour-board-5036105-x"]
    assert found["handed_over"] == [
        {"how": "forwarded", "date": "1921-10-01", "by": "cara-west-118540246", "place": "ferry-1"}
    ]
    assert found["mentions"] == ["dan-east-118540254"] and found["topics"] == ["fares-fares"]
    (witness,) = found["witnesses"]
    assert witness["form"] == "full" and witness["says"]["language"] == ["de"]
    assert "“Written in haste”" in witness["note"] and "isPublishedWith: transcription" in witness["note"]


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("<persName>Unbekannt</persName>", "unknown"),
        ("<persName>[N. N.]</persName>", "unknown"),
        (
            '<persName ref="http://correspSearch.net/unknown">A merchant of Hull</persName>',
            {"unknown": "A merchant of Hull"},
        ),
        ("<persName/>", "unknown"),
        ("", "unknown"),
    ],
)
def test_nobody_gets_no_record(name, unknown, cmif, tmp_path):
    """Who is unknown is so in the record; no person is invented."""
    imported(cmif(letter(ADA, name)), tmp_path / "e")
    (found,) = records(tmp_path / "e").values()
    assert found["recipient"] == unknown and list(records(tmp_path / "e", "people")) == ["ada-north-118540238"]


def test_one_identifier_is_one_person(cmif, tmp_path):
    """However it is written: with http, at another host of the same catalogue, with a second one beside it."""
    forms = (
        ADA,
        '<persName ref="http://d-nb.info/gnd/118540238">A. North</persName>',
        '<persName ref="https://viaf.org/viaf/24602065 http://d-nb.info/gnd/118540238/">North, Ada</persName>',
        '<persName ref="https://viaf.org/viaf/24602065/">Mrs North</persName>',
        "<persName>Ada North</persName>",
    )
    path = cmif(*(letter(form, BELA, f'key="{number}"') for number, form in enumerate(forms)))
    imported(path, tmp_path / "e")
    people = records(tmp_path / "e", "people")
    assert list(people) == ["ada-north-118540238", "bela-south-71477273"]
    written = [name["form"] for name in people["ada-north-118540238"]["names"]]
    assert written == ["A. North", "North, Ada", "Mrs North"]
    assert any("“Ada North” also appears without an identifier" in line for line in report(tmp_path / "e"))


def test_a_name_alone_is_one_within_its_source(cmif, tmp_path):
    """Two letters of one edition name one person; those of another edition, another, until somebody says otherwise."""
    anna = "<persName>Anna Quay</persName>"
    first = cmif(letter(anna, BELA, 'key="1"'), letter(anna, BELA, 'key="2"'))
    other = cmif(letter(anna, BELA, 'key="1"').replace("c3f497f0", "d3f497f0"), name="other.xml")
    text = other.read_text(encoding="utf-8").replace('xml:id="c3f497f0', 'xml:id="d3f497f0')
    other.write_text(text, encoding="utf-8")
    imported(first, tmp_path / "e", other)
    assert len([id for id in records(tmp_path / "e", "people") if id.startswith("anna-quay-")]) == 2
    assert any(line.startswith("several records are called “Anna Quay”") for line in report(tmp_path / "e"))


def test_repeated_and_missing_keys_make_ids_of_their_own(cmif, tmp_path):
    """Nothing is overwritten; the same file gives the same ids, whatever else is in it."""
    day = f'{ADA}<date when="1921"/>'
    some = (
        letter(attributes='key="1"'),
        letter(day, attributes='key="1"'),
        letter(attributes=""),
        letter(day, attributes=""),
    )
    imported(cmif(*some), tmp_path / "e")
    assert len(records(tmp_path / "e")) == len(some)
    imported(cmif(*some), tmp_path / "f")
    assert list(records(tmp_path / "e")) == list(records(tmp_path / "f"))


def test_what_contradicts_itself_is_repaired_and_told(cmif, tmp_path):
    """Somebody at both ends, and an arrival before the sending: the record passes the check, the report says why."""
    path = cmif(
        letter(ADA, ADA, 'key="1"'), letter(f'{ADA}<date when="1921"/>', f'{BELA}<date when="1920"/>', 'key="2"')
    )
    imported(path, tmp_path / "e")
    found = records(tmp_path / "e")
    assert found["c3f497f0-1"]["recipient"] == "unknown" and "received" not in found["c3f497f0-2"]
    told = "\n".join(report(tmp_path / "e"))
    assert re.search(r"index.xml:\d+: repaired: ada-north-118540238 is named as sender and as recipient", told)
    assert "it is received (1920) before it is sent (1921)" in told


def test_an_empty_entry_is_skipped_with_its_line(cmif, tmp_path):
    """Letters in are letters out and letters reported."""
    output = imported(cmif(letter(), "\n<correspDesc/>\n"), tmp_path / "e")
    assert "letters: 2 read, 1 imported, 1 skipped" in output
    (line,) = report(tmp_path / "e")
    number = (HEAD + letter()).count("\n") + 2
    assert line == f"index.xml:{number}: skipped: the entry names nobody, has no key and no address"


def test_importing_again_changes_nothing(cmif, tmp_path):
    """Of the same file, no byte."""
    path = cmif(letter(), letter(attributes='key="2"'))
    imported(path, tmp_path / "e")
    before = tree(tmp_path / "e")
    assert "records: 0 written" in imported(path, tmp_path / "e")
    assert tree(tmp_path / "e") == before


def test_a_newer_file_changes_only_what_changed(cmif, tmp_path):
    """What an editor added or changed stays, comments too; what the file changed besides is brought in."""
    imported(cmif(letter(f'{ADA}<date when="1921"/>'), letter(attributes='key="2"')), tmp_path / "e")
    path = tmp_path / "e/sources/letters/c3f497f0-1.yml"
    text = path.read_text(encoding="utf-8")
    mine = re.sub(r"summary: .*\n", "summary: Ada asks for fares.  # read on Monday\n", text)
    path.write_text(f"# mine\n{mine}aliases: [old-name]\n", encoding="utf-8")
    untouched = tree(tmp_path / "e")["sources/letters/c3f497f0-2.yml"]
    place = '<placeName ref="https://www.geonames.org/2812482">Harbour</placeName>'
    output = imported(cmif(letter(f'{ADA}{place}<date when="1922"/>'), letter(attributes='key="2"')), tmp_path / "e")
    found = path.read_text(encoding="utf-8")
    assert found.startswith("# mine\n") and "summary: Ada asks for fares.  # read on Monday\n" in found
    assert "date: 1922\n" in found and "sent_from: [harbour-2812482]\n" in found and "aliases: [old-name]\n" in found
    assert tree(tmp_path / "e")["sources/letters/c3f497f0-2.yml"] == untouched
    assert "records: 2 written" in output or "records: 3 written" in output


def test_where_both_changed_a_field_the_editors_stays(cmif, tmp_path):
    """The report says so, and a letter that the newer file has no more is named and stays."""
    imported(cmif(letter(f'{ADA}<date when="1921"/>'), letter(attributes='key="2"')), tmp_path / "e")
    path = tmp_path / "e/sources/letters/c3f497f0-1.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("date: 1921\n", "date: 1921-05\n", 1), encoding="utf-8")
    imported(cmif(letter(f'{ADA}<date when="1921-05-06"/>')), tmp_path / "e")
    assert "\ndate: 1921-05\n" in path.read_text(encoding="utf-8")
    told = "\n".join(report(tmp_path / "e"))
    assert "'date' in letters/c3f497f0-1.yml stays as an editor has it" in told
    assert "no longer in the file: letters/c3f497f0-2.yml stays" in told
    assert (tmp_path / "e/sources/letters/c3f497f0-2.yml").is_file()


def test_a_second_edition_adds_to_the_first(cmif, tmp_path):
    """Its letters come beside those that are there; its people are theirs. The first, again, changes nothing."""
    first = cmif(letter())
    imported(first, tmp_path / "e")
    other = cmif(letter('<persName ref="https://d-nb.info/gnd/118540238">Frau North</persName>'), name="other.xml")
    other.write_text(other.read_text(encoding="utf-8").replace("c3f497f0", "d3f497f0"), encoding="utf-8")
    imported(other, tmp_path / "e")
    assert list(records(tmp_path / "e")) == ["c3f497f0-1", "d3f497f0-1"]
    person = records(tmp_path / "e", "people")["ada-north-118540238"]
    assert person["name"] == "Ada North" and person["names"][0]["form"] == "Frau North"
    before = tree(tmp_path / "e")
    imported(first, tmp_path / "e")
    assert tree(tmp_path / "e") == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<TEI><a></TEI>", r"1:11: mismatched tag"),
        ("", r"no element found"),
        ("<html/>", r"it has no 'correspDesc'"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>\n<TEI><x>&d;</x></TEI>', r"2:9: undefined entity"),
    ],
)
def test_what_cannot_be_read_stops_the_import(text, says, cmif, tmp_path):
    """Line and column are named, all files at once, and nothing is written, not even of a good file."""
    bad = tmp_path / "bad.xml"
    bad.write_text(text, encoding="utf-8")
    result = run("import-cmif", cmif(letter()), bad, tmp_path / "none.xml", "--into", tmp_path / "e")
    assert result.exit_code == 1 and re.search(says, result.output) and "none.xml: No such file" in result.output
    assert not (tmp_path / "e").exists()


def test_entities_that_swell_are_refused_or_small(tmp_path):
    """A file that names entities within entities does not fill the memory."""
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{levels}]><TEI><titleStmt><title>&e9;</title></titleStmt></TEI>'
    (tmp_path / "bomb.xml").write_text(bomb, encoding="utf-8")
    result = run("import-cmif", tmp_path / "bomb.xml", "--into", tmp_path / "e")
    assert result.exit_code == 1 and "bomb.xml:1:" in result.output


def test_a_project_elsewhere_is_not_written_into_by_mistake(tmp_path, cmif):
    """The records of the project at hand, and its other folders, are no place for an import that names another."""
    root = Path(build_pages.__file__).parent
    result = run("import-cmif", cmif(letter()), "--into", root / "sources" / "letters")
    assert result.exit_code == 1 and "cannot hold" in result.output


def test_text_in_a_record_is_text(cmif, tmp_path):
    """Whatever a name or note holds: YAML, links, quotation marks, other scripts."""
    odd = '<persName ref="https://d-nb.info/gnd/118540246">[[ada]]: {x} "y" # z — 남벨라</persName>'
    imported(
        cmif(letter(odd, BELA, 'key="[[1]] | \\ : #"', "<note>see [[bela]] &amp; “so”\u2028on</note>")), tmp_path / "e"
    )
    (found,) = records(tmp_path / "e").values()
    assert found["witnesses"][0]["number"] == "[[1]] | \\ : #"
    names = [one["name"] for one in records(tmp_path / "e", "people").values()]
    assert '[[ada]]: {x} "y" # z — 남벨라' in names


@pytest.mark.parametrize(
    ("ref", "address"),
    [
        ("http://d-nb.info/gnd/118540238/", "https://d-nb.info/gnd/118540238"),
        ("https://sws.geonames.org/2812482", "https://www.geonames.org/2812482"),
        ("http://www.geonames.org/2812482/weimar.html", "https://www.geonames.org/2812482"),
        ("https://www.wikidata.org/wiki/Q5879", "https://www.wikidata.org/entity/Q5879"),
        ("https://example.org/p/1", "https://example.org/p/1"),
        ("http://example.org/a|b", "http://example.org/a%7Cb"),
        ("gnd:118540238", ""),
        ("http://correspSearch.net/unknown", ""),
    ],
)
def test_addresses_are_made_comparable(ref, address):
    """Those of well-known catalogues are written as they write them; others stay; what is none is none."""
    assert normalised_address(ref) == address


def test_ids_hold_what_identifies():
    """A name with its number; without one, with a fingerprint of name and source that never changes."""
    assert authority_id("Åsa Öst", "https://d-nb.info/gnd/13590417X", "s") == "asa-ost-13590417x"
    assert authority_id("Åsa Öst", "", "s") == authority_id("Åsa Öst", "", "s") != authority_id("Åsa Öst", "", "t")
    assert len(authority_id("ä" * 200, "", "s")) <= 80
    assert is_nobody("[N.N.]", ()) and not is_nobody("Unbekannt", ("https://d-nb.info/gnd/1",))


def test_parts_of_a_record_join_to_it():
    """Whatever an editor wrote between the fields."""
    text = "# head\nsender: a\n\n# why\nrecipient:\n  - b\n- c\nnot a field\nsender: again\n"
    assert "".join(parts_of(text).values()) == text
    assert merged(text, None, "letter", {}).text == text


def real_files():
    """Return the files of other editions that are at hand; none in a bare clone."""
    return sorted(path for path in SHARED.rglob("*.xml") if path.name not in MALFORMED)


NO_FILES = pytest.mark.skipif(not SHARED.is_dir(), reason="no CMIF files of other editions beside the repository")


@NO_FILES
def test_real_files_lose_no_letter(tmp_path):
    """Of every file at hand: letters in are letters out and letters reported."""
    paths = real_files()
    assert len(paths) > 150
    for number, path in enumerate(paths):
        done = import_files([path], tmp_path / str(number) / "sources")
        text = path.read_text(encoding="utf-8", errors="replace")
        count = len(re.findall(r"<(?:\w+:)?correspDesc[\s>/]", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)))
        written = len(list((tmp_path / str(number) / "sources" / "letters").glob("*.yml")))
        assert (done.read, written + done.skipped) == (count, count), path.name


@NO_FILES
def test_real_files_pass_the_check(tmp_path):
    """Imported together, those of ten editions or, in a longer run, all of them."""
    paths = real_files() if os.environ.get("LETTERBOOK_TORTURE") else real_files()[::16]
    imported(paths[0], tmp_path / "e", *paths[1:])


@NO_FILES
@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_real_files_are_refused(name, tmp_path):
    """With line and column, and nothing written."""
    result = run("import-cmif", SHARED / "csStorage" / name, "--into", tmp_path / "e")
    assert result.exit_code == 1 and re.search(rf"{name}:19:\d+: ", result.output)
    assert not (tmp_path / "e").exists()


def test_memory_is_that_of_the_records(cmif):
    """A letter that was read is forgotten: the parser holds none of those before it."""
    path = cmif(*(letter(attributes=f'key="{number}"') for number in range(500)))
    found = entries(path, Header())
    lines = [one.line for one in found]
    assert len(lines) == 500 and lines == sorted(lines)


def test_what_is_remembered_is_one_line_a_record(cmif, tmp_path):
    """So that two pull requests that import different editions do not meet in one line."""
    imported(cmif(letter()), tmp_path / "e")
    lines = (tmp_path / "e/sources/imports/cmif.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in lines] == sorted(
        f"{folder}/{id}.yml" for folder in ("articles", "letters", "people") for id in records(tmp_path / "e", folder)
    )
