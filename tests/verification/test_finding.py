"""Finding: quoted words stand where they stand, whole, in order, in one paragraph; the nearest is named elsewhere."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from letterbook.verification.captures import read_capture
from letterbook.verification.finding import Found, find, nearest_in_words, normal_quotation
from letterbook.verification.normal_text import normalised

HELD = Path(__file__).resolve().parents[2].parent / "shared" / "captures"

needs_captures = pytest.mark.skipif(not HELD.is_dir(), reason=f"no captures beside the repository, in {HELD}")

# Paragraphs whose quotation marks are unbalanced or mixed, or close twice: capture, paragraph.
ODDLY_MARKED = (
    ("001_4caeb5ddb445c1cf.txt", 6),
    ("001_4caeb5ddb445c1cf.txt", 7),
    ("002_d1d870ab5fc75d4a.txt", 16),
    ("002_d1d870ab5fc75d4a.txt", 25),
    ("003_d6b130bfcf3079db.txt", 1),
)

WORDS = st.lists(st.text("abcé가나1", min_size=1, max_size=4), min_size=1, max_size=12)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=4)


def found_in(paragraph, text):
    """Return the words that a quotation is found to be in a paragraph, one for each part, or None."""
    found = find(text, [normalised(paragraph)], [1])
    return found and [normalised(paragraph)[start:end] for start, end in found.spans]


def places(text, paragraph):
    """Return the places where words stand whole in a paragraph of words and spaces, by trying every one."""
    starts = [start for start in range(len(paragraph)) if paragraph.startswith(text, start)]
    spans = [(start, start + len(text)) for start in starts if start == 0 or paragraph[start - 1] == " "]
    return [span for span in spans if text[-1] in "가나" or paragraph[span[1] :][:1] in ("", " ")]


@given(PARAGRAPHS, st.data())
def test_every_run_of_whole_words_is_found(paragraphs, data):
    """Any words that follow each other in a paragraph are found there, or where they stood before in it."""
    texts = [" ".join(words) for words in paragraphs]
    number = data.draw(st.integers(1, len(texts)))
    words = paragraphs[number - 1]
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    run = " ".join(words[start:end])
    found = find(run, texts, [number])
    ((here, there),) = found.spans
    assert found.paragraph == number
    assert texts[number - 1][here:there] == run
    assert here <= len(" ".join([*words[:start], ""]))


@given(WORDS, st.data())
def test_words_that_begin_or_end_within_a_word_are_not_found(words, data):
    """A run cut within a word is found only where it stands as words elsewhere; Hangul may be cut at the end."""
    paragraph = " ".join(words)
    start = data.draw(st.integers(0, len(paragraph) - 1))
    text = paragraph[start : data.draw(st.integers(start + 1, len(paragraph)))]
    assume(text == text.strip())
    assert (find(text, [paragraph], [1]) is not None) == bool(places(text, paragraph))


@given(WORDS, st.data())
def test_parts_are_found_in_their_order(words, data):
    """Whatever is cut out between whole words, the parts are found; exchanged, only where they stand so too."""
    ends = sorted(data.draw(st.lists(st.integers(0, len(words)), min_size=4, max_size=4)))
    one, other = " ".join(words[ends[0] : ends[1]]), " ".join(words[ends[2] : ends[3]])
    assume(one and other)
    paragraph = " ".join(words)
    assert found_in(paragraph, f"{one} […] {other}") == [one, other]
    exchanged = any(end <= start for _, end in places(other, paragraph) for start, _ in places(one, paragraph))
    assert (found_in(paragraph, f"{other} […] {one}") is not None) == exchanged


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("trusted", False),
        ("distrusted", True),
        ("distrust", False),
        ("He distrusted the ferry", True),
        ("he distrusted", False),
        ("FERRY", False),
        ("ferry", True),
        ("ferry;", True),
        ("; she", True),
        ("the the", False),
        ("She said so.", False),
        ("she said so.", True),
        ("she said so", True),
        ("1919", False),
        ("19", True),
        ("19,", True),
        ("", False),
        (" ", False),
        ("[…]", False),
        ("d the ferry", False),
        ("9, not", False),
    ],
)
def test_a_match_is_of_whole_words_and_case_counts(text, is_there):
    """A word within a word is none, and neither is one with another capital."""
    paragraph = "He distrusted the ferry; she said so. There were 19, not 19194."
    assert (find(text, [paragraph], [1]) is not None) == is_there


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("위원장", True),
        ("김정은 위원장", True),
        ("김정은 위원장이 친서를", True),
        ("친서", True),
        ("서를", False),
        ("정은 위원장이", False),
        ("각하", True),
        ("하와", False),
    ],
)
def test_hangul_may_end_within_a_word_but_begins_at_one(text, is_there):
    """Particles follow a Korean word without a space; nothing precedes it so."""
    assert (find(text, ["김정은 위원장이 친서를 보냈다. 각하와"], [1]) is not None) == is_there


def test_a_quotation_stands_within_one_paragraph():
    """Neither words nor parts are put together from two paragraphs."""
    paragraphs = ["The ferry lay", "idle for the winter"]
    assert find("lay idle", paragraphs, [1, 2]) is None
    assert find("lay […] idle", paragraphs, [1, 2]) is None
    assert find("idle", paragraphs, [1, 2]) == Found(2, ((0, 4),))


def test_only_the_named_paragraphs_are_read():
    """A quotation is looked for where it may stand, in the order given."""
    paragraphs = ["the ferry", "the bridge", "the ferry"]
    assert find("ferry", paragraphs, [2]) is None
    assert find("ferry", paragraphs, [3]) == Found(3, ((4, 9),))
    assert find("ferry", paragraphs, [3, 1]) == Found(3, ((4, 9),))
    assert find("ferry", paragraphs, [0, 4, -1]) is None


@pytest.mark.parametrize("cut", ["[…]", "[...]", "[ … ]", " […]", "[…] "])
def test_a_cut_parts_a_quotation(cut):
    """However the cut is written, the parts are found in order, each whole."""
    paragraph = "No third party is needed, and none will be asked, in this matter."
    assert found_in(paragraph, f"No third party{cut}in this matter") == ["No third party", "in this matter"]
    assert found_in(paragraph, f"in this matter{cut}No third party") is None
    assert found_in(paragraph, f"No third{cut}arty") is None


def test_parts_do_not_overlap():
    """A part begins after the end of the one before."""
    assert found_in("so it was so", "so […] so") == ["so", "so"]
    assert found_in("so it was", "so […] so") is None
    assert found_in("so it was so", "so it […] it was") is None


def test_a_later_place_is_tried_where_the_first_is_part_of_a_word():
    """A word that stands as a part of another before is found where it stands alone."""
    found = find("trust", ["distrust and trust"], [1])
    assert found == Found(1, ((13, 18),))
    assert found_in("entrust […] trust", "trust") == ["trust"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("she welcome[s] the talks", ["she welcome[s] the talks"]),
        ("welcome[s]", ["welcome[s]"]),
        ("[The mayor] redefined her standpoint", ["[The mayor] redefined her standpoint"]),
        ("redefined her standpoint", ["redefined her standpoint"]),
        ("welcomes the talks", None),
        ("The mayor redefined", None),
    ],
)
def test_brackets_of_the_source_are_the_source_s(text, words):
    """What the article prints in square brackets is found as printed, and not without them."""
    assert found_in("“[The mayor] redefined her standpoint,” he wrote; she welcome[s] the talks.", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the keeper [of the bridge] said it was late",
        "[The man,] the keeper said it was late",
        "the keeper said [twice] it [the ferry] was late",
        "the keeper said it was late [sic]",
        "the keeper said it[self] was late",
        "the keeper said it was late [.]",
    ],
)
def test_brackets_of_the_editors_are_skipped(text):
    """What editors add in square brackets is no part of what is looked for."""
    assert found_in("Then the keeper said it was late, and rose.", text) == ["the keeper said it was late"]


def test_a_bracket_may_be_the_source_s_and_another_the_editors():
    """Each bracket of a quotation is looked for by itself."""
    paragraph = "He [the keeper] said it was late."
    assert found_in(paragraph, "He [the keeper] said [at noon] it was late") == ["He [the keeper] said it was late"]


def test_a_bracketed_match_within_a_word_hides_none_behind_it():
    """Where a first match is part of a word, one that overlaps it is still found."""
    assert found_in("ba a a", "a[n] a") == ["a a"]


def test_a_bracket_alone_is_nowhere():
    """What is only the editors' is no quotation."""
    assert found_in("Some words.", "[sic]") is None
    assert found_in("", "[sic]") is None


def test_a_bracket_that_does_not_close_is_a_mark():
    """A stray bracket is compared like any other mark."""
    assert found_in("a [b and c", "a [b and") == ["a [b and"]
    assert found_in("a b and c", "a [b and") is None


@pytest.mark.parametrize(
    "text",
    [
        'praised the "remarkable patience" of',
        "praised the “remarkable patience” of",
        "praised the ”remarkable patience“ of",
        "praised the «remarkable patience» of",
        "remarkable patience",
    ],
)
@pytest.mark.parametrize(
    "source", ['He praised the "remarkable patience” of', "He praised the “remarkable patience“ of"]
)
def test_mixed_quotation_marks_are_one(source, text):
    """Which of the typographic marks a source or a record uses makes no difference."""
    assert found_in(source, text) == [normalised(text)]


def test_a_single_mark_is_no_double_one():
    """A quotation within a quotation is not the same as a quotation."""
    assert found_in("the “bridge” talks", "the ‘bridge’ talks") is None


def test_a_mark_that_is_never_closed_hides_nothing():
    """Words behind an unbalanced mark are found like any others."""
    paragraph = "He wrote, “We will talk “I think it needless, and went on."
    assert found_in(paragraph, "We will talk “I think it needless") == ['We will talk "I think it needless']
    assert found_in(paragraph, "We will talk") == ["We will talk"]


@needs_captures
@pytest.mark.parametrize(("file", "number"), ODDLY_MARKED)
def test_the_odd_marks_of_the_real_captures_do_no_harm(file, number):
    """Every run of words between two marks is found there, with any marks around it and with none."""
    text, _ = read_capture(HELD, file)
    printed = text.paragraphs[number - 1]
    assert len(re.findall("[“”‘’\"']", printed)) >= 2
    pieces = [piece.strip(" ,.") for piece in re.split(r"[“”\"]|(?<!\w)[‘’']|[‘’'](?!\w)", printed)]
    runs = [piece for piece in pieces if re.search(r"\w", piece)]
    assert len(runs) >= 2
    for run in runs:
        found = find(run, text.normal_paragraphs, [number])
        assert found and found.paragraph == number
    for double, single in (("“", "‘"), ("”", "’"), ('"', "'")):
        rewritten = re.sub("[‘’']", single, re.sub('[“”"]', double, printed))
        assert find(rewritten, text.normal_paragraphs, [number]) == Found(number, ((0, len(normalised(printed))),))


@given(st.text("ab []….'\"", max_size=20))
def test_the_sealed_form_of_a_quotation_is_stable(text):
    """What is sealed is the same for the quotation and for its sealed form."""
    assert normal_quotation(normal_quotation(text)) == normal_quotation(text)


def test_the_sealed_form_knows_no_marks_but_every_word():
    """Marks and the form of a cut make no difference; words and their order do."""
    plain = normal_quotation("“It’s late” […] he said")
    assert normal_quotation('"It\'s  late"[...]he said') == plain
    assert normal_quotation('"It\'s late" he said') != plain
    assert normal_quotation("he said […] “It’s late”") != plain


PARAGRAPHS_OF_A_CAPTURE = [
    "The ferry lay idle for the winter.",
    "I see no need of a third in this matter, and none was asked.",
    "The bridge is to be closed.",
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I see no use of a third in this matter",
            "nearest is paragraph 2: “I see no need of a third in this matter”; 'use' is 'need' there",
        ),
        (
            "I see no real need of a third in this matter",
            "nearest is paragraph 2: “I see no need of a third in this matter”; 'real' is not there",
        ),
        (
            "I see no of a third in this matter",
            "nearest is paragraph 2: “I see no need of a third in this matter”; 'need' is left out",
        ),
        ("lay idle, for", "nearest is paragraph 1: “lay idle for”; the words are the same, but their marks differ"),
        (
            "The Bridge is to be closed",
            "nearest is paragraph 3: “The bridge is to be closed”; 'Bridge' is 'bridge' there",
        ),
        ("Nobody knows anything about it", "nothing there is like it"),
        ("[…]", "nothing there is like it"),
    ],
)
def test_the_nearest_passage_is_named_with_the_words_that_differ(text, told):
    """A message shows the passage that was probably meant, and what is different in it."""
    assert nearest_in_words(text, PARAGRAPHS_OF_A_CAPTURE) == told


def test_nothing_is_near_in_an_empty_capture():
    """Without paragraphs there is nothing to name."""
    assert nearest_in_words("any words", []) == "nothing there is like it"
