"""Every state of a quotation is said in words of its own, and counted as what it is."""

import pytest

from letterbook.contribute import bind, seal
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import read
from tests.contexts import unverified

ARTICLE = "kind: news\nlanguage: en\nread: part\npublished: 1921-10-0{day}\n"
SAVED = ARTICLE + "capture: {{file: {file}, complete: {complete}}}\n"
FILES = {
    "sources/collection.yml": (
        "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n"
        "expected: [{between: [ada-north, bela-south], count: 2, accounts: [{archive: true, states: Two.}]}]\n"
    ),
    "sources/people/ada-north.yml": "name: Ada North\n",
    "sources/people/bela-south.yml": "name: Bela South\n",
    "sources/articles/whole.yml": SAVED.format(day=1, file="whole.txt", complete="yes"),
    "sources/articles/beginning.yml": SAVED.format(day=2, file="beginning.txt", complete="no"),
    "sources/articles/seen.yml": ARTICLE.format(day=3),
    "sources/articles/unseen.yml": ARTICLE.format(day=4),
    "captures/whole.txt": "The fares must fall, she wrote.\n",
    "captures/beginning.txt": "The ferry lay idle.\n",
}
LETTER = """\
sender: ada-north
recipient: bela-south
summary: A letter.
passages: {fares: The fares}
witnesses:
  - {article: whole, form: excerpt, quotations: [{passage: fares, text: The fares must fall}]}
  - {article: beginning, form: excerpt, quotations: [{passage: fares, text: Fares are to fall}]}
  - article: seen
    form: excerpt
    quotations:
      - {passage: fares, text: Let the fares fall, compared: {date: 2026-01-05, by: Gwen Hill}}
      - {passage: fares, text: Let them fall at once, compared: {date: 2026-01-06}}
  - {article: unseen, form: excerpt, quotations: [{passage: fares, text: Let fares fall}]}
"""

# On the page of the article, where there is room, and at a glance on that of the letter.
ITS_WORDS = {
    "whole": ["**verified** (text)"],
    "beginning": ["**beyond the part saved**; not verified"],
    "seen": [
        "**compared** by Gwen Hill, 5 January 2026",
        "**compared** by an editor, 6 January 2026",
    ],
    "unseen": ["**unverified**: no copy available"],
}
AT_A_GLANCE = {
    "whole": "✓\u00a0verified",
    "beginning": "○\u00a0beyond the part saved",
    "seen": "≈\u00a0compared",
    "unseen": "○\u00a0unverified",
}


@pytest.fixture
def pages(tmp_path):
    """The pages of a collection with one letter, of which quotations are in every state."""
    for name, text in {**FILES, "sources/letters/first.yml": LETTER}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folders = Folders.below(tmp_path)
    seal(folders)
    bind(folders)
    checked = read(folders, strict=True)
    return render(Context(checked.edition, checked.verification))


@pytest.mark.parametrize("article", ITS_WORDS)
def test_the_state_stands_beside_the_words(article, pages):
    """On the page of the article in full, on that of the letter as a mark with a word."""
    for words in ITS_WORDS[article]:
        assert words in pages[f"articles/{article}.md"]
    lines = [line for line in pages["letters/first.md"].splitlines() if f"(../articles/{article}.md) · " in line]
    assert lines
    assert all(f" · {AT_A_GLANCE[article]}" in line for line in lines)


def test_the_letter_counts_what_was_compared_apart(pages):
    """The line below the title of a letter never counts what was compared as verified."""
    assert "five quotations, one of them verified, two compared by an editor" in pages["letters/first.md"]


def test_the_home_page_counts_what_was_compared_apart(pages):
    """The numbers on the home page do likewise."""
    line = next(line for line in pages["index.md"].splitlines() if "quotations" in line)
    assert line.startswith("- **5** quotations, **1** of them [verified word for word]")
    assert line.endswith(", **2** compared with the page by an editor")


def test_coverage_counts_each_as_what_it_is(pages):
    """Coverage has a column for what was compared, and lists what lies beyond a capture apart from what has none."""
    page = pages["coverage/index.md"]
    assert "| Verified | Compared |" in page
    assert "| 1 of 5 | 2 |" in page
    no_copy, beginning = page.split("### Articles without a saved copy")[1].split("### Articles saved only")
    assert "3 October 1921&#93;](../articles/seen.md): two quotations, both compared by an editor\n" in no_copy
    assert "(../articles/unseen.md): one quotation\n" in no_copy
    assert "beginning.md" not in no_copy
    assert "(../articles/beginning.md): one quotation" in beginning


def test_verification_lists_every_state(pages):
    """The page of verification counts every state in a row of its own, and says which copies are beginnings."""
    page = pages["verification/index.md"]
    rows = {"verified (text)": 1, "verified (seal)": 0, "compared by an editor": 2, "beyond what was saved": 1}
    for state, number in {**rows, "unverified": 1}.items():
        assert f"| **{state}** | {number} |" in page
    assert "| compared by an editor, 5 January 2026 |" in page
    assert "| only the beginning | `" in page
    assert "| the whole article | `" in page
    assert ":   only the beginning of the article" in pages["articles/beginning.md"]


@pytest.mark.parametrize(("own", "told"), [("en", "in Korean"), ("ko", "in English"), ("fr", "in English")])
def test_words_in_the_language_of_the_edition_need_no_telling(make_edition, own, told):
    """Only another language than the edition's own is named after a quotation."""
    letter = (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\npassages: {fares: The fares}\nwitnesses:\n"
        "  - {article: whole, form: excerpt, quotations: [{passage: fares, text: The fares must fall}]}\n"
        "  - {article: seen, form: excerpt, quotations: [{passage: fares, text: 뱃삯, language: ko}]}\n"
    )
    texts = {name.removeprefix("sources/"): text for name, text in FILES.items() if name.startswith("sources/people")}
    texts |= {f"articles/{name}.yml": ARTICLE.format(day=1) for name in ("whole", "seen")}
    texts["collection.yml"] = f"{FILES['sources/collection.yml']}language: {own}\n"
    edition, _ = make_edition(texts | {"letters/first.yml": letter})
    page = render(unverified(edition))["letters/first.md"]
    assert told in page and (f"in {'English' if own == 'en' else 'Korean'}" not in page) == (own in ("en", "ko"))
