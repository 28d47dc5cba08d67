"""What a check found is told again only where all that it read is as it was."""

import os

import pytest

from letterbook.problems.problem import Problem, Severity, SourceLocation
from letterbook.reading.cache import Cache
from letterbook.reading.remembered import Remembered, inputs_of, recall, remember

PROBLEM = Problem(
    SourceLocation("sources/a.yml", 3, 4), "quotation-limit", "too many words", Severity.WARNING, "read: part"
)


def test_a_problem_comes_back_as_it_was(tmp_path):
    """Place, code, message, severity and example."""
    cache, found = Cache.of(tmp_path), Remembered("1", "2 records", (PROBLEM,))
    remember(cache, found)
    assert recall(cache, "1") == found
    assert recall(cache, "2") is None


@pytest.fixture
def folders(tmp_path):
    """A folder of records and one of captures."""
    for path in ("sources/people/ada.yml", "sources/seals/post.yml", "sources/schema/person.json", "captures/post.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("a", encoding="utf-8")
    return tmp_path / "sources", tmp_path / "captures"


@pytest.mark.parametrize(
    "path", ["people/ada.yml", "seals/post.yml", "people/new.yml", "../captures/post.txt", "../captures/b"]
)
def test_a_changed_or_new_file_makes_a_difference(folders, path):
    """Records, seals and captures, whether they changed or came."""
    before = inputs_of(*folders)
    (folders[0] / path).write_text("b", encoding="utf-8")
    assert inputs_of(*folders) != before


def test_a_file_that_is_gone_or_renamed_makes_a_difference(folders):
    """Not only what files hold counts, but which there are."""
    states = [inputs_of(*folders)]
    (folders[0] / "people" / "ada.yml").rename(folders[0] / "people" / "bela.yml")
    states.append(inputs_of(*folders))
    (folders[0] / "people" / "bela.yml").unlink()
    states.append(inputs_of(*folders))
    assert len(set(states)) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows seldom gives")
def test_nothing_is_read_through_a_link(folders, tmp_path):
    """A link is refused, wherever it leads: that it is there counts, and not what lies behind it."""
    before = inputs_of(*folders)
    (folders[0] / "people").rename(tmp_path / "elsewhere")
    (folders[0] / "people").symlink_to(tmp_path / "elsewhere")
    linked = inputs_of(*folders)
    (tmp_path / "elsewhere" / "ada.yml").write_text("b", encoding="utf-8")
    assert inputs_of(*folders) == linked != before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
def test_a_pipe_is_not_waited_for(folders):
    """Of what is no plain file, only that it is there counts."""
    os.mkfifo(folders[0] / "people" / "pipe.yml")
    assert inputs_of(*folders)
