"""The rules that records keep: one for each kind of mistake, with what the right form looks like.

tests/broken_editions/<code>/ shows how each of them is broken, and what is said of it.
"""

from dataclasses import dataclass

# In place of a section: the annotated sample of the kind of record in which a mistake stands.
SAMPLE = ""


@dataclass(frozen=True)
class Code:
    """A rule as a sentence, an example that keeps it, and the section of CONTRIBUTING that tells more."""

    says: str
    example: str
    section: str


# Of a rule about the form of fields the message itself has the example: the field that is meant.
CODES: dict[str, Code] = {
    # a file can be read
    "missing-file": Code("The collection has every file and folder it needs.", "sources/collection.yml", "collection"),
    "unreadable-file": Code(
        "A record is a plain, readable file inside sources/.",
        "sources/people/ada-north.yml",
        "ids-and-file-names",
    ),
    "file-name": Code(
        "A record's file is named by its id and ends in .yml.", "sources/people/ada-north.yml", "ids-and-file-names"
    ),
    "unknown-folder": Code(
        "The folder sources/ holds collection.yml, introduction.yml and a folder for each kind of record.",
        "sources/people/ada-north.yml",
        "ids-and-file-names",
    ),
    "encoding": Code("A record is written in UTF-8.", "name: 김정은", "yaml"),
    "control-character": Code("A record holds no control characters.", "name: Ada North", "yaml"),
    # it is YAML of the simple sort
    "yaml": Code("A record is correct YAML.", 'title: "North: the letters"', "yaml"),
    "tab": Code(
        "A record is indented with spaces, not tabs.", "accounts:\n  - article: morning-post-1921-10-02", "yaml"
    ),
    "two-documents": Code("A file holds one record.", "sources/people/ada-north.yml", "ids-and-file-names"),
    "yaml-feature": Code(
        "A record uses no aliases, anchors, tags or nested keys.", "title: '*Letters* & notes'", "yaml"
    ),
    "duplicate-field": Code("A field appears once.", "mentions: [fen-bridge, cara-west]", "yaml"),
    # it says what a record may say
    "unknown-field": Code("A record has only the fields of its kind.", "", SAMPLE),
    "missing-field": Code("A record has every field that its kind needs.", "", SAMPLE),
    "empty-field": Code("A field has a value.", "", SAMPLE),
    "wrong-type": Code("A value has the form of its field: text, list or group of fields.", "", SAMPLE),
    "text-too-long": Code(
        "A text has at most 20,000 characters.", "summary: She offers to meet at the bridge.", "prose-and-links"
    ),
    "unknown-word": Code("A field with fixed choices holds one of them.", "", SAMPLE),
    "not-an-id": Code("An id is lower-case words joined by hyphens.", "sender: ada-north", "ids-and-file-names"),
    "not-a-date": Code("A date is written in EDTF.", "date: 1921-09-21", "dates"),
    "reversed-interval": Code("A span begins before it ends.", "date: 1921-09-06/1921-09-21", "dates"),
    "not-a-number": Code("A number is in digits, and within its range.", "quotation_limit: 150", SAMPLE),
    "not-a-locator": Code("A locator names a paragraph, a page, a time or the title.", "at: p6", "locators"),
    "not-an-address": Code(
        "An address begins with http:// or https://.", "url: https://example.org/harbour", "addresses-and-languages"
    ),
    "not-a-language": Code("A language is a tag such as en, ko or zh-Hant.", "language: en", "addresses-and-languages"),
    "not-an-index-id": Code(
        "An edition's id in indexes of letters is one that XML allows.",
        "index_id: c3f497f0-488d-4233-9448-130ba8109bd8",
        "article",
    ),
    "not-an-image-file": Code(
        "An image file is named by letters and digits and ends in .jpg, .jpeg, .png or .webp.",
        "file: 1921-09-21-1r.jpg",
        "how-to-show-the-pages-of-a-letter",
    ),
    "not-a-version": Code(
        "A version is letters and digits joined by dots; files are named by it.",
        "version: 1.2.0",
        "collection",
    ),
    "format": Code("The records have the format that this program reads.", "format: 1", "collection"),
    "placeholder-title": Code(
        "An article whose title is not known has no `title`.", "title: The harbour letters", "article"
    ),
    "direction": Code(
        "A letter has either a sender and a recipient, or `between`.",
        "sender: ada-north\nrecipient: bela-south",
        "letter",
    ),
    "two-outcomes": Code("Of two fields that exclude each other, a record has one.", "", SAMPLE),
    "listed-twice": Code("A list holds each item once.", "mentions: [fen-bridge, cara-west]", SAMPLE),
    # its ids and links lead somewhere
    "duplicate-id": Code("An id belongs to one record.", "sources/people/ada-north.yml", "ids-and-file-names"),
    "unknown-id": Code("An id names a record that exists.", "sender: ada-north", "ids-and-file-names"),
    "wrong-kind": Code("An id names a record of the kind that the field asks for.", "outlet: morning-post", SAMPLE),
    "unknown-link": Code(
        "A [[link]] leads to a record.", "note: As [[bela-south]] says, or [[bela-south|she]] says.", "prose-and-links"
    ),
    "unknown-passage": Code(
        "A quotation names one of its letter's passages.",
        "passages:\n  no-third-party: No third party is needed",
        "letter",
    ),
    # the records do not contradict themselves
    "after-death": Code("Nobody writes a letter after their death.", "date: 1921-09-21", "dates"),
    "died-before-born": Code("Nobody dies before they are born.", "born: 1871~\ndied: 1940-03-02", "person"),
    "received-before-sent": Code(
        "A letter is not received or handed over before it was begun.",
        "date: 1921-09-21\nreceived: 1921-09-25~",
        "dates",
    ),
    "finished-before-begun": Code(
        "A letter is not finished before it was begun.", "date: 1921-09-21\nfinished: 1921-09-22", "dates"
    ),
    "answer-before-letter": Code(
        "An answer is not dated before the letter it answers.", "answers: 1921-09-06-south-to-north", "letter"
    ),
    "answer-same-way": Code("An answer goes the opposite way.", "answers: 1921-09-06-south-to-north", "letter"),
    "same-correspondent": Code("Nobody writes to themselves.", "sender: ada-north\nrecipient: bela-south", "letter"),
    "circle": Code(
        "No record draws on, answers or lies within itself, even indirectly.",
        "relays: [bearers-book-1920]",
        SAMPLE,
    ),
    "two-preferred": Code(
        "An editor puts one wording of a passage first.",
        "preferred: The evening edition corrected the sentence on the same day.",
        "letter",
    ),
    "second-witness": Code(
        "An article is a letter's witness only once.",
        "witnesses:\n  - article: morning-post-1921-10-02\n    form: mention",
        "letter",
    ),
    "text-not-allowed": Code(
        "A letter's text is printed whole only if its article's rights allow it.", "rights: full", "rights"
    ),
    "text-not-found": Code(
        "A text is in its article's capture, paragraph by paragraph, in order.",
        "text: {language: en, paragraphs: […]}",
        "how-to-give-a-whole-text",
    ),
    "image-not-found": Code(
        "An image of a letter is in sources/facsimiles/.",
        "images:\n  - {file: 1921-09-21-1r.jpg, shows: One leaf in ink.}",
        "how-to-show-the-pages-of-a-letter",
    ),
    "image-not-shown": Code(
        "A letter shows each image in sources/facsimiles/.",
        "images:\n  - {file: 1921-09-21-1r.jpg, shows: One leaf in ink.}",
        "how-to-show-the-pages-of-a-letter",
    ),
    "title-too-long": Code("A title has at most sixty words.", "title: The harbour letters", "article"),
    "quotation-too-long": Code(
        "A quotation has at most sixty words.", "text: I see no need of a third […] in this matter", "how-to-quote"
    ),
    "quotation-limit": Code(
        "Quotations of an article stay within its quotation_limit.",
        "quotation_limit: 150",
        "how-to-quote",
    ),
    "outer-marks": Code(
        "A quotation has no quotation marks around it.",
        "text: I see no need of a third in this matter",
        "how-to-quote",
    ),
    "quoted-unread": Code("An article that is quoted was read, at least in part.", "read: part", "article"),
    "duplicate-number": Code("A question has its own number.", "number: 12", "question"),
    "unresolved-conflict": Code(
        "Where witnesses conflict, the letter says which reading it follows, or why none.",
        "resolutions:\n  received: {open: Two bearers are named and neither can be checked.}",
        "add-a-disagreement",
    ),
    "no-reading": Code(
        "Where a resolution follows a reading, the letter has that reading.",
        "received: 1921-09-24",
        "add-a-disagreement",
    ),
    "unattested": Code(
        "A witness states each reading of a letter, or `conjectured` names it.",
        "conjectured: [received]",
        "add-a-letter",
    ),
    "foreseen": Code(
        "A letter is not dated after all articles that report it. No article states a day later than its own.",
        "published: 1921-10-02",
        "dates",
    ),
    "digest-markdown": Code(
        "A digest has only paragraphs, lists, emphasis and [[links]].",
        "digest: |\n  It has *two* letters of [[ada-north]]:\n\n  1. one of 1921,\n  2. one without a day.",
        "prose-and-links",
    ),
    "unmentioned": Code(
        "An authority record is mentioned by another record.",
        "mentions: [fen-bridge, cara-west]",
        "prose-and-links",
    ),
    # its quotations stand where they are said to
    "capture-unreadable": Code(
        "A capture is a plain file of UTF-8 text.", "capture:\n  file: harbour.txt", "save-and-seal"
    ),
    "paragraph-twice": Code(
        "A paragraph of a capture is in one class.",
        "capture:\n  file: harbour.txt\n  title: p1\n  furniture: [p7-p13]",
        "save-and-seal",
    ),
    "no-such-paragraph": Code("A paragraph that a record names is in the capture.", "furniture: [p7-p13]", "locators"),
    "not-in-capture": Code(
        "A quotation is in its article's capture, word for word.",
        "at: p5\ntext: I see no need of a third in this matter",
        "how-to-quote",
    ),
    "wrong-locator": Code("A quotation is where its locator says.", "at: p5", "locators"),
    "in-furniture": Code(
        "A quotation is from the article, not from what surrounds it.", "furniture: [p7-p13]", "save-and-seal"
    ),
    "not-sealed": Code("Without the capture, the article's seal covers the quotation.", "", "save-and-seal"),
    "capture-changed": Code("A capture has not changed since it was sealed.", "", "save-and-seal"),
    "seal-damaged": Code("A seal is as `seal` wrote it.", "", "save-and-seal"),
    "seal-wrong": Code("A seal says what the capture shows.", "make seal", "save-and-seal"),
    "seal-behind": Code("A seal covers every quotation from its capture.", "make seal", "save-and-seal"),
    "unsealed": Code("A capture has a seal.", "make seal", "save-and-seal"),
    "not-a-fingerprint": Code(
        "A fingerprint of compared words is as `seal` wrote it.",
        "compared: {date: 2026-11-28, words: 1f0c2a9b7d3e}",
        "compare-with-the-page",
    ),
    "compared-unbound": Code(
        "A comparison with the page is bound to the words compared.", "make seal", "compare-with-the-page"
    ),
    "compared-changed": Code(
        "Words compared with the page stay as they were.",
        "compared: {date: 2026-11-28, words: 1f0c2a9b7d3e}",
        "compare-with-the-page",
    ),
    "copied": Code(
        "No record copies eight words in a row of a capture unquoted. "
        "A whole date counts as one word, and so does a person's name.",
        "quotations:\n  - at: p5\n    text: I see no need of a third in this matter",
        "how-to-quote",
    ),
    # the pages can be written
    "file-by-hand": Code(
        "A page or file by hand is a plain file in docs/, of a kind that pages may show or offer.",
        "docs/about/history.md",
        "add-a-page-of-prose",
    ),
    "page-too-slow": Code(
        "A page by hand is made in seconds: its paragraphs are short, and lists do not nest deep.",
        "docs/about/history.md",
        "add-a-page-of-prose",
    ),
    "page-in-the-way": Code(
        "Generated folders of docs/ hold only generated pages.", "docs/about/history.md", "add-a-page-of-prose"
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
    return f"CONTRIBUTING.md#{CODES[code].section or of_its_kind}"
