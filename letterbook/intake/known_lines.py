"""What a line of a saved article is by its look alone, in the languages of the archive."""

import re

from letterbook.intake.dateline import CHANGED, in_line
from letterbook.intake.stated_day import first_day, in_ascii_digits

# Lines of web pages that are never the article. Whole lines, case ignored.
FURNITURE = re.compile(
    r"""(?xi)
    \W* (?: advertisement | ad | comments? (?: \s* \(?\d+\)? )? | leave\ a\ (?: comment | reply ) | recent\ features
      | related (?: \ (?: articles | stories | topics ) )? | most\ (?: read | popular | viewed ) | topics
      | share (?: \ tweet )? | share\ this\ (?: article | story | page | post ) | tweet | e-?mail | print | menu | home
      | back\ to\ top | follow\ us | link\ copied | privacy\ policy | sign\ (?: in | up ) | log\ ?in
      | subscribe (?: \ now )? | \d+\ min(?: ute)?s?\ read | \d+\ (?: shares | retweets | likes | views )
      | thank\ you\ for\ registering | all\ rights\ reserved .{0,80} | (?: copyright | ©|ⓒ | \(c\) ) .{0,80}
      | stay\ up\ to\ date .{0,80} | notifications\ can\ be .{0,80}
      | [^|]{1,40} (?: \s\|\s [^|]{1,40} ){2,20} | credit:\ .{0,60} | ▲ .{0,120}
      | werbung | anzeige | zur\ startseite | drucken | teilen | kommentare? | mehr\ zum\ thema | \d+\ min\.?\ lesezeit
      | publicité | partager | imprimer | commentaires? | s'abonner | réservé\ aux\ abonnés | lire\ la\ suite
      | publicidad | compartir | imprimir | comentarios? | suscríbete | pubblicità | condividi | commenti
      | compartilhar | reklama | udostępnij | komentarze | delen | reacties | annons | dela
      | реклама | поделиться | комментарии | подписаться | читать\ далее
      | إعلان | مشاركة | تعليقات? | طباعة | اشترك
      | 광고 | 공유(?:하기)? | 인쇄 | 댓글\s*\d* | 좋아요\s*\d* | 기사\s*제보 .{0,60} | 무단\s?전재 .{0,60} | 로그인
      | 저작권자 .{0,80} | 구독(?:하기)?
      | 広告 | 共有 | シェア(?:する)? | 印刷 | コメント | ログイン | 無断転載 .{0,60} | 続きを読む | 会員限定
      | 广告 | 廣告 | 分享 | 打印 | 评论 | 評論 | 登录 | 扫一扫 | 版权所有 .{0,60}
    ) \W*
    """
)
# Those that lead to something else; a sentence that begins alike is none.
LEADING = re.compile(
    r"""(?xi)
    \W* (?: read\ (?: more | next | also ) | see\ also | also\ read | related (?=:)
      | more\ (?= on | from ) | watch (?=:) | skip\ (?: to | navigation ) | subscribe | sign\ (?: in | up )
      | log\ ?in | newsletter | please\ (?: enter | log | refresh ) | join\ (?: our | thought ) | your\ support
      | lesen\ sie\ (?: auch | mehr ) | auch\ interessant | mehr\ dazu
      | (?: à\ )? lire (?: \ aussi | \ également | (?=\s?:) )
      | lea\ (?: también | más ) | le\ puede\ interesar | te\ puede\ interesar | vea\ también | leggi\ anche
      | leia\ (?: também | mais ) | zobacz\ także | czytaj\ (?: też | także | więcej ) | lees\ ook | läs\ också
      | читайте\ также | 관련\s*기사 | 関連記事 | あわせて読みたい | 相关(?:新闻|阅读|报道) | اقرأ\ أيضا
    ) \b .{0,160}
    """
)
SENTENCE = re.compile(r"""[.。!?]["'”’»)\]]*\s*$""")
# An appeal names what it wants, or what it is against.
APPEAL = re.compile(r"(?i)\byour support\b|\bdonat(?:e|ion)\b|\bpaywalls?\b")
MONEY = re.compile(r"(?i)\bdonat(?:e|ion)\b|\bpaywalls?\b|\bsubscri|[$€£]\s?\d")
CAPTION = re.compile(
    r"""(?xi)
    .{0,250} \b(?: photo | image | picture | pool | foto | fot | bild | crédit | credit )\b\.?\s* (?: [:=/] | by ) \s*
      \S .{0,60}
    | .{0,250} (?: 사진 | 写真 | 图片 | 图注 | 撮影 ) \s* [:：=] \s* \S .{0,60}
    | .{0,200} [(©/] \s* (?: getty\ images | reuters | afp | ap | dpa | efe | epa | ansa | picture\ alliance )
      \b .{0,40}
    | © .{0,80}
    """
)

# Longer is a sentence.
LONGEST_BYLINE = 100
BYLINE = re.compile(
    r"""(?x)
    (?: (?i: by | reporter | staff\ writer | von | par | por | di | door | av | автор:? | текст:? ) \s+ )?
      (?: [^\W\d_a-zß-ÿ][\w.'’-]+ \s+ ){1,3} [^\W\d_a-zß-ÿ][\w.'’-]+ (?: \s* \( [^()]{3,60} \) )?
    | (?i: reporter | by ) \s+ .{3,80}
    | (?i: agencies | reuters | ap | afp ) \s+ contributed\ to\ this\ report\.?
    | .{0,20} [가-힣]{2,5} \s? (?: 기자 | 특파원 | 논설위원 | 앵커 | 칼럼니스트 ) (?: \s .{0,60} )?
    | .{0,20} (?: 記者 | 记者 | 特派員 | 編集委員 ) .{0,20} | (?: 作者 | 文 | 著者 ) [:：/／] .{1,30}
    """
)
CREDIT = re.compile(
    r"(?i)^(?:by|reporter|staff writer|von|par|por|di|door|av|автор:?|текст:?)\s|contributed to"
    r"|기자|특파원|논설위원|칼럼니스트|記者|记者|特派員|編集委員|^(?:作者|文|著者)[:：/／]"
)
# Numbers of pages, points of a thread, numbers of subtitles; moments of a recording.
LONE_NUMBER = re.compile(r"(?i)\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{0,4})?\W*")
YEAR = re.compile(r"\s*(?:1[5-9]|20)\d\d\s*")
TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
TIME_CODE = re.compile(rf"(?i)WEBVTT.{{0,40}}|[\[(]?{TIME}[\])]?(?:\s*(?:-->|[-–])\s*[\[(]?{TIME}[\])]?.{{0,80}})?")

MAIL_HEADER = re.compile(
    r"(?i)(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id|mime-version|content-[\w-]+|return-path|received"
    r"|von|an|gesendet|betreff|datum|de|à|envoyé|objet|보낸\s?사람|받는\s?사람|제목|날짜|差出人|宛先|件名|日時)\s*:\s?.*"
)


def is_furniture(line: str) -> bool:
    """Whether a line is one that web pages print around articles."""
    if len(line) > LONGEST_FURNITURE:
        return False
    if FURNITURE.fullmatch(line):
        return True
    # A letter may say "your support has been invaluable", too.
    return LEADING.fullmatch(line) is not None and not (SENTENCE.search(line) and len(line.split()) > FEW_WORDS)


# In characters: longer is text, and would take the expressions long.
LONGEST_FURNITURE, LONGEST_CAPTION, LONGEST_NUMBER = 240, 320, 120

# So few words of an invitation may end in a full stop.
FEW_WORDS = 12


def is_appeal(line: str) -> bool:
    """Whether a line asks for support."""
    return APPEAL.search(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line ends with the name of who took a picture."""
    return (
        len(line) <= LONGEST_CAPTION and any(mark in line for mark in ":=：/©(") and CAPTION.fullmatch(line) is not None
    )


def is_byline(line: str) -> bool:
    """Whether a line names an author or a day, and says nothing else."""
    if len(line) > LONGEST_BYLINE:
        return False
    return BYLINE.fullmatch(line) is not None or is_day(line)


def is_credit(line: str) -> bool:
    """Whether a line says who wrote an article, by a word that says so."""
    return len(line) <= LONGEST_BYLINE and CREDIT.search(line) is not None and BYLINE.fullmatch(line) is not None


def is_day(line: str) -> bool:
    """Whether a line gives a day of publication, or of a change, and says nothing else."""
    plain = in_ascii_digits(line)
    return in_line(plain) is not None or (CHANGED.search(plain) is not None and first_day(plain) is not None)


def is_number(line: str) -> bool:
    """Whether a line is the number of a page, of a subtitle or of a point in a thread, or a moment of a recording.

    A year alone heads the entries of a chronology.
    """
    if len(line := line.strip()) > LONGEST_NUMBER:
        return False
    return (LONE_NUMBER.fullmatch(line) is not None and not YEAR.fullmatch(line)) or (
        TIME_CODE.fullmatch(line) is not None
    )


def is_mail_header(line: str) -> bool:
    """Whether a line is one of the head of an e-mail."""
    return MAIL_HEADER.fullmatch(line) is not None
