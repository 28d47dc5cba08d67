"""The trial of `capture` counts what is right, part right and wrong as somebody would who knows the pages."""

import json

import pytest

from benchmarks.capture_trial import compared, of_days, of_names, shares, told, tried, words
from tests.intake.test_page_title import BODY, H1, MENU, WINDOW

PAGE = (
    f"<html lang=en><head>{WINDOW}</head><body>{MENU}<main><article>{H1}<p>By Eve Long</p>"
    f"<time datetime=2021-10-02>2 October 2021</time>{BODY}</article></main></body></html>"
)


def write(folder, known: dict[str, object], page: str = PAGE):
    """Write a page with what is known of it, and return its path."""
    path = folder / "a.html"
    path.write_text(page, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(known), encoding="utf-8")
    return path


def test_a_page_is_held_against_what_is_known_of_it(tmp_path):
    """Title, author and day are right; of a body half of which is elsewhere, half is found."""
    known = {"title": "Two letters crossed the bridge", "byline": "By Eve Long", "published": "2021-10-03"}
    text = " ".join(words(BODY.replace("<p>", " ").replace("</p>", " ")))
    one = tried(write(tmp_path, {**known, "body": f"{text} {'elsewhere ' * len(words(text))}"}))
    assert one.outcomes["capture"] == {"title": "exact", "byline": "right", "date": "a day off"}
    assert one.shares["capture"] == (0.5, 1.0) and not one.refused and not one.lost
    assert any(line.startswith("| title exact / contains / wrong, of 1 known | 1 / 0 / 0 |") for line in told([one]))


def test_a_refused_page_is_counted(tmp_path):
    """What cannot be read is told with the reason."""
    assert "without text" in tried(write(tmp_path, {}, "<html><body></body></html>")).refused


@pytest.mark.parametrize(
    ("said", "right", "outcome"),
    [
        ("Two letters", "two “letters”", "exact"),
        ("Two letters | Post", "Two letters", "contains"),
        ("", "Two", "wrong"),
    ],
)
def test_titles_are_compared_by_their_words(said, right, outcome):
    """Case and marks are nothing; more words, or fewer, are part of it."""
    assert compared(words(said), words(right)) == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"eve long", "dan east"}, "right"),
        ({"eve long"}, "part"),
        ({"eve"}, "part"),
        ({"ada north"}, "wrong"),
        ((), "absent"),
    ],
)
def test_authors_are_compared_one_by_one(said, outcome):
    """All of them are right, some are part, others are wrong."""
    assert of_names(set(said), ["Eve Long", "Dan East"]) == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("2021-10-02", "right"),
        ("2021-10-01", "a day off"),
        ("2021-10", "wrong"),
        ("2021-09-02", "wrong"),
        ("", "absent"),
    ],
)
def test_days_are_compared_as_days(said, outcome):
    """A day off is another time zone; a month is no day."""
    assert of_days(said, "2021-10-02") == outcome


def test_shares_are_of_words():
    """Recall is of what is right, precision of what was found; each word counts as often as it stands."""
    assert shares("a a b x", "a b b c") == (0.5, 0.5)
