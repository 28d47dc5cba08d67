"""A text whose paragraphs are broken into lines of like length: known for it, and joined again.

Lines between two blank ones are one paragraph then; words broken at a line's end are whole again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterbook.intake.known_lines import is_caption, is_credit, is_day, is_furniture, is_mail_header, is_number
from letterbook.intake.text_rules import SIGNATURE, Text, heads_of_pages, mail_head
from letterbook.verification.captures import CapturedText

# Longer lines are paragraphs of a text that is not wrapped; shorter ones are verse, or a list.
LONGEST, SHORTEST = 110, 30

# So many lines show whether a text is wrapped.
LOOKED_AT = 2_000

# So many ends of lines tell whether sentences go on across them, and so much of them must.
FEWEST, MOST = 2, 0.6

# In characters, and as part of the longest line.
LONGEST_WORD = 40
SHORT_OF = 0.6

# How an e-mail marks the lines of one that it answers.
QUOTED = re.compile(r"^(?:>\s?)+")
GAP, FEWEST_GAPS = re.compile(r"\S[.,]? {3,}\S"), 5
ENDS = re.compile(r"""[.!?:;。！？…]["'”’»)\]]*\s*$""")
BROKEN = re.compile(r"(?P<start>[^\W\d_]{2,})[-\u2010\u00ad]\s*$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_wrapped(text: CapturedText) -> bool:
    """Whether sentences of a text go on from line to line, so that no quotation across a line's end would be found."""
    beginning = CapturedText(text.file, text.lines[:LOOKED_AT])
    ends = [pair for group in to_join(beginning) for pair in pairwise(group)]
    longest = max((len(line.strip()) for pair in ends for line in pair), default=0)
    if len(ends) < FEWEST or not SHORTEST <= longest <= LONGEST:
        return False
    going_on = sum(not ENDS.search(line) and 2 * len(line.strip()) > longest for line, _ in ends)
    return going_on >= MOST * len(ends)


def has_columns(text: CapturedText) -> bool:
    """Whether most lines of a text have a wide gap within, as two columns have that were copied together."""
    lines = [line.text for line in text.lines[:LOOKED_AT] if line.number is not None]
    gaps = sum(GAP.search(line.strip()) is not None for line in lines)
    return gaps >= FEWEST_GAPS and gaps >= MOST * len(lines)


def unwrapped(text: CapturedText) -> str:
    """Return a text with each paragraph on a line of its own; heads of pages and of e-mails stay lines."""
    known = {word.casefold() for paragraph in text.paragraphs for word in WORD.findall(paragraph)}
    return "\n\n".join(joined(group, known) for group in groups_of(text)) + "\n"


def to_join(text: CapturedText) -> Iterator[list[str]]:
    """Yield the paragraphs of a text that fall into several lines."""
    yield from (group for group in groups_of(text) if len(group) > 1)


def groups_of(text: CapturedText) -> Iterator[list[str]]:
    """Yield the lines of each paragraph; a line that is no part of one stands alone."""
    whole = Text(text, 0)
    alone = {number for rule in (heads_of_pages, mail_head) for number, _ in rule(whole)}
    lines = [bare_line(line.text) for line in text.lines]
    measure = max((len(line.strip()) for line in lines if len(line.strip()) <= LONGEST), default=0)
    group: list[str] = []
    for line, text_line in zip(lines, text.lines, strict=True):
        if text_line.number is None or begins_anew(line, group, measure):
            yield from [group] if group else []
            group = []
        if text_line.number is None:
            continue
        if text_line.number in alone or stands_alone(line) or len(line) > LONGEST:
            yield from [group] if group else []
            group = []
            yield [line]
        else:
            group.append(line)
    yield from [group] if group else []


def bare_line(line: str) -> str:
    """Return a line without the marks of a quoted e-mail, and of a new page."""
    return QUOTED.sub("", line.strip("\f"))


def begins_anew(line: str, group: Sequence[str], measure: int) -> bool:
    """Whether a line begins a paragraph: it is indented, or the one before it ends a sentence far from the margin."""
    if not group:
        return False
    is_indented = len(line) - len(line.lstrip()) > len(group[-1]) - len(group[-1].lstrip()) + 1
    is_short = len(group[-1].strip()) < SHORT_OF * measure and ENDS.search(group[-1]) is not None
    return is_indented or is_short


def stands_alone(line: str) -> bool:
    """Whether a line is no part of a paragraph: a number, a head of an e-mail, a mark."""
    bare = line.strip()
    is_of_a_page = is_number(bare) or is_furniture(bare) or is_caption(bare)
    return is_of_a_page or is_mail_header(bare) or is_day(bare) or is_credit(bare) or bare in {SIGNATURE, "---"}


def joined(lines: Sequence[str], known: set[str]) -> str:
    """Return lines as one; a word that is broken at a line's end is whole again."""
    parts = [lines[0].strip()]
    for line in lines[1:]:
        before, following = parts[-1], line.strip()
        broken = BROKEN.search(before[-LONGEST_WORD:])
        if broken and following[:1].islower():
            parts[-1] = before.rstrip()[:-1] + hyphen(broken["start"], following, known)
        else:
            parts[-1] += "" if is_unspaced(before, following) else " "
        parts.append(following)
    return "".join(parts)


def hyphen(start: str, following: str, known: set[str]) -> str:
    """Return what stands between the parts of a word: a hyphen where the text has the word with one elsewhere."""
    rest = WORD.match(following)
    return "-" if rest and f"{start}-{rest[0]}".casefold() in known else ""


def is_unspaced(before: str, after: str) -> bool:
    """Whether no space stood between two lines: Japanese and Chinese have none between words."""
    beside = [mark for mark in (before[-1:], after[:1]) if mark]
    return all("\u3001" <= mark <= "\u9fff" or "\uff00" <= mark <= "\uff60" for mark in beside)
