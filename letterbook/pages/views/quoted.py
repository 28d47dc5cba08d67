"""A quotation on a page: the words, whose they are, who prints them where, and whether a machine found them there."""

from collections.abc import Iterable, Sequence

from letterbook.facts.quoted_words import QuotedWords
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of_words, relative
from letterbook.pages.pen import Pen
from letterbook.pages.sections import quotation_pages
from letterbook.pages.views.page import sentence
from letterbook.pages.web_addresses import encoded
from letterbook.pages.wording import (
    capitalised,
    count,
    date_in_words,
    language_name,
    listed,
    locator_in_words,
    number_in_words,
)
from letterbook.records.models import Article, Comparison, Quotation
from letterbook.verification.quotations import Cited, State

FAULTS = {
    "mistranslation": "mistranslated",
    "paraphrase": "a paraphrase, not the letter's words",
    "composite": "put together from separate passages",
    "cut": "cut short",
    "misattributed": "ascribed to the wrong source",
}

STATES = {
    State.TEXT: "**verified** (text)",
    State.SEAL: "**verified** (seal)",
    State.BEYOND: "**beyond the part saved**; not verified",
    State.UNVERIFIED: "**unverified**: no copy available",
}

# The same at a glance: a shape and a word, neither of them by colour alone, on one line.
MARKS = {
    State.TEXT: "✓\u00a0verified",
    State.SEAL: "✓\u00a0verified",
    State.COMPARED: "≈\u00a0compared",
    State.BEYOND: "○\u00a0beyond the part saved",
    State.UNVERIFIED: "○\u00a0unverified",
}


# How many words a text fragment repeats in full; of more it names so many at either end.
WHOLE, EDGE = 8, 3


def link_to(pen: Pen, cited: Cited) -> str:
    """Return a link to a quotation under the name of the record that holds it, on the page where it stands."""
    page = (
        quotation_pages(pen.edition).get((cited.record, str(cited.path[1]))) if cited.record == cited.article else None
    )
    if page is None:
        return pen.to(cited.record, anchor=anchor_of_words(cited))
    name = pen.named(pen.edition.records[cited.record])
    return markup.link(name, relative(pen.page, page, anchor_of_words(cited)))


def anchor_in_place(cited: Cited) -> str:
    """Return the anchor of a quotation where it stands in the private reading copy of its article."""
    return f"t{anchor_of_words(cited)[1:]}"


def block(words: QuotedWords) -> str:
    """Return the quoted words as a block of their own."""
    return markup.block_quote(words.quotation.text, "quotation", id=anchor_of_words(words.cited), lang=words.language)


def entry(pen: Pen, words: QuotedWords, lead: Iterable[str]) -> str:
    """Return a quotation with its attribution, which begins with `lead`, and remarks."""
    quotation = words.quotation
    speaker = f"words of {pen.to(quotation.speaker)}" if quotation.speaker else ""
    told = sentence([*lead, speaker, where(words.cited), route(pen, words), state(pen, words)])
    attribution = [told, live(words.article, quotation), remarks(pen, quotation)]
    lines = [
        block(words),
        gloss(quotation),
        markup.paragraph(" ".join(part for part in attribution if part), "attribution"),
    ]
    return "\n\n".join(line for line in lines if line)


def glance(pen: Pen, words: QuotedWords, *more: str) -> str:
    """Return at a glance who prints words, where, how far that is verified, by which route they came, and more."""
    speaker = words.quotation.speaker
    whose = f"words of {pen.to(speaker)}" if speaker else ""
    told = [pen.to(words.article.id), where(words.cited), whose, MARKS[words.state], way(pen, words), *more]
    return " · ".join(part for part in told if part)


def way(pen: Pen, words: QuotedWords) -> str:
    """Return in which language words are, unless it is that of the edition, or from which they are translated."""
    if not words.translated_from:
        return route(pen, words)
    from_, *through = [language_name(tag) for tag in words.translated_from]
    by_way = f" via {listed(through)}" if through else ""
    is_expected = words.language == pen.edition.collection.language
    into = "translated" if is_expected else f"translated into {language_name(words.language)}"
    return markup.escape(f"{into} from {from_}{by_way}")


def gloss(quotation: Quotation) -> str:
    """Return our own translation of a foreign wording, labelled as ours."""
    if not quotation.gloss:
        return ""
    return markup.paragraph(f"In the archive's own translation: {markup.escape(quotation.gloss)}", "gloss")


def where(cited: Cited) -> str:
    """Return where in the article the words stand; empty where that is not known."""
    return markup.escape(locator_in_words(cited.at)) if cited.at else ""


def state(pen: Pen, words: QuotedWords) -> str:
    """Return how far a quotation is verified; in a private reading copy, with a link to its place."""
    told = comparison(words.compared) if words.compared else STATES[words.state]
    if words.place and words.article.id in pen.captures.texts:
        told += f", {pen.to(words.article.id, 'in its place', anchor_in_place(words.cited))}"
    return told


def comparison(compared: Comparison) -> str:
    """Return who compared a quotation with the page, and when; what that means is said on the page of principles."""
    by = markup.escape(compared.by) if compared.by else "an editor"
    return f"**compared** by {by}, {markup.escape(date_in_words(compared.date))}"


def tally(quotations: Sequence[QuotedWords]) -> str:
    """Return how many of some quotations are verified: "twelve quotations, four of them verified, two compared"."""
    states = [words.state for words in quotations]
    verified = sum(state.is_verified for state in states)
    compared = sum(state is State.COMPARED for state in states)
    told = count(len(states), "quotation")
    if not states:
        return told
    by_editor = f", {number_in_words(compared)} compared by an editor" if compared else ""
    if len(states) == 1:
        return f"{told}, {'verified' if verified else 'not verified'}{', compared by an editor' if compared else ''}"
    share = "all" if verified == len(states) else f"{number_in_words(verified)} of them" if verified else "none of them"
    return f"{told}, {share} verified{by_editor}"


def live(article: Article, quotation: Quotation, shown: str = "Find these words there.") -> str:
    """Return a link to the words in the article itself, where a browser finds and marks them; empty without address.

    Print leaves it out.

    Source: URL Fragment Text Directives, WICG draft: `#:~:text=first words,last words`.
    """
    if not article.url or "#" in article.url:
        return ""
    # The first part suffices where the record leaves words out.
    words = quotation.text.split("[…]")[0].split()
    ends = [words] if len(words) <= WHOLE else [words[:EDGE], words[-EDGE:]]
    encoded = [encoded_words(" ".join(part)) for part in ends]
    return markup.outside_link(shown, f"{article.url}#:~:text={','.join(encoded)}")


def encoded_words(words: str) -> str:
    """Return words as they stand in the address of a text fragment, where a hyphen and a comma mean something."""
    return encoded(words).replace("-", "%2D")


def route(pen: Pen, words: QuotedWords) -> str:
    """Return the route by which words were translated; else their language, unless it is that of the edition."""
    if names := [language_name(tag) for tag in words.translated_from]:
        by_way = f" via {listed(names[1:])}" if len(names) > 1 else ""
        return markup.escape(f"in {language_name(words.language)}, translated from {names[0]}{by_way}")
    is_expected = words.language == pen.edition.collection.language
    return "" if is_expected else markup.escape(f"in {language_name(words.language)}")


def remarks(pen: Pen, quotation: Quotation) -> str:
    """Return what is known to be wrong with a wording, and the archive's note on it."""
    note = pen.prose(quotation.note) if quotation.note else ""
    return f"{fault(quotation)} {note}".strip()


def fault(quotation: Quotation) -> str:
    """Return what is known to be wrong with a wording, as a sentence in strong type; "" for a sound one."""
    return f"**{capitalised(FAULTS[quotation.fault])}.**" if quotation.fault else ""
