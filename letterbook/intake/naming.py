"""The id that a new record has by custom, made of the little that is known of it."""

import re
from collections.abc import Mapping

from letterbook.reading.load import Records
from letterbook.records.dates import parse_date
from letterbook.records.ids import proposed_id
from letterbook.records.models import Article, Authority, Letter, Person, Question

# Words of a title that go into an id.
WORDS_OF_A_TITLE = 6
WORDS_BESIDE_AN_OUTLET = 3

# What a question can do without in its id. Who, when, where, which and why say what is asked.
FILLER_WORDS = (
    "a an and are as at be been by could did do does for from had has have how if in into is it its of on or so than "
    "that the their them then there these they this those to was were will with would"
)
FILLERS = frozenset(FILLER_WORDS.split())

# A word of its own, so that "A-ha" and "Anne" keep theirs.
LEADING_ARTICLE = re.compile(r"(?i)(?:the|an?)\s+(?=\w)")


def proposed(kind: str, said: Mapping[str, str], records: Records) -> str:
    """Return the id that such a record has by custom, no longer than one may be; "" where none can be made."""
    return proposed_id(by_custom(kind, said, records))


def by_custom(kind: str, said: Mapping[str, str], records: Records) -> str:
    """Return the id that such a record has by custom, of whatever length; "" where none can be made."""
    if kind == Letter.kind:
        ends = f"{short_name(said['sender'], records)}-to-{short_name(said['recipient'], records)}"
        return f"{day_of(said.get('date')) or 'undated'}-{ends}"
    if kind == Article.kind:
        return article_id(said, records)
    return question_id(said["title"]) if kind == Question.kind else name_id(kind, said["name"], records)


def article_id(said: Mapping[str, str], records: Records) -> str:
    """Return outlet and day; where one is unknown, or a record has that id, words of the title too.

    Without a title its kind stands in place of it; without an outlet, its site.
    """
    called = said.get("title") or said["kind"]
    day = day_of(said.get("published"))
    if "outlet" not in said and "title" in said:
        return words(called, WORDS_OF_A_TITLE)
    outlet = said.get("outlet") or words(said.get("site", ""))
    id = "-".join(part for part in (outlet, day) if part)
    title = words(called, WORDS_BESIDE_AN_OUTLET)
    return id if outlet and day and id not in records.claimed else f"{id}-{title}".strip("-")


def question_id(title: str) -> str:
    """Return the words of a question that say what it is about; all words where there are no such."""
    said = words(title).split("-")
    telling = [word for word in said if word not in FILLERS]
    return "-".join((telling or said)[:WORDS_OF_A_TITLE])


def name_id(kind: str, name: str, records: Records) -> str:
    """Return a name as an id, without a leading article unless the collection keeps those."""
    keeps = kind == Person.kind or keeps_articles(kind, records)
    return words(name if keeps else LEADING_ARTICLE.sub("", name, count=1))


def keeps_articles(kind: str, records: Records) -> bool:
    """Whether most records of a kind whose name begins with an article have it in their ids too."""
    alike = [record for record in records.records.values() if isinstance(record, Authority) and record.kind == kind]
    named = [record for record in alike if LEADING_ARTICLE.match(record.name)]
    kept = [record for record in named if without_article(record.id) != record.id]
    return 2 * len(kept) > len(named)


def without_article(id: str) -> str:
    """Return an id without a leading "the-": "evening-star" for "the-evening-star"."""
    return re.sub(r"^(?:the|an?)-", "", id)


def same_day(said: Mapping[str, str], records: Records) -> list[Article]:
    """Return the articles of the outlet and the day that are said of a new one; none where only a month is known."""
    outlet, day = said.get("outlet"), day_of(said.get("published"))
    if not outlet or len(day) < len("2018-09-21"):
        return []
    articles = [record for record in records.records.values() if isinstance(record, Article)]
    return [one for one in articles if one.outlet == outlet and one.published and day_of(one.published.edtf) == day]


def day_of(date: str | None) -> str:
    """Return day, month or year of a date, as far as it is known for certain; of a span, where it begins."""
    parsed = parse_date(date.strip()) if date else None
    point = parsed and (parsed.begin or parsed.end)
    found = re.match(r"\d{4}(-\d\d){0,2}", point.edtf) if point else None
    return found[0] if found else ""


def short_name(id: str, records: Records) -> str:
    """Return the name by which a correspondent stands in ids: "north" for "North, Ada"."""
    record = records.records.get(id)
    name = words(record.filed_under, 1) if isinstance(record, Authority) else ""
    return name or id


def words(text: str, most: int | None = None) -> str:
    """Return the words of a text as an id, in any script, at most so many."""
    return "-".join(proposed_id(text).split("-")[:most])
