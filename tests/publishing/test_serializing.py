"""A page is written as the library writes it, whatever is in it."""

from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import serializers
from markdown.util import AtomicString

from letterbook.publishing.speed.serializing import written_by

TEXTS = st.one_of(
    st.none(),
    st.text(st.sampled_from("a&<>\"' \n;"), max_size=5),
    st.sampled_from(["&amp;", "&#38;", AtomicString("<&"), AtomicString("x")]),
)
NAMES = st.sampled_from(
    ["p", "BR", "hr", "script", "Style", "a:b", QName("{urn:x}q"), Comment, ProcessingInstruction, None]
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["id", "class", "checked", QName("y")]), TEXTS | st.just("checked"))


def element(name, attributes, text, tail, inner):
    """Return an element; what has no name, or is a comment, has no attributes."""
    made = Element("p") if name is None else name("") if callable(name) else Element(name, attributes)
    made.tag = None if name is None else made.tag
    made.text, made.tail = (text or "") if callable(name) else text, tail
    made.extend(inner)
    return made


LEAVES = st.builds(element, NAMES, ATTRIBUTES, TEXTS, TEXTS, st.just([]))
TREES = st.recursive(
    LEAVES, lambda inner: st.builds(element, NAMES, ATTRIBUTES, TEXTS, TEXTS, st.lists(inner, max_size=3)), max_leaves=8
)


def written(serialize, root, form):
    """Return what is written of an element, or what is wrong with it."""
    pieces: list[str] = []
    try:
        serialize(pieces.append, root, form)
    except (TypeError, ValueError) as fault:
        return str(fault)
    return "".join(pieces)


@pytest.mark.parametrize("form", ["xhtml", "html"])
@given(TREES)
def test_same_html(form, root):
    """Names, attributes, texts, comments and what has no name are written alike, in either form of HTML."""
    ours = written(written_by(serializers._serialize_html), root, form)
    assert ours == written(serializers._serialize_html, root, form)


def test_many_elements_within_each_other():
    """Elements within each other are written however many there are."""
    root = inner = Element("p")
    for _ in range(5_000):
        inner.append(inner := Element("b"))
    assert written(written_by(serializers._serialize_html), root, "xhtml").count("</b>") == 5_000
