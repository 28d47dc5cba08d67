"""Each file of records is parsed once, however many runs read it."""

from letterbook.reading import contents as module
from letterbook.reading.cache import Cache
from letterbook.reading.contents import Contents

RAW = "name: Ada\nnames: [Ädä, 'North']\n".encode()


def read(cache, *raws):
    """Return what some files hold, as a run reads them."""
    contents = Contents.kept_in(cache)
    found = [contents.parsed("ada.yml", raw) for raw in raws]
    contents.keep()
    return found


def test_a_file_that_was_parsed_is_not_parsed_again(tmp_path, monkeypatch):
    """The second run gets the same content, and the same places, without the parser."""
    cache = Cache.of(tmp_path)
    ((first, _),) = read(cache, RAW)
    monkeypatch.setattr(module, "parse", None)
    ((second, problems),) = read(cache, RAW)
    assert (second, problems) == (first, [])
    assert str(second.place(("names", 1))) == "ada.yml:2:14"


def test_a_file_with_problems_is_parsed_each_time(tmp_path):
    """What is wrong with it is reported by every run."""
    cache = Cache.of(tmp_path)
    for _ in range(2):
        ((text, problems),) = read(cache, b"name: [Ada\n")
        assert text is None
        assert [problem.code for problem in problems] == ["yaml"]


def test_without_a_cache_everything_is_parsed():
    """That nothing is kept is no fault."""
    ((text, problems),) = read(None, RAW)
    assert (text.content["name"], problems) == ("Ada", [])


def test_what_is_no_longer_read_goes_in_the_end(tmp_path):
    """Of records as they were, no more is kept than thrice what a run reads."""
    cache = Cache.of(tmp_path)
    for number in range(10):
        read(cache, f"name: Ada {number}\n".encode())
    assert len(cache.read(module.KEPT)) <= module.MOST
