"""Correspondences: who belongs to one, what it is called, and where it breaks off."""

from letterbook.facts.correspondences import (
    correspondence_around,
    correspondence_of,
    correspondences,
    correspondences_with,
    gaps_in,
    id_of,
)


def made(make_edition, *letters):
    """Return an edition of some letters, each a text of its ends and its date."""
    people = {
        f"people/{name}.yml": f"name: {name}\n" for name in ("ada", "bela", "cara", "a", "b", "a-and-b", "b-and-c", "c")
    }
    files = {
        f"letters/l{number:02}.yml": f"{text}\nsummary: S.\nconjectured: [date]\n"
        "witnesses: [{article: post, form: mention}]\n"
        for number, text in enumerate(letters)
    }
    post = {"articles/post.yml": "title: Post\nkind: news\nlanguage: en\nread: none\n"}
    edition, problems = make_edition({**people, **post, **files})
    assert [one for one in problems if one.severity == "error"] == []
    return edition


def way(sender, recipient, date="1921"):
    """Return the ends and the date of a letter."""
    return f"sender: {sender}\nrecipient: {recipient}\ndate: {date}"


def test_either_way_is_one(make_edition):
    """Letters there and back, and one of which the direction is not known, are one correspondence."""
    edition = made(
        make_edition,
        way("ada", "bela"),
        way("bela", "ada", "1922"),
        "between: [bela, ada]\ndate: 1923",
        way("ada", "cara"),
    )
    found = correspondences(edition)
    assert list(found) == ["ada-and-bela", "ada-and-cara"]
    assert found["ada-and-bela"].letters == ("l00", "l01", "l02")
    assert found["ada-and-bela"].first.year == 1921 and found["ada-and-bela"].last.year == 1923
    assert correspondence_of(edition)["l03"] == "ada-and-cara"
    assert [correspondence_around(edition, id) for id in ("l00", "l03")] == ["ada-and-bela", ""]
    assert correspondences_with(edition)["ada"] == ("ada-and-bela", "ada-and-cara")


def test_joint_letters_are_of_their_own(make_edition):
    """Three who write together are another correspondence than two of them."""
    edition = made(make_edition, way("[ada, cara]", "bela"), way("bela", "[cara, ada]"), way("ada", "bela"))
    assert {one.id: len(one.letters) for one in correspondences(edition).values()} == {
        "ada-and-bela-and-cara": 2,
        "ada-and-bela": 1,
    }


def test_those_unknown_are_together(make_edition):
    """Letters to nobody whom anyone identified stand under the one who wrote them."""
    edition = made(make_edition, way("ada", "unknown"), way("ada", "{unknown: a merchant}"), way("unknown", "unknown"))
    assert {one.id: len(one.letters) for one in correspondences(edition).values()} == {
        "ada-and-unknown": 2,
        "unknown": 1,
    }


def test_no_two_have_one_address(make_edition):
    """Ids that join to the same words are told apart, and long ones cut."""
    edition = made(make_edition, way("a", "b-and-c"), way("a-and-b", "c"))
    found = list(correspondences(edition))
    assert found[0] == "a-and-b-and-c" and found[1].startswith("a-and-b-and-c-") and len(found) == 2
    long = tuple(f"somebody-with-a-long-name-{number}" for number in range(9))
    assert len(id_of(long)) < 110 and id_of(long) != id_of((*long[:-1], "another"))


def test_a_gap_is_longer_than_usual(make_edition):
    """Of weekly letters, a silence of months is a gap; of few letters nobody can say."""
    weekly = [way("ada", "bela", f"1921-01-{day:02}") for day in (1, 8, 15, 22)]
    edition = made(make_edition, *weekly, way("bela", "ada", "1921-06-01"), way("ada", "bela", "1921-06-08"))
    (gap,) = correspondences(edition)["ada-and-bela"].gaps
    assert (gap.before, gap.after, gap.days) == ("l03", "l04", 130)
    assert list(gaps_in(edition.letters[:3])) == []
