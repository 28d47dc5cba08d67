"""Where each field of each kind of record shows on the site, in words that somebody who fills it in understands.

Written by hand from what the views do; everything else in the guide to all fields comes from the models.
A field that a model inherits is told once, under the model that brings it, unless the truth differs below.
Headings of pages stand in quotation marks.
"""

from collections.abc import Mapping

from letterbook.pages.views.letter_testimony import FIELDS
from letterbook.records import models
from letterbook.records.models.introduction import Section, Sentence

WHERE_SHOWN: Mapping[type[models.Part], Mapping[str, str]] = {
    models.Record: {
        "aliases": "A page at the old address leads to the record; the old id is printed nowhere else.",
        "changes": "At the foot of the record's page, newest first, and under “Corrections and additions”.",
    },
    models.Change: {
        "date": "Before the change at the foot of the page, and as the heading of its day under “Corrections and "
        "additions”; the newest one is the day of the page in the sitemap.",
        "what": "At the foot of the record's page, and under “Corrections and additions”.",
        "by": "In brackets after the change at the foot of the record's page. Nowhere for questions and the "
        "collection, which have no page of their own.",
    },
    models.Letter: {
        "sender": "In the title of the letter and in every link to it; in its facts (“Sent”); in the table of letters "
        "(“From”), on the timeline and under “Coverage”; on the sender's page under “Letters sent”.",
        "recipient": "In the title of the letter and in every link to it; in its facts (“Received”); in the table of "
        "letters (“To”) and on the timeline; on the recipient's page under “Letters received”.",
        "between": "In the title (“Between … and …”) and in the facts, with “direction not known”; in the table of "
        "letters; on the page of each under “Mentioned in letters”.",
        "medium": "Only if it is no letter: in the facts (“Medium”), and before the names on the timeline.",
        "date": "In the title of the letter and in every link to it; in its facts (“Sent”); in the table of letters, "
        "which it orders, on the timeline and in all drawings; under “Coverage”; under “Around the same days” of "
        "letters near in time.",
        "finished": "After `date` wherever that is written out (“21 to 22 September 1921”); drawings place the letter "
        "by `date` alone. Nowhere without `date`.",
        "conjectured": "As brackets or the words “the archive's inference” in the facts of the letter; for `date` also "
        "as brackets in the title, the table of letters and the timeline; for `finished` in the facts alone.",
        "handed_over": "In the facts, a line for each hand-over; on the index of places, with the journeys that follow "
        "from it; on the pages of people and places under “Mentioned in letters”.",
        "received": "In the facts of the letter (“Received”), and nowhere else.",
        "answers": "In the facts of the letter (“Answers”), and in those of the letter it answers (“Answered by”).",
        "may_be": "In the facts of this letter (“Perhaps the same as”), and in those of the other.",
        "existence": "In the line below the title, unless attested; as “inferred” or “claimed” in the table of letters "
        "(“How known”), under “Coverage” and on “In pictures”; as a hollow mark in the drawings. A claimed letter is "
        "not counted among those expected.",
        "summary": "At the head of the letter's page; its first sentence in the table of letters and, as far as there "
        "is room, in what search engines show; on the pages of those it names.",
        "mentions": "Under “What it speaks of” on the letter's page; on the page of each under “Mentioned in letters”.",
        "topics": "Under “What it speaks of” on the letter's page; on the topic's page under “Mentioned in letters”; "
        "counted on the index of topics.",
        "passages": "As headings under “What it says”, each over its quotations, or the word that none are printed; "
        "and on “Wordings compared”.",
        "witnesses": "Under “How we know” on the letter's page, and counted in the line below its title; on each "
        "article's page under “Letters it bears witness to”; counted in the table of letters.",
        "resolutions": "Under “Where sources differ” on the letter's page; where witnesses conflict, also on the page "
        "“Where sources differ”, below their statements.",
    },
    models.Witness: {
        "article": "As a link under “How we know”, and wherever words or statements of it are shown.",
        "at": "After the article under “How we know”; on the article's page (“Where”); after each quotation and "
        "statement that has no place of its own.",
        "form": "After the article under “How we know”; on the article's page (“It gives”). The best form among all "
        "witnesses is told in the line below the letter's title and in the table of letters (“How known”).",
        "identified": "On the article's page (“Which letter it means is”). On the letter's page only `because` shows.",
        "because": "After the witness under “How we know”: “Taken to mean this letter: …”.",
        "says": "In the table “What the sources state” on the letter's page. Where articles conflict, also at the head "
        "of that page (“Disputed”), on the page “Where sources differ”, and counted in the table of letters.",
        "quotations": "Under “What it says” on the letter's page; on the article's page under “Quotations taken from "
        "it”; on the page “Verification”.",
        "note": "After the witness under “How we know”.",
    },
    # Each is a row of one table, under its own name.
    models.Says: {field: f"“{words}” in the table “What the sources state”." for field, words in FIELDS.items()},
    models.Attested: {
        "is": "In the table “What the sources state” (“Statement”); where articles conflict, on the page “Where "
        "sources differ”.",
        "by": "After the article that states it: “citing …”; on the page of whoever is cited, under “Mentioned in "
        "letters”.",
        "at": "After the article that states it.",
        "note": "In brackets after the article in “What the sources state”; after the statement on the page “Where "
        "sources differ”.",
    },
    models.HandingOver: {
        "date": "First in the line of the hand-over; on the index of places, under “Journeys”.",
        "by": "In the line of the hand-over (“by …”); as a traveller under “Journeys”, where day and place are known.",
        "to": "In the line of the hand-over (“to …”); as a traveller under “Journeys”, where day and place are known.",
        "place": "In the line of the hand-over (“at …”); on the index of places, there also as a mark on the map.",
    },
    models.Quotation: {
        "at": "After the words, and on the page “Verification” (“Where”).",
        "text": "As a block of its own under “What it says” on the letter's page, and under “Quotations taken from it” "
        "on the article's; on the page “Verification”; on “Wordings compared”, where articles print a passage "
        "differently.",
        "speaker": "After the words: “words of …”; on the speaker's page under “Mentioned in letters”.",
        "language": "After the words, unless it is English and no route is known; it also decides with which other "
        "wordings they are compared, and is counted under “Coverage” (“Wordings in”).",
        "translated_from": "After the words: “translated from English by way of French”.",
        "gloss": "Below the words: “In the archive's own translation: …”.",
        "fault": "In bold after the words, on their pages and on “Wordings compared”; a faulty wording is not what "
        "others are compared with, if there is a better one.",
        "note": "After the words, last. Not on “Wordings compared”.",
        "compared": "After the words, unless they are verified; counted apart on the home page, under “Coverage” and "
        "“Verification”, and in the line below the letter's title.",
    },
    models.Comparison: {
        "date": "After the words, unless they are verified; on the page “Verification”.",
        "by": "After the words.",
        "words": "Nowhere: by it the check notices that the words were changed afterwards.",
    },
    models.LetterQuotation: {
        "passage": "As the heading over the words, under “What it says”.",
    },
    models.SpeakerQuotation: {
        "text": "As a block of its own under “Quotations taken from it” on the article's page, and on the page "
        "“Verification”; on the pages of the letters it is about, if they are three at most, under “What is said of "
        "it”.",
        "speaker": "After the words: “words of …”; on the page “Verification”; on the speaker's page under “Mentioned "
        "in articles”.",
        "language": "After the words, unless it is English and no route is known.",
        "fault": "In bold after the words.",
        "note": "After the words, last.",
        "about": "After the words: “About …”, with links to the letters; on the pages of those letters under “What is "
        "said of it”, as a link only where they are more than three.",
    },
    models.Resolution: {
        "follows": "After “The archive follows this reading” on the letter's page, and after “The archive's reading” "
        "on the page “Where sources differ”.",
        "open": "After “Left open”, on both pages.",
    },
    models.Article: {
        "title": "As the heading of the article's page, and in the table of articles; without one, a description in "
        "brackets stands there, made of kind, outlet and day. Links elsewhere name outlet and "
        "day instead; they name the title of a book, and of what has neither outlet nor site.",
        "kind": "In the line below the title, and in the table of articles. A book goes by author and title in links, "
        "and is never wanted for its address.",
        "outlet": "In the line below the title and in the table of articles; with the day as the name of the article "
        "in links; on the outlet's page under “Mentioned in articles”.",
        "authors": "In the facts of the article; for a book also in every link to it.",
        "published": "In the line below the title, in the facts, in the table of articles, which it orders, and in "
        "links; the first such day of a letter stands on the timeline as “Known” or “Quoted”.",
        "url": "In the facts (“Where to read it”), and behind “Find these words there” after each quotation.",
        "site": "In the facts (“Where to read it”), without a link; in place of an outlet, if none is known; the "
        "article stands under “Coverage” among those whose whole address is not known.",
        "archived": "In the facts (“Archived copy”).",
        "language": "In the facts and in the table of articles; after each quotation that has none of its own, unless "
        "it is English.",
        "translated_from": "In the facts, beside the language; after each quotation that has no language and no route "
        "of its own.",
        "version_of": "Under “What it draws on” on both pages, and under “Origins”; the two count as one wherever "
        "origins are counted.",
        "relays": "Under “What it draws on” on both pages, and under “Origins”; in every number of origins.",
        "may_relay": "In the same places, as “perhaps”; it turns numbers of origins into ranges.",
        "read": "In the facts, beside `consulted` or as “Read”; an origin that was not read stands under "
        "“Coverage” among what is wanted.",
        "consulted": "In the facts (“Consulted”).",
        "rights": "In the facts (“Rights”); with `none`, the check refuses any quotation.",
        "quotation_limit": "In the facts (“Rights”); the check refuses more words than that.",
        "capture": "Under “How its capture was read”, and in the table of fingerprints under “Verification”. The text "
        "itself is never published.",
        "digest": "Below the line under the title; its beginning in what search engines show.",
        "quotations": "Under “Quotations taken from it” on the article's page, and under “Verification”.",
    },
    models.Capture: {
        "file": "“File” under “How its capture was read”: its name, never its text.",
        "complete": "“Saved” under “How its capture was read”, if only the beginning was, and in the table of copies "
        "under “Verification”; what is quoted from beyond it stands under “Coverage” among what is wanted.",
        "title": "“Title” under “How its capture was read”.",
        "standfirst": "“Standfirst” under “How its capture was read”.",
        "byline": "“Byline” under “How its capture was read”.",
        "furniture": "“Not the article” under “How its capture was read”; the check refuses a quotation from there.",
        "borrowed": "“Copied” under “How its capture was read”, with a link to the lender.",
    },
    models.Authority: {
        "name": "As the heading of the page, and as the words of every link to it; where prose names it, the name "
        "becomes a link, if it can mean only this record.",
        "sort_name": "Not printed: it decides where the record stands in lists.",
        "names": "In the table “Names as written”; prose that uses such a form gets a link, if it can mean only this "
        "record; the search finds the page by it.",
        "description": "Below the line under the heading, and in what search engines show.",
        "same_as": "In the facts (“Elsewhere”), as links named by catalogue and number, where the catalogue is known.",
    },
    models.NameAsWritten: {
        "form": "“As written” in the table “Names as written”.",
        "language": "“Language” in the same table; it also tells screen readers how to pronounce the name.",
        "articles": "“In”, in the same table.",
    },
    models.Person: {
        "born": "In the facts (“Born”).",
        "died": "In the facts (“Died”); the check refuses a letter written later.",
        "roles": "In the facts (“Role”), one line each; the first also after the name on the index of people.",
    },
    models.Role: {
        "role": "In the facts (“Role”); of the first role also on the index of people.",
        "from": "After the role: “from …”, in the facts alone.",
        "to": "After the role: “to …”, in the facts alone.",
        "article": "After the role: “according to …”; on the article's page under “Also mentioned by”.",
    },
    models.Place: {
        "latitude": "With `longitude` in the facts (“Coordinates”), and as a dot on the map on the index of places.",
        "longitude": "With `latitude` in the facts (“Coordinates”), and as a dot on the map on the index of places.",
        "coordinates_from": "After the coordinates in the facts, as a link.",
        "within": "In the facts (“Lies in”), and in those of the larger place (“Contains”); after the name on the "
        "index of places.",
    },
    models.Organisation: {
        "kind": "In the line below the heading, and after the name on the index of organisations.",
    },
    models.Event: {
        "sort_name": "Not printed: it decides where the event stands among what else mentions something. The index of "
        "events is in the order of days.",
        "date": "In the line below the heading and in the facts; on the index of events, which it orders; on the "
        "timeline and in its drawing; under “Around the same days” of letters near in time.",
        "finished": "After `date` in the line below the heading, in the facts and on the timeline; not on the index of "
        "events. Nowhere without `date`.",
        "place": "In the facts; on the place's page under “Mentioned in other records”; after the place on the index "
        "of places, with a mark on the map.",
        "participants": "In the facts; on the page of each under “Mentioned in other records”; as travellers under "
        "“Journeys” on the index of places.",
        "attested_by": "In the facts (“Attested by”); on the article's page under “Also mentioned by”.",
    },
    models.Topic: {
        "name": "As the heading of the page, and as the words of every link to it. In prose it becomes no link.",
        "names": "In the table “Names as written”; the search finds the page by them. In prose they become no links.",
    },
    models.Question: {
        "number": "Before the title on the page “Where sources differ”, and in the address of its place there.",
        "title": "On the page “Where sources differ”; as a link from each letter it is about, at its head (“Disputed”) "
        "or under “Where sources differ”.",
        "about": "Below the title on the page “Where sources differ”, where the first letter also decides under which "
        "heading the question stands; as a link on the page of each record, under “Where sources differ”.",
        "weight": "Below the title, in words; strong questions stand before soft ones.",
        "accounts": "As a list below the title.",
        "resolution": "After the accounts: “The archive's reading”.",
        "open": "After the accounts: “Left open”.",
        "settled_by": "After the accounts: “What would settle it”; also under “Coverage”, among what is wanted.",
        "aliases": "Nowhere: a question has no page of its own that could lead on. The check names the new id to "
        "whoever writes the old one.",
        "changes": "Under “Corrections and additions” only.",
    },
    models.Account: {
        "article": "After what is stated, as a link.",
        "archive": "After what is stated: “the archive's own reasoning”.",
        "at": "After the article, on the page “Where sources differ”. Under “Coverage” likewise.",
        "by": "After the article: “citing …”. Under “Coverage” likewise.",
        "states": "In the list of accounts, under “Where sources differ” or, for an expected number, “Coverage”.",
    },
    models.QuotedAccount: {
        "quotation": "After the article on the page “Where sources differ”, with its verification; on the article's "
        "page and under “Verification”.",
        "compared": "After the words, in the same places, unless they are verified.",
    },
    models.Collection: {
        "title": "As the heading of the home page; in “Cite this page” of every letter; on the books and in the note "
        "that comes with the offline copy.",
        "version": "In “Cite this page” of every letter; in the names of the books and of the offline copy, and in "
        "what both say of themselves.",
        "format": "Nowhere: it keeps an older program from misreading newer records.",
        "description": "Below the heading of the home page, and in what search engines show of it; on the page of the "
        "introduction, if nobody wrote one.",
        "editors": "In “Cite this page” of every letter; on the books and in the note that comes with the offline "
        "copy.",
        "licence": "At the foot of the home page and of every page of a record, and on the page “Data”; in the books.",
        "licence_url": "Behind the name of the licence, wherever that stands.",
        "site": "In “Cite this page” of every letter; as the address that search engines and shared links are told; in "
        "the books.",
        "repository": "Behind “Edit this record”, “Its history” and “Report a mistake” at the foot of pages.",
        "expected": "Under “Coverage”, with each letter that counts towards it.",
        "changes": "Under “Corrections and additions” only.",
    },
    models.Expected: {
        "between": "In the heading under “Coverage”: “… letters between … and …”.",
        "from": "Below that heading; it decides which letters count towards the number.",
        "to": "Below that heading; it decides which letters count towards the number.",
        "count": "In the heading under “Coverage”, and in the lines below that hold it against what is known.",
        "by_sender": "Under “Coverage”, a line for each sender.",
        "accounts": "Under “Coverage”, below the heading.",
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
        "archive": "Nowhere: such a sentence has no number, and the page says what that means.",
    },
}
