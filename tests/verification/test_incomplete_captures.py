"""A capture that is only the beginning: what it holds is verified, what it lacks is said to lie beyond it."""

import pytest
from test_quotations import TRUE, Collection

from letterbook.contribute import bind
from letterbook.problems.problem import ProblemsFound, Severity
from letterbook.verification.quotations import State

BEYOND = "The keeper of the bridge was never paid"


class Beginning(Collection):
    """The same small collection, of whose article only the beginning was saved."""

    def write(self, name, text):
        """Write a file; the capture of an article is a beginning."""
        is_said = "complete:" in text
        super().write(
            name, text if is_said else text.replace("file: harbour.txt\n", "file: harbour.txt\n  complete: no\n")
        )


@pytest.fixture
def collection(tmp_path):
    """The small collection with the beginning of its article, not yet sealed."""
    return Beginning(tmp_path)


def told(collection, with_captures=True):
    """Return the states of all quotations, and the code and severity of every problem but a missing seal."""
    states, problems = collection.verified(with_captures)
    return states, [(code, severity) for code, severity, _ in problems if code != "unsealed"]


def test_what_was_saved_is_verified(collection):
    """A quotation that stands in the beginning is verified there, by text and by seal."""
    collection.quote_in_letter(TRUE)
    collection.seal()
    assert told(collection) == ([State.TEXT], [])
    assert told(collection, with_captures=False) == ([State.SEAL], [])


@pytest.mark.parametrize("at", [None, "p10", "p8-p12", "page 3", "01:10"])
def test_what_was_not_saved_lies_beyond(collection, at):
    """A quotation that the beginning lacks is no mistake, without a locator or with one that was not saved."""
    collection.quote_in_letter(BEYOND, at)
    assert told(collection) == ([State.BEYOND], [])


@pytest.mark.parametrize("at", ["p4", "p4-p7", "title"])
def test_a_place_that_was_saved_must_hold_the_words(collection, at):
    """A quotation whose locator names saved paragraphs is a mistake if it is not there."""
    collection.quote_in_letter(BEYOND, at)
    assert told(collection) == ([State.UNVERIFIED], [("not-in-capture", Severity.ERROR)])


def test_words_that_were_saved_elsewhere_are_a_mistake(collection):
    """Words that stand in the beginning do not lie beyond it, whatever their locator says."""
    collection.quote_in_letter(TRUE, "p20")
    assert told(collection) == ([State.UNVERIFIED], [("wrong-locator", Severity.ERROR)])


def test_nearly_the_same_words_are_a_slip_unless_a_place_is_named(collection):
    """A quotation with one wrong word is told as a slip; a locator says that it is another sentence, farther on."""
    slip = TRUE.replace("third", "fourth")
    collection.quote_in_letter(slip)
    assert told(collection) == ([State.UNVERIFIED], [("not-in-capture", Severity.ERROR)])
    collection.quote_in_letter(slip, "p20")
    assert told(collection) == ([State.BEYOND], [])


def test_a_whole_capture_knows_no_beyond(tmp_path):
    """Where the whole article was saved, words that are not in it are an error, whatever place they name."""
    collection = Collection(tmp_path)
    for at in (None, "p20", "page 3"):
        collection.quote_in_letter(BEYOND, at)
        states, problems = collection.verified()
        assert states == [State.UNVERIFIED]
        assert "not-in-capture" in [code for code, _, _ in problems]


def test_the_seal_says_what_lies_beyond(collection):
    """Without the capture, the seal tells a quotation from beyond it from one that was changed."""
    collection.quote_in_letter(BEYOND, "p20")
    collection.seal()
    assert told(collection, with_captures=False) == ([State.BEYOND], [])
    collection.edit("sources/letters/first.yml", BEYOND, BEYOND.replace("never", "ever"))
    assert told(collection, with_captures=False) == ([State.UNVERIFIED], [("not-sealed", Severity.ERROR)])


@pytest.mark.parametrize("at", ["p4", "title"])
def test_the_seal_knows_which_places_were_saved(collection, at):
    """By seal alone, too, a quotation from beyond cannot be placed within what was saved."""
    collection.quote_in_letter(BEYOND, "p20")
    collection.seal()
    collection.edit("sources/letters/first.yml", "at: p20", f"at: {at}")
    assert told(collection, with_captures=False) == ([State.UNVERIFIED], [("wrong-locator", Severity.ERROR)])
    ((_, _, message),) = collection.verified(with_captures=False)[1]
    assert message == f"by the seal these words are beyond what was saved, not at '{at}'; correct or remove 'at'"


def test_a_seal_from_before_the_quotation_is_behind(collection):
    """A quotation from beyond that the seal does not know yet is a warning, as any other."""
    collection.quote_in_letter(TRUE)
    collection.seal()
    collection.quote_in_letter(BEYOND, "p20")
    assert told(collection) == ([State.BEYOND], [("seal-behind", Severity.WARNING)])
    assert collection.seal() == ["post.yml"]
    assert told(collection) == ([State.BEYOND], [])


def test_a_line_for_what_lies_beyond_is_checked(collection):
    """An accident in such a line of a seal is told as in any other."""
    collection.quote_in_letter(BEYOND, "p20")
    collection.seal()
    collection.edit("sources/seals/post.yml", "saved: 7", "saved: 3")
    assert ("seal-damaged", Severity.ERROR) in told(collection)[1]


def test_an_editor_may_compare_what_lies_beyond(collection):
    """A quotation from beyond that an editor compared counts as compared."""
    collection.quote_in_letter(BEYOND, "p20")
    collection.edit(
        "sources/letters/first.yml", f'text: "{BEYOND}"', f'text: "{BEYOND}", compared: {{date: 2026-01-05}}'
    )
    bind(collection.folders)
    assert told(collection) == ([State.COMPARED], [])


def test_statements_from_beyond_may_name_their_place(collection):
    """A witness's locator beyond what was saved is no mistake; beyond a whole capture it is one."""
    collection.edit("sources/letters/first.yml", "form: mention", "form: mention\n    at: p20")
    assert told(collection)[1] == []
    collection.edit("sources/articles/post.yml", "complete: no", "complete: yes")
    assert told(collection)[1] == [("no-such-paragraph", Severity.ERROR)]


def test_what_the_record_names_must_have_been_saved(collection):
    """The paragraphs that a capture block itself names are in the beginning."""
    collection.edit("sources/articles/post.yml", "furniture: [p3, p7]", "furniture: [p3, p70]")
    assert ("no-such-paragraph", Severity.ERROR) in told(collection)[1]


def test_no_seal_is_made_of_a_mistake(collection):
    """A quotation that belongs to the beginning and is not there keeps the capture from being sealed."""
    collection.quote_in_letter(BEYOND, "p4")
    with pytest.raises(ProblemsFound):
        collection.seal()
