"""Where to look for each field on the site: the place where a reader meets it first, in words of that page.

It is written by hand, and names that one place only: a new list, drawing or data file makes nothing here untrue.
A field that a model inherits stands once, under the model that brings it, unless the truth differs below.
Headings of pages stand in quotation marks.
"""

from collections.abc import Mapping

from letterbook.pages.views.letter.testimony import FIELDS
from letterbook.records import models
from letterbook.records.models.introduction import Section, Sentence

WHERE_SHOWN: Mapping[type[models.FieldGroup], Mapping[str, str]] = {
    models.Record: {
        "aliases": "A page at the old address leads to the record.",
        "changes": "At the foot of the record's page, newest first.",
    },
    models.Change: {
        "date": "Before the change at the foot of the page.",
        "what": "At the foot of the record's page.",
        "by": "In brackets after the change.",
    },
    models.Letter: {
        "sender": "In the title of the letter, and in its facts (“Sent”).",
        "recipient": "In the title of the letter, and in its facts (“Received”).",
        "between": "In the title (“Between … and …”) and in the facts, with “direction not known”.",
        "medium": "Only if it is not a letter: in the facts (“Medium”), and before the names on the timeline.",
        "date": "In the title of the letter, and in its facts (“Sent”).",
        "finished": "After `date`, if that is written out (“21 to 22 September 1921”).",
        "conjectured": "As brackets or the words “the archive's inference” in the facts of the letter.",
        "handed_over": "In the facts, a line for each hand-over.",
        "received": "In the facts of the letter (“Received”).",
        "sent_from": "In the facts of the letter (“Sent”), and on the place's page and in the list of places.",
        "received_at": "In the facts of the letter (“Received”), and on the place's page and in the list of places.",
        "answers": "In the facts of the letter (“Answers”), and in those of the letter it answers (“Answered by”).",
        "may_be": "In the facts of this letter (“Perhaps the same as”), and in those of the other.",
        "existence": "In the line below the title, unless attested.",
        "summary": "Under “About this letter” on the letter's page.",
        "mentions": "Under “What it mentions” on the letter's page.",
        "topics": "Under “What it mentions” on the letter's page.",
        "passages": "As headings under “Reading text”, each above its wordings or a note that none are printed.",
        "witnesses": "Under “How we know” on the letter's page.",
        "resolutions": "Under “Where sources differ” on the letter's page.",
    },
    models.Witness: {
        "article": "As a link under “How we know”, and wherever its words or statements are shown.",
        "at": "After the article under “How we know”.",
        "number": "After the article under “How we know”.",
        "url": "Under “How we know” (“The letter there”).",
        "form": "After the article under “How we know”.",
        "identified": "On the article's page (“How identified”).",
        "because": "After the witness under “How we know”: “We infer that it means this letter: …”.",
        "text": "Under “The text” on the letter's page.",
        "images": "Under “The text” on the letter's page, each with a link to the image itself.",
        "says": "In the table “What the sources state” on the letter's page.",
        "quotations": "Under “Reading text” on the letter's page.",
        "note": "After the witness under “How we know”.",
    },
    # Each is a row of one table, under its own name.
    models.Says: {field: f"“{words}” in the table “What the sources state”." for field, words in FIELDS.items()},
    models.Attested: {
        "is": "In the table “What the sources state” (“Statement”).",
        "by": "After the article that states it: “citing …”.",
        "at": "After the article that states it.",
        "certainty": "In brackets after the statement in “What the sources state”.",
        "evidence": "In brackets after the statement: “inferred by the article”.",
        "note": "In brackets after the article in “What the sources state”.",
    },
    models.AttestedDate: {
        "calendar": "After the statement: “Old Style”, with the days in the Gregorian calendar.",
        "year_begins": "After “Old Style”.",
    },
    models.HandingOver: {
        "date": "First in the line of the hand-over.",
        "by": "In the line of the hand-over (“by …”).",
        "to": "In the line of the hand-over (“to …”).",
        "place": "In the line of the hand-over (“at …”).",
        "how": "In the line of the hand-over.",
    },
    models.Quotation: {
        "at": "After the words.",
        "text": "As a block of its own under “Reading text” on the letter's page, and under “Quotations taken from "
        "it” on the article's.",
        "speaker": "After the words: “words of …”.",
        "language": "After the words, unless it is the edition's own and no route is known.",
        "translated_from": "After the words: “translated from English via French”.",
        "gloss": "Below the words: “In the archive's own translation: …”.",
        "fault": "In bold after the words, on their pages and on “Wordings compared”.",
        "note": "After the words, last; of the wording that comes first, in the box below it.",
        "compared": "After the words, unless they are verified.",
    },
    models.Comparison: {
        "date": "After the words, unless they are verified.",
        "by": "After the words.",
        "words": "Nowhere: the check uses it to notice later changes to the words.",
    },
    models.HeldText: {
        "language": "Above the text, after the source.",
        "translated_by": "Above the text: “translated by …”.",
        "paragraphs": "Under “The text”; a translation beside the original.",
    },
    models.Paragraph: {
        "words": "As a paragraph under “The text”.",
        "part": "In the position of the paragraph: date and signature at the right.",
        "page": "In brackets before the paragraph: “[page …]”.",
    },
    models.Image: {
        "file": "As the image.",
        "shows": "In place of the image, for readers who cannot see it.",
        "page": "Below the image: “Page …”.",
        "credit": "Below the image.",
    },
    models.LetterQuotation: {
        "passage": "As the heading over the words, under “Reading text”.",
        "preferred": "In the box below the words, which come first in their passage.",
    },
    models.SpeakerQuotation: {
        "text": "As a block of its own under “Quotations taken from it” on the article's page, and on the page "
        "“Verification”.",
        "speaker": "After the words: “words of …”.",
        "language": "After the words, unless it is English and no route is known.",
        "fault": "In bold after the words.",
        "note": "After the words, last.",
        "about": "After the words: “About …”, with links to the letters.",
    },
    models.Resolution: {
        "follows": "After “The archive follows this reading” on the letter's page, and after “The archive's reading” "
        "on the page “Where sources differ”.",
        "open": "After “Left open”, on both pages.",
    },
    models.Article: {
        "title": "As the heading of the article's page.",
        "short_title": "As the words of every link to the article; on its own page as “Short title”.",
        "kind": "In the line below the title.",
        "outlet": "In the line below the title.",
        "authors": "In the facts of the article.",
        "published": "In the line below the title, and in the facts.",
        "url": "In the facts (“Where to read it”), and behind “Find these words there” after each quotation.",
        "site": "In the facts (“Where to read it”), without a link.",
        "index_id": "Nowhere: it names the edition in the index of letters under “Data”.",
        "archived": "In the facts (“Archived copy”).",
        "language": "In the facts.",
        "translated_from": "In the facts, beside the language.",
        "version_of": "Under “What it draws on” on both pages, and under “Origins”.",
        "relays": "Under “What it draws on” on both pages, and under “Origins”.",
        "may_relay": "In the same places, as “perhaps”.",
        "read": "In the facts, beside `consulted` or as “Read”.",
        "consulted": "In the facts (“Consulted”).",
        "rights": "In the facts (“Rights”).",
        "quotation_limit": "In the facts (“Rights”).",
        "capture": "Under “How the saved copy was read”, and in the table of fingerprints under “Verification”.",
        "digest": "Below the line under the title.",
        "quotations": "Under “Quotations taken from it” on the article's page, and under “Verification”.",
    },
    models.Capture: {
        "file": "“File” under “How the saved copy was read”: its name, never its text.",
        "complete": "“Saved” under “How the saved copy was read”, if only the beginning was saved, and in the "
        "table of copies under “Verification”.",
        "title": "“Title” under “How the saved copy was read”.",
        "standfirst": "“Standfirst” under “How the saved copy was read”.",
        "byline": "“Byline” under “How the saved copy was read”.",
        "furniture": "“Not the article” under “How the saved copy was read”.",
        "borrowed": "“Copied” under “How the saved copy was read”, with a link to the lender.",
    },
    models.Authority: {
        "name": "As the heading of the page, and as the words of every link to it.",
        "sort_name": "Not printed: it decides the record's place in lists.",
        "names": "In the table “Names as written”.",
        "description": "Below the line under the heading, and in what search engines show.",
        "same_as": "In the facts (“Elsewhere”), as links named by catalogue and number, where the catalogue is known.",
    },
    models.NameAsWritten: {
        "form": "“As written” in the table “Names as written”.",
        "language": "“Language” in the same table.",
        "articles": "“In”, in the same table.",
    },
    models.Person: {
        "born": "In the facts (“Born”).",
        "died": "In the facts (“Died”).",
        "roles": "In the facts (“Role”), one line each.",
    },
    models.Role: {
        "role": "In the facts (“Role”).",
        "from": "After the role: “from …”.",
        "to": "After the role: “to …”.",
        "article": "After the role: “according to …”.",
    },
    models.Place: {
        "latitude": "With `longitude` in the facts (“Coordinates”), and as a dot on the map on the index of places.",
        "longitude": "With `latitude` in the facts (“Coordinates”), and as a dot on the map on the index of places.",
        "coordinates_from": "After the coordinates in the facts, as a link.",
        "within": "In the facts (“Lies in”), and in those of the larger place (“Contains”).",
    },
    models.Organisation: {
        "kind": "In the line below the heading, and after the name on the index of organisations.",
    },
    models.Event: {
        "sort_name": "Not printed: it decides where the event stands in lists.",
        "date": "In the line below the heading and in the facts.",
        "finished": "After `date` in the line below the heading, in the facts and on the timeline.",
        "place": "In the facts.",
        "participants": "In the facts.",
        "attested_by": "In the facts (“Attested by”).",
    },
    models.Topic: {
        "name": "As the heading of the page, and as the words of every link to it.",
        "names": "In the table “Names as written”.",
    },
    models.Question: {
        "number": "Before the title on the page “Where sources differ”, and in its address there.",
        "title": "On the page “Where sources differ”.",
        "about": "Below the title on the page “Where sources differ”, where the first letter also decides the heading "
        "above the question.",
        "weight": "Below the title, in words.",
        "accounts": "As a list below the title.",
        "resolution": "After the accounts: “The archive's reading”.",
        "open": "After the accounts: “Left open”.",
        "settled_by": "After the accounts: “What would settle it”.",
        "aliases": "Nowhere: a question has no page of its own.",
        "changes": "Under “Corrections and additions”.",
    },
    models.Account: {
        "article": "After what is stated, as a link.",
        "archive": "After what is stated: “the archive's own reasoning”.",
        "at": "After the article, on the page “Where sources differ”.",
        "by": "After the article: “citing …”.",
        "states": "In the list of accounts, under “Where sources differ” or, for an expected number, “Coverage”.",
    },
    models.QuotedAccount: {
        "quotation": "After the article on the page “Where sources differ”, with its verification.",
        "compared": "After the words, in the same places, unless they are verified.",
    },
    models.Collection: {
        "title": "As the heading of the home page.",
        "version": "In “Cite this page” of every letter.",
        "format": "Nowhere: it keeps an older program from misreading newer records.",
        "description": "Below the heading of the home page, and in what search engines show of it.",
        "language": "Nowhere: quotations in this language need no label.",
        "editors": "In “Cite this page” of every letter.",
        "licence": "At the foot of the home page and of every page of a record, and on the page “Data”.",
        "licence_url": "As the link of the licence's name.",
        "site": "In “Cite this page” of every letter.",
        "repository": "Behind “Its file”, “Its history” and “Report a mistake” at the foot of pages, and behind forms.",
        "mail": "At the end of a form, where it hands in a record.",
        "expected": "Under “Coverage”.",
        "begin_with": "Under “Letters to begin with” on the home page; without them, letters of which most is known.",
        "asked": "Under “Questions” on the home page, before those that the program answers.",
        "changes": "Under “Corrections and additions”.",
    },
    models.Expected: {
        "between": "In the heading under “Coverage”: “… letters between … and …”.",
        "from": "Below that heading.",
        "to": "Below that heading.",
        "count": "In the heading under “Coverage”, and in the lines below that compare it with what is known.",
        "by_sender": "Under “Coverage”, a line for each sender.",
        "accounts": "Under “Coverage”, below the heading.",
    },
    models.Beginning: {
        "letter": "As a link under “Letters to begin with” on the home page.",
        "why": "After that link.",
    },
    models.Asked: {
        "question": "Under “Questions” on the home page.",
        "answer": "Below the question.",
    },
    models.Introduction: {
        "title": "As the heading of the introduction, and as the link to it on the home page.",
        "lead": "Below the heading of the introduction, and in what search engines show of it.",
        "sections": "As the text of the introduction.",
    },
    Section: {
        "heading": "As a heading in the introduction.",
        "paragraphs": "Below the heading, in order.",
    },
    Sentence: {
        "says": "In its paragraph of the introduction.",
        "articles": "As a small number after the sentence, which leads to “Sources of each sentence”.",
        "archive": "Nowhere: such a sentence has no number, and the page explains that.",
    },
}
