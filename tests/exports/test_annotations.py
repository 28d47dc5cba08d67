"""Quotations as annotations, read by a JSON-LD processor."""

import json

from pyld import jsonld

from letterbook.exports.annotations import ANNOTATED, make_annotations
from letterbook.pages.addresses import ANNOTATIONS
from letterbook.pages.plan import Target
from letterbook.records.models import Article
from letterbook.verification.quotations import taken_from
from tests.contexts import unverified

TARGET = Target(ANNOTATIONS, ANNOTATED)

# Of the context of the standard, what is used: read from it, as no test asks the network.
OA, DC, AS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/ns/activitystreams#"
TERMS = {
    **{name: OA + name for name in ("Annotation", "TextQuoteSelector", "exact", "linking")},
    "id": "@id",
    "type": "@type",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@container": "@list"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "language": f"{DC}language",
    "via": {"@id": f"{OA}via", "@type": "@id"},
}


def test_every_quotation_with_an_address_is_annotated(toy):
    """With its words in their order, those that a record leaves out between them."""
    (made,) = jsonld.expand({**json.loads(make_annotations(TARGET, unverified(toy))), "@context": TERMS})
    found = made[f"{AS}items"][0]["@list"]
    due = [quotation.text for article in toy.of(Article) if article.url for _, quotation in taken_from(toy)[article.id]]
    words = [
        "[…]".join(one[f"{OA}hasSelector"][0][f"{OA}exact"][0]["@value"] for one in item[f"{OA}hasTarget"])
        for item in found
    ]
    assert [text.replace(" ", "") for text in words] == [text.replace(" ", "") for text in due] and due
    assert all(item["@id"].startswith("https://toy.example.org/letters/") and "#q-" in item["@id"] for item in found)


def test_an_article_without_an_address_is_not_annotated(toy):
    """Nobody could find the words."""
    held = json.loads(make_annotations(TARGET, unverified(toy)))
    sources = {target["source"]["id"] for item in held["items"] for target in item["target"]}
    assert sources <= {article.url for article in toy.of(Article) if article.url}
