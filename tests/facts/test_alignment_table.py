"""Wordings of a passage as a table: which witnesses share a row, and what a cell tells."""

from letterbook.facts.alignment_table import Standing, alignment_table
from tests.facts.test_wordings import BASE, groups


def test_the_table_has_a_row_for_each_text_and_joins_to_the_wordings(make):
    """Witnesses that print the same share a row; the words of a row are its wording."""
    variants = ["directly with you, not with the harbour master", "directly with you", "Directly with you,"]
    (group,) = groups(make, BASE, *variants)
    table = alignment_table(group)
    assert [len(row.wordings) for row in table.rows] == [1, 1, 2]
    assert len({len(row.cells) for row in table.rows}) == 1
    for row in table.rows:
        joined = " ".join("".join(piece.words for piece in cell.pieces) for cell in row.cells)
        assert joined.split() == row.wordings[0].cited.text.split()


def test_a_cell_tells_what_agrees_what_differs_what_is_left_out_and_where_a_witness_is_silent(make):
    """A word left out within a fragment is marked; before and after it the cell is silent."""
    (group,) = groups(make, BASE, "speak of fares openly with you and not")
    cells = alignment_table(group).rows[1].cells
    assert cells[0].is_outside
    assert cells[-1].is_outside
    pieces = [(piece.words.strip(), piece.standing) for cell in cells for piece in cell.pieces]
    assert ("", Standing.LEFT_OUT) in pieces
    assert ("openly", Standing.DIFFERS) in pieces


def test_a_few_letters_on_which_all_agree_are_no_column_of_their_own(make):
    """They stand in one with what differs beside them; a longer stretch is a column."""
    (group,) = groups(make, "the ferry of the old harbour is idle", "the boat of the new harbour is idle")
    heads = ["".join(piece.words for piece in cell.pieces).strip() for cell in alignment_table(group).rows[0].cells]
    assert heads == ["the ferry of the old", "harbour is idle"]
