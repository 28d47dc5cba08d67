"""Pictures that other sites show beside links to letters: small PNG files, the same bytes for the same words."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import font_source_serif_pro
from PIL import Image, ImageDraw, ImageFont

from letterbook.facts.letters import passages_of
from letterbook.pages.context import Context
from letterbook.pages.plan import Target
from letterbook.pages.sharing import HIGH, WIDE, SharePicture, picture_of, share_picture
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter

PICTURE = "picture for sharing"

FACE = Path(font_source_serif_pro.__file__).parent / "files" / "SourceSerifPro-Regular.otf"

# Ink on paper as on the site, in shades of grey: a picture in colours would be twice as large.
PAPER, INK, PALE, RULE = 252, 32, 104, 200

# In pixels: the edges, and the sizes of type of the way, the day, the words and the collection.
EDGE, WAY, DAY, WORDS, COLLECTION = 34, 34, 22, 23, 15

# How many lines the way and the words take at most, and how high a line is, by its size.
LINES_OF_WAY, LINES_OF_WORDS, LEADING = 2, 4, 1.3


def plan_share_pictures(edition: Edition) -> Iterator[Target]:
    """Yield the picture of every letter that has one."""
    for letter in edition.letters:
        if path := picture_of(edition, letter):
            yield Target(path, PICTURE, letter.id)


def make_share_picture(target: Target, context: Context) -> bytes:
    """Return the picture of a letter as PNG, WIDE by HIGH pixels."""
    letter = context.edition.records[target.subject]
    assert isinstance(letter, Letter)
    passages = passages_of(context.edition, context.verification, letter)
    return drawn(share_picture(context.edition, letter, passages))


def drawn(shown: SharePicture) -> bytes:
    """Return what stands in a picture as PNG: the way and the day above, the first words, the collection below."""
    picture = Image.new("L", (WIDE, HIGH), PAPER)
    draw = ImageDraw.Draw(picture)
    y: float = EDGE
    for line in lines(shown.way, WAY, LINES_OF_WAY):
        draw.text((EDGE, y), line, INK, font(WAY))
        y += WAY * LEADING
    for line in lines(shown.day, DAY, 1):
        draw.text((EDGE, y), line, PALE, font(DAY))
    y += DAY * LEADING + 16
    draw.line((EDGE, y, EDGE + 60, y), RULE, 2)
    y += 14
    for line in lines(f"“{shown.words}”" if shown.words else "", WORDS, LINES_OF_WORDS):
        draw.text((EDGE, y), line, INK, font(WORDS))
        y += WORDS * LEADING
    for line in lines(shown.collection, COLLECTION, 1):
        draw.text((EDGE, HIGH - EDGE), line, PALE, font(COLLECTION), anchor="ls")
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=6)
    return held.getvalue()


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the face in a size; letters stand one after the other on every system alike."""
    return ImageFont.truetype(FACE, size, layout_engine=ImageFont.Layout.BASIC)


def lines(text: str, size: int, most: int) -> Sequence[str]:
    """Return a text in lines that fit between the edges, at most so many; what is left out leaves a sign."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and fits(longer, size):
            found[-1] = longer
        else:
            found.append(word)
    kept = found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]
    return [shortened(line, size) for line in kept]


def fits(line: str, size: int) -> bool:
    """Whether a line is no wider than the room between the edges."""
    return font(size).getlength(line) <= WIDE - 2 * EDGE


def shortened(line: str, size: int) -> str:
    """Return as much of a line as fits, such as of a single long word; what is left out leaves a sign."""
    if fits(line, size):
        return line
    return next(f"{line[:end]}…" for end in range(len(line) - 1, -1, -1) if fits(f"{line[:end]}…", size))
