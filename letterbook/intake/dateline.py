"""The day that a line near the title gives as that of publication: a dateline, or "Published: …"."""

import re
from collections.abc import Iterator, Sequence

from letterbook.intake.excerpt import first_words
from letterbook.intake.stated_day import Stated, first_day, in_ascii_digits

# How many lines below the title, and above it, a dateline may stand; the first line of this length is the article.
BELOW, ABOVE = 12, 2
LONG = 160

PUBLISHED = re.compile(
    r"""(?xi)
    \b(?: (?:first\ |originally\ )? (?:published|posted) | publication\ date | date\ of\ publication | issued )\b
    | \bveröffentlicht\b | \berschienen\b | \bpubli[ée]e?\b | \bpubblicato\b | \bpublicad[oa]\b | \bgepubliceerd\b
    | \bopublikowano\b | опубликовано | опубліковано | 입력 | 등록 | 게재 | 기사입력 | 발행
    | 公開日?  | 掲載日? | 配信日? | 投稿日
    | 发布(?:时间|日期|于)? | 發布(?:時間|日期)? | 发表于 | نُ?شر(?:\ في|ت)? | تاريخ\ النشر
    """
)
CHANGED = re.compile(
    r"""(?xi)
    \b(?: last\ )? (?:updated?|modified|edited|revised|corrected|amended|reviewed|accessed|retrieved|printed)\b
    | \baktualisiert\b | \bstand:? | \bmis\ à\ jour\b | \bmodifi[ée]e?\b | \baggiornato\b | \bactualizad[oa]\b
    | \batualizad[oa]\b | \bbijgewerkt\b | \bzaktualizowano\b | обновлено | изменено | 수정 | 업데이트 | 최종
    | 更新 | 修正 | 更改
    | آخر\ تحديث | تحديث | (?: ©|\(c\)|copyright|저작권 )
    """
)

# What is allowed beside the day in a line that gives nothing else.
BESIDE = re.compile(
    r"""(?xi)
    \b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b
    | \d{1,2}[:.h]\d\d (?: :\d\d(?:\.\d+)? )? \s? (?: [ap]\.?m\.?\b )? | \b\d{1,2}\s?[ap]\.?m\.?\b
    | \b(?:at|on|the|of|am|pm|um|uhr|à|le|den|local\ time)\b
    | [(（][월화수목금토일月火水木金土](?:曜日?)?[)）] | [월화수목금토일]요일
    | [月火水木金土日]曜日? | 星期[一二三四五六日] | 오전 | 오후
    | 午前 | 午後 | 上午 | 下午 | [+-]\d\d:?\d\d\b | \d{1,2}[시時]\s?(?:\d{1,2}[분分])?
    """
)
ZONE_NAME = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,4}T|MSK|Z)\b")
NAME = re.compile(r"(?:(?i:by|von|par|de|por)\s+)?(?:[A-ZÀ-Ý][\w.'’-]+\s+){0,3}[A-ZÀ-Ý][\w.'’-]+")
# What sets a name off from a day.
MARKS = "|·•,;–—/-"
AGENCY = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý .'’-]+,?\s*")


def datelines(lines: Sequence[str], title: int) -> Iterator[Stated]:
    """Yield the days that lines near the title give; `title` is its place among the lines, from 0."""
    for at in range(max(title - ABOVE, 0), min(title + BELOW + 1, len(lines))):
        if at > title and len(lines[at]) > LONG and not AGENCY.match(lines[at]):
            return
        if at != title and (found := in_line(in_ascii_digits(lines[at]))):
            yield Stated(found, f"the line “{first_words(lines[at])}” near the title", is_printed=True)


def in_line(line: str) -> str | None:
    """Return the day that a line gives as that of publication; None for every other line."""
    said = published_part(line)
    if said is None:
        return None
    label = PUBLISHED.search(said)
    found = first_day(said[label.end() :] if label else said)
    if found is None:
        return None
    before, day, after = found
    if label:
        return day if not rest_of(before) and len(said) <= LONG else None
    is_agency = len(before) <= LONG and AGENCY.fullmatch(before) and re.match(r"\s*(?:\([^()]{1,40}\)\s*)?[—–-]", after)
    return day if is_agency or (is_above(before) and is_below(after)) else None


def published_part(line: str) -> str | None:
    """Return the part of a line that does not speak of later changes; None where all of it does."""
    changed, published = CHANGED.search(line), PUBLISHED.search(line)
    if changed is None:
        return line
    if published is None:
        return line[: changed.start()] if changed.start() else None
    return line[: changed.start()] if published.start() < changed.start() else line[published.start() :]


def rest_of(text: str) -> str:
    """Return what is left of the words beside a day without weekdays, hours, zones and marks."""
    return re.sub(r"[\W_]+", " ", ZONE_NAME.sub(" ", BESIDE.sub(" ", text))).strip()


def is_above(text: str) -> bool:
    """Whether words before a day are nothing to speak of, or a name set off from it."""
    name, mark = text.strip().rstrip(MARKS), text.strip()[-1:]
    return not rest_of(text) or (mark in MARKS and NAME.fullmatch(name.strip()) is not None)


def is_below(text: str) -> bool:
    """Whether words after a day are nothing to speak of, or a name set off from it."""
    name, mark = text.strip().lstrip(MARKS), text.strip()[:1]
    return not rest_of(text) or (mark in MARKS and NAME.fullmatch(name.strip()) is not None)
