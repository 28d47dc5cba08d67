"""Comparing with the page: it binds to the words, counts for less than a machine, and never against one."""

import pytest
from test_quotations import SILENT, TRUE, Collection

from letterbook.contribute import bind
from letterbook.problems.problem import Severity
from letterbook.verification.compared_words import CHANGED, UNBOUND, fingerprint
from letterbook.verification.normal_text import CURRENT
from letterbook.verification.quotations import State

ELSEWHERE = "The boats are late"
UNSAVED = SILENT.partition("capture:")[0]


@pytest.fixture
def collection(tmp_path):
    """A letter of which an article prints words that an editor compared; nobody saved the article."""
    made = Collection(tmp_path)
    made.quote_in_letter(ELSEWHERE)
    made.write("sources/articles/post.yml", UNSAVED)
    compare(made)
    return made


def compare(collection, comparison="{date: 2026-01-05}", text=ELSEWHERE):
    """Let an editor compare the words of the letter."""
    collection.edit("sources/letters/first.yml", f'text: "{text}"', f'text: "{text}", compared: {comparison}')


def codes(collection):
    """Return the code and severity of every problem."""
    return [(code, severity) for code, severity, _ in collection.verified()[1]]


def test_a_bound_comparison_counts(collection):
    """Words that an editor compared, and that are bound by their fingerprint, are compared, and nothing is wrong."""
    bind(collection.folders)
    assert collection.verified() == ([State.COMPARED], [])


def test_a_comparison_is_no_verification():
    """No state but those of a machine is called verified."""
    assert [state for state in State if state.is_verified] == [State.TEXT, State.SEAL]
    assert "verified" not in State.COMPARED.value


def test_a_loose_comparison_tells_what_binds_it(collection):
    """Until it is bound it counts for nothing; the warning prints the value that is missing."""
    states, ((code, severity, message),) = collection.verified()
    assert (states, code, severity) == ([State.UNVERIFIED], UNBOUND, Severity.WARNING)
    assert f"'words: {fingerprint(ELSEWHERE, 'post')}'" in message
    compare_by_hand = f"{{date: 2026-01-05, words: {fingerprint(ELSEWHERE, 'post')}}}"
    collection.edit("sources/letters/first.yml", "{date: 2026-01-05}", compare_by_hand)
    assert collection.verified() == ([State.COMPARED], [])


@pytest.mark.parametrize(
    "change", ["The boats are later", "the boats are late", "The boats […] late", "Boats are late"]
)
def test_changed_words_are_no_longer_compared(collection, change):
    """Whoever changes the words after they were compared is warned, and the words count as unverified."""
    bind(collection.folders)
    collection.edit("sources/letters/first.yml", ELSEWHERE, change)
    assert collection.verified()[0] == [State.UNVERIFIED]
    assert codes(collection) == [(CHANGED, Severity.WARNING)]


@pytest.mark.parametrize("same", ["The  boats are late", "The boats are\u00a0late", "The bo\u00adats are late"])
def test_type_is_no_change(collection, same):
    """What the normaliser takes for the same words stays compared: spaces and what shows nothing."""
    bind(collection.folders)
    collection.edit("sources/letters/first.yml", ELSEWHERE, same)
    assert collection.verified() == ([State.COMPARED], [])


def test_a_better_locator_is_no_change(collection):
    """Where the words stand may be said better afterwards."""
    bind(collection.folders)
    collection.edit("sources/letters/first.yml", "form: excerpt", "at: p7\n    form: excerpt")
    assert collection.verified() == ([State.COMPARED], [])


def test_another_article_is_a_change(collection):
    """Words that are moved to another article were not compared with that one."""
    bind(collection.folders)
    collection.write("sources/articles/star.yml", UNSAVED)
    collection.edit("sources/letters/first.yml", "article: post", "article: star")
    assert codes(collection) == [(CHANGED, Severity.WARNING)]


def test_a_renamed_article_is_none(collection):
    """An article under a corrected id is the same article, if it names the former one."""
    bind(collection.folders)
    (collection.folders.sources / "articles" / "post.yml").unlink()
    collection.write("sources/articles/star.yml", UNSAVED + "aliases: [post]\n")
    collection.edit("sources/letters/first.yml", "article: post", "article: star")
    assert collection.verified() == ([State.COMPARED], [])


def test_a_machine_counts_for_more(collection):
    """Words that were compared and are found in the capture, or covered by the seal, are verified."""
    collection.quote_in_letter(TRUE)
    compare(collection, text=TRUE)
    bind(collection.folders)
    assert collection.verified()[0] == [State.TEXT]
    collection.seal()
    assert collection.verified(with_captures=False) == ([State.SEAL], [])


def test_a_capture_that_denies_compared_words_is_still_heard(collection):
    """What an editor compared and the capture does not hold is an error, and does not count as compared."""
    collection.quote_in_letter("I see no need of a fourth")
    compare(collection, text="I see no need of a fourth")
    bind(collection.folders)
    assert collection.verified()[0] == [State.UNVERIFIED]
    assert ("not-in-capture", Severity.ERROR) in codes(collection)


def test_words_of_speakers_and_accounts_are_compared_too(collection):
    """A speaker's words in an article, and those quoted in a question, may be compared as those of a letter."""
    collection.write(
        "sources/articles/post.yml",
        UNSAVED
        + "quotations: [{speaker: ada-north, about: [first], text: I wrote it, compared: {date: 2026-01-05}}]\n",
    )
    collection.write(
        "sources/questions/who.yml",
        "number: 1\ntitle: Who?\nabout: [first]\nweight: soft\naccounts:\n"
        "  - {article: post, states: She did., quotation: she did, compared: {date: 2026-01-06, by: Gwen Hill}}\n",
    )
    assert {path.name for path in bind(collection.folders)} == {"first.yml", "post.yml", "who.yml"}
    assert collection.verified() == ([State.COMPARED] * 3, [])


def test_a_fingerprint_is_of_this_version():
    """The fingerprint is twelve digits of a SHA-256; it stays what it is, because records hold it."""
    assert CURRENT == 1
    assert fingerprint("I see no need of a third in this matter", "morning-post-1921-10-02") == "26ee7d9390bf"
