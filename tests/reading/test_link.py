"""Linking: every id and link is followed once, and remembered from its other end."""

import pytest

from letterbook.reading.references import links, pointers, stray_brackets
from letterbook.records.models import Person

ADA = {"people/ada-north.yml": "name: Ada North\n"}


def made(edition):
    """Return every mention of an edition, as it is recorded at the record that is mentioned."""
    return [mention for mentions in edition.mentions.values() for mention in mentions]


def test_mentions_are_symmetric(toy):
    """What is recorded at one end is recorded at the other, and nothing else is."""
    found = made(toy)
    assert found
    assert sorted(map(repr, found)) == sorted(repr(m) for id in toy.records for m in toy.mentions_by(id))
    assert all(mention in toy.mentions[mention.of] for mention in found)
    assert all(mention in toy.mentions_by(mention.by) for mention in found)


def test_nothing_mentions_itself(toy):
    """A record never mentions itself, though its own name stands in its own prose."""
    assert not [mention for mention in made(toy) if mention.of == mention.by]


def test_every_id_and_link_is_a_mention(toy):
    """Each id in a field, and each link in prose, leads to its record, and that record knows."""
    for record in toy.records.values():
        ids = {str(id) for _, id in pointers(record).references}
        ids |= {found.id for _, words in pointers(record).prose for found in links(words)}
        assert ids - {record.id} <= {mention.of for mention in toy.mentions_by(record.id)}
        assert ids <= toy.records.keys()


def test_a_name_in_prose_is_a_mention(make_edition):
    """Whoever is named in prose is mentioned there, with the words."""
    edition, _ = make_edition({**ADA, "places/fen.yml": "name: Fen\ndescription: Where Ada North lives.\n"})
    (mention,) = edition.mentions["ada-north"]
    assert (mention.by, mention.path, mention.prose) == ("fen", ("description",), "Where Ada North lives.")


def test_a_name_broken_over_two_lines_is_a_mention(make_edition):
    """A page shows a broken line as one; so the name in it is seen."""
    edition, _ = make_edition({**ADA, "places/fen.yml": "name: Fen\ndescription: |\n  Home of Ada\n    North.\n"})
    assert [mention.by for mention in edition.mentions["ada-north"]] == ["fen"]


def test_a_name_inside_a_link_is_not_a_second_mention(make_edition):
    """The words of a link are the link's."""
    files = {
        **ADA,
        "people/bela.yml": "name: Bela\n",
        "places/fen.yml": "name: Fen\ndescription: See [[bela|Ada North]].\n",
    }
    edition, _ = make_edition(files)
    assert set(edition.mentions) == {"bela"}


def test_a_record_is_mentioned_once_in_a_text(make_edition):
    """A link and a name in one text are one mention."""
    text = "name: Fen\ndescription: Ada North, [[ada-north]] and Ada North.\n"
    edition, _ = make_edition({**ADA, "places/fen.yml": text})
    assert len(edition.mentions["ada-north"]) == 1


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("[[ada-nort]]", "did you mean 'ada-north'?"),
        ("[[zzz]]", "write the record first, or correct the id"),
        ("[[ada]]", "is a former id; write 'ada-north'"),
        ("[[]]", "names no record"),
        ("[[ada-north]", "'[[ada-north]' is not a link"),
        ("ada-north]]", "']]' is not a link"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(description, message, make_edition):
    """A slip in a link is a problem with a remedy."""
    files = {
        "people/ada-north.yml": "name: Ada North\naliases: [ada]\n",
        "places/fen.yml": f'name: Fen\ndescription: "{description}"\n',
    }
    _, problems = make_edition(files)
    assert [problem.code for problem in problems] == ["unknown-link"]
    assert message in problems[0].message


def test_only_double_brackets_are_links():
    """Single brackets are text."""
    assert stray_brackets("[x](y) and a[0] [[ada|her]]") is None
    assert [(found.id, found.words) for found in links("[[ada]] [[ bela | her words ]] [[cara|]]")] == [
        ("ada", None),
        ("bela", "her words"),
        ("cara", None),
    ]


def test_only_what_fits_the_field_is_proposed(make_edition):
    """A misspelt id is taken for the nearest that the field can name, or for those of which it is a part."""
    files = {
        "people/daily.yml": "name: D\n",
        "organisations/river-daily-post.yml": "name: R\n",
        "articles/x.yml": "title: X\nkind: news\nlanguage: en\nread: part\noutlet: dail\n",
        "articles/y.yml": "title: X\nkind: news\nlanguage: en\nread: part\noutlet: post\n",
    }
    _, problems = make_edition(files)
    told = [problem.message.partition("; ")[2] for problem in problems if problem.code == "unknown-id"]
    assert told == ["write the record first, or correct the id", "did you mean 'river-daily-post'?"]


def test_an_id_of_another_kind_is_told(make_edition):
    """A place cannot happen in a person."""
    _, problems = make_edition({**ADA, "places/fen.yml": "name: Fen\nwithin: ada-north\n"})
    assert [(problem.code, problem.message) for problem in problems] == [
        ("wrong-kind", "'ada-north' is a person; expected a place")
    ]


def test_letters_lie_in_the_order_of_their_dates(toy):
    """Dated letters come first, by day; undated ones last."""
    days = [letter.date.sort_day for letter in toy.letters if letter.date]
    assert days == sorted(days)
    assert [letter.date is None for letter in toy.letters] == sorted(letter.date is None for letter in toy.letters)


def test_people_lie_as_they_are_filed(toy):
    """Authority records are sorted by the name they are filed under."""
    names = [person.filed_under.casefold() for person in toy.authorities(Person)]
    assert names == sorted(names)
    assert names[-1] == "south, bela"
