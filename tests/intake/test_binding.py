"""Binding: the fingerprint stands beside the day, and nothing else in the record moves."""

import re

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook.intake.binding import LIKE_A_NUMBER
from letterbook.verification.compared_words import fingerprint

FILES = {
    "collection.yml": "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n",
    "people/ada-north.yml": "name: Ada North\n",
    "people/bela-south.yml": "name: Bela South\n",
    "articles/post.yml": "kind: news\nlanguage: en\nread: part\n",
}

LETTER = """\
# A letter, with remarks.
sender: ada-north
recipient: bela-south
summary: A letter.
passages: {{fares: The fares}}
witnesses:
  - article: post   # the only one
    form: excerpt
    quotations:
{quotations}
changes: [{{date: 2026-01-05, what: First entered.}}]
"""

WORDS = "the fares must fall"
PRINT = fingerprint(WORDS, "post")

FORMS = {
    "flow": ("compared: {date: 2026-01-05}", f"compared: {{date: 2026-01-05, words: {PRINT}}}"),
    "flow with a name": (
        "compared: { date: '2026-01-05' , by: Gwen Hill }  # at the library",
        f"compared: {{ date: '2026-01-05', words: {PRINT} , by: Gwen Hill }}  # at the library",
    ),
    "name first": (
        'compared: {by: "Hill, G.", date: 2026-01-05}',
        f'compared: {{by: "Hill, G.", date: 2026-01-05, words: {PRINT}}}',
    ),
    "block": (
        "compared:\n          date: 2026-01-05  # a Monday\n          by: Gwen Hill",
        f"compared:\n          date: 2026-01-05  # a Monday\n          words: {PRINT}\n          by: Gwen Hill",
    ),
    "flow over lines": (
        "compared: {\n          date: 2026-01-05,\n          by: Gwen Hill}",
        f"compared: {{\n          date: 2026-01-05, words: {PRINT},\n          by: Gwen Hill}}",
    ),
}


@pytest.fixture
def sources(tmp_path):
    """The records of a small collection, without its letter."""
    for name, text in FILES.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "sources"


def letter(*comparisons):
    """Return the record of a letter with a quotation for each comparison."""
    rows = [f"      - passage: fares\n        text: {WORDS}\n        {one}" for one in comparisons]
    return LETTER.format(quotations="\n".join(rows)).encode()


def seal(sources, *options):
    """Run `seal` where there are no captures."""
    return CliRunner().invoke(
        main, ["seal", f"--sources={sources}", f"--captures={sources.parent / 'captures'}", *options]
    )


def bound(sources, raw):
    """Return what sealing makes of the record of a letter."""
    path = sources / "letters" / "first.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    assert seal(sources).exit_code == 0
    return path.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_fingerprint_stands_beside_the_day(form, sources):
    """However the comparison is written, its fingerprint follows its day; every other byte stays."""
    before, after = FORMS[form]
    assert bound(sources, letter(before)) == letter(after)


def test_several_at_once(sources):
    """All comparisons of a record are bound at once, those that are bound already stay."""
    befores, afters = zip(*FORMS.values(), strict=True)
    assert bound(sources, letter(*befores, afters[0])) == letter(*afters, afters[0])


def test_line_ends_of_windows_stay(sources):
    """A record saved on Windows keeps its line ends, and gets no others."""
    befores, afters = zip(*FORMS.values(), strict=True)
    made = bound(sources, letter(*befores).replace(b"\n", b"\r\n"))
    assert made == letter(*afters).replace(b"\n", b"\r\n")


def test_the_last_line_may_lack_its_end(sources):
    """A block at the very end of a file without a last line end is bound in a line of its own."""
    raw = letter(FORMS["block"][0]).partition(b"\n          by")[0]
    assert bound(sources, raw) == raw + f"\n          words: {PRINT}\n".encode()


def test_a_second_run_changes_nothing(sources):
    """What is bound stays as it is; without captures and without anything to bind, the command says what it needs."""
    made = bound(sources, letter(FORMS["block"][0]))
    again = seal(sources)
    assert (again.exit_code, (sources / "letters" / "first.yml").read_bytes()) == (2, made)
    assert "there is no folder of captures" in again.output


def test_the_command_names_the_record(sources):
    """The command names the record that it changed."""
    (sources / "letters").mkdir()
    (sources / "letters" / "first.yml").write_bytes(letter(FORMS["flow"][0]))
    assert seal(sources).output == "wrote sources/letters/first.yml\nCommit them with the records.\n"


def test_a_broken_record_is_not_touched(sources):
    """While a record cannot be read, nothing is bound."""
    raw = letter(FORMS["flow"][0]).replace(b"passage: fares", b"passge: fares")
    (sources / "letters").mkdir()
    (sources / "letters" / "first.yml").write_bytes(raw)
    assert seal(sources).exit_code == 1
    assert (sources / "letters" / "first.yml").read_bytes() == raw


def test_what_looks_like_a_number_is_quoted(sources):
    """A fingerprint that an editor of YAML would write as a number stands between quotation marks."""
    number = next(
        text for n in range(100_000) if LIKE_A_NUMBER.fullmatch(fingerprint(text := f"the fare is {n} pence", "post"))
    )
    raw = letter(FORMS["flow"][0]).replace(WORDS.encode(), number.encode())
    assert re.search(rb"words: '[0-9e]{12}'\}", bound(sources, raw))
