"""Which wording of a passage comes first: the rule, question by question, and what it never does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterbook.facts.letters import passages_of
from letterbook.verification.quotations import State, Verification
from tests.facts.conftest import Make

KOREAN = {"language": "ko"}
FULL = "I hope to speak of the fares with you"


def quoting(text=FULL, **fields):
    """Return a quotation of the one passage."""
    return {"passage": "fares", "text": text, **fields}


def made(make: Make, *wordings, states=(), articles=None, forms=(), says=None):
    """Return the reading text of a passage of which each of some articles prints one wording.

    `states` are those of the quotations, in that order; verified ones need no capture here.
    """
    known = articles or {}
    records, witnesses = {}, []
    for number, quotation in enumerate(wordings):
        id = f"a{number}"
        records[f"articles/{id}"] = {"published": f"1921-10-{number + 1:02}", **known.get(id, {})}
        form = forms[number] if forms else "excerpt"
        witnesses.append({"article": id, "form": form, "quotations": [quotation], "says": says or {}})
    records["letters/one"] = {"passages": {"fares": "Fares"}, "witnesses": witnesses}
    found = make(records)
    cited = sorted(found.verification.states, key=lambda one: one.article)
    verification = Verification(dict.fromkeys(cited, State.UNVERIFIED) | dict(zip(cited, states, strict=False)))
    (passage,) = passages_of(found.edition, verification, found.edition.letter("one"))
    return passage.reading


def order(reading):
    """Return the articles whose wordings are read, in the order of the page."""
    shown = (reading.first, reading.beside, *reading.others)
    return [one.article.id for one in shown if one]


def test_a_sound_wording_comes_before_one_with_a_fault_however_well_that_is_verified(make):
    """That an article prints words so does not make them the letter's."""
    garbled = quoting("We will speak of the fares with you at once", fault="mistranslation")
    assert order(made(make, garbled, quoting(), states=[State.TEXT, State.UNVERIFIED])) == ["a1", "a0"]


def test_a_whole_wording_comes_before_a_fragment(make):
    """A single word that is verified does not stand for the sentence."""
    assert order(made(make, quoting("fares"), quoting(), states=[State.TEXT])) == ["a1", "a0"]


def test_verified_comes_before_compared_and_compared_before_unverified(make):
    """Text and seal are equal."""
    states = [State.UNVERIFIED, State.COMPARED, State.SEAL, State.TEXT]
    assert order(made(make, *[quoting()] * 4, states=states)) == ["a2", "a3", "a1", "a0"]


def test_full_text_comes_before_excerpt_and_excerpt_before_headline(make):
    """A headline is told by its locator."""
    wordings = [quoting(at="title"), quoting(at="p2"), quoting(at="p3")]
    found = made(make, *wordings, forms=["excerpt", "excerpt", "full"])
    assert order(found) == ["a2", "a1", "a0"]


def test_the_original_comes_first_with_a_printed_translation_beside_it(make):
    """Though the translation is verified and the original is not."""
    wordings = [quoting(translated_from=["ko"]), quoting("뱃삯을 직접 논의하길 희망한다", **KOREAN)]
    found = made(make, *wordings, states=[State.TEXT])
    assert (found.first.article.id, found.beside.article.id) == ("a1", "a0")


def test_a_translation_of_a_translation_comes_after_a_translation(make):
    """The shorter route first."""
    wordings = [quoting(translated_from=["en", "vi"]), quoting(translated_from=["en"])]
    assert order(made(make, *wordings)) == ["a1", "a0"]


def test_nearer_its_origin_comes_first(make):
    """By the steps that lie between."""
    articles = {"a0": {"relays": ["a1"]}, "a1": {"relays": ["a2"]}}
    assert order(made(make, *[quoting()] * 3, articles=articles)) == ["a2", "a1", "a0"]


def test_an_editor_can_put_another_wording_first(make):
    """With a reason, which stands in the record."""
    preferred = quoting("hope of fares", preferred="It corrects the others.", fault="cut")
    assert order(made(make, quoting(), preferred, states=[State.TEXT])) == ["a1", "a0"]


def test_a_translation_with_a_fault_does_not_stand_beside_the_original(make):
    """The archive's own translation stands there."""
    wordings = [
        quoting("뱃삯을 직접 논의하길 희망한다", gloss="I hope to speak of fares", **KOREAN),
        quoting(fault="paraphrase", translated_from=["ko"]),
    ]
    found = made(make, *wordings)
    assert found.beside is None
    assert order(found) == ["a0", "a1"]


def test_a_wording_in_another_language_than_the_letter_is_a_translation(make):
    """Where a source states the language of the letter, no route need be recorded."""
    wordings = [quoting(), quoting("뱃삯을 직접 논의하길 희망한다", **KOREAN)]
    assert made(make, *wordings, says={"language": "ko"}).first.article.id == "a1"
    assert made(make, *wordings, says={"language": "en"}).first.article.id == "a0"


def test_a_passage_of_which_no_words_are_quoted_has_no_reading_text(make):
    """Nothing stands in for it."""
    records = {
        "articles/a": {},
        "letters/one": {"passages": {"fares": "Fares"}, "witnesses": [{"article": "a", "form": "mention"}]},
    }
    (passage,) = make(records).letter("one").passages
    assert passage.reading.first is None
    assert order(passage.reading) == []


WORDING = st.builds(
    quoting,
    text=st.sampled_from(["fares", FULL, "I hope to talk of the fares with you", "We will speak of fares with you"]),
    language=st.sampled_from(["en", "ko", "ja"]),
    fault=st.sampled_from([None, "cut", "mistranslation"]),
    translated_from=st.sampled_from([[], ["ko"], ["en", "vi"]]),
    at=st.sampled_from(["p1", "title"]),
)


def without_nothing(fields):
    """Return fields without those that have no value."""
    return {name: value for name, value in fields.items() if value}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDING, st.sampled_from(list(State))), min_size=1, max_size=6))
def test_a_fault_never_precedes_a_sound_wording_in_the_same_language(make, wordings):
    """Whatever else is known of them; and every wording is read once."""
    quoted = [without_nothing(fields) for fields, _ in wordings]
    found = made(make, *quoted, states=[state for _, state in wordings])
    shown = [one for one in (found.first, found.beside, *found.others) if one]
    assert sorted(one.article.id for one in shown) == [f"a{number}" for number in range(len(wordings))]
    for language in ("en", "ko", "ja"):
        faults = [one.quotation.fault is not None for one in shown if one.language == language]
        assert faults == sorted(faults)


@pytest.mark.parametrize("shift", [1, 2])
def test_the_order_in_which_witnesses_are_written_is_nothing(make, shift):
    """Equals stand in the order of the witnesses, which the day of publication gives."""
    wordings = [quoting(), quoting("fares"), quoting(fault="cut")]
    assert order(made(make, *wordings)) == ["a0", "a1", "a2"]
    assert len(order(made(make, *wordings[shift:], *wordings[:shift]))) == 3
