"""What is known of a letter, and what is around it: each law once."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterbook.facts.comparing import Relation
from letterbook.facts.exchanges import MOST
from letterbook.facts.existence import HowKnown
from letterbook.facts.letters import letter_facts
from letterbook.facts.origins import Count
from letterbook.records.models import Letter
from letterbook.verification.quotations import State, Verification

STAR = {"articles/star": {"published": "1921-10-01"}}


def seen(article, form="mention", **fields):
    """Return a witness."""
    return {"article": article, "form": form, **fields}


def mentioned(**fields):
    """Return a letter that the star mentions."""
    return {"witnesses": [seen("star")], **fields}


def quoting(article, *quoted, **fields):
    """Return a witness that prints words of passages."""
    quotations = [{"passage": passage, "text": text, "at": "p1"} for passage, text in quoted]
    return {"article": article, "form": "excerpt", "quotations": quotations, **fields}


def ids(records):
    """Return the ids of some records, in their order."""
    return [record.id for record in records]


def test_witnesses_that_give_most_come_first_then_those_published_first(make):
    """Whatever order they are written in; an article without a day comes after those with one, then the id decides."""
    articles = {"late": "1922", "early": "1921", "undated": None, "book": "1950", "another": None}
    witnesses = [seen(id) for id in ("undated", "late", "another", "early")] + [seen("book", "facsimile")]
    days = {f"articles/{id}": {"published": day} if day else {} for id, day in articles.items()}
    known = make({**days, "letters/one": {"witnesses": witnesses}}).letter("one")
    assert [one.article.id for one in known.witnesses] == ["book", "early", "late", "another", "undated"]
    assert known.how_known is HowKnown.FACSIMILE


def test_wordings_stand_with_their_passage_in_the_order_of_the_witnesses(make):
    """Passages keep the order of the letter; one of which no words are quoted has none."""
    witnesses = [
        quoting("late", ("end", "z"), ("start", "a")),
        quoting("early", ("start", "b"), ("start", "c"), form="full"),
    ]
    letter = {"passages": {"start": "S", "middle": "M", "end": "E"}, "witnesses": witnesses}
    articles = {"articles/early": {"published": "1921"}, "articles/late": {"published": "1922"}}
    known = make({**articles, "letters/one": letter}).letter("one")
    assert {one.slug: [words.quotation.text for words in one.wordings] for one in known.passages} == {
        "start": ["b", "c", "a"],
        "middle": [],
        "end": ["z"],
    }
    assert [one.heading for one in known.passages] == ["S", "M", "E"]
    assert sorted(words.quotation.text for words in known.quotations) == ["a", "b", "c", "z"]
    assert {words.state for words in known.quotations} == {State.UNVERIFIED}


def test_nothing_is_known_of_a_letter_whose_words_nobody_verified(make):
    """Its words are not taken for unverified ones."""
    made = make({**STAR, "letters/one": {"passages": {"p": "P"}, "witnesses": [quoting("star", ("p", "words"))]}})
    with pytest.raises(KeyError, match="nobody verified"):
        replace(made, verification=Verification()).letter("one")


@pytest.mark.parametrize(
    ("stated", "relation", "values"),
    [
        (["1921-09-21", "1921-09-21", "1921-09-21"], Relation.AGREE, {"1921-09-21": "abc"}),
        (["1921-09", "1921-09-21", "1921-09"], Relation.REFINES, {"1921-09": "ac", "1921-09-21": "b"}),
        (["1921", "1921-09-21", "1922"], Relation.CONFLICT, {"1921": "a", "1921-09-21": "b", "1922": "c"}),
    ],
)
def test_stated_values_agree_refine_or_conflict(make, stated, relation, values):
    """Articles of one value stand together, in the order in which it is first stated; the worst relation counts."""
    witnesses = [seen(id, says={"date": day}) for id, day in zip("abc", stated, strict=True)]
    articles = {f"articles/{id}": {"published": f"1922-0{number + 1}"} for number, id in enumerate("abc")}
    known = make({**articles, "letters/one": {"witnesses": witnesses}}).letter("one")
    (date,) = known.fields
    assert (date.field, date.relation) == ("date", relation)
    found = {str(one.value): "".join(said.witness.article for said in one.statements) for one in date.values}
    assert list(found.items()) == list(values.items())
    assert [one.articles for one in date.values] == [len(by) for by in values.values()]
    assert known.disputed == ((date,) if relation is Relation.CONFLICT else ())


def test_articles_that_repeat_one_are_one_origin_of_what_they_state(make):
    """Of the letter and of each value, as many origins are counted as the articles draw on, at least and at most."""
    articles = {
        "articles/book": {"kind": "book"},
        "articles/post": {"relays": ["book"]},
        "articles/star": {"may_relay": ["book"]},
    }
    witnesses = [
        seen("book", says={"date": "1921"}),
        seen("post", says={"date": "1921"}),
        seen("star", says={"date": "1922"}),
    ]
    known = make({**articles, "letters/one": {"witnesses": witnesses}}).letter("one")
    assert known.origins == Count(1, 2)
    assert [(one.articles, one.origins) for one in known.fields[0].values] == [(2, Count(1, 1)), (1, Count(1, 1))]


def test_neighbours_are_those_of_the_exchange_and_those_of_the_direction(make):
    """The letter before and the one after, either way and the same way; None at the ends of a row."""
    back = {"sender": "bela", "recipient": "ada"}
    letters = {
        "letters/one": mentioned(date="1921-01-01"),
        "letters/two": mentioned(date="1921-01-02", **back),
        "letters/three": mentioned(date="1921-01-03"),
    }
    made = make({**STAR, **letters})
    one, two, three = (made.letter(id) for id in ("one", "two", "three"))
    assert (one.in_exchange.before, one.in_exchange.after) == (None, two.letter)
    assert (one.in_direction.before, one.in_direction.after) == (None, three.letter)
    assert (two.in_direction.before, two.in_direction.after) == (None, None)
    assert (three.in_exchange.before, three.in_direction.before) == (two.letter, one.letter)


def test_a_letter_of_unknown_direction_has_no_neighbours_in_one(make):
    """It stands in the exchange, and in no direction."""
    unknown = mentioned(date="1921-01-02", between=["bela", "ada"], sender=[], recipient=[])
    made = make({**STAR, "letters/one": mentioned(date="1921-01-01"), "letters/two": unknown})
    known = made.letter("two")
    assert known.in_direction is None
    assert known.in_exchange.before == made.letter("one").letter


def test_relations_between_letters_are_known_from_both_ends(make):
    """An answer is known to what it answers; of two that may be the same, whichever record says so, both know it."""
    letters = {
        "letters/asked": mentioned(date="1921-01-01"),
        "letters/second": mentioned(date="1921-01-09", sender="bela", recipient="ada", answers="asked"),
        "letters/first": mentioned(date="1921-01-05", sender="bela", recipient="ada", answers="asked"),
        "letters/perhaps": mentioned(date="1921-01-02", may_be=["asked"]),
    }
    made = make({**STAR, **letters})
    assert ids(made.letter("asked").answered_by) == ["first", "second"]
    assert ids(made.letter("asked").perhaps_the_same) == ["perhaps"]
    assert ids(made.letter("perhaps").perhaps_the_same) == ["asked"]


def test_strong_questions_come_first(make):
    """Questions about a letter come by weight, then by number."""
    accounts = [{"article": "star", "at": "p1", "states": state} for state in ("It was so.", "It was not.")]
    questions = {
        f"questions/{id}": {"number": number, "weight": weight, "about": ["one"], "accounts": accounts}
        for id, number, weight in (("q-1", 1, "soft"), ("q-2", 3, "strong"), ("q-3", 2, "strong"))
    }
    assert ids(make({**STAR, "letters/one": mentioned(), **questions}).letter("one").questions) == ["q-3", "q-2", "q-1"]


def test_what_is_said_of_a_letter_comes_in_the_order_of_the_articles(make):
    """Words of speakers, each with all letters that they are about."""

    def spoken(text, *about):
        return {"quotations": [{"at": "p2", "speaker": "ada", "about": list(about), "text": text}]}

    articles = {
        "articles/star": {"published": "1922", **spoken("later", "one", "two")},
        "articles/post": {"published": "1921", **spoken("sooner", "one")},
    }
    letters = {f"letters/{id}": {"witnesses": [seen("star"), seen("post")]} for id in ("one", "two")}
    made = make({**articles, **letters})
    assert [(words.quotation.text, words.about) for words in made.letter("one").said_of] == [
        ("sooner", ("one",)),
        ("later", ("one", "two")),
    ]
    assert [words.article.id for words in made.letter("two").said_of] == ["star"]


def test_the_same_days_are_seven_before_and_after(make):
    """Letters and events, in date order; not the letter itself, and nothing that is dated to a year."""
    records = {
        "letters/here": mentioned(date="1921-05-10"),
        "letters/week": mentioned(date="1921-05-17"),
        "letters/beyond": mentioned(date="1921-05-18"),
        "letters/vague": mentioned(date="1921"),
        "events/fair": {"name": "The fair", "date": "1921-05-09", "attested_by": ["star"]},
    }
    made = make({**STAR, **records})
    assert ids(made.letter("here").same_days.records) == ["fair", "week"]
    assert made.letter("vague").same_days.records == ()


def test_a_letter_is_known_before_it_can_be_read(make):
    """The first dated article that speaks of it, and the first that prints words of it; None where none does."""
    articles = {"articles/post": {"published": "1921"}, "articles/star": {"published": "1922"}, "articles/book": {}}
    letters = {
        "letters/read": {"passages": {"p": "P"}, "witnesses": [quoting("star", ("p", "words")), seen("post")]},
        "letters/heard": {"witnesses": [seen("star")]},
        "letters/undated": {"witnesses": [seen("book")]},
    }
    made = make({**articles, **letters})
    public = {id: made.letter(id).public for id in ("read", "heard", "undated")}
    found = {id: [one and one.article.id for one in (p.known, p.readable)] for id, p in public.items()}
    assert found == {"read": ["post", "star"], "heard": ["star", None], "undated": [None, None]}


def test_what_a_letter_speaks_of_comes_by_id(make):
    """Its mentions and its topics."""
    records = {
        "topics/peace": {"name": "Peace"},
        "places/bridge": {"name": "The bridge"},
        "letters/one": mentioned(mentions=["bridge", "bela"], topics=["peace"]),
    }
    assert ids(make({**STAR, **records}).letter("one").speaks_of) == ["bela", "bridge", "peace"]


# A letter with something of each sort around it, and another that has nothing to do with it.
AROUND = {
    "articles/star": {"published": "1921-10-01"},
    "articles/far": {"published": "1921-10-02"},
    "letters/one": {
        "date": "1921-05-10",
        "passages": {"p": "P"},
        "mentions": ["bela"],
        "witnesses": [quoting("star", ("p", "words"), says={"date": "1921-05-10"})],
    },
    "letters/two": mentioned(date="1921-05-11", sender="bela", recipient="ada", answers="one"),
    "letters/elsewhere": {"sender": "cara", "date": "1950-01-01", "witnesses": [seen("far")]},
    "people/cara": {"name": "Cara West"},
}


def test_facts_are_equal_where_the_records_are(make):
    """Two readings of the same files give equal facts, so that one can tell whether a page has to be made again."""
    before, after = make(AROUND), make(AROUND)
    assert before.edition is not after.edition
    assert before.letter("one") == after.letter("one")


@pytest.mark.parametrize(
    ("path", "fields", "is_equal"),
    [
        ("articles/star", {"published": "1921-10-03"}, False),
        ("letters/two", {"date": "1921-05-12"}, False),
        ("letters/one", {"summary": "Another note."}, False),
        ("letters/elsewhere", {"summary": "Another note."}, True),
        ("articles/far", {"published": "1930"}, True),
        ("people/cara", {"name": "Cara East"}, True),
    ],
)
def test_facts_differ_only_where_something_that_they_hold_does(make, path, fields, is_equal):
    """What is known of a letter changes with what is around it, and with nothing else."""
    before = make(AROUND).letter("one")
    after = make({**AROUND, path: AROUND[path] | fields}).letter("one")
    assert (before == after) is is_equal


def test_facts_cannot_be_changed(make):
    """They are made once, and handed to whoever asks."""
    known = make(AROUND).letter("one")
    with pytest.raises(FrozenInstanceError):
        known.letter = None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(days=st.lists(st.one_of(st.none(), st.integers(1, 28)), min_size=1, max_size=6), data=st.data())
def test_neighbours_are_each_others_neighbours(make, days, data):
    """From the first letter of a row, the steps after lead through all of it, and the steps before lead back."""
    ends = data.draw(st.lists(st.booleans(), min_size=len(days), max_size=len(days)))
    letters = {
        f"letters/l-{number}": mentioned(
            **({"date": f"1921-05-{day:02}"} if day else {}),
            sender="ada" if to_bela else "bela",
            recipient="bela" if to_bela else "ada",
        )
        for number, (day, to_bela) in enumerate(zip(days, ends, strict=True))
    }
    made = make({**STAR, **letters})
    facts = {letter.id: made.letter(letter.id) for letter in made.edition.of(Letter)}
    for row in ("in_exchange", "in_direction"):
        steps = {id: getattr(known, row) for id, known in facts.items()}
        assert all(steps[step.after.id].before.id == id for id, step in steps.items() if step.after)
        assert all(steps[step.before.id].after.id == id for id, step in steps.items() if step.before)
    assert sum(known.in_exchange.after is None for known in facts.values()) == 1


def test_facts_of_a_letter_read_of_the_edition_only_what_is_around_it(make):
    """However many letters there are, as much is read for one of them; nothing is gone through for it."""
    read = []
    for size in (MOST + 10, 2 * MOST):
        letters = {f"letters/l-{number:03}": mentioned(date=str(1500 + number)) for number in range(size)}
        made = make({**STAR, **letters})
        letter = made.edition.letters[size // 2]
        readings = set()
        with made.edition.notes.into(readings):
            letter_facts(made.edition, made.verification, letter)
        assert [reading.source for reading in readings if reading.key is None] == []
        read.append(len(readings))
    assert read[0] == read[1] > 0
