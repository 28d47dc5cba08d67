"""Verifying: each quotation is in one of a few states, and one that a capture or seal denies says why."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from letterbook.contribute import seal
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pages.wording import NUMBERS
from letterbook.pipeline import case_of, read, survey
from letterbook.problems.problem import ProblemsFound, Severity
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.rules.quoting import check_quotations_are_bare
from letterbook.rules.registry import RULES, breaches
from letterbook.verification.captures import load_captures
from letterbook.verification.quotations import State, Verification, by_article, cited_in, unverified
from letterbook.verification.verifying import furniture

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT.parent / "shared" / "captures"

needs_captures = pytest.mark.skipif(not HELD.is_dir(), reason=f"no captures beside the repository, in {HELD}")

CAPTURE = """\
The harbour letters

By Eve Long
ADVERTISEMENT: boats go out for hire at noon

“I see no need of a third in this matter,” wrote Ada North to the keeper of the bridge.

He distrusted the ferry; she trusted “the bridge” and said so.

The fares must fall, and “the bridge” must open.

Boats come home before the lamps are lit
"""

ARTICLE = """\
title: The harbour letters
kind: news
language: en
read: whole
capture:
  file: harbour.txt
  title: p1
  byline: [p2]
  furniture: [p3, p7]
quotations:
  - {{speaker: ada-north, about: [first], at: {at}, text: {text}}}
"""

# The same article, with its only quotation in a letter.
SILENT = ARTICLE.partition("quotations:")[0]

LETTER = """\
sender: ada-north
recipient: bela-south
summary: A letter about the bridge.
passages: {{third: No third party}}
witnesses:
  - article: post
    {at}
    form: excerpt
    quotations: [{{passage: third, text: {text}}}]
"""

# The same letter, of which the article prints no word.
MENTIONED = LETTER.partition("    {at}")[0].format() + "    form: mention\n"

WITHOUT_MARKS = [rule for rule in RULES if rule.check is not check_quotations_are_bare]

TRUE = "I see no need of a third in this matter"


class Collection:
    """A small collection in a folder of its own, of one article with a capture and one letter."""

    def __init__(self, root):
        self.folders = Folders.below(root)
        self.write(
            "sources/collection.yml",
            "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n",
        )
        for id, name in (("ada-north", "Ada North"), ("bela-south", "Bela South")):
            self.write(f"sources/people/{id}.yml", f"name: {name}\n")
        self.write("sources/letters/first.yml", MENTIONED)
        self.write("captures/harbour.txt", CAPTURE)
        self.quote(TRUE, "p4")

    def write(self, name, text):
        """Write a file of the collection."""
        path = self.folders.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def quote(self, text, at):
        """Let the article quote a speaker."""
        self.write("sources/articles/post.yml", ARTICLE.format(at=at, text=json.dumps(text, ensure_ascii=False)))

    def quote_in_letter(self, text, at=None):
        """Let the letter quote the article, and the article nobody."""
        self.write("sources/articles/post.yml", SILENT)
        said = json.dumps(text, ensure_ascii=False)
        self.write("sources/letters/first.yml", LETTER.format(at=f"at: {at}" if at else "", text=said))

    def edit(self, name, old, new):
        """Replace words in a file, which must hold them."""
        text = (self.folders.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def seal(self):
        """Seal what is quoted now."""
        return seal(self.folders)

    def verified(self, with_captures=True):
        """Return the states of all quotations, and the code, severity and message of every problem.

        Some tests quote words that have marks around them in the article, which a rule of its own warns of.
        """
        records, _ = load(self.folders.sources)
        edition, faults = link(records)
        assert faults == []
        folders = self.folders if with_captures else replace(self.folders, captures=None)
        case, unreadable = case_of(records, edition, folders)
        verification, problems = case.verification, [*unreadable, *breaches(case, WITHOUT_MARKS)]
        states = [verification.state(cited) for found in by_article(edition).values() for cited in found]
        return states, [(problem.code, problem.severity, problem.message) for problem in sorted(problems)]


@pytest.fixture
def collection(tmp_path):
    """The small collection, sealed."""
    made = Collection(tmp_path)
    made.seal()
    return made


def test_words_found_in_the_capture_are_verified_by_text(collection):
    """A quotation that stands in the capture, where it is said to, is verified (text), and nothing is wrong."""
    assert collection.verified() == ([State.TEXT], [])


def test_words_that_the_seal_covers_are_verified_by_seal(collection):
    """Where the capture is not at hand, the committed seal is enough."""
    assert collection.verified(with_captures=False) == ([State.SEAL], [])


def test_an_article_without_capture_and_seal_is_not_verified(collection):
    """Where nobody holds a capture there is nothing to compare, and nothing is wrong with that."""
    collection.edit("sources/articles/post.yml", "capture:\n  file: harbour.txt\n  title: p1\n", "")
    collection.edit("sources/articles/post.yml", "  byline: [p2]\n  furniture: [p3, p7]\n", "")
    (collection.folders.sources / "seals" / "post.yml").unlink()
    assert collection.verified() == ([State.UNVERIFIED], [])
    assert collection.verified(with_captures=False) == ([State.UNVERIFIED], [])


def test_there_are_five_states():
    """A quotation is verified in one of two ways, compared, beyond what was saved, or unverified."""
    states = ["verified (text)", "verified (seal)", "compared by an editor", "beyond what was saved", "unverified"]
    assert [state.value for state in State] == states


def test_a_quotation_that_nobody_verified_has_no_state(collection):
    """To ask for the state of words that nobody verified is a mistake: they are not "unverified"."""
    held = survey(collection.folders).case
    edition, verification = held.edition, held.verification
    (cited,) = by_article(edition)["post"]
    stranger = replace(cited, text="other words")
    for asked, of in ((verification, stranger), (Verification(), cited)):
        with pytest.raises(KeyError, match=r"nobody verified the quotation of 'post' in record 'post'"):
            asked.state(of)


def test_every_quotation_is_verified_whatever_it_cites(collection):
    """A quotation of an article that does not exist has its state too, so that a report can name it."""
    collection.quote_in_letter(TRUE)
    collection.edit("sources/letters/first.yml", "article: post", "article: nowhere")
    found = survey(collection.folders)
    assert "unknown-id" in [problem.code for problem in found.problems]
    edition, verification = found.case.edition, found.case.verification
    assert [verification.state(cited) for cited in by_article(edition)["nowhere"]] == [State.UNVERIFIED]


def test_the_path_of_a_quotation_leads_to_its_words(toy):
    """In whatever kind of record words are quoted, their path is that of the text, so that a place can be told."""
    found = [(record, cited) for record in toy.records.values() for cited, _ in cited_in(record)]
    assert {record.kind for record, _ in found} == {"letter", "article", "question"}
    for record, cited in found:
        here = record
        for part in cited.path:
            here = here[part] if isinstance(part, int) else getattr(here, part)
        assert here == cited.text


def test_every_article_has_its_quotations_even_none(collection):
    """What is quoted is looked up by article; one that nobody quotes has no words, and is no mistake."""
    collection.write("sources/articles/star.yml", SILENT)
    edition, _ = link(load(collection.folders.sources)[0])
    assert by_article(edition)["star"] == ()


@pytest.mark.parametrize("with_captures", [True, False])
@pytest.mark.parametrize(
    ("text", "at"),
    [
        (TRUE, "p4"),
        (TRUE, "p2-p5"),
        (TRUE, "page 3"),
        ('"I see no need of a third […] wrote Ada North', "p4"),
        ("I see no need [whatever] of a third", "p4"),
        ("The harbour letters", "title"),
        ("By Eve Long", "p2"),
        ("the bridge", "p4"),
        ("the bridge", "p5"),
        ("“the bridge”", "p6"),
    ],
)
def test_a_locator_says_where_to_look(text, at, with_captures, collection):
    """A quotation is verified at each locator that fits: a paragraph, a row of them, the title, or none in the text."""
    collection.quote(text, at)
    collection.seal()
    assert collection.verified(with_captures) == ([State.TEXT if with_captures else State.SEAL], [])


@pytest.mark.parametrize("with_captures", [True, False])
def test_a_quotation_of_a_letter_without_locator_is_looked_for_everywhere(with_captures, collection):
    """Where neither quotation nor witness says where, the whole article is read."""
    collection.quote_in_letter("she trusted “the bridge”")
    collection.seal()
    assert collection.verified(with_captures) == ([State.TEXT if with_captures else State.SEAL], [])


def test_the_locator_of_a_witness_is_that_of_its_quotations(collection):
    """A quotation without a locator stands where its witness does."""
    collection.quote_in_letter("she trusted “the bridge”", "p6")
    ((code, _, message),) = collection.verified()[1]
    assert (code, message) == (
        "wrong-locator",
        "these words are in paragraph 5, not at 'p6'; write 'at: p5' beside them",
    )


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        (
            "I see no use of a third in this matter",
            "nearest is paragraph 4: “I see no need of a third in this matter”; 'use' is 'need' there",
        ),
        ("He trusted the ferry", "nearest is paragraph 5: “He distrusted the ferry”; 'trusted' is 'distrusted' there"),
        ("trusted the ferry", "nearest is paragraph 5: “trusted \"the bridge”; 'ferry' is 'bridge' there"),
        ("The bridge must rise and the sea must calm", "nothing there is like it"),
        ("matter,” wrote Ada North to the keeper of the bridge. He", None),
    ],
)
def test_words_that_are_not_in_the_capture_are_told(text, ending, collection):
    """The message names the nearest passage and the words that differ, and the quotation is not verified."""
    collection.quote(text, "p4")
    states, ((code, severity, message),) = collection.verified()
    assert (states, code, severity) == ([State.UNVERIFIED], "not-in-capture", Severity.ERROR)
    assert message.startswith("these words are not in the capture of 'post'; ")
    assert message.endswith(ending or "'He' is not there")


@pytest.mark.parametrize(("text", "right"), [(TRUE, 4), ("The harbour letters", 1), ("By Eve Long", 2)])
def test_words_at_another_place_are_told_by_text_and_by_seal(text, right, collection):
    """A wrong locator is a problem with the right one, whether the capture or the seal tells it."""
    collection.quote(text, f"p{right}")
    collection.seal()
    for at in ("p5", "p5-p6", "p99", *(["title"] if right > 1 else [])):
        collection.quote(text, at)
        ending = f"these words are in paragraph {right}, not at '{at}'; write 'at: p{right}' beside them"
        assert collection.verified() == ([State.UNVERIFIED], [("wrong-locator", Severity.ERROR, ending)])
        by_seal = [("wrong-locator", Severity.ERROR, f"by the seal {ending}")]
        assert collection.verified(with_captures=False) == ([State.UNVERIFIED], by_seal)


@pytest.mark.parametrize(("text", "number"), [("boats go out for hire", 3), ("before the lamps are lit", 7)])
def test_words_that_are_not_the_article_s_are_told(text, number, collection):
    """What stands only in an advertisement or a menu is no quotation of the article, whatever the locator says."""
    for at in (f"p{number}", "p4", "page 1"):
        collection.quote(text, at)
        message = f"these words are only in {furniture(number)}"
        assert collection.verified() == ([State.UNVERIFIED], [("in-furniture", Severity.ERROR, message)])


def test_words_in_a_paragraph_that_became_furniture_are_told_by_the_seal_too(collection):
    """A record that calls a quoted paragraph furniture contradicts itself, also where no capture is at hand."""
    collection.edit("sources/articles/post.yml", "[p3, p7]", "[p3-p4, p7]")
    message = f"these words are only in {furniture(4)}"
    assert collection.verified() == ([State.UNVERIFIED], [("in-furniture", Severity.ERROR, message)])
    by_seal = [("in-furniture", Severity.ERROR, f"by the seal {message}")]
    assert collection.verified(with_captures=False) == ([State.UNVERIFIED], by_seal)


def test_words_that_the_seal_does_not_cover_are_told(collection):
    """Without the capture, other words than the sealed ones are an error; with it, a seal that lags is a warning."""
    collection.quote("The fares must fall", "p6")
    states, ((code, severity, message),) = collection.verified(with_captures=False)
    assert (states, code, severity) == ([State.UNVERIFIED], "not-sealed", Severity.ERROR)
    assert message.startswith("the seal of 'post' does not cover these words; restore the sealed words, or ask someone")
    states, ((code, severity, message),) = collection.verified()
    assert (states, code, severity) == ([State.TEXT], "seal-behind", Severity.WARNING)
    assert message == "the seal of 'post' does not cover these words yet; run 'seal' and commit what it writes"


@pytest.mark.parametrize("cut", ["[…] of a third", "of a third […] in this matter", "of a third in this"])
def test_a_part_of_sealed_words_is_not_sealed(cut, collection):
    """A seal covers the very words, not what can be made of them."""
    collection.quote(cut, "p4")
    assert [code for code, _, _ in collection.verified(with_captures=False)[1]] == ["not-sealed"]


def test_a_capture_without_seal_is_told_to_whoever_holds_it_and_warned_of_elsewhere(collection):
    """Sealing comes last; those who do not hold the capture need the seal: nothing is verified for them till then."""
    (collection.folders.sources / "seals" / "post.yml").unlink()
    message = "the capture has no seal; check its quotations, run 'seal' and commit what it writes"
    assert collection.verified() == ([State.TEXT], [("unsealed", Severity.NOTE, message)])
    found, ((code, severity, message),) = collection.verified(with_captures=False)
    assert (found, code, severity) == ([State.UNVERIFIED], "unsealed", Severity.WARNING)
    assert "is not here; ask someone who has it to run 'seal'" in message


@pytest.mark.parametrize("with_captures", [True, False])
def test_a_damaged_seal_is_told_once(with_captures, collection):
    """An article whose seal is damaged is not called unsealed besides, and its seal proves nothing."""
    collection.edit("sources/seals/post.yml", "paragraph: 4", "paragraph: 5")
    found, ((code, _, _),) = collection.verified(with_captures)
    assert (found, code) == ([State.TEXT if with_captures else State.UNVERIFIED], "seal-damaged")


@pytest.mark.parametrize(("old", "new"), [("Eve", "Eva"), ("at noon", "at  noon."), ("lit\n", "lit\nTHE END\n")])
def test_another_capture_than_the_sealed_one_is_told(old, new, collection):
    """A capture that changed, even in its furniture, is an error until it is restored or sealed anew."""
    collection.edit("captures/harbour.txt", old, new)
    states, ((code, severity, message),) = collection.verified()
    assert (states, code, severity) == ([State.TEXT], "capture-changed", Severity.ERROR)
    assert message.startswith("the capture was changed after it was sealed; restore it, or, if the new one is right")


@pytest.mark.parametrize(
    ("old", "new"), [("“", '"'), ("this matter", "this\u00a0matter"), ("\n", "\r\n"), ("\n\n", "\n")]
)
def test_a_capture_with_other_marks_is_the_same(old, new, collection):
    """What the normaliser passes over does not change a capture."""
    collection.edit("captures/harbour.txt", old, new)
    assert collection.verified() == ([State.TEXT], [])


def test_a_seal_that_says_another_place_than_the_capture_is_told(collection):
    """A seal whose lines fit their checks, and yet do not fit the capture, is an error."""
    collection.quote("“the bridge”", "p6")
    collection.seal()
    collection.quote("“the bridge”", "p5")
    states, ((code, severity, message),) = collection.verified()
    assert (states, code, severity) == ([State.TEXT], "seal-wrong", Severity.ERROR)
    assert message == "the seal of 'post' puts these words elsewhere in the capture; run 'seal'"


def test_an_unreadable_capture_leaves_its_quotations_to_the_seal(collection):
    """A capture that cannot be read is told once, and is no evidence against its quotations."""
    (collection.folders.captures / "harbour.txt").write_bytes(b"\xff\xff")
    states, ((code, severity, _),) = collection.verified()
    assert (states, code, severity) == ([State.SEAL], "capture-unreadable", Severity.ERROR)


def test_a_seal_of_no_article_is_told(collection):
    """A seal follows its article when that gets another id."""
    seals = collection.folders.sources / "seals"
    shutil.copy(seals / "post.yml", seals / "first.yml")
    (seals / "post.yml").rename(seals / "star.yml")
    assert [(code, message) for code, _, message in collection.verified()[1]] == [
        ("unsealed", "the capture has no seal; check its quotations, run 'seal' and commit what it writes"),
        ("unknown-id", "there is no article 'first'; rename the seal with its article, or remove it"),
        ("unknown-id", "there is no article 'star'; rename the seal with its article, or remove it"),
    ]


def test_the_seal_of_a_broken_article_is_no_second_problem(collection):
    """While a record cannot be read, nobody asks whether its seal belongs to it."""
    collection.edit("sources/articles/post.yml", "kind: news", "kind: nonsense")
    assert collection.verified() == ([], [])


@pytest.fixture(scope="module")
def by_text():
    """The real collection, read strictly with the captures that are held beside the repository."""
    return read(replace(Folders.below(ROOT), captures=HELD), strict=True)


@pytest.fixture(scope="module")
def by_seal():
    """The real collection, read strictly without any capture."""
    return read(replace(Folders.below(ROOT), captures=None), strict=True)


def states(report):
    """Return the state of every quotation of a collection, by record, path and article."""
    return {
        (cited.record, cited.path, cited.article): report.verification.state(cited)
        for record in report.edition.records.values()
        for cited, _ in cited_in(record)
    }


def captured(report):
    """Return the ids of the articles that name a capture."""
    return {article.id for article in report.edition.articles if article.capture}


@needs_captures
def test_every_quotation_from_a_held_capture_is_verified_by_text(by_text):
    """All quotations of the five captured articles stand in their captures; of all others nobody holds any."""
    assert len(captured(by_text)) == len(by_text.captures.texts) == 5
    assert {state for (_, _, article), state in states(by_text).items() if article in captured(by_text)} == {State.TEXT}
    assert {article for _, _, article in states(by_text)} >= captured(by_text)


@pytest.mark.first_collection
def test_every_quotation_from_a_sealed_capture_is_verified_by_seal(by_seal):
    """Without the captures the committed seals cover the same quotations."""
    assert len(captured(by_seal)) == 5
    assert not by_seal.captures.texts
    assert {state for (_, _, article), state in states(by_seal).items() if article in captured(by_seal)} == {State.SEAL}


@needs_captures
def test_the_same_quotations_are_unverified_either_way(by_text, by_seal):
    """What has neither capture nor seal no machine verified, and nothing else is so."""
    for report in (by_text, by_seal):
        unverified = {key for key, state in states(report).items() if state in {State.UNVERIFIED, State.COMPARED}}
        assert unverified == {key for key in states(report) if key[2] not in captured(report)}
        assert unverified


def test_the_real_collection_passes_strictly_without_captures(by_seal):
    """Nothing is wrong in the collection, and no seal lags, for those who hold no captures."""
    assert by_seal.warnings == ()


@needs_captures
def test_the_real_collection_passes_strictly_with_captures(by_text):
    """Nothing is wrong in the collection, and no seal lags, for those who hold the captures."""
    assert by_text.warnings == ()


@needs_captures
def test_places_are_the_same_by_text_and_by_seal(by_text, by_seal):
    """Every seal says of each quotation what the capture shows."""
    assert by_text.verification.places == by_seal.verification.places
    assert by_text.verification.fingerprints == by_seal.verification.fingerprints


@pytest.mark.first_collection
def test_an_error_in_the_real_collection_would_stop_it(tmp_path):
    """One changed word of a sealed quotation is enough for a check to fail."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    path = tmp_path / "sources" / "articles" / "independent-2019-06-23.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("excellent content", "excellent contents"), encoding="utf-8"
    )
    with pytest.raises(ProblemsFound) as raised:
        read(replace(Folders.below(tmp_path), captures=None))
    assert [problem.code for problem in raised.value.problems] == ["not-sealed"]


def number_of(word):
    """Return the number that a page writes as a word or in digits."""
    return NUMBERS.index(word.lower()) if word.lower() in NUMBERS else int(word)


@needs_captures
@pytest.mark.parametrize("which", ["by_text", "by_seal"])
def test_the_verification_page_counts_what_was_found(which, request):
    """The table of the page, its rows and its articles agree with the states, and together with each other."""
    report = request.getfixturevalue(which)
    page = render(Context(report.edition, report.verification))["verification/index.md"]
    found = list(states(report).values())
    assert sum(len(quotations) for quotations in by_article(report.edition).values()) == len(found)
    assert f"| total | {len(found)} |" in page
    for state in State:
        count = found.count(state)
        assert f"| **{state.value}** | {count} |" in page
        # Beside what an editor compared stands the day of it.
        assert len(re.findall(rf"\| {re.escape(state.value)}(?:, [\w ]+)? \|$", page, re.MULTILINE)) == count
        alike = re.findall(rf"^(\w+) quotations?, (?:all |both )?{re.escape(state.value)}\.$", page, re.MULTILINE)
        mixed = re.findall(rf"^\w+ quotations?: .*?(\w+) {re.escape(state.value)}", page, re.MULTILINE)
        assert sum(map(number_of, [*alike, *mixed])) == count
    shown = set(re.findall("`([0-9a-f]{64})`", page))
    assert shown == {report.verification.fingerprints[id] for id in captured(report)}


@needs_captures
def test_a_fingerprint_on_the_page_is_that_of_the_file(by_text):
    """Whoever holds a capture can compare it with the published fingerprint."""
    captures, problems = load_captures(by_text.edition, HELD)
    assert problems == []
    for id, text in captures.texts.items():
        assert by_text.verification.fingerprints[id] == text.fingerprint


def test_an_edition_can_be_taken_for_unverified(collection):
    """Whoever holds its captures: every quotation has its state, and none of them is verified."""
    edition, _ = link(load(collection.folders.sources)[0])
    (cited,) = by_article(edition)["post"]
    assert unverified(edition).state(cited) is State.UNVERIFIED
    assert unverified(edition).places == {}
