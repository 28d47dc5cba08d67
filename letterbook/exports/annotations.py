"""Quotations as annotations of the articles that they cite, by which other programs find the words there.

Source: Web Annotation Data Model, W3C, its text quote selector.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from letterbook.exports.pieces import separated, written
from letterbook.exports.tables.records import page
from letterbook.facts.quoted_words import QuotedWords, quoted_from
from letterbook.pages.addresses import ANNOTATIONS, anchor_of_words
from letterbook.pages.context import Context
from letterbook.pages.generated import GENERATED
from letterbook.pages.plan import Target
from letterbook.reading.edition import Edition
from letterbook.records.models import Article

ANNOTATED = "annotations"

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# Where a record leaves words out.
CUT = "[…]"


def plan_annotations(_: Edition) -> Iterator[Target]:
    """Yield the annotations."""
    yield Target(ANNOTATIONS, ANNOTATED)


def make_annotations(_: Target, context: Context) -> bytes:
    """Return every quotation of an article with an address, as a page of annotations."""
    rows = (json.dumps(one, ensure_ascii=False) for one in annotations(context))
    head = f'{{\n  "generated": "{GENERATED}",\n  "@context": "{CONTEXT}",\n  "type": "AnnotationPage",\n  "items": [\n'
    return written(chain([head], separated(rows), ["\n]}\n"]))


def annotations(context: Context) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each quotation whose article has an address, by article."""
    for article in context.edition.of(Article):
        if article.url:
            for words in quoted_from(context.edition, context.verification, article):
                yield annotation(context.edition, words, article.url)


def annotation(edition: Edition, words: QuotedWords, url: str) -> dict[str, Any]:
    """Return one annotation: its body is the address of the words here, its target the words in the article."""
    here = f"{page(edition, edition.records[words.cited.record])}#{anchor_of_words(words.cited)}"
    source: dict[str, Any] = {"id": url, "language": words.language}
    if words.article.archived:
        source["via"] = words.article.archived
    return {
        "id": here,
        "type": "Annotation",
        "motivation": "linking",
        "body": here,
        "target": [
            {"source": source, "selector": {"type": "TextQuoteSelector", "exact": part.strip()}}
            for part in words.quotation.text.split(CUT)
            if part.strip()
        ],
    }
