"""The order of names in a list, as a reader of English looks them up: Łukasz stands by Lukas, Öhm by Ohm.

Source: the Unicode Collation Algorithm with its default table, which the English of CLDR changes nothing of.
Other languages file some letters elsewhere (Swedish has Ö behind Z); the pages are in English.
"""

from functools import cache

from pyuca import Collator


@cache
def collator() -> Collator:
    """Return what knows the weight of every letter; read when first asked, because its table takes 0.2 s."""
    return Collator()


@cache
def filing_key(name: str) -> tuple[int, ...]:
    """Return what a name is sorted by: its letters, then their accents, then their capitals."""
    key: tuple[int, ...] = collator().sort_key(name)
    return key
