"""Every rule that an edition keeps: the case that breaks it, and the nearest one that does not."""

import re
from pathlib import Path

import pytest

from letterbook.folders import Folders
from letterbook.pipeline import survey
from letterbook.problems.problem import Severity
from letterbook.rules import registry
from letterbook.rules.chronology import check_lives
from letterbook.rules.copied_words import check_copying
from letterbook.rules.mentions import check_authorities_are_mentioned
from letterbook.rules.quoting import LONGEST
from letterbook.rules.registry import RULES, Need, Rule, breaches
from letterbook.verification.quotations import cited_in
from letterbook.verification.rights import count_words
from tests.broken import BROKEN_EDITIONS, lay
from tests.contexts import case

PEOPLE = {
    "people/ada.yml": "name: Ada\nborn: 1880\ndied: 1931-02-03\n",
    "people/bela.yml": "name: Bela\n",
    "articles/star.yml": "title: T\nkind: news\nlanguage: en\nread: part\n",
    "articles/post.yml": "title: T\nkind: news\nlanguage: en\nread: part\n",
}


def letter(fields="", ends="sender: ada\nrecipient: bela\n", witnesses="[{article: star, form: mention}]"):
    """Return a letter with some fields more."""
    return f"{ends}{fields}summary: S.\nwitnesses: {witnesses}\n"


def quoting(text, fields=""):
    """Return a letter with one quotation."""
    quotation = f'{{passage: boats, text: "{text}"}}'
    return letter(fields, witnesses=f"[{{article: star, form: excerpt, quotations: [{quotation}]}}]")


def stating(fields, received):
    """Return a letter with some fields more, whose witness states when it was received."""
    return letter(fields, witnesses=f"[{{article: star, form: mention, says: {{received: {received}}}}}]")


def words(count):
    """Return a text of so many words."""
    return " ".join(["boat"] * count)


def dated(*dates, more=""):
    """Return a letter whose two witnesses date it."""
    said = ", ".join(
        f"{{article: {article}, form: mention, says: {{date: {day}}}}}"
        for article, day in zip(("star", "post"), dates, strict=True)
    )
    return letter(more, witnesses=f"[{said}]")


def question(number):
    """Return a question of a number."""
    return f"number: {number}\ntitle: Q\nabout: [ada]\nweight: soft\naccounts: [{{archive: 'true', states: S}}]\n"


def preferring(*reasons):
    """Return a letter with a wording for each reason, which is preferred for it; None for one that is not."""
    texts = (f"{{passage: boats, text: Boat {number}, preferred: {why}}}" for number, why in enumerate(reasons) if why)
    return letter(BOATS, witnesses=f"[{{article: star, form: excerpt, quotations: [{', '.join(texts)}]}}]")


BOATS = "passages: {boats: The boats}\n"
OTHER = letter("date: 1921-09-06\n", ends="sender: bela\nrecipient: ada\n")
STAR = PEOPLE["articles/star.yml"]

# For each rule: files that break it, files that only just keep it.
CASES = [
    (
        "unresolved-conflict",
        {"letters/x.yml": dated("1921-09-21", "1921-09-22")},
        {"letters/x.yml": dated("1921-09-21", "1921-09-22", more="resolutions: {date: {open: Why not.}}\n")},
    ),
    (
        "unresolved-conflict",
        {"letters/x.yml": dated("1921-09-21", "1921-10")},
        {"letters/x.yml": dated("1921-09-21", "1921-09")},
    ),
    ("two-preferred", {"letters/x.yml": preferring("Why", "Why not")}, {"letters/x.yml": preferring("Why")}),
    (
        "duplicate-number",
        {"questions/q.yml": question(1), "questions/r.yml": question(1)},
        {"questions/q.yml": question(1), "questions/r.yml": question(2)},
    ),
    ("after-death", {"letters/x.yml": letter("date: 1931-02-04\n")}, {"letters/x.yml": letter("date: 1931-02-03\n")}),
    ("after-death", {"letters/x.yml": letter("date: 1931-03\n")}, {"letters/x.yml": letter("date: 1931-02\n")}),
    (
        "died-before-born",
        {"people/bela.yml": "name: Bela\nborn: 1880\ndied: 1879\n"},
        {"people/bela.yml": "name: Bela\nborn: 1880\ndied: 1880\n"},
    ),
    (
        "finished-before-begun",
        {"letters/x.yml": letter("date: 1921-09-21\nfinished: 1921-09-20\n")},
        {"letters/x.yml": letter("date: 1921-09-21\nfinished: 1921-09\n")},
    ),
    (
        "received-before-sent",
        {"letters/x.yml": letter("date: 1921-09-21\nreceived: 1921-09-20~\n")},
        {"letters/x.yml": letter("date: 1921-09-21\nreceived: 1921-09-21\n")},
    ),
    (
        "received-before-sent",
        {"letters/x.yml": letter("date: 1921-09-21\nhanded_over: [{by: bela}, {date: 1921-08}]\n")},
        {"letters/x.yml": letter("date: 1921-09-21\nhanded_over: [{by: bela}, {date: 1921-09}]\n")},
    ),
    (
        "answer-before-letter",
        {"letters/y.yml": OTHER, "letters/x.yml": letter("date: 1921-09-05\nanswers: y\n")},
        {"letters/y.yml": OTHER, "letters/x.yml": letter("date: 1921-09-06\nanswers: y\n")},
    ),
    (
        "answer-same-way",
        {"letters/y.yml": letter(), "letters/x.yml": letter("answers: y\n")},
        {"letters/y.yml": letter(ends="between: [ada, bela]\n"), "letters/x.yml": letter("answers: y\n")},
    ),
    (
        "same-correspondent",
        {"letters/x.yml": letter(ends="sender: ada\nrecipient: [bela, ada]\n")},
        {"letters/x.yml": letter(ends="sender: [ada, bela]\nrecipient: cara\n"), "people/cara.yml": "name: Cara\n"},
    ),
    ("unknown-passage", {"letters/x.yml": quoting("a")}, {"letters/x.yml": quoting("a", BOATS)}),
    (
        "second-witness",
        {"letters/x.yml": letter(witnesses="[{article: star, form: mention}, {article: star, form: full}]")},
        {"letters/x.yml": letter(witnesses="[{article: star, form: mention}, {article: post, form: mention}]")},
    ),
    (
        "circle",
        {"articles/star.yml": f"{STAR}relays: [post]\n", "articles/post.yml": f"{STAR}relays: [star]\n"},
        {"articles/star.yml": f"{STAR}relays: [post]\n", "articles/post.yml": STAR},
    ),
    (
        "circle",
        {"articles/star.yml": f"{STAR}relays: [post]\n", "articles/post.yml": f"{STAR}may_relay: [star]\n"},
        {"articles/star.yml": f"{STAR}may_relay: [post]\n", "articles/post.yml": STAR},
    ),
    (
        "circle",
        {"articles/star.yml": f"{STAR}version_of: post\n", "articles/post.yml": f"{STAR}relays: [star]\n"},
        {"articles/star.yml": f"{STAR}version_of: post\n", "articles/post.yml": STAR},
    ),
    ("circle", {"places/fen.yml": "name: F\nwithin: fen\n"}, {"places/fen.yml": "name: F\n"}),
    (
        "circle",
        {"articles/star.yml": f"{STAR}version_of: post\n", "articles/post.yml": f"{STAR}version_of: star\n"},
        {"articles/star.yml": f"{STAR}version_of: post\n"},
    ),
    (
        "title-too-long",
        {"articles/star.yml": STAR.replace("title: ", f"title: {words(LONGEST)} ")},
        {"articles/star.yml": STAR.replace("title: ", f"title: {words(LONGEST - 10)} ")},
    ),
    (
        "quotation-too-long",
        {"letters/x.yml": quoting(words(LONGEST + 1), BOATS)},
        {"letters/x.yml": quoting(f"{words(LONGEST)} […]", BOATS)},
    ),
    (
        "quotation-too-long",
        {
            "questions/q.yml": "number: 1\ntitle: Q\nabout: [ada]\nweight: soft\n"
            f'accounts: [{{article: star, states: S, quotation: "{words(LONGEST + 1)}"}}]\n'
        },
        {
            "questions/q.yml": "number: 1\ntitle: Q\nabout: [ada]\nweight: soft\n"
            f'accounts: [{{article: star, states: S, quotation: "{words(LONGEST)}"}}]\n'
        },
    ),
    (
        "quotation-limit",
        {"articles/star.yml": f"{STAR}quotation_limit: 4\n", "letters/x.yml": quoting("a b c d e", BOATS)},
        {"articles/star.yml": f"{STAR}quotation_limit: 5\n", "letters/x.yml": quoting("a b c d e", BOATS)},
    ),
    ("outer-marks", {"letters/x.yml": quoting("“a b”", BOATS)}, {"letters/x.yml": quoting("“a” and “b”", BOATS)}),
    (
        "outer-marks",
        {"letters/x.yml": quoting('\\"a b\\"', BOATS)},
        {"letters/x.yml": quoting('\\"\\", and then \\"', BOATS)},
    ),
    (
        "quoted-unread",
        {"articles/star.yml": STAR.replace("part", "none"), "letters/x.yml": quoting("a b", BOATS)},
        {"articles/star.yml": STAR, "letters/x.yml": quoting("a b", BOATS)},
    ),
    (
        "no-reading",
        {"letters/x.yml": letter("resolutions: {received: R}\n")},
        {"letters/x.yml": letter("resolutions: {received: {open: R}, existence: R}\n")},
    ),
    (
        "unattested",
        {"letters/x.yml": stating("received: 1921-09-05~\n", "1921-10-08")},
        {
            "letters/x.yml": stating(
                "received: 1921-09-05~\nfinished: 1921-09-04\nconjectured: [finished]\n", "1921-10-06"
            )
        },
    ),
    (
        "foreseen",
        {"articles/star.yml": f"{STAR}published: 1921-10-02\n", "letters/x.yml": letter("date: 1921-10-04\n")},
        {"articles/star.yml": f"{STAR}published: 1921-10-02\n", "letters/x.yml": letter("date: 1921-10-03\n")},
    ),
    (
        "digest-markdown",
        {"articles/star.yml": f"{STAR}digest: See [it](x).\n", "letters/x.yml": letter()},
        {"articles/star.yml": f"{STAR}digest: See it (x).\n", "letters/x.yml": letter()},
    ),
    (
        "unmentioned",
        {"places/fen.yml": "name: Fen\n"},
        {"places/fen.yml": "name: Fen\n", "letters/x.yml": letter("mentions: [fen]\n")},
    ),
]


@pytest.mark.parametrize(("code", "broken", "kept"), CASES)
def test_a_rule_is_broken_and_only_just_kept(code, broken, kept, make_edition):
    """The first case has this one problem, and no other error; the second has not."""
    _, problems = make_edition({**PEOPLE, **broken})
    assert {found.code for found in problems if found.code == code or found.severity is Severity.ERROR} == {code}
    _, problems = make_edition({**PEOPLE, **kept})
    mentioned = {found.code for found in problems if "people/" not in found.place.file}
    assert code not in mentioned
    assert not [found for found in problems if found.severity is Severity.ERROR]


def test_every_rule_is_broken_by_a_broken_edition(tmp_path, toy_edition):
    """Each rule of the table finds something in one of the broken editions."""
    silent = {rule.check.__name__: rule for rule in RULES}
    for name in BROKEN_EDITIONS:
        root = lay(name, toy_edition, tmp_path / name)
        found = survey(Folders.below(root)).case if silent else None
        silent = {name: rule for name, rule in silent.items() if not (found and list(breaches(found, (rule,))))}
    assert silent == {}


def test_every_rule_is_a_sentence():
    """The docstring of a check is the rule: one sentence, which says what is so."""
    for rule in RULES:
        assert re.fullmatch(r"(A|An|No|Nobody|Nothing|Where|What)\b[^\n]*\.", rule.check.__doc__), rule.check.__name__


def test_no_check_is_forgotten():
    """Every check of this room stands in the table, once."""
    folder = Path(registry.__file__).parent
    written = [name for path in folder.glob("*.py") for name in re.findall(r"^def (check_\w+)", path.read_text(), re.M)]
    assert sorted(written) == sorted(rule.check.__name__ for rule in RULES)


def test_a_rule_that_lacks_what_it_needs_says_nothing(make_edition):
    """A rule of every record is silent where one could not be read; one of captures where there is none."""
    assert not Rule(check_authorities_are_mentioned, Need.EVERY_RECORD).applies_to(broken_case(make_edition))
    assert not Rule(check_copying, Need.A_CAPTURE).applies_to(broken_case(make_edition))
    assert Rule(check_lives).applies_to(broken_case(make_edition))


def broken_case(make_edition):
    """Return the case of an edition without captures, of which one record cannot be read."""
    edition, _ = make_edition({**PEOPLE, "letters/x.yml": letter("mentoins: [fen]\n")})
    return case(edition)


def test_being_mentioned_by_nobody_is_a_warning(make_edition):
    """A record that is not mentioned yet does not stop the build."""
    _, problems = make_edition({"places/fen.yml": "name: Fen\n"})
    assert [(problem.code, problem.severity) for problem in problems] == [("unmentioned", Severity.WARNING)]


@pytest.mark.parametrize("mistake", ["mentions: [fn]\n", "mentoins: [fen]\n", "date: 1921-13\n"])
def test_no_echo_of_a_broken_mention(mistake, make_edition):
    """While anything is broken, nobody is told that a record is not mentioned: the mention may be what is broken."""
    _, problems = make_edition({**PEOPLE, "places/fen.yml": "name: Fen\n", "letters/x.yml": letter(mistake)})
    assert len(problems) == 1
    assert problems[0].code != "unmentioned"


def test_an_answer_to_itself_is_one_problem(make_edition):
    """A letter that answers itself is a circle, and not an answer that goes the same way as well."""
    _, problems = make_edition({**PEOPLE, "letters/x.yml": letter("conjectured: [answers]\nanswers: x\n")})
    assert [problem.code for problem in problems] == ["circle"]


def test_a_circle_against_the_dates_is_one_problem(make_edition):
    """Where the dates show which of two answers is wrong, the circle is not told as well."""
    files = {
        "letters/x.yml": letter("date: 1921-09-01\nanswers: y\nconjectured: [date, answers]\n"),
        "letters/y.yml": OTHER.replace("summary", "answers: x\nconjectured: [date, answers]\nsummary"),
    }
    _, problems = make_edition({**PEOPLE, **files})
    assert [(problem.code, problem.place.file) for problem in problems] == [
        ("answer-before-letter", "sources/letters/x.yml")
    ]


def test_the_same_words_count_once(make_edition):
    """Words quoted twice, under two letters, are counted once against an article's limit."""
    files = {
        "articles/star.yml": f"{STAR}quotation_limit: 3\n",
        "letters/x.yml": quoting("a b c", BOATS),
        "letters/y.yml": quoting("a b c", BOATS),
    }
    assert make_edition({**PEOPLE, **files})[1] == []


def test_every_quotation_of_the_toy_edition_is_counted(toy):
    """Letters, speakers and questions are all searched for quoted words."""
    found = [cited for record in toy.records.values() for cited, _ in cited_in(record)]
    assert {type(toy.records[cited.record]).__name__ for cited in found} == {"Letter", "Article", "Question"}
    assert all(cited.article in toy.records and count_words(cited.text) for cited in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one", 1), ("one […] two", 2), ("it's “quoted-words”, 1,000 of them", 5), ("이 일에 제삼자는", 3)],
)
def test_words(text, count):
    """A word is what stands between spaces; marks of a cut are none."""
    assert count_words(text) == count


@pytest.mark.parametrize("day", ["1922-01-05", "1922-04-01", "1922-07", "1922-10-31", "1922", "1922-21", "1922-23"])
@pytest.mark.parametrize("season", ["1922-21", "1922-22", "1922-23", "1922-24"])
def test_no_season_is_out_of_order(make_edition, season, day):
    """In no field does a season of a year contradict another date of that year, whichever of the two comes first."""
    for first, second in ((season, day), (day, season)):
        problems = make_edition(
            {
                **PEOPLE,
                "people/ada.yml": f"name: Ada\nborn: {first}\ndied: {second}\n",
                "letters/one.yml": letter(f"date: {first}\nfinished: {second}\nreceived: {second}\n"),
                "letters/two.yml": letter(f"date: {second}\nanswers: one\n", ends="sender: bela\nrecipient: ada\n"),
                "events/talks.yml": f"name: Talks\ndate: {first}\nfinished: {second}\n",
            }
        )[1]
        assert [one for one in problems if one.severity is Severity.ERROR] == []


def test_winter_is_received_in_february(make_edition):
    """A letter of winter 1922 that arrived in February, which another article dates to January, is in no conflict."""
    letters = {"letters/one.yml": dated("1922-24", "1922-01-20", more="date: 1922-24\nreceived: 1922-02-03\n")}
    codes = {problem.code for problem in make_edition({**PEOPLE, **letters})[1]}
    assert not codes & {"received-before-sent", "unresolved-conflict"}


def test_a_late_handing_over_is_told_at_its_day(make_edition):
    """Of several hands that a letter passed through, the day that cannot be is the one that is pointed at."""
    handed = "handed_over: [{by: bela}, {by: ada, date: 1921-08}]"
    problems = make_edition({**PEOPLE, "letters/x.yml": letter(f"date: 1921-09-21\n{handed}\n")})[1]
    (place,) = [problem.place for problem in problems if problem.code == "received-before-sent"]
    assert (place.line, place.column) == (4, handed.index("1921") + 1)


@pytest.mark.parametrize("length", [40, 41])
def test_no_more_of_a_digest_is_shown_than_a_message_holds(length, make_edition):
    """Forty characters of what a digest cannot have are shown; of a longer line its beginning."""
    quoted = f"> {'a' * (length - 2)}"
    files = {**PEOPLE, "articles/star.yml": f"{STAR}digest: '{quoted}'\n", "letters/x.yml": letter()}
    problems = make_edition(files)[1]
    (message,) = [problem.message for problem in problems if problem.code == "digest-markdown"]
    assert message.startswith(f"'{quoted}' is " if length == 40 else f"'{quoted[:40]} …' is ")


def test_another_year_contradicts_a_season(make_edition):
    """A letter of summer 1922 cannot have been received in 1920."""
    letters = {"letters/one.yml": letter("date: 1922-22\nreceived: 1920\n")}
    assert "received-before-sent" in {problem.code for problem in make_edition({**PEOPLE, **letters})[1]}


def test_a_circle_of_what_is_perhaps_so_is_told_once(make_edition):
    """Two articles of which each perhaps draws on the other: the message names both steps, and what to do."""
    articles = {
        "articles/star.yml": f"{STAR}may_relay: [post]\n",
        "articles/post.yml": f"{STAR}may_relay: [star]\n",
    }
    (problem,) = [one for one in make_edition(articles)[1] if one.code == "circle"]
    assert str(problem.place) == "sources/articles/post.yml:5:12"
    assert (
        problem.message
        == "a circle: post –may_relay→ star –may_relay→ post; one of these links is wrong, or one too many"
    )
