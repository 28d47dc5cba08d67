"""The rules that records keep: one for each kind of mistake, with what the right form looks like.

tests/broken_editions/<code>/ shows how each of them is broken, and what is said of it.
"""

from dataclasses import dataclass

# In place of a section: the annotated sample of the kind of record in which a mistake stands.
SAMPLE = ""


@dataclass(frozen=True)
class Rule:
    """A rule as a sentence, an example that keeps it, and the section of CONTRIBUTING that tells more."""

    says: str
    example: str
    section: str


# Of a rule about the form of fields the message itself has the example: the field that is meant.
RULES: dict[str, Rule] = {
    # a file can be read
    "missing-file": Rule("A file or folder that the collection needs exists.", "sources/collection.yml", "collection"),
    "unreadable-file": Rule(
        "A record is a plain file inside sources/ that can be read.",
        "sources/people/ada-north.yml",
        "ids-and-file-names",
    ),
    "file-name": Rule(
        "A record's file is named by its id and ends in .yml.", "sources/people/ada-north.yml", "ids-and-file-names"
    ),
    "unknown-folder": Rule(
        "What lies in sources/ is collection.yml, introduction.yml, or the folder of a kind of record.",
        "sources/people/ada-north.yml",
        "ids-and-file-names",
    ),
    "encoding": Rule("A record is written in UTF-8.", "name: 김정은", "yaml"),
    "control-character": Rule("A record holds no control character.", "name: Ada North", "yaml"),
    # it is YAML of the simple sort
    "yaml": Rule("A record is YAML that can be parsed.", 'title: "North: the letters"', "yaml"),
    "tab": Rule(
        "A record is indented with spaces, not tabs.", "accounts:\n  - article: morning-post-1921-10-02", "yaml"
    ),
    "two-documents": Rule("A file holds one record.", "sources/people/ada-north.yml", "ids-and-file-names"),
    "yaml-feature": Rule(
        "A record uses no aliases, anchors, tags or nested keys.", "title: '*Letters* & notes'", "yaml"
    ),
    "duplicate-field": Rule("A field stands once.", "mentions: [fen-bridge, cara-west]", "yaml"),
    # it says what a record may say
    "unknown-field": Rule("A record has only the fields of its kind.", "", SAMPLE),
    "missing-field": Rule("A record has the fields its kind cannot do without.", "", SAMPLE),
    "empty-field": Rule("A field that stands has a value.", "", SAMPLE),
    "wrong-type": Rule("A value has the form of its field: text, list or group of fields.", "", SAMPLE),
    "unknown-word": Rule("A field with fixed choices holds one of them.", "", SAMPLE),
    "not-an-id": Rule("An id is lower-case words joined by hyphens.", "sender: ada-north", "ids-and-file-names"),
    "not-a-date": Rule("A date is EDTF, levels 0 and 1.", "date: 1921-09-21", "dates"),
    "reversed-interval": Rule("An interval begins before it ends.", "date: 1921-09-06/1921-09-21", "dates"),
    "not-a-number": Rule("A number is written in digits and lies in its range.", "quotation_limit: 150", SAMPLE),
    "not-a-locator": Rule("A locator names a paragraph, a page, a time or the title.", "at: p6", "locators"),
    "not-an-address": Rule(
        "An address begins with http:// or https://.", "url: https://example.org/harbour", "addresses-and-languages"
    ),
    "not-a-language": Rule("A language is a tag such as en, ko or zh-Hant.", "language: en", "addresses-and-languages"),
    "not-a-version": Rule(
        "A version is letters and digits joined by points, because files are named by it.",
        "version: 1.2.0",
        "collection",
    ),
    "format": Rule("The records have the form that this program reads.", "format: 1", "collection"),
    "placeholder-title": Rule(
        "An article of which no title is known has no field for it.", "title: The harbour letters", "article"
    ),
    "direction": Rule(
        "A letter has either a sender and a recipient, or `between`.",
        "sender: ada-north\nrecipient: bela-south",
        "letter",
    ),
    "two-outcomes": Rule("Of two fields that exclude each other only one stands.", "", SAMPLE),
    "listed-twice": Rule("What stands in a list stands there once.", "mentions: [fen-bridge, cara-west]", SAMPLE),
    # its ids and links lead somewhere
    "duplicate-id": Rule("An id belongs to one record.", "sources/people/ada-north.yml", "ids-and-file-names"),
    "unknown-id": Rule("An id belongs to some record.", "sender: ada-north", "ids-and-file-names"),
    "wrong-kind": Rule("An id belongs to a record of the kind the field asks for.", "outlet: morning-post", SAMPLE),
    "unknown-link": Rule(
        "A [[link]] leads to a record.", "note: As [[bela-south]] says, or [[bela-south|she]] says.", "prose-and-links"
    ),
    "unknown-passage": Rule(
        "A quotation's passage is one of its letter's passages.",
        "passages:\n  no-third-party: No third party is needed",
        "letter",
    ),
    # the records do not contradict themselves
    "after-death": Rule("Nobody writes a letter after their death.", "date: 1921-09-21", "dates"),
    "died-before-born": Rule("Nobody dies before they are born.", "born: 1871~\ndied: 1940-03-02", "person"),
    "received-before-sent": Rule(
        "A letter is not received or handed over before it was begun.",
        "date: 1921-09-21\nreceived: 1921-09-25~",
        "dates",
    ),
    "finished-before-begun": Rule(
        "A letter is not finished before it was begun.", "date: 1921-09-21\nfinished: 1921-09-22", "dates"
    ),
    "answer-before-letter": Rule(
        "An answer is not dated before the letter it answers.", "answers: 1921-09-06-south-to-north", "letter"
    ),
    "answer-same-way": Rule("An answer goes the opposite way.", "answers: 1921-09-06-south-to-north", "letter"),
    "same-correspondent": Rule("Nobody writes to themselves.", "sender: ada-north\nrecipient: bela-south", "letter"),
    "circle": Rule(
        "Nothing draws on, answers, or lies within itself, at any remove.", "relays: [bearers-book-1920]", SAMPLE
    ),
    "second-witness": Rule(
        "An article is a witness of one letter once.",
        "witnesses:\n  - article: morning-post-1921-10-02\n    form: mention",
        "letter",
    ),
    "quotation-too-long": Rule(
        "A quotation has at most sixty words.", "text: I see no need of a third […] in this matter", "how-to-quote"
    ),
    "quotation-limit": Rule(
        "No more words of an article are quoted than its quotation_limit.", "quotation_limit: 150", "how-to-quote"
    ),
    "outer-marks": Rule(
        "A quotation is written without quotation marks around it.",
        "text: I see no need of a third in this matter",
        "how-to-quote",
    ),
    "quoted-unread": Rule(
        "An article from which words are quoted was read, in part at least.", "read: part", "article"
    ),
    "duplicate-number": Rule("A question's number belongs to it alone.", "number: 12", "question"),
    "unresolved-conflict": Rule(
        "Where witnesses conflict, the letter's record says which reading it follows, or why none.",
        "resolutions:\n  received: {open: Two bearers are named and neither can be checked.}",
        "add-a-disagreement",
    ),
    "no-reading": Rule(
        "A resolution that follows a reading stands beside the reading followed.",
        "received: 1921-09-24",
        "add-a-disagreement",
    ),
    "unattested": Rule(
        "What the archive reads of a letter is stated by a witness, or named in `conjectured`.",
        "conjectured: [received]",
        "add-a-letter",
    ),
    "foreseen": Rule(
        "A letter is not dated after all articles that report it, and no article states a day later than its own.",
        "published: 1921-10-02",
        "dates",
    ),
    "digest-markdown": Rule(
        "A digest has paragraphs, lists, emphasis and [[links]], and nothing else of Markdown.",
        "digest: |\n  It has *two* letters of [[ada-north]]:\n\n  1. one of 1921,\n  2. one without a day.",
        "prose-and-links",
    ),
    "unmentioned": Rule(
        "An authority record is mentioned by some other record.", "mentions: [fen-bridge, cara-west]", "prose-and-links"
    ),
    # its quotations stand where they are said to
    "capture-unreadable": Rule(
        "A capture is a plain file of UTF-8 text.", "capture:\n  file: harbour.txt", "save-and-seal"
    ),
    "paragraph-twice": Rule(
        "A paragraph of a capture is in one class.",
        "capture:\n  file: harbour.txt\n  title: p1\n  furniture: [p7-p13]",
        "save-and-seal",
    ),
    "no-such-paragraph": Rule("A paragraph that a record names is in the capture.", "furniture: [p7-p13]", "locators"),
    "not-in-capture": Rule(
        "A quotation is found, word for word, in the capture of its article.",
        "at: p5\ntext: I see no need of a third in this matter",
        "how-to-quote",
    ),
    "wrong-locator": Rule("A quotation stands where its locator says.", "at: p5", "locators"),
    "in-furniture": Rule(
        "A quotation stands in the article, not in what surrounds it.", "furniture: [p7-p13]", "save-and-seal"
    ),
    "not-sealed": Rule(
        "Where the capture is not at hand, the article's seal covers the quotation.", "", "save-and-seal"
    ),
    "capture-changed": Rule("A capture is the one that was sealed.", "", "save-and-seal"),
    "seal-damaged": Rule("A seal is as `seal` wrote it.", "", "save-and-seal"),
    "seal-wrong": Rule("A seal says what the capture shows.", "make seal", "save-and-seal"),
    "seal-behind": Rule("A seal covers every quotation from its capture.", "make seal", "save-and-seal"),
    "unsealed": Rule("A capture has a seal.", "make seal", "save-and-seal"),
    "not-a-fingerprint": Rule(
        "The fingerprint of compared words is as `seal` wrote it.",
        "compared: {date: 2026-11-28, words: 1f0c2a9b7d3e}",
        "compare-with-the-page",
    ),
    "compared-unbound": Rule(
        "A comparison with the page is bound to the words that were compared.", "make seal", "compare-with-the-page"
    ),
    "compared-changed": Rule(
        "Words that an editor compared with the page stay as they were compared.",
        "compared: {date: 2026-11-28, words: 1f0c2a9b7d3e}",
        "compare-with-the-page",
    ),
    "copied": Rule(
        "No record repeats eight words in a row of a capture, unless they are recorded as quoted; "
        "a whole date counts as one word, and so does a person's name.",
        "quotations:\n  - at: p5\n    text: I see no need of a third in this matter",
        "how-to-quote",
    ),
    # the pages can be written
    "page-in-the-way": Rule(
        "Generated folders of docs/ hold generated pages only.", "docs/about/history.md", "add-a-page-of-prose"
    ),
}

# Where a file tells which kind of record its mistakes belong to.
SAMPLES = {
    "letters": "letter",
    "articles": "article",
    "people": "person",
    "places": "place",
    "organisations": "organisation",
    "events": "event",
    "topics": "topic",
    "questions": "question",
    "collection.yml": "collection",
    "introduction.yml": "introduction",
    "seals": "save-and-seal",
}


def guidance(code: str, file: str) -> str:
    """Return where CONTRIBUTING tells more of a mistake in a file: "CONTRIBUTING.md#dates"."""
    of_its_kind = next((SAMPLES[part] for part in file.split("/")[1:] if part in SAMPLES), "samples")
    return f"CONTRIBUTING.md#{RULES[code].section or of_its_kind}"
