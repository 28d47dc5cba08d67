"""An id proposed for a name keeps its letters, in whatever script they are written."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterbook.records.ids import LONGEST_ID, proposed_id
from letterbook.records.models.values import ID_PATTERN


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Nguyễn Văn Đức", "nguyen-van-duc"),
        ("Łukasz Øster", "lukasz-oster"),
        ("Ærø Straße", "aero-strasse"),
        ("Þórður Œuvre", "thordur-oeuvre"),
        ("Gökçe Işık", "gokce-isik"),
        ("Élan O’Hara & the “Boat”", "elan-ohara-the-boat"),
        ("O'Hara", "ohara"),
        ("Ярослав Щукин", "yaroslav-shchukin"),
        ("Соловьёв", "solovev"),
        ("Ελένη Παππά", "eleni-pappa"),
        ("서울", "seoul"),
        ("東京", "dongjing"),
        ("佐々木", "zuozuomu"),
        ("ドナルド・ノース", "donarudo-nosu"),
        ("أحمد علي", "ahmd-aly"),
        ("עדה", "adh"),
        ("สมชาย", "smchay"),
        ("नदी", "ndi"),
        ("አዲስ", "adis"),
        ("Cara_West (1)", "cara-west-1"),
        ("The ½ day 🚀", "the-1-2-day-rocket"),
        ("ع", "a"),
        ("ʼ", "u02bc"),
        ("㧝 Li", "u39dd-li"),
        ("“…” — !", ""),
    ],
)
def test_letters_are_never_dropped(name, id):
    """Each letter of a name has something in the id that stands for it; what is no letter parts words."""
    assert proposed_id(name) == id


letters = st.characters(categories=["L"])


@given(st.text(max_size=40), letters, st.text(max_size=40))
@example("", "ъ", "")
@example("", "ـ", "")
@example("-", "\U00018b00", "-")
@example("x" * 70, "ﷺ", "y" * 20)
def test_a_name_with_a_letter_has_an_id(before, letter, after):
    """Whatever else a name holds, one letter makes an id of it that a record may have."""
    id = proposed_id(before + letter + after)
    assert re.fullmatch(ID_PATTERN, id, re.ASCII) and len(id) <= LONGEST_ID


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
@example("Đức 김정은 が ﬁ Å")
def test_both_forms_of_accents_give_one_id(name):
    """macOS takes accents and Korean syllables apart; the id stays the same."""
    forms = {proposed_id(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda id: id.isascii() and len(id) <= LONGEST_ID))
def test_an_id_proposes_itself(id):
    """What is an id already is proposed as it is."""
    assert proposed_id(id) == id


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=30))
def test_a_long_name_is_cut_between_words(words):
    """A proposed id is a name's first words, none of them in half."""
    kept = proposed_id(" ".join(words)).split("-")
    assert kept == words[: len(kept)]
    assert len(kept) == len(words) or len("-".join(words[: len(kept) + 1])) > LONGEST_ID
