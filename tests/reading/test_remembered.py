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


def test_what_no_check_reads_makes_none(folders):
    """Schemas are for editors, and hidden files are nobody's records."""
    before = inputs_of(*folders)
    (folders[0] / "schema" / "person.json").write_text("b", encoding="utf-8")
    (folders[0] / "people" / ".ada.yml.swp").write_text("b", encoding="utf-8")
    assert inputs_of(*folders) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
def test_a_pipe_is_not_waited_for(folders):
    """Of what is no plain file, only that it is there counts."""
    os.mkfifo(folders[0] / "people" / "pipe.yml")
    assert inputs_of(*folders)
