"""The plan of a build says beforehand what it makes."""

from letterbook.exports.plan import make_all, plan
from letterbook.pages.generated import GENERATED_FOLDERS, HOME
from tests.contexts import unverified


def test_no_path_is_planned_twice(toy):
    """Each planned file has a path of its own."""
    paths = [target.path for target in plan(toy)]
    assert len(set(paths)) == len(paths)


def test_everything_planned_lies_where_the_build_writes(toy):
    """No planned file lies among the pages that are written by hand."""
    built = tuple(f"{folder}/" for folder in GENERATED_FOLDERS)
    paths = [target.path for target in plan(toy)]
    assert [path for path in paths if path != HOME and not path.startswith(built)] == []


def test_what_is_planned_is_made(toy):
    """Making everything gives just the planned files, in the order of their paths."""
    made = [path for path, _ in make_all(unverified(toy))]
    assert made == [target.path for target in plan(toy)] == sorted(made)
