"""What the words mean among which a form lets its user choose, where neither they nor their field tell."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "mistranslation": "translated wrongly",
    "paraphrase": "a report of its sense, printed as if it were its words",
    "composite": "put together from separate passages",
    "cut": "shortened",
    "misattributed": "ascribed wrongly: to another letter, person or occasion",
}

# By the model and the field of the choice.
MEANINGS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("Letter", "medium"): {
        "letter": "sent as a letter",
        "message": "in some form, not known to be a letter",
        "post": "published, for all to read",
    },
    ("Letter", "existence"): {
        "attested": "sources attest that it exists",
        "claimed": "somebody only claims it",
        "inferred": "the editors infer it",
    },
    ("Article", "kind"): {
        "news": "a report in a newspaper or on its site",
        "wire": "a report of a news agency",
        "broadcast": "on radio or television",
        "magazine": "an article in a magazine",
        "transcript": "of an interview or a speech",
        "chronology": "a list of what happened when",
        "post": "in a social network or a blog",
        "release": "to the press",
        "statement": "of an office or a person",
        "opinion": "a comment or an essay",
        "letter-edition": "an edition of letters",
        "manuscript": "unpublished, in an archive",
    },
    ("Article", "read"): {
        "part": "only part of it",
        "whole": "all of it",
        "none": "nothing: known only from other articles",
    },
    ("Article", "rights"): {
        "full": "all of it may be printed",
        "quotation": "short quotations",
        "none": "nothing",
    },
    ("Question", "weight"): {
        "strong": "they contradict each other",
        "soft": "they can be reconciled",
    },
    ("Witness", "form"): {
        "facsimile": "a picture of it",
        "full": "all of its text",
        "excerpt": "some of its words",
        "paraphrase": "what it says, in other words",
        "mention": "that there is such a letter",
    },
    ("Witness", "identified"): {
        "stated": "the article says which letter it means",
        "inferred": "the editors infer it",
    },
    ("HandingOver", "how"): {
        "forwarded": "sent on",
        "redirected": "sent to another address",
        "transmitted": "passed on by somebody on the way",
        "delivered": "handed to its recipient",
    },
    ("Paragraph", "part"): {
        "p": "a plain paragraph",
        "dateline": "place and date",
        "salute": "how it greets",
        "closer": "how it ends",
        "signed": "the signature",
        "postscript": "added below it",
    },
    ("LetterQuotation", "fault"): FAULTS,
    ("SpeakerQuotation", "fault"): FAULTS,
}
