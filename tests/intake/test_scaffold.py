"""`new` begins a record where it belongs, under the right id, and never touches one that is there."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages
from letterbook.commands import contribute
from letterbook.intake.asking import ESSENTIALS, MODELS, id_unknown
from letterbook.intake.drafting import draft
from letterbook.intake.naming import day_of, name_id, question_id, words
from letterbook.reading.load import load
from letterbook.reading.schema import modeline
from letterbook.reading.validation import validated
from letterbook.records.models.references import OrganisationReference
from letterbook.records.source_text import parse

TODAY = "2026-01-31"

LETTER = ["letter", "--sender", "ada-north", "--recipient", "bela-south", "--date", "1921-11-02"]
WHOLE_LETTER = [*LETTER, "--summary", "Of boats.", "--article", "bearers-book-1923"]
ARTICLE = ["article", "--title", "The last ferry: a report", "--kind", "news", "--language", "en"]
OUTLET = [*ARTICLE, "--outlet", "evening-star", "--published", "1921-10-04"]
BEGUN = {
    "letter": (WHOLE_LETTER, "letters/1921-11-02-north-to-south"),
    "article": (OUTLET, "articles/evening-star-1921-10-04"),
    "person": (["person", "--name", "Élan O’Hara"], "people/elan-ohara"),
    "place": (["place", "--name", "Ferry House"], "places/ferry-house"),
    "organisation": (["organisation", "--name", "Board of Trade"], "organisations/board-of-trade"),
    "event": (["event", "--name", "The second supper"], "events/second-supper"),
    "topic": (["topic", "--name", "Boats"], "topics/boats"),
}


@pytest.fixture
def sources(tmp_path, toy_edition):
    """A copy of the invented records."""
    return Path(shutil.copytree(toy_edition / "sources", tmp_path / "sources"))


@pytest.fixture
def new(sources):
    """Run `new` with nobody to ask."""

    def command(*arguments):
        options = ["--sources", str(sources), "--today", TODAY]
        return CliRunner().invoke(build_pages.main, ["new", *arguments, *options])

    return command


@pytest.fixture
def new_at_a_terminal(sources, monkeypatch):
    """Run `new` with somebody who answers."""
    monkeypatch.setattr(contribute, "is_asking", lambda: True)

    def command(answers, *arguments):
        options = ["--sources", str(sources), "--today", TODAY]
        return CliRunner().invoke(build_pages.main, ["new", *arguments, *options], input="\n".join([*answers, ""]))

    return command


def check(sources, *options):
    """Return what `check` says of the records."""
    return CliRunner().invoke(build_pages.main, ["check", "--sources", str(sources), *options])


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", BEGUN)
def test_a_new_record_passes_the_check(kind, new, sources):
    """What `new` writes from its options lies where its kind belongs, names its schema, and is a record."""
    arguments, name = BEGUN[kind]
    result = new(*arguments)
    assert result.exit_code == 0, result.output
    text = (sources / f"{name}.yml").read_text(encoding="utf-8")
    assert text.splitlines()[0] == modeline(kind)
    assert f"{{date: {TODAY}, what: First entered.}}" in text
    assert f"wrote {name}.yml" in result.stdout and "Then: make check" in result.stdout
    assert check(sources).exit_code == 0


@pytest.mark.parametrize("kind", BEGUN)
def test_its_id_is_in_the_schemas_at_once(kind, new, sources):
    """After `new` the schemas know the new id, and it says so."""
    arguments, name = BEGUN[kind]
    assert "schemas in schema/" in new(*arguments).stdout
    asked = ["schema", "--check", "--sources", str(sources)]
    assert CliRunner().invoke(build_pages.main, asked).exit_code == 0
    assert any(f'"{Path(name).name}"' in path.read_text(encoding="utf-8") for path in (sources / "schema").iterdir())


def test_what_is_needed_still_is_named(new, sources):
    """A question begins with its number; what only its editor can say is missing, and is told."""
    result = new("question", "--title", "Who rowed the boat?")
    assert "Still needed: about, weight, accounts." in result.stdout
    text = (sources / "questions/who-rowed-boat.yml").read_text(encoding="utf-8")
    assert re.search(r"^number: 3 ", text, re.M)
    missing = re.findall(r"the field '(\w+)' is missing", check(sources).stdout)
    assert missing == ["about", "accounts", "weight"]


def test_a_letter_without_a_witness_says_so(new, sources):
    """A letter may be begun before its articles are entered; the check then asks for them."""
    result = new(*LETTER)
    assert "Still needed: summary, witnesses." in result.stdout
    assert "Add what each article says of the letter" in result.stdout
    assert check(sources).stdout.count("[missing-field]\n") == 2


def test_an_article_goes_on_with_its_capture(new):
    """The next step for an article is its text, under the id that was chosen."""
    told = new(*OUTLET, "--id", "star-extra").stdout
    assert "build_pages.py capture FILE --id star-extra" in told and "make seal" in told


def test_an_unmentioned_record_is_announced(new, sources):
    """That nobody mentions a new person yet is a warning of the check, and `new` says so before."""
    assert "add 'gwen-hill' to a record about it" in new("person", "--name", "Gwen Hill").stdout
    assert "[unmentioned]" in check(sources).stdout


@pytest.mark.parametrize("id", ["cara-west", "daniel-east", "index", "Cara West", "../cara", "fen-bridge"])
def test_it_never_overwrites(id, new, sources):
    """An id that is taken, was once somebody's, or is none, is refused, and no file changes."""
    before = tree(sources)
    result = new("person", "--name", "Cara West", "--id", id)
    assert result.exit_code == 1 and "othing was written" in result.stderr
    assert tree(sources) == before


def test_the_file_that_is_there_is_named(new, sources):
    """Whoever begins a record twice is told where it is."""
    assert "sources/people/cara-west.yml already exists" in new("person", "--name", "Cara West").stderr
    (sources / "people/gwen-hill.yml").write_text("name: [")
    assert "sources/people/gwen-hill.yml already exists" in new("person", "--name", "Gwen Hill").stderr
    assert (sources / "people/gwen-hill.yml").read_text() == "name: ["


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*LETTER[:-1], "1921-13-01"], "--date: '1921-13-01' is not a date; expected EDTF"),
        (["letter", "--sender", "ada-nort", "--recipient", "bela-south"], "--sender: the id 'ada-nort' names no"),
        (["letter", "--sender", "ada-nort", "--recipient", "bela-south"], "did you mean 'ada-north'?"),
        (["letter", "--sender", "harbour", "--recipient", "bela-south"], "'harbour' is a place"),
        (["letter", "--sender", "west", "--recipient", "bela-south"], "did you mean 'cara-west'? Nothing"),
        ([*ARTICLE, "--url", "example.org"], "--url: 'example.org' is not an article's web address"),
        ([*ARTICLE[:4], "rumour", *ARTICLE[5:]], "--kind: 'rumour' is not one of news, wire"),
        (["letter", "--sender", "daniel-east", "--recipient", "bela-south"], "is a former id; write 'dan-east'"),
    ],
)
def test_a_wrong_value_is_refused_in_the_words_of_the_check(arguments, says, new, sources):
    """What the check would refuse is refused before anything is written, with the nearest id."""
    before = tree(sources)
    result = new(*arguments)
    assert result.exit_code == 1 and says in result.stderr
    assert tree(sources) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["letter"], "a letter needs --sender and --recipient"),
        (["article", "--title", "A"], "an article needs --kind and --language"),
        (["person", "--title", "A"], "a person has no --title; there are --name"),
        (["place", "--name", "— !"], "choose one with --id"),
        (["diary"], "'diary' is not one of"),
    ],
)
def test_what_is_missing_is_demanded(arguments, says, new):
    """Where nobody can be asked, the options that are needed are named, as wrong use."""
    result = new(*arguments)
    assert result.exit_code == 2 and says in " ".join(result.stderr.split())


def test_at_a_terminal_it_asks(new_at_a_terminal, sources):
    """What was not given is asked for; an answer that is wrong is asked for again, with what comes near it."""
    answers = ["ada", "ada-north", "1921-11-02", "", "bearers-book-1923", ""]
    result = new_at_a_terminal(answers, "letter", "--recipient", "bela-south")
    assert result.exit_code == 0, result.output
    assert "did you mean 'ada-north'?\n" in result.output
    assert "Id [1921-11-02-north-to-south]: " in result.output
    record = (sources / "letters/1921-11-02-north-to-south.yml").read_text(encoding="utf-8")
    assert "\nsender: ada-north " in record and "  - article: bearers-book-1923 " in record


def test_at_a_terminal_another_id_can_be_chosen(new_at_a_terminal, sources):
    """The proposed id is only proposed; one that is taken is refused there and then."""
    result = new_at_a_terminal(["Gwen Hill", "cara-west", "gwen"], "person")
    assert result.exit_code == 0 and "already exists" in result.output
    assert (sources / "people/gwen.yml").is_file()


def test_a_long_name_has_an_id_of_its_first_words(new, sources):
    """What is proposed is never refused for its length."""
    assert new("person", "--name", "Ada of the Long Bridge " * 9).exit_code == 0
    assert len(next((sources / "people").glob("ada-of-the-long-bridge-ada-*")).stem) <= 80


def test_a_second_article_of_a_day_has_words_of_its_title(new, sources):
    """Two articles of one outlet and day are told apart by their titles."""
    assert new(*OUTLET[:-1], "1921-10-01").exit_code == 0
    assert (sources / "articles/evening-star-1921-10-01-the-last-ferry.yml").is_file()


@pytest.mark.parametrize(
    ("date", "day"),
    [("1921-09-21", "1921-09-21"), ("1921-09-XX~", "1921-09"), ("../1921-09", "1921-09"), ("192X", ""), (None, "")],
)
def test_an_id_has_as_much_of_a_date_as_is_known(date, day):
    """The day in an id is a day, a month or a year, never a guess."""
    assert day_of(date) == day


def test_words_of_an_id():
    """An id is made of plain letters, whatever script a name is in, and of as many words as are wanted."""
    assert words("Élan O’Hara & the “Boat”") == "elan-ohara-the-boat"
    assert (words("서울 지도"), words("Łukasz Øster Ærø", 2)) == ("seoul-jido", "lukasz-oster")


@pytest.mark.parametrize(
    ("name", "id"), [("Nguyễn Văn Đức", "nguyen-van-duc"), ("김정은", "gimjeongeun"), ("Ελένη", "eleni")]
)
def test_a_name_in_any_script_has_an_id(name, id, new, sources):
    """Nobody has to choose an id because a name is not in plain letters."""
    assert new("person", "--name", name).exit_code == 0
    assert (sources / f"people/{id}.yml").is_file()


def test_every_wrong_value_is_told_at_once(new, sources):
    """Wrong options, missing ones, wrong values and a wrong id are told together, a line for each."""
    before = tree(sources)
    wrong = new(*LETTER[:-1], "1921-13-01", "--article", "bearer", "--id", "Cara West")
    starts = [line.partition(":")[0] for line in wrong.stderr.splitlines()]
    assert (wrong.exit_code, starts) == (1, ["--date", "--article", "'Cara West' is not an id", "Nothing was written."])
    misuse = new("article", "--title", "A", "--name", "B", "--language", "english")
    said = ("an article has no --name; there are --title", "an article needs --kind", "--language: 'english' is not")
    assert misuse.exit_code == 2 and all(one in misuse.stderr for one in said)
    assert tree(sources) == before


def test_help_says_what_each_kind_needs(new):
    """`new letter --help` names the options of a letter, those that it needs, in the order of the questions."""
    told = " ".join(new("letter", "--help").stdout.split())
    assert "Elsewhere you must give --sender and --recipient." in told
    assert "--sender TEXT Needed." in told and "--date TEXT Optional." in told
    assert told.index("--sender TEXT") < told.index("--date TEXT") < told.index("--article TEXT")
    assert "--title" not in told


def test_help_says_what_can_be_begun():
    """`new --help` lists every kind of record, and an edition."""
    told = CliRunner().invoke(build_pages.main, ["new", "--help"]).stdout
    assert all(f"\n  {kind} " in told for kind in [*ESSENTIALS, "edition"])


def test_the_choices_stand_in_the_question(new_at_a_terminal, sources):
    """An organisation's kind is asked for, with every choice; none need be made."""
    asked = new_at_a_terminal(["newspaper", ""], "organisation", "--name", "Fen Times")
    assert "Sort of organisation (government, party, agency, newspaper," in asked.output
    assert "other) [Enter: not known]:" in asked.output
    assert "\nkind: newspaper " in (sources / "organisations/fen-times.yml").read_text(encoding="utf-8")
    assert new_at_a_terminal(["", ""], "organisation", "--name", "Fen Board").exit_code == 0
    assert "\n# kind: other " in (sources / "organisations/fen-board.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["place", "organisation", "event", "topic"])
def test_a_draft_shows_examples_of_its_kind(kind):
    """What is no person is not drafted with a person's name, form, description, address or former id."""
    assert not re.search("Ada|Mrs|ada-north(?!])|correspondents\\.  #|north-to-south", draft(kind, MODELS[kind], {}))


@pytest.mark.parametrize(
    ("kind", "name", "id"),
    [
        ("organisation", "The Evening Ledger", "evening-ledger"),
        ("event", "A Second Supper", "second-supper"),
        ("place", "The Harbour", "harbour"),
        ("organisation", "A-Z Press", "a-z-press"),
        ("person", "The Bearer", "the-bearer"),
    ],
)
def test_a_leading_article_stands_in_no_id(kind, name, id, sources):
    """Names lose a leading article on the way to an id, but those of people, and none that is part of a word."""
    assert name_id(kind, name, load(sources)[0]) == id


def test_a_collection_keeps_its_own_custom(sources):
    """Where most ids of a kind keep the article of the name, the next one does."""
    (sources / "organisations/the-tide.yml").write_text("name: The Tide\n")
    assert name_id("organisation", "The Evening Ledger", load(sources)[0]) == "the-evening-ledger"
    assert name_id("event", "The Second Supper", load(sources)[0]) == "second-supper"


TWIN = "This outlet has another article of that day: evening-star-1921-10-01 ("


def test_another_article_of_the_outlet_and_day_is_named(new):
    """Whoever enters an outlet's second article of a day is told of the first; of another day, or month, of none."""
    assert TWIN in new(*OUTLET[:-1], "1921-10-01").stdout
    assert TWIN not in new(*OUTLET).stdout and TWIN not in new(*OUTLET[:-1], "1921-10").stdout


def test_at_a_terminal_it_is_named_before_anything_is_written(new_at_a_terminal):
    """The other article of the day stands above the last question."""
    asked = new_at_a_terminal(["", "", "extra"], *OUTLET[:-1], "1921-10-01").output
    assert asked.index(TWIN) < asked.index("Id (Ctrl-C cancels)")


@pytest.mark.parametrize(
    ("title", "id"),
    [
        (
            "How long was the letter of October, and who carried it to the harbour?",
            "long-letter-october-who-carried-harbour",
        ),
        ("Was it?", "was-it"),
    ],
)
def test_the_id_of_a_question_is_made_of_words_that_tell(title, id):
    """Words that any question has are left out of its id, unless it has no others."""
    assert question_id(title) == id


def test_the_id_of_a_question_is_to_be_bettered(new_at_a_terminal):
    """At a terminal it is said that the id of a question is a proposal."""
    assert "Id (only a proposal" in new_at_a_terminal([""], "question", "--title", "Who rowed?").output


def test_a_bare_host_is_a_site(new_at_a_terminal, sources):
    """A host is not an address; the question says to leave it empty, then asks for the site, which is no address."""
    answers = ["", "", "example.org", "", "https://example.org/harbour", "example.org", "the-site"]
    asked = new_at_a_terminal(answers, *ARTICLE)
    assert "is not an article's web address" in asked.output and ", else leave it empty" in asked.output
    assert "Its site, if you know only that (such as example.org)" in asked.output
    assert "expected the name of a site, such as example.org" in asked.output
    assert "\nsite: example.org " in (sources / "articles/the-site.yml").read_text(encoding="utf-8")


def test_a_site_is_not_asked_for_where_the_address_is_known(new_at_a_terminal):
    """Address and site cannot be used together: after one the other is no question, and both as options are refused."""
    known = [*ARTICLE, "--url", "https://example.org/harbour"]
    asked = new_at_a_terminal(["", "", "address"], *known)
    assert asked.exit_code == 0 and "The site" not in asked.output
    asked = new_at_a_terminal(["", "", "site"], *ARTICLE, "--site", "example.org")
    assert asked.exit_code == 0 and "Its address" not in asked.output
    assert "--url and --site cannot be used together" in new_at_a_terminal([], *known, "--site", "example.org").stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("evening-star", None),
        ("the-evening-star", "'the-evening-star' names no record; did you mean 'evening-star'?"),
        ("Evening Star", "'Evening Star' names no record; did you mean 'evening-star'?"),
        ("daily", "'daily' names no record; did you mean 'riverside-daily'?"),
        ("riverside-dail", "did you mean 'riverside-daily'?"),
        ("한강일보", "'한강일보' names no record; did you mean 'riverside-daily'?"),
    ],
)
def test_each_id_that_could_be_meant_is_named_once(said, told, sources):
    """An id is proposed for words that make one and for a record's name, and no id is named twice."""
    path = sources / "organisations/riverside-daily.yml"
    path.write_text("name: Riverside Daily\nnames: [{form: 한강일보, language: ko}]\n", encoding="utf-8")
    found = id_unknown(said, OrganisationReference, load(sources)[0])
    assert found == told or (found and told and found.endswith(told))
    assert not found or found.count("riverside-daily") <= 1


@pytest.mark.parametrize("kind", ESSENTIALS)
def test_a_draft_shows_every_field(kind):
    """Every field of a kind stands in its draft, commented out or not."""
    shown = set(re.findall(r"^(?:# )?(\w+):", draft(kind, MODELS[kind], {}), re.M))
    assert shown == {info.alias or name for name, info in MODELS[kind].model_fields.items()} - {"id"}


@pytest.mark.parametrize("kind", ESSENTIALS)
def test_a_draft_is_right_where_one_takes_away_the_marks(kind):
    """Each field of a draft, once its "# " is taken away, has the form that the field asks for."""
    lines = draft(kind, MODELS[kind], {}).splitlines()[2:]
    assert all(len(line) <= 120 and line.startswith("# ") for line in lines)
    source, problems = parse("draft.yml", "\n".join(line[2:] for line in lines).encode())
    assert problems == []
    _, faults = validated(MODELS[kind], source, id="draft")
    # Fields that cannot be used together are shown both.
    assert {fault.code for fault in faults} <= {"direction", "two-outcomes"}


def test_a_long_or_awkward_title_stays_what_it_is(new, sources):
    """Marks of YAML in a title, and a title of several lines, are read back as they were given."""
    title = 'He said: "no # yes" & {other} [things], ' + "and so on " * 20 + "to the end"
    assert new(*ARTICLE[:2], title, *ARTICLE[3:], "--id", "awkward").exit_code == 0
    source, _ = parse("x.yml", (sources / "articles/awkward.yml").read_bytes())
    assert source.content["title"] == title


@pytest.mark.parametrize(("name", "says"), [("Nul", "Windows does not allow"), ("a" * 99, "at most 80 are allowed")])
def test_an_id_that_windows_cannot_hold_is_told(new, sources, name, says):
    """An id of which no file can be made on Windows, or a very long one, is refused; another id may be chosen."""
    before = tree(sources)
    refused = new("person", "--name", name, *(["--id", name] if len(name) > 80 else []))
    assert refused.exit_code == 1 and says in refused.stderr and tree(sources) == before
    assert new("person", "--name", name, "--id", "ada").exit_code == 0
