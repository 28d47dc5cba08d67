"""Another process parses records meanwhile: what comes of it is what comes without."""

import os

import pytest

from letterbook.reading import contents
from letterbook.reading.ahead import parsing_ahead, record_paths
from letterbook.reading.cache import Cache
from letterbook.reading.contents import helped
from letterbook.reading.load import load

RECORDS = {
    "collection.yml": "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n",
    "people/ada-north.yml": "name: Ada North\n",
    "people/bela-south.yml": 'name: Béla "South" 南\\n\n',
    "people/cara-west.yml": "name: [Cara\n",
    "people/dan-east.yml": 'name: "Dan \\u2028 East"\n',
    "seals/ada-north.yml": "version: 1\n",
    "places/harbour.yml": "name: Harbour\nlatitude: far\n",
    "people/eve.yml": b"name: \xff\n",
}


@pytest.fixture
def sources(tmp_path):
    """A folder of records, among them some that cannot be parsed."""
    for name, held in RECORDS.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
    return tmp_path / "sources"


def test_what_is_loaded_is_the_same(sources):
    """With the help of another process, and without, the same records and problems come out."""
    with parsing_ahead(sources) as ahead:
        ahead.listener.join()
        assert load(sources, None, ahead) == load(sources)
        assert len(ahead.parsed) == 4


def test_one_that_is_stopped_early_costs_nothing(sources):
    """Whenever the other process ends, what it has not parsed is parsed here."""
    with parsing_ahead(sources) as ahead:
        ahead.process.terminate()
        assert load(sources, None, ahead) == load(sources)


def test_where_none_can_be_started_none_helps(sources, monkeypatch):
    """A system may refuse another process."""
    monkeypatch.setattr("sys.executable", os.devnull)
    with parsing_ahead(sources) as ahead:
        assert ahead is None


def test_none_is_started_for_few_records_or_parsed_ones(sources, monkeypatch):
    """It begins only where many records are to be parsed."""
    cache = Cache.of(sources.parent)
    with helped(sources, cache) as ahead:
        assert ahead is None
    monkeypatch.setattr(contents, "WORTH_TWO", 2)
    with helped(sources, cache) as ahead:
        assert ahead is not None
    load(sources, cache)
    with helped(sources, cache) as ahead:
        assert ahead is None


def test_the_last_comes_first(sources):
    """This process parses the first files first, so the two meet."""
    assert [path.stem for path in record_paths(sources)][:2] == ["harbour", "eve"]
    assert not any(path.parent.name == "seals" for path in record_paths(sources))
