"""Where the text of a file is handed in, by the address at which the files of the repository are seen."""

import pytest

from letterbook.pages.repository import ways_to_contribute
from letterbook.pages.views.record_form import USES, way_on
from letterbook.records.models import KINDS, Collection

HELD = {
    "title": "T",
    "version": "1",
    "format": "1",
    "description": "D",
    "editors": ["E"],
    "licence": "CC0 1.0",
}


def ways(**more: str) -> dict[str, str]:
    """Return the ways of a collection."""
    return ways_to_contribute(Collection.model_validate({**HELD, **more}))


def test_nothing_is_known_of_a_collection_that_names_nothing():
    """Without an address of files or of mail there is no way but to keep the file."""
    assert ways() == {}
    assert ways(repository="https://example.org/files") == {}
    assert ways(mail="e@example.org") == {"mail": "e@example.org"}


@pytest.mark.parametrize(
    ("repository", "host", "new", "edit", "takes_text"),
    [
        (
            "https://github.com/o/r/blob/main",
            "GitHub",
            "https://github.com/o/r/new/main?filename={file}",
            "https://github.com/o/r/edit/main/{file}",
            True,
        ),
        (
            "https://gitlab.com/g/s/r/-/blob/trunk/",
            "GitLab",
            "https://gitlab.com/g/s/r/-/new/trunk?file_name={file}",
            "https://gitlab.com/g/s/r/-/edit/trunk/{file}",
            False,
        ),
        (
            "https://codeberg.org/o/r/src/branch/main",
            "Codeberg",
            "https://codeberg.org/o/r/_new/main/{folder}?filename={name}",
            "https://codeberg.org/o/r/_edit/main/{file}",
            True,
        ),
        (
            "https://git.example.org/o/r/blob/main",
            "git.example.org",
            "https://git.example.org/o/r/new/main?filename={file}",
            "https://git.example.org/o/r/edit/main/{file}",
            True,
        ),
    ],
)
def test_each_sort_of_host_has_its_addresses(repository, host, new, edit, takes_text):
    """A new file, an edited one, and whether the text of a new one goes into the address."""
    found = ways(repository=repository)
    assert (found["host"], found["new"], found["edit"]) == (host, new, edit)
    assert found.get("newWithText") == (f"{new}&value={{text}}" if takes_text else None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "At the end you save the file, and send it to the editors."),
        ({"mail": "e@example.org"}, "You can mail the file. Or save it."),
        (
            {"repository": "https://github.com/o/r/blob/main", "mail": "e@example.org"},
            "At the end it leads to GitHub, where you propose the file. You can mail the file. Or save it.",
        ),
    ],
)
def test_no_way_is_promised_that_there_is_not(more, said):
    """The page of all forms says where they lead, in this collection."""
    assert way_on(Collection.model_validate({**HELD, **more})) == said


def test_every_kind_of_record_is_offered():
    """Each kind of record has its line on the page of all forms."""
    assert set(USES) == {kind.kind for kind in KINDS}
