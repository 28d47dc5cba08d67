"""What differs between two states of the records."""

from dataclasses import replace

import pytest

from letterbook.evidence.quotation_turns import WhyUnverified, Words, quotation_turns
from letterbook.evidence.quotations import Cited, State, Verification
from letterbook.evidence.reporting import Outcome, changes, fields_changed, has_told
from letterbook.evidence.turns import Side, Turn, tally, turns
from letterbook.records.models import Letter, Topic

LETTER = "1921-09-21-north-to-south"


@pytest.fixture
def side(toy_report):
    """The invented collection as one side of a comparison."""
    return Side(toy_report.edition, toy_report.verification)


def with_record(side: Side, record) -> Side:
    """Return a side in which a record is another, or is new."""
    records = dict(sorted({**side.edition.records, record.id: record}.items()))
    return replace(side, edition=replace(side.edition, records=records))


def without(side: Side, id: str) -> Side:
    """Return a side without a record."""
    records = {key: record for key, record in side.edition.records.items() if key != id}
    return replace(side, edition=replace(side.edition, records=records))


def letter(side: Side) -> Letter:
    """Return the letter with most of everything."""
    found = side.edition.records[LETTER]
    assert isinstance(found, Letter)
    return found


def words(text="a b c", passage="p", state=State.TEXT, at="p1", article="a", record="r") -> Words:
    """Return a quotation with its state."""
    return Words(Cited(record, ("text",), article, text, at, passage), state, None)


def test_nothing_differs_from_itself(side):
    """A collection compared with itself has no changes; names and letters wanted are told as they are."""
    found = changes(side, side)
    assert not any([found.records, found.statuses, found.conflicts, found.questions, found.quotations])
    assert not any([found.quoted, found.origins, found.renamed, found.unread])
    assert found.is_whole
    assert all(turn.before == turn.after for turn in found.ambiguous)


def test_turns_are_what_differs():
    """Of two mappings, only what is new, gone or another is told, by subject."""
    found = turns({("a",): 1, ("b",): 2, ("c",): 3}, {("a",): 1, ("b",): 4, ("d",): 5})
    assert found == (Turn(("b",), 2, 4), Turn(("c",), 3, None), Turn(("d",), None, 5))
    assert tally(found) == {"changed": 1, "removed": 1, "added": 1}


def test_fields_are_named_as_written(side):
    """A changed field has the name it has in the file: the form of an article is its 'kind'."""
    article = side.edition.article("bearers-book-1923")
    other = article.model_copy(update={"form": "post", "title": "Another"})
    assert fields_changed(article, other) == ("title", "kind")


def test_history_is_no_field_but_is_noticed(side):
    """A new line of the public history is told apart from what it is about."""
    topic = side.edition.records["armistice"]
    longer = topic.model_copy(update={"changes": (*topic.changes, *letter(side).changes)})
    assert fields_changed(topic, longer) == ()
    assert (has_told(topic, longer), has_told(longer, topic)) == (True, False)


def test_a_renamed_record_is_known_by_its_alias(side):
    """A record that is gone, and whose id another keeps as an alias, was renamed."""
    topic = side.edition.records["armistice"]
    after = with_record(without(side, "armistice"), topic.model_copy(update={"id": "truce", "aliases": ("armistice",)}))
    assert changes(side, after).renamed == {"armistice": "truce"}


def test_a_letter_known_better_is_told(side):
    """A letter whose best witness gives more than before is known in another way."""
    known = letter(side)
    less = known.model_copy(update={"witnesses": known.witnesses[:2]})
    (turn,) = changes(with_record(side, less), side).statuses
    assert (turn.subject, turn.before.value, turn.after.value) == ((LETTER,), "excerpts", "facsimile")


def test_a_conflict_appears_and_is_solved(side):
    """A conflict is new where there was none, and gone where its witness is; its outcome goes with it."""
    known = letter(side)
    calm = known.model_copy(update={"witnesses": known.witnesses[:1]})
    new = {turn.subject[1]: turn for turn in changes(with_record(side, calm), side).conflicts}
    assert new["received"].before is None
    assert new["received"].after.outcome is Outcome.OPEN
    gone = {turn.subject[1]: turn for turn in changes(side, with_record(side, calm)).conflicts}
    assert gone["received"].after is None


def test_a_resolution_changes_a_conflict(side):
    """A conflict whose resolution is taken away is told as one that is not resolved yet."""
    bare = letter(side).model_copy(update={"resolutions": {}})
    found = {turn.subject[1]: turn for turn in changes(side, with_record(side, bare)).conflicts}
    assert {turn.after.outcome for turn in found.values()} == {Outcome.UNDECIDED}
    assert found["date"].before.outcome is Outcome.DECIDED


def test_an_article_that_relays_a_known_one_adds_no_origin(side):
    """The number of origins is told only where it is another."""
    assert changes(side, side).origins == ()
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": known.witnesses[:1]})
    (turn,) = changes(with_record(side, fewer), side).origins
    assert turn.before.high < turn.after.high


def test_moved_words_are_the_same_quotation():
    """Words that stand elsewhere in a record are no change; at another place in the article they are."""
    assert quotation_turns([words("a"), words("b")], [words("b"), words("a")]) == ()
    (turn,) = quotation_turns([words(at="p1")], [words(at="p2")])
    assert (turn.before.cited.at, turn.after.cited.at) == ("p1", "p2")


def test_a_new_state_is_a_change():
    """The same words are told again where they are no longer verified."""
    (turn,) = quotation_turns([words()], [words(state=State.UNVERIFIED)])
    assert turn.after.state is State.UNVERIFIED


def test_other_words_of_a_passage_are_a_changed_wording():
    """What one passage loses and gains is a change; the surplus is added or removed."""
    found = quotation_turns([words("old")], [words("new"), words("newer")])
    assert [(turn.before and turn.before.cited.text, turn.after.cited.text) for turn in found] == [
        ("old", "new"),
        (None, "newer"),
    ]
    (gone,) = quotation_turns([words("old", passage="p")], [])
    assert gone.after is None


def test_words_said_twice_are_counted_twice():
    """Of two equal quotations, one that goes is told."""
    (turn,) = quotation_turns([words(), words()], [words()])
    assert turn.after is None


def test_why_a_quotation_is_unverified(side):
    """No capture at all, a capture without a seal, and words that are not there are told apart."""
    empty = Side(side.edition, Verification())
    whys = {turn.after.cited.article: turn.after.why for turn in changes(side, empty).quotations if turn.after}
    assert whys["morning-post-1921-10-02"] is WhyUnverified.NO_SEAL
    sealed = replace(empty, verification=Verification(fingerprints={"morning-post-1921-10-02": "0"}))
    whys = {turn.after.why for turn in changes(side, sealed).quotations if turn.after}
    assert whys == {WhyUnverified.NOT_FOUND}
    spoken = letter(side).model_copy(update={"witnesses": letter(side).witnesses[:1]})
    new = [turn.after for turn in changes(with_record(side, spoken), side).quotations if turn.after]
    assert {one.why for one in new if one.cited.article == "riverside-daily-1922"} == {WhyUnverified.NO_CAPTURE}


def test_words_quoted_are_told_of_articles_that_were_touched(side):
    """An article of which a quotation is new is told with its count and its limit; others are not."""
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": known.witnesses[:1]})
    (turn,) = changes(with_record(side, fewer), side).quoted
    assert turn.subject == ("riverside-daily-1922",)
    assert (turn.before.words, turn.after.limit) == (0, 150)
    assert turn.after.words > 0


def test_an_unread_record_is_not_called_removed(side):
    """A record that could not be read is named, and neither it nor its quotations are said to be gone."""
    after = replace(without(side, LETTER), unread=frozenset({LETTER}))
    after = replace(after, edition=replace(after.edition, is_whole=False))
    found = changes(side, after)
    assert found.unread == (LETTER,)
    assert not any([found.records, found.statuses, found.conflicts, found.quotations, found.quoted, found.missing])
    assert not found.is_whole


def test_a_new_record_is_added(side):
    """A record that was not there before turns from nothing into itself."""
    topic = Topic(id="tides", name="Tides")
    (turn,) = changes(side, with_record(side, topic)).records
    assert turn == Turn(("topics/tides.yml",), None, topic)
