"""In which encoding a saved file is written: what it says itself, as browsers understand it; else UTF-8.

Source: WHATWG Encoding Standard for the labels, WHATWG HTML for where a page declares one.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.intake.page.tree import PageFault

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Where a declaration may stand: browsers look at the first kilobyte, but pages have scripts before it.
HEAD = 100_000

# Labels of the web that Python does not know.
LABELS = {
    **dict.fromkeys(("unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"), "utf-8"),
    **{f"iso8859{part}": f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15)},
    **dict.fromkeys(("csiso88596e", "csiso88596i", "iso-8859-6-e", "iso-8859-6-i"), "iso8859-6"),
    "sun_eu_greek": "iso8859-7",
    **dict.fromkeys(("csiso88598e", "iso-8859-8-e", "visual", "csiso88598i", "iso-8859-8-i", "logical"), "iso8859-8"),
    "csisolatin9": "iso8859-15",
    **dict.fromkeys(("koi", "koi8"), "koi8-r"),
    "koi8-ru": "koi8-u",
    **dict.fromkeys(("csmacintosh", "mac", "x-mac-roman"), "mac-roman"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("dos-874", "windows-874"), "cp874"),
    **{f"x-cp{page}": f"cp{page}" for page in range(1250, 1259)},
    "x-user-defined": "cp1252",
    **dict.fromkeys(("csgb2312", "gb_2312", "gb_2312-80", "x-gbk"), "gbk"),
    **dict.fromkeys(("cn-big5", "x-x-big5"), "big5"),
    **dict.fromkeys(("cseucpkdfmtjapanese", "x-euc-jp"), "euc_jp"),
    **dict.fromkeys(("windows-31j", "x-sjis"), "cp932"),
    **dict.fromkeys(("cseuckr", "csksc56011987", "iso-ir-149", "ks_c_5601-1989", "ksc_5601", "windows-949"), "cp949"),
    **dict.fromkeys(("unicodefffe",), "utf-16-be"),
    **dict.fromkeys(("csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "unicodefeff"), "utf-16-le"),
}

# What a name means on the web, by Python's name: the wider encoding that pages under that name really use.
WIDER = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252",),
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "euc_kr": ("cp949",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "shift_jis": ("cp932",),
    "big5": ("big5hkscs", "cp950"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "utf-16": ("utf-16-le",),
}

TOKEN = re.compile(
    r"""(?isx) <!--(?: .*?--> | .* ) | <(script|style)\b.*?</\1\s*> | (?P<end><body\b)
      | <meta\b (?P<attributes> (?: [^<>"'] | "[^"]{0,5000}" | '[^']{0,5000}' )* ) >"""
)
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
XML_DECLARATION = re.compile(r"""(?is)\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']+)["'][^>]*\?>""")
CHARSET = re.compile(r"""(?i)charset\s*=\s*["']?\s*([^\s"';]+)""")


@dataclass(frozen=True)
class Decoded:
    """The text of a file, by which encoding it was read, and what says so."""

    text: str
    encoding: str
    says: str

    @property
    def told(self) -> list[str]:
        """The message for an editor; none for UTF-8."""
        return [] if self.encoding == "utf-8" else [f"read as {self.encoding}, as {self.says}"]


def decode_page(raw: bytes, chosen: str | None = None, outside: str | None = None) -> Decoded:
    """Return the text of a saved page by what it says of its encoding, without a byte order mark.

    `chosen` is the editor's word, `outside` that of an archive in which it lay. A page in bytes that are UTF-8 is
    read so whatever it says: it was converted, and its declaration left behind. What a declared encoding does not
    have becomes U+FFFD. Raises PageFault for a page that is not UTF-8 and names no encoding that is known.
    """
    if chosen:
        return by_name(raw, chosen, "--encoding says")
    said = list(declarations(raw, outside))
    found = next(((label, says) for label, says in said if codec_of(label)), None)
    if is_utf_8(raw) and not (found and in_ascii(found[0])):
        return Decoded(raw.removeprefix(codecs.BOM_UTF8).decode(), "utf-8", "its bytes are")
    if found is None:
        named = f"says '{said[0][0]}', which is not an encoding" if said else "does not say what it is"
        raise PageFault(f"it is not UTF-8 ({first_fault(raw)}), and {named}; {REMEDY}")
    return by_name(raw, *found)


REMEDY = "save it as UTF-8, or name its encoding with --encoding"


def declarations(raw: bytes, outside: str | None) -> Iterator[tuple[str, str]]:
    """Yield the encodings that a page names, first the one that counts, each with who names it."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            yield encoding, "its byte order mark says"
    if wide := by_zeros(raw):
        yield wide, "every other byte, which is zero, says"
    if outside:
        yield outside, "the archive says"
    head = raw[:HEAD].decode("latin-1")
    for label in (*in_meta(head), *in_xml(head)):
        # What could be read as ASCII is not what it says.
        yield ("utf-8" if codec_of(label) in UTF_16 else label), "the page declares"


UTF_16 = frozenset({"utf-16", "utf-16-le", "utf-16-be"})


def by_zeros(raw: bytes) -> str | None:
    """Return which UTF-16 a page without a byte order mark is written in, by its first tag."""
    start = raw[:64].lstrip(b"\0\t\r\n ")
    if not start.startswith(b"<") or raw[:64].count(0) < len(raw[:64]) // 3:
        return None
    return "utf-16-le" if start[1:2] == b"\0" and raw.index(b"<") % 2 == 0 else "utf-16-be"


def in_meta(head: str) -> Iterator[str]:
    """Yield the labels of `<meta charset>` and `<meta http-equiv="content-type">`, in order, above the body."""
    for token in TOKEN.finditer(head):
        if token["end"]:
            return
        pairs = ATTRIBUTE.findall(token["attributes"] or "")
        said = {name.lower(): (double or single or bare).strip() for name, double, single, bare in pairs}
        if said.get("charset"):
            yield said["charset"]
        elif said.get("http-equiv", "").lower() == "content-type" and (
            found := CHARSET.search(said.get("content", ""))
        ):
            yield found[1]


def in_xml(head: str) -> Iterator[str]:
    """Yield the label of an XML declaration, if the page begins with one."""
    if found := XML_DECLARATION.match(head):
        yield found[1].strip()


def by_name(raw: bytes, label: str, says: str) -> Decoded:
    """Return the text of bytes in a named encoding; what it does not have becomes U+FFFD. Raises PageFault."""
    codecs_of = wider(label)
    if not codecs_of:
        raise PageFault(f"{says} '{label}', which is not an encoding; expected one such as cp949 or windows-1251")
    bare = raw
    for mark, encoding in MARKS:
        bare = bare.removeprefix(mark) if encoding in codecs_of else bare
    for codec in codecs_of:
        try:
            return Decoded(bare.decode(codec), codecs_of[0], says)
        except UnicodeDecodeError:
            continue
    return Decoded(bare.decode(codecs_of[0], "replace"), codecs_of[0], says)


def wider(label: str) -> tuple[str, ...]:
    """Return Python's codecs for what a label means on the web, the first choice first; none for an unknown label."""
    codec = codec_of(label)
    return WIDER.get(codec, (codec,)) if codec else ()


# Codecs of Python for names of hosts, and for source code.
NO_TEXTS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def codec_of(label: str) -> str | None:
    """Return Python's name for a label; None for one that names no encoding of text."""
    plain = label.strip().lower()
    if plain in NO_TEXTS:
        return None
    try:
        found = codecs.lookup(LABELS.get(plain, plain))
        "".encode(found.name)
    except (LookupError, ValueError):
        return None
    return found.name


def in_ascii(label: str) -> bool:
    """Whether an encoding makes do with bytes that are UTF-8 too, so that these do not show which one it is."""
    return (codec_of(label) or "").startswith(("utf-16", "iso2022", "hz"))


def is_utf_8(raw: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def first_fault(raw: bytes) -> str:
    """Say which byte is not UTF-8: "byte 0xE9 in line 3"; "" where all are."""
    try:
        raw.decode()
    except UnicodeDecodeError as fault:
        return f"byte 0x{raw[fault.start]:02X} in line {raw[: fault.start].count(10) + 1}"
    return ""
