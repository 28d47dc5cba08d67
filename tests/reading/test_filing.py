"""The order of names in lists: as a reader looks them up, whatever script and accents they have."""

from time import perf_counter
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from letterbook.reading.filing import filing_key
from letterbook.records.models import Person


def test_accents_do_not_part_a_letter_from_itself():
    """Ł stands by L, Ö by O, Đ by D, dotless ı by i; an accent decides only between names that are otherwise equal."""
    filed = ["Ada", "Đặng", "Dietz", "Ilgaz", "Ilıca", "Łabędź", "Lukas", "Łukasz", "Lutz", "Ohm", "Öhm", "Oz", "Zorn"]
    shuffled = filed[::-1]
    assert sorted(shuffled, key=filing_key) == filed


def test_capitals_do_not_part_names():
    """ "deWit" stands by Dern, not behind Zorn."""
    filed = ["Dean", "Dern", "deWit", "Zorn"]
    shuffled = filed[::-1]
    assert sorted(shuffled, key=filing_key) == filed


def test_each_script_has_its_own_order():
    """Greek, Cyrillic, Hebrew, Arabic, Hangul and Kana follow Latin, each in its own alphabet; Ё stands by Е."""
    filed = [
        "Zorn",
        "Άννα",
        "Βασίλης",
        "Елена",
        "Ёлкин",
        "Жуков",
        "דוד",
        "أحمد",
        "محمد",
        "김정은",
        "문재인",
        "あべ",
        "東",
    ]
    shuffled = filed[::-1]
    found = sorted(shuffled, key=filing_key)
    assert [name for name in found if name not in {"あべ", "김정은", "문재인", "東"}] == filed[:9]
    assert found.index("김정은") < found.index("문재인") < found.index("東")


def test_authorities_are_listed_as_they_are_filed(make_edition):
    """The index of people has Łukasz between Lukas and Lutz."""
    people = {"a": "Lutz", "b": "Łukasz", "c": "Lukas"}
    edition, _ = make_edition({f"people/{id}.yml": f"name: {name}\n" for id, name in people.items()})
    assert edition and [record.name for record in edition.authorities(Person)] == ["Lukas", "Łukasz", "Lutz"]


@given(st.text())
def test_spelling_of_accents_does_not_matter(name):
    """A name is filed at one place, however its accents are stored; nothing that can be a name is refused."""
    assert filing_key(normalize("NFC", name)) == filing_key(normalize("NFD", name))


def test_thirty_thousand_names_are_filed_in_seconds():
    """The largest edition does not wait for its lists: far less than a millisecond a name."""
    names = [f"Nguyễn {number} Łukasz" for number in range(30_000)]
    began = perf_counter()
    sorted(names, key=filing_key)
    assert perf_counter() - began < 30
