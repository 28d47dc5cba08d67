"""A quotation keeps its address, whatever else on its page is edited."""

from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.addresses import anchor_of_words as anchor
from letterbook.pages.context import Context
from letterbook.pages.plan import make_page, plan_pages
from letterbook.verification.quotations import cited_in, unverified

LETTER = "1921-09-21-north-to-south"
WORDS = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=40).filter(lambda text: text.strip())


def edited(letter, words, kept, order):
    """Return a letter in which all but one quotation has other words, notes and company, in another order."""

    def other(quotation):
        if quotation.text == kept:
            return quotation.model_copy(update={"note": None, "gloss": words, "speaker": None})
        return quotation.model_copy(update={"text": f"{words} {quotation.text}"})

    witnesses = [
        one.model_copy(update={"quotations": tuple(map(other, one.quotations)), "note": None})
        for one in letter.witnesses
    ]
    headings = {slug: f"{words} {number}" for number, slug in enumerate(letter.passages)}
    changed = {"summary": words, "witnesses": tuple(witnesses[order:] + witnesses[:order]), "passages": headings}
    return letter.model_copy(update=changed)


@given(WORDS, st.integers(0, 2), st.data())
def test_it_survives_all_other_edits(toy, words, order, data):
    """Words, notes, headings, the summary, and the order of witnesses change; the anchor leads to the same words."""
    letter = toy.letter(LETTER)
    found = [cited for cited, _ in cited_in(letter)]
    kept = data.draw(st.sampled_from(found))
    edition = toy.with_records({**toy.records.held, LETTER: edited(letter, words, kept.text, order)})
    target = next(one for one in plan_pages(edition) if one.path == f"letters/{LETTER}.md")
    page = make_page(target, Context(edition, unverified(edition)))
    assert f"#{anchor(kept)}" in page
