"""What an article is called: by its title, or by a description in brackets where none is known."""

import pytest

from letterbook.exports.plan import make_all
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.describing import article_title
from letterbook.pages.plan import render
from letterbook.pages.titles import SORTS, article_name, heading_of
from letterbook.pages.views.article import KINDS
from letterbook.pipeline import read

FILES = {
    "collection.yml": "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n",
    "people/ada-north.yml": "name: Ada North\n",
    "people/bela-south.yml": "name: Bela South\n",
    "organisations/post.yml": "name: The Morning Post\n",
    "letters/first.yml": (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\nwitnesses: [{article: a, form: mention}]\n"
    ),
}


@pytest.fixture
def edition(tmp_path):
    """A function that returns the edition and the article of some fields, which has no title unless they give one."""

    def make(fields):
        for name, text in {**FILES, "articles/a.yml": f"language: en\nread: part\n{fields}\n"}.items():
            path = tmp_path / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = read(Folders.below(tmp_path)).edition
        return found, found.article("a")

    return make


DESCRIBED = {
    "kind: news\noutlet: post\npublished: 1921-10-02": "[Report, The Morning Post, 2 October 1921]",
    "kind: wire\noutlet: post\npublished: 1921-10": "[Agency report, The Morning Post, October 1921]",
    "kind: post\nsite: example.org": "[Post, example.org]",
    "kind: broadcast\npublished: 1921-10-02/1921-10-05": "[Broadcast, between 2 and 5 October 1921]",
    "kind: book\nauthors: [Eve Long, Dan East]\npublished: 1922": "[Book, Eve Long and Dan East, 1922]",
    "kind: opinion": "[Opinion piece]",
}


@pytest.mark.parametrize("fields", DESCRIBED)
def test_a_title_that_is_not_known_is_described(fields, edition):
    """Kind, outlet or site, and day stand in brackets in place of a title, as far as they are known."""
    assert heading_of(*edition(fields)) == DESCRIBED[fields]


@pytest.mark.parametrize("fields", DESCRIBED)
def test_a_description_names_outlet_and_day_once(fields, edition):
    """Outside the site, and where outlet and day are not known in every link, the description stands alone."""
    found, article = edition(fields)
    assert article_title(found, article) == DESCRIBED[fields]
    assert article_name(found, article) in {
        DESCRIBED[fields],
        *map(str.strip, DESCRIBED[fields][1:-1].split(",", 1)[1:]),
    }


def test_a_title_of_its_own_stands_as_it_is(edition):
    """An article with a title is called by it."""
    assert heading_of(*edition("kind: news\noutlet: post\ntitle: The harbour letters")) == "The harbour letters"


def test_every_kind_has_a_word():
    """Every sort of article can be described."""
    assert SORTS.keys() == KINDS.keys()


def test_the_description_stands_wherever_a_title_would(edition, tmp_path):
    """Heading, head, index and JSON show the description, in no quotation marks."""
    edition("kind: news\noutlet: post\npublished: 1921-10-02")
    checked = read(Folders.below(tmp_path))
    pages = render(Context(checked.edition, checked.verification))
    said = "Report, The Morning Post, 2 October 1921"
    assert f"# &#91;{said}&#93;\n" in pages["articles/a.md"]
    assert f"title: '[{said}]'\n" in pages["articles/a.md"]
    assert f"[&#91;{said}&#93;](a.md)" in pages["articles/index.md"]
    assert (
        f'"title": "[{said}]"'
        in dict(make_all(Context(checked.edition, checked.verification)))["articles/a.json"].decode()
    )
    assert not any(f"“[{said}" in page or f"“&#91;{said}" in page for page in pages.values())
    assert "None" not in pages["articles/a.md"]
