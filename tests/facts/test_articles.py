"""What is known of an article, and what is around it: each law once."""

import pytest

from letterbook.facts.articles import article_facts

NOTES = {"articles/star": {"published": "1921-10-01"}, "articles/post": {"published": "1921-10-02"}}


def seen(article, form="mention", **fields):
    """Return a witness."""
    return {"article": article, "form": form, **fields}


def words(text, passage="p"):
    """Return a quotation of a letter."""
    return {"passage": passage, "text": text, "at": "p1"}


def texts(known):
    """Return the quoted words, in their order."""
    return [one.quotation.text for one in known.quotations]


def test_an_article_goes_back_to_origins_that_are_not_itself(make):
    """Those that are certain, and those that are so only if every perhaps is true, by id, at whatever remove."""
    articles = {
        "articles/book": {"kind": "book"},
        "articles/wire": {"kind": "wire"},
        "articles/agency": {"relays": ["wire"]},
        "articles/post": {"relays": ["book", "agency"], "may_relay": ["star"]},
        "articles/star": {},
    }
    made = make(articles)
    assert (made.article("post").origins, made.article("post").perhaps) == (("book", "wire"), ("star",))
    assert (made.article("book").origins, made.article("book").perhaps) == ((), ())
    assert [one.id for one in made.article("star").drawing] == ["post"]
    assert [one.id for one in made.article("wire").drawing] == ["agency"]


def test_an_article_is_alone_or_first_with_a_letter(make):
    """Of each letter, in date order, whether no other article bears witness to it, or none did before."""
    letters = {
        "letters/late": {"date": "1921-02", "witnesses": [seen("post"), seen("star")]},
        "letters/early": {"date": "1921-01", "witnesses": [seen("star")]},
    }
    made = make({**NOTES, **letters})
    found = {
        id: [(one.letter.id, one.is_alone, one.is_first) for one in made.article(id).letters] for id in ("star", "post")
    }
    assert found == {"star": [("early", True, True), ("late", False, True)], "post": [("late", False, False)]}


def test_no_article_without_a_day_is_the_first(make):
    """Where no article that speaks of a letter has a day, nobody knows which was the first."""
    letter = {"witnesses": [seen("one"), seen("two")]}
    made = make({"articles/one": {}, "articles/two": {}, "letters/note": letter})
    assert [one.is_first for id in ("one", "two") for one in made.article(id).letters] == [False, False]


def test_words_of_letters_come_before_those_of_speakers_and_of_questions(make):
    """Letters in date order, and within each as its record has them."""
    spoken = {"quotations": [{"at": "p2", "speaker": "ada", "about": ["late"], "text": "spoken"}]}
    accounts = [
        {"article": "star", "at": "p3", "states": "It was so.", "quotation": "accounted"},
        {"article": "post", "at": "p1", "states": "It was not."},
    ]
    records = {
        **NOTES,
        "articles/star": spoken,
        "letters/late": {
            "date": "1921-02",
            "passages": {"p": "P"},
            "witnesses": [seen("star", "excerpt", quotations=[words("third"), words("fourth")])],
        },
        "letters/early": {
            "date": "1921-01",
            "passages": {"p": "P"},
            "witnesses": [seen("star", "excerpt", quotations=[words("first")]), seen("post")],
        },
        "questions/q": {"number": 1, "about": ["late"], "accounts": accounts},
    }
    assert texts(make(records).article("star")) == ["first", "third", "fourth", "spoken", "accounted"]


@pytest.mark.parametrize(("fields", "allowed"), [({}, 150), ({"rights": "none"}, 0), ({"quotation_limit": 40}, 40)])
def test_so_many_words_may_be_quoted(make, fields, allowed):
    """The limit of the record, and none where its rights allow none."""
    assert make({"articles/star": fields}).article("star").words_allowed == allowed


def test_only_authorities_speak_of_an_article_and_not_by_the_forms_of_their_names(make):
    """By id; that a name is written so in the article is on the page of the name."""
    records = {
        **NOTES,
        "events/fair": {"name": "The fair", "attested_by": ["star"]},
        "people/cara": {"name": "Cara West", "roles": [{"role": "envoy", "article": "star"}]},
        "people/dan": {
            "name": "Dan East",
            "names": [{"form": "D. East", "language": "en", "articles": ["star"]}],
        },
        "letters/one": {"witnesses": [seen("star")]},
    }
    assert make(records).article("star").spoken_of_by == ("cara", "fair")


def test_facts_of_an_article_are_equal_where_the_records_are(make):
    """They differ where one of its letters does, and not where another letter does."""
    letters = {"letters/one": {"witnesses": [seen("star")]}, "letters/two": {"witnesses": [seen("post")]}}
    records = {**NOTES, **letters}
    known = make(records).article("star")
    assert make(records).article("star") == known
    changed = {path: {**fields, "summary": "Another note."} for path, fields in letters.items()}
    assert make({**records, "letters/two": changed["letters/two"]}).article("star") == known
    assert make({**records, "letters/one": changed["letters/one"]}).article("star") != known


def test_facts_of_an_article_read_of_the_edition_only_what_is_around_it(make):
    """However many articles and letters there are, as much is read for one of them; nothing is gone through for it."""
    read = []
    for size in (30, 300):
        articles = {f"articles/a-{number:03}": {"published": str(1500 + number)} for number in range(size)}
        letters = {f"letters/l-{number:03}": {"witnesses": [seen(f"a-{number:03}")]} for number in range(size)}
        made = make({**articles, **letters})
        article = made.edition.article("a-015")
        readings = set()
        with made.edition.notes.into(readings):
            article_facts(made.edition, made.verification, article)
        assert [reading.source for reading in readings if reading.key is None] == []
        read.append(len(readings))
    assert read[0] == read[1] > 0
