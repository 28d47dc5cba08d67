"""Which folders a command may write into."""

import errno

import pytest

from letterbook.files.writing import WriteFault
from letterbook.publishing.output_folders import (
    CAPTURES,
    PAGES,
    RECORDS,
    named_refusal,
    refusals_named,
    refuse_place,
    relation,
)


@pytest.fixture
def root(tmp_path):
    """A project with the folders that people write, and links to some of them."""
    root = tmp_path / "around/project"
    for name in ("sources/letters", "docs/about", "captures", "theme/css", "letterbook", "tests", ".git"):
        (root / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "sources")
    (tmp_path / "link-to-link").symlink_to("link")
    return root


@pytest.mark.parametrize(
    ("output", "other", "found"),
    [
        ("sources", "sources", "is"),
        ("sources/letters", "sources", "lies in"),
        ("sources/letters/new/deeper", "sources", "lies in"),
        (".", "sources", "holds"),
        ("..", "sources", "holds"),
        ("docs/../sources", "sources", "is"),
        ("../../link", "sources", "is"),
        ("../../link-to-link", "sources", "is"),
        ("../../link/letters", "sources", "lies in"),
        ("SOURCES", "sources", "is"),
        ("Sources/Letters", "sources", "lies in"),
        ("sources-of-others", "sources", None),
        ("site", "sources", None),
    ],
)
def test_relation_of_two_places(root, output, other, found):
    """A place is, holds or lies in another one, whatever it is called and through whatever links it is named."""
    assert relation(root / output, root / other) == found


def test_an_accent_may_be_composed_or_not(tmp_path):
    """macOS takes both forms of an accented letter for one name."""
    assert relation(tmp_path / "e\u0301dition", tmp_path / "\u00e9dition") == "is"


@pytest.mark.parametrize(
    "output", [".", "..", "sources", "docs", "captures", "theme/css", "tests/new", ".git", "Theme"]
)
def test_a_site_keeps_out_of_what_people_write(root, output):
    """A site in, on or around a folder of the project's own is refused by a line that says what and why."""
    with pytest.raises(
        WriteFault, match=r"cannot hold the site: it (is|holds|lies in) .*; name another with --site-dir$"
    ):
        refuse_place(root / output, "the site", root, {}, option="--site-dir")


@pytest.mark.parametrize("output", ["site", "public/site", "../elsewhere"])
def test_a_site_may_lie_anywhere_else(root, output):
    """A folder of its own, within the project or outside, is fine."""
    refuse_place(root / output, "the site", root, {})


def test_what_the_command_line_names_is_kept_too(root, tmp_path):
    """Records that lie elsewhere are kept like the project's own."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(WriteFault, match="it is the folder of records"):
        refuse_place(tmp_path / "mine", "the site", root, {RECORDS: tmp_path / "mine"})


@pytest.mark.parametrize(
    ("own", "output", "is_fine"),
    [
        (PAGES, "docs", True),
        (PAGES, "docs/about", False),
        (RECORDS, "sources", True),
        (RECORDS, "sources/letters", False),
        (CAPTURES, "captures", True),
        (CAPTURES, "captures/of-1921", True),
        (CAPTURES, "sources/captures", False),
    ],
)
def test_a_folder_may_be_what_it_is_for(root, own, output, is_fine):
    """Pages go into the folder of pages, though not into one below it, where pages by hand lie."""
    if is_fine:
        refuse_place(root / output, "it", root, {}, own)
    else:
        with pytest.raises(WriteFault):
            refuse_place(root / output, "it", root, {}, own)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "there is no space left for 'site'; free some, then try again"),
        (
            errno.EROFS,
            "'site' cannot be changed: check that you may write there, and that no other program has it open; "
            "then try again",
        ),
        (errno.ELOOP, "'site' cannot be read or written: refused"),
    ],
)
def test_what_the_system_refuses_is_told(number, told):
    """A refusal of the system names what people know, not a hidden file, and says what to do."""
    with pytest.raises(WriteFault) as raised, refusals_named():
        raise OSError(number, "refused", "site/.letterbook-aside-x/index.html")
    assert str(raised.value) == told


def test_a_refusal_without_a_name_is_told():
    """A full disk is told although the system does not say which file it was."""
    assert named_refusal(OSError(errno.ENOSPC, "full")).startswith("there is no space left for")
