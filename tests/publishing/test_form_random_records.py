"""Forms and the check agree on records that nobody thought of: random ones, and random faults in them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from letterbook.folders import Folders
from letterbook.pipeline import survey
from letterbook.reading.load import FOLDERS
from letterbook.records.layout import layout
from letterbook.records.source_text import SourceText, parse
from tests.examples import times
from tests.publishing.form_scripts import as_data, known_in, place_of
from tests.random_editions import random_edition
from tests.random_faults import drop_line, mistype, repeat_line, swap_values
from tests.reading.seen_by_editors import SEEN

FAULTS: tuple[Callable[[Path, Random], None], ...] = (mistype, swap_values, drop_line, repeat_line)

# A fault of a whole record is told once; what a form says of the format of a collection is for another page.
COMPARED = SEEN - {"format"}

OF_IDS = frozenset({"unknown-id", "wrong-kind"})

RANDOM = settings(max_examples=times(15), phases=[phase for phase in Phase if phase is not Phase.shrink], deadline=None)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The folders of a project, filled anew by each example."""
    return Folders.below(tmp_path_factory.mktemp("random"))


def records_in(sources: Path) -> Iterator[tuple[str, SourceText]]:
    """Yield each record that can be read as YAML, with its kind."""
    for path in sorted(sources.glob("*/*.yml")):
        text = parse(f"sources/{path.parent.name}/{path.name}", path.read_bytes())[0]
        if text and path.parent.name in FOLDERS:
            yield FOLDERS[path.parent.name].kind, text


@RANDOM
@given(seed=st.integers(0, 2**32), number=st.integers(0, 8))
def test_form_and_check_say_the_same(form_page, folders, seed, number):
    """Of every record, whatever is wrong with it, both tell the same faults in the same words at the same fields."""
    chance = Random(seed)
    empty(folders.root)
    random_edition(chance).write(folders.root, chance)
    for _ in range(number):
        chance.choice(FAULTS)(folders.sources, chance)
    problems = [one for one in survey(folders).problems if one.code in COMPARED]
    known = known_in(folders.sources)
    for kind, text in records_in(folders.sources):
        id = Path(text.file).stem
        found = form_page.evaluate(TELL, [kind, id, as_data(text.content), known])
        told = {
            (place_of(one, text), one["code"], compared(one["message"])) for one in found if one["code"] in COMPARED
        }
        own = {(one.place, one.code, compared(one.message)) for one in problems if one.place.file == text.file}
        # The check follows the ids of no record that is wrong in itself; a form need not wait.
        of_ids = {one for one in told if one[1] in OF_IDS}
        assert (told - of_ids if told - of_ids else told) == own, text.text


def compared(message: str) -> str:
    """Return a message without the id that it proposes: a page transcribes no other letters than Latin ones."""
    return message.partition("; did you mean")[0] if "is not an id" in message else message


TELL = """([kind, id, data, known]) => {
  Object.assign(letterbook.known, known);
  return letterbook.others.faults({ id, kind }, letterbook.values.ofData(data), null);
}"""

OPEN = """([kind, text, root]) => {
  const value = letterbook.writing.valueOf(root);
  const said = letterbook.groups.fieldsOf(letterbook.described.kinds[kind], value).read();
  return letterbook.writing.rewritten(text, root, said) === text;
}"""


@RANDOM
@given(seed=st.integers(0, 2**32))
def test_nothing_is_lost_by_opening(form_page, folders, seed):
    """Any sound record is shown by controls that read all of it again."""
    chance = Random(seed)
    empty(folders.root)
    random_edition(chance).write(folders.root, chance)
    for kind, text in records_in(folders.sources):
        assert form_page.evaluate(OPEN, [kind, text.text, layout(text.text)]), text.text


def empty(root: Path) -> None:
    """Remove what the last example left."""
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
