"""Rows are made once, and come out as they went in."""

from letterbook.facts.kept_rows import BATCH, KeptRows

ROWS = [
    {"id": f"김-{number}", "of": None, "is": True, "n": number, "x": 0.1 + number, "l": ["a", ""]}
    for number in range(BATCH + 1)
]


def test_rows_are_made_once_for_each_table():
    """Whoever asks next gets the same values of the same types, in their order, and nothing is made again."""
    made: list[str] = []

    def make(table):
        made.append(table)
        return iter(ROWS if table == "letters" else ())

    kept = KeptRows()
    found = [
        list(kept.of(table, lambda table=table: make(table))) for table in ("letters", "people", "letters", "people")
    ]
    assert found == [ROWS, [], ROWS, []] and made == ["letters", "people"]
    assert [type(value) for value in found[2][-1].values()] == [type(value) for value in ROWS[-1].values()]
