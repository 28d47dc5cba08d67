"""A page is read by the encoding that it declares, as browsers read it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.page.encoding import decode_page, wider
from letterbook.intake.page.saved_page import PageFault

# What the web calls an encoding, how Python writes it, and words that only the wider form of it has.
DECLARED = [
    ("euc-kr", "cp949", "항구의 편지 똠방각하"),
    ("ks_c_5601-1987", "cp949", "두 통의 편지 펲"),
    ("iso-8859-1", "cp1252", "« cités » – “œuvre” à 5 €"),
    ("us-ascii", "cp1252", "Zoë’s"),
    ("shift_jis", "cp932", "二つの町の手紙 ①髙"),
    ("x-sjis", "cp932", "手紙"),
    ("euc-jp", "euc_jp", "手紙を読む"),
    ("iso-2022-jp", "iso2022_jp", "手紙"),
    ("gb2312", "gb18030", "两座城市的信 镕"),
    ("gbk", "gb18030", "信件 €"),
    ("hz-gb-2312", "hz", "信件"),
    ("big5", "big5hkscs", "兩座城市的信"),
    ("windows-1251", "cp1251", "Письма двух городов"),
    ("x-cp1251", "cp1251", "Ђорђе"),
    ("koi8-r", "koi8-r", "Письма"),
    ("windows-1256", "cp1256", "رسائل المدينتين"),
    ("iso-8859-8-i", "iso8859-8", "מכתבים"),
    ("iso-8859-9", "cp1254", "şehir – “mektup”"),
    ("tis-620", "cp874", "จดหมาย"),
    ("iso-8859-2", "iso8859-2", "Łódź"),
    ("macintosh", "mac-roman", "café “x”"),
]


def page(words: str, head: str) -> str:
    """Return a page with something in its head."""
    return f"<html><head>{head}<title>x</title></head><body><p>{words}</p></body></html>"


FORMS = [
    '<meta charset="{}">',
    "<META CHARSET={}>",
    "<meta charset='{}'/>",
    '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    "<meta content='text/html;charset={}' http-equiv=content-type />",
    '<!-- <meta charset="utf-8"> --><script>var a = \'<meta charset="utf-8">\'</script><meta charset="{}">',
    '<meta name="description" content="charset=utf-8"><meta charset="{}">',
    '<meta charset="no-such-thing"><meta charset=" {} ">',
]


@pytest.mark.parametrize(("label", "codec", "words"), DECLARED, ids=[label for label, *_ in DECLARED])
@pytest.mark.parametrize("form", FORMS)
def test_a_declared_encoding_is_read(label, codec, words, form):
    """By `meta` in either form, in any spelling, after whatever looks like one and is none."""
    text = page(words, form.format(label.upper()))
    decoded = decode_page(text.encode(codec))
    assert decoded.text == text and decoded.told == [f"read as {wider(label)[0]}, as the page declares"]


@pytest.mark.parametrize(("label", "codec", "words"), DECLARED[:8], ids=[label for label, *_ in DECLARED[:8]])
def test_the_declaration_of_xml_counts(label, codec, words):
    """XHTML names its encoding before everything else."""
    text = f'<?xml version="1.0" encoding="{label}"?>\n{page(words, "")}'
    assert decode_page(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("has_mark", [True, False])
def test_utf_16_is_known_without_a_declaration(codec, has_mark):
    """By its byte order mark, or by the zeros of its first tag; a `meta` in it says nothing."""
    text = page("두 도시의 편지", '<meta charset="utf-8">')
    mark = "\ufeff" if has_mark else ""
    decoded = decode_page(f"{mark}{text}".encode(codec))
    assert (decoded.text, decoded.encoding) == (text, codec)


@pytest.mark.parametrize("label", ["utf-8", "UTF-16", "euc-kr", "windows-1252", "nonsense", ""])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_what_is_utf_8_is_read_so(label, mark):
    """A page that was converted when it was saved kept its old declaration; nobody is told anything."""
    text = page("두 도시의 편지, à deux", f'<meta charset="{label}">')
    decoded = decode_page(mark + text.encode())
    assert (decoded.text, decoded.told) == (text, [])


def test_the_archive_counts_before_the_page():
    """What was said of a page when it was sent counts more than what it says itself; a byte order mark most."""
    text = page("Письма", '<meta charset="koi8-r">')
    assert decode_page(text.encode("cp1251"), outside="windows-1251").text == text
    assert decode_page(("\ufeff" + text).encode("utf-16-le"), outside="windows-1251").text == text


def test_the_editor_counts_before_all():
    """An encoding that an editor names is that of the page, whatever it declares."""
    text = page("Письма", '<meta charset="windows-1251">')
    decoded = decode_page(text.encode("koi8-r"), chosen="koi8-r")
    assert (decoded.text, decoded.told) == (text, ["read as koi8-r, as --encoding says"])


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("", "does not say what it is"),
        ('<meta charset="none-such">', "says 'none-such', which is not an encoding"),
        ('</head><body><meta charset="cp1252">', "does not say what it is"),
    ],
)
def test_what_nothing_says_is_refused(head, says):
    """Nobody guesses: the byte is named, and what a person can do."""
    with pytest.raises(PageFault, match=r"byte 0xE9 in line 1.*name its encoding with --encoding") as refused:
        decode_page(page("café", head).encode("cp1252"))
    assert says in str(refused.value)


@pytest.mark.parametrize("label", ["utf-8", "euc-kr", "euc-jp", "gbk"])
def test_a_bad_byte_is_no_reason_to_refuse(label):
    """What a browser shows as a question mark in a black square is U+FFFD here; everything else is read."""
    raw = page("before @ after", f'<meta charset="{label}">').encode().replace(b"@", b"\xff\xff")
    text = decode_page(raw).text
    assert "before \ufffd" in text and " after</p>" in text


def test_every_label_of_the_web_is_known():
    """A list kept by others names no encoding that cannot be read here, but for those that no Python can."""
    labels = pytest.importorskip("webencodings").LABELS
    unread = {label for label in labels if not wider(label)}
    assert len(labels) > 200 and unread == {"iso-2022-cn", "iso-2022-cn-ext", "replacement"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.sampled_from(["", "gb18030", "utf-8"]))
def test_any_text_in_utf_8_comes_back(words, label):
    """Whatever a page in UTF-8 holds and declares, no letter of it changes."""
    text = page(words, f'<meta charset="{label}">')
    assert decode_page(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    """No file, whatever it holds, ends in anything but a text or a message."""
    try:
        assert isinstance(decode_page(raw).text, str)
    except PageFault as fault:
        assert "--encoding" in str(fault)
