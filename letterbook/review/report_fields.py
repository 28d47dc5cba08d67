"""What became of the fields of a record, as a report says it: values where they are short, names where they are not.

Nothing here is escaped: `review/sheet.py` does so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from letterbook.facts.comparing import value_as_written
from letterbook.pages.wording import listed
from letterbook.reading.examples import flow
from letterbook.records.dates import LetterDate
from letterbook.records.models import FieldGroup, HandingOver, NameAsWritten, Prose, Role
from letterbook.review.change import BeforeAfter
from letterbook.review.sheet import Item

# A longer value is not told, only the name of its field.
SHORT = 120

# A longer line is broken up into its parts; a sheet would cut it.
LINE = 300

# So many ids are named at once; of the others, the number is told.
NAMED = 6


def item(subject: str, said: str, parts: Sequence[str], kind: str) -> Item:
    """Return a finding of several parts on one line, or each part on its own below it where that is too long."""
    line = "; ".join(part for part in (said, *parts) if part)
    return Item(subject, line, kind) if len(line) <= LINE else Item(subject, said, kind, tuple(parts))


def changed_fields_in_words(changes: Iterable[BeforeAfter[object]]) -> list[str]:
    """Return what became of some fields: first those whose values can be told, then the names of the others."""
    told: list[str] = []
    named: list[str] = []
    for change in changes:
        name = f"'{change.subject[0]}'"
        what = became(change.before, change.after)
        (told if what else named).append(f"{name}: {what}" if what else name)
    return [*told, listed(named)] if named else told


def became(before: object, after: object) -> str:
    """Return what became of a value: "1921-09-21 → 1921-09-22"; nothing where it is prose, a group, or long."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return keys_became(before, after)
    old, new = values(before), values(after)
    if old is None or new is None:
        return ""
    if len(old) == len(new) == 1:
        return f"{old[0]} → {new[0]}"
    won, lost = [one for one in new if one not in old], [one for one in old if one not in new]
    return moves(added=won, removed=lost) or "in another order"


def keys_became(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Return of which keys the values were added, removed or changed; or that only their order is another."""
    won, lost = [key for key in after if key not in before], [key for key in before if key not in after]
    others = [key for key in after if key in before and after[key] != before[key]]
    return moves(added=won, removed=lost, changed=others) or "in another order"


def moves(**what: Sequence[str]) -> str:
    """Return what was added, removed and changed: "a and b added, c removed"."""
    return ", ".join(f"{few(names)} {move}" for move, names in what.items() if names)


def values(value: object) -> list[str] | None:
    """Return a field's values as written, if each is short; None where they are prose, groups, or long."""
    every = [] if value is None else list(value) if isinstance(value, tuple) else [value]
    shown = [text for one in every for text in in_short(one)]
    return shown if len(shown) == len(every) else None


def in_short(value: object) -> Iterator[str]:
    """Yield a single value as it is written, text of several words in quotation marks; nothing where it is long."""
    if isinstance(value, (Role, NameAsWritten)):
        text = flow(dict(as_written(value)))
        yield from [text] if len(text) <= SHORT else []
    elif isinstance(value, (str, LetterDate, int, float, HandingOver)) and not isinstance(value, Prose):
        text = value_as_written(value)
        if len(text) <= SHORT:
            yield f"“{text}”" if isinstance(value, str) and " " in text else text


def as_written(group: FieldGroup) -> Iterator[tuple[str, object]]:
    """Yield the fields of a group that have a value, by their names as written."""
    for name, field in type(group).model_fields.items():
        if (value := getattr(group, name)) != field.default:
            yield field.alias or name, value


def few(names: Sequence[str]) -> str:
    """Return names as a list, and of many only the first, with the number of the others."""
    more = len(names) - NAMED
    return listed(list(names) if more <= 1 else [*names[:NAMED], f"{more} more"])
