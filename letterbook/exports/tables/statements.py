"""The rows of the tables of what is stated and quoted: attestations, conflicts, quotations, questions."""

from collections.abc import Iterator

from letterbook.exports.tables.records import dated, page
from letterbook.facts.columns import Row, Value
from letterbook.facts.comparing import comparisons, value_as_written
from letterbook.facts.quoted_words import QuotedWords, quoted_from
from letterbook.pages.addresses import anchor_of_words
from letterbook.pages.context import Context
from letterbook.pages.describing import plain
from letterbook.records.dates import LetterDate
from letterbook.records.models import Article, Question


def attestation_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each statement of an article about a field of a letter, letters in the order of their dates."""
    edition = context.edition
    for letter in edition.letters:
        for comparison in comparisons(edition, letter):
            for one in comparison.statements:
                attested, value = one.attested, one.value
                when = value if isinstance(value, LetterDate) else None
                yield {
                    "letter": letter.id,
                    "field": one.field,
                    "value": when.edtf if when else value_as_written(value),
                    "calendar": "julian" if when and when.old_style else None,
                    **first_and_last(when),
                    "article": one.witness.article,
                    "at": attested.at or one.witness.at,
                    "by": attested.by,
                    "certainty": attested.certainty,
                    "evidence": attested.evidence,
                    "note": plain(edition, attested.note) if attested.note else None,
                }


def first_and_last(when: LetterDate | None) -> dict[str, Value]:
    """Return the first and the last day of a value that is a date."""
    found = dated("value", when)
    return {"value_first": found["value_first"], "value_last": found["value_last"]}


def conflict_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each field of a letter about which articles conflict."""
    edition = context.edition
    for letter in edition.letters:
        for comparison in comparisons(edition, letter):
            if comparison.conflicts:
                resolution = next((one for field, one in letter.resolutions.items() if field == comparison.field), None)
                reason = (resolution.follows or resolution.open) if resolution else None
                yield {
                    "letter": letter.id,
                    "field": comparison.field,
                    "values": [value_as_written(group[0].value) for group in comparison.by_value],
                    "articles": list(comparison.articles),
                    "is_open": not (resolution and resolution.follows),
                    "reason": plain(edition, reason) if reason else None,
                }


def quotation_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each quotation, by article: those of letters in the order of their dates, then of speakers."""
    edition = context.edition
    for article in edition.of(Article):
        for words in quoted_from(edition, context.verification, article):
            yield quotation_row(context, words)


def quotation_row(context: Context, words: QuotedWords) -> Row:
    """Return the row of one quotation."""
    edition, cited = context.edition, words.cited
    record = edition.records[cited.record]
    return {
        "id": f"{cited.record}#{anchor_of_words(cited)}",
        "page": f"{page(edition, record)}#{anchor_of_words(cited)}",
        "record": cited.record,
        "letters": [cited.record] if record.kind == "letter" else list(words.about),
        "article": words.article.id,
        "at": cited.at,
        "passage": cited.passage,
        "text": words.quotation.text,
        "language": words.language,
        "translated_from": list(words.translated_from),
        "gloss": words.quotation.gloss,
        "speaker": words.quotation.speaker,
        "fault": words.quotation.fault,
        "state": words.state.value,
        "is_verified": words.state.is_verified,
    }


def question_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each disagreement that is larger than a field, by number."""
    edition = context.edition
    for one in sorted(edition.of(Question), key=lambda question: question.number):
        outcome = one.resolution or one.open
        yield {
            "id": one.id,
            "number": one.number,
            "title": one.title,
            "about": list(one.about),
            "weight": one.weight,
            "articles": list(dict.fromkeys(account.article for account in one.accounts if account.article)),
            "is_open": one.resolution is None,
            "outcome": plain(edition, outcome) if outcome else None,
        }
