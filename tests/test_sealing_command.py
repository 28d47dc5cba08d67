"""`seal`: writes the proof of what was found in the captures at hand, changes little, or writes nothing."""

import difflib
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook.contribute import seal
from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.problems.problem import ProblemsFound, Severity
from letterbook.verification.quotations import State
from letterbook.verification.seals import HEADER
from tests.contexts import ONE_LETTER

ROOT = Path(__file__).resolve().parent.parent
HELD = ROOT.parent / "shared" / "captures"

HARBOUR = "The harbour letters\n\nThe fares must fall, she wrote.\n\nNobody was asked.\n\nThe ferry lay idle.\n"
STAR = "The talks\n\nThe talks lasted three days.\n"

COPIED = "The ferry lay idle for three days because nobody was asked."

ARTICLE = "title: T\nkind: news\nlanguage: en\nread: whole\ncapture: {{file: {file}, title: p1}}\n"
SPOKEN = "  - {{speaker: ada-north, about: [first], at: {at}, text: {text}}}\n"

FILES = {
    **ONE_LETTER,
    "captures/harbour.txt": HARBOUR,
    "captures/star.txt": STAR,
}

# What is quoted from the one article and the other, each with its locator.
FROM_POST = (("The fares must fall", "p2"), ("Nobody was asked.", "p3"))
FROM_STAR = (("lasted three days", "p2"),)


class Collection:
    """A small collection in a folder of its own, of two articles with captures."""

    def __init__(self, root):
        self.folders = Folders.below(root)
        for name, text in FILES.items():
            self.write(name, text)
        self.quote("post", "harbour.txt", FROM_POST)
        self.quote("star", "star.txt", FROM_STAR)

    def write(self, name, text):
        """Write a file of the collection."""
        path = self.folders.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def quote(self, id, file, quotations):
        """Write an article with these quotations."""
        spoken = "".join(SPOKEN.format(at=at, text=json.dumps(text)) for text, at in quotations)
        self.write(
            f"sources/articles/{id}.yml", ARTICLE.format(file=file) + ("quotations:\n" + spoken if spoken else "")
        )

    def seal(self):
        """Write the seals; return which files changed."""
        return seal(self.folders)

    def seals(self):
        """Return the text of every file that lies among the seals."""
        folder = self.folders.sources / "seals"
        return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}

    def run(self, *options):
        """Run the command on this collection."""
        places = (f"--{name}={self.folders.root / name}" for name in ("sources", "captures"))
        return CliRunner().invoke(main, ["seal", *places, *options])


@pytest.fixture
def collection(tmp_path):
    """The small collection, not yet sealed."""
    return Collection(tmp_path)


def changes(old, new):
    """Return the lines in which two texts differ, each with + or -."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def codes(collection):
    """Return the codes of the errors for which sealing is refused."""
    with pytest.raises(ProblemsFound) as raised:
        collection.seal()
    return [problem.code for problem in raised.value.problems if problem.severity is Severity.ERROR]


def test_each_capture_at_hand_gets_its_seal(collection):
    """Every article whose capture is there is sealed, a line for each quotation; then all is verified by seal."""
    assert collection.seal() == ["post.yml", "star.yml"]
    assert {name: text.count("words: ") for name, text in collection.seals().items()} == {"post.yml": 2, "star.yml": 1}
    report = read(Folders(*[getattr(collection.folders, name) for name in ("root", "sources", "docs", "site")]), True)
    assert list(report.verification.states.values()) == [State.SEAL] * 3
    assert read(collection.folders, strict=True).warnings == ()


def test_a_seal_holds_no_word_of_its_capture(collection):
    """What is committed are digests and numbers; no word of the text can be read in it."""
    collection.seal()
    for text in collection.seals().values():
        said = text.removeprefix(HEADER).lower()
        assert not [word for word in (HARBOUR + STAR).lower().split() if len(word) > 3 and word.strip(".,") in said]


def test_a_second_run_changes_nothing(collection):
    """Where nothing is new, no file is touched."""
    collection.seal()
    folder = collection.folders.sources / "seals"
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    before = collection.seals()
    assert collection.seal() == []
    assert collection.seals() == before
    assert {path.stat().st_mtime_ns for path in folder.iterdir()} == {1}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_new_quotation_adds_one_line(place, collection):
    """Wherever it stands in its record, a new quotation is one new line at the end of one seal."""
    collection.seal()
    before = collection.seals()
    quoted = [*FROM_POST]
    quoted.insert(place, ("The ferry lay idle", "p4"))
    collection.quote("post", "harbour.txt", quoted)
    assert collection.seal() == ["post.yml"]
    after = collection.seals()
    (line,) = changes(before["post.yml"], after["post.yml"])
    assert line.startswith("+  - {words: ") and "paragraph: 4, spans: 0-18," in line
    assert after["post.yml"] == before["post.yml"] + line[1:] + "\n"
    assert after["star.yml"] == before["star.yml"]


@pytest.mark.parametrize("place", [0, 1])
def test_a_removed_quotation_removes_one_line(place, collection):
    """A quotation that is given up is one line less in one seal."""
    collection.seal()
    before = collection.seals()
    collection.quote("post", "harbour.txt", FROM_POST[:place] + FROM_POST[place + 1 :])
    assert collection.seal() == ["post.yml"]
    (line,) = changes(before["post.yml"], collection.seals()["post.yml"])
    assert line.startswith("-  - {words: ") and f"paragraph: {place + 2}," in line
    assert collection.seals()["star.yml"] == before["star.yml"]


def test_the_last_quotation_leaves_the_seal_of_the_capture(collection):
    """An article of which nothing is quoted any more keeps a seal of its capture."""
    collection.seal()
    before = collection.seals()["star.yml"]
    collection.quote("star", "star.txt", [])
    assert collection.seal() == ["star.yml"]
    assert [line[:12] for line in changes(before, collection.seals()["star.yml"])] == [
        "-quotations:",
        "-  - {words: "[:12],
    ]
    assert collection.seal() == []


def test_a_changed_order_changes_no_seal(collection):
    """Moving quotations about in the records is no matter of seals."""
    collection.seal()
    collection.quote("post", "harbour.txt", FROM_POST[::-1])
    assert collection.seal() == []


def test_a_quotation_with_other_marks_changes_no_seal(collection):
    """Neither is another mark, or a locator that is less exact."""
    collection.seal()
    collection.quote("post", "harbour.txt", [("The  fares must\u00a0fall", "p1-p3"), FROM_POST[1]])
    assert collection.seal() == []


def test_a_changed_quotation_changes_one_line(collection):
    """Other words of the same paragraph are another line."""
    collection.seal()
    before = collection.seals()["post.yml"]
    collection.quote("post", "harbour.txt", [("The fares must fall, she wrote", "p2"), FROM_POST[1]])
    assert collection.seal() == ["post.yml"]
    assert [line[0] for line in changes(before, collection.seals()["post.yml"])] == ["-", "+"]


def test_a_capture_that_is_not_at_hand_keeps_its_seal(collection):
    """Somebody who holds one capture seals one article, and leaves the others as they are."""
    collection.seal()
    before = collection.seals()
    (collection.folders.captures / "star.txt").unlink()
    collection.quote("star", "star.txt", [])
    collection.quote("post", "harbour.txt", FROM_POST[:1])
    assert collection.seal() == ["post.yml"]
    assert collection.seals()["star.yml"] == before["star.yml"]


def test_a_changed_capture_is_refused_until_its_seal_is_removed(collection):
    """Another text is sealed only by somebody who removes the old seal on purpose."""
    collection.seal()
    before = collection.seals()
    collection.write("captures/harbour.txt", HARBOUR + "\nThe end.\n")
    collection.quote("star", "star.txt", [])
    with pytest.raises(ProblemsFound) as raised:
        collection.seal()
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == ("capture-changed", "sources/articles/post.yml")
    assert problem.message.endswith("if the new one is right, remove sources/seals/post.yml and run 'seal'")
    assert collection.seals() == before
    (collection.folders.sources / "seals" / "post.yml").unlink()
    assert collection.seal() == ["post.yml", "star.yml"]
    assert read(collection.folders, strict=True).warnings == ()


def broken_record(collection):
    """Misspell a field of a record that has nothing to do with captures."""
    collection.write("sources/people/ada-north.yml", "nmae: Ada North\n")


def lost_reference(collection):
    """Name a letter that there is not."""
    letter = FILES["sources/letters/first.yml"]
    collection.write("sources/letters/first.yml", letter + "answers: zeroth\n")


def broken_rule(collection):
    """Let a person die before she was born."""
    collection.write("sources/people/ada-north.yml", "name: Ada North\nborn: 1900\ndied: 1890\n")


def false_quotation(collection):
    """Quote words that nobody printed."""
    collection.quote("post", "harbour.txt", [*FROM_POST, ("The fares must rise", "p2")])


def false_locator(collection):
    """Quote words at a place where they do not stand."""
    collection.quote("post", "harbour.txt", [*FROM_POST, ("The ferry lay idle", "p2")])


def two_classes(collection):
    """Call a paragraph title and byline."""
    text = ARTICLE.format(file="harbour.txt").replace("title: p1", "title: p1, byline: [p1]")
    collection.write("sources/articles/post.yml", text)


def unreadable_capture(collection):
    """Save a capture that is no text."""
    (collection.folders.captures / "star.txt").write_bytes(b"\xff\xfe\0")


def quoted_beyond_its_limit(collection):
    """Quote more words of an article than it allows."""
    text = (collection.folders.sources / "articles" / "post.yml").read_text(encoding="utf-8")
    collection.write("sources/articles/post.yml", text.replace("read: whole", "read: whole\nquotation_limit: 5"))


def copied_words(collection):
    """Repeat a sentence of the capture in a record, without quoting it."""
    collection.write("captures/harbour.txt", HARBOUR.replace("The ferry lay idle.", COPIED))
    collection.quote("post", "harbour.txt", FROM_POST)
    (collection.folders.sources / "seals" / "post.yml").unlink()
    letter = FILES["sources/letters/first.yml"].replace("A letter.", COPIED)
    collection.write("sources/letters/first.yml", letter)


def lost_paragraph(collection):
    """Let a witness name a paragraph that its article has not."""
    letter = FILES["sources/letters/first.yml"].replace("form: mention", "form: mention, at: p9")
    collection.write("sources/letters/first.yml", letter)


def damaged_seal(collection):
    """Change a digit of a seal."""
    text = collection.seals()["star.yml"]
    collection.write("sources/seals/star.yml", text.replace("normaliser: 1", "normaliser: 2"))


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (broken_record, "unknown-field"),
        (lost_reference, "unknown-id"),
        (broken_rule, "died-before-born"),
        (false_quotation, "not-in-capture"),
        (false_locator, "wrong-locator"),
        (quoted_beyond_its_limit, "quotation-limit"),
        (copied_words, "copied"),
        (lost_paragraph, "no-such-paragraph"),
        (two_classes, "paragraph-twice"),
        (unreadable_capture, "capture-unreadable"),
        (damaged_seal, "seal-damaged"),
    ],
)
def test_nothing_is_written_while_a_problem_stands(fault, code, collection):
    """Whatever is wrong, no seal is made, changed or removed, though another one would have a new line."""
    collection.seal()
    collection.quote("post", "harbour.txt", [*FROM_POST, ("The ferry lay idle.", "p4")])
    fault(collection)
    before = collection.seals()
    assert codes(collection) == [code]
    assert collection.seals() == before


def test_a_damaged_seal_is_mended_as_its_message_says(collection):
    """Once the damaged seal is removed, it is written as it was."""
    collection.seal()
    before = collection.seals()
    damaged_seal(collection)
    assert codes(collection) == ["seal-damaged"]
    (collection.folders.sources / "seals" / "star.yml").unlink()
    assert collection.seal() == ["star.yml"]
    assert collection.seals() == before


def test_a_seal_at_the_wrong_place_is_mended_by_sealing(collection):
    """The remedy for a seal that says another place than the record is to run the command, as the message says."""
    collection.write("captures/harbour.txt", HARBOUR + "\nThe ferry lay idle.\n")
    collection.quote("post", "harbour.txt", [("The ferry lay idle.", "p5")])
    collection.seal()
    collection.quote("post", "harbour.txt", [("The ferry lay idle.", "p4")])
    with pytest.raises(ProblemsFound) as raised:
        read(collection.folders)
    assert [problem.code for problem in raised.value.problems] == ["seal-wrong"]
    assert collection.seal() == ["post.yml"]
    assert read(collection.folders, strict=True).warnings == ()


def test_the_command_says_what_it_wrote(collection):
    """`build_pages.py seal` names each file that it wrote, and what to do with it."""
    result = collection.run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "wrote sources/seals/post.yml\nwrote sources/seals/star.yml\nCommit them with the records.\n"
    )
    assert collection.seals().keys() == {"post.yml", "star.yml"}


def test_the_command_says_that_nothing_changed(collection):
    """A second run has nothing to write, and says so; a quiet one says nothing at all."""
    assert collection.run("--quiet").output == ""
    assert collection.run().output == "No seal changed.\n"
    assert collection.run("--quiet").output == ""


def test_the_command_prints_problems_and_fails(collection):
    """Problems are printed as `check` prints them, with the status of problems, and nothing is written."""
    false_quotation(collection)
    result = collection.run()
    assert result.exit_code == 1
    (line,) = result.stdout.partition("\n\n")[0].splitlines()
    assert line.startswith("sources/articles/post.yml:9:")
    assert "nearest is paragraph 2: “The fares must fall”; 'rise' is 'fall' there" in line
    assert line.endswith("[not-in-capture]")
    assert result.stderr == "1 problem; nothing was written.\n"
    assert not (collection.folders.sources / "seals").exists()


@pytest.mark.skipif(not HELD.is_dir(), reason=f"no captures beside the repository, in {HELD}")
def test_the_real_seals_are_those_that_the_command_would_write(tmp_path):
    """The committed seals are current, line for line, by the captures that are held beside the repository."""
    sources = ROOT / "sources"
    committed = {path.name: path.read_bytes() for path in (sources / "seals").glob("*.yml")}
    for path in sources.rglob("*.yml"):
        copy = tmp_path / "sources" / path.relative_to(sources)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert seal(Folders(tmp_path, tmp_path / "sources", tmp_path / "docs", tmp_path / "site", HELD)) == []
    for name in committed:
        (tmp_path / "sources" / "seals" / name).unlink()
    assert seal(Folders(tmp_path, tmp_path / "sources", tmp_path / "docs", tmp_path / "site", HELD)) == sorted(
        committed
    )
    written = {path.name: sorted(path.read_bytes().splitlines()) for path in (tmp_path / "sources" / "seals").iterdir()}
    assert written == {name: sorted(text.splitlines()) for name, text in committed.items()}
