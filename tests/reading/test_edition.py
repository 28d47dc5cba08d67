"""What an edition answers about its records, in the order that pages print."""

from letterbook.records.models import Article, Person


def ids(records):
    """Return the ids of some records, in their order."""
    return [record.id for record in records]


def test_letters_lie_in_date_order_and_undated_ones_last(toy):
    """The order of letters is that of their dates; what has no date comes last."""
    assert ids(toy.letters) == [
        "1921-09-06-south-to-north",
        "1921-09-19-claimed",
        "1921-09-21-north-to-south",
        "1921-10-inferred",
        "1921-12-north-to-south",
        "undated-bridge-notes",
    ]


def test_records_of_a_kind_are_all_of_it(toy):
    """Asked for a kind, the edition gives every record of it, by id."""
    assert ids(toy.of(Person)) == ["ada-north", "bela-south", "cara-west", "dan-east", "eve-long"]


def test_authorities_are_filed_by_their_sort_name(toy):
    """People stand as a register files them: by the name under which they are filed, not by id."""
    filed = [record.filed_under for record in toy.authorities(Person)]
    assert filed == sorted(filed, key=str.casefold)
    assert len(filed) == len(toy.of(Person))


def test_witnesses_that_give_most_come_first(toy):
    """A facsimile stands before excerpts, and of two excerpts the one that was published first."""
    letter = toy.letter("1921-09-21-north-to-south")
    assert [(witness.form, witness.article) for witness in toy.witnesses(letter)] == [
        ("facsimile", "bearers-book-1923"),
        ("excerpt", "morning-post-1921-10-02"),
        ("excerpt", "riverside-daily-1922"),
    ]


def test_an_exchange_goes_both_ways(toy):
    """The exchange of a letter is all letters between the same two, whoever wrote."""
    letter = toy.letter("1921-09-21-north-to-south")
    assert {frozenset(other.correspondents) for other in toy.exchange(letter)} == {frozenset(letter.correspondents)}
    assert letter in toy.exchange(letter)
    assert toy.letter("1921-09-06-south-to-north") in toy.exchange(letter)


def test_a_letter_knows_its_answers(toy):
    """An answer names its letter; asked from the other end, the edition finds the answer."""
    letter = toy.letter("1921-09-06-south-to-north")
    assert ids(toy.answers_to(letter)) == ["1921-09-21-north-to-south"]


def test_perhaps_the_same_holds_both_ways(toy):
    """What one record says of another holds for both."""
    one, other = toy.letter("1921-09-21-north-to-south"), toy.letter("1921-09-19-claimed")
    assert other in toy.perhaps_the_same(one)
    assert one in toy.perhaps_the_same(other)


def test_testimonies_are_those_of_the_records(toy):
    """Each article's testimonies are exactly the letters whose records name it as a witness."""
    for article in toy.of(Article):
        named = {letter.id for letter in toy.letters if article.id in [one.article for one in letter.witnesses]}
        assert set(ids(letter for letter, _ in toy.testimonies(article))) == named


def test_mentions_by_a_record_are_those_of_it(toy):
    """The mentions that a record makes are the same ones that others receive from it."""
    received = {(one.by, one.of, one.path) for mentions in toy.mentions.values() for one in mentions}
    made = {(one.by, one.of, one.path) for id in toy.records for one in toy.mentions_by(id)}
    assert made == received
    assert made


def test_a_place_in_a_record_is_its_line(toy, toy_edition):
    """Where a field stands is where the file has it."""
    place = toy.place(toy.letter("1921-09-21-north-to-south"), ("summary",))
    lines = (toy_edition / place.file).read_text(encoding="utf-8").splitlines()
    assert lines[place.line - 1].startswith("summary:")
