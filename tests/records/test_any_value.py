"""Every form of value takes any text, list or group, or refuses it with a code and a message of ours; never else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from letterbook.problems.codes import CODES
from letterbook.reading.examples import form_shapes
from letterbook.reading.load import reserved
from letterbook.records.models import address_fields, fields, id_fields
from letterbook.records.models.shapes import FORM
from tests.examples import times

# Every form of single value, by its name.
FORMS = {
    part.json_schema[FORM]: TypeAdapter(kind)
    for module in (fields, address_fields, id_fields)
    for kind in vars(module).values()
    for part in getattr(kind, "__metadata__", ())
    if isinstance(getattr(part, "json_schema", None), dict) and FORM in part.json_schema
}

# What real values are made of, and what is put between by a slip.
PIECES = st.sampled_from(
    (
        *(
            "p",
            "p6",
            "-p8",
            "page ",
            "12",
            "00:31",
            ":59",
            "title",
            "en",
            "-Hant",
            "zh",
            "1921",
            "-09",
            "-21",
            "~",
            "?",
        ),
        *(
            "..",
            "/",
            "[",
            "]",
            "{",
            "}",
            ",",
            "X",
            "x",
            "E5",
            "S3",
            "Y",
            "T10:00Z",
            "21",
            "unknown",
            "julian",
            "ada-north",
        ),
        *(
            "https://",
            "http://",
            "example.org",
            "@",
            "#",
            "?x=1",
            "%20",
            "é",
            "例",
            "\u202e",
            "\u200b",
            " ",
            "\n",
            "\t",
            "\0",
        ),
        *(
            ".png",
            ".jpg",
            "..",
            "./",
            "\\",
            "_",
            "1.0",
            "+",
            "-",
            "0",
            "9" * 12,
            "٣",
            "²",
            "１",
            "54.1",
            "1e5",
            "inf",
            "nan",
        ),
    )
)
TEXTS = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=8)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["is", "calendar", "year_begins", "unknown", "x"]) | TEXTS, inner, max_size=3)
        | st.fixed_dictionaries({"is": inner, "calendar": st.just("julian")}, optional={"year_begins": inner})
    ),
    max_leaves=4,
)


@pytest.mark.parametrize("form", sorted(FORMS))
@settings(max_examples=times(30))
@given(value=VALUES)
def test_any_value_is_taken_or_refused_in_our_words(form, value):
    """What is refused has a code of the list and a message; what is taken as text is taken again, and is the same."""
    try:
        taken = FORMS[form].validate_python(value)
    except ValidationError as refused:
        assert all(fault["type"] in CODES and fault["msg"] for fault in refused.errors())
        return
    if isinstance(value, str) and isinstance(taken, str):
        again = FORMS[form].validate_python(str(taken))
        assert again == taken and str(taken) == str(taken).strip(" \t\r\n") != ""


@pytest.mark.parametrize("form", sorted(name for name, shape in form_shapes().items() if "pattern" in shape))
@settings(max_examples=times(30))
@given(text=TEXTS)
def test_what_is_taken_fits_the_pattern_of_its_shape(form, text):
    """An editor never marks as wrong what the program takes; two former ids are refused later, by `load`."""
    if form == "former-id" and reserved(text.strip()):
        return
    try:
        FORMS[form].validate_python(text)
    except ValidationError:
        return
    assert re.search(form_shapes()[form]["pattern"], text)
