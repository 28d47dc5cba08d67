"""The feed of changes, as a reader of feeds takes it."""

import feedparser
import pytest
from lxml import etree

from letterbook.exports.feed import CHANGES, make_feed, plan_feed
from letterbook.pages.addresses import FEED
from letterbook.pages.plan import Target, render
from tests.contexts import ONE_LETTER, unverified

TARGET = Target(FEED, CHANGES)


@pytest.fixture(scope="module")
def feed(toy):
    """The feed of the invented collection, read."""
    return feedparser.parse(make_feed(TARGET, unverified(toy)))


def test_the_feed_is_read_without_a_complaint(feed):
    """Title, address, and a day that is the newest of the records, of no clock."""
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.link == "https://toy.example.org/letters/"
    assert feed.feed.updated == feed.entries[0].updated == "2026-02-10T00:00:00+00:00"


def test_every_change_has_an_entry(toy, feed):
    """Newest first, those of the same words and day as one, each with an id of its own."""
    changes = {
        (change.date.edtf, change.what)
        for holder in (toy.collection, *toy.records.values())
        for change in holder.changes
    }
    assert len(feed.entries) == len(changes) == len({entry.id for entry in feed.entries})
    assert [entry.updated for entry in feed.entries] == sorted((one.updated for one in feed.entries), reverse=True)


def test_an_entry_leads_to_its_record(feed):
    """One of several records to the page of all changes."""
    links = {entry.link.removeprefix("https://toy.example.org/letters/") for entry in feed.entries}
    assert "letters/1921-09-21-north-to-south/" in links and "corrections/" in links


def test_pages_tell_of_the_feed(toy):
    """The home page and the page of changes; browsers find it there."""
    pages = render(unverified(toy))
    assert all(f"feed: {FEED}" in pages[name] for name in ("index.md", "corrections/index.md"))


def test_an_edition_without_an_address_has_none(make_edition):
    """No entry could lead anywhere."""
    texts = {name.removeprefix("sources/"): text for name, text in ONE_LETTER.items()}
    edition, _ = make_edition(texts | {"articles/post.yml": "title: P\nkind: news\nlanguage: en\nread: none\n"})
    assert list(plan_feed(edition)) == []
    assert "feed" not in render(unverified(edition))["corrections/index.md"]


# What a feed and an entry hold, how often, and of what form: the rules of RFC 4287, sections 3 and 4, in RELAX NG.
# The elements of either may stand in any order.
ATOM = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="common"/><interleave>
    <ref name="shared"/>
    <optional><element name="subtitle"><ref name="text"/></element></optional>
    <optional><element name="generator"><ref name="common"/><text/></element></optional>
    <optional><element name="icon"><ref name="address"/></element></optional>
    <optional><element name="logo"><ref name="address"/></element></optional>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry"><ref name="common"/><interleave>
    <ref name="shared"/>
    <optional><element name="summary"><ref name="text"/></element></optional>
    <optional><element name="content"><ref name="text"/></element></optional>
    <optional><element name="published"><ref name="day"/></element></optional>
  </interleave></element></define>
  <define name="shared"><interleave>
    <element name="id"><ref name="address"/></element>
    <element name="title"><ref name="text"/></element>
    <element name="updated"><ref name="day"/></element>
    <optional><element name="rights"><ref name="text"/></element></optional>
    <zeroOrMore><choice><element name="author"><ref name="person"/></element>
      <element name="contributor"><ref name="person"/></element></choice></zeroOrMore>
    <zeroOrMore><element name="link"><ref name="common"/>
      <attribute name="href"><data type="anyURI"/></attribute>
      <optional><attribute name="rel"/></optional><optional><attribute name="type"/></optional>
      <optional><attribute name="hreflang"/></optional><optional><attribute name="title"/></optional>
      <optional><attribute name="length"/></optional></element></zeroOrMore>
    <zeroOrMore><element name="category"><ref name="common"/><attribute name="term"/></element></zeroOrMore>
  </interleave></define>
  <define name="person"><ref name="common"/><interleave>
    <element name="name"><text/></element>
    <optional><element name="uri"><data type="anyURI"/></element></optional>
    <optional><element name="email"><data type="string"><param name="pattern">.+@.+</param></data></element></optional>
  </interleave></define>
  <define name="text"><ref name="common"/>
    <optional><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute></optional>
    <text/></define>
  <define name="day"><ref name="common"/><data type="dateTime"/></define>
  <define name="address"><ref name="common"/><data type="anyURI"/></define>
  <define name="common"><optional><attribute name="xml:lang"/></optional>
    <optional><attribute name="xml:base"/></optional></define>
</grammar>"""


def test_the_feed_has_the_form_of_atom(toy):
    """By a schema of its rules, which refuses a feed without a day."""
    schema = etree.RelaxNG(etree.fromstring(ATOM))
    feed = etree.fromstring(make_feed(TARGET, unverified(toy)).encode())
    assert schema.validate(feed), schema.error_log
    feed.remove(feed.find("{*}updated"))
    assert not schema.validate(feed)
