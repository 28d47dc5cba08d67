"""The language of an article: a well-formed tag, of what the text is rather than of what its page declares."""

import pytest

from letterbook.intake.language import language_of, tag

ENGLISH = "The mayor said on Monday that two letters had crossed the bridge, and that nobody had opened them yet. "
GERMAN = "Die Frau sagte am Montag, dass zwei Briefe über die Brücke kamen und dass niemand sie geöffnet hat. "
FRENCH = "La mairesse a déclaré lundi que deux lettres avaient traversé le pont et que personne ne les avait ouvertes. "
RUSSIAN = "Мэр сказала в понедельник, что два письма прошли по мосту и что никто не открыл их до полудня. "
KOREAN = "시장은 월요일 두 통의 편지가 다리를 건너 남쪽 도시로 갔으며 아무도 열어 보지 않았다고 말했다. "
JAPANESE = "市長は月曜日、二通の手紙が橋を渡ったが正午まで誰も開けなかったと述べた。"
CHINESE = "市长星期一表示，两封信已经过桥，但中午之前没有人打开过它们。"


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ENGLISH, "", "en"),
        (GERMAN, "", "de"),
        (FRENCH, "", "fr"),
        (RUSSIAN, "", "ru"),
        (KOREAN, "", "ko"),
        (JAPANESE, "", "ja"),
        (CHINESE, "", "zh"),
        (CHINESE, "zh-Hant-TW", "zh-Hant-TW"),
        (ENGLISH, "en_US", "en-US"),
        (ENGLISH, "english", "en"),
        (GERMAN * 3, "en-US", "de"),
        (KOREAN, "en", "ko"),
        ("Harbour", "", None),
        ("Harbour", "EN", "en"),
        ("Harbour", "english", None),
    ],
)
def test_the_text_decides_where_it_plainly_is_of_another_language(text, declared, expected):
    """Templates declare English above German texts; few words tell nothing, and then the page is believed."""
    assert language_of(text, declared).tag == expected


def test_what_differs_is_told():
    """An editor reads why it is not the declared one."""
    assert language_of(GERMAN * 3, "en-US").says == "its commonest words say so, though the page declares 'en-US'"
    assert "not a language tag" in language_of("Harbour", "english").says


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("de, en", "de"),
        ("es-419", "es-419"),
        ("x", None),
    ],
)
def test_tags_are_well_formed(declared, expected):
    """Case and strokes are put right; what is none is none."""
    assert tag(declared) == expected
