"""A list that stands for a set holds nothing twice, in whichever record and at whatever depth."""

import pytest

from letterbook.reading.doubles import is_in_a_set
from letterbook.reading.examples import shape_of
from letterbook.records.models import KINDS
from letterbook.records.models.shapes import FORM

OTHERS = {
    "people/ada.yml": "name: Ada\n",
    "people/bela.yml": "name: Bela\n",
    "organisations/post.yml": "name: The Post\n",
    "places/mill.yml": "name: The mill\n",
    "topics/flour.yml": "name: Flour\n",
    "articles/first.yml": "title: First\nkind: news\nlanguage: en\nread: whole\n",
    "letters/one.yml": "sender: ada\nrecipient: bela\nsummary: One.\nwitnesses: [{article: first, form: mention}]\n",
    "letters/two.yml": "sender: bela\nrecipient: ada\nsummary: Two.\nwitnesses: [{article: first, form: mention}]\n",
}
LETTER = "summary: Three.\nwitnesses: [{article: first, form: mention}]\n"
ENDS = "sender: ada\nrecipient: bela\n"

# A file with a list in which something stands twice, and what that is.
CASES = {
    "sender": ("letters/three.yml", f"sender: [ada, ada]\nrecipient: bela\n{LETTER}", "ada"),
    "recipient": ("letters/three.yml", f"sender: ada\nrecipient:\n  - bela\n  - bela\n{LETTER}", "bela"),
    "between": ("letters/three.yml", f"between: [ada, bela, ada]\n{LETTER}", "ada"),
    "mentions": ("letters/three.yml", f"{ENDS}mentions: [mill, post, mill]\n{LETTER}", "mill"),
    "topics": ("letters/three.yml", f"{ENDS}topics: [flour, flour]\n{LETTER}", "flour"),
    "may_be": ("letters/three.yml", f"{ENDS}may_be: [one, one]\n{LETTER}", "one"),
    "conjectured": ("letters/three.yml", f"{ENDS}date: 1921\nconjectured: [date, date]\n{LETTER}", "date"),
    "aliases": ("letters/three.yml", f"{ENDS}aliases: [third, third]\n{LETTER}", "third"),
    "what a witness states": (
        "letters/three.yml",
        f"{ENDS}summary: Three.\nwitnesses:\n"
        "  - {article: first, form: mention, says: {sender: {is: [ada, ada]}}}\n",
        "ada",
    ),
    "about": (
        "articles/second.yml",
        "title: S\nkind: news\nlanguage: en\nread: whole\n"
        "quotations: [{at: p1, speaker: ada, about: [one, one], text: No}]\n",
        "one",
    ),
    "relays": (
        "articles/second.yml",
        "title: S\nkind: news\nlanguage: en\nread: whole\nrelays: [first, first]\n",
        "first",
    ),
    "authors": ("articles/second.yml", "title: S\nkind: news\nlanguage: en\nread: whole\nauthors: [E, E]\n", "E"),
    "participants": ("events/fair.yml", "name: The fair\nparticipants: [ada, ada]\n", "ada"),
    "place": ("events/fair.yml", "name: The fair\nplace: [mill, mill]\n", "mill"),
    "same_as": (
        "topics/bread.yml",
        "name: Bread\nsame_as: ['https://a.example/', 'https://a.example/']\n",
        "https://a.example/",
    ),
    "the collection": (
        "collection.yml",
        "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n"
        "expected: [{between: [ada, bela, ada], count: 2}]\n",
        "ada",
    ),
    "the introduction": (
        "introduction.yml",
        "title: T\nlead: L\nsections: [{heading: H, paragraphs: [[{says: It is., articles: [first, first]}]]}]\n",
        "first",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_twice_is_refused(name, make_edition):
    """Wherever a list stands for a set, a second mention of the same is one mistake, at the place of the second."""
    file, text, twice = CASES[name]
    _, problems = make_edition({**OTHERS, file: text})
    (found,) = [problem for problem in problems if problem.code == "listed-twice"]
    assert found.message == f"'{twice}' is in this list twice; remove one of the two"
    assert found.place.file == f"sources/{file}"
    second = text.splitlines()[found.place.line - 1][found.place.column - 1 :].lstrip("\"'")
    assert second.startswith(twice)
    assert twice in text[: text.rindex(twice)]


def test_a_route_of_translation_may_return(make_edition):
    """A text translated from Korean into English and back passed Korean twice."""
    text = "title: S\nkind: news\nlanguage: en\nread: whole\ntranslated_from: [ko, en, ko]\n"
    _, problems = make_edition({**OTHERS, "articles/second.yml": text})
    assert [problem.code for problem in problems if problem.code == "listed-twice"] == []


def test_the_same_in_two_lists_is_no_double(make_edition):
    """Somebody who is spoken of in two letters, or by two articles, stands in each list once."""
    _, problems = make_edition({**OTHERS, "letters/three.yml": f"{ENDS}mentions: [ada, bela]\n{LETTER}"})
    assert [problem.code for problem in problems if problem.code == "listed-twice"] == []


def lists_of_values(shape, resolve, path=()):
    """Yield the path of every list of single values that a kind of record can hold."""
    shape = resolve(shape["$ref"]) if "$ref" in shape else shape
    for name, inner in shape.get("properties", {}).items():
        yield from lists_of_values(inner, resolve, (*path, name))
    for either in shape.get("anyOf", []):
        yield from lists_of_values(either, resolve, path)
    if shape.get("type") == "array":
        items = shape["items"]
        if FORM in items or "enum" in items:
            yield (*path, 0)
        else:
            yield from lists_of_values(items, resolve, (*path, 0))


def test_every_list_of_values_is_a_set_or_has_a_reason():
    """Of all lists of single values, only routes of translation and paragraphs of captures are no sets."""
    found = set()
    for kind in KINDS:
        shape = shape_of(kind)
        groups = shape.get("$defs", {})
        found |= set(lists_of_values(shape, lambda name, groups=groups: groups[name.rsplit("/", 1)[-1]]))
    others = {path for path in found if not is_in_a_set(path)}
    assert len(found - others) > 15
    assert {path[-2] for path in others} == {"translated_from", "byline", "furniture"}
