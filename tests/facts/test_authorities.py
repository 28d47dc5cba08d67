"""What is around a person, place, organisation, event or topic: each law once."""

import pytest

from letterbook.facts.authorities import authority_facts, mentions_between

STAR = {"articles/star": {"published": "1921-10-01"}}


def mentioned(**fields):
    """Return a letter that the star mentions."""
    return {"witnesses": [{"article": "star", "form": "mention"}], **fields}


@pytest.fixture
def facts(make):
    """A function that gives the facts of an authority record in an edition of some records."""

    def of(records, id):
        edition = make({**STAR, **records}).edition
        return authority_facts(edition, edition.records[id])

    return of


def test_letters_sent_and_received_come_in_date_order(facts):
    """Also those that somebody sent or received together with others; of unknown direction, neither."""
    letters = {
        "letters/late": mentioned(date="1921-02"),
        "letters/early": mentioned(date="1921-01", sender=["cara", "ada"]),
        "letters/back": mentioned(date="1921-03", sender="bela", recipient="ada"),
        "letters/either": mentioned(date="1921-04", sender=[], recipient=[], between=["ada", "bela"]),
        "people/cara": {"name": "Cara West"},
    }
    known = facts(letters, "ada")
    assert (known.sent, known.received) == (("early", "late"), ("back",))
    assert known.letters == ("either",)


def test_a_letter_speaks_of_its_sender_only_if_it_says_more_of_them(facts):
    """That somebody wrote it is no mention; that they handed it over is one."""
    letters = {
        "letters/plain": mentioned(date="1921-01", summary="Ada North writes."),
        "letters/carried": mentioned(date="1921-02", handed_over=[{"date": "1921-02-03", "by": "ada"}]),
    }
    known = facts(letters, "ada")
    assert (known.sent, known.letters) == (("plain", "carried"), ("carried",))


def test_who_speaks_of_a_place_is_sorted_by_kind(facts):
    """Letters by day, articles by publication, others as they are filed; what lies in the place is told apart."""
    records = {
        "places/town": {"name": "The town"},
        "places/bridge": {"name": "The bridge", "within": "town"},
        "events/zeal": {"name": "Zealous meeting", "place": "town", "attested_by": ["star"]},
        "events/fair": {"name": "Fair", "place": "town", "attested_by": ["star"]},
        "letters/late": mentioned(date="1921-02", mentions=["town"]),
        "letters/early": mentioned(date="1921-01", mentions=["town"]),
        "articles/star": {"published": "1922", "digest": "It happened in [[town]]."},
        "articles/post": {"published": "1921", "digest": "It happened in [[town]]."},
    }
    known = facts(records, "town")
    assert known.contains == ("bridge",)
    assert (known.letters, known.articles, known.others) == (("early", "late"), ("post", "star"), ("fair", "zeal"))


def test_strong_questions_about_a_record_come_first(facts):
    """By weight, then by number."""
    accounts = [{"article": "star", "at": "p1", "states": state} for state in ("It was so.", "It was not.")]
    questions = {
        f"questions/{id}": {"number": number, "weight": weight, "about": ["ada"], "accounts": accounts}
        for id, number, weight in (("q-1", 1, "soft"), ("q-2", 2, "strong"))
    }
    assert facts({**questions, "letters/one": mentioned()}, "ada").questions == ("q-2", "q-1")


def test_what_speaks_of_a_record_is_found_with_every_place_where_it_does(make):
    """In the order of its fields: as one of those it names, and in its prose."""
    letter = mentioned(mentions=["cara"], summary="Ada North asks Cara West to come.")
    edition = make({**STAR, "people/cara": {"name": "Cara West"}, "letters/one": letter}).edition
    found = mentions_between(edition)["cara", "one"]
    assert [(mention.path[0], mention.prose is not None) for mention in found] == [
        ("mentions", False),
        ("summary", True),
    ]


def test_principals_are_those_between_whom_letters_are_expected(make_edition, make):
    """The collection says so of pairs; nobody is one in an edition that expects no letters."""
    edition = make({**STAR, "letters/one": mentioned()}).edition
    assert not authority_facts(edition, edition.records["ada"]).is_principal
    expected = {"between": ["ada", "bela"], "count": "1", "accounts": [{"article": "star", "states": "One letter."}]}
    collection = type(edition.collection).model_validate({**edition.collection.model_dump(), "expected": [expected]})
    object.__setattr__(edition, "collection", collection)
    assert authority_facts(edition, edition.records["ada"]).is_principal


def test_facts_of_a_person_read_of_the_edition_only_what_is_around_them(make):
    """However many letters others wrote, as much is read for one person; nothing is gone through for them."""
    read = []
    for size in (30, 300):
        others = {f"letters/l-{number:03}": mentioned() for number in range(size)}
        cara = {"people/cara": {"name": "Cara West"}, "letters/of-cara": mentioned(sender="cara")}
        edition = make({**STAR, **cara, **others}).edition
        record = edition.records["cara"]
        readings = set()
        with edition.notes.into(readings):
            authority_facts(edition, record)
        assert [reading.source for reading in readings if reading.key is None] == []
        read.append(len(readings))
    assert read[0] == read[1] > 0
