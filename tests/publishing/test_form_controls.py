"""What a form shows of a record, it reads again: no record loses anything by being opened."""

import pytest

from letterbook.exports.forms.data import KNOWN, OPENED, make_known, make_opened, plan_forms, plan_known
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pipeline import read
from tests.publishing.built import ROOT

EDITIONS = [ROOT / "tests" / "toy_edition", ROOT]


@pytest.mark.parametrize("folder", EDITIONS, ids=["the invented edition", "this edition"])
def test_a_record_that_is_opened_and_written_is_the_same(folder, form_page):
    """Every field is shown by a control that reads what it was given, and the file is the same byte for byte."""
    checked = read(Folders.below(folder), strict=False)
    context = Context(checked.edition, checked.verification)
    count = 0
    for target in (*plan_forms(checked.edition), *plan_known(checked.edition)):
        if target.kind == KNOWN:
            form_page.evaluate(make_known(target, context))
        if target.kind == OPENED:
            form_page.evaluate(make_opened(target, context))
            found = form_page.evaluate(
                """() => {
                  const { kind, text, root } = letterbook.opened;
                  const value = letterbook.writing.valueOf(root);
                  const said = letterbook.groups.fieldsOf(letterbook.described.kinds[kind], value).read();
                  return [letterbook.values.asData(value), letterbook.values.asData(said),
                    letterbook.writing.rewritten(text, root, said) === text];
                }"""
            )
            assert (found[1], found[2]) == (found[0], True), target.subject
            count += 1
    assert count == len(checked.edition.records)
