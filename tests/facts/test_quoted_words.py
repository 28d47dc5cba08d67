"""What is known of quoted words: their state, where they stand, their language and the way by which they came."""

from dataclasses import replace

import pytest

from letterbook.facts.quoted_words import quoted_from
from letterbook.folders import Folders
from letterbook.pipeline import case_of
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.verification.compared_words import fingerprint
from letterbook.verification.quotations import State, Verification
from tests.conftest import COLLECTION
from tests.facts.conftest import PEOPLE, text_of

CAPTURE = "The harbour letters\nNobody was asked to come.\nOnly the ferry went.\n"
WHOLE, CUT = "Nobody was asked", "the ferry […] went"


def spoken(text, at):
    """Return words about the letter, which an editor compared with the page."""
    compared = {"date": "2026-02-01", "words": fingerprint(text, "post")}
    return {"at": at, "speaker": "ada", "about": ["one"], "text": text, "compared": compared}


@pytest.fixture
def captured(tmp_path):
    """The folders of an edition with one article, of which a capture is at hand, and two quotations of it."""
    records = {
        **PEOPLE,
        "articles/post": {
            "capture": {"file": "harbour.txt", "title": "p1"},
            "quotations": [spoken(WHOLE, "p2"), spoken(CUT, "p3")],
        },
        "letters/one": {"witnesses": [{"article": "post", "form": "mention"}]},
    }
    texts = {f"sources/{path}.yml": text_of(path, fields) for path, fields in records.items()}
    for path, text in {**texts, "sources/collection.yml": COLLECTION, "captures/harbour.txt": CAPTURE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Folders.below(tmp_path)


def words_of(folders):
    """Return what is known of the words taken from the article, and what they are known by."""
    records, _ = load(folders.sources)
    edition, problems = link(records)
    assert problems == []
    case, _ = case_of(records, edition, folders)
    return quoted_from(edition, case.verification, edition.article("post")), edition


def test_words_that_a_machine_found_have_a_place(captured):
    """The paragraph of the capture, and a span for each part of the quotation."""
    found, _ = words_of(captured)
    assert [(one.state, one.place.paragraph, len(one.place.spans)) for one in found] == [
        (State.TEXT, 2, 1),
        (State.TEXT, 3, 2),
    ]


def test_a_comparison_counts_where_no_machine_found_the_words(captured):
    """Without a capture and a seal, who compared the words is known, and no place; with one, the machine counts."""
    by_machine, _ = words_of(captured)
    by_editor, _ = words_of(replace(captured, captures=None))
    assert [one.compared for one in by_machine] == [None, None]
    assert [str(one.compared.date) for one in by_editor] == ["2026-02-01", "2026-02-01"]
    assert {(one.state, one.place) for one in by_editor} == {(State.COMPARED, None)}


def test_words_that_nobody_verified_are_no_facts(captured):
    """A verification of nothing is not taken for one that found nothing."""
    _, edition = words_of(captured)
    with pytest.raises(KeyError, match="nobody verified"):
        quoted_from(edition, Verification(), edition.article("post"))


@pytest.mark.parametrize(
    ("article", "quotation", "language", "route"),
    [
        ({"language": "en"}, {}, "en", ()),
        ({"language": "en", "translated_from": ["ko"]}, {}, "en", ("ko",)),
        ({"language": "en", "translated_from": ["ko"]}, {"translated_from": ["ko", "vi"]}, "en", ("ko", "vi")),
        ({"language": "en", "translated_from": ["ko"]}, {"language": "fr"}, "fr", ()),
    ],
)
def test_words_are_in_the_language_of_the_article_and_came_as_it_did(make, article, quotation, language, route):
    """Unless their record says otherwise; words in a language of their own did not come by the article's way."""
    printed = {"passage": "p", "text": "some words", "at": "p1", **quotation}
    witness = {"article": "star", "form": "excerpt", "quotations": [printed]}
    made = make({"articles/star": article, "letters/one": {"passages": {"p": "P"}, "witnesses": [witness]}})
    (words,) = made.letter("one").quotations
    assert (words.language, words.translated_from, words.about) == (language, route, ())
