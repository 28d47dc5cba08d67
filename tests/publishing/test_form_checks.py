"""What a form says of a record is what the check says: the same faults, in the same words, at the same fields."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from letterbook.exports.forms.data import KNOWN, make_known, plan_forms, plan_known
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pipeline import read, survey
from letterbook.records.source_text import SourceText, parse
from tests.broken import BROKEN_EDITIONS, lay
from tests.publishing.built import ROOT
from tests.publishing.form_scripts import as_data, kind_of, known_in, place_of
from tests.reading.seen_by_editors import SEEN

TOY = Path(__file__).resolve().parents[1] / "toy_edition"

# Beside what a schema sees, a form knows rules within one record, and which records there are.
SEEN_TOO = {
    *("placeholder-title", "text-too-long", "unknown-link"),
    *("unknown-passage", "two-preferred", "second-witness", "same-correspondent", "listed-twice"),
    *("no-reading", "unattested"),
    *("received-before-sent", "finished-before-begun", "reversed-interval", "died-before-born"),
    *("quotation-too-long", "title-too-long", "outer-marks", "quoted-unread"),
    *("answer-before-letter", "answer-same-way", "after-death", "duplicate-number", "unresolved-conflict"),
}


Told = Callable[[str, str, SourceText, dict[str, list[Any]]], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def told(form_page: Page) -> Told:
    """Says what a form would say of a record."""

    def told(kind: str, id: str, text: SourceText, known: dict[str, list[Any]]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = form_page.evaluate(
            """([kind, id, data, known]) => {
              Object.assign(letterbook.known, known);
              return letterbook.others.faults({ id, kind }, letterbook.values.ofData(data), null);
            }""",
            [kind, id, as_data(text.content), known],
        )
        return found

    return told


@pytest.mark.parametrize("name", BROKEN_EDITIONS)
def test_a_form_refuses_what_the_check_refuses(name, tmp_path, told):
    """Code and message are the same, and the field is the one at whose place the check reports it."""
    root = lay(name, TOY, tmp_path)
    folders = Folders.below(root)
    problems = [one for one in survey(folders).problems if one.code in SEEN | SEEN_TOO]
    known = known_in(root / "sources")
    for file in sorted({one.place.file for one in problems}):
        path = root / file
        text = parse(file, path.read_bytes())[0]
        kind = kind_of(path)
        if text is None or kind is None:
            continue
        own = {
            (one.place if one.code != "unknown-link" else None, one.code, one.message)
            for one in problems
            if one.place.file == file
        }
        found = told(kind, path.stem, text, known)
        assert {(place_of(one, text), one["code"], one["message"]) for one in found} >= own


@pytest.mark.parametrize("folder", [TOY, ROOT], ids=["the invented edition", "this edition"])
def test_a_form_says_nothing_against_a_sound_record(folder, form_page):
    """What passes the check passes the form, so that nobody is sent to mend what is right."""
    checked = read(Folders.below(folder), strict=False)
    context = Context(checked.edition, checked.verification)
    for target in (*plan_forms(checked.edition), *plan_known(checked.edition)):
        if target.kind == KNOWN:
            form_page.evaluate(make_known(target, context))
    records = [
        [one.kind, one.id, as_data(checked.edition.texts[one.id].content)] for one in checked.edition.records.values()
    ]
    found = form_page.evaluate(
        """records => records.map(([kind, id, data]) => {
          const value = letterbook.values.ofData(data);
          return [id, letterbook.others.faults({ id, kind }, value, value)];
        }).filter(([, faults]) => faults.length)""",
        records,
    )
    assert found == []
