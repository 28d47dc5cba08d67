"""Texts as people save them: what each line of them is, whatever program they come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.proposals import propose
from letterbook.records.models import Capture
from letterbook.verification.captures import LineClass, parts, split

ONE = "The mayor said on Monday that two letters had crossed the bridge and that nobody had opened them before noon."
TWO = "Her clerk keeps a book of every paper that passes, and the book names both letters and the bearers of them."
KOREAN = "편지가 다리를 건넜다. " * 9
LETTERS = {"title": "T", "standfirst": "S", "byline": "A", "furniture": "-", "body": "b"}


def shape(text: str) -> str:
    """Return the class of each paragraph of a text as a letter."""
    captured = split("x.txt", text)
    found = {one.paragraph: one.part.value for one in propose(captured)}
    return "".join(LETTERS[found.get(number, "body")] for number in range(1, len(captured.paragraphs) + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ONE} {TWO} {ONE}\n", "b"),
        (f"Two letters crossed\nBy Eve Long\n2 October 2021\n{ONE}\n{TWO}\n{ONE} {TWO}\n", "TAAbbb"),
        (f"Two letters crossed\nBy Eve Long\n2 October 2021\n{ONE}\n{TWO}\nShare\n{ONE}\n{TWO}\n", "TAAbb-bb"),
        (f"Two letters crossed\n{ONE}\n{TWO}\nShare\n{ONE} {TWO}\n", "Tbb-b"),
        (f"Two letters crossed\n\nWhat the clerk of the north saw\n\nEve Long\n\n{ONE}\n\n{TWO}\n", "TSAbb"),
        (
            f"From: Desk <desk@harbour.example>\nTo: me@example.org\nSubject: x\n\nTwo letters\n\n{ONE}\n\n{TWO}\n\n"
            "-- \nUnsubscribe: https://harbour.example/u\n",
            "---Tbb--",
        ),
        (f"QUARTERLY 3\n\nTWO LETTERS\n\n{ONE}\n\n        1\n\fQUARTERLY 3\n\n{TWO}\n\n       2\n", "-Tb--b-"),
        ("1\n00:00:01,000 --> 00:00:02,500\nTwo letters.\n\n2\n00:00:03,000 --> 00:00:05,500\nOpened.\n", "--b--b"),
        ("WEBVTT\n\n00:01.000 --> 00:02.500\nTwo letters.\n\n00:03.000 --> 00:05.500\nOpened.\n", "--b-b"),
        (f"---\ntitle: Two letters\ndate: 2021-10-02\n---\n\n# Two letters\n\n{ONE}\n", "----Tb"),
        (
            f"두 도시의 편지\n\n홍길동 기자\n\n입력 2018.09.21 10:00\n\n{KOREAN}\n\n무단전재 및 재배포 금지\n",
            "TAAb-",
        ),
        (f"Talk at noon\n\n[00:12]\nADA: {ONE}\n\n[00:40]\nBELA: {TWO}\n", "T-b-b"),
        (f"Two letters crossed\n\n1/3\n{ONE}\n\n2/3\n{TWO}\n", "T-b-b"),
        ("\n".join(f"[0{n}.10.21, 10:1{n}:00] Ada: {ONE}" for n in range(1, 5)) + "\n", "bbbb"),
        (f"{ONE} {TWO} {ONE}\n\nA short line\n\n{TWO}\n", "bbb"),
    ],
    ids=[
        *(
            "one line",
            "Word",
            "Word with a line of the page",
            "no byline",
            "standfirst",
            "e-mail",
            "pages",
            "subtitles",
        ),
        *("web subtitles", "front matter", "Korean", "transcript", "thread", "chat", "no title"),
    ],
)
def test_a_text_falls_into_its_parts(text, expected):
    """One class for each paragraph, as somebody would sort them who sees the text."""
    assert shape(text) == expected


@given(st.text(max_size=300), st.sampled_from(["", "Title\n\n", "From: a\nTo: b\n\n", "---\n"]))
def test_any_text_gives_itself_back(said, start):
    """Whatever the text, each line is in one class, and the classes together are the text."""
    text = split("x.txt", start + said)
    found = propose(text)
    numbers = [one.paragraph for one in found]
    assert len(set(numbers)) == len(numbers) and set(numbers) <= set(range(1, len(text.paragraphs) + 1))
    furniture = [f"p{one.paragraph}" for one in found if one.part is LineClass.FURNITURE]
    whole = parts(
        text, Capture.model_validate({"file": "x.txt", "furniture": furniture} if furniture else {"file": "x"})
    )
    assert "".join(line.raw for _, line in whole) == start + said


@given(st.lists(st.sampled_from([ONE, TWO, "Share", "By Eve Long", "1", "2 October 2021"]), min_size=1, max_size=30))
def test_no_article_is_a_title(lines):
    """Whatever stands first, no more than a title's worth of words becomes one."""
    text = split("x.txt", " ".join(lines) + "\n\n" + "\n".join(lines))
    titles = [text.paragraphs[one.paragraph - 1] for one in propose(text) if one.part is LineClass.TITLE]
    assert all(len(title.split()) <= 40 for title in titles)
