"""What a line of a saved article is by its look alone, in the languages of the archive."""

import re

from letterbook.intake.dateline import CHANGED, in_line
from letterbook.intake.stated_day import first_day, in_ascii_digits

# Lines of web pages that are never the article. Whole lines, case ignored.
FURNITURE = re.compile(
    r"""(?xi)
    \W* (?: advertisement | ad | comments? (?: \s* \(?\d+\)? )? | leave\ a\ (?: comment | reply ) | recent\ features
      | related (?: \ (?: articles | stories | topics ) )? | read\ (?: more | next | also ) .{0,80}
      | most\ (?: read | popular ) | share (?: \ (?: this | on | via ) .{0,30} )? | tweet | e-?mail | print | menu
      | home | skip\ (?: to | navigation ) .{0,30} | back\ to\ top
      | subscribe .{0,80} | sign\ (?: in | up ) .{0,80} | log\ ?in .{0,40} | newsletter .{0,60}
      | stay\ up\ to\ date .{0,80} | notifications\ can\ be .{0,80} | thank\ you\ for\ registering
      | please\ (?: enter | refresh | log ) .{0,200} | join\ (?: our | thought ) .{0,120}
      | [^|]{1,40} (?: \s\|\s [^|]{1,40} ){2,20}
      | your\ support .{0,60} | credit:\ .{0,60} | ▲ .{0,120} | all\ rights\ reserved .{0,80}
      | (?: copyright | ©|ⓒ | \(c\) ) .{0,80}
      | werbung | anzeige | zur\ startseite | drucken | teilen | kommentare? | mehr\ zum\ thema
      | lesen\ sie\ auch .{0,80}
      | publicité | partager | imprimer | commentaires? | lire\ aussi .{0,80} | à\ lire\ aussi .{0,80}
      | publicidad | compartir | imprimir | comentarios? | lea\ también .{0,80} | pubblicità | condividi
      | реклама | поделиться | комментарии | читайте\ также .{0,80}
      | 광고 | 공유(?:하기)? | 인쇄 | 댓글\s*\d* | 관련\s*기사 | 기사\s*제보 .{0,60} | 무단\s?전재 .{0,60}
      | 저작권자? .{0,80} | 구독 .{0,40} | 로그인
      | 広告 | 共有 | 印刷 | コメント | 関連記事 | ログイン | 無断転載 .{0,60} | 广告 | 廣告 | 分享 | 打印 | 评论 | 評論
      | 相关(?:新闻|阅读|报道) | 登录 | 版权所有 .{0,60}
    ) \W*
    """
)
CAPTION = re.compile(r"(?i)^.{0,250}(?:photo|image|picture|pool|foto|bild|사진|写真|图片)\s*[:=]\s*\S.{0,60}$")
APPEAL = re.compile(r"(?i)\byour support\b|\bdonat(?:e|ion)\b|\bpaywalls?\b")

# Longer is a sentence.
LONGEST_BYLINE = 100
BYLINE = re.compile(
    r"""(?x)
    (?: (?i: by | reporter | staff\ writer | von | par | por | di | door ) \s+ )?
      (?: [A-ZÀ-Ý][\w.'’-]+ \s+ ){1,3} [A-ZÀ-Ý][\w.'’-]+ (?: \s* \( [^()]{3,60} \) )?
    | (?i: reporter | by ) \s+ .{3,60}
    | (?i: agencies | reuters | ap | afp ) \s+ contributed\ to\ this\ report\.?
    | .{0,20} [가-힣]{2,5} \s? (?: 기자 | 특파원 | 논설위원 | 앵커 ) (?: \s .{0,60} )?
    | .{0,20} (?: 記者 | 记者 | 特派員 | 编辑 | 責任編輯 | 责任编辑 ) .{0,20}
    """
)
CREDIT = re.compile(
    r"(?i)^(?:by|reporter|staff writer|von|par|por|di|door)\s|contributed to|기자|특파원|記者|记者|特派員"
)
DATELINE = re.compile(
    r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s*(?:\d{1,2}\s+\w+\s+\d{4}|\w+\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}).{0,40}$"
)

# Numbers of pages, points of a thread, numbers of subtitles; moments of a recording.
LONE_NUMBER = re.compile(r"(?i)\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{0,4})?\W*")
TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
TIME_CODE = re.compile(rf"(?i)WEBVTT.{{0,40}}|[\[(]?{TIME}[\])]?(?:\s*(?:-->|[-–])\s*[\[(]?{TIME}[\])]?.{{0,80}})?")

MAIL_HEADER = re.compile(
    r"(?i)(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id|mime-version|content-[\w-]+|return-path|received"
    r"|von|an|gesendet|betreff|datum|de|à|envoyé|objet|보낸\s?사람|받는\s?사람|제목|날짜|差出人|宛先|件名|日時)\s*:\s?.*"
)


def is_furniture(line: str) -> bool:
    """Whether a line is one that web pages print around articles."""
    return FURNITURE.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line ends with the name of who took a picture."""
    return (":" in line or "=" in line) and CAPTION.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Whether a line names an author or a day, and says nothing else."""
    if len(line) > LONGEST_BYLINE:
        return False
    return BYLINE.fullmatch(line) is not None or DATELINE.fullmatch(line) is not None or is_day(line)


def is_credit(line: str) -> bool:
    """Whether a line says who wrote an article, by a word that says so."""
    return len(line) <= LONGEST_BYLINE and CREDIT.search(line) is not None and BYLINE.fullmatch(line) is not None


def is_day(line: str) -> bool:
    """Whether a line gives a day of publication, or of a change, and says nothing else."""
    plain = in_ascii_digits(line)
    return in_line(plain) is not None or (CHANGED.search(plain) is not None and first_day(plain) is not None)


def is_number(line: str) -> bool:
    """Whether a line is the number of a page, of a subtitle or of a point in a thread, or a moment of a recording."""
    return LONE_NUMBER.fullmatch(line) is not None or TIME_CODE.fullmatch(line) is not None


def is_mail_header(line: str) -> bool:
    """Whether a line is one of the head of an e-mail."""
    return MAIL_HEADER.fullmatch(line) is not None
