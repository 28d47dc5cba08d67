"""Wordings of a passage beside each other: what differs, in words, and what cannot be compared."""

from letterbook.facts.alignment_table import alignment_table
from letterbook.facts.letters import passages_of
from letterbook.facts.wordings import Sort, collation, compared_passages

BASE = "I hope to speak of the fares directly with you and not with the harbour master"


def letter_with(*wordings):
    """Return a letter of one passage, of which each article prints one wording; the first is printed first."""
    witnesses, articles = [], {}
    for number, fields in enumerate(wordings):
        quoted = {"passage": "fares", "at": "p1", **(fields if isinstance(fields, dict) else {"text": fields})}
        articles[f"articles/a{number}"] = {"published": f"1921-10-{number + 1:02}"}
        witnesses.append({"article": f"a{number}", "form": "excerpt", "quotations": [quoted]})
    return {**articles, "letters/one": {"passages": {"fares": "Fares"}, "witnesses": witnesses}}


def groups(make, *wordings):
    """Return the languages of a passage."""
    return make(letter_with(*wordings)).letter("one").passages[0].collation.languages


def told(make, base, variant):
    """Return how a variant differs, and whether it is a part."""
    (group,) = groups(make, base, variant)
    (one,) = group.variants
    return one.is_part, [(found.sort, found.base, found.variant) for found in one.differences]


def test_replaced_added_left_out(make):
    """Each sort of difference is said to be what it is."""
    base = "for me and my people to understand the decision"
    replaced = told(make, base, "for me and my colleagues to understand the decision")
    assert replaced == (False, [(Sort.REPLACED, "people", "colleagues")])
    assert told(make, base, "for me and all my people to understand the decision")[1] == [(Sort.ADDED, "", "all")]
    assert told(make, base, "for me to understand the decision")[1] == [(Sort.LEFT_OUT, "and my people", "")]


def test_a_fragment_differs_in_nothing_before_and_after_it(make):
    """It is a part, and no word of the base is missing from it."""
    assert told(make, BASE, "directly with you") == (True, [])


def test_wordings_with_hardly_a_word_in_common_are_not_compared_word_by_word(make):
    """They are other wordings throughout, and in no table."""
    (group,) = groups(make, BASE, "We have no need of anybody else in this matter, nor had we ever")
    assert group.variants[0].is_other
    assert len(alignment_table(group).rows) == 1


def test_wordings_that_are_too_long_are_not_compared(make):
    """A quotation has few words, but a script without spaces has many; the time would grow with their square."""
    (group,) = groups(make, {"text": "我" * 19_000, "language": "zh"}, {"text": "他" * 19_000, "language": "zh"})
    assert group.variants[0].is_too_long
    assert not group.variants[0].is_compared


def test_two_languages_are_never_collated(make):
    """Each has a base of its own."""
    found = groups(make, BASE, {"text": "저는 직접 논의하길 희망한다", "language": "ko"}, "directly with you")
    assert [(group.language, len(group.variants)) for group in found] == [("en", 1), ("ko", 0)]


def test_a_passage_that_all_print_alike_is_not_compared(make):
    """Capitals and marks count for nothing."""
    edition = make(letter_with("The fares must fall", "the fares must fall,")).edition
    assert compared_passages(edition) == {}
    edition = make(letter_with("The fares must fall", "the fares will fall,")).edition
    assert compared_passages(edition) == {"one": ("fares",)}


def test_every_passage_of_the_toy_edition_is_collated(toy, toy_report):
    """A base is none of its variants, and no wording is lost."""
    for letter in toy.letters:
        for passage in passages_of(toy, toy_report.verification, letter):
            found = collation(passage.reading).languages
            wordings = [one for group in found for one in (group.base, *(variant.words for variant in group.variants))]
            assert sorted(one.cited.path for one in wordings) == sorted(one.cited.path for one in passage.wordings)
