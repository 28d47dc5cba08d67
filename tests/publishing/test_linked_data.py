"""What every page tells search engines: data in the terms of schema.org's own vocabulary, as it is published."""

import json
import re

import pytest
from pyld import jsonld

from tests.linked_data import groups, without_network
from tests.publishing.conftest import from_npm

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([\w, <>]+) \{$(.*?)^\}", re.MULTILINE | re.DOTALL)
PROPERTY = re.compile(r'^ +"(\w+)"\?:', re.MULTILINE)


@pytest.fixture(scope="module")
def vocabulary():
    """The properties of each type, with those of the types above it, from the vocabulary as types of TypeScript."""
    text = from_npm("schema-dts/dist/schema.d.ts").read_text(encoding="utf-8")
    found = {
        name: (re.split(", ", above), set(PROPERTY.findall(body))) for name, above, body in INTERFACE.findall(text)
    }

    def properties(name):
        if name not in found:
            return set()
        above, own = found[name]
        return own.union(*map(properties, above))

    return {name.removesuffix("Leaf"): properties(name) for name in found if name.endswith("Leaf")}


def test_the_vocabulary_is_read(vocabulary):
    """A property of a type is known, one of a type above it, and none that there is not."""
    assert {"sender", "dateSent", "hasPart", "name"} <= vocabulary["Message"]
    assert "bccRecipient" not in vocabulary["NewsArticle"] and "colour" not in vocabulary["Message"]


def test_every_page_has_terms_of_the_vocabulary(real, vocabulary):
    """Exactly one piece of data a page; each object has a type, and only properties that this type has."""
    types = set()
    for name, path in real.pages():
        found = SCRIPT.findall(path.read_text(encoding="utf-8"))
        assert len(found) == 1, name
        data = json.loads(found[0])
        for group in groups(data):
            unknown = set(group) - {"@type", "@context"} - vocabulary[group["@type"]]
            assert not unknown, f"{name}: {group['@type']} has no {unknown}"
            types.add(group["@type"])
        (expanded,) = jsonld.expand(data, {"documentLoader": without_network})
        assert expanded["@type"] == [f"https://schema.org/{data['@type']}"]
    assert types >= {"Message", "Quotation", "NewsArticle", "Person", "Place", "Event", "Dataset", "WebPage"}
    assert "ClaimReview" not in types
