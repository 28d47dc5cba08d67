"""The feed of changes, as a reader of feeds takes it."""

import feedparser
import pytest

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
