"""The link from a letter to its correspondence: there wherever there are other letters in it."""

import pytest

from letterbook.pages.context import Context
from letterbook.pages.plan import make_page, plan_pages
from letterbook.verification.quotations import unverified

LINK = "Correspondence: [Ada and Bela](../correspondences/ada-and-bela.md)."


@pytest.fixture
def pages(make_edition):
    """A function that returns the letters' pages of an edition of some undated letters of two people."""

    def made(number):
        people = {f"people/{name}.yml": f"name: {name.capitalize()}\n" for name in ("ada", "bela")}
        post = {"articles/post.yml": "title: Post\nkind: news\nlanguage: en\nread: none\n"}
        letters = {
            f"letters/l{one}.yml": "sender: ada\nrecipient: bela\nsummary: S.\n"
            "witnesses: [{article: post, form: mention}]\n"
            for one in range(number)
        }
        edition, _ = make_edition({**people, **post, **letters})
        context = Context(edition, unverified(edition))
        targets = [
            target for target in plan_pages(edition) if target.path.startswith("letters/l") and target.kind == "record"
        ]
        return [make_page(target, context) for target in targets]

    return made


def test_letters_without_a_day_lead_to_the_others(pages):
    """No strip and no neighbour can be shown of them; the correspondence can."""
    found = pages(2)
    assert len(found) == 2 and all(LINK in text and "## In the exchange" in text for text in found)


def test_the_only_letter_leads_nowhere(pages):
    """There is nothing to be seen beyond it, and no heading over nothing."""
    (text,) = pages(1)
    assert "Correspondence:" not in text and "## In the exchange" not in text
