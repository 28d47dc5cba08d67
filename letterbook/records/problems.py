"""Problems: what is to be fixed in `sources/`, as ordered values with file, line and column.

Loading, linking and checking return problems; nothing below `build.py` raises them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


# One code per kind of mistake, with the rule it breaks. tests/broken_editions/<code>/ shows each of them.
RULES: dict[str, str] = {
    # a file can be read
    "missing-file": "A file or folder that the collection needs exists.",
    "unreadable-file": "A record is a plain file inside sources/ that can be read.",
    "file-name": "A record's file is named by its id and ends in .yml.",
    "unknown-folder": "A folder of sources/ is one of the known kinds of record.",
    "encoding": "A record is written in UTF-8.",
    "control-character": "A record holds no control character.",
    # it is YAML of the simple sort
    "yaml": "A record is YAML that can be parsed.",
    "tab": "A record is indented with spaces, not tabs.",
    "two-documents": "A file holds one record.",
    "yaml-feature": "A record uses no aliases, anchors, tags or nested keys.",
    "duplicate-field": "A field stands once.",
    # it says what a record may say
    "unknown-field": "A record has only the fields of its kind.",
    "missing-field": "A record has the fields its kind cannot do without.",
    "empty-field": "A field that stands has a value.",
    "wrong-type": "A value has the form of its field: text, list or group of fields.",
    "unknown-word": "A field with fixed choices holds one of them.",
    "not-an-id": "An id is lower-case words joined by hyphens.",
    "not-a-date": "A date is EDTF, levels 0 and 1.",
    "reversed-interval": "An interval begins before it ends.",
    "not-a-number": "A number is written in digits and lies in its range.",
    "not-a-locator": "A locator names a paragraph, a page, a time or the title.",
    "not-an-address": "An address begins with http:// or https://.",
    "not-a-language": "A language is a tag such as en, ko or zh-Hant.",
    "not-a-version": "A version is letters and digits joined by points, because files are named by it.",
    "format": "The records have the form that this program reads.",
    "direction": "A letter has either a sender and a recipient, or `between`.",
    "two-outcomes": "Of two fields that exclude each other only one stands.",
    # its ids and links lead somewhere
    "duplicate-id": "An id belongs to one record.",
    "unknown-id": "An id belongs to some record.",
    "wrong-kind": "An id belongs to a record of the kind the field asks for.",
    "unknown-link": "A [[link]] leads to a record.",
    "unknown-passage": "A quotation's passage is one of its letter's passages.",
    # the records do not contradict themselves
    "after-death": "Nobody writes a letter after their death.",
    "died-before-born": "Nobody dies before they are born.",
    "received-before-sent": "A letter is not received or handed over before it was begun.",
    "finished-before-begun": "A letter is not finished before it was begun.",
    "answer-before-letter": "An answer is not dated before the letter it answers.",
    "answer-same-way": "An answer goes the opposite way.",
    "same-correspondent": "Nobody writes to themselves.",
    "circle": "Nothing draws on, answers, or lies within itself, at any remove.",
    "second-witness": "An article is a witness of one letter once.",
    "quotation-too-long": "A quotation has at most sixty words.",
    "quotation-limit": "No more words of an article are quoted than its quotation_limit.",
    "duplicate-number": "A question's number belongs to it alone.",
    "unresolved-conflict": "Where witnesses conflict, the letter's record says which reading it follows, or why none.",
    "unmentioned": "An authority record is mentioned by some other record.",
    # its quotations stand where they are said to
    "capture-unreadable": "A capture is a plain file of UTF-8 text.",
    "paragraph-twice": "A paragraph of a capture is in one class.",
    "no-such-paragraph": "A paragraph that a record names is in the capture.",
    "not-in-capture": "A quotation is found, word for word, in the capture of its article.",
    "wrong-locator": "A quotation stands where its locator says.",
    "in-furniture": "A quotation stands in the article, not in what surrounds it.",
    "not-sealed": "Where the capture is not at hand, the article's seal covers the quotation.",
    "capture-changed": "A capture is the one that was sealed.",
    "seal-damaged": "A seal is as `seal` wrote it.",
    "seal-wrong": "A seal says what the capture shows.",
    "seal-behind": "A seal covers every quotation from its capture.",
    "unsealed": "A capture has a seal.",
    # the pages can be written
    "page-in-the-way": "Generated folders of docs/ hold generated pages only.",
}


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file (relative to the project, with /), line and column, both from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in `sources/`, what was expected, and the remedy where one is known."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if self.code not in RULES:
            raise ValueError(f"no rule is named {self.code!r}")


class ProblemsFound(Exception):
    """Raised once, by `build.py`, with every problem of a run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")
