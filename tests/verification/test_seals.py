"""Seals: what is written is read again, and any accident that changes its meaning is told."""

import hashlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.contribute import seal
from letterbook.folders import Folders
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.rules.registry import breaches
from letterbook.verification.captures import Captures, split
from letterbook.verification.finding import Found, find
from letterbook.verification.normal_text import CURRENT, NORMALISERS
from letterbook.verification.quotations import State
from letterbook.verification.seals import HEADER, Seals, digest, load_seals, seal_text, words_digest
from tests.contexts import ONE_LETTER, case

CAPTURE = "The harbour letters\n\nThe fares must fall, she wrote, and “the bridge” must open.\nNobody was asked.\n"

FILES = {
    **ONE_LETTER,
    "sources/articles/post.yml": (
        "title: T\nkind: news\nlanguage: en\nread: whole\ncapture: {file: harbour.txt, title: p1}\nquotations:\n"
        "  - {speaker: ada-north, about: [first], at: p2, text: 'The fares must fall […] “the bridge”'}\n"
        "  - {speaker: ada-north, about: [first], at: p3, text: Nobody was asked}\n"
    ),
    "captures/harbour.txt": CAPTURE,
}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """The folder of a small collection of two sealed quotations."""
    root = tmp_path_factory.mktemp("sealed")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert seal(Folders.below(root)) == ["post.yml"]
    return root


@pytest.fixture(scope="module")
def edition(sealed):
    """The records of that collection, linked."""
    return link(load(sealed / "sources")[0])[0]


@pytest.fixture(scope="module")
def written(sealed):
    """The seal as it was written."""
    return (sealed / "sources" / "seals" / "post.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A function that reads a seal from text or bytes; it gives seals and problems."""
    folder = tmp_path_factory.mktemp("loaded") / "sources" / "seals"
    folder.mkdir(parents=True)

    def read(content):
        (folder / "post.yml").write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_seals(folder.parent)

    return read


def messages(problems):
    """Return what problems say, with line and code."""
    return [(problem.place.line, problem.code, problem.message) for problem in problems]


def rechecked(text):
    """Return a seal with the checks that its changed fields ask for, as only somebody who means it would write it."""
    fields = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line and line[0].isalpha())
    text = text.replace(fields["check"], digest(fields["normaliser"], fields["length"], fields["sha256"]), 1)
    for line in [line for line in text.splitlines() if line.startswith("  - {")]:
        parts = dict(part.split(": ", 1) for part in line[5:-1].split(", "))
        check = digest(fields["sha256"], parts["words"], parts["paragraph"], parts["spans"])
        text = text.replace(line, line.replace(parts["check"], check))
    return text


def test_a_seal_has_one_form(written):
    """Head, then one line for each quotation: all that is in it can be computed from the capture by anybody."""
    paragraphs = CAPTURE.replace("“", '"').replace("”", '"').replace("\n\n", "\n").strip()
    sha256 = hashlib.sha256(paragraphs.encode()).hexdigest()
    one = hashlib.sha256('The fares must fall […] "the bridge"'.encode()).hexdigest()
    other = hashlib.sha256(b"Nobody was asked").hexdigest()
    lines = [f"words: {one}, paragraph: 2, spans: 0-19 36-48", f"words: {other}, paragraph: 3, spans: 0-16"]
    checks = [digest(sha256, one, "2", "0-19 36-48"), digest(sha256, other, "3", "0-16")]
    assert written == (
        f"{HEADER}normaliser: 1\nlength: {len(paragraphs)}\nsha256: {sha256}\n"
        f"check: {digest('1', str(len(paragraphs)), sha256)}\nquotations:\n"
        + "".join(f"  - {{{line}, check: {check}}}\n" for line, check in zip(lines, checks, strict=True))
    )


def test_a_check_is_short():
    """A check is sixteen digits of a digest over the parts, which cannot run into each other."""
    assert digest("a", "bc") == hashlib.sha256(b"a\nbc").hexdigest()[:16]
    assert digest("a", "bc") != digest("ab", "c")


def test_what_was_written_is_read(loaded, written):
    """The lines of a seal come back as digests of words and as places."""
    seals, problems = loaded(written)
    assert problems == []
    assert seals.claimed == {"post"}
    assert [line.found for line in seals.seals["post"].quotations] == [
        Found(2, ((0, 19), (36, 48))),
        Found(3, ((0, 16),)),
    ]


def test_a_seal_without_quotations_is_read(loaded):
    """An article of which nothing is quoted yet has a seal of its capture alone."""
    text = seal_text(split("harbour.txt", CAPTURE), [], None)
    assert "quotations" not in text
    seals, problems = loaded(text)
    assert (seals.seals["post"].quotations, problems) == ((), [])


@given(st.lists(st.text("ab é각“”-", min_size=1), min_size=1, max_size=5))
def test_every_seal_that_is_written_is_read(loaded, words):
    """Whatever was found in a capture is covered by the seal that is made of it, at the place where it was found."""
    capture = split("x", "\n".join(words))
    found = [(text, place) for text in words if (place := find(text, capture.normal_paragraphs, range(1, 6)))]
    seals, problems = loaded(seal_text(capture, found, None))
    assert problems == []
    assert seals.seals["post"].is_over(capture)
    for text, place in found:
        assert place in [line.found for line in seals.seals["post"].covering(text)]


def test_without_a_folder_there_are_no_seals(tmp_path):
    """A collection without captures has no folder of seals."""
    assert load_seals(tmp_path / "sources") == (Seals(), [])


def test_what_systems_leave_behind_is_no_seal(tmp_path, written):
    """Hidden files, copies of editors and other files in the folder claim nothing."""
    (tmp_path / "seals").mkdir()
    for name in (".post.yml", "#post.yml", "post.yml~", "README.md", "._post.yml"):
        (tmp_path / "seals" / name).write_text("nonsense", encoding="utf-8")
    assert load_seals(tmp_path) == (Seals(), [])


def is_told_or_harmless(text, loaded, edition, written):
    """Whether an edited seal gives a problem, by itself or with the records, or says what it said before."""
    seals, problems = loaded(text)
    if problems:
        assert {problem.code for problem in problems} == {"seal-damaged"}
        assert not seals.seals and seals.claimed == {"post"}
        return True
    held = case(edition, seals=seals)
    denied = list(breaches(held))
    assert bool(denied) == any(not state.is_verified for state in held.verification.states.values())
    return bool(denied) or seals.seals["post"] == loaded(written)[0].seals["post"]


def test_no_loss_of_a_character_goes_unnoticed(loaded, edition, written):
    """A seal that lacks any one character is damaged, or says the same."""
    for place in range(len(written)):
        text = written[:place] + written[place + 1 :]
        assert is_told_or_harmless(text, loaded, edition, written), text


@pytest.mark.parametrize("character", ["0", "f", " ", "#", "\n", "-", ":", "'"])
def test_no_change_of_a_character_goes_unnoticed(character, loaded, edition, written):
    """A seal in which any one character became another is damaged, or says the same."""
    for place in range(len(HEADER), len(written)):
        text = written[:place] + character + written[place + 1 :]
        assert is_told_or_harmless(text, loaded, edition, written), text


@given(st.data())
def test_no_single_edit_goes_unnoticed(loaded, edition, written, data):
    """Whatever character is put anywhere, beside or instead of another, is told or changes nothing."""
    place = data.draw(st.integers(0, len(written)))
    character = data.draw(st.one_of(st.sampled_from(string.printable), st.characters(exclude_categories=["Cs"])))
    text = written[:place] + character + written[place + data.draw(st.integers(0, 1)) :]
    assert is_told_or_harmless(text, loaded, edition, written), text


@pytest.mark.parametrize("field", ["normaliser", "length", "sha256", "check", "paragraph", "spans", "words"])
def test_every_digit_counts(field, loaded, written):
    """A changed digit in any field is told at the check that it does not fit, with what to do."""
    start = written.index(f"{field}: ") + len(field) + 2
    changed = written[:start] + ("2" if written[start] != "2" else "3") + written[start + 1 :]
    seals, problems = loaded(changed)
    assert seals.seals == {}
    problem = problems[0]
    assert problem.code == "seal-damaged"
    of_head = field in ("normaliser", "length", "sha256", "check")
    where = "its first lines were changed" if of_head else "this line was changed"
    assert problem.place.line == (5 if of_head else 7)
    assert problem.message.startswith(f"the seal is damaged: {where}: ")
    assert problem.message.endswith(
        "; restore the file, or remove it and ask someone who has the capture to run 'seal'"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"sealed: yes\n", b"- one\n", b"normaliser: 1\n", b"nul\0", b"{", b"quotations: []\n"],
)
def test_a_file_that_is_no_seal_is_told(content, loaded):
    """What is not a seal is a damaged one; its article is not unsealed besides."""
    seals, problems = loaded(content)
    assert {problem.code for problem in problems} == {"seal-damaged"}
    assert (seals.seals, seals.claimed) == ({}, {"post"})


def test_a_seal_is_no_link(tmp_path, written):
    """A seal is a file of the repository."""
    (tmp_path / "seals").mkdir()
    (tmp_path / "elsewhere.yml").write_text(written, encoding="utf-8")
    (tmp_path / "seals" / "post.yml").symlink_to(tmp_path / "elsewhere.yml")
    seals, problems = load_seals(tmp_path)
    assert ([problem.code for problem in problems], seals.seals) == (["seal-damaged"], {})


def test_a_normaliser_of_the_future_is_told(loaded, written):
    """A seal made by a later version of the program is not read as if it were of this one."""
    text = rechecked(written.replace("normaliser: 1", "normaliser: 99"))
    ((line, code, message),) = messages(loaded(text)[1])
    assert (line, code) == (2, "seal-damaged")
    assert message.startswith("the seal is damaged: this program does not know the normaliser 99;")


@pytest.mark.parametrize("spans", ["x", "0-", "0-19;36-48", "-5", "1", "٣-٤"])
def test_spans_that_are_none_are_told(spans, loaded, written):
    """Nonsense in a line is a problem even where somebody computed its check."""
    text = rechecked(written.replace("spans: 0-16", f"spans: {spans}"))
    ((line, code, message),) = messages(loaded(text)[1])
    assert (line, code) == (8, "seal-damaged")
    assert f"'{spans}' is not a row of spans" in message


def test_an_old_normaliser_stays_readable(monkeypatch, loaded, edition):
    """A seal is compared by the normaliser that made it, with words as with the capture."""
    monkeypatch.setitem(NORMALISERS, 0, lambda text: text.upper().strip())
    capture = split("harbour.txt", CAPTURE)
    sha256, length = capture.fingerprint_by(0), "99"
    assert sha256 != capture.fingerprint
    line = (words_digest("Nobody was asked", 0), "3", "0-16")
    assert line[0] == hashlib.sha256(b"NOBODY WAS ASKED").hexdigest() != words_digest("Nobody was asked")
    text = f"normaliser: 0\nlength: {length}\nsha256: {sha256}\ncheck: {digest('0', length, sha256)}\nquotations:\n"
    text += f"  - {{words: {line[0]}, paragraph: 3, spans: 0-16, check: {digest(sha256, *line)}}}\n"
    seals, problems = loaded(text)
    assert problems == []
    by_seal = case(edition, seals=seals)
    assert codes(by_seal) == ["not-sealed"]
    assert list(by_seal.verification.states.values()) == [State.UNVERIFIED, State.SEAL]
    assert codes(case(edition, Captures({"post": capture}), seals)) == ["seal-behind"]
    other = Captures({"post": split("harbour.txt", CAPTURE + "More.")})
    assert codes(case(edition, other, seals)) == ["capture-changed"]


def codes(held):
    """Return the codes of what the rules find in a case."""
    return [problem.code for problem in breaches(held)]


def test_a_seal_covers_printings_of_the_same_words(loaded, written):
    """Other marks around the same words are covered; other words, fewer words and other cuts are not."""
    covering = loaded(written)[0].seals["post"].covering
    assert len(covering('The fares  must fall [...] "the bridge"')) == 1
    assert [line.paragraph for line in covering("Nobody was asked")] == [3]
    for text in ("Nobody was", "nobody was asked", "The fares must fall “the bridge”", "Nobody was […] asked"):
        assert covering(text) == ()


FOUND = [(text, Found(number, ((0, len(text)),))) for number, text in enumerate(["one", "two", "three", "four"], 1)]
NUMBERS = split("x", "one\ntwo\nthree\nfour")


def lines(text):
    """Return the lines of a seal that stand for quotations."""
    return [line for line in text.splitlines() if line.startswith("  - {")]


def test_old_lines_keep_their_order_and_new_ones_follow(loaded):
    """However the records are reordered, a seal changes only by what is new and what is gone."""
    old = seal_text(NUMBERS, [FOUND[2], FOUND[0]], None)
    again = seal_text(NUMBERS, [*FOUND], loaded(old)[0].seals["post"])
    assert lines(again)[:2] == lines(old)
    assert lines(again)[2:] == lines(seal_text(NUMBERS, [FOUND[1], FOUND[3]], None))
    fewer = seal_text(NUMBERS, [FOUND[1], FOUND[0]], loaded(again)[0].seals["post"])
    assert lines(fewer) == [lines(again)[1], lines(again)[2]]


def test_words_quoted_twice_have_one_line():
    """Two records that quote the same words at the same place share a line; at another place they have their own."""
    elsewhere = ("one", Found(4, ((0, 3),)))
    assert len(lines(seal_text(NUMBERS, [FOUND[0], FOUND[0]], None))) == 1
    assert len(lines(seal_text(NUMBERS, [FOUND[0], elsewhere], None))) == 2


def test_the_head_of_a_seal_is_that_of_the_capture(loaded, written):
    """A seal names the current normaliser, with which it was made, and the fingerprint of the capture."""
    found = loaded(written)[0].seals["post"]
    assert (found.normaliser, found.sha256) == (CURRENT, split("harbour.txt", CAPTURE).fingerprint)
