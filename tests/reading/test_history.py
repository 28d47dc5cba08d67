"""The newest day of the public history of records."""

from datetime import date

from letterbook.reading.history import last_change, newest_day
from letterbook.records.models import Change


def change(day):
    """Return a change of a day."""
    return Change.model_validate({"date": day, "what": "Corrected."})


def test_the_newest_day_is_that_of_the_last_change():
    """The order in which changes are written does not matter; of a month the last day counts."""
    assert newest_day([change("2026-02-10"), change("2026-01-05")]) == date(2026, 2, 10)
    assert newest_day([change("2026-01"), change("2026-01-05")]) == date(2026, 1, 31)


def test_without_changes_there_is_no_day():
    """Where nothing changed, nothing is dated."""
    assert newest_day([]) is None


def test_the_edition_changed_when_its_last_record_did(toy):
    """The last change of an edition is the newest of the collection and of all records."""
    days = [entry.date.latest for record in toy.records.values() for entry in record.changes]
    days += [entry.date.latest for entry in toy.collection.changes]
    assert last_change(toy) == max(days)
