"""Every table: what a row of it is, and its columns in words."""

from letterbook.facts.columns import Column, Table, date, flag, id_of, number, several, text

PAGE = text("page", "the address of its page")
DAYS = (
    text("value_first", "if the value is a date: the first day it can mean, in the Gregorian calendar"),
    text("value_last", "if the value is a date: the last day it can mean"),
)


def named(what: str) -> tuple[Column, ...]:
    """Return the columns that people, places and the like share."""
    return (
        id_of(what),
        text("name", "the preferred name", is_needed=True),
        text("sort_name", "the name it is sorted by, if that is another"),
        several("names", "names as sources write them"),
        text("description", "who or what it is"),
        several("same_as", "its addresses in catalogues"),
        PAGE,
    )


LETTERS = Table(
    "letters",
    "a letter, in order of date",
    (
        id_of("letter"),
        text("title", "who wrote to whom, and when, in words", is_needed=True),
        PAGE,
        several("sender", "who wrote it: ids of people and organisations, or “unknown”"),
        several("recipient", "who it was written to: ids, as for the sender"),
        several("between", "both correspondents, if the direction is not known"),
        text("medium", "letter, message or post"),
        *date("date", "when it was written"),
        *date("finished", "the last day of writing, if that took several days"),
        several("sent_from", "where it was sent from", "places"),
        *date("received", "when it arrived"),
        several("received_at", "where it arrived", "places"),
        several("conjectured", "the fields that the archive infers"),
        text("answers", "the letter that it answers", "letters"),
        several("may_be", "letters that are perhaps the same letter", "letters"),
        text("existence", "attested, claimed or inferred"),
        text("how_known", "the fullest form in which a source gives it"),
        text("summary", "what it is about, in the archive's words"),
        several("mentions", "ids of the people, places, organisations and events that it mentions"),
        several("topics", "its subjects", "topics"),
        number("witnesses", "how many articles are witnesses of it"),
        number("origins_at_least", "how many independent origins these articles have, at least"),
        number("origins_at_most", "how many independent origins, at most"),
        number("quotations", "how many quotations from it there are"),
        number("verified", "how many of these quotations a machine found in the articles"),
        several("disputed", "the fields on which articles conflict"),
    ),
)

ARTICLES = Table(
    "articles",
    "an article, by id",
    (
        id_of("article"),
        text("title", "its title, or a description in brackets", is_needed=True),
        PAGE,
        text("kind", "what kind of article it is"),
        text("outlet", "the organisation that published it", "organisations"),
        several("authors", "who wrote it, as printed"),
        *date("published", "when it appeared"),
        text("url", "its address, if the full address is known"),
        text("site", "its site, if the full address is not known"),
        text("archived", "the address of an archived copy"),
        text("language", "the language it was read in, as a BCP 47 tag"),
        several("translated_from", "the languages it was translated from, the original first"),
        text("version_of", "the article that it is a copy of", "articles"),
        several("relays", "the articles that it draws on", "articles"),
        several("may_relay", "the articles that it perhaps draws on", "articles"),
        several(
            "origins",
            "its origins, directly or through other articles; the article itself if it draws on none",
            "articles",
        ),
        several("possible_origins", "its possible origins", "articles"),
        text("read", "whole, part or none: how much of it was read for the record"),
        text("rights", "full, quotation or none: how much of it may be printed"),
        number("letters", "how many letters it is a witness of"),
        number("quotations", "how many quotations are taken from it"),
    ),
)

PEOPLE = Table(
    "people",
    "a person, by id",
    (
        *named("person"),
        *date("born", "when the person was born"),
        *date("died", "when the person died"),
        several("roles", "what the person was"),
    ),
)

PLACES = Table(
    "places",
    "a place, by id",
    (
        *named("place"),
        Column("latitude", "number", "decimal degrees, north positive"),
        Column("longitude", "number", "decimal degrees, east positive"),
        text("within", "the larger place that it lies in", "places"),
    ),
)

ORGANISATIONS = Table(
    "organisations",
    "an organisation or publication, by id",
    (*named("organisation"), text("kind", "what kind of organisation it is")),
)

EVENTS = Table(
    "events",
    "an event, by id",
    (
        *named("event"),
        *date("date", "the day, or the first of several"),
        *date("finished", "the last day"),
        several("place", "where it was", "places"),
        several("participants", "ids of the people and organisations that took part"),
        several("attested_by", "the articles that report it", "articles"),
    ),
)

TOPICS = Table("topics", "a subject that several letters share, by id", named("topic"))

WITNESSES = Table(
    "witnesses",
    "the testimony of an article to a letter",
    (
        text("letter", "the letter", "letters", is_needed=True),
        text("article", "the article", "articles", is_needed=True),
        text("at", "where in the article"),
        text("number", "the letter's number there"),
        text("url", "the letter's own address there"),
        text("form", "how much of the letter it gives: facsimile, full, excerpt, paraphrase or mention"),
        flag("is_inferred", "whether the archive infers that the article means this letter"),
        text("because", "the reason for that inference"),
        text("note", "the archive's note"),
    ),
)

ATTESTATIONS = Table(
    "attestations",
    "what one article states about one field of a letter",
    (
        text("letter", "the letter", "letters", is_needed=True),
        text("field", "the field", is_needed=True),
        text("value", "what is stated, as a record writes it: EDTF, ids, numbers", is_needed=True),
        text("calendar", "julian, if the article gives the date in Old Style"),
        *DAYS,
        text("article", "the article that states it", "articles", is_needed=True),
        text("at", "where in the article"),
        text("by", "whom the article cites: the id of a person or organisation"),
        text("certainty", "low, medium or high: how sure the article says that it is"),
        text("evidence", "conjecture, internal or external, if the article infers it"),
        text("note", "the archive's note"),
    ),
)

CONFLICTS = Table(
    "conflicts",
    "a field of a letter on which articles conflict",
    (
        text("letter", "the letter", "letters", is_needed=True),
        text("field", "the field", is_needed=True),
        several("values", "what is stated"),
        several("articles", "the articles that state it", "articles"),
        flag("is_open", "whether the archive follows none of the readings"),
        text("reason", "why it follows one, or none"),
    ),
)

QUOTATIONS = Table(
    "quotations",
    "a quotation, by article",
    (
        text("id", "its permanent name: the record it is in, and its anchor there", is_needed=True),
        text("page", "its address"),
        text("record", "the record it is in", is_needed=True),
        several("letters", "the letter that the words are from, or the letters that a speaker talks about", "letters"),
        text("article", "the article that prints the words", "articles", is_needed=True),
        text("at", "where in the article"),
        text("passage", "the passage of the letter"),
        text("text", "the words, exactly as printed", is_needed=True),
        text("language", "their language, as a BCP 47 tag"),
        several("translated_from", "the languages they were translated from, the original first"),
        text("gloss", "the archive's own translation"),
        text("speaker", "who said the words, if not the sender"),
        text("fault", "what is known to be wrong with them"),
        text("state", "how far they are verified"),
        flag("is_verified", "whether a machine found them in the article"),
    ),
)

QUESTIONS = Table(
    "questions",
    "a question on which sources differ, by number",
    (
        id_of("question"),
        number("number", "its permanent number"),
        text("title", "the question", is_needed=True),
        several("about", "ids of the records it is about"),
        text("weight", "strong or soft: strong means a direct contradiction or garbled text"),
        several("articles", "the articles that give an account", "articles"),
        flag("is_open", "whether it is open"),
        text("outcome", "what the archive takes to be right and why, or why it stays open"),
    ),
)

ORIGINS = Table(
    "origins",
    "an article and one of its origins",
    (
        text("article", "the article", "articles", is_needed=True),
        text("origin", "its origin: an article that draws on no other, reached directly or through others", "articles"),
        flag("is_certain", "whether that is certain or only possible"),
    ),
)

TABLES: tuple[Table, ...] = (
    LETTERS,
    ARTICLES,
    PEOPLE,
    PLACES,
    ORGANISATIONS,
    EVENTS,
    TOPICS,
    WITNESSES,
    ATTESTATIONS,
    CONFLICTS,
    QUOTATIONS,
    QUESTIONS,
    ORIGINS,
)
