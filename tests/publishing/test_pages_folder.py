"""What the build made in a folder of pages is its own; what a hand wrote or changed there is never lost."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterbook.files.writing import WriteFault
from letterbook.publishing.made import RECORD, Kind, read_made
from letterbook.publishing.pages_folder import MARKS, existing, in_the_way, owned, renew_pages

MARK = "---\ngenerated: build_pages.py\n---\n"
NAMES = ("index.md", "letters/a.md", "letters/years/1921.md", "people/b.md", "data/letters.csv", "feed.xml")


def pages(*names: str, words: str = "one") -> dict[str, bytes]:
    """Return files that a build makes, with some words; data files have no room for a mark."""
    return {name: f"{MARK if name.endswith('.md') else ''}{name} {words}\n".encode() for name in names}


def build(docs: Path, made: dict[str, bytes]) -> list[str]:
    """Build as the command does: not at all where something is in the way; return what that is."""
    own = owned(docs)
    problems = in_the_way(own, existing(docs, made))
    if not problems:
        renew_pages(own, made.items())
    return [problem.place.file for problem in problems]


def held(docs: Path) -> dict[str, bytes]:
    """Return every file of a folder of pages but the record."""
    files = [path for path in docs.rglob("*") if path.is_file() and path.name != RECORD]
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


def test_files_of_any_form_are_known_again(tmp_path):
    """A data file without a mark is renewed and removed like a page."""
    assert build(tmp_path, pages(*NAMES)) == []
    assert build(tmp_path, pages(*NAMES, words="two")) == []
    assert held(tmp_path) == pages(*NAMES, words="two")
    assert build(tmp_path, pages("index.md")) == []
    assert held(tmp_path) == pages("index.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == [RECORD, "index.md"]


def test_the_record_names_every_file(tmp_path):
    """What was made, and what it holds, is in the record."""
    build(tmp_path, pages(*NAMES))
    assert sorted(read_made(tmp_path, Kind.PAGES).files) == sorted(NAMES)


def test_a_page_that_somebody_changed_is_kept_and_named(tmp_path):
    """What a hand wrote into a generated page stays, and the build says so."""
    build(tmp_path, pages(*NAMES))
    (tmp_path / "letters/a.md").write_bytes(pages("letters/a.md")["letters/a.md"] + b"My own words.\n")
    assert build(tmp_path, pages(*NAMES, words="two")) == [f"{tmp_path.name}/letters/a.md"]
    assert (tmp_path / "letters/a.md").read_bytes().endswith(b"My own words.\n")


@pytest.mark.parametrize("name", ["letters/mine.md", "letters/A copy of a.md", "data/mine.json"])
def test_a_copy_by_hand_of_a_generated_page_is_kept_and_named(tmp_path, name):
    """A file that begins as the build's own do, but is none that it made, stays, and the build says so."""
    build(tmp_path, pages(*NAMES))
    mine = (
        b'{\n  "generated": "build_pages.py",\n "mine": 1}\n' if name.endswith(".json") else f"{MARK}Mine.\n".encode()
    )
    (tmp_path / name).write_bytes(mine)
    assert build(tmp_path, pages(*NAMES, words="two")) == [f"{tmp_path.name}/{name}"]
    assert renew_pages(owned(tmp_path), pages(*NAMES, words="two").items()).removed == ()
    assert (tmp_path / name).read_bytes() == mine


@pytest.mark.parametrize(
    "text", ["", "{", '{"kind": "the pages of an edition"}', "[]", "null", '{"kind": 7, "files": {}}']
)
def test_without_its_record_a_build_knows_its_pages_by_their_mark(tmp_path, text):
    """Where the record is cut off, emptied or from another version, pages are renewed, and nothing foreign is taken."""
    build(tmp_path, pages("index.md", "letters/a.md"))
    (tmp_path / RECORD).write_text(text)
    assert build(tmp_path, pages("index.md", words="two")) == []
    assert held(tmp_path) == pages("index.md", words="two")
    assert sorted(read_made(tmp_path, Kind.PAGES).files) == ["index.md"]


def test_a_script_of_ours_is_known_by_its_mark(tmp_path):
    """Where the record is lost, the finder's data are renewed, and a script by hand beside them stays and is named."""
    build(tmp_path, {"letters/finder-data.js": MARKS[".js"] + b"letterbook.data={};\n"})
    (tmp_path / RECORD).unlink()
    (tmp_path / "letters/mine.js").write_bytes(b"alert(1)\n")
    new = {"letters/finder-data.js": MARKS[".js"] + b"letterbook.data=[];\n"}
    assert build(tmp_path, new) == [f"{tmp_path.name}/letters/mine.js"]
    assert renew_pages(owned(tmp_path), new.items()).written == ("letters/finder-data.js",)
    assert (tmp_path / "letters/mine.js").read_bytes() == b"alert(1)\n"


def test_the_record_of_another_folder_does_no_harm(tmp_path):
    """A record that was copied here from another folder makes nobody's file ours."""
    other, docs = tmp_path / "other", tmp_path / "docs"
    build(other, pages(*NAMES))
    (docs / "letters").mkdir(parents=True)
    (docs / "letters/a.md").write_text("# Mine\n")
    (docs / RECORD).write_bytes((other / RECORD).read_bytes())
    assert build(docs, pages("index.md")) == ["docs/letters/a.md"]
    assert held(docs) == {"letters/a.md": b"# Mine\n"}


def test_a_site_is_never_taken_for_pages(tmp_path):
    """Where something of another kind was made, nothing is written."""
    (tmp_path / RECORD).write_text(json.dumps({"kind": "a site", "files": {}, "coming": {}}))
    with pytest.raises(WriteFault, match="a site"):
        build(tmp_path, pages("index.md"))


STEPS = st.one_of(
    st.tuples(st.just("build"), st.sets(st.sampled_from(NAMES)), st.sampled_from(["one", "two"])),
    st.tuples(
        st.just("by hand"),
        st.sampled_from([*NAMES, "about/x.md", "letters/mine.md"]),
        st.tuples(st.sampled_from(["", MARK]), st.text("ab", max_size=2)),
    ),
    st.tuples(
        st.just("record"), st.sampled_from(["", "{", "gone", '{"kind": "x", "files": {}, "coming": {}}']), st.none()
    ),
)


def has_record(docs: Path) -> bool:
    """Whether a folder of pages has a record that can be read."""
    try:
        return bool(read_made(docs, Kind.PAGES).paths)
    except WriteFault:
        return False


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_nothing_by_hand_is_ever_lost(steps):
    """Whatever is built, changed by hand, and done to the record, what a hand wrote last lies there in the end.

    But for what begins as the build's own do, where there is no record that knows better.
    """
    with TemporaryDirectory() as name:
        docs = Path(name) / "docs"
        docs.mkdir()
        by_hand: dict[str, bytes] = {}
        for kind, what, how in steps:
            if kind == "build":
                with suppress(WriteFault):
                    build(docs, pages(*sorted(what), words=how))
            elif kind == "by hand":
                (docs / what).parent.mkdir(parents=True, exist_ok=True)
                content = f"{how[0]}# Mine {how[1]}\n".encode()
                (docs / what).write_bytes(content)
                by_hand[what] = content
            elif what == "gone":
                (docs / RECORD).unlink(missing_ok=True)
            else:
                (docs / RECORD).write_text(what)
            if not has_record(docs):
                by_hand = {name: content for name, content in by_hand.items() if not content.startswith(MARK.encode())}
            assert {name: held(docs).get(name) for name in by_hand} == by_hand
