"""What may stand in a record, field by field."""

from collections.abc import Iterator

import pytest

from letterbook.reading.load import load
from letterbook.reading.validation import validated
from letterbook.records.models import (
    KINDS,
    Article,
    Collection,
    FieldGroup,
    Introduction,
    Letter,
    Person,
    Place,
    Question,
)
from letterbook.records.models.values import written
from letterbook.records.source_text import parse

LETTER = """\
sender: ada-north
recipient: bela-south
summary: A note.
witnesses: [{article: star, form: mention}]
"""
WITNESS = LETTER.replace("mention}]", "mention, says: SAYS}]")
ARTICLE = "title: A title\nkind: news\nlanguage: en\nread: part\n"


def record(model, text):
    """Return a record that has no problems."""
    source, problems = parse("x.yml", text.encode())
    found, faults = validated(model, source, id="x")
    assert problems + faults == []
    return found


def codes(model, text):
    """Return the codes of the problems of a record."""
    source, problems = parse("x.yml", text.encode())
    assert problems == []
    return [problem.code for problem in validated(model, source, id="x")[1]]


def says(text):
    """Return what a witness says, written as in a record."""
    return record(Letter, WITNESS.replace("SAYS", text)).witnesses[0].says


def every_part(part: type[FieldGroup]) -> Iterator[type[FieldGroup]]:
    """Yield a model and all that are made from it."""
    yield part
    for inner in part.__subclasses__():
        yield from every_part(inner)


def parts(value: object) -> Iterator[FieldGroup]:
    """Yield every group of fields in a record, the record first."""
    if isinstance(value, FieldGroup):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from parts(inner)


def declared_by(part: type[FieldGroup], name: str) -> str:
    """Return the field with the model that first declares it."""
    owner = next(model for model in reversed(part.__mro__) if name in getattr(model, "__annotations__", {}))
    return f"{owner.__name__}.{name}"


def test_the_toy_edition_uses_every_field(toy_edition):
    """No field of any model is missing from the invented collection."""
    records, _ = load(toy_edition / "sources")
    used = {
        declared_by(type(part), name)
        for record in [records.collection, records.introduction, *records.records.values()]
        for part in parts(record)
        for name in part.model_fields_set
    }
    ours = [part for part in every_part(FieldGroup) if part.__module__.startswith("letterbook.records.")]
    assert {declared_by(part, name) for part in ours for name in part.model_fields} - used == set()


def test_every_kind_has_a_folder_of_its_own():
    """Eight kinds of record, eight folders."""
    assert len({kind.folder for kind in KINDS}) == len({kind.kind for kind in KINDS}) == len(KINDS)


def test_records_are_frozen():
    """A record that was read is not changed any more."""
    with pytest.raises(ValueError, match="frozen"):
        record(Letter, LETTER).summary = "Another."


def test_a_single_correspondent_is_a_list_of_one():
    """`sender: ada-north` and `sender: [ada-north]` say the same."""
    assert record(Letter, LETTER) == record(Letter, LETTER.replace("ada-north", "[ada-north]"))


def test_three_forms_of_a_statement_say_the_same():
    """A bare value, a group with `is`, and a list of either are read alike."""
    bare, group, row = says("{date: 1921}"), says("{date: {is: 1921}}"), says("{date: [1921]}")
    assert bare == group == row
    assert [str(stated.is_) for stated in says("{date: [1921, {is: 1922, at: p2}]}").date] == ["1921", "1922"]


def test_a_bare_handing_over_is_its_own_group():
    """A handing over is a group of fields, with or without `is` around it."""
    assert says("{handed_over: {by: cara-west}}") == says("{handed_over: {is: {by: cara-west}}}")


def test_a_statement_without_what_is_stated_is_refused():
    """Whom an article cites is nothing without what it states."""
    assert codes(Letter, WITNESS.replace("SAYS", "{date: {by: cara-west}}")) == ["missing-field"]


def test_a_wrong_beginning_of_the_year_is_told_once():
    """A statement in Old Style whose years begin on no day is one mistake, told where it stands."""
    stated = "{date: {is: 1900-02-28, calendar: julian, year_begins: 13-45}}"
    source, _ = parse("x.yml", WITNESS.replace("SAYS", stated).encode())
    (problem,) = validated(Letter, source, id="x")[1]
    assert (problem.code, problem.message.split()[0]) == ("not-a-date", "'13-45'")


@pytest.mark.parametrize("twice", ["words: My", "part: p", "signed: Ada"])
def test_a_paragraph_is_of_one_part(twice):
    """Words under the name of their part are not also given otherwise; nothing of them is passed over."""
    held = f"form: full, text: {{language: en, paragraphs: [{{salute: Dear, {twice}}}]}}"
    assert "unknown-field" in codes(Letter, LETTER.replace("form: mention", held))


def test_statements_come_in_the_order_of_the_fields():
    """Statements are numbered within their field."""
    found = [(name, number) for name, number, _ in says("{pages: 2, date: [1921, 1922]}").statements()]
    assert found == [("date", 0), ("date", 1), ("pages", 0)]


def test_a_plain_resolution_is_the_reason_for_what_is_followed():
    """Text under `resolutions` is a reading followed; `open:` leaves the question open."""
    text = LETTER + "resolutions: {date: The seal., received: {open: Nobody knows.}}\n"
    found = record(Letter, text).resolutions
    assert (found["date"].follows, found["date"].open) == ("The seal.", None)
    assert (found["received"].follows, found["received"].open) == (None, "Nobody knows.")


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("sender: ada-north\nrecipient: bela-south\n", []),
        ("between: [ada-north, bela-south]\n", []),
        ("sender: ada-north\n", ["direction"]),
        ("", ["direction"]),
        ("between: [ada-north, ada-north]\n", ["direction"]),
        ("between: [ada-north, bela-south]\nsender: ada-north\n", ["direction"]),
    ],
)
def test_a_letter_has_one_direction(ends, expected):
    """A letter has a sender and a recipient, or two it passed between."""
    assert codes(Letter, ends + LETTER.split("\n", 2)[2]) == expected


def test_correspondents_are_whoever_is_at_either_end():
    """Sender and recipient, or those it passed between."""
    assert record(Letter, LETTER).correspondents == ("ada-north", "bela-south")
    between = "between: [bela-south, ada-north]\n" + LETTER.split("\n", 2)[2]
    assert record(Letter, between).correspondents == ("bela-south", "ada-north")


@pytest.mark.parametrize("locator", ["title", "p6", "p6-p8", "page 12", "page 12-13", "00:31", "1:00:31"])
def test_locators(locator):
    """A locator is a paragraph, a page, a time or the title."""
    assert codes(Letter, LETTER.replace("form: mention", f'form: mention, at: "{locator}"')) == []


@pytest.mark.parametrize("locator", ["p0", "6", "p", "page", "Title", "p6-8", "p6, p8", "paragraph 6", "p６"])
def test_other_locators_are_refused(locator):
    """What is no locator is told; digits are those of ASCII."""
    assert codes(Letter, LETTER.replace("form: mention", f'form: mention, at: "{locator}"')) == ["not-a-locator"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=(c)#d", []),
        ("http://example.org/편지", []),
        ("ftp://example.org", ["not-an-address"]),
        ("javascript:alert(1)", ["not-an-address"]),
        ("https://example.org/a b", ["not-an-address"]),
        ("https://example.org/<b>", ["not-an-address"]),
        (" HTTPS://example.org", ["not-an-address"]),
    ],
)
def test_addresses(address, expected):
    """An address is http or https, without anything that could end a link."""
    assert codes(Article, f'{ARTICLE}url: "{address}"\n') == expected


@pytest.mark.parametrize(("limit", "expected"), [("0", []), ("150", []), ("-1", 1), ("1.5", 1), ("٣", 1), ("many", 1)])
def test_counts(limit, expected):
    """A count is a whole number written in digits."""
    assert codes(Article, f"{ARTICLE}quotation_limit: {limit}\n") == (["not-a-number"] if expected else [])


@pytest.mark.parametrize(
    ("latitude", "expected"), [("90", []), ("-90.0", []), ("90.1", 1), ("52N", 1), ("1e1", 1), ("nan", 1)]
)
def test_degrees(latitude, expected):
    """A latitude is decimal degrees up to ninety either way."""
    assert codes(Place, f"name: Fen\nlatitude: {latitude}\n") == (["not-a-number"] if expected else [])


@pytest.mark.parametrize(
    ("id", "expected"), [("ada", []), ("ada-2", []), ("Ada", 1), ("-a", 1), ("a--b", 1), ("에", 1)]
)
def test_ids(id, expected):
    """An id is lower-case words of ASCII joined by single hyphens."""
    assert codes(Letter, f"{LETTER}answers: {id}\n") == (["not-an-id"] if expected else [])


def test_a_misspelt_field_is_one_problem():
    """A needed field that is misspelt is unknown, and not missing as well."""
    assert codes(Article, ARTICLE.replace("kind", "kinb")) == ["unknown-field"]
    assert codes(Article, ARTICLE.replace("kind: news\n", "")) == ["missing-field"]


def test_a_broken_item_does_not_make_its_list_short():
    """A witness with a fault still counts as a witness."""
    assert codes(Letter, LETTER.replace("form: mention", "form: rumour")) == ["unknown-word"]


def test_a_question_is_open_or_resolved_or_neither():
    """A question has one outcome at most."""
    text = "number: 1\ntitle: Who?\nabout: [x]\nweight: soft\naccounts: [{archive: 'true', states: Nobody.}]\n"
    assert codes(Question, text) == codes(Question, text + "open: No.\n") == []
    assert codes(Question, text + "open: No.\nresolution: Yes.\n") == ["two-outcomes"]


REST_OF_A_LETTER = "HERE\n" + LETTER.split("\n", 2)[2]
REST_OF_A_WITNESS = LETTER.replace(
    "[{article: star, form: mention}]", "\n  - article: star\n    form: mention\n    HERE"
)
RESOLUTIONS = LETTER + "resolutions:\n  HERE\n"
SENTENCE = "title: T\nlead: L\nsections:\n  - heading: H\n    paragraphs:\n      - - says: S.\n          HERE\n"
ACCOUNT = "number: 1\ntitle: Who?\nabout: [x]\nweight: soft\naccounts:\n  - states: Nobody.\n    HERE\n"
OUTCOME = ACCOUNT.replace("HERE", "article: star") + "HERE\n"

# A record with a place in it, what is wrong there, the code, and how the message begins.
TOLD = [
    (Letter, REST_OF_A_LETTER, "", "direction", "'sender' and 'recipient' are missing; if"),
    (Letter, REST_OF_A_LETTER, "sender: a", "direction", "there is 'sender', but no 'recipient'; if"),
    (Letter, REST_OF_A_LETTER, "recipient: b", "direction", "there is 'recipient', but no 'sender'; if"),
    (Letter, REST_OF_A_LETTER, "between: [a, a]", "direction", "'between' names two or more correspondents, each"),
    (Letter, REST_OF_A_LETTER, "between: [a, b]\nsender: a", "direction", "there is 'between' and also 'sender'; use"),
    (Letter, REST_OF_A_LETTER, "between: [a, b]\nrecipient: a", "direction", "there is 'between' and also 'recipient'"),
    (
        *(Letter, REST_OF_A_LETTER, "between: [a, b]\nsender: a\nrecipient: b", "direction"),
        "there is 'between' and also 'sender' and 'recipient'; use 'between' only if",
    ),
    (
        Letter,
        f"recipient: b\n{REST_OF_A_LETTER}",
        "sender: {known: a}",
        "wrong-type",
        "this is a group of fields; expected an",
    ),
    (
        Letter,
        f"{LETTER}HERE\n",
        "date: {is: 1900, calendar: julian, month: 2}",
        "not-a-date",
        "a date in Old Style has",
    ),
    (
        Letter,
        f"{LETTER}HERE\n",
        "date: {is: 1900-02-29}",
        "not-a-date",
        "'calendar' is missing; write 'calendar: julian'",
    ),
    (
        *(Letter, f"{LETTER}HERE\n", "date: {is: 1642-02-01, calendar: julian, year_begins: 13-45}", "not-a-date"),
        "'13-45' is not a day on which years begin; expected a month and day from January to June",
    ),
    (Letter, REST_OF_A_WITNESS, "identified: inferred", "missing-field", "an inferred identification needs a reason;"),
    (Letter, RESOLUTIONS, "date: {follows: A., open: B.}", "two-outcomes", "a resolution is either the reason for a"),
    (Introduction, SENTENCE, "", "two-outcomes", "there is neither 'articles' nor 'archive: true'; add one"),
    (Introduction, SENTENCE, "articles: [a]\narchive: true", "two-outcomes", "there is both 'articles' and 'archive'"),
    (Question, ACCOUNT, "", "two-outcomes", "there is neither 'article' nor 'archive: true'; add one"),
    (Question, ACCOUNT, "article: a\narchive: true", "two-outcomes", "there is both 'article' and 'archive'; remove"),
    (Question, ACCOUNT, "archive: true\nby: a", "two-outcomes", "'by' is about an article, but this account is the"),
    (Question, ACCOUNT, "archive: true\nat: p4", "two-outcomes", "'at' is about an article, but this account is the"),
    (
        *(Question, ACCOUNT, "article: a\ncompared: {date: 2026-11-28}", "missing-field"),
        "'compared' is for quoted words, but there are none here; add the field 'quotation'",
    ),
    (
        Question,
        OUTCOME,
        "resolution: A.\nopen: B.",
        "two-outcomes",
        "there is both 'resolution' and 'open'; remove one",
    ),
]


def with_lines(text, lines):
    """Return a record with some lines in its place for them, as far to the right as that."""
    before = text.partition("HERE")[0].rpartition("\n")[2]
    return text.replace("HERE", lines.replace("\n", f"\n{' ' * len(before)}")).replace(f"\n{before}\n", "\n")


@pytest.mark.parametrize(("model", "text", "wrong", "code", "says"), TOLD, ids=[case[4] for case in TOLD])
def test_what_is_wrong_is_told_with_an_example_that_mends_it(model, text, wrong, code, says):
    """Where fields contradict each other or need each other, the example put there makes a record of it."""

    def problems(lines):
        source, _ = parse("x.yml", with_lines(text, lines).encode())
        return validated(model, source, **({} if model is Introduction else {"id": "x"}))[1]

    (problem,) = problems(wrong)
    assert problem.code == code
    assert problem.message.startswith(says)
    mended = f"{wrong}\n{problem.example}" if code == "missing-field" else problem.example
    assert problems(mended) == []


def test_forms_of_a_name_are_listed_once():
    """The preferred name comes first, and no form twice."""
    text = "name: Ada North\nnames: [{form: Ada, language: en}, {form: Ada North, language: en}]\n"
    assert record(Person, text).forms == ("Ada North", "Ada")


def test_the_collection_has_no_id():
    """`collection.yml` is no record; a field `id` in it is unknown."""
    text = "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: L\n"
    source, _ = parse("collection.yml", text.encode())
    assert validated(Collection, source)[1] == []
    source, _ = parse("collection.yml", (text + "id: x\n").encode())
    assert [problem.code for problem in validated(Collection, source)[1]] == ["unknown-field"]


def test_white_space_around_a_text_is_no_part_of_it():
    """Text is kept as written, but for white space at its edges; inside, every character stays."""
    assert written(" \n a  b\u00a0\n") == "a  b\u00a0"


PLACEHOLDERS = [
    *("(title not recorded)", "Report on a letter (title not recorded)", "Post (Title not known)", "[title unknown]"),
    *("[untitled]", "(no title)", "Untitled", "no headline", "Title unknown", "[unknown]", "[…]", "?", "n/a", "---"),
]
TITLES = [
    *(
        "Title fight: the letters",
        "[Full text] The letter from the south",
        "Unknown letters found",
        "No title for North",
    ),
    *("The untitled letters", "(LEAD) The letters", "Nothing is known of the letters", "None", "What? Again?", "[sic]"),
]


@pytest.mark.parametrize("title", PLACEHOLDERS)
def test_a_placeholder_is_no_title(title):
    """What says that a title is not known is refused, with the advice to leave the field out."""
    _, problems = validated(
        Article, parse("a.yml", f"title: '{title}'\nkind: news\nlanguage: en\nread: part\n".encode())[0], id="a"
    )
    assert [problem.code for problem in problems] == ["placeholder-title"]
    assert "leave the field out" in problems[0].message


@pytest.mark.parametrize("title", TITLES)
def test_words_of_a_title_are_left_alone(title):
    """A title may speak of titles and of what is not known, and may begin with a note in brackets."""
    article, _ = validated(
        Article, parse("a.yml", f"title: '{title}'\nkind: news\nlanguage: en\nread: part\n".encode())[0], id="a"
    )
    assert article.title == title


@pytest.mark.parametrize(("day", "expected"), [("-0043-03-15", ["not-a-date"]), ("0000", ["not-a-date"]), ("0001", [])])
def test_a_record_was_changed_after_the_year_1(day, expected):
    """Feeds and the heads of pages know no earlier day."""
    assert codes(Person, f"name: A\nchanges: [{{date: {day}, what: B}}]\n") == expected


def test_a_change_with_an_open_beginning_is_of_no_year():
    """Nobody says that it was before the year 1."""
    assert record(Person, "name: A\nchanges: [{date: ../2026-01-31, what: B}]\n").changes[0].date.earliest is None
