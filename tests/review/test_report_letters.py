"""What a report says of the evidence for letters and of new articles."""

from dataclasses import replace

import pytest

from letterbook.review.change import Snapshot
from letterbook.review.changes import changes
from letterbook.review.difference_changes import Stated
from letterbook.review.origin_changes import Lineage
from letterbook.review.report_letters import by_value, origins_items, witness_items
from letterbook.review.report_records import back, draws_on, proof, record_items
from letterbook.verification.quotations import Verification

LETTER, BOOK = "1921-09-21-north-to-south", "bearers-book-1923"


@pytest.fixture
def side(toy_report):
    """The invented collection as one side of a comparison."""
    return Snapshot(toy_report.edition, toy_report.verification)


def without(side: Snapshot, *ids: str) -> Snapshot:
    """Return a side without some records."""
    records = {key: record for key, record in side.edition.records.items() if key not in ids}
    return replace(side, edition=side.edition.with_records(records))


def test_a_new_letter_is_told_with_its_witnesses_and_origins(side):
    """Of a letter that is new, each witness is told, with what it states and where, and the number of origins."""
    found = changes(without(side, LETTER), side)
    told = {item.subject: item for item in witness_items(found, side.edition)}
    first = told[f"{LETTER}, by morning-post-1921-10-02"]
    line = "; ".join((first.said, *first.more))
    assert first.kind == "added"
    assert line.startswith("excerpt, at p4, taken by inference to mean this letter; states 'date' 1921-09-21")
    assert "'received' 1921-09-24 (at p6, citing cara-west)" in line
    assert told[f"{LETTER}, by {BOOK}"].said == "facsimile, at page 12; states 'received' 1921-09-12 (Julian)"
    assert [item.said for item in origins_items(found)] == ["1 to 2 (a new record)"]


def test_witnesses_go_with_their_letter(side):
    """Of a letter that was removed, neither witnesses nor origins are told."""
    found = changes(side, without(side, LETTER))
    assert list(witness_items(found, without(side, LETTER).edition)) == []
    assert list(origins_items(found)) == []


def test_voices_of_a_value_are_told_apart():
    """Of each value the articles are named that state it, those that are new, and those that no longer do."""
    before = [Stated("1", "a"), Stated("1", "b"), Stated("2", "d")]
    after = [Stated("1", "a"), Stated("1", "c", "ada"), Stated("3", None)]
    assert list(by_value(before, after)) == [
        "1: a; new: c (citing ada); no longer: b",
        "2: no longer: d",
        "3: new: the archive itself",
    ]


@pytest.mark.parametrize(
    ("certain", "possible", "told"),
    [
        ({"x"}, {"x"}, "is an origin itself"),
        ({"x"}, {"a"}, "is an origin itself, unless it goes back to a"),
        ({"a"}, {"a"}, "goes back to one origin: a"),
        ({"a", "b"}, {"a", "b", "c"}, "goes back to two origins: a and b; perhaps also to c"),
    ],
)
def test_an_article_goes_back_to_origins(certain, possible, told):
    """An article is an origin itself or goes back to others, certainly or perhaps."""
    assert back(Lineage(frozenset(certain), frozenset(possible)), "x") == told


def test_a_new_article_is_told_by_what_it_is_judged_by(side):
    """Kind, outlet, day, how much was read, and capture or seal stand on one line; what it draws on, on the next."""
    post = side.edition.article("morning-post-1921-10-02")
    changed = {"id": "new", "may_relay": ("new-book",), "relays": (BOOK,), "capture": None, "quotations": ()}
    new = post.model_copy(update=changed)
    book = side.edition.article(BOOK).model_copy(update={"id": "new-book"})
    edition = side.edition.with_records({**side.edition.records, "new": new, "new-book": book})
    after = replace(side, edition=edition)
    told = {item.subject: item.more for item in record_items(changes(side, after), side.edition, after)}
    assert told["articles/new.yml"] == (
        "news, morning-post, 1921-10-02; read whole; no capture",
        "draws on bearers-book-1923; perhaps draws on new-book; "
        "goes back to one origin: bearers-book-1923; perhaps also to new-book",
    )


def test_a_copy_is_said_to_be_one(side):
    """An article may be a copy, draw on others certainly or perhaps, or on none."""
    reprint, star, book = (
        side.edition.article(id) for id in ("morning-post-1921-10-02-reprint", "evening-star-1921-10-01", BOOK)
    )
    assert draws_on(reprint) == "another copy of morning-post-1921-10-02"
    assert draws_on(star) == "perhaps draws on bearers-book-1923"
    assert draws_on(book) == "draws on no recorded article"


def test_proof_is_a_capture_or_a_seal(side):
    """A seal, a capture at hand without one, a capture elsewhere, and no capture at all are told apart."""
    post, book = (side.edition.article(id) for id in ("morning-post-1921-10-02", BOOK))
    at_hand = replace(side, verification=Verification(fingerprints={post.id: "0"}))
    elsewhere = replace(side, verification=Verification())
    assert [proof(post, one) for one in (side, at_hand, elsewhere)] == [
        "captured and sealed",
        "captured, not sealed yet",
        "its capture is not here, and there is no seal",
    ]
    assert proof(book, side) == "no capture"
