"""What the head of a page tells machines: as Zotero and schema.org take it, and nothing that a browser could run."""

import json
import re

import yaml
from pyld import jsonld

from letterbook.pages.for_machines import told
from letterbook.pages.plan import render
from letterbook.records.models import Article, Authority, Letter
from tests.contexts import unverified
from tests.linked_data import groups, without_network

# The terms of schema.org that are used; tests/publishing/test_linked_data.py holds them against its vocabulary.
WORK = {
    *("name", "author", "datePublished", "publisher", "inLanguage", "url", "archivedAt", "mainEntityOfPage"),
}
VOCABULARY = {
    "Message": {"name", "url", "sender", "toRecipient", "dateSent", "dateReceived", "isPartOf", "hasPart"},
    "Quotation": {"text", "inLanguage", "url", "isBasedOn"},
    "Collection": {"name"},
    "Person": {"name", "alternateName", "sameAs", "birthDate", "deathDate", "mainEntityOfPage"},
    "Organization": {"name", "alternateName", "sameAs", "mainEntityOfPage"},
    "Place": {"name", "alternateName", "sameAs", "geo", "mainEntityOfPage"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Event": {"name", "alternateName", "sameAs", "startDate", "endDate", "mainEntityOfPage"},
    "DefinedTerm": {"name", "alternateName", "sameAs", "mainEntityOfPage"},
    **dict.fromkeys(("NewsArticle", "Article", "Book", "CreativeWork", "WebPage", "OpinionNewsArticle"), WORK),
    "SocialMediaPosting": WORK,
}


def data_of(edition, record):
    """Return the JSON-LD of a record's page."""
    return json.loads(told(edition, record).linked_data)


def test_every_page_of_a_record_has_terms_of_the_vocabulary(toy):
    """Each object has a type of schema.org, and only properties that it has there; a JSON-LD processor takes it."""
    for record in toy.records.values():
        if not isinstance(record, (Letter, Article, Authority)):
            continue
        data = data_of(toy, record)
        for group in groups(data):
            known = VOCABULARY[group["@type"]]
            assert set(group) - {"@type", "@context"} <= known, record.id
        (expanded,) = jsonld.expand(data, {"documentLoader": without_network})
        assert expanded["@type"] == [f"https://schema.org/{data['@type']}"]
        assert all(name.startswith(("@", "https://schema.org/")) for name in expanded)


def test_a_letter_is_a_message(toy):
    """From whom, to whom; a day that is disputed is not told."""
    data = data_of(toy, toy.letter("1921-09-06-south-to-north"))
    assert data["@type"] == "Message" and data["dateSent"] == "1921-09-06"
    assert data["sender"][0]["name"] == "Bela South"
    assert data["toRecipient"][0]["sameAs"][0] == "https://people.example.org/ada_north"
    assert "dateSent" not in data_of(toy, toy.letter("1921-09-21-north-to-south"))


def test_zotero_is_told_of_a_letter_and_its_recipient(toy):
    """By the tags that its translator of embedded metadata reads, and none by which it would take an article."""
    tags = told(toy, toy.letter("1921-09-21-north-to-south")).tags
    assert tags[0] == ("z:itemType", "letter")
    assert ("DC.creator", "North, Ada") in tags and ("z:recipients", "South, Bela") in tags
    assert not any(name.startswith("citation_") for name, _ in tags)


def test_no_text_can_end_the_script(make_edition):
    """Whatever a name holds."""
    name = "</script><script>alert(1)</script> & <!-- \u2028"
    texts = {"people/ada.yml": f"name: {json.dumps(name)}\n", "people/bela.yml": "name: Bela\n"}
    post = "title: P\nkind: news\nlanguage: en\nread: none\n"
    letter = "sender: ada\nrecipient: bela\nsummary: S.\nwitnesses: [{article: post, form: mention}]\n"
    edition, _ = make_edition({**texts, "articles/post.yml": post, "letters/a.yml": letter})
    found = told(edition, edition.letter("a")).linked_data
    assert not re.search("[<>&\u2028]", found)
    assert json.loads(found)["sender"][0]["name"].startswith("</script>")
    front = render(unverified(edition))["letters/a.md"].split("\n---\n")[0]
    assert yaml.safe_load(front.removeprefix("---\n"))["linked_data"] == found
