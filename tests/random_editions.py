"""Whole editions made at random from the models: every kind of record, links among them, names in many scripts.

What a field may hold comes from the shape that the model gives it, so a new field is in these editions by itself.
"""

from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

from letterbook.reading.examples import shape_of
from letterbook.records.models import KINDS, Article, Collection, FieldGroup, Introduction, Letter, Question
from letterbook.records.models.collection import FORMAT
from letterbook.records.models.shapes import FORM, OR_UNKNOWN, Shape
from letterbook.records.models.shapes import KINDS as KINDS_OF

# The content of a file, as YAML has it: every single value is text.
Content = dict[str, Any]

# Words in many scripts and directions, and marks that mean something to YAML, Markdown, HTML, JSON or CSV.
WORDS = (
    *("harbour", "Ada North", "Bela", "the ferry", "21 September 1921", "Nguyễn Văn", "Ελένη", "Пётр Великий"),
    *("김하나", "金一", "アダ", "عائشة", "רחל", "ไทย", "नमस्ते", "ქართული", "Åsa", "e\u0301", "ﬁ", "𝔄𝔅", "👩‍👩‍👧", "½"),
    *("“so”", "‘it’", "—", "…", "[sic]", "[…]", "\u200b", "\u00ad", "\u200f", "\u202eabc", "\u2066x", "\u00a0"),
    *(
        "*",
        "**b**",
        "_",
        "`c`",
        "#",
        "# h",
        "- ",
        "1.",
        "1921.",
        "|",
        "{: .x }",
        "<b>",
        "</p>",
        "<!--",
        "&amp;",
        "&",
        "\\",
    ),
    *(
        "](x)",
        "![i](j)",
        "{{ x }}",
        "{% x %}",
        "$x$",
        "~~",
        "^",
        "=",
        "+1",
        "@x",
        "'",
        '"',
        ": ",
        "? ",
        "%",
        "x: y",
        "null",
    ),
)

# Dates of one time, so that most editions have an order, and some of any other sort that records take.
PLAIN_DATES = ("1919", "1920-05", "1921-09-21", "1921-09-22", "1921-10-02", "1922-01-03", "1923-12-31")
ODD_DATES = (
    *(
        "1921-09-21~",
        "1921-09?",
        "1921%",
        "1921-09-XX",
        "1921-XX-XX",
        "192X",
        "19XX",
        "192X-09-21",
        "1921-23",
        "1921-24~",
    ),
    *(
        "1921-09/1921-10",
        "../1922-03",
        "1920/..",
        "[1919,1921-05]",
        "{1919, 1921..1922}",
        "-0043-03-15",
        "0001",
        "9999-12",
    ),
)
OLD_STYLE = {"is": "1921-02-28", "calendar": "julian", "year_begins": "03-25"}

# Ids that a reader of YAML, or a system of files, could take for something else.
ODD_IDS = ("1921", "1e3", "null-", "true", "0", "no", "a-b-c", "x" * 80)

# A picture of one point.
IMAGE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")


@dataclass
class Written:
    """An edition before it is written: the content of each file by its path in `sources/`, and its captures."""

    files: dict[str, Content]
    captures: dict[str, str] = field(default_factory=dict)

    def write(self, root: Path, chance: Random) -> None:
        """Write its files below a folder, in the styles that YAML has."""
        for name, content in self.files.items():
            path = root / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            style = chance.choice([True, False, False, None])
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_flow_style=style, width=120)
            path.write_text(text, encoding="utf-8")
        (root / "sources" / "facsimiles").mkdir(parents=True, exist_ok=True)
        (root / "sources" / "facsimiles" / "a.png").write_bytes(IMAGE)
        (root / "captures").mkdir(exist_ok=True)
        for name, text in self.captures.items():
            (root / "captures" / name).write_text(text, encoding="utf-8")


@dataclass
class Maker:
    """Makes values of any shape; `ids` has those of each kind of record, and `density` says how full records are."""

    chance: Random
    ids: Mapping[str, list[str]]
    density: float

    def text(self, most: int = 5) -> str:
        """Return some words in one line."""
        words = self.chance.choices(WORDS, k=self.chance.randint(1, most))
        return self.chance.choice([" ", " ", ""]).join(words).strip() or "word"

    def prose(self) -> str:
        """Return words with links among them, some long."""
        ids = [id for some in self.ids.values() for id in some]
        pieces = [self.text() for _ in range(self.chance.choice([1, 1, 2, 3, 40]))]
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            id = self.chance.choice(ids)
            pieces.append(self.chance.choice([f"[[{id}]]", f"[[{id}|{self.text(2)}]]"]))
        self.chance.shuffle(pieces)
        return " ".join(pieces)

    def digest(self) -> str:
        """Return paragraphs and lists."""
        marks = ("", "", "- ", "1. ", "2. ", "  ", "*", "**", "> ", "# ", "    ", "\n")
        return "\n".join(self.chance.choice(marks) + self.prose() for _ in range(self.chance.randint(1, 6)))

    def date(self) -> Any:
        """Return a date, in any form that records take."""
        return self.chance.choice([*PLAIN_DATES * 4, *ODD_DATES, OLD_STYLE])

    def single(self, shape: Shape) -> Any:
        """Return a value of a form."""
        if KINDS_OF in shape:
            unknown = ["unknown", {"unknown": self.text()}] if OR_UNKNOWN in shape else []
            ids = [id for kind in shape[KINDS_OF] for id in self.ids.get(kind, [])]
            return self.chance.choice([*ids * 3, *unknown, "nobody-here"] if not ids else [*ids * 3, *unknown])
        return FORMS[shape[FORM]](self)

    def value(self, shape: Shape, groups: Mapping[str, Shape]) -> Any:
        """Return a value of a shape."""
        shape = groups[str(shape["$ref"]).rpartition("/")[2]] if "$ref" in shape else shape
        if FORM in shape:
            return self.single(shape)
        if "enum" in shape:
            return self.chance.choice([word for word in shape["enum"] if isinstance(word, str)])
        if "anyOf" in shape:
            return self.value(self.chance.choice(shape["anyOf"]), groups)
        if "if" in shape and "properties" not in shape:
            return self.value(self.chance.choice([shape["then"], shape["else"]]), groups)
        if "items" in shape:
            least = shape.get("minItems", 1)
            made = [self.value(shape["items"], groups) for _ in range(self.chance.randint(least, least + 2))]
            # Most lists hold each thing once.
            return made if self.chance.random() < 0.02 else [one for n, one in enumerate(made) if one not in made[:n]]
        return self.group(shape, groups)

    def group(self, shape: Shape, groups: Mapping[str, Shape]) -> Content:
        """Return a group of fields: those that it needs, and some of the others."""
        if shape.get("additionalProperties"):
            names = [self.value(shape["propertyNames"], groups) for _ in range(self.chance.randint(1, 3))]
            return {str(name): self.value(shape["additionalProperties"], groups) for name in names}
        if "minProperties" in shape:
            return {name: self.text() for name in self.chance.sample([*shape["properties"]], shape["minProperties"])}
        needed = {*shape.get("required", ()), *self.chance.choice(shape.get("oneOf", [{}])).get("required", ())}
        chosen = {one for some in shape.get("oneOf", ()) for one in some.get("required", ())} - needed
        names = [
            name
            for name in shape["properties"]
            if name in needed or (name not in chosen and self.chance.random() < self.density)
        ]
        return {name: self.value(shape["properties"][name], groups) for name in names}

    def record(self, model: type[FieldGroup]) -> Content:
        """Return the content of a file of a kind."""
        shape = shape_of(model)
        made = self.group(shape, shape.get("$defs") or shape.get("definitions") or {})
        made = {name: value for name, value in made.items() if name != "aliases" or self.chance.random() < 0.3}
        return MENDED.get(model, lambda _, content: content)(self, made)


FORMS: Mapping[str, Callable[[Maker], Any]] = {
    "text": lambda one: one.text(),
    "prose": lambda one: one.prose(),
    "digest": lambda one: one.digest(),
    "date": lambda one: one.date(),
    "day": lambda one: one.chance.choice(["1921-09-21", "2026-11-28"]),
    "day-of-year": lambda one: one.chance.choice(["03-25", "03-01"]),
    "slug": lambda one: one.chance.choice(["no-third", "a", "1", "greeting", "x-y-z"]),
    "former-id": lambda one: f"former-{one.chance.randint(1, 999)}",
    "fingerprint": lambda _: "1f0c2a9b7d3e",
    "locator": lambda one: one.chance.choice(["p1", "p2-p3", "page 12", "page 3-4", "00:31", "1:00:31", "title"]),
    "paragraphs": lambda one: one.chance.choice(["p1", "p2", "p1-p3"]),
    "language": lambda one: one.chance.choice(["en", "ko", "ar", "zh-Hant", "und", "qaa", "he", "grc"]),
    "address": lambda one: one.chance.choice(
        ["https://example.org/", "http://a.example/x?y=1&z=(2)#[3]", "https://例.example/é'"]
    ),
    "article-address": lambda one: one.chance.choice(
        ["https://example.org/a", "https://a.example/?x=1&y=%20é", "http://b.example/(c)'*"]
    ),
    "site": lambda one: one.chance.choice(["example.org", "a.example/b"]),
    "mail-address": lambda one: one.chance.choice(["a@example.org", "e.d+x@mail.example.org"]),
    "index-id": lambda one: one.chance.choice(["c3f497f0", "_x.1"]),
    "image-file": lambda _: "a.png",
    "count": lambda one: str(one.chance.choice([0, 1, 2, 7, 150, 1_000_000])),
    "version": lambda one: one.chance.choice(["1.0.0", "2026-1+x", "0"]),
    "latitude": lambda one: one.chance.choice(["54.1", "-90", "90", "0"]),
    "longitude": lambda one: one.chance.choice(["-0.3", "180", "-180", "0.0000000001"]),
}


def mended_letter(maker: Maker, content: Content) -> Content:
    """Return a letter with one direction, and quotations of passages that it has."""
    ends = ["between"] if maker.chance.random() < 0.2 else ["sender", "recipient"]
    shape = shape_of(Letter)["properties"]
    for name in ("sender", "recipient", "between"):
        content.pop(name, None)
    content |= {name: maker.value(shape[name], {}) for name in ends}
    if str(content.get("sender")) == str(content.get("recipient")) or len(content.get("between", "ab")) < 2:
        content.pop("between", None)
        content |= {"sender": "unknown", "recipient": {"unknown": maker.text()}}
    passages = content.get("passages") or {}
    for witness in content["witnesses"]:
        if not passages:
            witness.pop("quotations", None)
        for quotation in witness.get("quotations", ()):
            quotation["passage"] = maker.chance.choice([*passages])
        witness.setdefault("because", "It says so.")
    return content


def mended_collection(maker: Maker, content: Content) -> Content:
    """Return a collection in the format that this program reads."""
    return content | {"format": str(FORMAT)}


def mended_question(maker: Maker, content: Content) -> Content:
    """Return a question with a number that hardly another one has, and one outcome."""
    content.pop(maker.chance.choice(["open", "resolution"]), None)
    return content | {"number": str(maker.chance.randint(1, 99_999))}


def mended_article(maker: Maker, content: Content) -> Content:
    """Return an article whose capture, if it has one, is a file that can be."""
    if "capture" in content:
        content["capture"] = {"file": f"c{maker.chance.randint(1, 999)}.txt", "title": "p1"}
    return content


MENDED: Mapping[type[FieldGroup], Callable[[Maker, Content], Content]] = {
    Letter: mended_letter,
    Collection: mended_collection,
    Question: mended_question,
    Article: mended_article,
}


def random_edition(chance: Random, most: int = 4) -> Written:
    """Return an edition of up to so many records of each kind."""
    numbers = {kind: chance.randint(chance.random() > 0.1, most) for kind in KINDS}
    named = [(kind, number) for kind in KINDS for number in range(numbers[kind])]
    odd = chance.sample(ODD_IDS, len(ODD_IDS))
    ids: dict[str, list[str]] = {kind.kind: [] for kind in KINDS}
    for kind, number in named:
        id = odd.pop().strip("-") if odd and chance.random() < 0.1 else f"{kind.kind}-{number}"
        ids[kind.kind].append(id)
    maker = Maker(
        chance,
        {kind: some for kind, some in ids.items() if some} or {"person": ["nobody"]},
        chance.choice([0.1, 0.3, 0.7]),
    )
    files = {"collection.yml": maker.record(Collection)}
    if chance.random() < 0.5:
        files["introduction.yml"] = maker.record(Introduction)
    files |= {f"{kind.folder}/{id}.yml": maker.record(kind) for kind in KINDS for id in ids[kind.kind]}
    return Written(files, captures_of(files, chance))


def captures_of(files: Mapping[str, Content], chance: Random) -> dict[str, str]:
    """Return captures of the articles that name one, with most of the words that are quoted anywhere."""
    quoted = [text for content in files.values() for text in texts_in(content) if chance.random() < 0.9]
    names = [content["capture"]["file"] for content in files.values() if "capture" in content]
    return {name: "\n\n".join(["Title", *quoted]) + "\n" for name in names if chance.random() < 0.8}


def texts_in(content: Any) -> list[str]:
    """Return the words of all quotations in a record."""
    inner = list(content.values()) if isinstance(content, dict) else content if isinstance(content, list) else []
    own = [content[name] for name in ("text", "quotation") if isinstance(content, dict) and name in content]
    return [text for text in own if isinstance(text, str)] + [text for one in inner for text in texts_in(one)]
