"""What differs between two states of the records."""

from dataclasses import replace

import pytest

from letterbook.records.models import Letter, Topic
from letterbook.review.change import BeforeAfter, Snapshot, count_by_sort, differing
from letterbook.review.changes import changes, renamed_records
from letterbook.review.difference_changes import Outcome, Stated, stated
from letterbook.review.field_changes import field_changes, has_told
from letterbook.review.quotation_changes import WhyUnverified, Words, quotation_changes
from letterbook.verification.quotations import Cited, State, Verification

LETTER = "1921-09-21-north-to-south"


@pytest.fixture
def side(toy_report):
    """The invented collection as one side of a comparison."""
    return Snapshot(toy_report.edition, toy_report.verification)


def with_record(side: Snapshot, record) -> Snapshot:
    """Return a side in which a record is another, or is new."""
    records = dict(sorted({**side.edition.records, record.id: record}.items()))
    return replace(side, edition=side.edition.with_records(records))


def without(side: Snapshot, id: str) -> Snapshot:
    """Return a side without a record."""
    records = {key: record for key, record in side.edition.records.items() if key != id}
    return replace(side, edition=side.edition.with_records(records))


def letter(side: Snapshot) -> Letter:
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
    assert not any([found.quoted, found.origins, found.lineages, found.testimonies, found.renamed, found.unread])
    assert found.is_whole
    assert all(change.before == change.after for change in found.ambiguous)


def test_turns_are_what_differs():
    """Of two mappings, only what is new, gone or another is told, by subject."""
    found = differing({("a",): 1, ("b",): 2, ("c",): 3}, {("a",): 1, ("b",): 4, ("d",): 5})
    assert found == (BeforeAfter(("b",), 2, 4), BeforeAfter(("c",), 3, None), BeforeAfter(("d",), None, 5))
    assert count_by_sort(found) == {"changed": 1, "removed": 1, "added": 1}


def test_fields_are_named_as_written(side):
    """A changed field has the name it has in the file: the form of an article is its 'kind'."""
    article = side.edition.article("bearers-book-1923")
    other = article.model_copy(update={"form": "post", "title": "Another"})
    assert [change.subject for change in field_changes(article, other)] == [("title",), ("kind",)]
    assert [change.after for change in field_changes(article, other)] == ["Another", "post"]


def test_history_is_no_field_but_is_noticed(side):
    """A new line of the public history is told apart from what it is about."""
    topic = side.edition.records["armistice"]
    longer = topic.model_copy(update={"changes": (*topic.changes, *letter(side).changes)})
    assert field_changes(topic, longer) == ()
    assert (has_told(topic, longer), has_told(longer, topic)) == (True, False)


def test_a_renamed_record_is_known_by_its_alias(side):
    """A record that is gone, and whose id another keeps as an alias, was renamed."""
    topic = side.edition.records["armistice"]
    after = with_record(without(side, "armistice"), topic.model_copy(update={"id": "truce", "aliases": ("armistice",)}))
    assert renamed_records(side.edition, after.edition) == {"armistice": "truce"}


def test_a_letter_known_better_is_told(side):
    """A letter whose best witness gives more than before is known in another way."""
    known = letter(side)
    less = known.model_copy(update={"witnesses": known.witnesses[:2]})
    (change,) = changes(with_record(side, less), side).statuses
    assert (change.subject, change.before.value, change.after.value) == ((LETTER,), "excerpts", "facsimile")


def test_a_conflict_appears_and_is_solved(side):
    """A conflict is new where there was none, and gone where its witness is; its outcome goes with it."""
    known = letter(side)
    calm = known.model_copy(update={"witnesses": known.witnesses[:1]})
    new = {change.subject[1]: change for change in changes(with_record(side, calm), side).conflicts}
    assert new["received"].before is None
    assert new["received"].after.outcome is Outcome.OPEN
    gone = {change.subject[1]: change for change in changes(side, with_record(side, calm)).conflicts}
    assert gone["received"].after is None


def test_a_resolution_changes_a_conflict(side):
    """A conflict whose resolution is taken away is told as one that is not resolved yet."""
    bare = letter(side).model_copy(update={"resolutions": {}})
    found = {change.subject[1]: change for change in changes(side, with_record(side, bare)).conflicts}
    assert {change.after.outcome for change in found.values()} == {Outcome.UNDECIDED}
    assert found["date"].before.outcome is Outcome.DECIDED


def test_a_conflict_names_who_states_what(side):
    """Each value of a conflict has the article that states it, whom that cites, and the reading that is followed."""
    bare = letter(side).model_copy(update={"resolutions": {}})
    found = {change.subject[1]: change for change in changes(with_record(side, bare), side).conflicts}
    assert found["date"].after.stated == (
        Stated("1921-09-20", "riverside-daily-1922", "bela-south"),
        Stated("1921-09-21", "morning-post-1921-10-02"),
        Stated("1921-09-21", "riverside-daily-1922"),
    )
    assert (found["date"].after.taken, found["date"].after.reason) == (
        "1921-09-21",
        "The facsimile shows the date line.",
    )
    assert found["received"].after.taken is None
    assert found["received"].after.reason == "Two bearers are named and neither can be checked."


def test_another_reason_is_a_change(side):
    """A conflict is told again where only the archive's own words on it are others."""
    other = {**letter(side).resolutions, "date": letter(side).resolutions["date"].model_copy(update={"follows": "So."})}
    (change,) = changes(side, with_record(side, letter(side).model_copy(update={"resolutions": other}))).conflicts
    assert (change.before.outcome, change.before.reason) == (change.after.outcome, "The facsimile shows the date line.")


def test_statements_are_known_without_a_conflict(side):
    """What is stated about a field can be asked whether it conflicts or not; nothing where there is no such letter."""
    assert stated(side.edition, LETTER, "pages") == (Stated("2", "riverside-daily-1922"),)
    assert stated(side.edition, "no-letter", "pages") == ()


def test_a_new_witness_is_told_without_a_conflict(side):
    """A witness is new although nothing conflicts; other quotations alone do not change it."""
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": known.witnesses[:2]})
    (change,) = changes(with_record(side, fewer), side).testimonies
    assert (change.subject, change.before, change.after.form) == ((LETTER, "bearers-book-1923"), None, "facsimile")
    silent = known.witnesses[0].model_copy(update={"quotations": ()})
    other = known.model_copy(update={"witnesses": (silent, *known.witnesses[1:])})
    assert changes(side, with_record(side, other)).testimonies == ()


def test_origins_are_told_where_the_number_stays(side):
    """A new witness that relays a known one adds no origin, and the number is told nevertheless."""
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": (known.witnesses[0], known.witnesses[2])})
    (change,) = changes(with_record(side, fewer), side).origins
    assert change.before.count == change.after.count
    assert set(change.after.lineages) - set(change.before.lineages) == {"riverside-daily-1922"}


def test_more_origins_are_told(side):
    """A letter with fewer witnesses has fewer origins behind it."""
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": known.witnesses[:1]})
    (change,) = changes(with_record(side, fewer), side).origins
    assert change.before.count.high < change.after.count.high


def test_whoever_relays_an_article_goes_back_to_its_origins(side):
    """Where an article draws on another than before, all that relay it go back to other origins too."""
    star = side.edition.article("evening-star-1921-10-01")
    sure = star.model_copy(update={"relays": star.may_relay, "may_relay": ()})
    found = {change.subject[0]: change for change in changes(side, with_record(side, sure)).lineages}
    assert found["riverside-daily-1922"].before.certain == {"evening-star-1921-10-01"}
    assert found["riverside-daily-1922"].after.certain == {"bearers-book-1923"}
    assert "bearers-book-1923" not in found


def test_moved_words_are_the_same_quotation():
    """Words that stand elsewhere in a record are no change; at another place in the article they are."""
    assert quotation_changes([words("a"), words("b")], [words("b"), words("a")]) == ()
    (change,) = quotation_changes([words(at="p1")], [words(at="p2")])
    assert (change.before.cited.at, change.after.cited.at) == ("p1", "p2")


def test_a_new_state_is_a_change():
    """The same words are told again where they are no longer verified."""
    (change,) = quotation_changes([words()], [words(state=State.UNVERIFIED)])
    assert change.after.state is State.UNVERIFIED


def test_other_words_of_a_passage_are_a_changed_wording():
    """What one passage loses and gains is a change; the surplus is added or removed."""
    found = quotation_changes([words("old")], [words("new"), words("newer")])
    assert [(change.before and change.before.cited.text, change.after.cited.text) for change in found] == [
        ("old", "new"),
        (None, "newer"),
    ]
    (gone,) = quotation_changes([words("old", passage="p")], [])
    assert gone.after is None


def test_words_said_twice_are_counted_twice():
    """Of two equal quotations, one that goes is told."""
    (change,) = quotation_changes([words(), words()], [words()])
    assert change.after is None


def test_why_a_quotation_is_unverified(side):
    """No capture at all, a capture without a seal, and words that are not there are told apart."""
    empty = Snapshot(side.edition, Verification(dict.fromkeys(side.verification.states, State.UNVERIFIED)))
    whys = {change.after.cited.article: change.after.why for change in changes(side, empty).quotations if change.after}
    assert whys["morning-post-1921-10-02"] is WhyUnverified.NO_SEAL
    sealed = replace(empty, verification=replace(empty.verification, fingerprints={"morning-post-1921-10-02": "0"}))
    found = [change.after for change in changes(side, sealed).quotations if change.after]
    assert {one.why for one in found if one.cited.article == "morning-post-1921-10-02"} == {WhyUnverified.NOT_FOUND}
    spoken = letter(side).model_copy(update={"witnesses": letter(side).witnesses[:1]})
    new = [change.after for change in changes(with_record(side, spoken), side).quotations if change.after]
    assert {one.why for one in new if one.cited.article == "riverside-daily-1922"} == {WhyUnverified.NO_CAPTURE}


def test_words_quoted_are_told_of_articles_that_were_touched(side):
    """An article of which a quotation is new is told with its count and its limit; others are not."""
    known = letter(side)
    fewer = known.model_copy(update={"witnesses": known.witnesses[:1]})
    (change,) = changes(with_record(side, fewer), side).quoted
    assert change.subject == ("riverside-daily-1922",)
    assert (change.before.words, change.after.limit) == (0, 150)
    assert change.after.words > 0


def test_an_unread_record_is_not_called_removed(side):
    """A record that could not be read is named, and neither it nor its quotations are said to be gone."""
    after = replace(without(side, LETTER), unread=frozenset({LETTER}))
    after = replace(after, edition=replace(after.edition, is_whole=False))
    found = changes(side, after)
    assert found.unread == (LETTER,)
    assert not any([found.records, found.statuses, found.conflicts, found.quotations, found.quoted, found.missing])
    assert not found.is_whole


def test_a_new_record_is_added(side):
    """A record that was not there before changes from nothing into itself."""
    topic = Topic(id="tides", name="Tides")
    (change,) = changes(side, with_record(side, topic)).records
    assert change == BeforeAfter(("topics/tides.yml",), None, topic)
