"""What is read while something is made is noted, and nothing of what is computed for everybody."""

from letterbook.reading.noted import Noted, Notes, Reading, remembered


def test_each_way_of_looking_up_a_key_is_noted():
    """Asking for a value, for one with a default, and whether there is one read the key, found or not."""
    notes, found = Notes(), set()
    held = Noted("fares", {"a": 1}, notes)
    with notes.into(found):
        assert (held["a"], held.get("b"), held.get("c", 3), "d" in held) == (1, None, 3, False)
    assert found == {Reading("fares", key) for key in "abcd"}


def test_going_through_a_mapping_reads_the_whole():
    """Keys, values, pairs and the number of them belong to the mapping as a whole."""
    for read in (list, len, Noted.keys, Noted.values, Noted.items, lambda held: held == {}):
        notes, found = Notes(), set()
        with notes.into(found):
            read(Noted("fares", {"a": 1}, notes))
        assert found == {Reading("fares")}


def test_what_is_computed_once_reads_nothing_for_whoever_asks_first():
    """The first page that asks for a value depends on it, as all others do, and not on what it is computed from."""
    notes, first, second, store = Notes(), set(), set(), {}
    records = Noted("records", {"a": 1}, notes)
    for found in (first, second):
        with notes.into(found):
            assert remembered(store, notes, "sum", lambda: sum(records.values())) == 1
    assert first == second == {Reading("sum")}


def test_nothing_is_noted_where_nothing_is_made():
    """Checks read without being noted, also within what is made."""
    notes, found = Notes(), set()
    held = Noted("fares", {"a": 1}, notes)
    assert held["a"] == 1
    with notes.into(found), notes.into(None):
        assert held["a"] == 1
    assert found == set()


def test_several_keys_may_be_noted_as_one():
    """A quotation is noted under its record."""
    notes, found = Notes(), set()
    held = Noted("states", {("letter", 1): "verified"}, notes, noted_as=lambda key: key[0])
    with notes.into(found):
        assert held["letter", 1] == "verified"
    assert found == {Reading("states", "letter")}
