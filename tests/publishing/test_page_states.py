"""What is remembered of pages is what was known of them, or nothing."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterbook.publishing.speed.page_states import PAGES, SEARCH, PageState, Remembered, recall, remember

STAMP = (1, 2, 3, 4)


def state(title, search=""):
    """Return the state of a page that asked for another."""
    return PageState(
        source=STAMP,
        digest="d",
        output=STAMP,
        title=title,
        meta={"day": date(2018, 6, 12)},
        anchors=["letters"],
        lookups={"people/somebody.md": "people/somebody/ INCLUDED", "no/where.md": None},
        links={"people/somebody.md": ["their-letters"]},
        search=search,
    )


MADE = Remembered("s", "n", 1, {"a.md": state("A", '{"text":"a"}'), "b.md": state("é\u2028"), "c.md": state(None)}, {})


@pytest.mark.parametrize("made", [MADE, Remembered("s"), Remembered(copied={"a.css": (STAMP, STAMP)})])
def test_what_was_remembered_is_recalled(tmp_path, made):
    """Pages, those without a part in the search among them, and copied files come back as they were."""
    remember(tmp_path, made)
    assert recall(tmp_path) == made


@given(st.sampled_from([PAGES, SEARCH]), st.integers(0, 1_000), st.sampled_from([b"", b"x", b"\n", b"\xff", b"0"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_recalled_of_what_is_damaged(tmp_path, name, place, instead):
    """Of a file in which a byte is missing, or another, nothing is taken for true."""
    remember(tmp_path, MADE)
    path = tmp_path / name
    whole = path.read_bytes()
    place %= len(whole)
    spoiled = whole[:place] + instead + whole[place + 1 :]
    path.write_bytes(spoiled)
    found = recall(tmp_path)
    assert found == (MADE if spoiled == whole else Remembered()) or (name == PAGES and place < whole.index(b"\n"))
    path.write_bytes(whole[:place])
    assert recall(tmp_path) == Remembered()


def test_files_of_two_runs_are_not_taken_together(tmp_path):
    """A run that was killed between the two files leaves nothing that is believed."""
    remember(tmp_path, MADE)
    before = (tmp_path / PAGES).read_bytes()
    remember(tmp_path, Remembered("s", "n", 1, {"a.md": state("A", '{"text":"b"}')}))
    (tmp_path / PAGES).write_bytes(before)
    assert recall(tmp_path) == Remembered()


def test_a_copy_of_the_folder_is_not_believed(tmp_path):
    """What was remembered in another folder says nothing of this one."""
    (tmp_path / "other").mkdir()
    remember(tmp_path, MADE)
    for name in (PAGES, SEARCH):
        (tmp_path / "other" / name).write_bytes((tmp_path / name).read_bytes())
    assert recall(tmp_path / "other") == Remembered()


def test_names_are_in_memory_once(tmp_path):
    """Pages that ask for the same share its path and address, and the names of anchors."""
    remember(tmp_path, MADE)
    one, other = list(recall(tmp_path).pages.values())[:2]
    for path, told in one.lookups.items():
        assert any(path is same and told is answer for same, answer in other.lookups.items())
    assert one.links["people/somebody.md"][0] is other.links["people/somebody.md"][0]
